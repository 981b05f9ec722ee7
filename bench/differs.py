"""General table-diff tools and `qc` on the same two versions: time, memory, and which true changes each names.

`python bench/differs.py [ROWS ...]` (by default 250 and 100000) installs diffly, datacompy and daff into a temporary
environment. The versions are generated townships, each with thirteen known edits, as one list of so many rows. A true
change counts as named where the tool reports the row as removed or added, or reports the two right rows as one that
changed. What it reports beyond that are rows a reader looks at for nothing.
"""

from __future__ import annotations

import dataclasses
import json
import os
import pickle
import random
import subprocess
import sys
import tempfile
import venv
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import polars as pl

from bench.revisions import parsed
from fixtures.generator import make_township
from fixtures.generator.revisions import Edit, revise
from toolkit.parsing import ParsedDocument

PACKAGES = ("diffly==1.6.0", "datacompy==1.1.0", "daff==1.4.2")
LONGEST = 300
COLUMNS = ("list", "number", "category", "name", "departments", "superior_duties", "township_duties", "handover")
START = """
import json, resource, sys, time
import polars as pl
old, new = pl.read_parquet("old.parquet"), pl.read_parquet("new.parquet")
key = ["list", "number"] if sys.argv[1:] == ["number"] else ["list", "name"]
"""
END = """
taken = time.perf_counter() - start
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps({"seconds": taken, "peak": peak, "reported": reported}))
"""
#: How each tool is asked: what it imports, and what gives its reported rows.
PROGRAMS = {
    "diffly": """
import diffly
start = time.perf_counter()
c = diffly.compare_frames(old, new, primary_key=key)
gone, come, both = c.left_only(), c.right_only(), c.joined_unequal()
""",
    "datacompy": """
import datacompy
start = time.perf_counter()
c = datacompy.PolarsCompare(old, new, join_columns=key)
gone, come, both = c.df1_unq_rows, c.df2_unq_rows, c.all_mismatch()
""",
}
KEYED = """
o = {tuple(r[k] for k in key): r for r in old.to_dicts()}
n = {tuple(r[k] for k in key): r for r in new.to_dicts()}
at = lambda r: [r["list"], r["number"]]
of = lambda row: tuple(int(value) if name == "number" else str(value) for name, value in row.items())
keys = lambda frame: [of(row) for row in frame.select(key).to_dicts()]
reported = [["removed", at(o[k]), None] for k in keys(gone)] + [["added", None, at(n[k])] for k in keys(come)]
reported += [["changed", at(o[k]), at(n[k])] for k in keys(both)]
"""
DAFF = """
import daff
start = time.perf_counter()
tables = [daff.PythonTableView([f.columns, *map(list, f.rows())]) for f in (old, new)]
align = daff.Coopy.compareTables(*tables).align()
units = align.toOrder().getList()
at = lambda f, i: [f["list"][i - 1], f["number"][i - 1]]
same = lambda a, b: old.row(a - 1) == new.row(b - 1)
reported = []
for u in units:
    if u.l > 0 and u.r > 0:
        if not same(u.l, u.r):
            reported.append(["changed", at(old, u.l), at(new, u.r)])
    elif u.l > 0:
        reported.append(["removed", at(old, u.l), None])
    elif u.r > 0:
        reported.append(["added", None, at(new, u.r)])
"""
QC = f"""
import sys
sys.path.insert(0, {str(ROOT)!r})
import pickle
from toolkit.diffing.compare import compare
with open("documents.pickle", "rb") as file:
    left, right = pickle.load(file)
start = time.perf_counter()
comparison = compare(left, right, "version")
reported = []
for change in comparison.changes:
    a, b = ([[d.list, d.number] for d in side] for side in (change.old, change.new))
    alone = [["removed", x, None] for x in a] + [["added", None, y] for y in b]
    reported += [["changed", x, y] for x in a for y in b] or alone
"""


@dataclass
class Versions:
    """Two versions as documents, and what was done between them."""

    old: ParsedDocument
    new: ParsedDocument
    edits: list[Edit]


