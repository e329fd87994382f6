"""Every condition has words, and the page on packs shows each with an example that can be read."""

import re
from pathlib import Path

import pytest
import yaml

from treatywatch.treaties.condition_parser import ATOMS, names_used, parse_condition
from treatywatch.treaties.condition_words import in_words
from treatywatch.treaties.packs import load_pack, pack_ids
from treatywatch.treaties.vocabulary import KINDS

PAGE = (Path(__file__).parents[2] / "docs/how-to/write-a-pack.md").read_text(encoding="utf-8")
EXAMPLES = dict(re.findall(r"^\| `(\w+)` \| `(\{.*?\})` \|", PAGE, re.MULTILINE))


@pytest.mark.parametrize("treaty", pack_ids())
def test_every_condition_of_every_pack_has_words(treaty: str) -> None:
    pack = load_pack(treaty)
    for where, condition in pack.conditions():
        assert in_words(condition, pack.law), where


def test_the_page_shows_every_condition() -> None:
    assert set(EXAMPLES) == set(ATOMS)


@pytest.mark.parametrize("key", sorted(ATOMS))
def test_the_example_on_the_page_is_one(key: str) -> None:
    raw = yaml.safe_load(EXAMPLES[key])
    assert list(raw) == [key]
    assert list(names_used(parse_condition(raw))) is not None


def test_the_page_names_every_kind() -> None:
    listed = PAGE.partition("Kinds of item: ")[2].partition(" Texts call them")[0]
    named = {name.strip(" .\n") for name in listed.replace("\n", " ").split(",")}
    assert named == set(KINDS)
