"""What formats show: documents, findings, verdict. A format computes nothing of its own."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

import polars as pl

from toolkit.checking import Finding
from toolkit.checking.rule import SEVERITIES, Lang
from toolkit.frames import Frames
from toolkit.gate import Gate
from toolkit.profile import LISTS


@dataclass(frozen=True, slots=True)
class Report:
    """The result of a check: one record a document (``frames.DOCUMENTS`` and ``counts``), and the findings in order."""

    documents: list[dict[str, Any]]
    findings: list[Finding]
    gate: Gate
    lang: Lang = "zh"
    suppressed: int = 0

    @property
    def passed(self) -> bool:
        """Whether nothing blocks."""
        return self.gate.passed(self.findings)

    @property
    def summary(self) -> dict[str, int]:
        """How many findings there are of each severity."""
        counts = Counter(finding.severity for finding in self.findings)
        return {severity: counts[severity] for severity in SEVERITIES} | {"suppressed": self.suppressed}


def document_records(frames: Frames) -> list[dict[str, Any]]:
    """Return one record a document: its row of ``frames.documents``, and ``counts``, the rows of its lists."""
    counted = frames.duties.group_by("document", "list").agg(rows=pl.len())
    counts: dict[int, dict[str, int]] = {}
    for document, key, rows in counted.iter_rows():
        counts.setdefault(document, {})[key] = rows
    return [
        {**record, "counts": {key: counts.get(record["document"], {}).get(key, 0) for key in LISTS}}
        for record in frames.documents.to_dicts()
    ]
