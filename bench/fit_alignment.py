"""Fits the weights by which duties are matched, and says how well they do on duties that they were not fitted to.

The real documents stand beside the checkout, with the labels of one pair of them; those of the others are in
`bench/pairs`: list and number of both duties, and the grade (2 the same duty, 1 a part or an overlap). Fitted to these
and to revised generated townships together, but for the pairs that are held back. Cross-validated: each pair of
documents is judged by weights fitted without it. `--write` writes `rules/alignment.yaml`.
"""

from __future__ import annotations

import csv
import json
import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench.revisions import parsed
from fixtures.generator import make_township
from fixtures.generator.revisions import revise
from toolkit.diffing import alignment
from toolkit.diffing.alignment import Pair
from toolkit.diffing.candidate import Candidate
from toolkit.diffing.scoring import CONTEXT, FEATURES, Scores, linear
from toolkit.diffing.scoring import likelihood as chances
from toolkit.diffing.side import Side
from toolkit.parsing import parse
from toolkit.profile import default_profile
from toolkit.sources import read

SHARED = ROOT.parent / "shared"
#: Judged by a reader when the features stood, and never fitted to.
HELD_BACK = ("002_003", "003_004")
KEYS = {"B": "basic", "C": "cooperative", "R": "reclaimed"}
GENERATED = 8
GENERATED_WEIGHT = 0.05
EDITS = 60
RIDGE = 4.0
ROUND_TO = 2
LEAST = (0.3, 0.34, 0.38, 0.42, 0.46, 0.5)
Weights = dict[str, float]
Floats = NDArray[np.float64]


@dataclass
class Sample:
    """Two documents whose duties are known to be the same or not; places count the duties that have no exact twin."""

    name: str
    old: list[Candidate]
    new: list[Candidate]
    same: set[tuple[int, int]]
    partly: set[tuple[int, int]]
    exact: list[tuple[Candidate, Candidate]]
    exact_right: int
    scores: Scores

    @property
    def labels(self) -> Floats:
        """1 for each pair of candidates that is the same duty."""
        return np.array([float(pair in self.same) for pair in self.scores.pairs])

    @property
    def features(self) -> Floats:
        """What each pair of candidates says, a row each."""
        return np.array(self.scores.features)

    def context(self, weights: Weights) -> Floats:
        """Return what surrounds each pair of candidates, a row each."""
        alone = linear(self.scores.features, FEATURES, weights)
        return np.array(alignment.surrounded(self.scores, alone, self.exact))


# A sample, and which of its pairs are meant.
Part = tuple[Sample, NDArray[np.bool_]]
Judged = tuple[Sample, Floats]


def sample(name: str, old: Side, new: Side, same: set[tuple[int, int]], partly: set[tuple[int, int]]) -> Sample:
    """Return a sample from pairs by the places of their duties in their documents."""
    left, right = old.candidates, new.candidates
    exact = list(alignment.exact_pairs(left, right, []))
    rest_old = alignment.remaining(left, {a for a, _ in exact})
    rest_new = alignment.remaining(right, {b for _, b in exact})
    place_old, place_new = ({at: i for i, at in enumerate(rest)} for rest in (rest_old, rest_new))

    def within(pairs: set[tuple[int, int]]) -> set[tuple[int, int]]:
        return {(place_old[a], place_new[b]) for a, b in pairs if a in place_old and b in place_new}

    a_side, b_side = [left[a] for a in rest_old], [right[b] for b in rest_new]
    twins = [(left[a], right[b]) for a, b in exact]
    right_ones = len(same & set(exact))
    return Sample(name, a_side, b_side, within(same), within(partly), twins, right_ones, Scores(a_side, b_side))


def labelled() -> dict[str, Sample]:
    """Return the samples of real documents by the names of both, those beside the checkout first."""
    files = [*sorted((SHARED / "gold").glob("pairs_*.jsonl")), *sorted((ROOT / "bench" / "pairs").glob("*.csv"))]
    return {path.stem.removeprefix("pairs_"): _labelled(path) for path in files}


