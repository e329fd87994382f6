"""Where references lead, and which addresses may be links at all."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from treatywatch.dossiers.sentences import Reference


def anchor(reference: Reference) -> str:
    """Give the end of the anchors that belong to a reference (`w-2-14` its words, `t-2-14` where it is told)."""
    return reference.label.replace(".", "-")


def web_address(address: str | None) -> str | None:
    """Give an address back if it leads to the web and nowhere else."""
    if address is None or re.search(r"[\s\x00-\x1f<>\"]", address):
        return None
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    return address if parts.scheme in ("http", "https") and parts.netloc else None
