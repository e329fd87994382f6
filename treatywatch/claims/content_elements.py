"""What a text says of a treaty's further content: limits, eliminations, inspections, purpose, and what breaks it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from treatywatch.claims.described import Element, Scene
from treatywatch.claims.frame_elements import judge_act
from treatywatch.claims.topics import load_topics
from treatywatch.claims.treaty_facts import Judgement, covers, forbidding, scope_articles
from treatywatch.records import Quantity
from treatywatch.treaties.packs import Pack
from treatywatch.treaties.stated_limits import half_place, judge_stated_limit

__all__ = ["content_elements"]

UNTIL = frozenset({"until", "unless", "till", "before", "if"})
#: Smaller numbers of missiles are parts of what was eliminated, not the whole.
LEAST_COUNT = 50
#: Smaller numbers beside a treaty's name count something else than its limits do.
LEAST_CEILING = 10


def content_elements(scene: Scene) -> Iterator[Element]:
    """Give everything that is said of the further content of a treaty with a pack."""
    yield from _breaches(scene)
    for words, named in scene.sentences_on_packs():
        yield from _eliminations(scene, words, named)
        yield from _limits(scene, words, named)
        yield from _inspections(scene, words, named)
        yield from _purposes(scene, words, named)
        yield from _indifference(scene, words, named)


# What breaks the treaty


def _breaches(scene: Scene) -> Iterator[Element]:
    """Find "will not violate the treaty until it tests": as if nothing before that act broke it."""
    syntax, topics = scene.syntax, load_topics()
    for word in range(len(syntax.words)):
        lemma = syntax.lemma(word)
        if lemma not in topics.breaking | topics.lawful:
            continue
        negated = scene.frames.is_negated(word)
        if negated is not (lemma in topics.breaking):
            continue
        objects = (scene.pack_at(child) for child in syntax.dependents(word, "obj"))
        found = next((one for one in objects if one is not None), None) or (None if negated else scene.pack_doing(word))
        clause = next((c for c in syntax.dependents(word, "advcl") if syntax.marker(c) in UNTIL), None)
        act = topics.act_of(syntax.lemma(clause)) if clause is not None else None
        if found is None or clause is None or act is None:
            continue
        judgement = _judge_first_breach(found[0], act)
        if judgement is not None:
            yield Element(
                found[0].id,
                "prohibited_acts",
                (word, *found[1], *syntax.subtree(clause)),
                f"not before to {act}",
                judgement,
            )


def _judge_first_breach(pack: Pack, act: str) -> Judgement | None:
    """Hold the statement that an act is the first to break the treaty against what it forbids before that."""
    sequence = load_topics().sequence
    if act not in sequence:
        return None
    for earlier in sequence[: sequence.index(act)]:
        if provision := forbidding(pack, earlier):
            article = f"{pack.short_name} Art. {provision.article}"
            return Judgement(
                "inaccurate", f"to {earlier} breaks it already: Article {provision.article} forbids that", (article,)
            )
    return judge_act(pack, act, forbidden=True)


# Numbers


def _eliminations(scene: Scene, words: range, named: tuple[Pack, tuple[int, ...]]) -> Iterator[Element]:
    topics, syntax = load_topics(), scene.syntax
    pack, own = named
    acts = [
        i for i in words
        if (syntax.upos(i) == "VERB" and syntax.lemma(i) in topics.elimination.verbs and not scene.frames.is_negated(i))
        or syntax.lemma(i) in topics.elimination.nouns
    ]  # fmt: skip
    free = [i for i in words if i not in own]
    for act in acts:
        if act in own:
            continue
        for quantity in scene.quantities(i for i in syntax.subtree(act) if i in free):
            if quantity.unit is None and (judgement := judge_eliminated(pack, quantity, scene.states(words))):
                number = scene.words_between(quantity.span.start, quantity.span.end)
                yield Element(pack.id, "elimination", (act, *number), f"{quantity.span.exact} eliminated", judgement)
        if scene.frames.treaty_of(act) is None:
            continue
        for text, hit in scene.find(topics.elimination.whole_class, [i for i in syntax.subtree(act) if i in free]):
            yield Element(pack.id, "elimination", (act, *own, *hit), text, _judge_class(scene, pack, hit))


def _totals(pack: Pack) -> dict[str, int]:
    """Give how many missiles each party eliminated in all."""
    return {
        holding.party: holding.missiles_total
        for holding in pack.holdings
        if holding.what == "eliminated"
        and holding.type is None
        and holding.range_class is None
        and holding.missiles_total
    }


def judge_eliminated(pack: Pack, quantity: Quantity, states: list[str]) -> Judgement | None:
    """Hold a number of eliminated items against the pack's; `None` where the number counts something else."""
    totals = _totals(pack)
    counted = (quantity.of or "").lower()
    number = quantity.low if quantity.low is not None else quantity.high
    items = ("missile", "weapon", "rocket", "system")
    if not totals or number is None or number < LEAST_COUNT or not any(item in counted for item in items):
        return None
    whole = {"all": sum(totals.values()), **totals}
    about = quantity.comparator == "~"
    for name, true in whole.items():
        if number == true or (about and abs(number - true) <= half_place(number)):
            of = "together" if name == "all" else name
            return Judgement("accurate", f"eliminated, {of}: {true:,} missiles")
        if quantity.comparator == ">" and 0.9 * true <= number < true:
            return Judgement("accurate", f"eliminated: {true:,} missiles")
    true = next((totals[state] for state in states if len(states) == 1 and state in totals), whole["all"])
    near = abs(number - true) / true <= 0.02
    return Judgement("imprecise" if near else "inaccurate", f"eliminated: {true:,} missiles" + _parts(totals))