def _labelled(path: Path) -> Sample:
    names = path.stem.removeprefix("pairs_").split("_")
    old, new = (_side(next((SHARED / "seeds").glob(f"{name}_*"))) for name in names)
    places = [{(d.list, d.number): at for at, d in enumerate(side.duties)} for side in (old, new)]
    grades: dict[int, set[tuple[int, int]]] = {0: set(), 1: set(), 2: set()}
    for one, other, grade in _labels(path):
        a, b = ((KEYS[word[0]], int(word[1:])) for word in (one, other))
        grades[grade].add((places[0][a], places[1][b]))
    return sample(" / ".join(names), old, new, grades[2], grades[1])


def _labels(path: Path) -> Iterator[tuple[str, str, int]]:
    """Yield both duties of each pair, as in B12, and the grade."""
    with path.open(encoding="utf-8") as file:
        if path.suffix == ".csv":
            yield from ((row["old"], row["new"], int(row["grade"])) for row in csv.DictReader(file))
        else:
            yield from ((row["a"][4:], row["b"][4:], row["grade"]) for row in map(json.loads, file))


def _side(path: Path) -> Side:
    return Side(parse(read(path.name, path.read_bytes()), default_profile()))


def generated(seed: int) -> Sample:
    """Return the sample of a generated township and a version of it with many edits."""
    township = make_township(seed)
    revised, edits = revise(township, random.Random(seed), EDITS)
    old, new = Side(parsed(township, "markdown")), Side(parsed(revised, "markdown"))
    places = [{(d.list, d.number or 0): at for at, d in enumerate(side.duties)} for side in (old, new)]
    same = {
        (places[0][a], places[1][b])
        for edit in edits
        if edit.kind not in {"split", "merged"}
        for a in edit.old
        for b in edit.new
    }
    partly = {(places[0][a], places[1][b]) for edit in edits for a in edit.old for b in edit.new} - same
    return sample(f"generated {seed}", old, new, same, partly)


def logistic(columns: Floats, labels: Floats, weighing: Floats, names: Sequence[str]) -> Weights:
    """Return the weights of a logistic regression with a ridge, by Newton's method."""
    mean, spread = columns.mean(0), columns.std(0) + 1e-9
    scaled = np.c_[(columns - mean) / spread, np.ones(len(columns))]
    ridge = RIDGE * np.diag([1.0] * len(names) + [0.0])
    weight = np.zeros(scaled.shape[1])
    for _ in range(40):
        chance = 1 / (1 + np.exp(-scaled @ weight))
        slope = scaled.T @ (weighing * (chance - labels)) + ridge @ weight
        weight -= np.linalg.solve(
            (scaled.T * (weighing * chance * (1 - chance))) @ scaled + ridge + 1e-6 * np.eye(len(weight)), slope
        )
    plain = weight[:-1] / spread
    constant = weight[-1] - (plain * mean).sum()
    return {
        **{n: round(float(w), ROUND_TO) for n, w in zip(names, plain, strict=True)},
        "constant": round(float(constant), ROUND_TO),
    }


def fit(reals: Sequence[Part], others: Sequence[Sample]) -> dict[str, Weights]:
    """Return both sets of weights, fitted to parts of the real samples and all of the others.

    What revisions look like is made up: they weigh little beside what people wrote.
    """
    parts = [*reals, *map(whole, others)]
    weights = [*(1.0 for _ in reals), *(GENERATED_WEIGHT / len(others) for _ in others)]
    labels = np.concatenate([one.labels[chosen] for one, chosen in parts])
    weighing = np.concatenate([np.full(p[1].sum(), weight) for p, weight in zip(parts, weights, strict=True)])
    columns = np.concatenate([one.features[chosen] for one, chosen in parts])
    features = logistic(columns, labels, weighing, FEATURES)
    context = np.concatenate([one.context(features)[chosen] for one, chosen in parts])
    return {"features": features, "context": logistic(context, labels, weighing, CONTEXT)}


def whole(one: Sample) -> Part:
    """Return all pairs of a sample whose names are there; what is known of the others is too little to learn from."""
    return one, np.array([pair not in one.scores.lost for pair in one.scores.pairs])


