"""People's decisions on what a dossier shows: who, when, why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from treatywatch.dossiers.record_sections import Judgement, ReviewTold
from treatywatch.dossiers.sentences import Reference
from treatywatch.dossiers.wording import wording
from treatywatch.thread_records import Confidence, Likelihood, Member, Reliability, Review

#: What marks a claim where it stands as evidence.
MARKING = ("accept", "correct", "annotate")


class Reviews:
    """The reviews that stand, by what they are about."""

    def __init__(self, reviews: Sequence[Review]) -> None:
        undone = {one.target for one in reviews if one.action == "undo"}
        ordered = sorted(reviews, key=lambda one: (one.at, one.id))
        self.standing = tuple(
            one for one in ordered if one.action != "undo" and one.undone is None and one.id not in undone
        )
        self.undone = sum(one.action != "undo" for one in reviews) - len(self.standing)
        self.by_target: dict[str, list[Review]] = {}
        for one in self.standing:
            self.by_target.setdefault(one.target, []).append(one)

    def of(self, target: str, *actions: str) -> list[Review]:
        """Give the reviews of a claim, thread, speaker or outlet."""
        return [one for one in self.by_target.get(target, ()) if not actions or one.action in actions]

    @property
    def rejected(self) -> frozenset[str]:
        """The ids of the claims whose last decision is that they be rejected."""
        deciding = ("accept", "reject", "correct")
        last = {one.target: one.action for one in self.standing if one.action in deciding}
        return frozenset(target for target, action in last.items() if action == "reject")

    def reliability(self, member: Member) -> Reliability | None:
        """Give what a person gave the publisher, else the holder; the last word counts."""
        for target in (member.outlet, member.speaker.key):
            grades = self.of(target, "grade") if target else []
            if grades:
                return _reliability(grades[-1])
        return None


def _reliability(one: Review) -> Reliability | None:
    letters: Mapping[object, Reliability] = {"A": "A", "B": "B", "C": "C", "D": "D", "E": "E"}
    return letters.get(one.content.get("reliability"))


def reviews_told(
    reviews: Iterable[Review], targets: Mapping[str, str], references: Mapping[str, Reference]
) -> tuple[ReviewTold, ...]:
    """Tell reviews; `targets` names what they are about."""
    return tuple(review_told(one, targets.get(one.target, one.target), references) for one in reviews)


def review_told(one: Review, target: str, references: Mapping[str, Reference]) -> ReviewTold:
    """Tell one review."""
    action = wording().review_actions[one.action]
    return ReviewTold(
        what=f"{action}: {one.detail}" if one.action == "annotate" else f"{action} {one.detail}".strip(),
        target=target, who=one.who, on=one.at.date(), why=one.why, words=one.words,
        reference=references.get(one.target),
    )  # fmt: skip


def judgement(one: Review) -> Judgement:
    """Tell a person's estimate of how likely something is."""
    likelihood: Likelihood | None = one.content.get("likelihood")
    confidence: Confidence | None = one.content.get("confidence")
    return Judgement(likelihood=likelihood, confidence=confidence, who=one.who, on=one.at.date(), why=one.why)
