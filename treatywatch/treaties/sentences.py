"""Says a verdict in one sentence, and gathers the reasons that it rests on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from treatywatch.records import Reason, Verdict
from treatywatch.treaties.laws import ALL, ANY, NOT_THE_CASE, cited, spoken
from treatywatch.treaties.states import state_in_sentence
from treatywatch.treaties.status import shown
from treatywatch.treaties.weighing import WITHOUT_CONDUCT, Asked, Case

__all__ = ["grounds", "once", "sentence"]


#: So many reasons for which an item is out of scope are told.
MOST_MISSES = 3
#: So many articles are named in a sentence that names those which do not decide.
MOST = 2


def articles(case: Case, effect: str, *, unknown: bool = False) -> str:
    """Give the articles with an effect that apply (or may): those that name the act first, each at its narrowest."""
    truths = {"true", "unknown"} if unknown else {"true"}
    found = [asked for asked in case.asked if asked.provision.effect == effect and asked.outcome.truth in truths]
    found.sort(key=lambda asked: (case.facts.act not in asked.provision.acts, -len(asked.provision.article)))
    names = list(dict.fromkeys(asked.provision.article for asked in found))
    narrow = [name for name in names if not any(other.startswith(f"{name}(") for other in names)]
    return cited_all(case.pack.short_name, [with_either(case, name) for name in narrow])


def cited_all(law: str, names: Sequence[str]) -> str:
    """Cite several articles of a treaty ("INF Art. VI.1(a), IV.1 and I")."""
    first, *others = [cited(law, name) for name in names] or ["no article"]
    rest = [name.removeprefix(f"{law} Art. ") for name in others]
    return first if not rest else f"{', '.join([first, *rest[:-1]])} and {rest[-1]}"


def with_either(case: Case, name: str) -> str:
    """Name an article, and its parts where one of them applies and nobody can say which."""
    parts = [
        asked.provision.article.removeprefix(name)
        for asked in case.asked
        if asked.provision.article.startswith(f"{name}(") and asked.outcome.truth == "unknown"
    ]
    return name + " or ".join(parts)


def sentence(verdict: Verdict, case: Case) -> str:
    """Say the verdict in one sentence."""
    name = case.pack.called
    actor = state_in_sentence(case.facts.actor) if case.facts.actor else "whoever acted"
    said: dict[Verdict, Callable[[], str]] = {
        "would_breach": lambda: f"would breach {articles(case, case.facts.against)} if true as stated{standing(case)}",
        "inconsistent_with": lambda: (
            f"would be inconsistent with {articles(case, case.facts.against)} if true as stated{standing(case)} "
            f"(a political commitment, which binds in no court)"
        ),
        "exempt": lambda: f"exempt under {articles(case, 'exempts')} if true as stated",
        "not_binding": lambda: unbound(case, actor),
        "outside_scope": lambda: f"outside the scope of the {name}{failing(case)}",
        "permitted": lambda: permitted(case),
        "undetermined": lambda: undetermined(case),
    }
    return said[verdict]()


def unbound(case: Case, actor: str) -> str:
    """Say that the treaty, or the part of it that speaks of the act, did not bind the actor."""
    if case.beyond_provisional:
        return f"not binding: {actor} applied the {case.pack.called} provisionally, and no provision on such an act"
    return f"not binding: the {case.pack.called} did not bind {actor} {shown(case.facts.on)}"


def failing(case: Case) -> str:
    """Say what keeps an item out of the treaty, by the definition that it comes closest to."""
    if case.scope is None or not case.scope.reason.reasons:
        return ", which does not speak of such acts"
    misses = [
        [inner for inner in definition.reasons if inner.truth == "false"] for definition in case.scope.reason.reasons
    ]
    fewest = min(map(len, misses))
    closest = [inner for own in misses if len(own) == fewest for inner in own]
    closest = closest or [one for one in case.scope.reason.reasons if one.truth == "false"]
    told = list(dict.fromkeys(words for inner in closest for words in missed(inner)))[:MOST_MISSES]
    return f": {'; '.join(told)}" if told else ""


def missed(reason: Reason) -> Iterator[str]:
    """Say what does not hold: a fact in its own words, a definition by its name, "all of these" by its parts."""
    if reason.text in {ALL, ANY}:
        for inner in reason.reasons:
            if inner.truth == "false":
                yield from missed(inner)
        return
    if reason.text == NOT_THE_CASE:
        yield from (inner.text for inner in reason.reasons)
        return
    yield f"it is not so that {reason.text}" if reason.reasons else reason.text


def permitted(case: Case) -> str:
    """Say what permits or requires the act, or that nothing forbids it."""
    if case.facts.omitted:
        return f"permitted: no provision of the {case.pack.called} requires it{ahead(case)}"
    for effect, words in (("requires", "permitted, and required by"), ("permits", "permitted under")):
        if case.truth(effect) == "true":
            return f"{words} {articles(case, effect)} if true as stated"
    return f"permitted: no provision of the {case.pack.called} forbids it"


def ahead(case: Case) -> str:
    """Say that the time for a requirement is not over yet."""
    due = [asked for asked in case.asked if asked.provision.effect == "requires" and asked.provision.due is not None]
    names = list(dict.fromkeys(asked.provision.article for asked in due))
    if not names:
        return ""
    others = f" and {len(names) - MOST} more" if len(names) > MOST else ""
    return f" by that day ({cited_all(case.pack.short_name, names[:MOST])}{others}: not due yet, or not about this)"


def standing(case: Case) -> str:
    """Say that a treaty bound by its own terms where a party had already turned away from it."""
    if case.binding.status == "withdrawal_pending":
        return " (the notice of withdrawal had not taken effect yet)"
    if case.binding.status == "suspended":
        return " (the party had declared the treaty suspended; by its own terms it was in force)"
    return ""


def undetermined(case: Case) -> str:
    """Say what hangs on the missing facts."""
    if case.facts.act in WITHOUT_CONDUCT:
        act = spoken(case.facts.act)
        return f"undetermined: '{act}' names no conduct that an article of the {case.pack.called} could be held against"
    effect = case.facts.against
    if case.binding.outcome.truth == "unknown" and case.truth(effect) == "true" and case.binding.window:
        breach = "would breach" if case.pack.binds else "would be inconsistent with"
        return f"undetermined: {breach} {articles(case, effect)} if true as stated and if {case.binding.window}"
    return f"undetermined: {articles(case, effect, unknown=True)} may apply, but a fact is missing"


def grounds(verdict: Verdict, case: Case) -> list[Reason]:
    """Give what the verdict rests on: status, scope, then the provisions that decide."""
    found = [case.binding.outcome.reason]
    if verdict == "not_binding":
        return found
    if case.scope is not None:
        found.append(case.scope.reason)
    if verdict == "outside_scope":
        return found
    effect: str = case.facts.against
    met = {"requires": {"false"}} if case.facts.omitted else {"permits": {"true"}, "requires": {"true"}}
    wanted = {
        "would_breach": {effect: {"true"}},
        "inconsistent_with": {effect: {"true"}},
        "exempt": {"exempts": {"true"}},
        "permitted": {**met, effect: {"false"}},
        "undetermined": {effect: {"true", "unknown"}, "exempts": {"true", "unknown"}},
    }[verdict]
    deciding = [asked for asked in case.asked if asked.outcome.truth in wanted.get(asked.provision.effect, set())]
    found.extend(asked.outcome.reason for asked in deciding if not said_by_part(asked, deciding))
    return found


def said_by_part(asked: Asked, others: Sequence[Asked]) -> bool:
    """Say whether a part of the same paragraph already says what the paragraph says as a whole."""
    return any(
        other.provision.article.startswith(f"{asked.provision.article}(") and other.outcome.truth == asked.outcome.truth
        for other in others
    )


def once(reason: Reason, seen: set[Reason]) -> Reason:
    """Leave out what stands under a reason that was already given in full."""
    if reason in seen:
        return reason.model_copy(update={"reasons": ()})
    seen.add(reason)
    return reason.model_copy(update={"reasons": tuple(once(inner, seen) for inner in reason.reasons)})
