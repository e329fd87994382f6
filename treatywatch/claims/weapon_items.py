"""Weapon items in a text: which noun phrases name one, of which class, and which attributes the words state."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from treatywatch.claims import vocabulary
from treatywatch.claims.syntax import Syntax
from treatywatch.records import Interval, Item, Quantity, Span
from treatywatch.treaties.aliases import Aliases, Mention
from treatywatch.treaties.lengths import kilometres

#: How far after "100" a phrase "of the missiles" may end, and how far back "systems" look for a weapon (words).
NEAR_WORDS, CONTEXT_WORDS = 8, 60
ADJECTIVE_ENDS = frozenset({"propelled", "powered", "armed", "capable", "free"})
LAUNCHED = frozenset({"ballistic missile", "cruise missile", "interceptor"})
PHRASE_RELATIONS = (
    "det",
    "amod",
    "compound",
    "nummod",
    "advmod",
    "punct",
    "flat",
    "nmod",
    "acl",
    "obl",
    "conj",
    "cc",
    "case",
    "appos",
    "dep",
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase that names an item: its head word, the noun that names it, the words it covers, and the item."""

    head: int
    noun: int
    first: int
    last: int
    item: Item


@cache
def _class_by_noun() -> dict[str, str]:
    return {noun: name for name, entry in vocabulary.items().classes.items() for noun in entry.nouns}


@cache
def _attribute_patterns() -> dict[str, tuple[tuple[str, re.Pattern[str]], ...]]:
    def pattern(words: Iterable[str]) -> re.Pattern[str]:
        variants = (re.escape(word).replace(r"\-", "[- ]").replace(r"\ ", "[- ]") for word in words)
        return re.compile(
            rf"(?<!anti)(?<!anti-)\b(?:{'|'.join(variants)})s?\b(?!-(?:powered|propelled|free)\b)"
        )  # "anti-ballistic" is not ballistic

    return {
        attribute: tuple((value, pattern(words)) for value, words in values.items())
        for attribute, values in vocabulary.items().attributes.items()
    }


@cache
def _qualifier_pattern() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, vocabulary.items().qualifiers))})\b")


