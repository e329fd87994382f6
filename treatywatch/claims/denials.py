"""Denials that name no act: "rejected the allegations", "called the claims baseless", "denied any wrongdoing"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from treatywatch.claims import vocabulary
from treatywatch.claims.government import Government
from treatywatch.claims.syntax import Syntax
from treatywatch.records import SpeechAct

POINTING = frozenset({"this", "that", "it", "which"})


@dataclass(frozen=True, slots=True)
class ChargeDenied:
    """An answer, as a rule a denial, to charges that its clause does not spell out."""

    #: The noun for the charge.
    charge: int
    #: The head word of the denial's clause or phrase.
    clause: int
    #: Who denies, by the subject's word; `None`: whoever vouches for the sentence.
    denier: int | None
    #: What is denied is the last claim before, whatever act it names.
    of_the_last: bool = False
    #: How the answer vouches: what is confirmed or admitted is answered too.
    speech_act: SpeechAct = "deny"
    #: Where it opens, if it is set off from what it answers in the same sentence.
    set_off: int | None = None
    #: It may answer what is said of others than whoever answers.
    of_others: bool = False


def charges_denied(syntax: Syntax, government: Government) -> Iterator[ChargeDenied]:
    """Give every denial of charges in text order."""
    for index in range(len(syntax.words)):
        found = None
        if syntax.upos(index) == "NOUN" and syntax.lemma(index) in vocabulary.words("charges"):
            found = _denial(syntax, government, index)
        elif syntax.form(index) in POINTING and syntax.relation(index) == "obj":
            found = _denial_of_that(syntax, government, index)
        if found:
            yield found


def _denial_of_that(syntax: Syntax, government: Government, pronoun: int) -> ChargeDenied | None:
    """Read "Russia denies this" and "..., which Washington denies": what was said just before is denied."""
    verb = syntax.head(pronoun)
    if verb < 0 or syntax.lemma(verb) != "deny" or government.negations(verb) or government.auxiliary(verb):
        return None
    own = syntax.dependents(verb, "nsubj")
    return ChargeDenied(pronoun, verb, own[0] if own else government.subject(verb), of_the_last=True)


def _denial(syntax: Syntax, government: Government, charge: int) -> ChargeDenied | None:
    head, relation = syntax.head(charge), syntax.relation(charge)
    if head >= 0 and syntax.upos(head) == "VERB":
        if relation == "obj" and syntax.lemma(head) in vocabulary.words("denying"):
            return ChargeDenied(charge, head, government.subject(head))
        if (
            relation == "nsubj"
            and syntax.is_passive(head)
            and syntax.lemma(head) in vocabulary.words("denying") | vocabulary.words("naming")
        ):
            return (
                ChargeDenied(charge, head, government.subject(head))
                if government.calls_false(head, charge) or syntax.lemma(head) in vocabulary.words("denying")
                else None
            )
        if syntax.lemma(head) in vocabulary.words("naming") and government.calls_false(head, charge):
            return ChargeDenied(charge, head, government.subject(head))
    if (
        head >= 0
        and relation == "nsubj"
        and syntax.form(head) in vocabulary.words("falsehoods")
        and syntax.dependents(head, "cop")
    ):
        return ChargeDenied(charge, head, None)
    if any(syntax.form(child) in vocabulary.words("falsehoods") for child in syntax.dependents(charge, "amod")):
        return ChargeDenied(charge, charge, None)
    return None
