"""Declared numbers against limits as a picture."""

import builtins
from typing import Any

import pytest

from treatywatch.errors import UsageError
from treatywatch.exports.charts import FORMATS, chart_bytes, specification
from treatywatch.treaties.declarations import read_declarations, shipped_declarations
from treatywatch.treaties.limits import LimitFinding, hold
from treatywatch.treaties.packs import load_pack

PACK = load_pack("new-start")


def findings() -> tuple[LimitFinding, ...]:
    path = shipped_declarations(PACK)
    assert path is not None
    return hold(read_declarations(PACK, path), PACK)


@pytest.mark.parametrize(
    ("form", "start"), [("svg", b"<svg"), ("png", b"\x89PNG"), ("pdf", b"%PDF"), ("html", b"<!DOCTYPE html")]
)
def test_a_chart_in_every_format(form: str, start: bytes) -> None:
    assert chart_bytes(PACK, findings(), form).lstrip().startswith(start)
    assert form in FORMATS


def test_the_limit_is_dashed_until_it_binds() -> None:
    warheads = [one for one in findings() if one.article == "II.1(b)"]
    panel = specification(PACK, warheads)["vconcat"][0]
    rows = panel["layer"][0]["data"]["values"]
    assert [(row["on"], row["dash"]) for row in rows] == [
        ("2011-02-05", "not binding"),
        ("2018-02-05", "not binding"),
        ("2018-02-05", "binding"),
        ("2023-03-01", "binding"),
    ]


def test_the_parties_and_the_limit_are_named_in_the_picture() -> None:
    drawing = chart_bytes(PACK, findings(), "svg").decode()
    for words in ("Russia", "United States", "1,550", "New START Art. II.1(b)"):
        assert words in drawing


def test_parties_with_limits_of_their_own_are_drawn_as_shares_of_them() -> None:
    pack = load_pack("cfe")
    path = shipped_declarations(pack)
    assert path is not None
    found = [one for one in hold(read_declarations(pack, path), pack) if one.limit.startswith("level_")]
    found = found or [one for one in hold(read_declarations(pack, path), pack) if one.article == "VII.2"]
    panel = specification(pack, [one for one in found if one.declared is not None])["vconcat"][0]

    assert "in percent of each party's own limit" in panel["title"]["text"]
    assert {row["ceiling"] for row in panel["layer"][0]["data"]["values"]} == {100.0}


def test_an_unknown_format_and_nothing_to_draw_are_said() -> None:
    with pytest.raises(UsageError, match=r"one of \.html, \.pdf, \.png, \.svg, not \.gif"):
        chart_bytes(PACK, findings(), "gif")
    with pytest.raises(UsageError, match="nothing to draw"):
        chart_bytes(PACK, [], "svg")


def test_without_the_library_the_user_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def missing(name: str, *rest: Any) -> Any:  # noqa: ANN401 - as the built-in has it
        if name == "vl_convert":
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", missing)
    with pytest.raises(UsageError, match=r"pip install 'treatywatch\[charts\]'"):
        chart_bytes(PACK, findings(), "svg")