class ItemFinder:
    """Finds the item that a noun phrase names; made once for a document."""

    def __init__(self, syntax: Syntax, mentions: tuple[Mention, ...], quantities: tuple[Quantity, ...]) -> None:
        self._syntax = syntax
        self._systems = tuple(mention for mention in mentions if mention.kind == "system")
        self._treaties = tuple((mention.start, mention.end) for mention in mentions if mention.kind == "treaty")
        self._quantities = quantities
        self._starts = [quantity.span.start for quantity in quantities]
        self._phrases: dict[int, Phrase | None] = {}

    def at(self, head: int) -> Phrase | None:
        """Give the item phrase whose head is this word, looking through "hundreds of" and "types of"."""
        if head not in self._phrases:
            self._phrases[head] = None
            self._phrases[head] = self._find(head)
        return self._phrases[head]

    def all(self) -> list[Phrase]:
        """Give every item phrase of the document in order; "missile" in the name of an office or a treaty is none.

        Weapons by their payload count there too, because a text goes on from the name ("chemical", "such weapons").
        """
        words = range(len(self._syntax.words))
        found = {phrase.head: phrase for index in words if (phrase := self.at(index)) and not self._names_other(index)}
        items = (found[head] for head in sorted(found))
        return [phrase for phrase in items if phrase.item.payload or not self._names_treaty(phrase.head)]

    def _names_treaty(self, word: int) -> bool:
        start = self._syntax.words[word].start
        place = bisect_left(self._treaties, (start + 1, 0)) - 1
        return place >= 0 and start < self._treaties[place][1]

    def _names_other(self, word: int) -> bool:
        """Tell whether a word is part of another item ("rocket artillery") or of a name ("Ordnance Disposal Unit")."""
        syntax = self._syntax
        if syntax.relation(word) == "compound" and word < syntax.head(word) and self.at(syntax.head(word)) is not None:
            return True
        if syntax.words[word].upos != "PROPN" or syntax.relation(word) != "compound":
            return False
        while syntax.relation(word) == "compound" and syntax.words[syntax.head(word)].upos == "PROPN":
            word = syntax.head(word)
        return syntax.relation(word) != "compound" and self.at(word) is None

    def _find(self, head: int) -> Phrase | None:
        syntax = self._syntax
        if syntax.upos(head) not in {"NOUN", "NUM", "DET", "PRON", "SYM", "ADJ", "X"}:
            return None
        system = self._system_at(head)
        item_class = self._class_of(head, system)
        counted = item_class == "unit" or syntax.lemma(head) in vocabulary.items().transparent
        if counted or syntax.upos(head) == "NUM":
            for child in (*syntax.dependents(head, "nmod", "obl"), *self._beside(head)):
                if syntax.marker(child) == "of" and (inner := self.at(child)):
                    return self._phrase(head, inner.item.item_class, self._system_at(child), inner)
        return self._phrase(head, item_class, system) if item_class else None

    def _beside(self, head: int) -> list[int]:
        """Give phrases that a parser hung on the verb instead ("deployed 100 | of the missiles")."""
        syntax, verb = self._syntax, self._syntax.head(head)
        if verb < 0 or syntax.upos(verb) != "VERB":
            return []
        return [word for word in syntax.dependents(verb, "obl") if head < word <= head + NEAR_WORDS]

    def _class_of(self, head: int, system: Mention | None) -> str | None:
        syntax, taxonomy = self._syntax, vocabulary.items()
        noun = _class_by_noun()
        lemma = syntax.lemma(head)
        if syntax.words[head].upos == "PROPN" and lemma not in noun:
            lemma = lemma.removesuffix("s")  # names keep their plural ("Convention on Cluster Munitions")
        if self._is_part_of_adjective(head) or (
            lemma in taxonomy.everyday and self._is_everyday(head, taxonomy.everyday[lemma])
        ):
            return None
        if noun.get(lemma) == "weapon":
            # "missile systems" are missiles
            for child in syntax.dependents(head, "compound"):
                if child < head and (inner := noun.get(syntax.lemma(child))) and inner != "weapon":
                    return inner
        for phrase in (self._raw(head - 2, head), self._raw(head - 1, head), lemma):
            if phrase in noun:
                found = noun[phrase]
                if (
                    lemma not in taxonomy.needs_qualifier
                    or system
                    or (lemma == "system" and self._follows_item(head))
                    or _qualifier_pattern().search(self._modifiers(head))
                ):
                    return self._class_beside(found, system)
                return None
        if system and system.id and syntax.upos(head) in {"NOUN", "NUM", "X"}:
            return Aliases.load().systems[system.id].item_class
        return None

    def _is_part_of_adjective(self, head: int) -> bool:
        """Tell whether a noun is half of an adjective that the reading cut in three ("rocket | - | propelled")."""
        words = self._syntax.words[head : head + 3]
        return (
            len(words) == 3
            and words[1].start == words[0].end
            and self._syntax.form(head + 2) in ADJECTIVE_ENDS
            and (self._syntax.form(head + 1) == "-")
        )

    def _class_beside(self, found: str, system: Mention | None) -> str:
        """Give the class of a named system where the noun beside it says less ("the Pershing systems")."""
        known = Aliases.load().systems[system.id].item_class if system and system.id else None
        return known if found == "weapon" and known not in (None, "system") else found

    def _is_everyday(self, head: int, words: tuple[str, ...]) -> bool:
        """Tell whether what modifies a noun makes it another thing than the taxonomy's ("water tank")."""
        syntax = self._syntax
        return any(syntax.form(word) in words for word in syntax.dependents(head, "compound", "amod"))

    def _follows_item(self, head: int) -> bool:
        """Tell whether "systems" stands where weapons were just spoken of, and nothing says which other ones."""
        syntax, neutral = self._syntax, vocabulary.words("pointing_adjectives")
        for word in syntax.dependents(head, "amod", "compound", "nmod"):
            if syntax.lemma(word) not in neutral and not (syntax.upos(word) == "ADJ" and _is_capital(word, syntax)):
                return False
        nouns = _class_by_noun()
        before = range(max(0, head - CONTEXT_WORDS), head)
        return any(nouns.get(self._syntax.lemma(word)) in {"missile", "launcher", "warhead"} for word in before)

    def _raw(self, first: int, last: int) -> str:
        if first < 0:
            return ""
        start, end = self._syntax.words[first].start, self._syntax.words[last].start
        return re.sub(r"\s+", " ", self._syntax.text[start:end]).lower() + self._syntax.lemma(last)

    def _modifiers(self, head: int) -> str:
        words = self._syntax.subtree(head, self._is_far if self._is_vague(head) else self._ends_phrase)
        return " ".join(self._syntax.form(word) for word in words if word != head)

    def _is_vague(self, head: int) -> bool:
        return self._syntax.lemma(head) in vocabulary.words("vague_items")

    def _is_far(self, word: int) -> bool:
        """Tell whether a word is too far from a vague noun to make it a weapon ("a system for safe nuclear power")."""
        syntax = self._syntax
        near = syntax.relation(word) in {"amod", "compound"} or syntax.words[word].deprel == "nmod"
        return not near or (syntax.relation(word) == "nmod" and syntax.marker(word) not in {"of", ""})

    def _ends_phrase(self, word: int) -> bool:
        """Relative clauses and other clauses are no part of what names the item."""
        syntax = self._syntax
        relation = syntax.words[word].deprel
        if relation in {"acl:relcl", "parataxis", "appos"} or syntax.relation(word) in {"advcl", "ccomp"}:
            return True
        if syntax.relation(word) == "nmod" and syntax.marker(word) in {
            "in",
            "to",
            "from",
            "by",
            "at",
            "near",
            "against",
        }:
            return True
        return relation == "nmod:poss" or syntax.relation(word) not in PHRASE_RELATIONS

    def _system_at(self, head: int) -> Mention | None:
        """Give the system named by the head itself or by a noun that modifies or stands beside it."""
        syntax = self._syntax
        inside = [head, *syntax.dependents(head, "compound", "flat", "appos", "amod", "nummod", "dep")]
        for word in inside:
            for mention in self._systems:
                if mention.start <= syntax.words[word].start < mention.end:
                    return mention
        return None

    def _phrase(self, head: int, item_class: str, system: Mention | None, inner: Phrase | None = None) -> Phrase:
        syntax = self._syntax
        noun = inner.noun if inner else head
        words = _contiguous(self._beside_compound(head) + syntax.subtree(head, self._ends_phrase), head)
        if inner and inner.last > words[-1]:
            words = list(range(words[0], inner.last + 1))
        words = [word for word in words if syntax.words[word].upos != "PUNCT" or words[0] < word < words[-1]]
        words = self._trimmed(words, head)
        span = Span.of(syntax.text, syntax.words[words[0]].start, syntax.words[words[-1]].end)
        stated = self._stated(_plain(self._own_words(span, noun)))
        known = Aliases.load().systems[system.id] if system and system.id else None
        classes = [c for word in syntax.conjuncts(noun)[1:] if (c := self._class_of(word, None)) and c != item_class]
        item = Item(
            item_class=item_class,
            classes=tuple(dict.fromkeys(classes)),
            kind=_kind(item_class, stated["kind"] or (known.kind if known else None)),
            basing=stated["basing"] or (known.basing if known else None),
            payload=stated["payload"],
            role=stated["role"],
            range_class=stated["range_class"],
            system=system.id if system else None,
            range_km=self._range(span),
            count=self._count(span, noun),
            text=span.exact,
            span=span,
        )
        return Phrase(head, noun, words[0], words[-1], item)

    def _beside_compound(self, head: int) -> list[int]:
        """Give what hangs on a compound's last noun and is said of its first ("nuclear arms race")."""
        syntax = self._syntax
        if syntax.relation(head) != "compound" or syntax.head(head) < head:
            return []
        beside = [word for word in syntax.dependents(syntax.head(head), "amod", "compound") if word < head]
        return [word for word in beside if any(self._stated(_plain(syntax.form(word))).values())]

    def _trimmed(self, words: list[int], head: int) -> list[int]:
        """Drop a leading preposition or conjunction and what follows a stray comma."""
        while words[0] < head and self._syntax.upos(words[0]) in {"ADP", "CCONJ", "PUNCT", "SCONJ"}:
            words = words[1:]
        while words[-1] > head and self._syntax.upos(words[-1]) in {"ADP", "CCONJ", "PUNCT"}:
            words = words[:-1]
        return words

    def _own_words(self, span: Span, noun: int) -> str:
        """Give the words of a phrase without further items that are coordinated with it ("a drone and | a rifle")."""
        syntax = self._syntax
        others = [word for word in syntax.conjuncts(noun)[1:] if word > noun and self._class_of(word, None)]
        if not others:
            return span.exact
        first = min(syntax.subtree(others[0], lambda word: syntax.relation(word) == "conj"))
        return syntax.text[span.start : min(span.end, max(syntax.words[noun].end, syntax.words[first].start))]

    def _stated(self, phrase: str) -> dict[str, str | None]:
        found: dict[str, str | None] = {}
        for attribute, patterns in _attribute_patterns().items():
            values = [value for value, pattern in patterns if pattern.search(phrase)]
            found[attribute] = values[0] if values else None
            if attribute == "basing" and len(values) > 1:
                found[attribute] = None if "ground" in values else values[0]
            if attribute == "kind" and any(len(set(values) & set(pair)) > 1 for pair in vocabulary.items().exclusive):
                found[attribute] = None
        if found["basing"] is None and re.search(r"\bsea (?:or|and) air[- ]", phrase):
            found["basing"] = "sea"
        return found

    def _inside(self, span: Span) -> list[Quantity]:
        first = bisect_left(self._starts, span.start)
        last = bisect_left(self._starts, span.end)
        return [quantity for quantity in self._quantities[first:last] if quantity.span.end <= span.end]

    def _range(self, span: Span) -> Interval | None:
        for quantity in self._inside(span):
            if (interval := kilometres(quantity)) and (interval.high or interval.low or 0) >= 1:
                return interval
        return None

    def _count(self, span: Span, head: int) -> Interval | None:
        end = self._syntax.words[head].end
        for quantity in self._inside(span):
            if quantity.unit is None and quantity.span.end <= end:
                return numbers(quantity)
        return None


