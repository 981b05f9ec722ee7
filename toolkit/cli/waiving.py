"""``qc waive`` and ``qc baseline``: answer for findings, with a reason and an end date."""

from __future__ import annotations

from datetime import date

from toolkit.checking.finding import Finding
from toolkit.cli.common import FINGERPRINT, PASSED, PROBLEMS, UsageProblemError, tell, write_whole
from toolkit.cli.finding import CheckOptions, find, nothing_read
from toolkit.cli.session import Session, open_session, today
from toolkit.cli.words import say, told
from toolkit.text import shorten
from toolkit.user_files import read_user_file
from toolkit.waivers import Waiver, WaiverError, add_waivers, check_term, split
from toolkit.words import Lang

_LONGEST_NOTE = 60


def run_waive(
    fingerprint: str,
    paths: list[str],
    reason: str,
    until: str,
    files: tuple[str | None, str | None],
    given: Lang | None,
) -> int:
    """Waive one finding by its fingerprint, and return the exit status.

    Where ``paths`` are given the finding is looked up in them, so that the waiver tells its rule, file and message.
    ``files`` are the configuration and the waiver file, where they are named.
    """
    lang = given or "zh"
    try:
        session = open_session(*files)
        lang = given or session.config.lang
        why, term = _reason(reason, lang), _term(until, lang)
        if not FINGERPRINT.match(fingerprint):
            raise UsageProblemError(say("no-fingerprint", lang, word=fingerprint))
        waiver = Waiver(fingerprint, why, term)
        if paths:
            found = find(paths, session, CheckOptions(), lang)
            known = [_waiver(f, why, term) for f in found.findings if f.fingerprint == fingerprint]
            if not known:
                raise UsageProblemError(say("unknown-finding", lang, word=fingerprint))
            waiver = known[0]
        _add(session, session.waivers(), [waiver], lang)
    except PROBLEMS as problem:
        return tell(told(problem, lang))
    print(say("waived", lang, n=1, file=session.waiver_file, until=waiver.until))  # noqa: T201 - the command's answer
    return PASSED


def run_baseline(paths: list[str], reason: str, until: str, options: CheckOptions) -> int:
    """Waive what a check of ``paths`` finds now and no waiver in force answers for, and return the exit status."""
    lang = options.lang or "zh"
    try:
        session = open_session(options.config, options.waivers)
        lang = options.lang or session.config.lang
        why, term = _reason(reason, lang), _term(until, lang)
        old = session.waivers()
        found = find(paths, session, options, lang)
        unread = nothing_read(found.documents, found.findings, lang)
        if unread:
            raise UsageProblemError(unread)
        standing, _ = split(found.findings, old, today())
        waivers = {finding.fingerprint: _waiver(finding, why, term) for finding in standing}
        _add(session, old, list(waivers.values()), lang)
    except PROBLEMS as problem:
        return tell(told(problem, lang))
    print(say("waived", lang, n=len(waivers), file=session.waiver_file, until=term))  # noqa: T201 - the command's answer
    return PASSED


def _add(session: Session, old: list[Waiver], new: list[Waiver], lang: Lang) -> None:
    """Write the waiver file with the new waivers; one for the same finding takes the place of the old."""
    text = read_user_file(session.waiver_file, WaiverError) if session.waiver_file.exists() else ""
    write_whole(session.waiver_file, add_waivers(text, old, new), lang)


def _waiver(finding: Finding, reason: str, until: date) -> Waiver:
    return Waiver(finding.fingerprint, reason, until, finding.rule, finding.source, _note(finding))


def _note(finding: Finding) -> str:
    place = f"{finding.list} {finding.number} " if finding.number is not None else ""
    return shorten(f"{place}{finding.message}", _LONGEST_NOTE)


def _reason(text: str, lang: Lang) -> str:
    if not text.strip():
        raise UsageProblemError(say("no-reason", lang))
    return text.strip()


def _term(text: str, lang: Lang) -> date:
    try:
        until = date.fromisoformat(text)
    except ValueError:
        raise UsageProblemError(say("no-date", lang, text=text)) from None
    wrong = check_term(until, today())
    if wrong:
        raise UsageProblemError(say("bad-term", lang, problem=wrong[lang]))
    return until
