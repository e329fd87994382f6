"""Makes a record of which it is known who copied whom: `python -m evals.made_record FOLDER [--seed N]`.

Some five hundred texts on documented facts, in words of our own and labelled as made for testing, as text files with
their metadata.csv, and truth.jsonl beside them: for each file its family of copies, to what its claim leads back, and
for each fact the number of origins. Nobody is quoted, outlets and agencies are invented. The same seed makes the same
record.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import re
import sys
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from treatywatch.documents.sidecar import SIDECAR_NAME
from treatywatch.thread_records import Stance
from treatywatch.treaties.yaml_files import load_model

__all__ = ["MATERIAL", "SEED", "TRUTH", "Made", "Material", "key_of", "material_of", "record", "write"]

MATERIAL = Path(__file__).with_name("made_record.yaml")
TRUTH = "truth.jsonl"
SEED = 20261126
LABEL = "Made for testing treatywatch."
CHOICE = re.compile(r"\{([^{}]*)\}")
NUMBER = re.compile(r"(?<![\d,.])\d{1,4}(?![\d,])")
PARAGRAPH = "\n\n"


class Part(BaseModel):
    """A part of the material: frozen, and a key that it does not know is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Story(Part):
    """A documented fact, and frames in which it is told."""

    id: str
    treaty: str
    day: date
    headlines: tuple[str, ...]
    lead: tuple[str, ...]
    points: tuple[tuple[str, ...], ...]
    #: What a party says of it, and what one denies.
    says: dict[str, str]
    denies: dict[str, str]


class Translated(Part):
    """A text in three languages, headline first."""

    story: str
    en: tuple[str, ...]
    de: tuple[str, ...]
    fr: tuple[str, ...]


class Material(Part):
    """`made_record.yaml`."""

    stories: tuple[Story, ...]
    treaties: dict[str, tuple[tuple[str, ...], ...]]
    common: tuple[tuple[str, ...], ...]
    stock: tuple[str, ...]
    inserted: tuple[str, ...]
    names: dict[str, str]
    places: tuple[str, ...]
    agencies: tuple[str, ...]
    outlets: tuple[str, ...]
    bylines: tuple[str, ...]
    translated: tuple[Translated, ...]


@dataclass(frozen=True)
class Made:
    """One text with what is true of it."""

    kind: str
    family: str
    text: tuple[str, ...]
    publisher: str
    published: date | None
    story: str | None
    #: To what its claim leads back, as a key; of a compilation there is no one origin.
    origin: str | None
    stance: Stance = "asserts"
    #: Who says it, and through whom the text has it.
    speaker: str | None = None
    cites: str | None = None
    language: str = "en"
    translation_of: str | None = None
    wrapped: bool = False
    name: str = ""

    @property
    def content(self) -> str:
        """Give the file's text, with the label that says what it is."""
        paragraphs = [textwrap.fill(one, 64) if self.wrapped else one for one in self.text]
        return f"{PARAGRAPH.join([*paragraphs, LABEL])}\n"


def key_of(outlet: str) -> str:
    """Give the key of an invented outlet."""
    return f"outlet:{outlet.lower().replace(' ', '-')}"


@dataclass
class Maker:
    """Writes texts by chance, the same ones for the same seed."""

    material: Material
    chance: random.Random
    taken: list[str] = field(default_factory=list)

    def told(self, frame: str) -> str:
        """Choose among the words of a frame."""
        return CHOICE.sub(lambda found: self.chance.choice(found[1].split("|")), frame)

    def outlet(self) -> str:
        """Give an outlet that has not written on the story before, as long as there is one."""
        if not self.taken:
            self.taken = self.chance.sample(self.material.outlets, len(self.material.outlets))
        return self.taken.pop()

    def after(self, day: date, most: int) -> date | None:
        """Give a day on or after one; one in ten texts is undated."""
        return None if self.chance.random() < 0.1 else day + timedelta(days=self.chance.randint(0, most))

    def body(self, story: Story, points: int) -> list[str]:
        """Tell the background: some points of the story, maybe the treaty, some of what fits every story."""
        chosen = [self.chance.choice(frames) for frames in self.chance.sample(story.points, points)]
        treaty = self.material.treaties[story.treaty]
        law = [self.chance.choice(frames) for frames in treaty if self.chance.random() < 0.5]
        common = [self.chance.choice(frames) for frames in self.chance.sample(self.material.common, 2)]
        stock = [one for one in self.material.stock if self.chance.random() < 0.3]
        return [self.told(frame) for frame in (*chosen, *law, *common, *stock)]

    def article(self, story: Story, lead: str, points: int = 2) -> tuple[str, ...]:
        """Write a headline, a lead, and the background in paragraphs of one or two sentences."""
        sentences, paragraphs = self.body(story, points), [self.told(self.chance.choice(story.headlines)), lead]
        while sentences:
            count = self.chance.choice((1, 1, 2))
            paragraphs.append(" ".join(sentences[:count]))
            del sentences[:count]
        return tuple(paragraphs)

    def lead(self, story: Story) -> str:
        """Tell the fact."""
        return self.told(self.chance.choice(story.lead))


