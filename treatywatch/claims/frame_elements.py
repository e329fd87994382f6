"""What a text says that a treaty bans or covers: range, basing, payload, kinds of item and acts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from treatywatch.claims import treaty_facts
from treatywatch.claims.described import Element, Scene
from treatywatch.claims.topics import load_topics
from treatywatch.claims.treaty_facts import Judgement
from treatywatch.claims.treaty_frames import Frame
from treatywatch.records import DescriptionTopic, DescriptionVerdict, Interval, Quantity
from treatywatch.treaties import intervals
from treatywatch.treaties.laws import cited
from treatywatch.treaties.lengths import KILOMETRES
from treatywatch.treaties.packs import Pack

__all__ = ["bound_elements", "frame_elements", "judge_range"]

#: How far before a phrase the words that take it out may stand (characters).
REACH = 40
#: What may stand between those words and the basing ("not those fired from ships").
FILLING = r"(?:(?:those|the|any|ones|missiles|weapons|fired|launched|based|carried|from|on|by|at)\s+)*"
JOINED = re.compile(r"[\s,/-]*(?:or|and|nor)?[\s-]*(?:launched|based)?[\s,/-]*(?:or|and|nor)[\s-]*", re.IGNORECASE)
SPOKEN = {"ground": "ground-launched", "sea": "sea-launched", "air": "air-launched", "space": "space-based"}
CLAUSES_OF_ACTS = frozenset({"advcl", "csubj", "xcomp", "obl", "ccomp", "acl", "obj"})
WEAPON_NOUNS = frozenset(
    {"missile", "weapon", "rocket", "system", "launcher", "arm", "warhead", "platform", "force", "armament"}
)


def frame_elements(frame: Frame, scene: Scene) -> list[Element]:
    """Give what a frame says, element by element."""
    pack = scene.packs[frame.treaty]
    if frame.stance == "requires":
        words = {scene.syntax.lemma(index) for index in frame.region}
        if not words & (load_topics().elimination.verbs | load_topics().elimination.nouns):
            return []
        # What has to be destroyed is what is banned.
        frame = replace(frame, stance="bans")
    found = [*_ranges(frame, scene, pack), *_bases(frame, scene, pack), *_payloads(frame, scene, pack)]
    found += _kinds(frame, scene, pack)
    found += _acts(frame, scene, pack)
    return [*found, *_incomplete(found, frame, scene, pack)]


def _element(
    frame: Frame, topic: DescriptionTopic, words: tuple[int, ...], stated: str, judgement: Judgement
) -> Element:
    return Element(frame.treaty, topic, (frame.word, *frame.named, *words), stated, judgement, head=frame.word)


# Range


def lengths(scene: Scene, words: tuple[int, ...]) -> list[Quantity]:
    """Give the lengths among the words, those of some ten kilometres and more (a range is no shorter)."""
    return [quantity for quantity in scene.quantities(words) if quantity.unit in KILOMETRES]


def ends_of(found: list[Quantity]) -> tuple[float | None, float | None]:
    """Give the lower and upper end that one or two lengths state; a single point states none."""
    ranges = [q for q in found if q.low is not None and q.high is not None and q.low != q.high]
    if ranges:
        return ranges[0].low, ranges[0].high
    points = sorted(q.low for q in found if q.low is not None and q.low == q.high)
    low = next((q.low for q in found if q.comparator == ">"), None)
    high = next((q.high for q in found if q.comparator == "<"), None)
    if len(points) == 2 and low is None and high is None:
        return points[0], points[1]
    return low, high


def judge_range(pack: Pack, found: list[Quantity], classes: set[str]) -> Judgement | None:
    """Hold a stated range of what is banned against the treaty's band; `None` where none can be compared."""
    band = treaty_facts.whole_band(pack)
    low, high = ends_of(found)
    if band is None or (low is None and high is None):
        return None
    articles = treaty_facts.scope_articles(pack)
    fact = f"the treaty's range is {intervals.band_words(band)}"
    verdicts = _compared(found, band)
    if set(verdicts) == {"accurate"} and len(verdicts) == 2:
        return Judgement("accurate", fact, articles)
    if part := _judge_part(pack, found, classes):
        return part
    if "inaccurate" in verdicts:
        return Judgement("inaccurate", fact, articles)
    left_out = "one end is left out: " if len(verdicts) == 1 else ""
    return Judgement("imprecise", left_out + fact, articles)


def _compared(found: list[Quantity], band: Interval) -> list[DescriptionVerdict]:
    low, high = ends_of(found)
    about = any(quantity.comparator == "~" for quantity in found)
    return treaty_facts.ends_agree(low, high, KILOMETRES[found[0].unit or ""], band, about=about)


