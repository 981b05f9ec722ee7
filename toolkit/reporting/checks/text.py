"""The terminal report: findings by document and list, the faulty words marked, both ends, and the verdict."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from toolkit.checking.finding import Finding
from toolkit.checking.severity import SEVERITIES
from toolkit.lists import LISTS
from toolkit.reporting.places import end_words, row_words
from toolkit.reporting.quotes import excerpt
from toolkit.reporting.report import Report
from toolkit.reporting.terminal import Line, Run, cells, folded, plain, words_of
from toolkit.reporting.words import AGAINST, JOIN, PLACE, PROBABLE, ROWS, SEVERITY, VERDICT
from toolkit.text import plural
from toolkit.words import LIST_WORDS

_FILE_WIDTH = 100
_STYLE = {"error": "bold red", "warning": "yellow", "info": "cyan"}
_INDENT = "    "
_MARK_OPEN, _MARK_CLOSE = "⟦", "⟧"


def render(report: Report, width: int = _FILE_WIDTH) -> str:
    """Return the report without colour, ``width`` columns wide, no blanks at line ends."""
    return plain(lines(report, width))


def lines(report: Report, width: int, *, verdict: bool = True) -> Iterator[Line]:
    """Yield the lines of the report, ``width`` columns wide; without the verdict for a single finding."""
    by_document = {key: list(found) for key, found in groupby(report.findings, key=lambda f: f.document)}
    for document in report.documents:
        found = by_document.get(document["document"], [])
        if found or len(report.documents) == 1:
            yield from _document_head(document, report, width)
            yield from _document_body(found, report, width)
    shown = {document["document"] for document in report.documents}
    for finding in report.findings:
        if finding.document not in shown:
            yield from _finding(finding, report, width)
    if report.fixed:
        yield from _fixed(report, width)
    if verdict:
        yield from folded(verdict_line(report), width)


def _document_head(document: dict[str, Any], report: Report, width: int) -> Iterator[Line]:
    place = "".join(filter(None, (document["county"], document["township"])))
    file: list[Run] = [(f"  {document['source']}", "dim")] if place else []
    yield from folded([(place or document["source"], "bold"), *file], width)
    if document["status"] == "ok":
        counts = " · ".join(f"{ROWS[report.lang][key]} {document['counts'][key]}" for key in LISTS)
        yield from folded([(counts, "dim")], width)


def _document_body(findings: list[Finding], report: Report, width: int) -> Iterator[Line]:
    order: dict[str | None, int] = {None: -1, **{key: at for at, key in enumerate(LISTS)}}
    for key, found in groupby(sorted(findings, key=lambda f: order[f.list]), key=lambda f: f.list):
        yield []
        yield [(LIST_WORDS[report.lang][key] if key else PLACE[report.lang]["document"], "bold underline")]
        for finding in found:
            yield from _finding(finding, report, width)
    yield []


def _finding(finding: Finding, report: Report, width: int) -> Iterator[Line]:
    lang = report.lang
    certainty = PROBABLE[lang] if finding.certainty == "probable" else ""
    place = row_words(finding, lang)
    head = [
        (f"{certainty}{SEVERITY[lang][finding.severity]}", _STYLE[finding.severity]),
        (f" {finding.rule} ", "bold"),
        (place, ""),
    ]
    where = f"{finding.source}:{finding.line}"
    gap = "  " if place else ""
    if cells(words_of(head) + gap + where) <= width:
        yield from folded([*head, (f"{gap}{where}", "dim")], width)
    else:
        yield from folded(head, width)
        yield from folded([(where, "dim")], width, _INDENT)
    known = AGAINST[lang]["known"] if finding.fingerprint in report.known else ""
    yield from folded([(finding.message + known, "")], width, _INDENT)
    if finding.quote:
        yield from folded(_quote(finding.quote, finding.marks), width, _INDENT, "│ ")
    for end in finding.related:
        yield from folded([(end_words(finding, end, lang), "dim"), *_quote(end.quote, end.marks)], width, _INDENT, "↔ ")
    if finding.suggestion:
        yield from folded([(finding.suggestion, "green")], width, _INDENT, "→ ")


def _fixed(report: Report, width: int) -> Iterator[Line]:
    """Yield the findings of the earlier version that are gone, a line each, and an empty one."""
    yield from folded([(AGAINST[report.lang]["fixed"].format(old=report.against), "bold underline")], width)
    for finding in report.fixed:
        where = f"{finding.rule} {finding.source}:{finding.line} "
        yield from folded([(where, "dim"), (finding.message, "green")], width, _INDENT, "✓ ")
    yield []


def _quote(quote: str, marks: tuple[str, ...]) -> list[Run]:
    """Return the quote with its faulty words in brackets, cut to what stands around them."""
    return [
        (_MARK_OPEN + piece + _MARK_CLOSE, "bold") if is_marked else (piece, "")
        for piece, is_marked in excerpt(quote, marks)
    ]


def verdict_line(report: Report) -> Line:
    """Return whether the report passes, and what was found, in one line."""
    lang = report.lang
    words = VERDICT[lang]
    severities = report.summary
    probable = sum(1 for finding in report.findings if finding.certainty == "probable")
    unreadable = sum(1 for document in report.documents if document["status"] != "ok")

    def said(key: str, n: int) -> list[str]:
        return [plural(words[key], n).format(n=n)] if n else []

    found = [part for severity in SEVERITIES for part in said(severity, severities[severity])]
    parts = [
        *said("checked", len(report.documents)),
        *said("unreadable", unreadable),
        *(found or [words["clean"]]),
        *said("probable", probable),
        *said("known", sum(finding.fingerprint in report.known for finding in report.findings)),
        *said("fixed", len(report.fixed)),
        *said("suppressed", len(report.waived)),
        *said("blocking", sum(map(report.blocks, report.findings))),
    ]
    sign, word, style = ("✓", "passed", "bold green") if report.passed else ("✗", "blocked", "bold red")
    colon = "：" if lang == "zh" else ": "
    return [(f"{sign} {words[word]}", style), (f"{colon}{JOIN[lang].join(parts)}", "")]
