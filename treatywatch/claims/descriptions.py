"""What a text says that a treaty says, held against the treaty's pack.

The topics are found each for itself (`frame_elements`, `life_elements`, `standing_elements`,
`content_elements`); what one clause says
rightly about what a treaty bans is one description, each wrong element is one of its own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from treatywatch.claims.content_elements import content_elements
from treatywatch.claims.described import Element, Scene
from treatywatch.claims.frame_elements import bound_elements, frame_elements
from treatywatch.claims.government import Government
from treatywatch.claims.holding import HolderFinder
from treatywatch.claims.life_elements import life_elements
from treatywatch.claims.parties import PartyFinder
from treatywatch.claims.standing_elements import standing_elements
from treatywatch.claims.syntax import Syntax
from treatywatch.claims.treaty_facts import Judgement, worst
from treatywatch.claims.treaty_frames import FrameFinder
from treatywatch.claims.treaty_mentions import TreatyFinder
from treatywatch.records import Description, DescriptionTopic, Document, Quote, Reading, content_id
from treatywatch.treaties.aliases import Aliases, Mention
from treatywatch.treaties.packs import Pack
from treatywatch.treaties.references import resolve_treaties

__all__ = ["describe"]

#: Which topic a description of several elements has: the first of these that it speaks to.
PRIORITY: tuple[DescriptionTopic, ...] = (
    "range_band",
    "payload",
    "prohibition",
    "prohibited_acts",
    "basing",
    "elimination",
)
CLAUSES = frozenset({"root", "ccomp", "advcl", "acl", "acl:relcl", "parataxis", "csubj"})
EDGES = "\"'“”‘’«»,.;:!?…()[]—–- \t\r\n"
LONGEST = 420


def describe(document: Document, reading: Reading, packs: Mapping[str, Pack]) -> tuple[Description, ...]:
    """Give the descriptions of the treaties that have packs, in text order."""
    day = document.published_interval[0]
    mentions = resolve_treaties(document.text, Aliases.load().find(document.text, day), day)
    if not reading.words or not any(mention.id in packs for mention in mentions):
        return ()
    scene = _scene(document, reading, packs, mentions)
    holders = _holders(scene)
    elements = [*bound_elements(scene), *life_elements(scene)]
    elements += [*standing_elements(scene), *content_elements(scene)]
    for frame in scene.frames.all():
        if frame.treaty in scene.packs:
            elements += _merged(frame_elements(frame, scene))
    made = [_description(element, scene, holders) for element in elements]
    unique = {(d.treaty, d.topic, d.evidence[0].start, d.stated): d for d in reversed(made)}
    return tuple(sorted(unique.values(), key=lambda d: (d.evidence[0].start, d.evidence[0].end, d.topic)))


def _scene(document: Document, reading: Reading, packs: Mapping[str, Pack], mentions: tuple[Mention, ...]) -> Scene:
    syntax = Syntax.of(document.text, reading)
    treaties = TreatyFinder(syntax, mentions)
    frames = FrameFinder(syntax, treaties)
    return Scene(document, reading, syntax, treaties, frames, packs, tuple(word.start for word in reading.words))


def _holders(scene: Scene) -> HolderFinder:
    parties = PartyFinder(scene.syntax, scene.reading.names)
    return HolderFinder(scene.syntax, parties, Government(scene.syntax), scene.reading.statements)


def _merged(elements: Sequence[Element]) -> list[Element]:
    """Join what one frame says: what holds is one statement, each wrong topic one of its own.

    What a wrong statement leaves out besides is not worth a record.
    """
    wrong = [element for element in elements if element.judgement.verdict == "inaccurate"]
    right = [
        element
        for element in elements
        if element.judgement.verdict != "inaccurate" and not (wrong and element.topic == "prohibition")
    ]
    by_topic = groupby(sorted(wrong, key=lambda element: element.topic), key=lambda element: element.topic)
    found = [_joined(list(group)) for _, group in by_topic]
    return [*found, _joined(right)] if right else found


def _joined(elements: list[Element]) -> Element:
    decisive = worst([element.judgement for element in elements])
    deciding = [element for element in elements if element.judgement.verdict == decisive.verdict]
    first = min(deciding, key=lambda element: PRIORITY.index(element.topic))
    stated = "; ".join(dict.fromkeys(element.stated for element in elements))
    reasons = "; ".join(dict.fromkeys(element.judgement.reason for element in deciding))
    provisions = tuple(dict.fromkeys(article for element in elements for article in element.judgement.provisions))
    words = tuple(sorted({word for element in elements for word in element.words}))
    judgement = Judgement(decisive.verdict, reasons, provisions)
    return Element(first.treaty, first.topic, words, stated, judgement, head=first.head)


def _description(element: Element, scene: Scene, holders: HolderFinder) -> Description:
    document, judgement = scene.document, element.judgement
    quote = _evidence(element, scene)
    word = min(element.words)
    return Description(
        id=content_id("d", document.id, element.treaty, element.topic, quote.start, quote.end, element.stated),
        document=document.id,
        evidence=(quote,),
        holders=holders.of(word, [], document.voice),
        treaty=element.treaty,
        topic=element.topic,
        stated=element.stated,
        verdict=judgement.verdict,
        reason=judgement.reason,
        provisions=judgement.provisions,
    )


# Evidence


def _evidence(element: Element, scene: Scene) -> Quote:
    """Give the smallest clause, or for a phrase the noun phrase, around an element's words."""
    syntax, needed = scene.syntax, sorted(set(element.words))
    top = _common(syntax, needed)
    words = needed
    if element.phrase:
        words = _phrase(syntax, needed)
    elif element.head is not None and top != element.head and top is not None and _is_relative(syntax, element.head):
        # The treaty's name stands in the clause above: the name with its relative clause is enough.
        words = [*_determiner(syntax, needed[0]), *_clause(syntax, element.head, set(needed))]
    elif top is not None:
        words = _clause(syntax, top, set(needed))
    first, last = min(*words, *needed, needed[0]), max(*words, *needed, needed[0])
    start, end = _trim(syntax.text, syntax.words[first].start, syntax.words[last].end)
    if end - start > LONGEST:
        start, end = syntax.words[needed[0]].start, syntax.words[needed[-1]].end
    return Quote.of(syntax.text, start, end)


