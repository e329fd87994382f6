"""What a text says of a treaty's times: signature, entry into force, notice of withdrawal, duration."""

from __future__ import annotations

import re
from collections.abc import Iterator

from treatywatch.claims import treaty_facts
from treatywatch.claims.described import Element, Scene
from treatywatch.claims.topics import load_topics
from treatywatch.claims.treaty_facts import Judgement
from treatywatch.records import DescriptionTopic, DescriptionVerdict, TimeExpression
from treatywatch.treaties.aliases import Aliases
from treatywatch.treaties.days import Days, parse_days
from treatywatch.treaties.packs import Pack

__all__ = ["article_of", "days_of_time", "life_elements", "time_near"]

#: How many words after a verb its date may stand.
NEAR = 16
LENGTH = re.compile(r"P(\d+(?:\.\d+)?)([DWMY])")
MONTHS = {"M": 1.0, "Y": 12.0}
DAYS = {"D": 1.0, "W": 7.0}
DAYS_IN_MONTH = 30.44
#: Other units come this close to the clause's and are still the same period, loosely told.
LOOSE = 0.05


def life_elements(scene: Scene) -> Iterator[Element]:
    """Give everything that is said of the life of a treaty with a pack."""
    yield from _signatures(scene)
    yield from _entries(scene)
    yield from _notices(scene)
    yield from _durations(scene)


def article_of(pack: Pack, article: str | None) -> tuple[str, ...]:
    return (f"{pack.short_name} Art. {article}",) if article else ()


# Signature and entry into force


def _signatures(scene: Scene) -> Iterator[Element]:
    topics, syntax = load_topics(), scene.syntax
    for word in range(len(syntax.words)):
        verb = syntax.upos(word) == "VERB" and syntax.lemma(word) in topics.signing.verbs
        noun = syntax.upos(word) == "NOUN" and syntax.lemma(word) in topics.signing.nouns
        if not (verb or noun):
            continue
        found = _signed(scene, word)
        if found and (time := time_near(scene, word)):
            yield _dated(scene, word, found, time, "signature_date")


def _signed(scene: Scene, word: int) -> tuple[Pack, tuple[int, ...]] | None:
    """Give the treaty that a word says was signed: the verb's object or passive subject, the noun's complement."""
    syntax = scene.syntax
    for child in syntax.dependents(word, "obj", "nsubj:pass", "nmod", "compound"):
        if syntax.relation(child) == "nsubj" and not syntax.is_passive(word):
            continue
        if found := scene.pack_at(child):
            return found
    if syntax.dependents(word, "obj"):
        return None
    return scene.pack_doing(word)


def time_near(scene: Scene, word: int) -> TimeExpression | None:
    """Give the date in a word's phrase, or the first one close after it in the sentence."""
    syntax = scene.syntax
    below = syntax.subtree(word, lambda child: syntax.relation(child) in {"conj", "advcl", "ccomp", "parataxis"})
    close = [i for i in scene.sentence(word) if word <= i <= word + NEAR]
    for words in ([i for i in below if i >= word], close, below):
        dates = [time for time in scene.times(words) if time.type == "date"]
        if dates and not _verb_before(scene, word, dates[0], below):
            return dates[0]
    return None


def _verb_before(scene: Scene, word: int, time: TimeExpression, below: list[int]) -> bool:
    """Tell whether another clause's verb stands between a word and a time after it."""
    words = scene.syntax.words
    return any(
        scene.syntax.upos(index) == "VERB" and index not in below and words[index].start < time.span.start
        for index in range(word + 1, min(word + NEAR + 1, len(words)))
    )


def days_of_time(time: TimeExpression) -> Days:
    """Give the days that a date covers; "since 1988" dates what began in that year."""
    if time.end is not None or time.start is None:
        return Days(time.start, time.end)
    digits = {"year": 4, "month": 7}.get(time.precision, 10)
    return parse_days(time.start.isoformat()[:digits])


def _dated(
    scene: Scene, word: int, found: tuple[Pack, tuple[int, ...]], time: TimeExpression, topic: DescriptionTopic
) -> Element:
    pack, named = found
    status, what = ("signed", "signature") if topic == "signature_date" else ("in_force", "entry into force")
    if time.start is None and time.end is None:
        judgement = Judgement("undetermined", f"'{time.span.exact}' cannot be dated without the document's day")
    else:
        judgement = treaty_facts.judge_date(pack, status, days_of_time(time), time.span.exact, what)
        if topic == "signature_date" and judgement.verdict == "accurate":
            judgement = _judge_signers(scene, word, pack) or judgement
    words = (word, *scene.words_between(time.span.start, time.span.end))
    relation = scene.syntax.words[word].deprel
    inside = relation in {"acl", "advcl", "acl:relcl"}
    before = tuple(index for index in named if index < word)
    own = words if relation == "conj" else (*words, *before) if inside else (*words, *named)
    return Element(pack.id, topic, own, f"{what} {time.span.exact}", judgement, phrase=inside)


