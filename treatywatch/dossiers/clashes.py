"""Conflicts and chains of a record in a dossier's words."""

from __future__ import annotations

from collections.abc import Mapping

from treatywatch.dossiers.calendar import interval_in_words
from treatywatch.dossiers.dated_stances import days_in_words
from treatywatch.dossiers.record_sections import ChainTold, ConflictTold, SideTold, StepTold
from treatywatch.dossiers.sentences import Reference
from treatywatch.dossiers.wording import wording
from treatywatch.thread_records import Chain, ChainStep, Conflict, Days, Side


def conflict_told(one: Conflict, references: Mapping[str, Reference]) -> ConflictTold:
    """Tell a conflict."""
    return ConflictTold(
        about=wording().conflict_kinds[one.about], comparable=one.comparable, reason=one.reason,
        sides=tuple(_side(side, references) for side in one.sides), source=one.source,
    )  # fmt: skip


def _side(one: Side, references: Mapping[str, Reference]) -> SideTold:
    known = one.days is not None and (one.days.start or one.days.end) is not None
    return SideTold(
        stated=one.stated, holders=one.speakers, claims=one.count,
        dated=days_in_words(one.days.start, one.days.end) if known and one.days else None,
        references=tuple(references[claim] for claim in one.claims if claim in references),
    )  # fmt: skip


def chain_told(one: Chain, numbers: Mapping[str, int]) -> ChainTold:
    """Tell a chain step by step."""
    return ChainTold(steps=tuple(step_told(step, numbers) for step in one.steps))


def step_told(one: ChainStep, numbers: Mapping[str, int]) -> StepTold:
    """Tell what is said to follow on what."""
    cause, effect = _dated(one.cause_title, one.cause_when), _dated(one.effect_title, one.effect_when)
    if one.relation == "in_response_to":
        text = f"First: {cause}. In response, it is said: {effect}."
    else:
        text = f"If: {cause}. Then, it is said: {effect}.{_later(one)}"
    return StepTold(text=text, cause=numbers.get(one.cause), effect=numbers.get(one.effect), links=len(one.links))


def _later(one: ChainStep) -> str:
    if one.condition_claimed is None:
        return ""
    condition = "claimed later to have come about" if one.condition_claimed else "not claimed later in this record"
    if one.effect_claimed is None:
        return f" The condition was {condition}."
    effect = "claimed later" if one.effect_claimed else "not claimed later in this record"
    return f" The condition was {condition}; what was to follow was {effect}."


def _dated(title: str, when: Days | None) -> str:
    if when is None or (when.start is None and when.end is None):
        return title
    return f"{title} ({interval_in_words(when.start, when.end)})"
