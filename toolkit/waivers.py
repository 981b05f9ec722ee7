"""Waivers: findings that somebody has answered for, with a reason and an end date, in ``qc-waivers.toml``."""

from __future__ import annotations

import dataclasses
import hashlib
import tomllib
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from toolkit.checking import Finding, Rule
from toolkit.checking.rule import Lang
from toolkit.checking.words import fill

FILE_NAME = "qc-waivers.toml"
LONGEST_DAYS = 180
_KEYS = ("fingerprint", "reason", "until")
_OPTIONAL = ("rule", "source", "note")
_HEAD = "# Findings that somebody has answered for. Each needs a reason and an end date at most 180 days ahead.\n"


class WaiverError(Exception):
    """A waiver file that cannot be used: where, and what is wrong."""

    def __init__(self, path: Path, line: int, problem: str) -> None:
        """Say ``problem`` with its file and line."""
        super().__init__(f"{path}:{line}: {problem}")


@dataclass(frozen=True, slots=True)
class Waiver:
    """One waived finding; ``source`` is the file it was in, ``rule`` and ``note`` only tell a reader what it was."""

    fingerprint: str
    reason: str
    until: date
    rule: str = ""
    source: str = ""
    note: str = ""
    line: int = 0

    def lapsed(self, today: date) -> bool:
        """Whether its end date has passed."""
        return self.until < today


def load_waivers(path: Path) -> list[Waiver]:
    """Return the waivers of a file, in order.

    Raises WaiverError for what is no TOML, a missing or unknown key, an empty reason, and a fingerprint given twice.
    """
    try:
        text = path.read_text(encoding="utf-8")
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise WaiverError(path, 1, str(error)) from None
    except (OSError, UnicodeDecodeError) as error:
        raise WaiverError(path, 1, str(error)) from None
    lines = [at for at, line in enumerate(text.split("\n"), 1) if line.strip() == "[[waiver]]"]
    found: dict[str, Waiver] = {}
    for at, entry in enumerate(data.get("waiver", [])):
        line = lines[at] if at < len(lines) else 1
        waiver = _waiver(path, line, entry)
        if waiver.fingerprint in found:
            raise WaiverError(path, line, f"the fingerprint {waiver.fingerprint} stands twice")
        found[waiver.fingerprint] = waiver
    return list(found.values())


def _waiver(path: Path, line: int, entry: dict[str, object]) -> Waiver:
    missing = [key for key in _KEYS if not entry.get(key)]
    unknown = sorted(set(entry) - {*_KEYS, *_OPTIONAL})
    if missing or unknown:
        raise WaiverError(path, line, f"{missing[0]!r} is missing" if missing else f"unknown key {unknown[0]!r}")
    until = entry["until"]
    if not isinstance(until, date):
        raise WaiverError(path, line, "'until' is a date, as in 2026-03-31")
    texts = {key: str(entry.get(key, "")) for key in ("fingerprint", "reason", *_OPTIONAL)}
    return Waiver(**texts, until=until, line=line)


def check_term(until: date, today: date) -> str | None:
    """Return what is wrong with an end date: past, or more than 180 days ahead; None where it stands."""
    if until < today:
        return f"{until} has passed"
    if until > today + timedelta(days=LONGEST_DAYS):
        return f"{until} is more than {LONGEST_DAYS} days ahead (at most {today + timedelta(days=LONGEST_DAYS)})"
    return None


def write_text(waivers: Iterable[Waiver]) -> str:
    """Return the content of a waiver file."""
    return _HEAD + "".join(
        f"\n[[waiver]]\nfingerprint = {_quoted(w.fingerprint)}\nreason = {_quoted(w.reason)}\nuntil = {w.until}\n"
        + "".join(f"{key} = {_quoted(getattr(w, key))}\n" for key in _OPTIONAL if getattr(w, key))
        for w in waivers
    )


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ").replace("\t", " ")
    return f'"{"".join(c for c in escaped if c >= " " and c != chr(127))}"'


def split(
    findings: Sequence[Finding], waivers: Sequence[Waiver], today: date
) -> tuple[list[Finding], list[tuple[Finding, Waiver]]]:
    """Return the findings that stand, and those that a waiver in force answers for."""
    valid = {waiver.fingerprint: waiver for waiver in waivers if not waiver.lapsed(today)}
    standing = [finding for finding in findings if finding.fingerprint not in valid]
    return standing, [(f, valid[f.fingerprint]) for f in findings if f.fingerprint in valid]


def own_findings(
    findings: Sequence[Finding],
    waivers: Sequence[Waiver],
    checked: Collection[str],
    rules: Sequence[Rule],
    today: date,
    lang: Lang,
) -> list[Finding]:
    """Return what is to be said of the waivers themselves: lapsed ones, and ones that no finding needs.

    A waiver for a file that is not among those ``checked`` may still be needed.
    """
    needed = {finding.fingerprint for finding in findings}
    by_code = {rule.code: rule for rule in rules}
    told = []
    for waiver in waivers:
        concerns = not waiver.source or waiver.source in checked
        unused = concerns and waiver.fingerprint not in needed
        code = "QC002" if waiver.lapsed(today) and concerns else "QC001" if unused else ""
        if code in by_code:
            told.append(_finding(by_code[code], waiver, lang))
    return told


def _finding(rule: Rule, waiver: Waiver, lang: Lang) -> Finding:
    (name, case), *_ = rule.cases.items()
    facts = {
        "fingerprint": waiver.fingerprint,
        "reason": waiver.reason,
        "until": str(waiver.until),
        "rule": waiver.rule,
    }
    return Finding(
        rule=rule.code,
        name=rule.name,
        severity=case.severity,
        certainty=case.certainty,
        document=-1,
        source=FILE_NAME,
        line=waiver.line,
        end_line=waiver.line,
        page=None,
        list=None,
        number=None,
        field=None,
        message=fill(case.message[lang], facts, lang),
        quote=waiver.note or waiver.reason,
        suggestion=fill(case.suggestion[lang], facts, lang) if case.suggestion else None,
        fingerprint=hashlib.sha256(f"{name}{waiver.fingerprint}".encode()).hexdigest()[:16],
        values=facts,
    )


def run_example(rule: Rule, text: str) -> list[Finding]:
    """Return what a rule on waivers says of an example: a waiver's fingerprint and end date, a finding's, and a day."""
    facts = tomllib.loads(text)
    waiver = Waiver(facts["fingerprint"], "an example", date.fromisoformat(facts["until"]))
    found = dataclasses.replace(_finding(rule, waiver, "en"), fingerprint=facts["finding"])
    return own_findings([found], [waiver], [], [rule], date.fromisoformat(facts["today"]), "en")
