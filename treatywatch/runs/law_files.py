"""Answers of law written as files: a calendar, a chart."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from treatywatch.errors import UsageError
from treatywatch.exports.charts import chart_bytes
from treatywatch.exports.icalendar import icalendar_file
from treatywatch.treaties.calendars import CalendarEntry
from treatywatch.treaties.limits import LimitsReport
from treatywatch.treaties.packs import load_pack

__all__ = ["write_calendar", "write_chart", "write_file"]


def write_calendar(treaty: str, entries: Sequence[CalendarEntry], today: date, path: Path) -> None:
    """Write a treaty's dates as an iCalendar file; raises UsageError where the file cannot be written."""
    write_file(path, icalendar_file(load_pack(treaty), entries, today))


def write_file(path: Path, content: bytes) -> None:
    """Write a file; raises UsageError that says what is in the way."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    except OSError as error:
        raise UsageError(f"{path}: cannot be written: {error.strerror}; name another file") from error


def write_chart(treaty: str, report: LimitsReport, path: Path) -> None:
    """Draw declared numbers against limits; raises UsageError where that cannot be done."""
    write_file(path, chart_bytes(load_pack(treaty), report.findings, path.suffix.lstrip(".").lower()))
