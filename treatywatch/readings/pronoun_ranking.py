"""Ranks whom "he" or "she" means, by a log-linear model over what grammar and topic say of each candidate.

The model is that of Denis and Baldridge (2008), "Specialized Models and Ranking for Coreference Resolution": one
softmax over all candidates of a pronoun. Its features are the weights' names in `pronoun_weights.json`, each once for
all pronouns and once for those of a kind ("possessive: parallel"); `training/pronouns.py` makes the file.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from math import log
from pathlib import Path
from typing import NamedTuple

from treatywatch.readings.entity_words import EntityWords
from treatywatch.readings.mentions import Mention
from treatywatch.readings.syntax_index import SUBJECTS, SyntaxIndex

__all__ = ["Candidate", "Features", "PronounRanker"]

#: What a candidate is told by: names of features, with their values.
Features = dict[str, float]
ROLES = {"nsubj": "subject", "nsubj:pass": "subject", "nsubj:outer": "subject", "obj": "object", "iobj": "object",
         "obl": "oblique", "obl:agent": "oblique", "nmod": "nominal", "nmod:poss": "possessor",
         "root": "root"}  # fmt: skip
#: Clauses around a pronoun whose subjects are told apart.
CLAUSES_AROUND = 3
#: More steps than these in a sentence's tree are all the same.
FARTHEST_STEPS = 8


class Candidate(NamedTuple):
    """One mention that a pronoun may repeat: how many sentences back it stands, and how salient it is."""

    mention: Mention
    distance: int
    salience: float


class Case(NamedTuple):
    """A pronoun with the chains that it may belong to, and what is the same for all of these."""

    pronoun: Mention
    kind: str
    #: The subjects of the clauses around the pronoun, the innermost first.
    around: Sequence[int]
    #: The chains before the pronoun, the one mentioned last first.
    latest: Sequence[str]
    nearest_subject: str | None
    #: Who reports the words that the pronoun stands in.
    reporters: set[str]
    greatest: float


class PronounRanker:
    """Ranks the candidates of one document's pronouns."""

    def __init__(self, index: SyntaxIndex, mentions: Sequence[Mention]) -> None:
        self.index = index
        self.weights = weights_of_package()
        self.sexes = EntityWords.load().sex_of_first_name
        people = [mention.chain for mention in mentions if mention.form == "name" and mention.label == "PER"]
        self.named = Counter(chain for chain in people if chain)
        self.first = people[0] if people else None
        self.most_named = max(self.named.values(), default=1)

    def best(self, pronoun: Mention, chains: Mapping[str, Sequence[Candidate]], reporters: set[str]) -> str:
        """Give the chain that a pronoun most likely belongs to."""
        features = self.features(pronoun, chains, reporters)
        return max(features, key=lambda chain: self.score(features[chain]))

    def score(self, features: Features) -> float:
        """Give the model's score of a candidate."""
        return sum(self.weights.get(name, 0.0) * value for name, value in features.items())

    def features(
        self, pronoun: Mention, chains: Mapping[str, Sequence[Candidate]], reporters: set[str]
    ) -> dict[str, Features]:
        """Give what speaks for and against each chain."""
        case = self.case(pronoun, chains, reporters)
        result = {}
        for chain, candidates in chains.items():
            own = dict(self.of_chain(case, chain, candidates))
            result[chain] = {**own, **{f"{case.kind}: {name}": value for name, value in own.items()}}
        return result

    def case(self, pronoun: Mention, chains: Mapping[str, Sequence[Candidate]], reporters: set[str]) -> Case:
        """Gather what is the same for all candidates of a pronoun."""
        words = self.index.words
        before = sorted(
            (
                (candidate.mention.head, chain)
                for chain, candidates in chains.items()
                for candidate in candidates
                if candidate.mention.start < pronoun.start
            ),
            reverse=True,
        )
        around = list(self.index.governing_subjects(words[pronoun.head].head))
        kind = "subject" if words[pronoun.head].deprel in SUBJECTS else "object"
        return Case(
            pronoun=pronoun,
            kind="possessive" if pronoun.pronoun and pronoun.pronoun.possessive else kind,
            around=around[:CLAUSES_AROUND],
            latest=list(dict.fromkeys(chain for _, chain in before)),
            nearest_subject=next((chain for head, chain in before if words[head].deprel in SUBJECTS), None),
            reporters=reporters,
            greatest=max(candidate.salience for candidates in chains.values() for candidate in candidates),
        )

    def of_chain(self, case: Case, chain: str, candidates: Sequence[Candidate]) -> Iterator[tuple[str, float]]:
        """Give the features of one chain."""
        before = [one for one in candidates if one.mention.start < case.pronoun.start]
        near = max(before, key=lambda one: one.mention.head) if before else candidates[0]
        if before:
            yield from self.by_place(case, chain, near)
        else:
            yield "ahead", 1.0
        yield from self.by_role(case, near)
        yield from self.by_clause(case, chain, candidates)
        yield from self.by_topic(chain, candidates)
        yield from self.by_form(case, near.mention)
        yield "salience", log(sum(one.salience for one in candidates) / case.greatest)

    def by_place(self, case: Case, chain: str, near: Candidate) -> Iterator[tuple[str, float]]:
        """Tell how far back the nearest mention stands."""
        rank = case.latest.index(chain)
        yield f"{min(near.distance, 3)} sentences back", 1.0
        yield "words back", log(1 + case.pronoun.head - near.mention.head)
        yield "rank", float(min(rank, 5))
        yield f"rank {min(rank, 2)}", 1.0
        if near.distance == 0:
            yield "steps in tree", float(self.steps(case.pronoun.head, near.mention.head))
        sentence = self.index.sentences[self.index.sentence_of[near.mention.head]]
        if near.mention.first - sentence.first <= 1:
            yield f"opens sentence, {min(near.distance, 2)} back", 1.0

    def by_role(self, case: Case, near: Candidate) -> Iterator[tuple[str, float]]:
        """Tell the nearest mention's part in its sentence, as beside the pronoun's."""
        words, head, own = self.index.words, near.mention.head, case.pronoun.head
        relation = words[head].deprel
        governor = words[head].head
        shared = relation in ("conj", "flat", "appos") and governor >= 0
        role = ROLES.get(words[governor].deprel if shared else relation, "other")
        yield role, 1.0
        yield f"{role}, {min(near.distance, 2)} back", 1.0
        if relation in ("conj", "appos"):
            yield relation, 1.0
        if relation == words[own].deprel:
            yield "parallel", 1.0
        if own == self.index.sentences[self.index.sentence_of[own]].first:
            yield f"pronoun opens, {role}", 1.0
            if near.distance == 1 and self.main_subject(head):
                yield "pronoun opens, main subject before", 1.0

    def by_clause(self, case: Case, chain: str, candidates: Sequence[Candidate]) -> Iterator[tuple[str, float]]:
        """Tell of which clauses a chain is the subject."""
        heads = {one.mention.head for one in candidates}
        for level, subject in enumerate(case.around):
            if subject in heads:
                yield f"subject of clause {level} around", 1.0
        main = next((one for one in candidates if one.distance < 2 and self.main_subject(one.mention.head)), None)
        if main is not None:
            yield f"main subject, {main.distance} back", 1.0
        if chain == case.nearest_subject:
            yield "nearest subject", 1.0
        if chain in case.reporters:
            yield "reporter", 1.0

    def by_topic(self, chain: str, candidates: Sequence[Candidate]) -> Iterator[tuple[str, float]]:
        """Tell how much the text is about somebody."""
        named = self.named[chain]
        yield "named", log(1 + named)
        yield "named beside the most named", named / self.most_named
        yield "mentions near", log(len(candidates))
        if chain == self.first:
            yield "first person named", 1.0
        if any(one.mention.form == "pronoun" for one in candidates):
            yield "pronoun near", 1.0
        if all(one.mention.form != "name" for one in candidates):
            yield "no name near", 1.0

    def by_form(self, case: Case, mention: Mention) -> Iterator[tuple[str, float]]:
        """Tell what the nearest mention looks like, and whether its name is a man's or a woman's."""
        name = mention.entity.name if mention.entity else ""
        if mention.form != "name":
            yield mention.form, 1.0
        elif " " in name and mention.end - mention.start == len(name):
            yield "full name", 1.0
        if mention.gender is None:
            sex = self.sexes.get(name.lower().partition(" ")[0])
            yield "sex unknown" if sex is None else "sex likely" if sex == case.pronoun.gender else "sex unlikely", 1.0

    def main_subject(self, head: int) -> bool:
        """Tell whether a word is the subject of its sentence's main verb."""
        word = self.index.words[head]
        return word.deprel in SUBJECTS and self.index.words[word.head].deprel == "root"

    def steps(self, left: int, right: int) -> int:
        """Count the steps between two words in their sentence's tree."""
        words, up, place = self.index.words, dict[int, int](), left
        while place >= 0:
            up[place] = len(up)
            place = words[place].head
        place, taken = right, 0
        while place >= 0 and place not in up:
            place, taken = words[place].head, taken + 1
        return min(taken + up.get(place, FARTHEST_STEPS), FARTHEST_STEPS)


@cache
def weights_of_package() -> Mapping[str, float]:
    """Give the weights of the package, read once in a process."""
    weights: dict[str, float] = json.loads(
        Path(__file__).with_name("pronoun_weights.json").read_text(encoding="utf-8")
    )["weights"]
    return weights
