"""The treaties' answers as lines of text for people."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date

from treatywatch.records import JsonObject, Reason
from treatywatch.treaties.calendars import CalendarEntry
from treatywatch.treaties.check import Answer
from treatywatch.treaties.clocks import ClockAnswer
from treatywatch.treaties.differences import Difference
from treatywatch.treaties.governing import GoverningAnswer, Silent
from treatywatch.treaties.laws import cited
from treatywatch.treaties.limits import LimitsReport
from treatywatch.treaties.linting import LintReport
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


def governing_lines(answer: GoverningAnswer) -> Iterator[str]:
    """Give what each treaty that speaks to a scenario says, then those that do not and why."""
    if not answer.treaties:
        yield "no treaty in this program binds the actor and speaks to the act on that day"
    for one in answer.treaties:
        yield f"== {one.name}: {one.verdict.replace('_', ' ')}"
        yield from list(answer_lines(one))[1:]
        yield ""
    yield from _silent_lines(answer.silent)


#: How treaties are grouped that say nothing to a scenario: by what they say of it where they bind the one who acts, ...
BY_VERDICT = {
    "undetermined": "Depends on the kind of item",
    "permitted": "Without a rule on such an act",
    "outside_scope": "Not about such an act or item",
}
#: ... the others by what they are to the one who acts.
GROUPS = {
    "withdrawn": "No longer binding on the actor then",
    "terminated": "Ended before",
    "expired": "Ended before",
    "signed": "Signed and not in force for the actor then",
    "not_signed": "Not joined by the actor then",
}


OTHERWISE = "Not binding on the actor then"
ORDER = dict.fromkeys(
    (BY_VERDICT["undetermined"], BY_VERDICT["permitted"], *GROUPS.values(), OTHERWISE, BY_VERDICT["outside_scope"])
)


def _silent_lines(silent: Iterable[Silent]) -> Iterator[str]:
    """Give the treaties that say nothing to a scenario in groups, with who disagrees where somebody does."""
    groups: dict[str, list[Silent]] = {words: [] for words in ORDER}
    for one in silent:
        unbound = GROUPS.get(one.treaty_status or "", OTHERWISE)
        groups[BY_VERDICT.get(one.verdict, unbound)].append(one)
    for words, members in groups.items():
        if members:
            yield f"{words}: {', '.join(one.name for one in members)}"
        for one in members:
            yield from (f"- {one.name}: {text}" for text in one.on_other_readings)


def difference_lines(found: Iterable[Difference]) -> Iterator[str]:
    """Give what changed between two revisions, one value a line."""
    empty = True
    for one in found:
        empty = False
        if one.before is None:
            yield f"+ {one.path}: {_value(one.after)}"
        elif one.after is None:
            yield f"- {one.path}: {_value(one.before)}"
        else:
            yield f"~ {one.path}: {_value(one.before)} -> {_value(one.after)}"
    if empty:
        yield "no value differs"


def _value(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


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
    article = f" ({_article(answer.article)})" if answer.article else ""
    yield f"{answer.status.replace('_', ' ')}{since}{article}{_mark(unverified=answer.unverified)}"
    yield from (f"- {remark}" for remark in answer.remarks)
    if answer.readings:
        yield "States disagree:"
    for held in answer.readings:
        began = f" since {held.since}" if held.since else ""
        mark = _mark(unverified=held.unverified)
        yield f"- {held.holder}: {held.status.replace('_', ' ')}{began}: {held.says} [{held.source}]{mark}"


def _article(article: str) -> str:
    """Cite an article without its treaty ("Art. XV.2", "Annex I.A")."""
    return cited("", article).strip()


def _mark(*, unverified: bool) -> str:
    return " (unverified)" if unverified else ""


def clock_lines(answer: ClockAnswer) -> Iterator[str]:
    """Give the day on which a period ends, by which rule, and the remarks on it."""
    mark = _mark(unverified=answer.unverified)
    yield f"{answer.effective} ({_article(answer.article)}: {answer.rule}){mark}"
    yield from (f"- {remark}" for remark in answer.remarks)
    if answer.follows:
        yield "What follows:"
    for one in answer.follows:
        what = one.what or one.step.replace("_", " ")
        yield f"  {one.effective}  {what} ({_article(one.article)}: {one.rule}){_mark(unverified=one.unverified)}"


def limit_lines(report: LimitsReport) -> Iterator[str]:
    """Give a sentence for each number, with the counting rules and conflicts under it."""
    for one in report.findings:
        yield one.sentence
        yield from (f"  counted: {rule}" for rule in one.rules)
        yield from (f"  conflict: {conflict}" for conflict in one.conflicts)
        yield from (f"  missing: {missing}" for missing in one.missing)


def calendar_lines(entries: Iterable[CalendarEntry]) -> Iterator[str]:
    """Give a treaty's dates, one line each, in order."""
    empty = True
    for entry in entries:
        empty = False
        article = f" ({_article(entry.article)})" if entry.article else ""
        yield f"{entry.day}  {entry.kind:17}  {entry.what}{article}{_mark(unverified=entry.unverified)}"
    if empty:
        yield "no date of this treaty lies between these days"


def lint_lines(report: LintReport, *, verbose: bool) -> Iterator[str]:
    """Give what is wrong with a pack, one line each, then its cases (all, or those that fail), then a count."""
    yield from report.faults
    for result in report.cases:
        case = result.case
        for failure in result.failures:
            where = f"{report.file.stem}.cases.yaml: {case.provision} {case.effect}, {case.result}"
            yield f"{where}: {case.name}: {failure}"
        if verbose:
            yield f"{'FAILED' if result.failures else 'ok':6} {case.provision:14} {case.result:12} {case.name}"
            yield f"       {result.answer.reasons[0].text}"
    failed = sum(bool(result.failures) for result in report.cases)
    if report.pack is None:
        yield f"{report.file}: cannot be read as a pack"
        return
    values = list(report.pack.sourced())
    unverified = sum(value.unverified for value in values)
    yield (
        f"{report.pack.id}: {len(report.faults)} faults; {len(report.cases)} cases, {failed} failed; "
        f"{len(report.pack.provisions)} provisions, {len(report.pack.parties)} parties; "
        f"{len(values)} sourced values, {unverified} of them unverified"
    )


def treaty_lines(pack: Pack, on: date | None) -> Iterator[str]:
    """Give a treaty (on a day: as it was then): what it is about, its parties, its life, provisions and clocks."""
    shown = treaty_object(pack, on)
    yield f"{pack.id}: {pack.name}"
    yield pack.summary
    if on is not None:
        yield f"On {on}: {next(status_lines(status(pack, on)))}"
    yield from ("", "Parties")
    for party in shown["parties"]:
        basis = party["basis"] or party["by"] or "party"
        if party["since"] is None:
            yield f"  {party['state']}  {party['name']}, signed {party['signed'] or 'never'}, not bound"
        else:
            yield f"  {party['state']}  {party['name']}, {party['since']} to {party['until'] or 'now'} ({basis})"
    yield from ("", "Life")
    for event in shown["life"]:
        whose = f"{event['party']}: " if event["party"] else ""
        yield f"  {event['on']}  {whose}{event['what']}"
    yield from ("", "Provisions")
    for provision in shown["provisions"]:
        yield f"  {_article(provision['article'])} {provision['effect']}: {provision['title']}"
    yield from ("", "Clocks")
    for clock in shown["clocks"]:
        start = clock["runs_from"].replace("_", " ")
        yield f"  {clock['step']} ({_article(clock['article'])}): {clock['text']}, from {start}"


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
