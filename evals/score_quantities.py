"""Scores quantities against NewsQuant: F1 of value, value and unit, value and comparator.

    python evals/score_quantities.py DATA_PATH [--words] [--misses]

DATA_PATH is a JSON list of `{"text", "quantities": [{"change", "value", "unit", "normalized_unit", ...}]}`. Where the
data name a counted thing as the unit ("missile"), ours must be none; its words are not compared. `--words` gives the
finder the language model's words, as in a run; without, it has the raw text.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from pathlib import Path

from evals.figures import Figure, f1, figures_of
from treatywatch.readings.analysis import analyse
from treatywatch.readings.model import Model
from treatywatch.readings.quantities import find_quantities
from treatywatch.readings.quantity_terms import units
from treatywatch.records import Document, Quantity
from treatywatch.settings import Settings

#: NewsQuant's names for units that ours call otherwise.
NAMES = {
    "percentage": "percent", "dollar": "USD", "united states dollar": "USD", "pound sterling": "GBP", "euro": "EUR",
    "japanese yen": "JPY", "australian dollar": "AUD", "hong kong dollar": "HKD", "shekel": "ILS",
    "danish krone": "DKK",
    "malaysian ringgit": "MYR", "year of age": "year", "month of age": "month", "mile per hour": "mile/hour",
    "kilometre per hour": "kilometer/hour", "mile per gallon": "mile/gallon", "pound-mass": "pound",
    "revolutions per minute": "revolutions_per_minute", "parts-per-billion": "ppb",
    "basis point": "basis_point", "milliampere-hour": "milliampere_hour", "kilowatt hour": "kilowatt_hour",
    "brake horsepower": "horsepower", "pound-foot": "foot_pound", "foot pound-force": "foot_pound",
    "newton metre": "newton*meter", "celsius": "degree_Celsius", "fahrenheit": "degree_Fahrenheit",
    "barrel of oil": "oil_barrel",
}  # fmt: skip
Values = tuple[float, float]


def gold_unit(name: str) -> str | None:
    """Give our name for a unit of the data; `None` for a counted thing."""
    if name in NAMES:
        return NAMES[name]
    if " per " in name:
        above, below = name.split(" per ", 1)
        upper, lower = gold_unit(above), units().name_of(below)
        return f"{upper}/{lower}" if upper and lower else None
    return units().name_of(name)


def gold_values(value: str) -> Values | None:
    """Give the two ends of a value; both alike for a single number."""
    text = value.replace(" ", "")
    try:
        number = float(text)
        return number, number
    except ValueError:
        first, _, last = text[1:].partition("-")
        try:
            low, high = sorted((float(text[0] + first), float(last)))
        except ValueError:
            return None
        return low, high


def found_values(quantity: Quantity) -> Values:
    """Give the two ends of a quantity; a bound's number for an open end."""
    low = quantity.low if quantity.low is not None else quantity.high
    high = quantity.high if quantity.high is not None else quantity.low
    return low or 0.0, high or 0.0


def close(one: Values, other: Values) -> bool:
    """Tell whether two values are the same but for rounding."""
    return all(abs(left - right) <= 1e-6 * max(1.0, abs(left)) for left, right in zip(one, other, strict=True))


def hits(found: list[Quantity], golds: list[dict[str, str]], agrees: Callable[[Quantity, dict[str, str]], bool]) -> int:
    """Count the found quantities that agree with a gold one, each gold at most once."""
    left, count = list(golds), 0
    for quantity in found:
        match = next((gold for gold in left if agrees(quantity, gold)), None)
        if match is not None:
            left.remove(match)
            count += 1
    return count


def same_value(quantity: Quantity, gold: dict[str, str]) -> bool:
    """Tell whether the values agree."""
    values = gold_values(gold["value"])
    return values is not None and close(found_values(quantity), values)


def same_unit(quantity: Quantity, gold: dict[str, str]) -> bool:
    """Tell whether values and units agree; a counted thing as gold unit asks for none."""
    ours = None if quantity.unit == "dimensionless" else quantity.unit
    return same_value(quantity, gold) and ours == gold_unit(gold["normalized_unit"])


def same_comparator(quantity: Quantity, gold: dict[str, str]) -> bool:
    """Tell whether values and comparators agree."""
    return same_value(quantity, gold) and quantity.comparator == gold["change"]


def document(text: str) -> Document:
    """Make the document of a sentence."""
    return Document(
        id="sentence", source="sentence", title=None, author=None, publisher=None, published=None,
        published_precision="unknown", published_basis="unknown", language="en", characters=len(text), sha256="",
        text=text,
    )  # fmt: skip


CHECKS = {"value": same_value, "value and unit": same_unit, "value and comparator": same_comparator}


def figures(path: Path) -> list[Figure]:
    """Give the figures, the finder having the language model's words as in a run; each sentence is a document."""
    model, counts = Model.load(Settings()), []
    for row in json.loads(path.read_text(encoding="utf-8")):
        sentence = document(row["text"])
        found = list(find_quantities(sentence, analyse(sentence.text, model).words, ()))
        right = {name: hits(found, row["quantities"], check) for name, check in CHECKS.items()}
        counts.append({"gold": len(row["quantities"]), "found": len(found), **right})
    measures = {f"{name}, F1": f1(name, "found", "gold") for name in CHECKS}
    return figures_of(path.stem, "sentence", counts, measures, [path])


def main() -> None:
    """Score the data that the command line names."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--words", action="store_true")
    arguments = parser.parse_args()
    model = Model.load(Settings()) if arguments.words else None
    right, gold_total, found_total = dict.fromkeys(CHECKS, 0), 0, 0
    for row in json.loads(arguments.data.read_text(encoding="utf-8")):
        sentence, golds = document(row["text"]), row["quantities"]
        words = analyse(sentence.text, model).words if model else ()
        found = list(find_quantities(sentence, words, ()))
        gold_total, found_total = gold_total + len(golds), found_total + len(found)
        counts = {name: hits(found, golds, check) for name, check in CHECKS.items()}
        for name, count in counts.items():
            right[name] += count
        if arguments.misses and (min(counts.values()) < len(golds) or len(found) > len(golds)):
            print(row["text"])
            print("   gold ", [(gold["change"], gold["value"], gold["normalized_unit"]) for gold in golds])
            print("   found", [(one.comparator, found_values(one), one.unit, one.of, one.span.exact) for one in found])
    for name, count in right.items():
        precision, recall = count / max(found_total, 1), count / max(gold_total, 1)
        harmonic = 2 * precision * recall / max(precision + recall, 1e-9)
        print(f"{name}: P {100 * precision:.1f} R {100 * recall:.1f} F1 {100 * harmonic:.1f}")


if __name__ == "__main__":
    main()
