"""``qc waive`` and ``qc baseline``: answer for findings, with a reason and an end date."""

from __future__ import annotations

from datetime import date

from toolkit.checking import Finding
from toolkit.checking.rule import Lang
from toolkit.cli.checking import PROBLEMS
from toolkit.cli.common import PASSED, UsageProblemError, tell, write_whole
from toolkit.cli.finding import CheckOptions, find
from toolkit.cli.session import Session, open_session, today
from toolkit.cli.words import say
from toolkit.text import shorten
from toolkit.waivers import Waiver, check_term, write_text

_LONGEST_NOTE = 60


def run_waive(fingerprint: str, reason: str, until: str, waiver_file: str | None, lang: Lang) -> int:
    """Waive one finding by its fingerprint, and return the exit status."""
    try:
        session = open_session(None, waiver_file)
        waiver = Waiver(fingerprint, _reason(reason, lang), _term(until, lang))
        _add(session, [waiver], lang)
    except PROBLEMS as problem:
        return tell(str(problem))
    print(say("waived", lang, n=1, file=session.waiver_file, until=waiver.until))  # noqa: T201 - the command's answer
    return PASSED


def run_baseline(paths: list[str], reason: str, until: str, options: CheckOptions) -> int:
    """Waive everything that a check of ``paths`` finds now, and return the exit status."""
    try:
        session = open_session(options.config, options.waivers)
        lang = options.lang or session.config.lang
        why, term = _reason(reason, lang), _term(until, lang)
        findings = find(paths, session, options, lang).findings
        waivers = [Waiver(f.fingerprint, why, term, f.rule, f.source, _note(f)) for f in findings]
        _add(session, waivers, lang)
    except PROBLEMS as problem:
        return tell(str(problem))
    print(say("waived", lang, n=len(waivers), file=session.waiver_file, until=term))  # noqa: T201 - the command's answer
    return PASSED


def _add(session: Session, waivers: list[Waiver], lang: Lang) -> None:
    """Write the waiver file with the new waivers; one for the same finding takes the place of the old."""
    fresh = {waiver.fingerprint: waiver for waiver in waivers}
    kept = [waiver for waiver in session.waivers() if waiver.fingerprint not in fresh]
    write_whole(session.waiver_file, write_text([*kept, *fresh.values()]), lang)


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
        raise UsageProblemError(say("bad-term", lang, problem=wrong))
    return until