def _is_relative(syntax: Syntax, word: int) -> bool:
    return any(syntax.form(child) in {"which", "that"} for child in syntax.children[word])


def _determiner(syntax: Syntax, word: int) -> list[int]:
    return [word - 1] if word > 0 and syntax.words[word - 1].upos == "DET" else []


def _phrase(syntax: Syntax, needed: list[int]) -> list[int]:
    """Give a noun phrase that is all of the needed words' own, or the words themselves."""
    own = syntax.subtree(needed[-1])
    return own if set(needed) <= set(own) else needed


def _common(syntax: Syntax, words: Sequence[int]) -> int | None:
    """Give the head of the smallest clause that holds all words; `None` where they lie in several sentences."""
    paths = [_upwards(syntax, word) for word in words]
    shared = set(paths[0]).intersection(*paths[1:])
    lowest = next((word for word in paths[0] if word in shared), None)
    if lowest is None:
        return None
    while syntax.head(lowest) >= 0 and not _is_clause(syntax, lowest):
        lowest = syntax.head(lowest)
    return lowest


def _is_clause(syntax: Syntax, word: int) -> bool:
    relation = syntax.words[word].deprel
    return relation in CLAUSES or (relation == "conj" and syntax.upos(word) == "VERB")


def _upwards(syntax: Syntax, word: int) -> list[int]:
    path = [word]
    while syntax.head(path[-1]) >= 0:
        path.append(syntax.head(path[-1]))
    return path


def _clause(syntax: Syntax, top: int, needed: set[int]) -> list[int]:
    """Give a clause's words without further clauses that hold none of the needed ones."""

    def outside(word: int) -> bool:
        relation = syntax.relation(word)
        apart = relation in {"parataxis", "advcl", "ccomp", "discourse"} or (
            relation == "conj" and syntax.upos(word) == "VERB"
        )
        return apart and not needed & set(syntax.subtree(word))

    leading = {word for word in syntax.dependents(top, "mark", "cc", "punct") if word not in needed}
    return [word for word in syntax.subtree(top, outside) if word not in leading]


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Leave marks and spaces at the edges outside; a bracket that the phrase opens itself stays."""
    while start < end and text[start] in EDGES:
        start += 1
    while end > start and text[end - 1] in EDGES and not (text[end - 1] == ")" and "(" in text[start:end]):
        end -= 1
    return start, end
