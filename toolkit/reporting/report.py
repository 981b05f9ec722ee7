"""What formats show: documents, findings, verdict. A format computes nothing of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from toolkit.checking.finding import Finding
from toolkit.checking.rule import Rule
from toolkit.checking.severity import SEVERITIES
from toolkit.gate import Gate
from toolkit.waivers import Waiver
from toolkit.words import Lang

if TYPE_CHECKING:  # a report that rests on kept results is shown without Polars
    import polars as pl


@dataclass(frozen=True)
class Report:
    """The result of a check: one record a document (``frames.DOCUMENTS`` and ``counts``), and the findings in order.

    ``waived`` are the findings that somebody has answered for, ``rules`` those that were run, ``duties`` the lists
    whole (``frames.DUTIES``, documents numbered as in ``documents``) where a format shows them. ``against`` is the
    earlier version, where there is one: ``known`` are the fingerprints that it has too, ``fixed`` its findings that
    are gone.
    """

    documents: list[dict[str, Any]]
    findings: list[Finding]
    gate: Gate
    lang: Lang = "zh"
    waived: Sequence[tuple[Finding, Waiver]] = ()
    rules: Sequence[Rule] = ()
    duties: pl.DataFrame | None = field(default=None, repr=False)
    against: str | None = None
    known: frozenset[str] = frozenset()
    fixed: Sequence[Finding] = ()

    def blocks(self, finding: Finding) -> bool:
        """Whether a finding stands against publication: as the gate says, unless the earlier version has it too."""
        return finding.fingerprint not in self.known and self.gate.blocks(finding)

    @property
    def passed(self) -> bool:
        """Whether nothing blocks."""
        return not any(map(self.blocks, self.findings))

    @property
    def summary(self) -> dict[str, int]:
        """How many findings there are of each severity, and how many are waived."""
        counts = Counter(finding.severity for finding in self.findings)
        return {severity: counts[severity] for severity in SEVERITIES} | {"suppressed": len(self.waived)}
