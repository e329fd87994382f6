"""The documentation says what is so: generated pages, examples, commands, links."""

from __future__ import annotations

import doctest
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

import treatywatch
from docs.commands_page import COMMANDS
from docs.generate import outdated
from tests.commands import REPOSITORY, environment
from treatywatch.runs import events, law, local

PAGES = sorted([*REPOSITORY.glob("*.md"), *(REPOSITORY / "docs").rglob("*.md")])
FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


class Example(NamedTuple):
    """A command in the documentation, and what it is said to print."""

    command: str
    expected: str


def fenced(page: Path, language: str) -> Iterator[str]:
    for match in re.finditer(rf"^```{language}\n(.*?)^```", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL):
        yield match[1]


def examples(page: Path) -> Iterator[Example]:
    for block in fenced(page, "console"):
        for command in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            typed, _, expected = command.partition("\n")
            yield Example(typed, expected)


@pytest.fixture
def shell(tmp_path: Path) -> Path:
    """A folder of its own with `treatywatch` on its PATH, and the record that ships with treatywatch in its place."""
    command = tmp_path / "bin" / "treatywatch"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m treatywatch "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    (tmp_path / "treatywatch").mkdir()
    (tmp_path / "treatywatch" / "record").symlink_to(REPOSITORY / "treatywatch" / "record", target_is_directory=True)
    return tmp_path


@pytest.mark.parametrize(
    "page", [page for page in PAGES if any(examples(page))], ids=lambda page: str(page.relative_to(REPOSITORY))
)
def test_commands_print_what_their_page_says(page: Path, shell: Path) -> None:
    """A page is one session: a command finds what the commands above it have left in the folder."""
    path = f"{shell / 'bin'}{os.pathsep}{os.environ['PATH']}"
    # No example may write into a record of whoever runs the tests.
    of_all = {name: value for name, value in environment().items() if not name.startswith("TREATYWATCH_")}
    wrong = []
    for command, expected in examples(page):
        ran = subprocess.run(
            ["bash", "-c", command],
            cwd=shell,
            env={**of_all, "PATH": path},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
            timeout=120,
        )
        if not doctest.OutputChecker().check_output(expected, ran.stdout, FLAGS):
            wrong.append(f"$ {command}\n{ran.stdout}{ran.stderr}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("page", [page for page in PAGES if ">>> " in page.read_text(encoding="utf-8")], ids=str)
def test_python_on_a_page_answers_as_the_page_says(page: Path) -> None:
    assert doctest.testfile(str(page), module_relative=False, optionflags=FLAGS, encoding="utf-8").failed == 0


@pytest.mark.parametrize("module", [events, law, local], ids=lambda module: module.__name__)
def test_the_verbs_answer_as_their_docstrings_say(module: object) -> None:
    tested = doctest.testmod(module, optionflags=FLAGS)  # type: ignore[arg-type]  # typeshed says module, stubs say object
    assert (tested.attempted > 0, tested.failed) == (True, 0)


def test_python_that_is_shown_without_answers_compiles() -> None:
    blocks = [block for page in PAGES for block in fenced(page, "python") if ">>>" not in block]
    assert blocks
    for block in blocks:
        compile(block, "page", "exec")


def test_generated_pages_are_what_the_code_says() -> None:
    assert outdated() == []


def test_every_verb_and_command_is_in_the_readme_and_what_belongs_to_a_command_in_a_how_to() -> None:
    readme = (REPOSITORY / "README.md").read_text(encoding="utf-8")
    how_to = readme + "".join(page.read_text(encoding="utf-8") for page in (REPOSITORY / "docs/how-to").glob("*.md"))
    assert [command for (command, *inner) in COMMANDS[1:] if not inner and f"treatywatch {command}" not in readme] == []
    assert [" ".join(command) for command in COMMANDS if f"treatywatch {' '.join(command)}" not in how_to] == []
    assert [verb for verb in treatywatch.__all__ if f"treatywatch.{verb}" not in readme] == []


def test_the_verbs_are_all_there_is() -> None:
    assert treatywatch.__all__ == sorted(treatywatch.__all__)
    assert all(callable(getattr(treatywatch, verb)) for verb in treatywatch.__all__)
    with pytest.raises(
        AttributeError, match=r"treatywatch has no 'write'; it has calendar, check, clock, code, limits, .*which_law"
    ):
        treatywatch.write  # noqa: B018  # type: ignore[attr-defined]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(REPOSITORY)))
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\((?!https?:|mailto:|#)([^)#\s]+)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []
