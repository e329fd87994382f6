"""Works through the queue of claims with a person at a terminal, or with lines that a program sends."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import NamedTuple

from treatywatch.errors import UsageError
from treatywatch.exports.review_cards import card_lines, review_line
from treatywatch.runs.reviewing import Reviewer, own_reviews
from treatywatch.thread_records import Review, Thread
from treatywatch.threads.doubt import Doubted
from treatywatch.threads.propositions import lacking
from treatywatch.threads.reviewing import as_it_stands, judged
from treatywatch.threads.slots import SLOTS, shown, slot_named, typed

__all__ = ["KEYS", "Terminal", "work_through"]

KEYS: Mapping[str, str] = {
    "a": "accept", "r": "reject", "c": "correct a slot", "n": "note", "m": "merge the thread", "s": "skip",
    "u": "undo the last", "q": "quit",
}  # fmt: skip
#: Stands for a reason while it is seen whether a correction makes sense.
UNSAID = "not asked yet"
PROMPT = "  ".join(f"{key} {what}" for key, what in KEYS.items())


class Terminal(NamedTuple):
    """How a session speaks with a person; what is asked gives `None` where nobody answers any more."""

    say: Callable[[str], None]
    #: Asks for one key.
    key: Callable[[str], str | None]
    #: Asks for a line.
    line: Callable[[str], str | None]


class Step(Enum):
    """Where a session goes after a key."""

    NEXT = "next"
    STAY = "stay"
    QUIT = "quit"


class Made(NamedTuple):
    """A decision of this session, and at which place of the queue it was made."""

    review: Review
    place: int


@dataclass
class Session:
    """One pass through the queue, with what was decided in it."""

    reviewer: Reviewer
    terminal: Terminal
    queue: Sequence[Doubted]
    place: int = 0
    made: list[Made] = field(default_factory=list)

    def run(self) -> None:
        """Show claim after claim and do what the person says, until either ends."""
        while self.place < len(self.queue):
            self.show()
            step = self.act()
            while step is Step.STAY:
                step = self.act()
            if step is Step.QUIT:
                return

    def show(self) -> None:
        """Show the claim at hand."""
        identity, doubt = self.queue[self.place]
        read, document = self.reviewer.desk.claim(identity)
        own = own_reviews(self.reviewer.desk, read)
        stands = as_it_stands(read, own)
        lack = "rejected" if judged(own) == "rejected" else lacking(stands, document)
        self.terminal.say(f"\n{self.place + 1} of {len(self.queue)}  doubt {doubt.score:.2f}: {doubt.reason}")
        self.terminal.say("\n".join(card_lines(stands, document, shown(stands), self.thread, lack)))

    def act(self) -> Step:
        """Ask for a key and do what it says; a decision that makes no sense is refused, and the claim stays."""
        answer = self.terminal.key(PROMPT)
        key = None if answer is None else answer.strip().lower()
        if key is None or key == "q":
            return Step.QUIT
        if key not in ACTIONS:
            self.terminal.say(f"no key {key!r}; {PROMPT}")
            return Step.STAY
        try:
            return ACTIONS[key](self)
        except UsageError as error:
            self.terminal.say(str(error))
            return Step.STAY

    @property
    def claim(self) -> str:
        """The id of the claim at hand."""
        return self.queue[self.place].claim

    @property
    def thread(self) -> Thread | None:
        """The thread that the claim is in now: a decision may have taken it out of that of the queue."""
        identity = self.reviewer.desk.thread_of(self.claim)
        return None if identity is None else self.reviewer.desk.thread(identity)

    def keep(self, review: Review) -> None:
        """Remember a decision, and say it."""
        self.made.append(Made(review, self.place))
        self.terminal.say(review_line(review))

    def forward(self) -> Step:
        """Go to the next claim."""
        self.place += 1
        return Step.NEXT

    def accept(self) -> Step:
        """Accept the claim."""
        self.keep(self.reviewer.accept(self.claim))
        return self.forward()

    def reject(self) -> Step:
        """Reject the claim, with a reason."""
        self.keep(self.reviewer.reject(self.claim, self.terminal.line("why")))
        return self.forward()

    def correct(self) -> Step:
        """Correct a slot, and show the claim again: another one may be wrong too."""
        name = (self.terminal.line(f"slot ({', '.join(SLOTS)})") or "").strip()
        slot = slot_named(name)
        value = self.terminal.line(f"{name}, {slot.meaning}: {slot.expected}")
        if value is None:
            return Step.QUIT
        values = {name: typed(name, value)}
        # What cannot stand there is refused before anybody thinks of a reason.
        self.reviewer.correction(self.claim, values, UNSAID)
        self.keep(self.reviewer.correct(self.claim, values, self.terminal.line("why")))
        return Step.NEXT

    def note(self) -> Step:
        """Write a note beside the claim."""
        self.keep(self.reviewer.annotate(self.claim, self.terminal.line("note") or ""))
        return Step.STAY

    def merge(self) -> Step:
        """Merge the thread of the claim into another one."""
        if (thread := self.thread) is None:
            raise UsageError(f"{self.claim} is in no thread")
        into = (self.terminal.line("into which thread") or "").strip()
        self.keep(self.reviewer.merge(thread.id, into, self.terminal.line("why")))
        return Step.STAY

    def undo(self) -> Step:
        """Take the last decision of this session back, and go to where it was made."""
        if not self.made:
            raise UsageError("nothing has been decided in this session")
        last = self.made[-1]
        self.terminal.say(review_line(self.reviewer.undo(last.review.id)))
        self.made.pop()
        self.place = last.place
        return Step.NEXT


ACTIONS: Mapping[str, Callable[[Session], Step]] = {
    "a": Session.accept, "r": Session.reject, "c": Session.correct, "n": Session.note, "m": Session.merge,
    "s": Session.forward, "u": Session.undo,
}  # fmt: skip


def work_through(reviewer: Reviewer, queue: Sequence[Doubted], terminal: Terminal) -> Sequence[Review]:
    """Work through a queue, and give the decisions that were not taken back on the way."""
    session = Session(reviewer, terminal, queue)
    session.run()
    return tuple(made.review for made in session.made)
