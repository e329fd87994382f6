"""Writes docs/reference and the page of failures from the code itself, so that they cannot say anything else.

python -m docs.generate            write the pages
python -m docs.generate --check    say which pages are not what the code says, and end with 1
"""

from __future__ import annotations

import sys
from pathlib import Path

from docs.acts_page import acts_page
from docs.commands_page import commands_page
from docs.failures_page import failures_page
from docs.items_page import items_page
from docs.quality_page import quality_page
from docs.records_page import records_page, thread_records_page
from docs.treaties_page import coding_sheets, treaties_page

DOCS = Path(__file__).parent


def pages() -> dict[str, str]:
    """Give every generated page by its place in docs."""
    reference = {
        "acts.md": acts_page(),
        "commands.md": commands_page(),
        "items.md": items_page(),
        "quality.md": quality_page(),
        "records.md": records_page(),
        "thread-records.md": thread_records_page(),
        "treaties.md": treaties_page(),
        **coding_sheets(),
    }
    return {
        "explanation/failures.md": failures_page(),
        **{f"reference/{name}": text for name, text in reference.items()},
    }


def outdated() -> list[str]:
    """Name the pages that are not what the code says."""
    return [
        name
        for name, text in pages().items()
        if not (DOCS / name).exists() or (DOCS / name).read_text(encoding="utf-8") != text
    ]


def main(arguments: list[str]) -> int:
    """Write the pages, or check them."""
    if arguments == ["--check"]:
        for name in outdated():
            print(f"docs/{name} is not what the code says; run: make format", file=sys.stderr)
        return 1 if outdated() else 0
    (DOCS / "reference" / "treaties").mkdir(exist_ok=True)
    for name, text in pages().items():
        (DOCS / name).write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