def _is_capital(word: int, syntax: Syntax) -> bool:
    """Tell whether a word is written with a capital ("Russian")."""
    return syntax.text[syntax.words[word].start].isupper()


def _kind(item_class: str, kind: str | None) -> str | None:
    """Give the kind of a launcher by what it launches ("ballistic missile silo")."""
    return f"{kind} launcher" if item_class == "launcher" and kind in LAUNCHED else kind


def _plain(phrase: str) -> str:
    """Give a phrase in lower case, with hyphens mended that a line break or a suspended compound left open."""
    mended = re.sub(r"-\s+(and|or|to)\b", r" \1", re.sub(r"\s+", " ", phrase.lower()))
    return re.sub(r"\s*[-‐‑–]\s*", "-", mended)


def _contiguous(words: list[int], head: int) -> list[int]:
    """Keep the run of words around the head: a phrase is one stretch of text."""
    words = sorted(set(words))
    position = words.index(head)
    first, last = position, position
    while first > 0 and words[first] - words[first - 1] == 1:
        first -= 1
    while last < len(words) - 1 and words[last + 1] - words[last] == 1:
        last += 1
    return words[first : last + 1]


def numbers(quantity: Quantity) -> Interval:
    """Turn a count into the set of numbers it allows."""
    return Interval(
        low=None if quantity.comparator == "<" else quantity.low,
        high=None if quantity.comparator == ">" else quantity.high,
        low_inclusive=quantity.comparator != ">",
        high_inclusive=quantity.comparator != "<",
        approximate=quantity.comparator == "~",
        span=quantity.span,
    )
