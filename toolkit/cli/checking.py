"""``qc check``: what was found, shown and judged."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Any

from rich.console import Console

from toolkit.checking import Finding, RuleFileError
from toolkit.checking.rule import Lang
from toolkit.cli.common import (
    BLOCKED,
    PASSED,
    UsageProblemError,
    closing_quietly,
    known_format,
    split_outputs,
    tell,
    write_whole,
)
from toolkit.cli.finding import CheckOptions, Found, find
from toolkit.cli.session import Session, open_session, today
from toolkit.cli.words import say, told
from toolkit.gate import Gate
from toolkit.reporting.checks import FORMATS, WITH_LISTS, WITHOUT_RULES, render
from toolkit.reporting.checks import text as terminal
from toolkit.reporting.report import Report
from toolkit.user_files import UserFileError
from toolkit.waivers import own_findings, split

#: What makes a run impossible, each told in one line.
PROBLEMS = (UsageProblemError, UserFileError, RuleFileError)


def run_check(paths: list[str], options: CheckOptions) -> int:
    """Check the documents that ``paths`` stand for, show the report, and return the exit status."""
    lang = options.lang or "zh"
    try:
        session = open_session(options.config, options.waivers)
        lang = options.lang or session.config.lang
        form = known_format(options.form, FORMATS, f"--format {options.form}", lang)
        files = split_outputs(options.outputs, FORMATS, lang)
        forms = {form, *(name for name, _ in files)}
        found = find(paths, session, options, lang, with_lists=bool(WITH_LISTS & forms))
        report = _report(session, found, options, lang, with_rules=bool(forms - WITHOUT_RULES))
        for name, file in files:
            write_whole(file, render(name, report), lang)
    except PROBLEMS as problem:
        return tell(told(problem, lang))
    _show(form, report)
    return _status(report, lang)


def _report(session: Session, found: Found, options: CheckOptions, lang: Lang, *, with_rules: bool) -> Report:
    config = session.config
    waivers = session.waivers(needed=options.waivers is not None)
    standing, waived = split(found.findings, waivers, today())
    needed = {finding.fingerprint for finding in found.findings}
    doubtful = [waiver for waiver in waivers if waiver.fingerprint not in needed or waiver.lapsed(today())]
    rules = session.chosen(options.select, options.ignore, lang) if with_rules or doubtful else []
    checked = {document["source"] for document in found.documents if document["status"] == "ok"}
    standing += own_findings(found.findings, doubtful, checked, rules, today(), lang)
    gate = Gate(options.fail_on or config.fail_on, options.strict or config.strict)
    return Report(found.documents, standing, gate, lang, waived, rules, found.duties)


def _show(form: str, report: Report) -> None:
    """Write the report to standard output: on a terminal in colour and as wide as it is, else plain."""
    console = Console(highlight=False, markup=False, emoji=False)
    with closing_quietly():
        if form == "text" and console.is_terminal:
            terminal.print_report(report, console)
        elif form == "text":
            sys.stdout.write(terminal.render(report, console.width))
        else:
            # Other formats are UTF-8, whatever the terminal speaks.
            sys.stdout.buffer.write(render(form, report))


def _status(report: Report, lang: Lang) -> int:
    unread = nothing_read(report.documents, report.findings, lang)
    if unread:
        return tell(unread)
    return PASSED if report.passed else BLOCKED


def nothing_read(documents: list[dict[str, Any]], findings: Sequence[Finding], lang: Lang) -> str | None:
    """Return why no document at all could be read, or None where one was."""
    if any(document["status"] == "ok" for document in documents):
        return None
    finding = next((f for f in findings if f.rule == "QC100"), None)
    what = f"{finding.source}：{finding.message}" if finding else documents[0]["source"]
    more = len(documents) - 1
    return what + (say("more-unreadable", lang, more=more) if more else "")
