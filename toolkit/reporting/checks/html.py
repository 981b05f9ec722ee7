"""A page to read, filter, print and send: the verdict, the findings with both their ends, the lists whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import polars as pl

from toolkit.checking.finding import Finding, Related
from toolkit.lists import LISTS
from toolkit.reporting.lists import Place, Spot, faulty_rows, marked_lists, marks_by_place, place_of
from toolkit.reporting.page import Words, page
from toolkit.reporting.quotes import excerpt
from toolkit.reporting.report import Report
from toolkit.reporting.words import SEVERITY

_LONGEST_QUOTE = 160
_CONTEXT = 40
#: Above this many duties (some sixty documents) a browser tires: only those with findings are shown.
_MOST_ROWS = 15_000
_ORDER: dict[str | None, int] = {None: -1, **{key: at for at, key in enumerate(LISTS)}}


@dataclass(frozen=True, slots=True)
class End:
    """An end of a finding: where it stands, the anchor of its row, and what it says there."""

    at: Finding | Related
    row: str | None
    quote: list[tuple[str, bool]]


@dataclass(frozen=True, slots=True)
class Item:
    """A finding as the page shows it."""

    finding: Finding
    anchor: str
    blocks: bool
    departments: tuple[str, ...]
    ends: list[End]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many findings of each severity belong to ``key``, and how many of them block."""

    key: Any
    counts: Counter[str]
    blocking: int

    @property
    def total(self) -> int:
        """How many there are of all severities."""
        return self.counts.total()


def render(report: Report) -> str:
    """Return the report as one HTML file."""
    marks = marks_by_place(report.findings)
    duties = report.duties
    spots = {} if duties is None else faulty_rows(duties, marks)
    anchors = _anchors(report.findings)
    items = _items(report, spots, anchors)
    fresh = [item for item in items if item.finding.fingerprint not in report.known]
    known = [item for item in items if item.finding.fingerprint in report.known]
    lists = [] if duties is None else marked_lists(duties, marks, _MOST_ROWS)
    by_rule = _tallies(items, lambda finding: finding.rule)
    return page(
        "check.html.j2",
        "check",
        report.lang,
        _words(report),
        report=report,
        records={record["document"]: record for record in report.documents},
        fresh=_grouped(fresh),
        known=_grouped(known),
        known_count=len(known),
        blocking=sum(item.blocks for item in items),
        unreadable=sum(record["status"] != "ok" for record in report.documents),
        table=Counter((finding.severity, finding.certainty) for finding in report.findings),
        by_rule=sorted(by_rule, key=lambda tally: (-tally.total, tally.key)),
        by_list=sorted(_tallies(items, lambda finding: finding.list), key=lambda tally: _ORDER[tally.key]),
        by_document={tally.key: tally for tally in _tallies(items, lambda finding: finding.document)},
        sound=len({rule.code for rule in report.rules} - {tally.key for tally in by_rule}),
        strips=_strips(spots),
        lists={document: list(tables) for document, tables in groupby(lists, key=lambda table: table.document)},
        departments=sorted({name for item in items for name in item.departments}),
        anchors=anchors,
        excerpted=_excerpted,
    )


def _anchors(findings: Sequence[Finding]) -> dict[tuple[int, str], str]:
    """Return each finding's anchor: its fingerprint, with the document's number where another one has it too."""
    anchors: dict[tuple[int, str], str] = {}
    seen: set[str] = set()
    for finding in findings:
        again = f"-{finding.document}" if finding.fingerprint in seen else ""
        anchors[finding.document, finding.fingerprint] = f"f-{finding.fingerprint}{again}"
        seen.add(finding.fingerprint)
    return anchors


def _items(report: Report, spots: dict[Place, Spot], anchors: dict[tuple[int, str], str]) -> list[Item]:
    departments = _departments(report.duties, spots)
    items = []
    for finding in report.findings:
        place = place_of(finding, finding.document)
        ends: tuple[Finding | Related, ...] = (finding, *finding.related)
        items.append(
            Item(
                finding,
                anchors[finding.document, finding.fingerprint],
                report.blocks(finding),
                departments.get(place, ()),
                [_end(end, spots.get(place_of(end, finding.document)), finding.document) for end in ends],
            )
        )
    return items


def _end(end: Finding | Related, spot: Spot | None, document: int) -> End:
    return End(end, f"d{document}-{spot.row}" if spot else None, _excerpted(end))


def _excerpted(end: Finding | Related) -> list[tuple[str, bool]]:
    return list(excerpt(end.quote, end.marks, _LONGEST_QUOTE, _CONTEXT))


def _departments(duties: pl.DataFrame | None, spots: dict[Place, Spot]) -> dict[Place, tuple[str, ...]]:
    """Return the departments that the rows with findings name."""
    if duties is None:
        return {}
    columns = ("document", "list", "number", "line", "departments", "receiving_departments")
    return {
        place: tuple(listed or receiving or ())
        for document, key, number, line, listed, receiving in duties.select(columns).iter_rows()
        if (place := (document, key, number, line)) in spots
    }


def _grouped(items: Iterable[Item]) -> list[tuple[int, list[tuple[str | None, list[Item]]]]]:
    """Return items by document and list, the text before the lists first."""
    return [
        (
            document,
            [(key, list(part)) for key, part in groupby(sorted(found, key=_by_list), key=lambda i: i.finding.list)],
        )
        for document, found in groupby(items, key=lambda item: item.finding.document)
    ]


def _by_list(item: Item) -> int:
    return _ORDER[item.finding.list]


def _tallies(items: Iterable[Item], key: Callable[[Finding], Any]) -> list[Tally]:
    """Return how many findings there are of each key, in the order in which keys come."""
    found: dict[Any, list[Item]] = {}
    for item in items:
        found.setdefault(key(item.finding), []).append(item)
    return [
        Tally(name, Counter(item.finding.severity for item in part), sum(item.blocks for item in part))
        for name, part in found.items()
    ]


def _strips(spots: dict[Place, Spot]) -> dict[tuple[int, str | None], dict[str, str]]:
    """Return for each list the path of a drawing one wide a row, one for each severity, that colours faulty rows."""
    strips: dict[tuple[int, str | None], dict[str, str]] = {}
    for (document, key, _, _), spot in spots.items():
        strip = strips.setdefault((document, key), {})
        strip[spot.severity] = f"{strip.get(spot.severity, '')}M{spot.at} 0h1v1h-1z"
    return strips


def _words(report: Report) -> Words:
    """Return the names of severities and rules, and the reasons of rules that found something."""
    shown = [*report.findings, *report.fixed, *(finding for finding, _ in report.waived)]
    found = {finding.rule for finding in report.findings}
    words = {key: {"zh": SEVERITY["zh"][key], "en": SEVERITY["en"][key]} for key in SEVERITY["zh"]}
    words |= {finding.rule: dict.fromkeys(("zh", "en"), finding.name) for finding in shown}
    words |= {rule.code: rule.title for rule in report.rules if rule.code in words}
    return words | {f"{rule.code}.reason": rule.reason for rule in report.rules if rule.code in found}
