"""A check against an earlier version: which findings it has too, which are gone, and what the changes say."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from toolkit.checking.finding import Finding, Related
from toolkit.checking.rule import Rule
from toolkit.checking.severity import Certainty
from toolkit.checking.words import fill
from toolkit.diffing.compare import compare
from toolkit.diffing.comparison import Change, Comparison, Declared
from toolkit.parsing import ParsedDocument, parse
from toolkit.profile import default_profile
from toolkit.sources import read
from toolkit.text import fold
from toolkit.words import Lang

_LINE_BETWEEN = "\n=====\n"
_Duty = tuple[str | None, int | None]


def split_known(
    comparison: Comparison, old: Sequence[Finding], new: Sequence[Finding]
) -> tuple[frozenset[str], list[Finding]]:
    """Return the fingerprints of the new document's findings that the old one has too, and the old ones that are gone.

    Each old finding answers for one new one at most: a fault that stands twice where it stood once is new.
    """
    left = {finding.fingerprint: finding for finding in old}
    known = {finding.fingerprint for finding in new if left.pop(finding.fingerprint, None)}
    before, after = _places(comparison)
    for finding in new:
        if finding.fingerprint in known:
            continue
        same = next((one for one in left.values() if _same(one, finding, before, after)), None)
        if same:
            known.add(finding.fingerprint)
            del left[same.fingerprint]
    return frozenset(known), [finding for finding in old if finding.fingerprint in left]


def _places(comparison: Comparison) -> tuple[dict[_Duty, tuple[int, str]], dict[_Duty, tuple[int, str]]]:
    """Return for each side the number of the pair and the duty's name by list and line."""
    before: dict[_Duty, tuple[int, str]] = {}
    after: dict[_Duty, tuple[int, str]] = {}
    for at, pair in enumerate(comparison.pairs):
        before.update({(duty.list, duty.line): (at, duty.name) for duty in pair.old})
        after.update({(duty.list, duty.line): (at, duty.name) for duty in pair.new})
    return before, after


def _same(
    old: Finding, new: Finding, before: dict[_Duty, tuple[int, str]], after: dict[_Duty, tuple[int, str]]
) -> bool:
    """Whether two findings are one fault at a pair of duties: same rule and cell, and the same faulty words.

    A name that was reworded is the same faulty text where it is faulty as a whole.
    """
    was, now = before.get((old.list, old.line)), after.get((new.list, new.line))
    if was is None or now is None or was[0] != now[0] or (old.rule, old.field) != (new.rule, new.field):
        return False
    words = _faulty(old), _faulty(new)
    return words[0] == words[1] or words == ({fold(was[1])}, {fold(now[1])})


def _faulty(finding: Finding) -> set[str]:
    """Return the faulty words of a finding: those marked, or all that it quotes."""
    return set(map(fold, finding.marks or (finding.quote,)))


def change_findings(comparison: Comparison, new: ParsedDocument, rules: Iterable[Rule], lang: Lang) -> list[Finding]:
    """Return what the rules on changes say of a comparison with the document ``new``, in the order of its duties."""
    by_name = {rule.name: rule for rule in rules if rule.kind == "changes"}
    found: list[Finding] = []
    if "backflow" in by_name:
        moved = [change for change in comparison.changes if change.meaning == "backflow"]
        found += [_backflow(by_name["backflow"], comparison, change, lang) for change in moved]
    if "declared-not-updated" in by_name:
        stale = [fact for fact in comparison.declared if fact.stale]
        found += [_not_updated(by_name["declared-not-updated"], comparison, new, fact, lang) for fact in stale]
    return found


def _backflow(rule: Rule, comparison: Comparison, change: Change, lang: Lang) -> Finding:
    old, new = change.old[0], change.new[0]
    facts = {"list": new.list, "number": new.number, "other_list": old.list, "other_number": old.number}
    return _finding(
        rule,
        comparison,
        facts,
        lang,
        place=(new.line, new.end_line, new.page),
        field="name",
        quote=new.name,
        certainty="certain" if change.confidence == "sure" else "probable",
        related=(Related(old.list, old.number, old.line, old.name),),
    )


def _not_updated(rule: Rule, comparison: Comparison, new: ParsedDocument, fact: Declared, lang: Lang) -> Finding:
    stated = [one for one in new.declared if (one["fact"], one["list"]) == (fact.fact, fact.list)]
    at: dict[str, Any] = stated[0] if stated else {"line": 1, "end_line": 1, "quote": str(fact.new)}
    facts = {"list": fact.list, "stated": fact.new, "rows_old": fact.rows_old, "rows_new": fact.rows_new}
    return _finding(
        rule, comparison, facts, lang, place=(at["line"], at["end_line"], None), field=None, quote=at["quote"]
    )


def _finding(  # noqa: PLR0913 - what a finding is made of
    rule: Rule,
    comparison: Comparison,
    facts: Mapping[str, object],
    lang: Lang,
    *,
    place: tuple[int | None, int | None, int | None],
    field: str | None,
    quote: str,
    certainty: Certainty | None = None,
    related: tuple[Related, ...] = (),
) -> Finding:
    (name, case), *_ = rule.cases.items()
    number, key = facts.get("number"), facts["list"]
    words = [*map(str, (comparison.new["county"], comparison.new["township"])), rule.code, name, str(key), quote]
    return Finding(
        rule=rule.code,
        name=rule.name,
        severity=case.severity,
        certainty="probable" if "probable" in {certainty, case.certainty} else "certain",
        document=0,
        source=comparison.new["source"],
        line=place[0],
        end_line=place[1],
        page=place[2],
        list=str(key) if key else None,
        number=number if isinstance(number, int) else None,
        field=field,
        message=fill(case.message[lang], dict(facts), lang),
        quote=quote,
        suggestion=fill(case.suggestion[lang], dict(facts), lang) if case.suggestion else None,
        fingerprint=hashlib.sha256("\x1f".join(map(fold, words)).encode()).hexdigest()[:16],
        values=dict(facts),
        related=related,
    )


def run_example(rule: Rule, text: str) -> list[Finding]:
    """Return what a rule on changes says of an example: the old document and the new one, a line ``=====`` between."""
    old, new = (parse(read("example.md", part.encode()), default_profile()) for part in text.split(_LINE_BETWEEN))
    return change_findings(compare(old, new), new, [rule], "en")
