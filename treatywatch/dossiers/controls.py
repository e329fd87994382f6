"""Characters that no reader sees but that could turn a page's text around or cut it off, made visible."""

from __future__ import annotations

import re

#: C0 and C1 controls except tab and line ends; marks, embeddings, overrides and isolates of writing direction;
#: annotation characters and tags; and code points that are no characters. Zero-width spaces do no harm and stay.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2061-\u206f\ufff9-\ufffb\ufffe\uffff"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)


def visible(text: str) -> str:
    """Replace each such character by its code point in brackets ("[U+202E]")."""
    return _INVISIBLE.sub(_code_point, text)


def _code_point(match: re.Match[str]) -> str:
    return f"[U+{ord(match[0]):04X}]"
