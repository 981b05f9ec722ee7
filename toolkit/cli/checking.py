"""``qc check`` and ``qc baseline``: both look for findings, the one to show them, the other to answer for them."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field, replace
from typing import Any

from rich.console import Console

from toolkit.checking import Finding, Rule, RuleFileError
from toolkit.checking.rule import Lang
from toolkit.cli.common import (
    BLOCKED,
    PASSED,
    UNUSABLE,
    UsageProblemError,
    closing_quietly,
    inputs_of,
    progress_over,
    split_outputs,
    tell,
    write_whole,
)
from toolkit.cli.session import Session, open_session, today
from toolkit.cli.words import say
from toolkit.config import ConfigError
from toolkit.corpus import read_frames
from toolkit.gate import Gate, Threshold
from toolkit.profile import ProfileError
from toolkit.reporting import json, text
from toolkit.reporting.report import Report, document_records
from toolkit.waivers import WaiverError, own_findings, split

#: What makes a run impossible, each told in one line.
PROBLEMS = (UsageProblemError, ConfigError, RuleFileError, ProfileError, WaiverError)
_FORMATS = ("json", "text")
_FILE_WIDTH = 100
_CHUNK = 200


@dataclass(frozen=True, slots=True)
class CheckOptions:
    """The options of ``qc check`` as given on the command line; None leaves a setting to the configuration."""

    form: str = "text"
    outputs: list[str] = field(default_factory=list)
    fail_on: Threshold | None = None
    strict: bool = False
    select: list[str] = field(default_factory=list)
    ignore: list[str] = field(default_factory=list)
    stdin_name: str = "stdin"
    lang: Lang | None = None
    config: str | None = None
    waivers: str | None = None


def run_check(paths: list[str], options: CheckOptions) -> int:
    """Check the documents that ``paths`` stand for, show the report, and return the exit status."""
    try:
        session = open_session(options.config, options.waivers)
        lang = options.lang or session.config.lang
        files = split_outputs(options.outputs, _FORMATS, lang)
        documents, findings = find(paths, session, options, lang)
        report = _report(session, documents, findings, options, lang)
        for name, file in files:
            write_whole(file, _render(name, report), lang)
    except PROBLEMS as problem:
        return tell(str(problem))
    _show(options.form, report)
    return _status(report, lang)


def find(
    paths: list[str], session: Session, options: CheckOptions, lang: Lang
) -> tuple[list[dict[str, Any]], list[Finding]]:
    """Return the records of the documents that ``paths`` stand for, and what the chosen rules find in them.

    Documents are read and checked a few hundred at a time, so that memory does not grow with their number.
    """
    rules = session.chosen(options.select, options.ignore, lang)
    inputs = inputs_of(paths, options.stdin_name, lang)
    documents: list[dict[str, Any]] = []
    findings: list[Finding] = []
    with progress_over(inputs) as progress:
        for start in range(0, len(inputs), _CHUNK):
            frames = read_frames(inputs[start : start + _CHUNK], progress, session.profile)
            found = session.check(frames, rules, lang)
            documents += [{**record, "document": record["document"] + start} for record in document_records(frames)]
            findings += [replace(finding, document=finding.document + start) for finding in found] if start else found
    return documents, findings


def _report(
    session: Session, documents: list[dict[str, Any]], findings: list[Finding], options: CheckOptions, lang: Lang
) -> Report:
    config = session.config
    waivers = session.waivers()
    standing, waived = split(findings, waivers, today())
    rules: list[Rule] = session.chosen(options.select, options.ignore, lang)
    checked = {document["source"] for document in documents}
    standing += own_findings(findings, waivers, checked, rules, today(), lang)
    gate = Gate(options.fail_on or config.fail_on, options.strict or config.strict)
    return Report(documents, standing, gate, lang, len(waived))


def _render(form: str, report: Report) -> str:
    return json.render(report) if form == "json" else text.render(report, _FILE_WIDTH)


def _show(form: str, report: Report) -> None:
    """Write the report to standard output: on a terminal in colour and as wide as it is, else plain."""
    console = Console(highlight=False, markup=False, emoji=False)
    with closing_quietly():
        if form == "json":
            # JSON is UTF-8 whatever the terminal speaks.
            sys.stdout.buffer.write(json.render(report).encode())
        elif console.is_terminal:
            text.print_report(report, console)
        else:
            sys.stdout.write(text.render(report, console.width))


def _status(report: Report, lang: Lang) -> int:
    if all(document["status"] != "ok" for document in report.documents):
        finding = next((f for f in report.findings if f.rule == "QC100"), None)
        what = f"{finding.source}：{finding.message}" if finding else report.documents[0]["source"]
        more = len(report.documents) - 1
        tell(what + (say("more-unreadable", lang, more=more) if more else ""))
        return UNUSABLE
    return PASSED if report.passed else BLOCKED
