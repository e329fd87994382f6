"""What a whole record knew of its threads on a day, for a dossier: disputes first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from treatywatch.dossiers.calendar import day_in_words
from treatywatch.dossiers.catalogue import Catalogue
from treatywatch.dossiers.clashes import chain_told, conflict_told
from treatywatch.dossiers.coverage import coverage
from treatywatch.dossiers.dated_stances import matrix_told, timeline_by_thread
from treatywatch.dossiers.evidence import shortened
from treatywatch.dossiers.names import Names
from treatywatch.dossiers.record_sections import RecordTold, ReviewTold, ThreadTold, TimelineTold
from treatywatch.dossiers.reviewed import Reviews, reviews_told
from treatywatch.dossiers.sentences import Reference, Sentence
from treatywatch.dossiers.thread_telling import Telling, thread_line, thread_told
from treatywatch.dossiers.wording import counted, wording
from treatywatch.records import DocumentRecords
from treatywatch.thread_records import Matrix, Member, Review, Thread, ThreadView
from treatywatch.treaties.packs import Pack

#: How many disputes are told in full, and how many other threads are listed.
MOST_TOLD = 12
MOST_LISTED = 60
MOST_CONFLICTS = 40
MOST_CHAINS = 20
MOST_REVIEWS = 50
#: How many disputes the summary tells.
MOST_SUMMARISED = 4


def concerning(view: ThreadView, treaty: str) -> ThreadView:
    """Keep what concerns a treaty: its threads, their conflicts and chains, and conflicts with its dated facts.

    Claims that a reviewer rejected are no members, whatever the view says.
    """
    rejected = Reviews(view.reviews).rejected
    threads = [one for one in view.threads if treaty in one.treaties]
    kept = {one.id for one in threads}
    subjects = {one.proposition.subject for one in threads}
    members = {
        key: tuple(member for member in found if member.claim not in rejected)
        for key, found in view.members.items()
        if key in kept
    }
    return view._replace(
        threads=tuple(sorted(threads, key=lambda one: _order(one, members))),
        members=members,
        conflicts=tuple(
            one for one in view.conflicts if one.thread in kept or one.treaty == treaty or one.subject in subjects
        ),
        chains=tuple(
            one for one in view.chains if any(step.cause in kept or step.effect in kept for step in one.steps)
        ),
        matrix=_matrix_of(view.matrix, kept),
    )


def _matrix_of(matrix: Matrix | None, kept: Iterable[str]) -> Matrix | None:
    if matrix is None:
        return None
    places = [place for place, column in enumerate(matrix.columns) if column.thread in kept]
    rows = (row.model_copy(update={"cells": tuple(row.cells[place] for place in places)}) for row in matrix.rows)
    kept_rows = tuple(row for row in rows if any(row.cells))
    return matrix.model_copy(update={"columns": tuple(matrix.columns[place] for place in places), "rows": kept_rows})


def _order(one: Thread, members: Mapping[str, Sequence[Member]]) -> tuple[int, int, int, str]:
    """Put charges that are answered first, then those that are not, then what else is denied, then the rest."""
    charges = sum(member.against or member.accuses for member in members.get(one.id, ()))
    return _rank(one), -charges, -sum(one.claims.values()), one.id


def _rank(one: Thread) -> int:
    if one.standing != "uncharged":
        return 0 if one.denied_by else 1
    return 2 if is_dispute(one) else 3


def is_dispute(one: Thread) -> bool:
    """Tell whether somebody is charged, or what one asserts another denies."""
    return one.standing != "uncharged" or bool(one.asserted_by and one.denied_by)


def record_told(
    view: ThreadView, records: Sequence[DocumentRecords], found: Catalogue, pack: Pack, names: Names
) -> RecordTold:
    """Tell a view that was cut down to the treaty."""
    disputes = [one for one in view.threads if is_dispute(one)]
    told, rest = disputes[:MOST_TOLD], [*disputes[MOST_TOLD:], *(one for one in view.threads if not is_dispute(one))]
    numbers = {one.id: number for number, one in enumerate(told, start=1)}
    telling = Telling.of(view, pack, names, found, numbers)
    references = telling.references
    conflicts = [one for one in view.conflicts if one.thread not in numbers]
    reviews = _Reviews(telling, records)
    return RecordTold(
        as_of=view.as_of,
        basis=view.basis,
        basis_words=wording().bases[view.basis],
        reach=view.reach,
        asked=f"--treaty {pack.id} --as-of {view.as_of}" + (" --basis published" if view.basis == "published" else ""),
        coverage=tuple(coverage(view, view.threads, found, names.treaty)),
        threads=tuple(thread_told(one, numbers[one.id], telling) for one in told),
        disputes_left_out=len(disputes) - len(told),
        others=tuple(thread_line(one, view.members.get(one.id, ())) for one in rest[:MOST_LISTED]),
        others_left_out=max(0, len(rest) - MOST_LISTED),
        matrix=matrix_told(view.matrix, references, numbers) if view.matrix and view.matrix.rows else None,
        timeline=_timeline(view, references, numbers),
        conflicts=tuple(conflict_told(one, references) for one in conflicts[:MOST_CONFLICTS]),
        conflicts_left_out=max(0, len(conflicts) - MOST_CONFLICTS),
        chains=tuple(chain_told(one, numbers) for one in view.chains[:MOST_CHAINS]),
        chains_left_out=max(0, len(view.chains) - MOST_CHAINS),
        corrected=reviews.told("correct"),
        rejected=reviews.told("reject"),
        reviewed=reviews.told("accept", "annotate", "merge", "split", "grade", "judge"),
        reviews_left_out=reviews.left_out,
        undone=telling.reviews.undone,
    )


def _timeline(view: ThreadView, references: Mapping[str, Reference], numbers: Mapping[str, int]) -> TimelineTold | None:
    """Put the threads on a dated line; None where nothing in them is dated."""
    told = timeline_by_thread(view.threads, view.members, references, numbers)
    return told if any(lane.marks for lane in told.lanes) else None


class _Reviews:
    """The reviews that concern what a dossier shows, told by kind."""

    def __init__(self, telling: Telling, records: Sequence[DocumentRecords]) -> None:
        self.telling = telling
        self.left_out = 0
        view = telling.view
        self.targets = {one.id: one.title for one in view.threads}
        members = [member for found in view.members.values() for member in found]
        for member in members:
            self.targets[member.speaker.key] = member.speaker.name
            if member.outlet:
                self.targets[member.outlet] = member.publisher or member.outlet
        titles = {one.document.id: one.document.title or one.document.source for one in records}
        for one in records:
            for claim in one.claims:
                self.targets[claim.id] = titles[one.document.id]
        for member in members:
            self.targets.setdefault(member.claim, titles.get(member.document, member.document))
        for review in view.reviews:
            if review.document in titles:
                self.targets.setdefault(review.target, titles[review.document])
        self.words = {claim.id: " ... ".join(quote.exact for quote in claim.evidence)
                      for one in records for claim in one.claims}  # fmt: skip

    def told(self, *actions: str) -> tuple[ReviewTold, ...]:
        """Tell the reviews of some kinds, and count those that are too many."""
        rejected = self.telling.reviews.rejected
        found = [
            one
            for one in self.telling.reviews.standing
            if one.action in actions
            and one.target in self.targets
            and (one.action != "reject" or one.target in rejected)
        ]
        self.left_out += max(0, len(found) - MOST_REVIEWS)
        return tuple(self._worded(one) for one in found[:MOST_REVIEWS])

    def _worded(self, one: Review) -> ReviewTold:
        (told,) = reviews_told([one], self.targets, self.telling.references)
        words = told.words or self.words.get(one.target)
        return told.model_copy(update={"words": shortened(words) if words else None})


def record_summary(told: RecordTold, treaty: str) -> tuple[tuple[Sentence, ...], ...]:
    """Say in a few sentences which disputes there are, the weightiest first, each with its own paragraph."""
    overview = Sentence(text=_overview(told, treaty))
    return ((overview,), *(_paragraph(one) for one in told.threads[:MOST_SUMMARISED]))


def _overview(told: RecordTold, treaty: str) -> str:
    day = day_in_words(told.as_of)
    if not told.threads:
        return f"As of {day} nobody in this record is charged with going against {treaty}, and nothing is disputed."
    number = len(told.threads) + told.disputes_left_out
    contested = sum(one.contested for one in told.threads)
    these = f"the {len(told.threads)} told in full" if told.disputes_left_out else "them"
    first = f" The first {MOST_SUMMARISED} are summed up here." if number > MOST_SUMMARISED else ""
    if number == 1:
        sides = "Somebody asserts what somebody else denies." if contested else "It has one side only."
        return f"As of {day} this record has 1 dispute about {treaty}. {sides}"
    return (
        f"As of {day} this record has {counted(number, 'dispute')} about {treaty}. In {contested or 'none'} of {these} "
        f"somebody asserts what somebody else denies.{first}"
    )


def _paragraph(one: ThreadTold) -> tuple[Sentence, ...]:
    silence = (Sentence(text=one.silence),) if one.silence else ()
    return (Sentence(text=f"{one.number}. {one.title}."), *one.summary, *silence)