def _judge_part(pack: Pack, found: list[Quantity], classes: set[str]) -> Judgement | None:
    """Judge a range that is the one of a class that the treaty defines ("1,000 to 5,500 km")."""
    for name, part in treaty_facts.bands(pack).items():
        verdicts = _compared(found, part)
        if len(verdicts) < 2 or set(verdicts) != {"accurate"}:
            continue
        articles = treaty_facts.scope_articles(pack)
        if any(label.replace("-", " ") in name for label in classes):
            return Judgement("accurate", f"the range of {name}s: {intervals.band_words(part)}", articles)
        return Judgement("imprecise", f"that is the range of {name}s only", articles)
    return None


def _ranges(frame: Frame, scene: Scene, pack: Pack) -> Iterator[Element]:
    found = lengths(scene, frame.region)
    if not found:
        return
    words = tuple(index for quantity in found for index in scene.words_between(quantity.span.start, quantity.span.end))
    stated = " and ".join(quantity.span.exact for quantity in found)
    if frame.stance in {"bans", "covers"}:
        judgement = judge_range(pack, found, _classes(frame.region, scene))
    else:
        judgement = _judge_outside(pack, found)
    if judgement is not None:
        yield _element(frame, "range_band", words, stated, judgement)


def _judge_outside(pack: Pack, found: list[Quantity]) -> Judgement | None:
    """Hold a range that is said to be free against the band."""
    band = treaty_facts.whole_band(pack)
    low, high = ends_of(found)
    if band is None or (low is None and high is None):
        return None
    factor = KILOMETRES[found[0].unit or ""]
    about = factor != 1.0 or any(quantity.comparator == "~" for quantity in found)
    stated = Interval(
        low=None if low is None else low * factor, high=None if high is None else high * factor,
        low_inclusive=high is not None, high_inclusive=low is not None, approximate=about,
    )  # fmt: skip
    articles = treaty_facts.scope_articles(pack)
    truth = intervals.within(stated, band)
    if truth == "false":
        return Judgement("accurate", f"outside the treaty's range, {intervals.band_words(band)}", articles)
    if truth == "true":
        return Judgement("inaccurate", f"inside the treaty's range, {intervals.band_words(band)}", articles)
    return Judgement("imprecise", f"partly inside the treaty's range, {intervals.band_words(band)}", articles)


def bound_elements(scene: Scene) -> Iterator[Element]:
    """Give the ranges that are said to lie outside or inside a treaty's limits."""
    topics, syntax = load_topics(), scene.syntax
    for word in range(len(syntax.words)):
        marker = syntax.marker(word)
        forbidden = marker in topics.bounds_outside
        if syntax.lemma(word) not in topics.bounds or not (forbidden or marker in topics.bounds_inside):
            continue
        named = scene.pack_in(syntax.subtree(word))
        found = lengths(scene, tuple(i for i in scene.sentence(word) if i < word))
        if named is None or not found:
            continue
        pack, words = named
        low, high = ends_of(found)
        judgement = judge_range(pack, found, set()) if forbidden else _judge_outside(pack, found)
        if judgement is not None and (judgement.verdict != "inaccurate" or (low is not None and high is not None)):
            inside = tuple(i for q in found for i in scene.words_between(q.span.start, q.span.end))
            yield Element(pack.id, "range_band", (word, *words, *inside), found[0].span.exact, judgement)


# Basing


def _bases(frame: Frame, scene: Scene, pack: Pack) -> Iterator[Element]:
    """A treaty that is not about missiles as such counts bombers and submarines for themselves."""
    if not treaty_facts.covers(pack):
        return
    offset, text = scene.masked(frame.region)
    taken: dict[int, bool] = {}
    hits = sorted(
        (match.start(), match.end(), base)
        for base, pattern in load_topics().basing.items()
        for match in pattern.finditer(text)
    )
    for position, (start, finish, base) in enumerate(hits):
        out = _taken_out(text, start)
        if not out and position and taken[position - 1] and JOINED.fullmatch(text[hits[position - 1][1] : start]):
            out = True
        taken[position] = out
        inside = (frame.stance in {"bans", "covers"}) != out
        truth = treaty_facts.covers(pack, basing=base)
        articles = treaty_facts.scope_articles(pack)
        fact = f"{SPOKEN[base]} missiles are {'' if truth else 'not '}covered"
        judgement = Judgement("accurate" if truth == inside else "inaccurate", fact, articles)
        words = scene.words_between(offset + start, offset + finish)
        yield _element(frame, "basing", words, SPOKEN[base] if inside else f"not {SPOKEN[base]}", judgement)


