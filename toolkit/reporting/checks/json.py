"""JSON, as other programs rely on it."""

from __future__ import annotations

import json
from typing import Any

from toolkit import __version__
from toolkit.checking.finding import Finding
from toolkit.reporting.report import Report


def render(report: Report) -> str:
    """Return the report as one JSON object."""
    data: dict[str, Any] = {
        "tool": {"name": "qc", "version": __version__},
        "passed": report.passed,
        "documents": [
            {key: document[key] for key in ("source", "township", "counts", "status")} for document in report.documents
        ],
        "findings": [finding_record(finding) for finding in report.findings],
        "summary": report.summary,
    }
    if report.against is not None:
        for finding in data["findings"]:
            finding["known"] = finding["fingerprint"] in report.known
        data["fixed"] = [finding_record(finding) for finding in report.fixed]
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def finding_record(finding: Finding) -> dict[str, Any]:
    """Return a finding as a JSON object."""
    return {
        "rule": finding.rule,
        "name": finding.name,
        "severity": finding.severity,
        "certainty": finding.certainty,
        "source": finding.source,
        "line": finding.line,
        "end_line": finding.end_line,
        "page": finding.page,
        "list": finding.list,
        "number": finding.number,
        "field": finding.field,
        "message": finding.message,
        "quote": finding.quote,
        "suggestion": finding.suggestion,
        "values": finding.values,
        "related": [
            {"list": end.list, "number": end.number, "line": end.line, "quote": end.quote} for end in finding.related
        ],
        "fingerprint": finding.fingerprint,
    }
