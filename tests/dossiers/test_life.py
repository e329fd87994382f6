"""The treaty's life."""

from __future__ import annotations

from datetime import date

from tests.dossiers.builders import RUS, USA, document, making, pack, records, said
from treatywatch.dossiers.dossier import build
from treatywatch.dossiers.sections import Life
from treatywatch.treaties.pack_parts import Event


def life(when: str | None = None, history: tuple[Event, ...] = ()) -> Life:
    charge = said("Russia broke it", "violate", actor=(RUS,), by=((USA, "allege"),), when=when)
    return build([records(document("Russia broke it."), [charge])], pack(), making(), history).life


def test_a_phase_lasts_until_the_next_and_what_has_ended_is_none() -> None:
    assert [(phase.status, phase.party, phase.start.year, phase.end and phase.end.year) for phase in life().phases] == [
        ("signed", None, 1987, 1988),
        ("in_force", None, 1988, 2019),
        ("withdrawal_pending", "USA", 2019, None),
    ]


def test_an_event_of_one_party_names_it_and_an_unchecked_date_says_so() -> None:
    moments = {moment.start: moment for moment in life().moments}
    assert moments[date(2019, 2, 2)].text == "The United States: notice of withdrawal given"
    assert [moment.unverified for moment in life().moments] == [False, False, True, False, False]


def test_an_alleged_act_stands_where_the_text_dates_it() -> None:
    (act,) = life(when="2008").alleged
    assert (act.start, act.end, act.label) == (
        date(2008, 1, 1),
        date(2008, 12, 31),
        "Russia: violating the INF Treaty, 2008",
    )
    assert life(when="last week").alleged == ()


def test_history_of_an_unknown_date_is_left_out() -> None:
    known = {"id": "e", "actor": "RUS", "kind": "k", "what": "w", "source": "s", "confidence": "verified-in-source"}
    dated, open_ended = (Event.model_validate({**known, "on": on}) for on in ("2014", "2014/.."))
    assert len(life(history=(dated, open_ended)).moments) == len(life().moments) + 1