def _taken_out(text: str, start: int) -> bool:
    """Tell whether the words close before a place take it out of what is listed."""
    before = text[max(0, start - REACH) : start].lower()
    return any(re.search(rf"\b{re.escape(words)}\s+{FILLING}$", before) for words in load_topics().takes_out)


# Payload, kinds and classes


def _payloads(frame: Frame, scene: Scene, pack: Pack) -> Iterator[Element]:
    """Missile treaties that do not ask for the payload cover every one; what a pack cannot settle is left out."""
    if not treaty_facts.covers(pack) or not _has_weapon(frame.region, scene) or frame.modal:
        return
    topics = load_topics()
    if scene.syntax.lemma(frame.word) in topics.elimination.verbs and list(
        scene.find(topics.elimination.whole_class, frame.region)
    ):
        return
    found = {name: list(scene.find(pattern, frame.region)) for name, pattern in topics.payload.items()}
    words = tuple(index for hits in found.values() for _, own in hits for index in own)
    if not words:
        return
    stated = " and ".join(name for name, hits in found.items() if hits)
    near = [i for i in scene.sentence(words[0]) if min(words) - 2 <= i <= max(words) + 3]
    only = bool(list(scene.find(topics.payload_only, near)))
    if not only and not any(list(scene.find(pattern, frame.region)) for pattern in topics.basing.values()):
        # "The treaty only concerns nuclear missiles": the adverb stands beside the verb.
        only = bool(list(scene.find(topics.payload_only, range(max(0, frame.word - 1), min(words)))))
    judgement = _judge_payload(frame, pack, {name for name, hits in found.items() if hits}, only=only)
    yield _element(frame, "payload", words, f"{stated} only" if only else stated, judgement)


def _judge_payload(frame: Frame, pack: Pack, stated: set[str], *, only: bool) -> Judgement:
    articles = tuple(
        f"{pack.short_name} Art. {provision.article}"
        for provision in pack.provisions
        if provision.effect == "defines" and "warhead plays no part" in provision.text
    ) or treaty_facts.scope_articles(pack)
    fact = (
        "the treaty asks for basing, range and kind, not for the payload: conventional and nuclear missiles are covered"
    )
    if frame.stance in {"excludes", "allows"}:
        return Judgement("inaccurate", fact, articles)
    if "any" in stated or stated == {"nuclear", "conventional"}:
        return Judgement("accurate", fact, articles)
    return Judgement("inaccurate" if only else "imprecise", fact, articles)


def _classes(words: tuple[int, ...], scene: Scene) -> set[str]:
    return {name for name, pattern in load_topics().classes.items() if list(scene.find(pattern, words))}


def _has_weapon(words: tuple[int, ...], scene: Scene) -> bool:
    return any(scene.syntax.lemma(index) in WEAPON_NOUNS for index in words)


def _kinds(frame: Frame, scene: Scene, pack: Pack) -> Iterator[Element]:
    """A ban that names only one of the kinds that the treaty covers is short of the other."""
    found = {name: list(scene.find(pattern, frame.region)) for name, pattern in load_topics().kinds.items()}
    named = [name for name, hits in found.items() if hits]
    missing = [name for name in found if name not in named and treaty_facts.covers(pack, kind=name)]
    if not named or not missing or frame.modal:
        return
    words = tuple(index for hits in found.values() for _, own in hits for index in own)
    articles = treaty_facts.scope_articles(pack)
    if frame.stance in {"excludes", "allows"}:
        if any(treaty_facts.covers(pack, kind=name) for name in named):
            return
        yield _element(frame, "prohibition", words, f"not {named[0]}", Judgement("accurate", "not covered", articles))
        return
    reason = f"{missing[0]}s are covered too"
    yield _element(frame, "prohibition", words, " and ".join(named), Judgement("imprecise", reason, articles))


