"""A run loads what its texts need, so that one sentence is read at once."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

PROGRAM = """
import sys
import treatywatch
from treatywatch.treaties.packs import load_pack
(found,) = treatywatch.read(sys.argv[1])
print(*(finding.treaty for finding in found.findings), load_pack.cache_info().currsize)
"""


def findings_and_packs(text: str, folder: Path) -> list[str]:
    """Give the treaties of the findings about a text, and last how many packs were loaded for it."""
    file = folder / "text.txt"
    file.write_text(text, encoding="utf-8")
    ended = subprocess.run([sys.executable, "-c", PROGRAM, str(file)], check=True, capture_output=True, text=True)
    return ended.stdout.split()


def test_a_claim_that_names_a_treaty_needs_that_pack_alone(tmp_path: Path) -> None:
    text = "Russia has violated the INF Treaty, the United States said on Tuesday."
    assert findings_and_packs(text, tmp_path) == ["inf", "1"]


def test_a_text_about_something_else_needs_none(tmp_path: Path) -> None:
    assert findings_and_packs("The bridge was closed on Tuesday, the mayor said.", tmp_path) == ["0"]
