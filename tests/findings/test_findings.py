"""Claims held against the INF Treaty."""

import hashlib
from datetime import date

import pytest

from treatywatch.findings.findings import find
from treatywatch.records import (
    Claim,
    DateInterval,
    Document,
    Entity,
    Finding,
    Holder,
    Interval,
    Item,
    Place,
    Quote,
    Reason,
    Span,
    Verdict,
)
from treatywatch.treaties.packs import load_pack

INF = load_pack("inf")
TEXT = "Ruritanian papers wrote that Russia deployed a ground-launched cruise missile with a range over 500 km."
RUSSIA = Entity(id="RUS", name="Russia", type="state", state="RUS", mention=Span.of(TEXT, 29, 35))
AMERICA = Entity(id="USA", name="United States", type="state", state="USA")
GERMANY = Entity(id="DEU", name="Germany", type="state", state="DEU")
NATO = Entity(id="NATO", name="NATO", type="organisation", mention=Span.of(TEXT, 0, 10))
PUTIN = Entity(id="vladimir-putin", name="Vladimir Putin", type="person", state="RUS", role="president")
YEAR_2015 = DateInterval(
    start=date(2015, 1, 1), end=date(2015, 12, 31), precision="year", text="in 2015", basis="explicit"
)
IN_BAND = Interval(low=2000, high=2000)


def document(published: str | None = "2018-12-04", text: str = TEXT, **changes: object) -> Document:
    return Document.model_validate(
        {
            "id": "d",
            "source": "note.txt",
            "title": None,
            "author": None,
            "publisher": None,
            "published": published,
            "published_precision": "day" if published else "unknown",
            "published_basis": "argument" if published else "unknown",
            "language": "en",
            "characters": len(text),
            "sha256": hashlib.sha256(text.encode()).hexdigest(),
            "text": text,
            **changes,
        }
    )


def item(**changes: object) -> Item:
    stated = {
        "class": "missile",
        "kind": "cruise missile",
        "basing": "ground",
        "range_km": IN_BAND,
        "text": "a ground-launched cruise missile",
        "span": Span.of(TEXT, 45, 77),
    }
    return Item.model_validate(stated | changes)


def claim(act: str = "deploy", **changes: object) -> Claim:
    stated = {
        "id": "c-1",
        "document": "d",
        "evidence": (Quote.of(TEXT, 29, len(TEXT) - 1),),
        "holders": (),
        "act": act,
        "polarity": "positive",
        "modality": ("actual",),
        "presupposed": False,
        "condition": None,
        "actor": (RUSSIA,),
        "recipient": (),
        "item": item(),
        "treaties": (),
        "article": None,
        "place": None,
        "when": YEAR_2015,
        "said": None,
        "quantities": (),
        "plover": "MOBILIZE",
        "quad": 4,
        "confidence": 0.9,
    }
    return Claim.model_validate(stated | changes)


def found(made: Claim, read: Document | None = None) -> Finding:
    finding = find(made, read or document(), INF)
    assert finding is not None
    return finding


def leaves(reason: Reason) -> list[Reason]:
    return [reason] if not reason.reasons else [leaf for inner in reason.reasons for leaf in leaves(inner)]


def test_a_claim_that_would_be_a_breach() -> None:
    finding = found(claim())

    assert (finding.verdict, finding.treaty_status, finding.on) == ("would_breach", "in_force", "2015-01-01/2015-12-31")
    assert finding.reasons[0].text == "would breach INF Art. IV.1 and I if true as stated"
    assert finding.claim == "c-1"


