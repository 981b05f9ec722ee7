"""The sheet 问题汇总: a row a finding, with filters, both ends, and links to the cells where the book has them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from toolkit.checking.finding import Finding
from toolkit.reporting.places import end_words
from toolkit.reporting.quotes import excerpt
from toolkit.reporting.report import Report
from toolkit.reporting.words import PROBABLE, ROWS, SEVERITY, SHEET, STATUS
from toolkit.reporting.workbook import Book, Look, Table
from toolkit.words import FIELD_WORDS

FILL = {"error": "#FFC7CE", "warning": "#FFEB9C", "info": "#DDEBF7"}
#: Titles in Chinese and English, and width.
_COLUMNS = (
    ("级别", "severity", 10),
    ("状态", "status", 11),
    ("乡镇（街道）", "township", 14),
    ("清单", "list", 7),
    ("序号", "no.", 6),
    ("栏目", "column", 12),
    ("问题", "message", 34),
    ("原文", "quote", 38),
    ("另一处", "other end", 30),
    ("建议", "suggestion", 30),
    ("规则", "rule", 8),
    ("文件", "file", 22),
    ("行", "line", 6),
    ("指纹", "fingerprint", 19),
)
_FROZEN = 2
_PRINTED = 11
#: More links a sheet cannot hold.
_MOST_LINKED = 65_000

#: Where in the book a finding stands, as ``'基本'!C5``, or nothing.
Locate = Callable[[Finding], str]


def begin_summary(book: Book, report: Report) -> Table:
    """Begin the sheet, empty."""
    columns = [(chinese if report.lang == "zh" else english, width) for chinese, english, width in _COLUMNS]
    return book.table(SHEET[report.lang], columns, frozen=_FROZEN, printed=_PRINTED)


def write_summary(table: Table, report: Report, locate: Locate) -> None:
    """Write the findings that stand and then the waived ones, linked to where ``locate`` finds them."""
    states = [(finding, _state(finding, report)) for finding in report.findings]
    states += [
        (finding, STATUS[report.lang]["waived"].format(until=waiver.until, reason=waiver.reason))
        for finding, waiver in report.waived
    ]
    for at, (finding, state) in enumerate(states):
        _write_row(table, finding, state, report, locate if at < _MOST_LINKED else _nowhere)


def _nowhere(_finding: Finding) -> str:
    return ""


def _state(finding: Finding, report: Report) -> str:
    known = finding.fingerprint in report.known
    return STATUS[report.lang]["known" if known else "blocking" if report.blocks(finding) else "other"]


def severity_words(finding: Finding, report: Report) -> str:
    """Return how bad and how sure, as in 疑似错误."""
    certainty = PROBABLE[report.lang] if finding.certainty == "probable" else ""
    return f"{certainty}{SEVERITY[report.lang][finding.severity]}"


def place_words(document: dict[str, Any]) -> str:
    """Return whose list a document is: county and township, as far as it says."""
    return "".join(filter(None, (document["county"], document["township"])))


def _write_row(table: Table, finding: Finding, state: str, report: Report, locate: Locate) -> None:
    lang = report.lang
    quote = list(excerpt(finding.quote, finding.marks))
    ends = "\n".join(
        end_words(finding, end, lang) + "".join(text for text, _ in excerpt(end.quote, end.marks))
        for end in finding.related
    )
    cells: list[tuple[str | int | None, Look]] = [
        (severity_words(finding, report), {"fill": FILL[finding.severity]}),
        (state, {}),
        (place_words(report.documents[finding.document]) if finding.document >= 0 else "", {}),
        (ROWS[lang][finding.list] if finding.list else "", {}),
        (finding.number, {"link": locate(finding)}),
        (FIELD_WORDS[lang][finding.field], {}),
        (finding.message, {}),
        ("".join(text for text, _ in quote), {"pieces": quote}),
        (ends, {}),
        (finding.suggestion, {}),
        (finding.rule, {}),
        (finding.source, {}),
        (finding.line, {}),
        (finding.fingerprint, {}),
    ]
    place = table.next_row()
    for at, (value, look) in enumerate(cells):
        table.write(place, at, value, **look)
