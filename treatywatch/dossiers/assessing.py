"""What the treaty says to claims, in words that stay conditional, and which facts are missing to tell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from treatywatch.dossiers.calendar import days_in_words
from treatywatch.dossiers.catalogue import ClaimEntry
from treatywatch.dossiers.sentences import Assessment, Explanation, OpenQuestion, Reference
from treatywatch.dossiers.wording import articles, counted, wording
from treatywatch.records import GRAVEST_FIRST, Finding, TreatyStatus, Truth, Verdict

#: The effects of the provisions on which each verdict rests.
EFFECTS: dict[Verdict, tuple[str, ...]] = {
    "would_breach": ("prohibits", "requires"),
    "inconsistent_with": ("prohibits", "requires"),
    "undetermined": ("prohibits", "requires", "exempts"),
    "permitted": ("permits",),
    "exempt": ("exempts",),
}
MOST_DATES = 4
MOST_EXPLAINED = 5


def assess(entries: Iterable[ClaimEntry]) -> tuple[Assessment, ...]:
    """Give each answer of the treaty once, with all the claims that have it."""
    alike: dict[str, list[tuple[Finding, Reference]]] = {}
    for entry in entries:
        if entry.finding:
            alike.setdefault(phrase(entry.finding), []).append((entry.finding, entry.reference))
    assessments = [_assessment(words, found) for words, found in alike.items()]
    return tuple(sorted(assessments, key=lambda one: (GRAVEST_FIRST.index(one.verdict), -len(one.references))))


def _assessment(words: str, found: Sequence[tuple[Finding, Reference]]) -> Assessment:
    findings = [finding for finding, _ in found]
    statuses = {finding.treaty_status for finding in findings}
    return Assessment(
        verdict=findings[0].verdict,
        phrase=words,
        missing=_lacking(findings),
        treaty_status=statuses.pop() if len(statuses) == 1 else None,
        on=_dates(findings),
        references=tuple(reference for _, reference in found),
        explanations=tuple(
            Explanation(reference=reference, reasons=finding.reasons) for finding, reference in found[:MOST_EXPLAINED]
        ),
    )


def phrase(finding: Finding) -> str:
    """Say what would follow, never what is the case."""
    return _in_words(finding.verdict, [finding], finding.treaty_status)


def summed_up(entries: Iterable[ClaimEntry], verdict: Verdict) -> str:
    """Say in one phrase what would follow from all the claims that have a verdict, and what they lack."""
    findings = [entry.finding for entry in entries if entry.finding and entry.finding.verdict == verdict]
    lacking = _lacking(findings)
    statuses = {finding.treaty_status for finding in findings}
    words = _in_words(verdict, findings, statuses.pop() if len(statuses) == 1 else None)
    return words + (f" (missing: {'; '.join(lacking)})" if verdict == "undetermined" and lacking else "")


def _in_words(verdict: Verdict, findings: Sequence[Finding], status: TreatyStatus | None) -> str:
    truth: Truth = "unknown" if verdict == "undetermined" else "true"
    effects = EFFECTS.get(verdict, ())
    found = (one for finding in findings for one in finding.provisions)
    named = articles(sorted({one.article for one in found if one.truth == truth and one.effect in effects}))
    match verdict:
        case "would_breach":
            return f"would breach {named or 'the treaty'} if true as stated"
        case "inconsistent_with":
            return f"would be inconsistent with {named or 'the commitment'} if true as stated"
        case "undetermined":
            return "cannot be judged from what is stated" + (f", with regard to {named}" if named else "")
        case "permitted":
            return f"would be permitted{f' ({named})' if named else ''} if true as stated"
        case "exempt":
            return f"would be exempt{f' under {named}' if named else ''} if true as stated"
        case "outside_scope":
            return "would be outside the treaty's scope if true as stated"
        case "not_binding":
            because = f" ({wording().treaty_statuses[status]})" if status and status != "in_force" else ""
            return f"would not have fallen under the treaty on that day{because}"


def verdict_counts(entries: Iterable[ClaimEntry]) -> tuple[tuple[Verdict, int], ...]:
    """Count the claims of each verdict, most serious first."""
    counts = Counter(entry.finding.verdict for entry in entries if entry.finding)
    return tuple((verdict, counts[verdict]) for verdict in GRAVEST_FIRST if counts[verdict])


def missing_of(entries: Iterable[ClaimEntry]) -> tuple[str, ...]:
    """Give the missing facts, those that most claims lack first."""
    return _lacking([entry.finding for entry in entries if entry.finding])


def _lacking(findings: Sequence[Finding]) -> tuple[str, ...]:
    counts = Counter(
        question for finding in findings for question in {wording().missing_fact(f) for f in finding.missing}
    )
    return tuple(sorted(counts, key=lambda question: (-counts[question], question)))


def questions(entries: Iterable[ClaimEntry], dispute_of: Mapping[str, int]) -> tuple[OpenQuestion, ...]:
    """Turn the missing facts of all findings into questions; `dispute_of` maps reference labels to disputes."""
    lacking: dict[str, dict[str, list[Reference]]] = {}
    for entry in entries:
        for fact in entry.finding.missing if entry.finding else ():
            lacking.setdefault(wording().missing_fact(fact), {}).setdefault(fact, []).append(entry.reference)
    asked = (_question(text, details, dispute_of) for text, details in lacking.items())
    return tuple(sorted(asked, key=lambda one: (-len(one.references), one.text)))


def _question(text: str, details: Mapping[str, list[Reference]], dispute_of: Mapping[str, int]) -> OpenQuestion:
    references = {one.label: one for found in details.values() for one in found}
    return OpenQuestion(
        text=text,
        details=tuple((fact, tuple(found)) for fact, found in details.items()),
        references=tuple(references.values()),
        disputes=tuple(sorted({dispute_of[label] for label in references if label in dispute_of})),
    )


def _dates(findings: Iterable[Finding]) -> str | None:
    dates = list(dict.fromkeys(words for finding in findings if (words := days_in_words(finding.on))))
    more = f"; and {counted(len(dates) - MOST_DATES, 'other time')}" if len(dates) > MOST_DATES else ""
    return "; ".join(dates[:MOST_DATES]) + more if dates else None
