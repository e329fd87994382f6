"""One claim in a plain sentence of our own, always shown beside the words that it retells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from treatywatch.dossiers.calendar import published_in_words, when_in_words
from treatywatch.dossiers.catalogue import ClaimEntry
from treatywatch.dossiers.grouping import DUTIES, side
from treatywatch.dossiers.names import Names, enumerated, party_of, plural, short_source
from treatywatch.dossiers.quoting import quote
from treatywatch.dossiers.sections import Telling, Voice
from treatywatch.dossiers.sentences import Sentence
from treatywatch.dossiers.wording import Act, capitalised, wording
from treatywatch.records import Claim, Entity, SpeechAct

#: Speech acts after which English puts the bare verb ("demands that Russia eliminate ...").
WILLING = ("demand", "order", "propose")
OWN_VOICE = "the document's own voice"


def tellings(entries: Iterable[ClaimEntry], names: Names) -> tuple[Telling, ...]:
    """Tell claims in their order; those that come out as the same sentence are told together."""
    alike: dict[str, list[ClaimEntry]] = {}
    for entry in entries:
        alike.setdefault(tell(entry, names), []).append(entry)
    return tuple(_telling(told, names) for told in alike.values())


def _telling(told: Sequence[ClaimEntry], names: Names) -> Telling:
    texts = len({entry.reference.document for entry in told})
    first = told[0]
    return Telling(
        sentence=Sentence(text=tell(first, names, texts), references=tuple(entry.reference for entry in told)),
        speaker=names.speaker(speaking_entity(first)) if is_vouched(first) else OWN_VOICE,
        party=party_of(speaking_entity(first)),
        voices=tuple(_voice(entry, names) for entry in told),
    )


def is_vouched(entry: ClaimEntry) -> bool:
    """Tell whether somebody vouches for a claim, or else only the document in a voice that is nobody's."""
    return bool(entry.claim.holders) or entry.document.voice is not None


def _voice(entry: ClaimEntry, names: Names) -> Voice:
    claim = entry.claim
    said = when_in_words(claim.said)
    published = published_in_words(entry.document)
    return Voice(
        reference=entry.reference,
        quotation=quote(entry.document, entry.reading, claim.evidence),
        document=short_source(entry.document),
        via=tuple(names.speaker(holder.entity) for holder in claim.holders[:-1]),
        dated=f"said {said}" if said else f"published {published}" if published != "no date" else "no date",
        act_dated=when_in_words(claim.when),
        # What would follow from an act is no answer to who says that there was none.
        verdict=entry.finding.verdict if entry.finding and side(entry) != "denial" else None,
    )


def speaking_entity(entry: ClaimEntry) -> Entity | None:
    """Give who vouches for a claim: the innermost holder, else whose voice the document is."""
    return entry.claim.holders[-1].entity if entry.claim.holders else entry.document.voice


def tell(entry: ClaimEntry, names: Names, texts: int = 1) -> str:
    """Tell a claim in one sentence: who vouches how that who did, plans or must do what.

    `texts` is how many documents say it, where they say it in their own voice.
    """
    claim = entry.claim
    inner = claim.holders[-1] if claim.holders else None
    proposition = _proposition(claim, names, speaking_entity(entry), inner.speech_act if inner else "assert")
    many = inner.entity is not None and plural([inner.entity]) if inner else texts > 1 and not entry.document.voice
    granted = claim.presupposed and (inner is None or inner.speech_act in ("assert", "allege"))
    words = wording().speech_acts[inner.speech_act if inner else "assert"]
    verb = f"{'take' if many else 'takes'} for granted that" if granted else words.plural if many else words.singular
    if is_vouched(entry):
        return f"{capitalised(names.speaker(speaking_entity(entry)))} {verb} {proposition}."
    return f"{f'{texts} texts themselves' if many else 'The text itself'} {verb} {proposition}."


def _proposition(claim: Claim, names: Names, speaker: Entity | None, manner: SpeechAct) -> str:
    negative = claim.polarity == "negative" and manner != "deny"
    event = wording().treaty_events.get(claim.act)
    if not claim.actor and event and claim.treaties:
        forms = Act(base=event.base, perfect=event.perfect, gerund=event.perfect)
        return f"{names.treaty} {_verb_phrase(claim, forms, manner, many=False, negative=negative)}"
    subject, many = _subject(claim, names, speaker)
    act = wording().act(claim.act)
    return f"{subject} {_verb_phrase(claim, act, manner, many=many, negative=negative)}{_object(claim, names, act)}"


def _subject(claim: Claim, names: Names, speaker: Entity | None) -> tuple[str, bool]:
    if not claim.actor:
        return "an unnamed party", False
    only = claim.actor[0] if len(claim.actor) == 1 else None
    if only and speaker and only.id and only.id == speaker.id:
        return "it" if only.type != "person" else "he or she", False
    return enumerated(names.entity(entity) for entity in claim.actor), plural(claim.actor)


def _verb_phrase(claim: Claim, act: Act, manner: SpeechAct, *, many: bool, negative: bool) -> str:
    no, has = "not " if negative else "", "have" if many else "has"
    modality = claim.modality
    if claim.phase == "notified":
        return f"{has} {no}given notice to {act.base}"
    if manner in WILLING:
        phrase = ""
    elif "demanded" in modality or "ordered" in modality:
        phrase = "must "
    elif "conditional" in modality:
        phrase = "would, on a condition, "
    elif "hypothetical" in modality:
        phrase = "would "
    elif "planned" in modality or claim.phase == "intended":
        return f"{'plan' if many else 'plans'} {no}to {act.base}"
    elif "possible" in modality:
        return f"may {no}{act.base}" if manner == "predict" else f"may {no}have {act.perfect}"
    else:
        return _fact(act, many=many, negative=negative)
    return f"{phrase}{no}{act.base}"


def _fact(act: Act, *, many: bool, negative: bool) -> str:
    if act.present and negative:
        return f"{'do' if many else 'does'} not {act.base}"
    if act.present:
        return act.base if many else act.present
    return f"{'have' if many else 'has'} {'not ' if negative else ''}{act.perfect}"


def _object(claim: Claim, names: Names, act: Act) -> str:
    treaty = names.treaty if claim.treaties else ""
    if claim.article and treaty:
        treaty = f"Art. {claim.article.removeprefix('Art. ')} of {treaty}"
    item = names.item(claim.item) if claim.item else ""
    towards = _after(act.towards, enumerated(names.entity(entity) for entity in claim.recipient))
    if act.family == "compliance":
        what = _after(act.preposition, treaty if treaty or item else "something")
        parts = [what, _after("with" if treaty else act.preposition, item), towards]
    elif item or (treaty and not act.about_treaty):
        parts = [_after(act.preposition, item or treaty), towards]
    else:
        what = "" if act.preposition or (act.towards is None and towards) else "something"
        parts = [what, towards, _after("with regard to", treaty)]
    return "".join(f" {part}" for part in parts if part)


def _after(preposition: str | None, words: str) -> str:
    return f"{preposition} {words}" if preposition and words else words


def charged_act(claim: Claim) -> str:
    """Name the act that is charged or denied as a noun, a duty as failing in it ("failing to comply with")."""
    act = wording().act(claim.act)
    words = f"failing to {act.base}" if claim.act in DUTIES else act.gerund
    return f"{words} {act.preposition}" if act.preposition else words
