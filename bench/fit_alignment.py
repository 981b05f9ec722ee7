"""Fits the weights by which duties are matched, and says how well they do on duties that they were not fitted to.

`python bench/fit_alignment.py` needs the labelled pairs of two real documents beside the checkout; `--write` writes
`rules/alignment.yaml`. Fitted to those pairs and to revised generated townships together. Cross-validated over the old
document's duties: five parts, each judged by weights fitted without it, four times over.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench.revisions import frames_of  # noqa: E402 - the checkout is put on the path first
from fixtures.generator import make_township  # noqa: E402
from fixtures.generator.revisions import revise  # noqa: E402
from toolkit.corpus import Input  # noqa: E402
from toolkit.corpus.reading import read_frames  # noqa: E402
from toolkit.diffing import alignment  # noqa: E402
from toolkit.diffing.alignment import CONTEXT, FEATURES, Candidate, Scores, linear  # noqa: E402
from toolkit.diffing.side import Side  # noqa: E402
from toolkit.diffing.vectors import Floats  # noqa: E402

SHARED = ROOT.parent / "shared"
KEYS = {"B": "basic", "C": "cooperative", "R": "reclaimed"}
GENERATED = 8
GENERATED_WEIGHT = 0.05
EDITS = 60
FOLDS, ROUNDS = 5, 4
RIDGE = 1.0
ROUND_TO = 2
Weights = dict[str, float]


@dataclass
class Sample:
    """Two documents whose duties are known to be the same or not; places count the duties that have no exact twin."""

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
        return np.array([float(pair in self.same) for pair in self.scores], dtype=np.float32)


def sample(old: Side, new: Side, same: set[tuple[int, int]], partly: set[tuple[int, int]]) -> Sample:
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
    return Sample(a_side, b_side, within(same), within(partly), twins, right_ones, Scores(a_side, b_side))


def labelled() -> Sample:
    """Return the sample of the two real documents."""
    old, new = (_side(next((SHARED / "seeds").glob(f"{name}_*"))) for name in ("000", "004"))
    places = [{(d.list, d.number): at for at, d in enumerate(side.duties)} for side in (old, new)]
    grades: dict[int, set[tuple[int, int]]] = {0: set(), 1: set(), 2: set()}
    for line in (SHARED / "gold" / "pairs_000_004.jsonl").read_text(encoding="utf-8").splitlines():
        pair = json.loads(line)
        a, b = ((KEYS[word[4]], int(word[5:])) for word in (pair["a"], pair["b"]))
        grades[pair["grade"]].add((places[0][a], places[1][b]))
    return sample(old, new, grades[2], grades[1])


def _side(path: Path) -> Side:
    return Side(read_frames([Input(path.name, path)]))


def generated(seed: int) -> Sample:
    """Return the sample of a generated township and a version of it with many edits."""
    township = make_township(seed)
    revised, edits = revise(township, random.Random(seed), EDITS)
    old, new = Side(frames_of(township, "markdown")), Side(frames_of(revised, "markdown"))
    places = [{(d.list, d.number or 0): at for at, d in enumerate(side.duties)} for side in (old, new)]
    same = {
        (places[0][a], places[1][b])
        for edit in edits
        if edit.kind not in {"split", "merged"}
        for a in edit.old
        for b in edit.new
    }
    partly = {(places[0][a], places[1][b]) for edit in edits for a in edit.old for b in edit.new} - same
    return sample(old, new, same, partly)


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


def fit(real: Sample, inside: NDArray[np.bool_], others: Sequence[Sample]) -> dict[str, Weights]:
    """Return both sets of weights, fitted to the pairs ``inside`` the real sample and all of the others.

    What revisions look like is made up: they weigh little beside what people wrote.
    """
    parts = [(real, inside), *((one, np.ones(len(one.labels), dtype=bool)) for one in others)]
    labels = np.concatenate([one.labels[chosen] for one, chosen in parts])
    weighing = np.concatenate(
        [np.full(chosen.sum(), 1.0 if one is real else GENERATED_WEIGHT / len(others)) for one, chosen in parts]
    )
    columns = np.concatenate([one.scores.features[chosen] for one, chosen in parts])
    features = logistic(columns, labels, weighing, FEATURES)
    context = np.concatenate(
        [
            one.scores.context(linear(one.scores.features, FEATURES, features), one.exact)[chosen]
            for one, chosen in parts
        ]
    )
    return {"features": features, "context": logistic(context, labels, weighing, CONTEXT)}


def likelihood(one: Sample, weights: dict[str, Weights]) -> Floats:
    """Return the likelihood of each pair of a sample by some weights."""
    scores = linear(one.scores.features, FEATURES, weights["features"])
    context = linear(one.scores.context(scores, one.exact), CONTEXT, weights["context"])
    return 1 / (1 + np.exp(-context))


def main() -> None:
    """Fit, cross-validate, print, and write where asked to."""
    real = labelled()
    others = [generated(seed) for seed in range(GENERATED)]
    tallies: dict[float, list[tuple[float, float]]] = {least: [] for least in (0.3, 0.4, 0.5, 0.6)}
    wrong_highest = 0.0
    for turn in range(ROUNDS):
        order = np.random.default_rng(turn).permutation(len(real.old))
        judged: dict[float, list[tuple[tuple[int, int], float]]] = {least: [] for least in tallies}
        for fold in range(FOLDS):
            held = set(order[fold::FOLDS].tolist())
            inside = np.array([a not in held for a, _ in real.scores])
            chance = likelihood(real, fit(real, inside, others))
            for least in tallies:
                pairs = alignment.best_pairs(real.scores, chance, least)
                judged[least] += [((p.old, p.new), p.similarity) for p in pairs if p.old in held]
        for least, pairs in judged.items():
            hits = sum(pair in real.same for pair, _ in pairs)
            strict = 2 * (hits + real.exact_right) / (len(pairs) + len(real.exact) + len(real.same) + real.exact_right)
            fair = sum(pair not in real.partly for pair, _ in pairs)
            lenient = 2 * (hits + real.exact_right) / (fair + len(real.exact) + len(real.same) + real.exact_right)
            tallies[least].append((strict, lenient))
            wrong_highest = max([wrong_highest, *(chance for pair, chance in pairs if pair not in real.same)])
    for least, figures in tallies.items():
        strict, lenient = np.mean(figures, axis=0)
        print(f"from {least}: F1 {strict:.4f}, parts and overlaps left out {lenient:.4f} (cross-validated)")
    print(f"the highest likelihood of a wrong pair: {wrong_highest:.4f}")
    final = fit(real, np.ones(len(real.labels), dtype=bool), others)
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
