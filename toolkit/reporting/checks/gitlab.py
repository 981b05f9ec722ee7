"""GitLab's Code Quality report: findings in the widget of a merge request."""

from __future__ import annotations

import json
from collections import Counter

from toolkit.reporting.places import relative
from toolkit.reporting.report import Report
from toolkit.reporting.words import advised

_SEVERITY = {"error": "major", "warning": "minor", "info": "info"}
_BLOCKING = "blocker"


def render(report: Report) -> str:
    """Return a JSON array with an object a finding; each has a fingerprint of its own, as GitLab wants."""
    seen: Counter[str] = Counter()
    issues = []
    for finding in report.findings:
        # Two files of one township have the same fingerprints.
        seen[finding.fingerprint] += 1
        time = seen[finding.fingerprint]
        issues.append(
            {
                "description": advised(finding, report.lang),
                "check_name": f"{finding.rule} {finding.name}",
                "fingerprint": finding.fingerprint if time == 1 else f"{finding.fingerprint}-{time}",
                "severity": _BLOCKING if report.blocks(finding) else _SEVERITY[finding.severity],
                "location": {"path": relative(finding.source), "lines": {"begin": finding.line or 1}},
            }
        )
    return json.dumps(issues, ensure_ascii=False, indent=1) + "\n"
