"""What a text says of whom a treaty binds, and whether it is in force."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from treatywatch.claims import treaty_facts
from treatywatch.claims.described import Element, Scene
from treatywatch.claims.life_elements import article_of, days_of_time, time_near
from treatywatch.claims.topics import load_topics
from treatywatch.claims.treaty_facts import Judgement
from treatywatch.records import DescriptionVerdict
from treatywatch.treaties.packs import Pack
from treatywatch.treaties.states import state_name

__all__ = ["standing_elements"]


def standing_elements(scene: Scene) -> Iterator[Element]:
    """Give everything that is said of parties and status of a treaty with a pack."""
    yield from _parties(scene)
    yield from _standings(scene)


def _parties(scene: Scene) -> Iterator[Element]:
    topics = load_topics()
    for words, named in scene.sentences_on_packs():
        pack = named[0]
        yield from _between(scene, words, named)
        for text, own in scene.find(topics.parties.only, words):
            yield Element(pack.id, "parties", (*named[1], *own), text, _judge_only(scene, pack))
        yield from _members(scene, words, named)
        for text, own in scene.find(topics.parties.bilateral, words):
            noun = scene.syntax.head(own[0]) if own else -1
            if noun in named[1] or (noun >= 0 and _is_treaty_noun(scene, noun, named[1])):
                yield Element(pack.id, "parties", (*named[1], *own), text, _judge_bilateral(scene, pack))


def _members(scene: Scene, words: range, named: tuple[Pack, tuple[int, ...]]) -> Iterator[Element]:
    """Find "China is not a party to the treaty", "binds neither China nor India"."""
    syntax, (pack, own) = scene.syntax, named
    for word in words:
        if (
            syntax.lemma(word) not in load_topics().parties.membership
            or word in own
            or not set(syntax.subtree(word)) & set(own)
        ):
            continue
        subjects = [i for child in syntax.dependents(word, "nsubj") for i in syntax.subtree(child)]
        states = scene.states(subjects)
        joins = syntax.upos(word) == "VERB" and not syntax.is_passive(word)
        if not states or not (joins or syntax.dependents(word, "cop", "aux:pass")):
            continue
        negated = scene.frames.is_negated(word)
        parties = treaty_facts.parties_on(pack, *scene.days)
        right = all((state in parties) is not negated for state in states)
        undated = scene.days == (None, None) and negated and not right
        verdict: DescriptionVerdict = "accurate" if right else "undetermined" if undated else "inaccurate"
        judgement = Judgement(verdict, "; ".join(_membership(pack, state) for state in states))
        stated = f"{' and '.join(states)}: {'no ' if negated else ''}party"
        yield Element(pack.id, "parties", (word, *subjects, *own), stated, judgement)


def _membership(pack: Pack, state: str) -> str:
    """Say from when to when a state was a party."""
    party = pack.party(state)
    if party is None or party.since is None:
        return f"{state_name(state)}: no party"
    return f"{party.name}: party from {party.since}" + (f" until {party.until}" if party.until else "")


#: So many parties are named before the rest are counted.
NAMED = 6


def _named(states: Sequence[str]) -> str:
    """Name parties, or count them where they are many."""
    return f"{len(states)} states" if len(states) > NAMED else ", ".join(states)


def _original(pack: Pack) -> list[str]:
    return [party.state for party in pack.parties if party.succeeds is None]


def _judge_only(scene: Scene, pack: Pack) -> Judgement:
    parties = treaty_facts.parties_on(pack, *scene.days)
    if len(parties) > 2 and not (
        scene.days[1] and set(treaty_facts.parties_on(pack, scene.days[1], scene.days[1])) == set(_original(pack))
    ):
        if pack.form != "bilateral":
            return Judgement("inaccurate", f"parties: {_named(parties)}")
        later = ", ".join(party.name for party in pack.parties if party.succeeds is not None)
        return Judgement("inaccurate", f"parties by succession: {later}")
    return Judgement("accurate", f"parties: {', '.join(parties)}")


def _judge_bilateral(scene: Scene, pack: Pack) -> Judgement:
    only = _judge_only(scene, pack)
    if pack.form != "bilateral":
        return Judgement("inaccurate", "the treaty is multilateral")
    if only.verdict == "accurate":
        return Judgement("accurate", "concluded between two states, which were its only parties")
    return Judgement("imprecise", f"concluded between two states; {only.reason}")


def _between(scene: Scene, words: range, named: tuple[Pack, tuple[int, ...]]) -> Iterator[Element]:
    """Find "an agreement between A and B"."""
    syntax, (pack, own) = scene.syntax, named
    for word in words:
        first = syntax.head(word)
        if syntax.form(word) != "between" or first < 0 or word in own:
            continue
        inside, states = _listed_states(scene, first)
        noun = syntax.head(first)
        if len(states) < 2 or noun < 0 or not (noun in own or _is_treaty_noun(scene, noun, own)):
            continue
        states = [_as_named(scene, pack, state, inside) for state in states]
        yield Element(
            pack.id, "parties", (*own, noun, word, *inside), " and ".join(states), _judge_between(pack, states)
        )


def _listed_states(scene: Scene, first: int) -> tuple[list[int], list[str]]:
    """Give the words and states of a list, up to the first that is no state."""
    syntax = scene.syntax
    words: list[int] = []
    states: list[str] = []
    for head in syntax.conjuncts(first):
        own = syntax.subtree(head, lambda word: syntax.relation(word) in {"conj", "acl", "appos"})
        found = scene.states(own)
        if not found:
            break
        words += own
        states += [state for state in found[:1] if state not in states]
    return words, states


def _as_named(scene: Scene, pack: Pack, state: str, words: list[int]) -> str:
    """Give the state that a party continues where the text names it only by its capital ("Moscow")."""
    party = pack.party(state)
    if party is None or party.succeeds is None or not party.continues:
        return state
    named = any(scene.syntax.form(index) in {party.name.lower(), "federation"} for index in words)
    return state if named else party.succeeds


def _is_treaty_noun(scene: Scene, noun: int, named: tuple[int, ...]) -> bool:
    """Tell whether a noun is said of the treaty (predicate, apposition, its own noun), or a verb concludes it."""
    syntax = scene.syntax
    if syntax.upos(noun) == "VERB":
        found = scene.frames.treaty_of(noun) if syntax.lemma(noun) in load_topics().signing.verbs else None
        return found is not None and found[1] == named
    if syntax.lemma(noun) not in load_topics().parts_of_treaty | {"treaty", "accord", "deal", "convention"}:
        return False
    subjects = syntax.dependents(noun, "nsubj")
    return (
        bool(set(subjects) & set(named)) or syntax.head(noun) in named or bool(set(syntax.subtree(noun)) & set(named))
    )


def _judge_between(pack: Pack, states: list[str]) -> Judgement:
    original = _original(pack)
    everyone = {party.state for party in pack.parties}
    if not set(states) <= everyone:
        return Judgement("inaccurate", f"the parties were {_named(original)} and their successors")
    if set(states) == set(original):
        return Judgement("accurate", f"concluded between {' and '.join(original)}")
    later = ", ".join(party.name for party in pack.parties if party.succeeds is not None)
    if pack.form != "bilateral":
        return Judgement("imprecise", f"concluded between {_named(original)}")
    return Judgement("imprecise", f"concluded between {' and '.join(original)}; parties by succession: {later}")


# Status


def _standings(scene: Scene) -> Iterator[Element]:
    topics = load_topics()
    for words, named in scene.sentences_on_packs():
        for pattern, over in ((topics.status.in_force, False), (topics.status.ended, True)):
            for text, own in scene.find(pattern, words):
                if own and scene.is_about(own[0] if over else own[-1], named):
                    judgement = _judge_end(scene, named[0], own) if over else None
                    judgement = judgement or _judge_status(scene, named[0], over=over)
                    yield Element(named[0].id, "status", (*named[1], *own), text, judgement)


def _judge_end(scene: Scene, pack: Pack, words: tuple[int, ...]) -> Judgement | None:
    """Hold a dated end against the pack's; `None` where no date is stated."""
    finish, time = treaty_facts.end(pack), time_near(scene, words[0])
    if finish is None or time is None or finish.status is None or (time.start is None and time.end is None):
        return None
    return treaty_facts.judge_date(pack, finish.status, days_of_time(time), time.span.exact, "end")


def _judge_status(scene: Scene, pack: Pack, *, over: bool) -> Judgement:
    first, last = scene.days
    start, finish = pack.entry_into_force, treaty_facts.end(pack)
    if start is None and not over and pack.binds:
        return Judgement("inaccurate", "the treaty never entered into force")
    if finish is None or first is None:
        known = "the pack knows no end of the treaty" if finish is None else "the document's day is not known"
        verdict = "accurate" if finish is None and not over and start and first and first >= start else "undetermined"
        return Judgement("accurate" if verdict == "accurate" else "undetermined", known)
    provisions = article_of(pack, finish.article)
    fact = f"in force from {start} to {finish.on}"
    if first >= finish.on:
        return Judgement("accurate" if over else "inaccurate", fact, provisions)
    if last is not None and last < finish.on and start is not None and first >= start:
        return Judgement("inaccurate" if over else "accurate", fact, provisions)
    return Judgement("undetermined", f"{fact}; the document's day does not settle it", provisions)
