"""A treaty's dates as an iCalendar file."""

from datetime import date

from icalendar import Calendar

from treatywatch.exports.icalendar import icalendar_file
from treatywatch.treaties.calendars import calendar_of
from treatywatch.treaties.packs import load_pack

INF = load_pack("inf")
ENTRIES = calendar_of(INF, date(1988, 1, 1), date(1991, 12, 31))


def test_every_date_is_a_whole_day_event() -> None:
    events = Calendar.from_ical(icalendar_file(INF, ENTRIES, date(2026, 1, 1))).walk("VEVENT")

    assert [event.decoded("dtstart") for event in events] == [entry.day for entry in ENTRIES]
    assert all((event.decoded("dtend") - event.decoded("dtstart")).days == 1 for event in events)
    assert any("INF Art. IV.1" in str(event["description"]) for event in events)


def test_the_same_date_has_the_same_id_and_no_two_share_one() -> None:
    first, second = (
        [str(event["uid"]) for event in Calendar.from_ical(icalendar_file(INF, ENTRIES, day)).walk("VEVENT")]
        for day in (date(2026, 1, 1), date(2026, 2, 1))
    )
    assert first == second
    assert len(set(first)) == len(first)


def test_what_nobody_has_checked_is_marked() -> None:
    text = icalendar_file(INF, ENTRIES, date(2026, 1, 1)).decode()
    assert text.count("(unverified)") == sum(entry.unverified for entry in ENTRIES) > 0