def material_of(path: Path) -> Material:
    """Load the material; raises VocabularyError where the file is wrong."""
    return load_model(path, Material)


def record(seed: int = SEED, material: Path = MATERIAL) -> list[Made]:
    """Make all texts."""
    found = material_of(material)
    maker = Maker(found, random.Random(seed))  # noqa: S311 - no secret hangs on it
    made: list[Made] = []
    wires: list[Made] = []
    for place, story in enumerate(found.stories):
        maker.taken.clear()
        agency = found.agencies[place % len(found.agencies)]
        wire = _wire(maker, story, agency)
        wires.append(wire)
        made += [wire, *_copies(maker, wire), *_papers(maker, story), *_citing(maker, story, agency)]
        made += [*_said(maker, story), *_conflicting(maker, story)]
    made += [*_translated(maker), *_compiled(maker, wires)]
    return [replace(one, name=f"{place:03}-{one.kind.replace(' ', '-')}.txt") for place, one in enumerate(made)]


def _wire(maker: Maker, story: Story, agency: str) -> Made:
    place = maker.chance.choice(maker.material.places)
    lead = f"{place}, {story.day:%B} {story.day.day} ({agency}) - {maker.lead(story)}"
    text = maker.article(story, lead, 4)
    return Made("wire", f"{story.id}/wire", text, agency, story.day, story.id, key_of(agency))


