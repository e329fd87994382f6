"""The reference page of the floors: which figures the gate guards, and what they are."""

from __future__ import annotations

from evals.floors import FLOORS, Floors

HEAD = """\
# Quality floors

*Written by `python -m docs.generate` from `evals/floors.json`; do not edit.*

No change may let one of these figures fall. What they mean, and what they do not:
[how good it is](../explanation/how-good-it-is.md).

| corpus | figure | floor |
|---|---|---|
"""


def quality_page() -> str:
    """Give the page."""
    floors = Floors.model_validate_json(FLOORS.read_text(encoding="utf-8"))
    rows = [
        f"| {name} | {figure.replace('_', ' ')} | {value:.1%} |"
        for name, corpus in floors.corpora.items()
        for figure, value in corpus.floors.items()
    ]
    lowered = [f"- {reason}" for reason in floors.regressions]
    return HEAD + "\n".join([*rows, *(["", "Lowered, and why:", "", *lowered] if lowered else []), ""])
