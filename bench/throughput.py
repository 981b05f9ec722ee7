"""Parse and check generated documents in one process: speed, stages, rules, memory, growth.

`python bench/throughput.py [SIZE ...]`; by default 50, 100 and 200 documents.
"""

from __future__ import annotations

import os

os.environ.setdefault("POLARS_MAX_THREADS", "1")

import resource
import statistics
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from fixtures.generator import Layout, make_township, render  # noqa: E402 - the checkout is put on the path first
from toolkit.checking.engine import check  # noqa: E402
from toolkit.checking.rule_files import load_rules  # noqa: E402
from toolkit.frames import Frames, build, concat  # noqa: E402
from toolkit.parsing import parse  # noqa: E402
from toolkit.profile import default_profile  # noqa: E402
from toolkit.sources import read  # noqa: E402

FORMS = ("markdown", "tabular", "wrapped")
SIZES = (50, 100, 200)
BATCH = 25


def documents(amount: int) -> list[bytes]:
    """Return generated documents of real size, the three serialisations in turn."""
    return [render(make_township(at), FORMS[at % 3], options=Layout(rows_per_page=12)).encode() for at in range(amount)]


def frames_of(texts: list[bytes]) -> tuple[Frames, float, float]:
    """Return the frames of documents, and the seconds for parsing and for building them."""
    profile = default_profile()
    parsing = building = 0.0
    parts = []
    for first in range(0, len(texts), BATCH):
        start = time.perf_counter()
        parsed = [parse(read(f"{at}", text), profile) for at, text in enumerate(texts[first : first + BATCH])]
        middle = time.perf_counter()
        parts.append(build(parsed))
        parsing, building = parsing + middle - start, building + time.perf_counter() - middle
    return concat(parts), parsing, building


def main() -> None:
    """Print documents a second for growing numbers of documents, then the share of each rule."""
    rules = load_rules()
    sizes = [int(size) for size in sys.argv[1:]] or list(SIZES)
    texts = documents(sizes[-1])
    frames_of(texts[:3])
    print(f"{sum(map(len, texts)) / len(texts) / 1024:.0f} KB a document, {len(rules)} rules, one Polars thread")
    for form in range(3):
        taken = []
        for text in texts[form:60:3]:
            start = time.perf_counter()
            parse(read("x", text), default_profile())
            taken.append(time.perf_counter() - start)
        print(f"parse {FORMS[form]:9} {statistics.median(taken) * 1000:6.1f} ms a document")
    for size in sizes:
        frames, parsing, building = frames_of(texts[:size])
        start = time.perf_counter()
        findings = check(frames, rules)
        checking = time.perf_counter() - start
        total = parsing + building + checking
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"{size:4} documents: {size / total:6.1f} a second (parse {parsing:5.2f} s, frames {building:5.2f} s, "
            f"check {checking:5.2f} s), {len(findings)} findings, peak {peak:4.0f} MB"
        )
    print(f"rules over {sizes[-1]} documents at once: ms a document, share")
    taken = {}
    for rule in rules:
        start = time.perf_counter()
        check(frames, [rule])
        taken[rule.code] = (time.perf_counter() - start) * 1000 / sizes[-1]
    for code, milliseconds in taken.items():
        print(f"  {code} {milliseconds:7.3f} {milliseconds / sum(taken.values()):5.0%}")


if __name__ == "__main__":
    main()
