"""JUnit's XML, which every CI shows as tests: a suite a document, a case a rule."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from toolkit.checking.finding import Finding
from toolkit.reporting.checks.concise import line
from toolkit.reporting.report import Report
from toolkit.reporting.words import AND_MORE, NOT_CHECKED, advised
from toolkit.reporting.xml import valid
from toolkit.user_files import WAIVER_FILE
from toolkit.waivers import Waiver

_UNREADABLE = "unreadable"
_OF_WAIVERS = -1


def render(report: Report) -> str:
    """Return a suite for each document, and one for the waivers where rules on them ran.

    A case fails by what blocks; what does not block stands in its output, and what is waived skips it. Of a document
    that could not be read the rule that says so is an error, and every other rule is skipped.
    """
    root = ET.Element("testsuites", name="qc")
    root.extend(_suites(report))
    _count(root)
    ET.indent(root, " ")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _suites(report: Report) -> Iterator[ET.Element]:
    found: dict[tuple[int, str], list[Finding]] = defaultdict(list)
    for finding in report.findings:
        found[finding.document, finding.rule].append(finding)
    waived: dict[tuple[int, str], list[tuple[Finding, Waiver]]] = defaultdict(list)
    for finding, waiver in report.waived:
        waived[finding.document, finding.rule].append((finding, waiver))
    inside = [rule for rule in report.rules if rule.kind != "waivers"]
    outside = [rule for rule in report.rules if rule.kind == "waivers"]
    suites = [(one["document"], one["source"], one["status"] == "ok", inside) for one in report.documents]
    suites += [(_OF_WAIVERS, WAIVER_FILE, True, outside)] if outside else []
    for document, source, readable, rules in suites:
        suite = ET.Element("testsuite", name=valid(source))
        for rule in rules:
            name = f"{rule.code} {rule.title[report.lang]}"
            case = ET.SubElement(suite, "testcase", classname=valid(source), name=valid(name))
            if not readable and rule.kind != _UNREADABLE:
                ET.SubElement(case, "skipped", message=NOT_CHECKED[report.lang])
            else:
                _fill(case, report, found[document, rule.code], waived[document, rule.code], readable=readable)
        _count(suite)
        yield suite


def _fill(
    case: ET.Element, report: Report, found: list[Finding], waived: list[tuple[Finding, Waiver]], *, readable: bool
) -> None:
    """Put into a case how it ended, and its findings line by line."""
    against = [finding for finding in found if not readable or report.blocks(finding)]
    others = [finding for finding in found if readable and not report.blocks(finding)]
    others += [finding for finding, _ in waived]
    if against:
        first = advised(against[0], report.lang)
        more = AND_MORE[report.lang].format(n=len(against) - 1) if len(against) > 1 else ""
        kind = "failure" if readable else "error"
        outcome = ET.SubElement(case, kind, type=against[0].severity, message=valid(first + more))
        outcome.text = _lines(against)
    elif waived:
        ET.SubElement(case, "skipped", message=valid(waived[0][1].reason))
    if others:
        ET.SubElement(case, "system-out").text = _lines(others)


def _count(element: ET.Element) -> None:
    """Give a suite, or all of them, the number of its cases and of each outcome."""
    for attribute, tag in (("tests", "testcase"), ("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        element.set(attribute, str(sum(1 for _ in element.iter(tag))))


def _lines(findings: list[Finding]) -> str:
    return valid("".join(f"{line(finding)}\n" for finding in findings))
