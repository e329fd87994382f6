"""Writes docs/reference from the code itself, so that it cannot say anything else.

python -m docs.generate            write the pages
python -m docs.generate --check    say which pages are not what the code says, and end with 1
"""

from __future__ import annotations

import sys
from pathlib import Path

from docs.acts_page import acts_page
from docs.commands_page import commands_page
from docs.items_page import items_page
from docs.quality_page import quality_page
from docs.records_page import records_page
from docs.treaties_page import coding_sheets, treaties_page

REFERENCE = Path(__file__).parent / "reference"


def pages() -> dict[str, str]:
    """Give every generated page by its file name."""
    return {
        "acts.md": acts_page(),
        "commands.md": commands_page(),
        "items.md": items_page(),
        "quality.md": quality_page(),
        "records.md": records_page(),
        "treaties.md": treaties_page(),
        **coding_sheets(),
    }


def outdated() -> list[str]:
    """Name the pages that are not what the code says."""
    return [
        name
        for name, text in pages().items()
        if not (REFERENCE / name).exists() or (REFERENCE / name).read_text(encoding="utf-8") != text
    ]


def main(arguments: list[str]) -> int:
    """Write the pages, or check them."""
    if arguments == ["--check"]:
        for name in outdated():
            print(f"docs/reference/{name} is not what the code says; run: make format", file=sys.stderr)
        return 1 if outdated() else 0
    (REFERENCE / "treaties").mkdir(exist_ok=True)
    for name, text in pages().items():
        (REFERENCE / name).write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
