"""The page of failures: sentences that the reader gets wrong, from evals/failures.yaml."""

from __future__ import annotations

from collections.abc import Sequence

from evals.failures import Failure, known_failures

HEAD = """\
# What it gets wrong

*Written by `python -m docs.generate` from `evals/failures.yaml`; do not edit.*

Every reader of texts makes mistakes, and a list of them says more than a figure. These sentences are ours, and nobody
said them; each stands for a class of sentences that are read wrongly in articles, speeches and books. All of them fail
today: a test reads them, and says so when one is mended. How often such things happen is measured elsewhere:
[quality](../reference/quality.md).
"""
BOTTOM = """\
A claim carries the words that it was read from, so that each of these mistakes can be seen where it matters. To look at
a sentence of your own through the same windows: `python -m evals.failures --try "Russia left the treaty."`
"""


def failures_page() -> str:
    """Give the page."""
    return "\n".join([HEAD, *(section(place, one) for place, one in enumerate(known_failures(), 1)), BOTTOM])


def section(place: int, failure: Failure) -> str:
    """Tell of one failure."""
    published = f" (from {failure.published})" if failure.published else ""
    return (
        f"## {place}. {failure.kind}\n\n"
        f"> {failure.text}{published}\n\n"
        f"| {failure.view} | |\n|---|---|\n| read | {shown(failure.read)} |\n| right | {shown(failure.right)} |\n\n"
        f"{failure.why}\n"
    )


def shown(values: Sequence[str]) -> str:
    """Give what a view shows in one cell."""
    return "<br>".join(f"`{value}`" for value in values) or "nothing"
