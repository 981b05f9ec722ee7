"""``qc check`` and ``qc baseline``: both look for findings, the one to show them, the other to answer for them."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import polars as pl
from rich.console import Console

from toolkit.checking import Finding, RuleFileError
from toolkit.checking.rule import Lang
from toolkit.cli.common import (
    BLOCKED,
    PASSED,
    UsageProblemError,
    closing_quietly,
    inputs_of,
    known_format,
    progress_over,
    refuse_on_terminal,
    split_outputs,
    tell,
    write_whole,
)
from toolkit.cli.job_summary import append_job_summary
from toolkit.cli.session import Session, open_session, today
from toolkit.cli.words import say, told
from toolkit.corpus import read_frames
from toolkit.gate import Gate, Threshold
from toolkit.reporting.checks import BINARY, FORMATS, WITH_LISTS, render
from toolkit.reporting.checks import text as terminal
from toolkit.reporting.report import Report, document_records
from toolkit.user_files import UserFileError
from toolkit.waivers import own_findings, split

#: What makes a run impossible, each told in one line.
PROBLEMS = (UsageProblemError, RuleFileError, UserFileError)
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


@dataclass(frozen=True, slots=True)
class Found:
    """What a run found: one record a document, the findings in order, and the lists where they are wanted."""

    documents: list[dict[str, Any]]
    findings: list[Finding]
    duties: pl.DataFrame | None = None


def run_check(paths: list[str], options: CheckOptions) -> int:
    """Check the documents that ``paths`` stand for, show the report, and return the exit status."""
    lang = options.lang or "zh"
    try:
        session = open_session(options.config, options.waivers)
        lang = options.lang or session.config.lang
        form = known_format(options.form, FORMATS, f"--format {options.form}", lang)
        refuse_on_terminal(form, BINARY, lang)
        files = split_outputs(options.outputs, FORMATS, lang)
        with_lists = bool(WITH_LISTS & {form, *(name for name, _ in files)})
        report = _report(session, find(paths, session, options, lang, with_lists=with_lists), options, lang)
        for name, file in files:
            write_whole(file, render(name, report), lang)
        if "github" in {form, *(name for name, _ in files)}:
            append_job_summary(report)
    except PROBLEMS as problem:
        return tell(told(problem, lang))
    _show(form, report)
    return _status(report, lang)


def find(paths: list[str], session: Session, options: CheckOptions, lang: Lang, *, with_lists: bool = False) -> Found:
    """Return what the chosen rules find in the documents that ``paths`` stand for.

    Documents are read and checked a few hundred at a time, so that memory does not grow with their number, but for the
    lists themselves where they are wanted.
    """
    rules = session.chosen(options.select, options.ignore, lang)
    inputs = inputs_of(paths, options.stdin_name, lang)
    documents: list[dict[str, Any]] = []
    findings: list[Finding] = []
    duties: list[pl.DataFrame] = []
    with progress_over(inputs) as progress:
        for start in range(0, len(inputs), _CHUNK):
            frames = read_frames(inputs[start : start + _CHUNK], progress, session.profile)
            found = session.check(frames, rules, lang)
            documents += [{**record, "document": record["document"] + start} for record in document_records(frames)]
            findings += [replace(finding, document=finding.document + start) for finding in found] if start else found
            duties += [frames.duties.with_columns(pl.col("document") + start)] if with_lists else []
    return Found(documents, findings, pl.concat(duties) if with_lists else None)


def _report(session: Session, found: Found, options: CheckOptions, lang: Lang) -> Report:
    config = session.config
    waivers = session.waivers(needed=options.waivers is not None)
    standing, waived = split(found.findings, waivers, today())
    rules = session.chosen(options.select, options.ignore, lang)
    checked = {document["source"] for document in found.documents if document["status"] == "ok"}
    standing += own_findings(found.findings, waivers, checked, rules, today(), lang)
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
