"""Compares one predicted claim with one gold claim: their stretches of text, and slot by slot.

A gold row may list further answers that count as right under `also`; a slot that is empty on both sides is not
counted (`None`), so that what texts seldom state does not look right for free.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

Row = Mapping[str, Any]
Comparison = Callable[[Row, Row], bool | None]

LEAST_OVERLAP = 0.5


def spans_of(row: Row) -> list[tuple[int, int]]:
    """Give a row's stretches: a gold row has one, a record as many as it has quotes."""
    if "evidence" in row:
        return [(quote["start"], quote["end"]) for quote in row["evidence"]]
    return [(row["start"], row["end"])]


def shared(left: Row, right: Row) -> int:
    """Count the characters that two rows have in common."""
    return sum(
        max(0, min(left_end, right_end) - max(left_start, right_start))
        for left_start, left_end in spans_of(left)
        for right_start, right_end in spans_of(right)
    )


def length(row: Row) -> int:
    """Count a row's characters."""
    return sum(end - start for start, end in spans_of(row))


def overlaps(left: Row, right: Row) -> bool:
    """Tell whether half of the shorter of two rows lies in the other."""
    return shared(left, right) >= LEAST_OVERLAP * max(1, min(length(left), length(right)))


def likeness(left: Row, right: Row) -> float:
    """Give the shared characters as a part of both rows' together (Dice)."""
    return 2 * shared(left, right) / max(1, length(left) + length(right))


def answers(gold: Row, slot: str, own: object) -> list[Any]:
    """Give all values of a slot that count as right."""
    return [own, *gold.get("also", {}).get(slot, ())]


def same_id(left: str, right: str) -> bool:
    """Compare treaty ids, whose punctuation differs between lists ("new-start", "newstart")."""
    return plain(left) == plain(right)


def plain(name: str) -> str:
    """Reduce an id to its letters and digits."""
    return "".join(character for character in name.casefold() if character.isalnum())


def entity_ids(entities: Iterable[Row]) -> set[str]:
    """Give the ids of those entities that have one; a collective without an id is nobody in particular."""
    return {entity["id"] for entity in entities if entity["id"]}


def named_right(gold: Row, slot: str, predicted: Iterable[Row]) -> bool | None:
    """Compare actors or recipients; `None` where there is nobody on either side."""
    found = entity_ids(predicted)
    if not found and not gold[slot]:
        return None
    return any(found == set(answer) for answer in answers(gold, slot, gold[slot]))


def item_right(key: str) -> Comparison:
    """Compare one attribute of the item; `None` where neither side has it."""

    def right(gold: Row, predicted: Row) -> bool | None:
        own, found = gold["item"] or {}, predicted["item"] or {}
        if own.get(key) is None and found.get(key) is None:
            return None
        values = {found.get(key), *(found.get("classes", ()) if key == "class" else ())}
        further = "item_class" if key == "class" else key
        return any(answer in values for answer in answers(gold, further, own.get(key)))

    return right


def holder_right(gold: Row, found: Row) -> bool:
    """Compare one holder: the same id, or for those who speak for a state the same state."""
    entity = found["entity"]
    if gold["entity"] is None:
        return entity is None or entity["id"] is None
    if entity is None:
        return False
    names = {plain(value) for value in (entity["id"], entity["name"]) if value}
    if plain(gold["entity"]) in names:
        return True
    return gold["state"] is not None and gold["state"] in (entity["id"], entity["state"])


def holders_right(gold: Row, predicted: Row) -> bool | None:
    """Compare the chains of holders, outermost first; `None` where the document's own voice speaks on both sides."""
    own, found = gold["holders"], predicted["holders"]
    also = gold.get("also", {}).get("holders", ())
    if "any" in also or (not own and not found):
        return None
    if "none" in also and not found:
        return True
    return len(own) == len(found) and all(holder_right(*pair) for pair in zip(own, found, strict=True))


def speech_right(gold: Row, predicted: Row) -> bool | None:
    """Compare the innermost holder's speech act; `None` where either side has no holder."""
    if not gold["holders"] or not predicted["holders"]:
        return None
    return predicted["holders"][-1]["speech_act"] in answers(gold, "speech_act", gold["holders"][-1]["speech_act"])


def when_right(gold: Row, predicted: Row) -> bool | None:
    """Compare the days of the act; an interval without days is the same as none."""
    when = predicted["when"]
    found = [when["start"], when["end"]] if when and (when["start"] or when["end"]) else None
    if found is None and gold["when"] is None:
        return None
    return found in answers(gold, "when", gold["when"])


def treaties_right(gold: Row, predicted: Row) -> bool | None:
    """Compare the treaties; `None` where neither side names one."""
    found = {plain(treaty) for treaty in predicted["treaties"]}
    if not found and not gold["treaties"]:
        return None
    return any(found == {plain(treaty) for treaty in answer} for answer in answers(gold, "treaties", gold["treaties"]))


def place_right(gold: Row, predicted: Row) -> bool | None:
    """Compare the states of the place; gold marks states only, so a region ("Europe") is not counted."""
    states = set((predicted["place"] or {}).get("states", ()))
    return set(gold["place"]) <= states if gold["place"] else None


def condition_right(gold: Row, predicted: Row) -> bool | None:
    """Compare whether the claim hangs on another one; `None` where neither does."""
    if gold["condition"] is None and predicted["condition"] is None:
        return None
    return gold["condition"] is not None and predicted["condition"] is not None


def modality_right(gold: Row, predicted: Row) -> bool:
    """Compare the modalities as sets."""
    return any(set(predicted["modality"]) == set(answer) for answer in answers(gold, "modality", gold["modality"]))


def phase_right(gold: Row, predicted: Row) -> bool | None:
    """Compare how far a withdrawal has come; `None` where gold does not say."""
    return predicted["phase"] in answers(gold, "phase", gold["phase"]) if gold["phase"] else None


def plain_right(slot: str) -> Comparison:
    """Compare a slot that has one plain value."""
    return lambda gold, predicted: predicted[slot] in answers(gold, slot, gold[slot])


COMPARISONS: dict[str, Comparison] = {
    "polarity": plain_right("polarity"),
    "modality": modality_right,
    "phase": phase_right,
    "presupposed": plain_right("presupposed"),
    "actor": lambda gold, predicted: named_right(gold, "actor", predicted["actor"]),
    "recipient": lambda gold, predicted: named_right(gold, "recipient", predicted["recipient"]),
    **{f"item_{key}": item_right(key) for key in ("class", "kind", "basing", "system")},
    "treaties": treaties_right,
    "place": place_right,
    "holders": holders_right,
    "speech_act": speech_right,
    "when": when_right,
    "condition": condition_right,
}
SLOTS = tuple(COMPARISONS)


def slot_right(slot: str, gold: Row, predicted: Row) -> bool | None:
    """Compare one slot of a pair; `None` where it is not counted."""
    return COMPARISONS[slot](gold, predicted)
