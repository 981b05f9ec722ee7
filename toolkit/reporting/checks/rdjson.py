"""The diagnostic format of reviewdog, which comments on changes wherever they are reviewed."""

from __future__ import annotations

import json
from typing import Any

from toolkit.checking.finding import Finding, Related
from toolkit.reporting.places import end_words, relative
from toolkit.reporting.report import Report
from toolkit.reporting.words import advised

_SEVERITY = {"error": "ERROR", "warning": "WARNING", "info": "INFO"}


def render(report: Report) -> str:
    """Return a DiagnosticResult: one diagnostic a finding, both ends of it."""
    data = {
        "source": {"name": "qc"},
        "diagnostics": [_diagnostic(finding, report) for finding in report.findings],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _diagnostic(finding: Finding, report: Report) -> dict[str, Any]:
    ends = [_end(finding, end, report) for end in finding.related]
    return {
        "message": advised(finding, report.lang),
        "location": _location(finding.source, finding.line, finding.end_line),
        "severity": _SEVERITY[finding.severity],
        "code": {"value": finding.rule},
    } | ({"related_locations": ends} if ends else {})


def _end(finding: Finding, end: Related, report: Report) -> dict[str, Any]:
    words = f"{end_words(finding, end, report.lang)}{end.quote}"
    return {"message": words, "location": _location(finding.source, end.line, end.line)}


def _location(source: str, line: int | None, end_line: int | None) -> dict[str, Any]:
    """Return a place by whole lines: the range includes the last one."""
    path: dict[str, Any] = {"path": relative(source)}
    return path if line is None else path | {"range": {"start": {"line": line}, "end": {"line": end_line or line}}}
