"""JSON lines: the findings of the JSON report, one a line, for streams."""

from __future__ import annotations

import json

from toolkit.reporting.checks.json import finding_record
from toolkit.reporting.report import Report


def render(report: Report) -> str:
    """Return one JSON object a line, one line a finding."""
    return "".join(f"{json.dumps(finding_record(finding), ensure_ascii=False)}\n" for finding in report.findings)
