"""``qc check``: what was found, shown and judged."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from toolkit.cli.common import (
    BLOCKED,
    PASSED,
    PROBLEMS,
    known_format,
    refuse_on_terminal,
    show_bytes,
    show_text,
    split_outputs,
    tell,
    write_whole,
)
from toolkit.cli.finding import Against, CheckOptions, Found, find, nothing_read
from toolkit.cli.job_summary import append_job_summary
from toolkit.cli.session import Session, open_session, today
from toolkit.cli.words import told
from toolkit.gate import Gate
from toolkit.reporting.checks import BINARY, FORMATS, WITH_LISTS, WITH_RULES, render, text
from toolkit.reporting.report import Report
from toolkit.waivers import own_findings, split
from toolkit.words import Lang


def run_check(paths: list[str], options: CheckOptions) -> int:
    """Check the documents that ``paths`` stand for, show the report, and return the exit status."""
    lang = options.lang or "zh"
    try:
        session = open_session(options.config, options.waivers)
        lang = options.lang or session.config.lang
        form = known_format(options.form, FORMATS, f"--format {options.form}", lang)
        refuse_on_terminal(form, BINARY, lang)
        files = split_outputs(options.outputs, FORMATS, lang, [*paths, *filter(None, [options.against])])
        forms = {form, *(name for name, _ in files)}
        found = find(paths, session, options, lang, with_lists=bool(WITH_LISTS & forms))
        against = _against(options, found, session, lang)
        report = _report(session, found, options, lang, against, with_rules=bool(WITH_RULES & forms))
        for name, file in files:
            write_whole(file, render(name, report), lang)
        if "github" in {form, *(name for name, _ in files)}:
            append_job_summary(report)
    except PROBLEMS as problem:
        return tell(told(problem, lang))
    if form == "text":
        show_text(partial(text.lines, report))
    else:
        show_bytes(render(form, report))
    return _status(report, lang)


def _against(options: CheckOptions, found: Found, session: Session, lang: Lang) -> Against | None:
    if options.against is None:
        return None
    from toolkit.cli.against import compare_with

    against = compare_with(options.against, found, session, options, lang)
    found.findings.extend(against.told)
    found.findings.sort(key=lambda finding: (finding.document, finding.line or 0))
    return against


def _report(
    session: Session, found: Found, options: CheckOptions, lang: Lang, against: Against | None, *, with_rules: bool
) -> Report:
    config = session.config
    waivers = session.waivers(needed=options.waivers is not None)
    standing, waived = split(found.findings, waivers, today())
    needed = {finding.fingerprint for finding in found.findings}
    doubtful = [waiver for waiver in waivers if waiver.fingerprint not in needed or waiver.lapsed(today())]
    rules = session.chosen(options.select, options.ignore, lang) if with_rules or doubtful else []
    checked = {document["source"] for document in found.documents if document["status"] == "ok"}
    standing += own_findings(found.findings, doubtful, checked, rules, today(), lang)
    rules = [rule for rule in rules if against or rule.kind != "changes"]
    gate = Gate(options.fail_on or config.fail_on, options.strict or config.strict)
    report = Report(found.documents, standing, gate, lang, waived, rules, found.duties)
    return replace(report, against=against.old, known=against.known, fixed=against.fixed) if against else report


def _status(report: Report, lang: Lang) -> int:
    unread = nothing_read(report.documents, report.findings, lang)
    if unread:
        return tell(unread)
    return PASSED if report.passed else BLOCKED