@pytest.mark.parametrize(
    ("made", "verdict"),
    [
        (claim(item=item(basing="sea")), "outside_scope"),
        (claim("develop"), "permitted"),
        (claim("test"), "undetermined"),
        (claim(item=item(range_km=None)), "undetermined"),
        (
            claim(item=item(range_km=None, range_class="intermediate-range", text="intermediate-range missile")),
            "would_breach",
        ),
        (
            claim(
                item=item(
                    range_km=None, range_class="intermediate-range", text="intermediate- and shorter-range missiles"
                )
            ),
            "would_breach",
        ),
        (claim(item=item(range_km=None, range_class="short-range", text="short-range missile")), "undetermined"),
        (
            claim(item=item(range_km=None, range_class="intercontinental", text="intercontinental missile")),
            "outside_scope",
        ),
        (claim(item=item(kind=None, basing=None, range_km=None, system="9m729")), "undetermined"),
        (claim(item=item(kind="nuclear")), "would_breach"),
        # Who acts for a state is given as that state by the claims; a person is nobody but that person.
        (claim(actor=(PUTIN,)), "undetermined"),
        (claim(actor=()), "undetermined"),
        (claim(actor=(NATO,), treaties=("inf",)), "undetermined"),
        (claim("violate", item=None, treaties=("inf",)), "undetermined"),
        (claim("withdraw", item=None, treaties=("inf",), actor=(AMERICA,)), "permitted"),
        (claim("suspend", item=None, treaties=("inf",)), "undetermined"),
        (
            claim(
                when=DateInterval(
                    start=date(2022, 1, 1), end=date(2022, 12, 31), precision="year", text="2022", basis="explicit"
                )
            ),
            "not_binding",
        ),
    ],
)
def test_verdicts_of_claims(made: Claim, verdict: Verdict) -> None:
    assert found(made).verdict == verdict


@pytest.mark.parametrize(
    "made",
    [
        claim(treaties=("new-start",)),
        claim("propose", item=None, treaties=("inf",)),
        claim("violate", item=None),
        claim("withdraw", item=None),
        claim("sign", item=None, treaties=("inf",)),
        claim("negotiate", item=None, treaties=("inf",)),
        claim(item=None, treaties=("inf",)),
        claim(item=item(**{"class": "bomber", "kind": None, "basing": "air"})),
        claim(item=item(**{"class": "warhead", "kind": "nuclear", "basing": None})),
        claim(item=item(**{"class": "weapon", "kind": "nuclear", "basing": None, "range_km": None})),
        claim(item=item(kind="interceptor")),
        claim(actor=(GERMANY,)),
    ],
)
def test_claims_that_the_treaty_has_nothing_to_say_to(made: Claim) -> None:
    assert find(made, document(), INF) is None


def test_a_state_outside_the_treaty_is_told_so_where_the_text_names_the_treaty() -> None:
    text = f"{TEXT} The INF Treaty did not bind others."

    assert found(claim(actor=(GERMANY,)), document(text=text)).verdict == "not_binding"


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        (
            {
                "holders": (Holder(entity=RUSSIA, speech_act="deny", cue=None, statement=None, anonymous=False),),
                "polarity": "negative",
            },
            "the claim is denied; if what is denied were true: would breach",
        ),
        ({"polarity": "negative"}, "the claim says that it is not so; if it were so: would breach"),
        ({"modality": ("demanded",), "polarity": "negative"}, "demanded not to be done; if it were done: would breach"),
        ({"modality": ("planned",)}, "planned; if it is carried out as planned: would breach"),
        ({"modality": ("conditional", "demanded")}, "demanded; if it were done: would breach"),
        ({"modality": ("hypothetical",)}, "said on a condition; if it came about: would breach"),
        ({"modality": ("possible",)}, "said to be possible; if it is so: would breach"),
        ({"presupposed": True}, "taken for granted by the text, not stated; if it is so: would breach"),
    ],
)
def test_how_the_claim_puts_it_is_said_first(changes: dict[str, object], words: str) -> None:
    assert found(claim("deploy", **changes)).reasons[0].text.startswith(words)


def test_whoever_is_said_not_to_eliminate_keeps_the_item() -> None:
    finding = found(claim("eliminate", polarity="negative"))

    assert finding.verdict == "would_breach"
    assert "INF Art. IV.1 and I" in finding.reasons[0].text


def test_several_actors_are_asked_one_by_one() -> None:
    finding = found(claim(actor=(AMERICA, GERMANY)))

    assert finding.verdict == "would_breach"
    assert finding.reasons[0].text.endswith("if true as stated, for United States")
    assert [reason.text for reason in finding.reasons[0].reasons] == ["for United States", "for Germany"]


