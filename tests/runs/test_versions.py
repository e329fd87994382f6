"""The versions of a reading change with what it is made of, and with nothing else."""

from __future__ import annotations

import json
import subprocess
import sys

from tests.commands import REPOSITORY, environment
from treatywatch.runs.versions import READING_TABLES, versions
from treatywatch.settings import PACKAGE, Settings

LOADED = """
import json, pkgutil, importlib, sys
import treatywatch.readings
for module in pkgutil.iter_modules(treatywatch.readings.__path__, "treatywatch.readings."):
    importlib.import_module(module.name)
ours = [module for name, module in sys.modules.items() if name.startswith("treatywatch.")]
print(json.dumps([getattr(module, "__file__", "") or "" for module in ours]))
"""


def test_the_tables_of_a_reading_are_all_that_readings_import() -> None:
    out = subprocess.run(
        [sys.executable, "-c", LOADED],
        cwd=REPOSITORY, env=environment(), capture_output=True, check=True, text=True, timeout=60,
    ).stdout  # fmt: skip
    loaded = {file.removeprefix(f"{PACKAGE}/") for file in json.loads(out)}
    foreign = {file for file in loaded if "/" in file and not file.startswith("readings/")}
    programs = {f"treaties/{name}" for name in READING_TABLES if name.endswith(".py")}
    assert foreign - {"treaties/__init__.py"} == programs


def test_every_table_of_a_reading_is_there() -> None:
    assert [name for name in READING_TABLES if not (PACKAGE / "treaties" / name).is_file()] == []


def test_two_looks_give_the_same_versions() -> None:
    one, other = versions(Settings()), versions(Settings())
    assert (one, one.id) == (other, other.id)
    assert len({one.readings, one.claims, one.findings, one.threads, *one.packs.values()}) == 4 + len(one.packs)