def versions(rows: int) -> Versions:
    """Return two versions of a list of about so many rows."""
    olds, news, edits = [], [], []
    count = [0, 0]
    for seed in range(10**6):
        if count[0] >= rows:
            break
        township = make_township(seed)
        revised, made = revise(township, random.Random(seed))
        before, after = parsed(township, "tabular"), parsed(revised, "tabular")
        edits += [_shifted(edit, count) for edit in made]
        for parts, document, side in ((olds, before, 0), (news, after, 1)):
            parts.append(_numbered(document, seed, count[side]))
            count[side] += len(document.duties)
    return Versions(_one(olds), _one(news), edits)


def _shifted(edit: Edit, count: list[int]) -> Edit:
    """Return an edit at the numbers that its rows have in the whole."""
    old, new = (
        tuple((key, number + count[side]) for key, number in rows) for side, rows in ((0, edit.old), (1, edit.new))
    )
    return Edit(edit.kind, old, new)


def _numbered(document: ParsedDocument, part: int, start: int) -> ParsedDocument:
    """Return a township as a part of one list, its names told from those of other parts."""
    for record in (*document.duties, *document.departments, *document.clauses):
        record |= {"row": record["row"] + start, "number": record["number"] + start}
    for duty in document.duties:
        duty["name"] += f"，第{part}片区"
    return document


def _one(parts: list[ParsedDocument]) -> ParsedDocument:
    tables = {
        name: [record for part in parts for record in getattr(part, name)]
        for name in ("duties", "departments", "clauses", "declared")
    }
    return dataclasses.replace(parts[0], **tables)


def run(python: str, program: str, folder: Path, *arguments: str) -> dict[str, Any] | None:
    """Return what a tool's program printed, or None where it failed or took too long."""
    try:
        done = subprocess.run(  # noqa: S603 - its own programs
            [python, "-c", START + program + END, *arguments],
            cwd=folder, capture_output=True, check=True, timeout=LONGEST,
            env={**os.environ, "POLARS_MAX_THREADS": "1"},
        )  # fmt: skip
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
        print(f"  {error.stderr.decode()[-200:] if error.stderr else error}", file=sys.stderr)
        return None
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def named(edits: list[Edit], reported: list[list[Any]]) -> int:
    """Return how many edits the reported rows name."""
    told = {(kind, tuple(a or ()), tuple(b or ())) for kind, a, b in reported}
    wanted = [
        [("changed", a, b) for a in edit.old for b in edit.new]
        or [("removed", a, ()) for a in edit.old] + [("added", (), b) for b in edit.new]
        for edit in edits
    ]
    return sum(told.issuperset(rows) for rows in wanted)


def main() -> None:
    """Print the table."""
    sizes = [int(size) for size in sys.argv[1:]] or [250, 100_000]
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        venv.create(folder / "tools", with_pip=True)
        python = str(folder / "tools" / "bin" / "python")
        subprocess.run([python, "-m", "pip", "install", "-q", "polars", *PACKAGES], check=True)  # noqa: S603 - pinned
        for rows in sizes:
            measure(versions(rows), folder, python)


def measure(both: Versions, folder: Path, python: str) -> None:
    """Print what each tool makes of two versions."""
    for name, document in (("old", both.old), ("new", both.new)):
        rows = [duty | {"departments": "、".join(duty["departments"] or ())} for duty in document.duties]
        pl.DataFrame({column: [row[column] for row in rows] for column in COLUMNS}).write_parquet(
            folder / f"{name}.parquet"
        )
    (folder / "documents.pickle").write_bytes(pickle.dumps((both.old, both.new)))
    asked = [("qc diff", sys.executable, QC, "")]
    asked += [
        (f"{tool}, key {key}", python, PROGRAMS[tool] + KEYED, key) for tool in PROGRAMS for key in ("number", "name")
    ]
    asked += [("daff", python, DAFF, "")]
    print(f"\n{len(both.old.duties)} rows, {len(both.edits)} changes")
    print(f"{'':24}{'seconds':>9}{'MB':>7}{'named':>8}{'reported rows':>15}")
    for name, interpreter, program, key in asked:
        answer = run(interpreter, program, folder, *([key] if key else []))
        if answer is None:
            print(f"{name:24}   failed, or took more than {LONGEST} s")
            continue
        found = named(both.edits, answer["reported"])
        print(f"{name:24}{answer['seconds']:9.3f}{answer['peak']:7.0f}{found:8}{len(answer['reported']):15}")


if __name__ == "__main__":
    main()
