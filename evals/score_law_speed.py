"""How fast the law answers, as ratios in one run: `python -m evals.score_law_speed [--scenarios 1000000]`.

Scenarios are drawn with a fixed seed from the cases of all packs, with actors, acts, dates, ranges and polarity mixed,
and each is held against every pack. Three ways give the same verdicts: compiled (`treaties.verdicts`), a plain Python
loop that calls the same conditions one after the other, and `check`, which also builds the reasons. The two slower ways
are timed on the first few thousand scenarios; the ratios are of the times for one scenario.
"""

from __future__ import annotations

import argparse
import random
import resource
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from treatywatch.records import Verdict
from treatywatch.treaties.cases import load_cases
from treatywatch.treaties.check import case_of, check
from treatywatch.treaties.packs import Pack, load_pack, pack_ids
from treatywatch.treaties.resolution import resolve
from treatywatch.treaties.scenarios import Scenario
from treatywatch.treaties.verdicts import compile_pack, verdicts
from treatywatch.treaties.weighing import verdict_of

SEED = 20260205
#: So many scenarios are held against all packs by the slower ways.
FEW = 1_000
DATES = ("1965", "1975", "1985-06-01", "1988-06-01", "1992", "1997-04-29", "2003", "2008", "2019-03-10", "2023", None)


def scenarios(seed: int) -> Iterator[Scenario]:
    """Draw scenarios without end."""
    chance = random.Random(seed)  # noqa: S311 - no secret hangs on it
    cases = [case for treaty in pack_ids() for case in load_cases(treaty)]
    actors = sorted({case.actor for case in cases if case.actor})
    while True:
        case, other = chance.choice(cases), chance.choice(cases)
        yield Scenario(
            actor=chance.choice(actors),
            act=case.act,
            polarity=case.polarity,
            on=chance.choice(DATES),
            item=case.item if chance.random() < 0.7 else other.item,
            circumstances=dict(case.circumstances),
        )


def plainly(scenario: Scenario, pack: Pack) -> Verdict:
    """Give the verdict by calling the pack's conditions in a plain loop, without the sentences of `check`."""
    found = {verdict_of(case_of(variant.facts, pack)) for variant in resolve(scenario, pack)}
    return found.pop() if len(found) == 1 else "undetermined"


def timed(way: Callable[[Scenario, Pack], Verdict], packs: Sequence[Pack]) -> tuple[float, list[tuple[Verdict, ...]]]:
    """Hold the first scenarios against all packs one way; give the seconds for one scenario, and the verdicts."""
    drawn = list(islice(scenarios(SEED), FEW))
    began = time.perf_counter()
    found = [tuple(way(scenario, pack) for pack in packs) for scenario in drawn]
    return (time.perf_counter() - began) / FEW, found


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the rate, the ratios and the memory; end with 1 where the ways do not agree."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--scenarios", type=int, default=100_000)
    options = parser.parse_args(arguments)
    packs = [load_pack(treaty) for treaty in pack_ids()]
    compiled = [compile_pack(pack) for pack in packs]
    drawn, first = scenarios(SEED), []
    memory: list[int] = []
    began = time.perf_counter()
    for number, found in enumerate(verdicts(islice(drawn, options.scenarios), compiled), start=1):
        if number <= FEW:
            first.append(found)
        if number in {options.scenarios // 10, options.scenarios}:
            memory.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
    each = (time.perf_counter() - began) / options.scenarios
    plain, plain_found = timed(plainly, packs)
    reasoned, reasoned_found = timed(lambda scenario, pack: check(scenario, pack).verdict, packs)
    print(f"scenarios         {options.scenarios:,} against {len(packs)} packs  ({1 / each:,.0f} scenarios a second)")
    print(f"plain / compiled  {plain / each:.0f}  ({plain * 1e3:.2f} ms / {each * 1e3:.3f} ms a scenario)")
    print(f"check / compiled  {reasoned / each:.0f}  ({reasoned * 1e3:.2f} ms a scenario, with reasons)")
    print(f"peak memory       {memory[0] / 1024:.0f} MB after a tenth, {memory[-1] / 1024:.0f} MB after all")
    agree = first == plain_found[: len(first)] == reasoned_found[: len(first)]
    print(f"verdicts agree    {'yes' if agree else 'NO'}")
    return 0 if agree else 1


if __name__ == "__main__":
    raise SystemExit(main())