def _judge_signers(scene: Scene, word: int, pack: Pack) -> Judgement | None:
    """Hold the people who are said to have signed against the treaty's signers; `None` where nothing contradicts."""
    syntax = scene.syntax
    agents = [
        *syntax.dependents(word, "obl:agent"),
        *([] if syntax.is_passive(word) else syntax.dependents(word, "nsubj")),
    ]
    words = {syntax.words[index].start for agent in agents for index in syntax.subtree(agent)}
    signers = Aliases.load().treaties[pack.id].signers if pack.id in Aliases.load().treaties else ()
    others = [
        name.entity.name
        for name in scene.reading.names
        if name.entity is not None and name.entity.type == "person" and name.span.start in words
        if not any(signer in name.entity.name or signer in name.span.exact for signer in signers)
    ]
    if not others or not signers:
        return None
    return Judgement("inaccurate", f"signed by {' and '.join(signers)}, not by {' and '.join(dict.fromkeys(others))}")


#: What takes effect and is not the treaty: "the withdrawal took effect".
OTHER_EFFECTS = frozenset({
    "withdrawal", "notice", "denunciation", "suspension", "extension", "termination", "amendment", "protocol",
    "sanction", "moratorium", "reservation", "accession", "exit", "pullout", "decision", "limit", "ceiling",
})  # fmt: skip


def _entries(scene: Scene) -> Iterator[Element]:
    topics, syntax = load_topics(), scene.syntax
    for sentence in scene.reading.sentences:
        words = range(sentence.first, sentence.last)
        hits = [(own[0], own) for _, own in scene.find(topics.entering.phrases, words) if own]
        hits += [(i, (i,)) for i in words if syntax.upos(i) == "VERB" and syntax.lemma(i) in topics.entering.verbs]
        for word, own in hits:
            if any(
                syntax.lemma(subject) in OTHER_EFFECTS for subject in syntax.dependents(word, "nsubj", "nsubj:pass")
            ):
                continue
            found = scene.pack_doing(word) or scene.pack_in(i for i in words if i < word)
            if found and (time := time_near(scene, own[-1]) or time_near(scene, word)):
                yield _dated(scene, word, found, time, "entry_into_force")


# Withdrawal notice


def _notices(scene: Scene) -> Iterator[Element]:
    """Find the period of a withdrawal clause: "six months' notice", "a 180-day window before withdrawal"."""
    told: set[str] = set()
    for time in scene.reading.times:
        length = LENGTH.fullmatch(time.value or "")
        if time.type != "duration" or length is None:
            continue
        words = scene.words_between(time.span.start, time.span.end)
        period = _period(scene, words)
        if not words or period is None:
            continue
        found = _leaving(scene, words[0])
        pack = found or scene.pack_before(words[0])
        if pack is None or pack.withdrawal is None or (found is None and pack.id not in told):
            continue
        told.add(pack.id)
        judgement = judge_notice(pack, float(length[1]), length[2])
        phrase = found is None
        yield Element(pack.id, "withdrawal_notice", (*words, period), time.span.exact, judgement, phrase=phrase)


def _period(scene: Scene, words: tuple[int, ...]) -> int | None:
    """Give the noun that makes a length of time a period of notice; a measure before "before withdrawal" does too."""
    syntax, notice = scene.syntax, load_topics().notice
    if not words:
        return None
    last = words[-1]
    for index in (*range(last + 1, min(last + 4, len(syntax.words))), syntax.head(last)):
        if (
            index >= 0
            and syntax.sentence_of[index] == syntax.sentence_of[last]
            and syntax.lemma(index) in notice.periods
        ):
            return int(index)
    after = [i for i in scene.sentence(last) if last < i <= last + 4]
    if any(syntax.form(i) in {"before", "after", "following"} for i in after[:1]):
        return next((i for i in after if syntax.lemma(i) in notice.leaving | notice.announcing), None)
    return None


def _leaving(scene: Scene, word: int) -> Pack | None:
    """Give the treaty whose leaving the sentence around a word is about."""
    sentence = scene.sentence(word)
    if not any(scene.syntax.lemma(index) in load_topics().notice.leaving for index in sentence):
        return None
    found = scene.pack_in(sentence)
    return found[0] if found else scene.pack_before(word)


