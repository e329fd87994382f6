"""The reference page of the acts: the closed list, each with its definition and an example."""

from __future__ import annotations

from treatywatch.claims.vocabulary import acts
from treatywatch.treaties.vocabulary import load_vocabulary

HEAD = """\
# Acts

*Written by `python -m docs.generate` from `treatywatch/treaties/vocabulary.yaml` and `treatywatch/claims/acts.yaml`;
do not edit.*

What an actor does is one of these words. Saying is none of them: who alleges, denies or announces stands in a claim's
holders. The list grows when texts need it; a word in it is never renamed. *Contains*: whoever does the one does the
other as well; *may be*: the word leaves it open.

| act | definition | example | contains | may be | PLOVER |
|---|---|---|---|---|---|
"""


def acts_page() -> str:
    """Give the page."""
    worded = acts()
    rows = (
        (
            f"`{name}`",
            act.definition,
            worded[name].example if name in worded else "",
            ", ".join(act.contains),
            ", ".join(act.may_be),
            worded[name].plover if name in worded else "",
        )
        for name, act in load_vocabulary().acts.items()
    )
    return HEAD + "".join(f"| {' | '.join(row)} |\n" for row in rows)
