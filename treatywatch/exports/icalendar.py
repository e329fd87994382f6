"""The one door to the icalendar library: a treaty's dates as an iCalendar file (RFC 5545), whole-day events."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Calendar, Event

from treatywatch.records import content_id
from treatywatch.treaties.calendars import CalendarEntry
from treatywatch.treaties.laws import cited
from treatywatch.treaties.packs import Pack

__all__ = ["icalendar_file"]


def icalendar_file(pack: Pack, entries: Iterable[CalendarEntry], today: date) -> bytes:
    """Give the dates as an iCalendar file; the same entry has the same UID in every file."""
    calendar = Calendar()
    calendar.add("prodid", "-//treatywatch//treaty calendar//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", pack.called)
    for entry in entries:
        event = Event()
        event.add("uid", f"{content_id('d', pack.id, entry.day, entry.article, entry.what)}@treatywatch")
        event.add("dtstamp", datetime.combine(today, time(), UTC))
        event.add("dtstart", entry.day)
        event.add("dtend", entry.day + timedelta(days=1))
        event.add("summary", f"{pack.short_name}: {entry.what}")
        article = cited(pack.short_name, entry.article) if entry.article else pack.name
        event.add("description", article + (" (unverified)" if entry.unverified else ""))
        event.add("categories", [entry.kind])
        event.add("transp", "TRANSPARENT")
        calendar.add_component(event)
    return bytes(calendar.to_ical())
