from __future__ import annotations

import pytest

from tests.claims.reading import claims_of

#: A reply, its cue, and the act that it answers, as (act, actor).
Reply = tuple[tuple[str, str], str, tuple[str, str]]


def replies(text: str) -> list[Reply]:
    claims = claims_of(text)
    by_id = {claim.id: claim for claim in claims}

    def named(identity: str) -> tuple[str, str]:
        claim = by_id[identity]
        return claim.act, ", ".join(entity.id or entity.name for entity in claim.actor)

    found = []
    for claim in claims:
        if claim.response_to is not None:
            assert claim.response_cue is not None
            assert text[claim.response_cue.start : claim.response_cue.end] == claim.response_cue.exact
            found.append((named(claim.id), claim.response_cue.exact.lower(), named(claim.response_to)))
    return found


@pytest.mark.parametrize(
    ("text", "reply"),
    [
        (
            "In response to Russia's deployment of the 9M729, the United States suspended the INF Treaty.",
            (("suspend", "USA"), "in response to", ("deploy", "RUS")),
        ),
        (
            "North Korea launched two missiles in retaliation for the deployment of THAAD by the United States.",
            (("launch", "PRK"), "in retaliation for", ("deploy", "USA")),
        ),
        (
            "The United States left the INF Treaty over Russia's violations.",
            (("withdraw", "USA"), "over", ("violate", "RUS")),
        ),
        (
            "The United States left the INF Treaty because Russia had deployed the 9M729.",
            (("withdraw", "USA"), "because", ("deploy", "RUS")),
        ),
        (
            "Following the US withdrawal from the INF Treaty, Russia resumed production of the missiles.",
            (("produce", "RUS"), "following", ("withdraw", "USA")),
        ),
        (
            "Russia has ended its moratorium, a decision triggered by the American withdrawal from the INF Treaty.",
            (("terminate", "RUS"), "decision triggered", ("withdraw", "USA")),
        ),
        (
            "The American deployment of missiles in Germany provoked Russia to deploy the Oreshnik in Belarus.",
            (("deploy", "RUS"), "provoked", ("deploy", "USA")),
        ),
        (
            "Washington suspended the treaty, and Moscow responded by suspending it too.",
            (("suspend", "RUS"), "responded", ("suspend", "USA")),
        ),
        (
            "The United States suspended its obligations. Russia reciprocated by suspending the treaty as well.",
            (("suspend", "RUS"), "reciprocated", ("suspend", "USA")),
        ),
        (
            "The United States withdrew from the INF Treaty. In response, Russia suspended it as well.",
            (("suspend", "RUS"), "in response", ("withdraw", "USA")),
        ),
        (
            "Russia suspended the INF Treaty in a tit-for-tat move after the United States withdrew from it.",
            (("suspend", "RUS"), "tit-for-tat", ("withdraw", "USA")),
        ),
        (
            "NATO's decision to deploy Pershing II missiles was a reaction to the Soviet deployment of the SS-20.",
            (("deploy", ""), "reaction to", ("deploy", "SUN")),
        ),
        (
            "Prompted by Russia's deployment of the SSC-8, Washington began to develop a ground-launched missile.",
            (("develop", "USA"), "prompted", ("deploy", "RUS")),
        ),
        (
            "The United States left the INF Treaty, citing Russian violations of it.",
            (("withdraw", "USA"), "citing", ("violate", "RUS")),
        ),
        (
            "After North Korea tested a nuclear device, the Security Council responded with new sanctions.",
            (("respond", "UNSC"), "responded", ("test", "PRK")),
        ),
        (
            "The United States suspended the INF Treaty. As a mirror measure, Russia suspended the treaty.",
            (("suspend", "RUS"), "mirror measure", ("suspend", "USA")),
        ),
    ],
)
def test_an_act_answers_another_where_the_text_says_so(text: str, reply: Reply) -> None:
    assert reply in replies(text)


@pytest.mark.parametrize(
    "text",
    [
        "Russia deployed the 9M729 after the United States withdrew from the INF Treaty.",
        "The United States withdrew from the INF Treaty, and Russia deployed the 9M729.",
        "The United States and Russia negotiated over Russia's deployment of the 9M729.",
        "Russia suspended the treaty because Russia had deployed the missiles.",
        "Russia deployed the 9M729 in response.",
        "Russia responded to the initiative of Sweden, which urged the United States to reduce its nuclear weapons.",
        "Russia responded to the question about its missiles.",
    ],
)
def test_what_only_stands_beside_another_act_answers_nothing(text: str) -> None:
    assert replies(text) == []
