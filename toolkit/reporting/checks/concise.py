"""One line a finding, as compilers write, for editors and grep; the verdict is the last line."""

from __future__ import annotations

import re

from toolkit.checking.finding import Finding
from toolkit.reporting.checks.text import verdict_line
from toolkit.reporting.report import Report
from toolkit.reporting.terminal import words_of
from toolkit.reporting.words import PROBABLE

#: What ends a line somewhere, or what a terminal would act upon.
_UNPRINTED = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


def render(report: Report) -> str:
    """Return ``path:line: RULE [severity] message`` for each finding, and the verdict."""
    lines = [line(finding) for finding in report.findings]
    return "".join(f"{text}\n" for text in (*lines, words_of(verdict_line(report))))


def line(finding: Finding) -> str:
    """Return a finding in one line; its severity is in English in both languages, so that it can be searched for."""
    where = finding.source if finding.line is None else f"{finding.source}:{finding.line}"
    certainty = PROBABLE["en"] if finding.certainty == "probable" else ""
    return _UNPRINTED.sub(" ", f"{where}: {finding.rule} [{certainty}{finding.severity}] {finding.message}")