def judge_notice(pack: Pack, number: float, unit: str) -> Judgement:
    """Hold a stated period of notice against the withdrawal clause."""
    clause = pack.withdrawal
    if clause is None:
        return Judgement("undetermined", "the pack has no withdrawal clause")
    exact = f"{clause.months} months" if clause.months else f"{clause.days} days"
    provisions = article_of(pack, clause.article)
    stated_days = number * (MONTHS[unit] * DAYS_IN_MONTH if unit in MONTHS else DAYS[unit])
    if clause.months and unit in MONTHS:
        if number * MONTHS[unit] == clause.months:
            return Judgement("accurate", f"the clause says {exact}", provisions)
    elif clause.days and unit in DAYS and stated_days == clause.days:
        return Judgement("accurate", f"the clause says {exact}", provisions)
    true_days = clause.months * DAYS_IN_MONTH if clause.months else float(clause.days or 0)
    if true_days and abs(stated_days - true_days) / true_days <= LOOSE:
        return Judgement("imprecise", f"the clause counts otherwise: {exact} ({clause.rounding})", provisions)
    return Judgement("inaccurate", f"the clause says {exact}", provisions)


# Duration


def _durations(scene: Scene) -> Iterator[Element]:
    topics = load_topics()
    for words, named in scene.sentences_on_packs():
        for text, own in scene.find(topics.duration.unlimited, words):
            if own and scene.is_about(own[0], named):
                yield Element(named[0].id, "duration", (*named[1], *own), text, _judge_unlimited(named[0]))
        yield from _terms(scene, words, named)
        yield from _expiries(scene, words, named)


def _duration_article(pack: Pack) -> tuple[str, bool | None]:
    """Give the article on duration and whether it sets no end; without one `None`."""
    for provision in pack.provisions:
        if provision.title.lower().startswith("duration"):
            return provision.article, "unlimited" in provision.text.lower()
    return "", None


def _judge_unlimited(pack: Pack) -> Judgement:
    article, unlimited = _duration_article(pack)
    if unlimited is None:
        return Judgement("undetermined", "the pack has no article on duration")
    fact = "the treaty is of unlimited duration" if unlimited else "the treaty has a term"
    return Judgement("accurate" if unlimited else "inaccurate", fact, article_of(pack, article))


def _terms(scene: Scene, words: range, named: tuple[Pack, tuple[int, ...]]) -> Iterator[Element]:
    """Find "runs for ten years", "a ten-year treaty"."""
    syntax, pack = scene.syntax, named[0]
    for time in scene.times(words):
        length = LENGTH.fullmatch(time.value or "")
        own = scene.words_between(time.span.start, time.span.end)
        if time.type != "duration" or length is None or length[2] != "Y" or not own:
            continue
        head = syntax.head(own[-1])
        around = {syntax.lemma(i) for i in (head, *syntax.conjuncts(head)) if i >= 0}
        if not (around & load_topics().duration.limited or head in named[1]) or not scene.is_about(own[-1], named):
            continue
        judgement = _judge_term(pack, float(length[1]))
        yield Element(pack.id, "duration", (*named[1], *own), time.span.exact, judgement)


def _expiries(scene: Scene, words: range, named: tuple[Pack, tuple[int, ...]]) -> Iterator[Element]:
    """Find "expires in 2021": a treaty of unlimited duration does not."""
    syntax, pack = scene.syntax, named[0]
    article, unlimited = _duration_article(pack)
    for word in words:
        if syntax.lemma(word) not in load_topics().duration.expiring or syntax.form(word).endswith("ed"):
            continue
        if scene.pack_doing(word) is not None and unlimited is not None and not scene.frames.is_negated(word):
            verdict: DescriptionVerdict = "inaccurate" if unlimited else "undetermined"
            fact = "the treaty is of unlimited duration" if unlimited else "the pack gives no day of expiry"
            yield Element(
                pack.id, "duration", (*named[1], word), "expires", Judgement(verdict, fact, article_of(pack, article))
            )


def _judge_term(pack: Pack, years: float) -> Judgement:
    article, unlimited = _duration_article(pack)
    provisions = article_of(pack, article)
    if unlimited:
        return Judgement("inaccurate", "the treaty is of unlimited duration", provisions)
    own = [
        clock for clock in pack.clocks if clock.step in {"expiry", "expiration", "duration", "term"} and clock.months
    ]
    if not own:
        return Judgement("undetermined", "the pack has no term", provisions)
    right = years * 12 == own[0].months
    return Judgement(
        "accurate" if right else "inaccurate", f"the term is {own[0].text}", article_of(pack, own[0].article)
    )
