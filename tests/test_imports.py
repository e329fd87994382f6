"""Who may import whom: the rules hold, they can fail, and what needs no model starts without it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.commands import REPOSITORY, environment

LINT_IMPORTS = Path(sys.executable).with_name("lint-imports")


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [LINT_IMPORTS, "--no-cache"], cwd=folder, capture_output=True, text=True, check=False, timeout=120
    )


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the package's code and its rules, to break them in."""
    shutil.copytree(
        REPOSITORY / "treatywatch", tmp_path / "treatywatch", ignore=shutil.ignore_patterns("*.onnx", "__pycache__")
    )
    shutil.copy(REPOSITORY / "pyproject.toml", tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("module", "forbidden"),
    [
        ("claims", "import treatywatch.readings"),
        ("treaties", "import treatywatch.runs"),
        ("records", "import treatywatch.treaties"),
        ("threads", "import treatywatch.stores"),
        ("runs", "import sqlalchemy"),
    ],
)
def test_a_forbidden_import_is_refused(copy: Path, module: str, forbidden: str) -> None:
    package = copy / "treatywatch"
    file = package / f"{module}.py" if (package / f"{module}.py").exists() else package / module / "__init__.py"
    file.write_text(f"{file.read_text(encoding='utf-8')}\n{forbidden}\n", encoding="utf-8")
    linted = lint_imports(copy)
    assert linted.returncode == 1
    assert f"treatywatch.{module} is not allowed to import" in linted.stdout


def test_a_folder_that_no_rule_knows_is_refused(copy: Path) -> None:
    (copy / "treatywatch" / "utils.py").write_text("", encoding="utf-8")
    linted = lint_imports(copy)
    assert linted.returncode == 1
    assert "treatywatch.utils" in linted.stdout


@pytest.mark.parametrize(
    "arguments",
    [("status", "inf", "--on", "2019-05-01", "--party", "RUS"), ("treaties",), ("--version",)],
)
def test_the_law_is_answered_without_loading_the_model_or_a_database(arguments: tuple[str, ...]) -> None:
    program = (
        "import sys; from treatywatch.cli import main\n"
        f"sys.argv = ['treatywatch', *{arguments!r}]\n"
        "try: main()\n"
        "except SystemExit as end: assert not end.code, end.code\n"
        "heavy = {'onnxruntime', 'tokenizers', 'trafilatura', 'pypdfium2', 'numpy', 'sqlalchemy', 'alembic'}\n"
        "heavy &= set(sys.modules)\n"
        "assert not heavy, heavy"
    )
    started = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        cwd=REPOSITORY,
        env=environment(),
        check=False,
        timeout=60,
    )
    assert (started.returncode, started.stderr) == (0, "")
