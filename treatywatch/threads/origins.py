"""What a claim leads back to, and what can be said of the independence of those who assert it.

The origin of a claim is a key; equal keys are one origin.

- A claim with a holder leads back to the last one in the row, the ultimate speaker, however many outlets print it: to
  the state for all who speak for it and for its organs, to an organisation, to a named person who speaks for nobody.
- A claim in a text's own voice leads back to the agency whose copy the text says it is, else to where its family of
  copies comes from (`lead`).
- A report of a report leads back to the outlet that is cited, with the key that this outlet's own texts have.
- Somebody unnamed of a state is one origin at most, `anonymous:USA`, and none beside the state itself.
- Somebody unnamed of nowhere has no origin that could be told: `None`.

That two origins are independent is never concluded: both may rest on a third that neither names. What goes wrong all
the same stands in docs/explanation/origins.md.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from treatywatch.thread_records import Independence, Member, Printed
from treatywatch.threads.credits import is_agency, outlet_key

ANONYMOUS = "anonymous:"


def origin_of(member: Member, group: str, credited: str | None) -> str | None:
    """Give the key of what a claim leads back to; `None` where its lineage is unknown.

    `group` is the `lead` of the document's family of copies, `credited` the agency whose copy the document says it is.
    """
    speaker = member.speaker
    if speaker.type == "anonymous":
        return f"{ANONYMOUS}{speaker.party}" if speaker.party is not None else None
    # An agency that is cited by name may have been read as an organisation like any other.
    if speaker.type == "outlet" or is_agency(outlet_key(speaker.name)):
        cited = bool(member.via) or speaker.type != "outlet" or member.outlet not in {None, speaker.key}
        return outlet_key(speaker.name) if cited else credited or group
    return speaker.key if speaker.type == "person" else speaker.party or speaker.key


def lead(family: Collection[Printed]) -> str:
    """Give the key of where a family of copies comes from.

    That is the one agency that its texts credit or that publishes one of them; else the outlet of the earliest text
    whose outlet is known; else the earliest text itself (`text:ID`).
    """
    published = {outlet_key(text.publisher) for text in family if text.publisher is not None}
    agencies = {text.credited for text in family if text.credited is not None} | set(filter(is_agency, published))
    if len(agencies) == 1:
        return agencies.pop()
    first = min(family, key=lambda text: (text.publisher is None, text.day or date.max, text.publisher, text.document))
    return outlet_key(first.publisher) if first.publisher is not None else f"text:{first.document}"


def known_origins(origins: Iterable[str | None]) -> frozenset[str]:
    """Give the origins that are known, without somebody unnamed of a state that speaks for itself."""
    keys = set(origins)
    return frozenset(key for key in keys if key is not None and key.removeprefix(ANONYMOUS) not in keys - {key})


def count_of(origins: Iterable[str | None]) -> int:
    """Count origins: those of unknown lineage together are one where there is no other, and none beside others."""
    keys = set(origins)
    return len(known_origins(keys)) or len(keys)


def independence(origins: Iterable[str | None]) -> Independence:
    """Say what is known about the independence of those who assert something, by what each claim leads back to."""
    keys = set(origins)
    if not keys:
        return "none"
    return "single_origin" if count_of(keys) == 1 and None not in keys else "not_established"
