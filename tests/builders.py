"""Makes readings by hand, so that a test can say what the network would have found."""

from __future__ import annotations

from treatywatch.records import (
    Document,
    Entity,
    NamedSpan,
    Reading,
    Sentence,
    Span,
    Statement,
    Word,
    content_id,
)

NO_SPACE_BEFORE = frozenset(".,;:!?)'\u2019\u201d")


def document_of(text: str, published: str | None = None, voice: Entity | None = None) -> Document:
    """Make a document of a text without a file."""
    return Document(
        id=content_id("d", text), source="test", title=None, author=None, publisher=None, published=published,
        published_precision="day" if published else "unknown", published_basis="argument" if published else "unknown",
        language="en", characters=len(text), sha256="", text=text, voice=voice,
    )  # fmt: skip


def reading_of(*sentences: str, names: tuple[tuple[str, str], ...] = ()) -> tuple[Document, Reading]:
    """Make a document and its reading of sentences with a space between words, each `form|UPOS|relation|head`.

    `head` counts from 1 in the sentence, 0 is the root; a fifth part is the lemma, else that is the form in small.
    `names` are (text, label) pairs that the name model found, each at its first place.
    """
    text = ""
    words: list[Word] = []
    stretches: list[Sentence] = []
    for sentence in sentences:
        first = len(words)
        for token in sentence.split():
            form, upos, relation, head, *lemma = token.split("|")
            text += "" if not text or form[0] in NO_SPACE_BEFORE or text[-1] in "\u201c(" else " "
            governor = first + int(head) - 1 if int(head) else -1
            base = lemma[0] if lemma else form.lower()
            words.append(Word(len(text), len(text) + len(form), base, upos, governor, relation))
            text += form
        stretches.append(Sentence(words[first].start, words[-1].end, first, len(words)))
    document = document_of(text)
    return document, Reading(
        document=document.id, words=tuple(words), sentences=tuple(stretches),
        name_spans=tuple(named_span(text, words, name, label) for name, label in names), statements=(), model="test",
    )  # fmt: skip


def named_span(text: str, words: list[Word], name: str, label: str) -> NamedSpan:
    """Give the words of a name at its first place in a text."""
    start = text.index(name)
    inside = [place for place, word in enumerate(words) if start <= word.start < start + len(name)]
    return NamedSpan(inside[0], inside[-1] + 1, label)


def statement_of(document: Document, source: str | None, cue: str, content: str, manner: str = "direct") -> Statement:
    """Make a statement whose parts stand at their first place in the text."""

    def span(exact: str) -> Span:
        start = document.text.index(exact)
        return Span.of(document.text, start, start + len(exact))

    return Statement.model_validate({
        "id": content_id("stm", source, cue, content), "document": document.id, "manner": manner,
        "source": span(source) if source else None, "cue": span(cue), "content": (span(content),), "speaker": None,
        "within": None,
    })  # fmt: skip
