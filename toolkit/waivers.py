"""Waivers: findings that somebody has answered for, with a reason and an end date, in ``qc-waivers.toml``."""

from __future__ import annotations

import dataclasses
import hashlib
import re
import tomllib
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import cast

from toolkit.checking.finding import Finding
from toolkit.checking.rule import Rule
from toolkit.checking.words import fill
from toolkit.user_files import WAIVER_FILE, UserFileError, instead, parse_toml, read_user_file, toml_string
from toolkit.words import Lang

LONGEST_DAYS = 180
_KEYS = ("fingerprint", "reason", "until")
_OPTIONAL = ("rule", "source", "note")
_HEAD_LINE = re.compile(r"\s*\[\[\s*waiver\s*\]\]")
_HEAD = "# Findings that somebody has answered for. Each needs a reason and an end date at most 180 days ahead.\n"


class WaiverError(UserFileError):
    """A waiver file that cannot be used: where, and what is wrong."""


@dataclass(frozen=True, slots=True)
class Waiver:
    """One waived finding; ``source`` is the file it was in, ``rule`` its rule, ``note`` only tells what it was."""

    fingerprint: str
    reason: str
    until: date
    rule: str = ""
    source: str = ""
    note: str = ""
    line: int = field(default=0, compare=False)

    def lapsed(self, today: date) -> bool:
        """Whether its end date has passed."""
        return self.until < today

    def concerns(self, checked: Collection[str], rules: Collection[str]) -> bool:
        """Whether a run over some files and rules can tell if it is needed."""
        return (not self.source or self.source in checked) and (not self.rule or self.rule in rules)


def load_waivers(path: Path, today: date) -> list[Waiver]:
    """Return the waivers of a file, in order.

    Raises WaiverError for what is no TOML, a missing, wrong or unknown key, an end date more than 180 days after
    ``today``, and a fingerprint given twice.
    """
    return parse_waivers(read_user_file(path, WaiverError), path, today)


def parse_waivers(text: str, path: Path, today: date) -> list[Waiver]:
    """Return the waivers in the text of the file ``path``; raises as ``load_waivers`` does."""
    data = parse_toml(text, path, WaiverError)
    entries = data.pop("waiver", [])
    if data or not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise WaiverError(path, "每条豁免应写在一行 [[waiver]] 下面", "write each waiver below a line [[waiver]]")
    heads = _heads(text)
    found: dict[str, Waiver] = {}
    for at, entry in enumerate(entries):
        line = heads[at] if at < len(heads) else 1
        waiver = _waiver(f"{path}:{line}", line, entry, today)
        if waiver.fingerprint in found:
            raise WaiverError(
                f"{path}:{line}",
                f"指纹 {waiver.fingerprint} 写了两次",
                f"the fingerprint {waiver.fingerprint} stands twice",
            )
        found[waiver.fingerprint] = waiver
    return list(found.values())


def _heads(text: str) -> list[int]:
    """Return the lines, from 1, at which waivers begin."""
    return [at for at, line in enumerate(text.split("\n"), 1) if _HEAD_LINE.match(line)]


def _waiver(where: str, line: int, entry: dict[str, object], today: date) -> Waiver:
    for key in entry:
        if key not in (*_KEYS, *_OPTIONAL):
            zh, en = instead(key, (*_KEYS, *_OPTIONAL))
            raise WaiverError(where, f"没有 {key} 这一项{zh}", f"unknown key {key!r}{en}")
    texts = {key: entry.get(key, "") for key in ("fingerprint", "reason", *_OPTIONAL)}
    for key, text in texts.items():
        if not isinstance(text, str) or (key in _KEYS and not text.strip()):
            raise WaiverError(where, f"{key} 应是一段文字", f"{key!r} is missing or no text")
    until = entry.get("until")
    if not isinstance(until, date) or isinstance(until, datetime):
        raise WaiverError(where, "until 应是日期，例如 2026-03-31", "'until' is a date, as in 2026-03-31")
    wrong = check_term(until, today)
    if wrong and until > today:
        raise WaiverError(where, f"until：{wrong['zh']}", f"until: {wrong['en']}")
    return Waiver(**cast("dict[str, str]", texts), until=until, line=line)


def check_term(until: date, today: date) -> dict[str, str] | None:
    """Return what is wrong with an end date, by language: past, or over 180 days ahead; None where it stands."""
    if until < today:
        return {"zh": f"{until} 已经过去", "en": f"{until} has passed"}
    last = today + timedelta(days=LONGEST_DAYS)
    if until > last:
        zh = f"{until} 超过了{LONGEST_DAYS}天（最晚 {last}）"
        return {"zh": zh, "en": f"{until} is more than {LONGEST_DAYS} days ahead (at most {last})"}
    return None


def write_text(waivers: Iterable[Waiver]) -> str:
    """Return the content of a waiver file."""
    return _HEAD + "".join(map(_block, waivers))


def add_waivers(text: str, old: Sequence[Waiver], new: Sequence[Waiver]) -> str:
    """Return the text of a waiver file with new waivers at its end, in place of the old ones for the same findings.

    All other lines stay as they are, comments too; where it cannot be told which lines those are, all is written anew.
    """
    fresh = {waiver.fingerprint for waiver in new}
    lines = text.split("\n")
    heads = _heads(text)
    if not text.strip() or len(heads) != len(old):
        return write_text([*(waiver for waiver in old if waiver.fingerprint not in fresh), *new])
    ends = [_end_of_block(lines, head) for head in (*(head - 1 for head in heads[1:]), len(lines))]
    for head, end, waiver in reversed(list(zip(heads, ends, old, strict=False))):
        if waiver.fingerprint in fresh:
            del lines[head - 1 : end]
    return "\n".join(lines).rstrip() + "\n" + "".join(map(_block, new))


def _end_of_block(lines: Sequence[str], end: int) -> int:
    """Return where a waiver ends that has lines up to ``end``: comments at their end belong to what follows."""
    while end and (not lines[end - 1].strip() or lines[end - 1].lstrip().startswith("#")):
        end -= 1
    return end


def _block(waiver: Waiver) -> str:
    texts = [f"{key} = {toml_string(getattr(waiver, key))}\n" for key in _OPTIONAL if getattr(waiver, key)]
    return (
        f"\n[[waiver]]\nfingerprint = {toml_string(waiver.fingerprint)}\nreason = {toml_string(waiver.reason)}\n"
        f"until = {waiver.until}\n{''.join(texts)}"
    )


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

    A waiver for a file that is not among those ``checked``, or for a rule not among ``rules``, may still be needed.
    """
    needed = {finding.fingerprint for finding in findings}
    by_code = {rule.code: rule for rule in rules}
    told = []
    for waiver in waivers:
        if not waiver.concerns(checked, by_code):
            continue
        code = "QC002" if waiver.lapsed(today) else "" if waiver.fingerprint in needed else "QC001"
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
        source=WAIVER_FILE,
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