def _parts(totals: dict[str, int]) -> str:
    return " (" + ", ".join(f"{state} {count:,}" for state, count in totals.items()) + ")"


def _judge_class(scene: Scene, pack: Pack, words: tuple[int, ...]) -> Judgement:
    """Whole classes of missiles went; warheads did not, and nuclear ones were not the only missiles."""
    syntax = scene.syntax
    after = [i for i in scene.sentence(words[-1]) if words[-1] < i <= words[-1] + 8]
    requires = tuple(
        f"{pack.short_name} Art. {p.article}"
        for p in pack.provisions
        if p.effect == "requires" and "eliminate" in p.acts
    )[:1]
    if not requires:
        return Judgement("undetermined", "the pack has no article on elimination")
    nuclear = any(syntax.form(i) in {"nuclear", "atomic"} for i in after)
    lemmas = {syntax.lemma(i) for i in after}
    if not nuclear and "missile" in lemmas:
        return Judgement("accurate", "missiles of these ranges and their launchers were to be eliminated", requires)
    reason = "eliminated were missiles and launchers of these ranges, whatever the payload; not the warheads themselves"
    return Judgement("imprecise", reason, requires)


def _limits(scene: Scene, words: range, named: tuple[Pack, tuple[int, ...]]) -> Iterator[Element]:
    syntax, (pack, own) = scene.syntax, named
    if not pack.limits or not any(syntax.lemma(i) in load_topics().limits for i in words):
        return
    for quantity in scene.quantities(words):
        number = scene.words_between(quantity.span.start, quantity.span.end)
        if quantity.low is None or not number or number[0] in own:
            continue
        judgement = judge_limit(pack, quantity, _beside(scene, words, number))
        if judgement is not None:
            yield Element(pack.id, "limit", (*own, *number), quantity.span.exact, judgement)


#: So many words after a number can still say what it counts ("800 deployed and non-deployed ICBM launchers").
COUNTED_AFTER = 9


def _beside(scene: Scene, words: range, number: tuple[int, ...]) -> set[str]:
    """Give the words after a number that say what it counts: up to the next number, and within its clause."""
    syntax, found = scene.syntax, set()
    for word in range(number[-1] + 1, min(words.stop, number[-1] + 1 + COUNTED_AFTER)):
        if syntax.upos(word) in {"NUM", "VERB", "AUX"} or syntax.form(word) in {";", ".", "("}:
            break
        found |= {syntax.form(word), syntax.lemma(word)}
    return found


