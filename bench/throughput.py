"""Parse and check generated documents in one process: speed, stages, rules, memory, growth.

`python bench/throughput.py [SIZE ...]`; by default 50, 200 and 1,000 documents. Documents are made and read a few at a
time; the rules run over the frames of all of them at once. What several rules derive from the frames, they derive once:
that has a line of its own. All times are processor times.
"""

from __future__ import annotations

import os

os.environ.setdefault("POLARS_MAX_THREADS", "1")

import dataclasses
import resource
import statistics
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from fixtures.generator import Layout, make_township, render
from toolkit.checking.engine import check
from toolkit.checking.rule import Rule
from toolkit.checking.rule_files import load_rules
from toolkit.frames import Frames, build, concat
from toolkit.parsing import parse
from toolkit.profile import default_profile
from toolkit.sources import read

FORMS = ("markdown", "tabular", "wrapped")
SIZES = (50, 200, 1000)
BATCH = 25


def document(at: int) -> bytes:
    """Return a generated document of real size, the three serialisations in turn."""
    return render(make_township(at), FORMS[at % 3], options=Layout(rows_per_page=12)).encode()


@dataclasses.dataclass
class Batch:
    """The frames of some documents, with the seconds for parsing and for building them, and the bytes read."""

    frames: Frames
    parsing: float
    building: float
    size: int


def batches(amount: int) -> list[Batch]:
    """Return the frames of ``amount`` documents, read a few at a time."""
    made = []
    for first in range(0, amount, BATCH):
        texts = [document(at) for at in range(first, min(first + BATCH, amount))]
        start = time.process_time()
        parsed = [parse(read(f"{at}", text), default_profile()) for at, text in enumerate(texts, first)]
        middle = time.process_time()
        frames = build(parsed)
        made.append(Batch(frames, middle - start, time.process_time() - middle, sum(map(len, texts))))
    return made


def print_parsing() -> None:
    """Print how long a document of each serialisation takes to read."""
    for form in range(3):
        taken = []
        for text in [document(at) for at in range(form, 60, 3)]:
            start = time.process_time()
            parse(read("x", text), default_profile())
            taken.append(time.process_time() - start)
        print(f"parse {FORMS[form]:9} {statistics.median(taken) * 1000:6.1f} ms a document")


def seconds(frames: Frames, rules: list[Rule]) -> tuple[float, int]:
    """Return how long rules take, and how many findings they have; what is derived from the frames stays with them."""
    start = time.process_time()
    findings = check(frames, rules)
    return time.process_time() - start, len(findings)


def main() -> None:
    """Print documents a second for growing numbers of documents, then the time of each rule and its share."""
    rules = load_rules()
    sizes = [int(size) for size in sys.argv[1:]] or list(SIZES)
    print_parsing()
    made = batches(sizes[-1])
    kilobytes = sum(batch.size for batch in made) / sizes[-1] / 1024
    print(f"{kilobytes:.0f} KB a document, {len(rules)} rules, one Polars thread, processor time")
    frames, checking = made[0].frames, 0.0
    for size in sizes:
        some = made[: -(-size // BATCH)]
        frames = concat([batch.frames for batch in some])
        parsing, building = sum(batch.parsing for batch in some), sum(batch.building for batch in some)
        checking, findings = seconds(frames, rules)
        amount = frames.documents.height
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"{amount:4} documents: {amount / (parsing + building + checking):6.1f} a second (parse {parsing:5.2f} s, "
            f"frames {building:5.2f} s, check {checking:5.2f} s), {findings} findings, peak {peak:4.0f} MB"
        )
    print(f"rules over {sizes[-1]} documents at once: ms a document, share of the whole check")
    own = {rule.code: seconds(frames, [rule])[0] for rule in rules}
    for code, taken in {**own, "shared": checking - sum(own.values())}.items():
        print(f"  {code:6} {taken * 1000 / sizes[-1]:7.3f} {taken / checking:5.1%}")


if __name__ == "__main__":
    main()
