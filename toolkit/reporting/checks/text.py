"""The terminal report: findings by document and list, the faulty words marked, both ends, and the verdict."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from toolkit.checking import Finding
from toolkit.checking.rule import SEVERITIES
from toolkit.checking.words import LIST_WORDS
from toolkit.lists import LISTS
from toolkit.reporting.places import end_words, row_words
from toolkit.reporting.quotes import excerpt
from toolkit.reporting.report import Report
from toolkit.reporting.words import AGAINST, JOIN, PLACE, PROBABLE, ROWS, SEVERITY, VERDICT
from toolkit.text import plural

_FILE_WIDTH = 100
_STYLE = {"error": "bold red", "warning": "yellow", "info": "cyan"}
_INDENT = "    "
_NEW_LINE = f"\n{_INDENT}"
_MARK_OPEN, _MARK_CLOSE = "⟦", "⟧"


def render(report: Report, width: int = _FILE_WIDTH) -> str:
    """Return the report without colour, ``width`` columns wide, no blanks at line ends."""
    console = Console(width=width, color_system=None, highlight=False, markup=False, emoji=False)
    with console.capture() as captured:
        print_report(report, console)
    return "".join(f"{line.rstrip()}\n" for line in captured.get().splitlines())


def print_report(report: Report, console: Console, *, verdict: bool = True) -> None:
    """Print the report on ``console``, as wide as it is; without the verdict for a single finding."""
    by_document = {key: list(found) for key, found in groupby(report.findings, key=lambda f: f.document)}
    for document in report.documents:
        found = by_document.get(document["document"], [])
        if found or len(report.documents) == 1:
            console.print(_document_head(document, report))
            for text in _document_body(found, report, console):
                console.print(text, soft_wrap=True)
    shown = {document["document"] for document in report.documents}
    for finding in report.findings:
        if finding.document not in shown:
            console.print(_finding(finding, report, console), soft_wrap=True)
    if report.fixed:
        console.print(_fixed(report, console), soft_wrap=True)
    if verdict:
        console.print(verdict_line(report))


def _document_head(document: dict[str, Any], report: Report) -> Text:
    place = "".join(filter(None, (document["county"], document["township"])))
    head = Text(overflow="fold")
    head.append(place or document["source"], style="bold")
    if place:
        head.append(f"  {document['source']}", style="dim")
    if document["status"] == "ok":
        counts = " · ".join(f"{ROWS[report.lang][key]} {document['counts'][key]}" for key in LISTS)
        head.append(f"\n{counts}", style="dim")
    return head


def _document_body(findings: list[Finding], report: Report, console: Console) -> Iterator[Text]:
    order: dict[str | None, int] = {None: -1, **{key: at for at, key in enumerate(LISTS)}}
    for key, found in groupby(sorted(findings, key=lambda f: order[f.list]), key=lambda f: f.list):
        title = LIST_WORDS[report.lang][key] if key else PLACE[report.lang]["document"]
        yield Text(f"\n{title}", style="bold underline")
        for finding in found:
            yield _finding(finding, report, console)
    yield Text("")


def _finding(finding: Finding, report: Report, console: Console) -> Text:
    lang = report.lang
    head = Text()
    certainty = PROBABLE[lang] if finding.certainty == "probable" else ""
    head.append(f"{certainty}{SEVERITY[lang][finding.severity]}", style=_STYLE[finding.severity])
    head.append(f" {finding.rule} ", style="bold")
    place = row_words(finding, lang)
    head.append(place)
    where = f"{finding.source}:{finding.line}"
    fits = head.cell_len + cell_len(where) + 2 <= console.width
    head.append(f"{'  ' if fits and place else '' if fits else _NEW_LINE}{where}", style="dim")
    known = AGAINST[lang]["known"] if finding.fingerprint in report.known else ""
    lines = [*_folded(head, console), *_folded(Text(finding.message + known), console, _INDENT)]
    if finding.quote:
        lines += _folded(_quote(finding.quote, finding.marks), console, _INDENT, "│ ")
    for end in finding.related:
        place = end_words(finding, end, lang)
        text = Text().append(place, style="dim").append_text(_quote(end.quote, end.marks))
        lines += _folded(text, console, _INDENT, "↔ ")
    if finding.suggestion:
        lines += _folded(Text(finding.suggestion, style="green"), console, _INDENT, "→ ")
    return Text("\n").join(lines)


def _fixed(report: Report, console: Console) -> Text:
    """Return the findings of the earlier version that are gone, a line each, and an empty one."""
    lines = [Text(AGAINST[report.lang]["fixed"].format(old=report.against), style="bold underline")]
    for finding in report.fixed:
        where = f"{finding.rule} {finding.source}:{finding.line} "
        lines += _folded(Text(where, style="dim").append(finding.message, style="green"), console, _INDENT, "✓ ")
    return Text("\n").join([*lines, Text()])


def _folded(text: Text, console: Console, indent: str = "", sign: str = "") -> list[Text]:
    """Return the lines of a text that hangs behind an indent and a sign.

    A table for each line took three times as long, most of a run whose results were kept.
    """
    lines = text.wrap(console, max(console.width - len(indent) - len(sign), 1), overflow="fold") or [text]
    blank = " " * len(sign)
    return [Text(indent).append(blank if at else sign, style="dim").append_text(line) for at, line in enumerate(lines)]


def _quote(quote: str, marks: tuple[str, ...]) -> Text:
    """Return the quote with its faulty words in brackets, cut to what stands around them."""
    text = Text(overflow="fold")
    for piece, is_marked in excerpt(quote, marks):
        text.append(_MARK_OPEN + piece + _MARK_CLOSE if is_marked else piece, style="bold" if is_marked else "")
    return text


def verdict_line(report: Report) -> Text:
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
    passed = report.passed
    text = Text(overflow="fold")
    text.append(
        f"{'✓' if passed else '✗'} {words['passed' if passed else 'blocked']}",
        style="bold green" if passed else "bold red",
    )
    return text.append(f"{'：' if lang == 'zh' else ': '}{JOIN[lang].join(parts)}")