def judge_limit(pack: Pack, quantity: Quantity, beside: set[str]) -> Judgement | None:
    """Hold a stated ceiling against the limits on the same things; `None` where the pack limits nothing such."""
    number = quantity.low if quantity.low is not None else quantity.high
    if number is None or (number < LEAST_CEILING and quantity.unit is None):
        return None
    words = {*beside, *re.findall(r"[a-z-]+", (quantity.of or "").lower())}
    found = judge_stated_limit(pack, number, words, unit=quantity.unit or "", about=quantity.comparator == "~")
    return None if found is None else Judgement(found.verdict, found.reason, found.articles)


# Inspections and purpose


def _inspections(scene: Scene, words: range, named: tuple[Pack, tuple[int, ...]]) -> Iterator[Element]:
    topics, (pack, own) = load_topics(), named
    rights = [p for p in pack.provisions if "inspect" in p.acts and p.effect in {"permits", "requires"}]
    if not rights:
        return
    article = (f"{pack.short_name} Art. {rights[0].article}",)
    for quantity in scene.quantities(words):
        if quantity.unit is None and quantity.low and "inspection" in (quantity.of or ""):
            number = scene.words_between(quantity.span.start, quantity.span.end)
            yield Element(pack.id, "verification", (*own, *number), quantity.span.exact, _judge_quota(pack, quantity))
    denied = [hit for hit in scene.find(topics.verification.none, words) if hit[1]]
    for text, hit in denied:
        judgement = Judgement("inaccurate", f"Article {rights[0].article}: {rights[0].text}", article)
        yield Element(pack.id, "verification", (*own, *hit), text, judgement)
    if denied:
        return
    for text, hit in list(scene.find(topics.verification.regime, words))[:1]:
        if hit and scene.is_about(hit[-1], named):
            judgement = Judgement("accurate", f"Article {rights[0].article}: {rights[0].text}", article)
            yield Element(pack.id, "verification", (*own, *hit), text, judgement)


def _judge_quota(pack: Pack, quantity: Quantity) -> Judgement:
    quotas = {quota.per_calendar_year: quota.article for quota in pack.quotas}
    if not quotas:
        return Judgement("undetermined", "the pack has no quota of inspections")
    fact = "inspections a year, one period after the other: " + ", ".join(str(number) for number in quotas)
    article = (f"{pack.short_name} Art. {next(iter(quotas.values()))}",)
    return Judgement("accurate" if quantity.low in quotas else "inaccurate", fact, article)


def _indifference(scene: Scene, words: range, named: tuple[Pack, tuple[int, ...]]) -> Iterator[Element]:
    """Find "makes no difference between nuclear and conventional missiles"."""
    topics, (pack, own) = load_topics(), named
    free = [index for index in words if index not in own]
    payloads = {name: hits for name, pattern in topics.payload.items() if (hits := list(scene.find(pattern, free)))}
    alike = list(scene.find(topics.payload_alike, free))
    if not {"nuclear", "conventional"} <= set(payloads) or not alike or not covers(pack):
        return
    inside = tuple(index for hits in payloads.values() for _, hit in hits for index in hit)
    judgement = Judgement("accurate", "the treaty does not ask for the payload", scope_articles(pack))
    yield Element(pack.id, "payload", (*own, *alike[0][1], *inside), "nuclear and conventional alike", judgement)


def _purposes(scene: Scene, words: range, named: tuple[Pack, tuple[int, ...]]) -> Iterator[Element]:
    """A pack holds what a treaty orders, not what it is for: a stated purpose stays open."""
    pack, own = named
    for text, hit in scene.find(load_topics().purpose, [i for i in words if i not in own]):
        if not hit or not scene.is_about(hit[0], named):
            continue
        judgement = Judgement("undetermined", "the pack holds nothing on the treaty's purpose")
        yield Element(pack.id, "purpose", (*hit, *scene.syntax.subtree(hit[0])), text, judgement)