def likelihood(one: Sample, weights: dict[str, Weights]) -> Floats:
    """Return the likelihood of each pair of a sample by some weights."""
    return np.array(chances(linear(one.context(weights["features"]).tolist(), CONTEXT, weights["context"])))


def judged(reals: Sequence[Sample], others: Sequence[Sample]) -> Iterator[Judged]:
    """Yield each sample with the likelihoods of its pairs by weights that were fitted without it."""
    for at, one in enumerate(reals):
        rest = [whole(real) for k, real in enumerate(reals) if k != at]
        yield one, likelihood(one, fit(rest, others))


def made(judgements: Sequence[Judged], least: float) -> Iterator[tuple[Sample, Pair]]:
    """Yield the pairs that are made of samples, without the exact twins."""
    for one, chance in judgements:
        for pair in alignment.best_pairs(one.scores, chance.tolist(), least):
            yield one, pair


def tally(judgements: Sequence[Judged], least: float) -> tuple[float, float]:
    """Return F1, strictly and with parts and overlaps left out."""
    right = sum(one.exact_right for one, _ in judgements)
    told = sum(len(one.exact) for one, _ in judgements)
    there = right + sum(len(one.same) for one, _ in judgements)
    parts = 0
    for one, pair in made(judgements, least):
        told += 1
        right += (pair.old, pair.new) in one.same
        parts += (pair.old, pair.new) in one.partly
    return 2 * right / (told + there), 2 * right / (told - parts + there)


def report(title: str, judgements: Sequence[Judged], least: float) -> None:
    """Print F1, how many pairs are sure, how many of these are wrong, and how likely the surest mistake was held."""
    strict, lenient = tally(judgements, least)
    twins = sum(len(one.exact) for one, _ in judgements)
    sure = [(one, pair) for one, pair in made(judgements, least) if pair.confidence == "sure"]
    wrong = sum(len(one.exact) - one.exact_right for one, _ in judgements)
    wrong += sum((pair.old, pair.new) not in one.same for one, pair in sure)
    mistakes = [
        pair.similarity
        for one, pair in made(judgements, least)
        if pair.confidence != "unsure" and (pair.old, pair.new) not in one.same
    ]
    print(f"{title:42}{strict:8.4f}{lenient:8.4f}{twins + len(sure):6}{wrong:6}{max(mistakes, default=0):8.3f}")


def main() -> None:
    """Fit, cross-validate, print, and write where asked to."""
    samples = labelled()
    reals = [one for name, one in samples.items() if name not in HELD_BACK]
    others = [generated(seed) for seed in range(GENERATED)]
    final = fit([whole(real) for real in reals], others)
    judgements = list(judged(reals, others))
    usual = alignment.weights()["thresholds"]["pair"]
    print(f"{'':42}{'F1':>8}{'no parts':>9}{'sure':>5}{'wrong':>6}{'surest mistake':>16}")
    for least in LEAST:
        report(f"all, cross-validated, from {least}", judgements, least)
    for judgement in judgements:
        report(f"{judgement[0].name}, cross-validated", [judgement], usual)
    for one in reals:
        report(f"{one.name}, fitted to it too", [(one, likelihood(one, final))], usual)
    for name in HELD_BACK:
        report(f"{samples[name].name}, held back", [(samples[name], likelihood(samples[name], final))], usual)
    print(final)
    if "--write" in sys.argv:
        write(final)


def write(weights: dict[str, Weights]) -> None:
    """Write the data file; its thresholds stay."""
    path = ROOT / "rules" / "alignment.yaml"
    limits = path.read_text(encoding="utf-8").partition("thresholds:")[2]
    lines = [f"{group}: {{{', '.join(f'{k}: {v}' for k, v in values.items())}}}" for group, values in weights.items()]
    head = "# Written by bench/fit_alignment.py; the thresholds are set by the likelihoods that it prints.\n"
    path.write_text(head + "\n".join(lines) + f"\nthresholds:{limits}", encoding="utf-8")


if __name__ == "__main__":
    main()
