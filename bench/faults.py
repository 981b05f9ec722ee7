"""Faults put into clean generated townships: how many are found, and what else is reported for them.

`python bench/faults.py [TOWNSHIPS]` prints the table of `docs/quality.md`. A small township is spoiled with one fault
at a time and written in one of the three serialisations.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from fixtures.generator import FAULTS, CannotApplyError, Expected, Layout, make_township, render
from toolkit.checking.engine import check
from toolkit.checking.finding import Finding
from toolkit.checking.rule_files import load_rules
from toolkit.frames import build
from toolkit.parsing import ParsedDocument, parse
from toolkit.profile import default_profile
from toolkit.sources import read

FORMS = ("markdown", "tabular", "wrapped")
KINDS = ("镇", "乡", "街道")
UNKNOWN_PLACES = "QC603"  # generated places stand in no gazetteer


@dataclass
class Tally:
    """What came of one kind of fault: expected findings, found ones, other certain errors by rule."""

    rule: str
    tried: int = 0
    expected: int = 0
    found: int = 0
    others: Counter[str] = field(default_factory=Counter)


def meets(finding: Finding, wanted: Expected) -> bool:
    """Whether a finding is the one wanted; a null of the expectation stands for any."""
    pairs = ((wanted.list, finding.list), (wanted.number, finding.number), (wanted.field, finding.field))
    return wanted.rule == finding.rule and all(a is None or a == b for a, b in pairs)


def spoiled(name: str, seed: int) -> tuple[ParsedDocument, list[Expected]] | None:
    """Return a township with one fault as read, and what must be found; None where the fault does not apply."""
    fault, rng = FAULTS[name], random.Random(f"{name} {seed}")
    form = FORMS[seed % 3]
    if form == "wrapped" and fault.bordered:
        form = "tabular"
    township = make_township(seed, kind=KINDS[seed % 3], basic=40, cooperative=25, reclaimed=15)
    try:
        township, expected = fault.apply(township, rng)
    except CannotApplyError:
        return None
    text = render(township, form, options=Layout(rows_per_page=10))
    return parse(read(f"{name}-{seed}", text.encode()), default_profile()), expected


def main() -> None:
    """Print recall and other certain errors for each kind of fault."""
    amount = int(sys.argv[1]) if len(sys.argv) > 1 else 30
    rules = [rule for rule in load_rules() if rule.code != UNKNOWN_PLACES]
    rows = []
    for name, fault in FAULTS.items():
        tally = Tally(fault.rule)
        cases = [case for seed in range(amount) if (case := spoiled(name, seed))]
        findings = check(build([document for document, _ in cases]), rules) if cases else []
        for at, (_, expected) in enumerate(cases):
            own = [finding for finding in findings if finding.document == at]
            wanted = [one for one in expected if one.required]
            tally.tried += 1
            tally.expected += len(wanted)
            tally.found += sum(1 for one in wanted if any(meets(finding, one) for finding in own))
            others = [f for f in own if f.severity == "error" and f.certainty == "certain"]
            tally.others.update(f.rule for f in others if not any(meets(f, one) for one in expected))
        rows.append((name, tally))
    print("| fault | rule | tried | recall | other certain errors a fault |\n|---|---|---:|---:|---|")
    for name, tally in rows:
        recall = tally.found / tally.expected if tally.expected else 0.0
        others = ", ".join(f"{rule} {count / tally.tried:.2f}" for rule, count in sorted(tally.others.items())) or "0"
        print(f"| {name} | {tally.rule} | {tally.tried} | {recall:.3f} | {others} |")
    tried = sum(tally.tried for _, tally in rows)
    recall = sum(tally.found for _, tally in rows) / sum(tally.expected for _, tally in rows)
    print(f"| **all** | | {tried} | {recall:.3f} | {sum(t.others.total() for _, t in rows) / tried:.3f} |")


if __name__ == "__main__":
    main()
