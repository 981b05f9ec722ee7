from __future__ import annotations

from itertools import product

import pytest

from toolkit.checking.finding import Finding
from toolkit.checking.severity import CERTAINTIES, SEVERITIES, Certainty, Severity, Threshold
from toolkit.gate import Gate

THRESHOLDS: tuple[Threshold, ...] = ("error", "warning", "info", "never")


def finding(severity: Severity, certainty: Certainty = "certain") -> Finding:
    return Finding(
        rule="QC999", name="example", severity=severity, certainty=certainty, document=0, source="a.md", line=1,
        end_line=1, page=None, list=None, number=None, field=None, message="", quote="", suggestion=None,
        fingerprint="0",
    )  # fmt: skip


def test_by_default_a_certain_error_blocks_and_nothing_else_does() -> None:
    blocking = {pair for pair in product(SEVERITIES, CERTAINTIES) if Gate().blocks(finding(*pair))}
    assert blocking == {("error", "certain")}


@pytest.mark.parametrize(
    ("fail_on", "blocking"),
    [
        ("error", {"error"}),
        ("warning", {"error", "warning"}),
        ("info", {"error", "warning", "info"}),
        ("never", set()),
    ],
)
def test_a_finding_blocks_from_its_severity_on(fail_on: Threshold, blocking: set[str]) -> None:
    assert {severity for severity in SEVERITIES if Gate(fail_on).blocks(finding(severity))} == blocking


@pytest.mark.parametrize("fail_on", THRESHOLDS)
def test_strict_counts_probable_findings_like_certain_ones(fail_on: Threshold) -> None:
    for severity in SEVERITIES:
        certain = Gate(fail_on).blocks(finding(severity))
        assert not Gate(fail_on).blocks(finding(severity, "probable"))
        assert Gate(fail_on, strict=True).blocks(finding(severity, "probable")) is certain
        assert Gate(fail_on, strict=True).blocks(finding(severity)) is certain
