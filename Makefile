# Two commands: `make report` shows what treatywatch does, `make test` checks all of it.
# Both need Python 3.11 or later and nothing else; where `uv` is on the PATH it is used, because it is faster.

PYTHON ?= python3
OUT ?= out
VENV := .venv
BIN := $(VENV)/bin
UV := $(shell command -v uv 2>/dev/null)

ifdef UV
make_venv = uv venv --quiet --allow-existing --python '>=3.11' $(VENV)
install = uv pip install --quiet --python $(BIN)/python
else
make_venv = $(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("treatywatch needs Python 3.11 or later; \
this is " + sys.version.split()[0] + ". Name another one: make PYTHON=python3.12")' && $(PYTHON) -m venv $(VENV)
install = $(BIN)/python -m pip install --quiet --disable-pip-version-check
endif

.PHONY: help report test lint types imports gate pytest format evals lock clean

help:
	@echo 'make report            read the record that ships with treatywatch, write $(OUT)/dossier.html'
	@echo 'make test              lint, types, import rules, quality gate, tests (what CI runs)'
	@echo 'make format            format the code, regenerate docs/reference'
	@echo 'make evals DATA=path   all figures on the data in a folder, with intervals, also as $(OUT)/evals.json;'
	@echo "                       FLAGS='--only NAME', '--record', '--write' and more: python -m evals.measure --help"
	@echo 'make clean             remove what these commands made'

report: $(VENV)/installed
	$(BIN)/treatywatch report --output $(OUT)

test: lint types imports gate pytest

$(VENV)/installed: requirements.lock pyproject.toml
	$(make_venv)
	$(install) -r requirements.lock
	$(install) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/installed-dev: $(VENV)/installed requirements-dev.lock
	$(install) -r requirements-dev.lock
	@touch $@

$(VENV)/installed-evals: $(VENV)/installed-dev requirements-evals.lock
	$(install) -r requirements-evals.lock
	@touch $@

lint: $(VENV)/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check --quiet .

types: $(VENV)/installed-dev
	$(BIN)/mypy

imports: $(VENV)/installed-dev
	$(BIN)/lint-imports

gate: $(VENV)/installed-dev
	$(BIN)/python -m evals.gate

pytest: $(VENV)/installed-evals
	$(BIN)/python -m pytest --quiet

format: $(VENV)/installed-dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(BIN)/python -m docs.generate

evals: $(VENV)/installed-evals
	@test -n '$(DATA)' || { echo 'make evals needs the folder with the data: make evals DATA=path' >&2; exit 2; }
	$(BIN)/python -m evals.measure '$(DATA)' --json $(OUT)/evals.json $(FLAGS)

# Pins every dependency anew, for every platform; needs uv.
lock:
	uv pip compile --quiet --universal --python-version 3.11 --no-header --no-annotate --no-emit-index-url --upgrade \
		--group pyproject.toml:build --extra charts --extra postgresql pyproject.toml --output-file requirements.lock
	uv pip compile --quiet --universal --python-version 3.11 --no-header --no-annotate --no-emit-index-url --upgrade \
		--group pyproject.toml:dev --constraint requirements.lock --output-file requirements-dev.lock
	uv pip compile --quiet --universal --python-version 3.11 --no-header --no-annotate --no-emit-index-url --upgrade \
		--group pyproject.toml:evals --constraint requirements.lock --output-file requirements-evals.lock

clean:
	rm -rf $(VENV) $(OUT) dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