def test_a_collective_is_asked_by_its_members() -> None:
    both = Entity(id="superpowers", name="the two", type="collective", members=("USA", "RUS"))

    texts = [reason.text for reason in found(claim(actor=(both,))).reasons[0].reasons]
    assert texts == ["for USA", "for RUS"]


def test_an_organisation_is_no_state() -> None:
    finding = found(claim(actor=(NATO,), treaties=("inf",)))

    assert "actor: not stated which state acted" in finding.missing
    assert any("NATO: the text does not say which state that is" in leaf.text for leaf in leaves(finding.reasons[0]))


def test_what_is_told_as_done_was_not_after_the_document() -> None:
    finding = found(claim(when=None), document("2018-12-04"))

    assert (finding.verdict, finding.on) == ("would_breach", "1991-12-26/2018-12-04")
    told = [leaf.text for leaf in leaves(finding.reasons[0])]
    assert "the act is told as past or present, so it was not after the document (2018-12-04)" in told
    assert "the actor is Russia, so the act was not before 1991-12-26" in told


@pytest.mark.parametrize(
    ("made", "read", "on"),
    [
        (claim(when=None), document("2024-07-04"), "1991-12-26/2024-07-04"),
        (claim(when=None), document(None), "1991-12-26/.."),
        (claim(when=None, actor=(AMERICA,)), document("2018-12-04"), "../2018-12-04"),
        (claim(when=None, modality=("planned",)), document("2018-12-04"), "2018-12-04/.."),
        (claim(when=None, modality=("demanded",), actor=(AMERICA,)), document("2018-12-04"), None),
        (claim(when=None, modality=("possible",), actor=(AMERICA,)), document("2018-12-04"), None),
        (claim(when=None, actor=(AMERICA,)), document("2018-12-04", published_precision="not_before"), None),
    ],
)
def test_what_is_not_dated_stays_open(made: Claim, read: Document, on: str | None) -> None:
    finding = found(made, read)

    assert finding.on == on
    assert finding.verdict == "undetermined"
    assert any(fact.startswith("date of the act") for fact in finding.missing)


def test_the_words_of_the_text_stand_at_the_leaves() -> None:
    stated = Interval(low=500, high=None, low_inclusive=False, span=Span.of(TEXT, 91, 102))
    finding = found(claim(item=item(range_km=stated)))

    spans = {leaf.span.exact for leaf in leaves(finding.reasons[0]) if leaf.span}
    assert "over 500 km" in spans
    assert "a ground-launched cruise missile" in spans
    assert finding.missing == ("range capability: '>500 km' does not say whether it is at most 5,500 km",)
    assert all(
        TEXT[leaf.span.start : leaf.span.end] == leaf.span.exact for leaf in leaves(finding.reasons[0]) if leaf.span
    )


def test_a_launcher_named_in_the_words_is_a_circumstance() -> None:
    text = "It flight-tested the sea-based missile from a mobile launcher at a test range."
    made = claim(
        "flight_test",
        evidence=(Quote.of(text, 0, len(text)),),
        item=item(basing="sea", span=Span.of(text, 21, 38), text="sea-based missile"),
        actor=(RUSSIA.model_copy(update={"mention": None}),),
    )

    assert found(made, document(text=text)).verdict == "would_breach"


def test_the_place_of_a_launch_may_be_a_test_site() -> None:
    text = "A missile for ships was launched from a fixed launcher at the White Sands range."
    made = claim(
        "flight_test",
        evidence=(Quote.of(text, 0, len(text)),),
        item=item(basing="sea", span=Span.of(text, 0, 9), text="A missile"),
        actor=(AMERICA,),
        place=Place(name="White Sands", span=Span.of(text, 62, 73)),
    )

    assert found(made, document(text=text)).missing == ("launcher: whether it is used solely for tests",)


def test_a_finding_is_the_same_each_time_and_goes_through_json() -> None:
    finding = found(claim())

    assert found(claim()) == finding
    assert Finding.model_validate(finding.to_json()) == finding