def _copies(maker: Maker, wire: Made) -> Iterator[Made]:
    """Print a wire in nine papers, each in its way."""
    headline, lead, *rest = wire.text
    plain = lead.partition(" - ")[2]
    story = next(one for one in maker.material.stories if one.id == wire.story)
    other = f"{maker.told(maker.chance.choice(story.headlines))}, {maker.material.names['RUS']} and others react"
    inserted = [maker.told(one) for one in maker.chance.sample(maker.material.inserted, 1)]
    byline = maker.chance.choice(maker.material.bylines)
    middle = len(rest) // 2
    ways: dict[str, tuple[str, ...]] = {
        "exact copy": wire.text,
        "another exact copy": wire.text,
        "other headline": (other, lead, *rest),
        "without credit": (headline, plain, *rest),
        "other byline": (headline, byline, plain, *rest),
        "inserted paragraph": (other, plain, *rest[:middle], *inserted, *rest[middle:]),
        "trimmed": (headline, lead, *rest[: round(len(rest) * 0.6)]),
        "cut short": (other, plain, *rest[: max(2, len(rest) // 3)]),
        "hard wrapped": (other, byline, plain, *rest[: round(len(rest) * 0.8)]),
    }
    for way, text in ways.items():
        yield replace(
            wire, kind=way, text=text, publisher=maker.outlet(), published=maker.after(story.day, 2),
            wrapped=way == "hard wrapped",
        )  # fmt: skip


def _papers(maker: Maker, story: Story) -> Iterator[Made]:
    """Write articles of papers' own, of which two are printed elsewhere without a word on where they come from."""
    for number in range(6):
        paper, day = maker.outlet(), story.day + timedelta(days=maker.chance.randint(0, 3))
        text = maker.article(story, maker.lead(story))
        own = Made("own article", f"{story.id}/own {number}", text, paper, day, story.id, key_of(paper))
        yield own
        if number < 2:
            for way, copied in {"taken over": text[1:], "taken over in part": (text[0], *text[1:][:-2])}.items():
                yield replace(
                    own, kind=way, text=(maker.told(maker.chance.choice(story.headlines)), *copied[number:]),
                    publisher=maker.outlet(), published=day + timedelta(days=maker.chance.randint(1, 3)),
                )  # fmt: skip


def _citing(maker: Maker, story: Story, agency: str) -> Iterator[Made]:
    """Report in other words what an agency, or a paper, reported."""
    paper = maker.chance.choice(maker.material.outlets)
    for number, (cited, opening) in enumerate((
        (agency, f"The news agency {agency} reported the following."),
        (agency, f"This is known from a report by {agency}."),
        (paper, f"The {paper} wrote about it first."),
    )):  # fmt: skip
        text = maker.article(story, f"{maker.lead(story)} {opening}")
        yield Made(
            "report of a report", f"{story.id}/citing {number}", text, maker.outlet(), maker.after(story.day, 3),
            story.id, key_of(cited), speaker=key_of(cited), cites=cited,
        )  # fmt: skip


def _said(maker: Maker, story: Story) -> Iterator[Made]:
    """Report what parties say, deny and demand, one utterance in several papers, each in its own words."""
    names, outlet = maker.material.names, maker.outlet
    for party, words in story.says.items():
        for number in range(3):
            lead = f"{names[party][0].upper()}{names[party][1:]} {maker.told('{said|stated|declared}')} that"
            text = maker.article(story, f"{lead} {maker.told(words)}.")
            family = f"{story.id}/{party} {number}"
            yield Made("utterance", family, text, outlet(), maker.after(story.day, 2), story.id, party, speaker=party)
    party, words = next(iter(story.says.items()))
    text = maker.article(
        story, f"An official of {names[party]} who asked not to be named said that {maker.told(words)}."
    )
    hidden = f"anonymous:{party}"
    yield Made("unnamed", f"{story.id}/unnamed", text, outlet(), story.day, story.id, hidden, speaker=hidden)
    for party, words in story.denies.items():
        for number in range(2):
            text = maker.article(story, f"{names[party][0].upper()}{names[party][1:]} denied that {maker.told(words)}.")
            family = f"{story.id}/denial {number}"
            yield Made("denial", family, text, outlet(), maker.after(story.day, 5), story.id, party, "denies", party)
    demand = "{Norway|Oslo} {demanded|asked} that the parties {meet|talk} before anything else is {done|decided}."
    text = maker.article(story, maker.told(demand))
    yield Made("demand", f"{story.id}/demand", text, outlet(), story.day, story.id, "NOR", "demands", "NOR")


def _conflicting(maker: Maker, story: Story) -> Iterator[Made]:
    """Tell the fact with another number or day than all others."""
    for more in (1, 2):
        headline, *paragraphs = maker.article(story, maker.lead(story))
        place = next(place for place, paragraph in enumerate(paragraphs) if NUMBER.search(paragraph))
        number = NUMBER.findall(paragraphs[place])[0]
        paragraphs[place] = NUMBER.sub(str(int(number) + more), paragraphs[place], count=1)
        paper, family = maker.outlet(), f"{story.id}/conflicting {more}"
        text, day = (headline, *paragraphs), maker.after(story.day, 3)
        yield Made("conflicting number", family, text, paper, day, story.id, key_of(paper))


def _translated(maker: Maker) -> Iterator[Made]:
    """Print a text, and its translations in papers that do not say where they have it from."""
    days = {story.id: story.day for story in maker.material.stories}
    for one in maker.material.translated:
        english = maker.outlet()
        languages: dict[str, Sequence[str]] = {"en": one.en, "de": one.de, "fr": one.fr}
        for late, (language, text) in enumerate(languages.items()):
            paper, day = maker.outlet() if late else english, days[one.story] + timedelta(days=late)
            yield Made(
                f"in {language}", f"{one.story}/{language}", tuple(text), paper, day, one.story, key_of(english),
                language=language, translation_of=f"{one.story}/en" if late else None,
            )  # fmt: skip


def _compiled(maker: Maker, wires: Sequence[Made]) -> Iterator[Made]:
    """Print two wires of one agency under one headline."""
    for number in range(0, len(wires) - 2, 2):
        one, other = wires[number], wires[number + 2]
        text = ("News in brief", *one.text[1:], *other.text[1:])
        day = max(wire.published for wire in (one, other) if wire.published)
        yield Made("compilation", f"compiled {number}", text, maker.outlet(), day, None, None)


def write(made: Sequence[Made], folder: Path) -> None:
    """Write texts, metadata.csv and truth.jsonl into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for one in made:
        (folder / one.name).write_text(one.content, encoding="utf-8", newline="")
    with (folder / SIDECAR_NAME).open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(("file", "publisher", "published", "language"))
        table.writerows((one.name, one.publisher, one.published or "", one.language) for one in made)
    (folder / TRUTH).write_text("\n".join(json.dumps(row) for row in _truth(made)) + "\n", encoding="utf-8")


def _truth(made: Sequence[Made]) -> Iterator[dict[str, object]]:
    for one in made:
        yield {
            "file": one.name, "kind": one.kind, "family": one.family, "origin": one.origin, "fact": one.story,
            "stance": one.stance, "speaker": one.speaker, "cites": one.cites, "publisher": one.publisher,
            "translation_of": one.translation_of,
        }  # fmt: skip
    for story in dict.fromkeys(one.story for one in made if one.story):
        origins = {one.origin for one in made if one.story == story and one.stance == "asserts"}
        # Somebody unnamed of a state that speaks for itself, too, is no further origin.
        known = {one for one in origins if one and one.removeprefix("anonymous:") not in origins - {one}}
        yield {"fact": story, "origins": len(known)}


def main(arguments: Sequence[str]) -> int:
    """Make the record in the folder."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=SEED)
    options = parser.parse_args(arguments)
    made = record(options.seed)
    write(made, options.folder)
    families = {one.family for one in made}
    print(f"{len(made)} texts of {len(families)} families about {len({one.story for one in made if one.story})} facts")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
