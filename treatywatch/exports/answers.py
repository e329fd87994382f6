"""The treaties' answers as lines of text for people."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from treatywatch.records import JsonObject, Reason
from treatywatch.treaties.check import Answer
from treatywatch.treaties.clocks import ClockAnswer
from treatywatch.treaties.packs import Pack
from treatywatch.treaties.status import StatusAnswer, status


def answer_lines(answer: Answer) -> Iterator[str]:
    """Give a verdict, what is missing for one, and the reasons as an indented tree."""
    yield answer.verdict.replace("_", " ")
    yield from (f"missing: {fact}" for fact in answer.missing)
    yield ""
    told: set[Reason] = set()
    for reason in answer.reasons:
        yield from _told_once(reason, 0, told)


def _told_once(reason: Reason, depth: int, told: set[Reason]) -> Iterator[str]:
    """Give a tree of reasons as indented lines, without what stands under a reason that was told before."""
    (own,) = reason.model_copy(update={"reasons": ()}).lines(depth)
    if reason.reasons and reason in told:
        yield f"{own}: as above"
        return
    told.add(reason)
    yield own
    for inner in reason.reasons:
        yield from _told_once(inner, depth + 1, told)


def status_lines(answer: StatusAnswer) -> Iterator[str]:
    """Give a status with the day and the article that it goes back to, and the remarks on it."""
    since = f" since {answer.since}" if answer.since else ""
    article = f" (Art. {answer.article})" if answer.article else ""
    yield f"{answer.status.replace('_', ' ')}{since}{article}"
    yield from (f"- {remark}" for remark in answer.remarks)


def clock_lines(answer: ClockAnswer) -> Iterator[str]:
    """Give the day on which a period ends, by which rule, and the remarks on it."""
    yield f"{answer.effective} (Art. {answer.article}: {answer.rule})"
    yield from (f"- {remark}" for remark in answer.remarks)


def treaty_lines(pack: Pack, on: date | None) -> Iterator[str]:
    """Give a treaty (on a day: as it was then): what it is about, its parties, its life, provisions and clocks."""
    shown = treaty_object(pack, on)
    yield f"{pack.id}: {pack.name}"
    yield pack.summary
    if on is not None:
        yield f"On {on}: {next(status_lines(status(pack, on)))}"
    yield from ("", "Parties")
    for party in shown["parties"]:
        yield f"  {party['state']}  {party['name']}, {party['since']} to {party['until'] or 'now'} ({party['basis']})"
    yield from ("", "Life")
    for event in shown["life"]:
        whose = f"{event['party']}: " if event["party"] else ""
        yield f"  {event['on']}  {whose}{event['what']}"
    yield from ("", "Provisions")
    for provision in shown["provisions"]:
        yield f"  Art. {provision['article']} {provision['effect']}: {provision['title']}"
    yield from ("", "Clocks")
    for clock in shown["clocks"]:
        start = clock["runs_from"].replace("_", " ")
        yield f"  {clock['step']} (Art. {clock['article']}): {clock['text']}, from {start}"


def treaty_object(pack: Pack, on: date | None) -> JsonObject:
    """Give a treaty as a JSON object; on a day without what was not yet, or no longer, so."""
    shown = pack.model_dump(mode="json", exclude={"scope", "terms", "types", "provisions"})
    shown["provisions"] = [
        provision.model_dump(mode="json", exclude={"when"})
        for provision in pack.provisions
        if _holds(provision.since, provision.until, on)
    ]
    if on is not None:
        shown["status"] = status(pack, on).to_json()
        shown["parties"] = [
            party.model_dump(mode="json") for party in pack.parties if _holds(party.since, party.until, on)
        ]
        shown["life"] = [event.model_dump(mode="json") for event in pack.life if event.on <= on]
    return shown


def _holds(since: date | None, until: date | None, on: date | None) -> bool:
    return on is None or ((since is None or since <= on) and (until is None or on < until))