def _incomplete(found: list[Element], frame: Frame, scene: Scene, pack: Pack) -> Iterator[Element]:
    """A ban that tells neither range nor class says less than one needs to apply it."""
    bands = treaty_facts.bands(pack)
    if frame.stance != "bans" or not bands or any(element.topic == "range_band" for element in found):
        return
    bases = [element for element in found if element.topic == "basing"]
    classes = _classes(frame.region, scene)
    labels = {label for label in load_topics().classes if any(label.replace("-", " ") in name for name in bands)}
    known, acts = labels & classes, any(element.topic == "prohibited_acts" for element in found)
    band = treaty_facts.whole_band(pack)
    truth = intervals.band_words(band) if band else ""
    if known and known < labels and not acts and _has_weapon(frame.region, scene):
        missing = ", ".join(sorted(labels - known))
        reason = f"{missing} missiles are covered too (the treaty's range is {truth})"
    elif not classes and bases and not _is_contrast(bases, frame, scene):
        reason = f"the range is left out: the treaty's is {truth}"
    else:
        return
    words = tuple(index for index in frame.region if scene.syntax.lemma(index) in WEAPON_NOUNS)[:1]
    stated = ", ".join(sorted(known)) or ", ".join(element.stated for element in bases)
    yield _element(
        frame, "prohibition", words, stated, Judgement("imprecise", reason, treaty_facts.scope_articles(pack))
    )


def _is_contrast(bases: list[Element], frame: Frame, scene: Scene) -> bool:
    """Tell whether a basing sets apart what is covered ("only ground-launched", "not sea-launched")."""
    only = list(scene.find(load_topics().payload_only, frame.region))
    return bool(only) or any(element.stated.startswith("not ") for element in bases)


# Acts


def _acts(frame: Frame, scene: Scene, pack: Pack) -> Iterator[Element]:
    if frame.stance not in {"bans", "allows", "excludes"}:
        return
    for word in _act_words(frame, scene):
        act = load_topics().act_of(scene.syntax.lemma(word))
        if act is None:
            continue
        judgement = judge_act(pack, act, forbidden=frame.stance == "bans")
        stated = spoken(act) if frame.stance == "bans" else f"may {spoken(act)}"
        yield _element(frame, "prohibited_acts", (word,), stated, judgement)


def judge_act(pack: Pack, act: str, *, forbidden: bool) -> Judgement:
    """Hold the statement that an act is forbidden, or allowed, against the treaty's bans."""
    certain = treaty_facts.forbidding(pack, act)
    provision = certain or treaty_facts.forbidding(pack, act, possibly=True)
    conditional = treaty_facts.conditional_ban(pack, act)
    if provision is None and conditional is not None:
        reason = f"Article {conditional.article} forbids to {spoken(act)} under conditions only: {conditional.title}"
        return Judgement("imprecise", reason, (cited(pack.short_name, conditional.article),))
    if provision is None:
        reason, articles = _not_forbidden(pack, act)
        return Judgement("inaccurate" if forbidden else "accurate", reason, articles)
    reason = f"Article {provision.article} forbids to {', '.join(spoken(own) for own in provision.acts)}"
    if act not in provision.acts:
        reason += f"; to {spoken(act)} {'includes' if certain else 'may mean'} that"
    articles = (f"{pack.short_name} Art. {provision.article}",)
    return Judgement("accurate" if forbidden else "inaccurate", reason, articles)


def _not_forbidden(pack: Pack, act: str) -> tuple[str, tuple[str, ...]]:
    """Say that no article forbids an act, and which later act in the life of a weapon is the first forbidden one."""
    sequence = load_topics().sequence
    later = sequence[sequence.index(act) + 1 :] if act in sequence else ()
    first = next((found for following in later if (found := treaty_facts.forbidding(pack, following))), None)
    reason = f"no article forbids to {spoken(act)}"
    if first is None:
        return reason, ()
    named = ", ".join(spoken(own) for own in first.acts)
    return f"{reason}; Article {first.article} forbids to {named}", (f"{pack.short_name} Art. {first.article}",)


def spoken(act: str) -> str:
    """Write an act as people do."""
    return act.replace("_", "-")


def _act_words(frame: Frame, scene: Scene) -> Iterator[int]:
    """Give the words in a frame that name acts as what is banned: gerunds, infinitives and their nouns."""
    syntax = scene.syntax
    if frame.modal:
        yield from (word for word in syntax.conjuncts(frame.word) if syntax.upos(word) == "VERB")
        return
    for word in frame.region:
        if word == frame.word or load_topics().act_of(syntax.lemma(word)) is None or syntax.words[word].upos == "AUX":
            continue
        first = syntax.first_conjunct(word)
        relation, marker, above = syntax.words[first].deprel, syntax.marker(first), syntax.head(first)
        clause = relation in CLAUSES_OF_ACTS and marker in {"from", "to", "of", "on", "", "not to"}
        loose = relation not in {"acl", "obj"} or marker == "from"
        reaches = {frame.word, *frame.region} if loose else {frame.word}
        noun = syntax.upos(first) == "NOUN" and above == frame.word and marker in {"", "of", "on", "from"}
        if noun or (syntax.upos(first) == "VERB" and clause and above in reaches):
            yield word
