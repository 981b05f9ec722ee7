"""New versions of generated townships with known edits: which changes are reported, and what is invented.

`python bench/revisions.py [TOWNSHIPS]` prints recall and precision by kind, in and across serialisations. A merged or
split duty also has another name and number of departments: only its own kind is asked for.
"""

from __future__ import annotations

import random
import sys
import time
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from fixtures.generator import Form, Township, make_township, render
from fixtures.generator.revisions import Edit, revise
from toolkit.diffing.compare import compare
from toolkit.diffing.comparison import Change, Comparison
from toolkit.parsing import ParsedDocument, parse
from toolkit.profile import default_profile
from toolkit.sources import read

FORMS: tuple[Form, ...] = ("markdown", "tabular", "wrapped")
IMPLIED = {"reworded", "departments", "duties", "remark", "recategorised", "renumbered"}


def parsed(township: Township, form: Form) -> ParsedDocument:
    """Return a township written in a form and read again."""
    return parse(read(form, render(township, form).encode()), default_profile())


def reported(comparison: Comparison) -> list[Edit]:
    """Return what a comparison says in the form of the edits it is held against."""
    edits = []
    for change in comparison.changes:
        kinds: set[str] = set(change.kinds)
        shape = kinds & {"split", "merged", "moved"}
        kinds -= IMPLIED if shape else set()
        old, new = (tuple(sorted((d.list, d.number or 0) for d in side)) for side in (change.old, change.new))
        edits += [Edit(kind, old, new) for kind in sorted(kinds)]
    return edits


def false_substance(change: Change, expected: set[Edit]) -> bool:
    """Whether a change of substance stands at a row that nothing was done to."""
    touched = {key for edit in expected for key in (*edit.old, *edit.new)}
    return change.level == "substance" and not any((d.list, d.number) in touched for d in (*change.old, *change.new))


def main() -> None:
    """Print the table."""
    townships = int(sys.argv[1]) if len(sys.argv) > 1 else 60
    wanted: Counter[str] = Counter()
    found: Counter[str] = Counter()
    invented: Counter[str] = Counter()
    substance = 0
    taken = []
    for seed in range(townships):
        old = make_township(seed)
        new, edits = revise(old, random.Random(seed))
        left, right = parsed(old, FORMS[seed % 3]), parsed(new, FORMS[(seed + seed // 3) % 3])
        start = time.perf_counter()
        comparison = compare(left, right)
        taken.append(time.perf_counter() - start)
        expected = {Edit(e.kind, tuple(sorted(e.old)), tuple(sorted(e.new))) for e in edits}
        told = set(reported(comparison))
        wanted.update(edit.kind for edit in expected)
        found.update(edit.kind for edit in expected & told)
        invented.update(edit.kind for edit in told - expected)
        substance += sum(false_substance(change, expected) for change in comparison.changes)
        if "-v" in sys.argv:
            for edit in sorted(expected - told, key=str):
                print(seed, "missed  ", edit)
            for edit in sorted(told - expected, key=str):
                print(seed, "invented", edit)
    print(f"{'kind':16}{'made':>6}{'found':>7}{'invented':>10}")
    for kind in sorted({*wanted, *invented}):
        print(f"{kind:16}{wanted[kind]:6}{found[kind]:7}{invented[kind]:10}")
    hits, made, said = found.total(), wanted.total(), found.total() + invented.total()
    print(
        f"F1 {2 * hits / (made + said):.4f} on {made} changes; {substance} changes of substance where nothing was done"
    )
    print(f"median {sorted(taken)[len(taken) // 2] * 1000:.0f} ms a comparison")


if __name__ == "__main__":
    main()
