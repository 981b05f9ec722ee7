"""Workflow commands of GitHub Actions: annotations beside the lines of a pull request."""

from __future__ import annotations

from collections import Counter

from toolkit.checking.finding import Finding
from toolkit.checking.severity import SEVERITIES
from toolkit.reporting.places import relative
from toolkit.reporting.report import Report
from toolkit.reporting.words import JOIN, PROBABLE, UNANNOTATED, VERDICT, advised
from toolkit.text import plural

#: GitHub shows no more than ten of each in a step and drops the others without a word.
_MOST = 10
_SHOWN = ("error", "warning")
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def render(report: Report) -> str:
    """Return at most ten errors and ten warnings, those that block first, and a notice that counts the others."""
    shown: list[Finding] = []
    for severity in _SHOWN:
        found = [finding for finding in report.findings if finding.severity == severity]
        shown += sorted(found, key=lambda finding: not report.blocks(finding))[:_MOST]
    commands = [_command(finding, report) for finding in shown]
    left = Counter(f.severity for f in report.findings) - Counter(f.severity for f in shown)
    if left:
        counts = JOIN[report.lang].join(
            plural(VERDICT[report.lang][key], left[key]).format(n=left[key]) for key in SEVERITIES if left[key]
        )
        commands.append(f"::notice title=qc::{UNANNOTATED[report.lang].format(counts=counts).translate(_DATA)}")
    return "".join(f"{command}\n" for command in commands)


def _command(finding: Finding, report: Report) -> str:
    certainty = PROBABLE["en"] if finding.certainty == "probable" else ""
    properties = {
        "file": relative(finding.source),
        "line": finding.line,
        "endLine": finding.end_line,
        "title": f"{finding.rule} {certainty}{finding.name}",
    }
    written = ",".join(f"{key}={str(value).translate(_PROPERTY)}" for key, value in properties.items() if value)
    return f"::{finding.severity} {written}::{advised(finding, report.lang).translate(_DATA)}"
