"""What may be a link."""

from __future__ import annotations

import pytest

from treatywatch.dossiers.links import web_address


@pytest.mark.parametrize(
    "address",
    [None, "", "javascript:alert(1)", "data:text/html,x", "texts/file.txt", "//host/path", "http://[bad",
     "https://a.example/ x", "https://a.example/>x", "file:///etc/hosts", "https:///nohost"],
)  # fmt: skip
def test_what_does_not_lead_to_the_web_is_no_link(address: str | None) -> None:
    assert web_address(address) is None


def test_an_address_of_the_web_is_a_link() -> None:
    assert web_address("https://a.example/b?c=d&e") == "https://a.example/b?c=d&e"
