"""SARIF 2.1.0, the interchange format of static analysis: code scanning, editors, archives of results."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from toolkit import __version__
from toolkit.checking.finding import Finding
from toolkit.checking.rule import Rule
from toolkit.reporting.places import end_words, uri
from toolkit.reporting.report import Report
from toolkit.reporting.words import EXAMPLE, advised
from toolkit.waivers import Waiver
from toolkit.words import Lang

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVEL = {"error": "error", "warning": "warning", "info": "note"}
#: How sure, in the words by which code scanning sorts.
_PRECISION = {"certain": "very-high", "probable": "medium"}
_LANGUAGE: dict[Lang, str] = {"zh": "zh-CN", "en": "en"}
_ROOT = "%SRCROOT%"


def render(report: Report) -> str:
    """Return a log of one run: rules, documents, and results, the waived ones suppressed with their reason."""
    driver = {
        "name": "qc",
        "version": __version__,
        "language": _LANGUAGE[report.lang],
        "rules": [_rule(rule, report.lang) for rule in report.rules],
    }
    run = {
        "tool": {"driver": driver},
        "language": _LANGUAGE[report.lang],
        "columnKind": "unicodeCodePoints",
        "artifacts": [_artifact(document) for document in report.documents],
        "results": list(_results(report)),
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1) + "\n"


def _rule(rule: Rule, lang: Lang) -> dict[str, Any]:
    title, reason, example = rule.title[lang], rule.reason[lang], rule.bad[0].rstrip()
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": title},
        "fullDescription": {"text": reason},
        "help": {
            "text": f"{reason}\n\n{EXAMPLE[lang]}\n{example}",
            "markdown": f"{reason}\n\n{EXAMPLE[lang]}\n\n~~~~text\n{example}\n~~~~",
        },
        "defaultConfiguration": {"level": _LEVEL[rule.severity]},
        "properties": {"precision": _PRECISION[rule.certainty]},
    }


def _artifact(document: dict[str, Any]) -> dict[str, Any]:
    hashes = {"hashes": {"sha-256": document["sha256"]}} if document["sha256"] else {}
    return {"location": _artifact_location(document["source"]), "roles": ["analysisTarget"], **hashes}


def _results(report: Report) -> Iterator[dict[str, Any]]:
    """Yield the findings that stand, the waived ones, and those that an earlier version had and this one has not."""
    compared = bool(report.known or report.fixed)
    index = {rule.code: at for at, rule in enumerate(report.rules)}
    waived = [(finding, [_suppression(waiver)]) for finding, waiver in report.waived]
    for finding, suppressions in [*((finding, []) for finding in report.findings), *waived]:
        result = _result(finding, report, index) | {"suppressions": suppressions}
        state = "unchanged" if finding.fingerprint in report.known else "new"
        yield result | ({"baselineState": state} if compared else {})
    for finding in report.fixed:
        yield _result(finding, report, index) | {"suppressions": [], "baselineState": "absent"}


def _result(finding: Finding, report: Report, index: dict[str, int]) -> dict[str, Any]:
    result = {
        "ruleId": finding.rule,
        **({"ruleIndex": index[finding.rule]} if finding.rule in index else {}),
        "level": _LEVEL[finding.severity],
        "message": {"text": advised(finding, report.lang)},
        "locations": [_location(finding.source, finding.line, finding.end_line, finding.quote)],
        "partialFingerprints": {"qc/v1": finding.fingerprint},
        "properties": {
            "certainty": finding.certainty,
            "list": finding.list,
            "number": finding.number,
            "field": finding.field,
        },
    }
    ends = [
        {"id": at} | _location(finding.source, end.line, end.line, f"{end_words(finding, end, report.lang)}{end.quote}")
        for at, end in enumerate(finding.related, 1)
    ]
    return result | ({"relatedLocations": ends} if ends else {})


def _suppression(waiver: Waiver) -> dict[str, Any]:
    return {
        "kind": "external",
        "status": "accepted",
        "justification": waiver.reason,
        "properties": {"until": str(waiver.until)},
    }


def _location(source: str, line: int | None, end_line: int | None, words: str) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": _artifact_location(source)}
    if line is not None:
        physical["region"] = {"startLine": line, "endLine": end_line or line}
    return {"physicalLocation": physical, **({"message": {"text": words}} if words else {})}


def _artifact_location(source: str) -> dict[str, str]:
    """Return where a file is; a relative place counts from the top of what was checked out."""
    place = uri(source)
    return {"uri": place} | ({} if place.startswith("file:") else {"uriBaseId": _ROOT})
