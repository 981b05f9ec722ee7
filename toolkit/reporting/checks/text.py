"""The terminal report: findings by document and list, the faulty words marked, both ends, and the verdict."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from rich.cells import cell_len
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from toolkit.checking import Finding, Related
from toolkit.checking.rule import SEVERITIES
from toolkit.checking.words import FIELD_WORDS, LIST_WORDS
from toolkit.profile import LISTS
from toolkit.reporting.report import Report
from toolkit.reporting.words import JOIN, PLACE, PROBABLE, ROWS, SEVERITY, VERDICT
from toolkit.text import plural

_FILE_WIDTH = 100
_STYLE = {"error": "bold red", "warning": "yellow", "info": "cyan"}
_NEW_LINE = "\n    "
_LONGEST_QUOTE = 64
_CONTEXT = 14
_MOST_MARKS = 12
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
            for renderable in _document_body(found, report, console.width):
                console.print(renderable)
    shown = {document["document"] for document in report.documents}
    for finding in report.findings:
        if finding.document not in shown:
            console.print(_finding(finding, report, console.width))
    if verdict:
        console.print(_verdict(report))


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


def _document_body(findings: list[Finding], report: Report, width: int) -> Iterator[RenderableType]:
    order: dict[str | None, int] = {None: -1, **{key: at for at, key in enumerate(LISTS)}}
    for key, found in groupby(sorted(findings, key=lambda f: order[f.list]), key=lambda f: f.list):
        title = LIST_WORDS[report.lang][key] if key else PLACE[report.lang]["document"]
        yield Text(f"\n{title}", style="bold underline")
        for finding in found:
            yield _finding(finding, report, width)
    yield Text("")


def _finding(finding: Finding, report: Report, width: int) -> RenderableType:
    lang = report.lang
    head = Text(overflow="fold")
    certainty = PROBABLE[lang] if finding.certainty == "probable" else ""
    head.append(f"{certainty}{SEVERITY[lang][finding.severity]}", style=_STYLE[finding.severity])
    head.append(f" {finding.rule} ", style="bold")
    place = [PLACE[lang]["number"].format(finding.number)] if finding.number is not None else []
    place += [FIELD_WORDS[lang][finding.field]] if finding.field else []
    head.append(" · ".join(place))
    where = f"{finding.source}:{finding.line}"
    fits = head.cell_len + cell_len(where) + 2 <= width
    head.append(f"{'  ' if fits and place else '' if fits else _NEW_LINE}{where}", style="dim")
    lines: list[RenderableType] = [Text(finding.message, overflow="fold")]
    if finding.quote:
        lines.append(_marked_line("│", _quote(finding.quote, finding.marks), ""))
    lines.extend(
        _marked_line("↔", _quote(end.quote, end.marks), _end_place(finding, end, report)) for end in finding.related
    )
    if finding.suggestion:
        lines.append(_marked_line("→", Text(finding.suggestion, style="green", overflow="fold"), ""))
    return Group(head, Padding(Group(*lines), (0, 0, 0, 4), expand=False))


def _marked_line(sign: str, text: Text, place: str) -> Table:
    grid = Table.grid(padding=(0, 1))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    if place:
        text = Text(overflow="fold").append(place, style="dim").append_text(text)
    grid.add_row(Text(sign, style="dim"), text)
    return grid


def _end_place(finding: Finding, end: Related, report: Report) -> str:
    """Say where the other end is: a cell of the same row, another row, or the text before the lists."""
    lang = report.lang
    colon, gap = ("：", "") if lang == "zh" else (": ", " ")
    if (end.list, end.number, end.line) == (finding.list, finding.number, finding.line):
        return f"{FIELD_WORDS[lang][end.field]}{colon}"
    place = [LIST_WORDS[lang][end.list]] if end.list and end.list != finding.list else []
    place += [PLACE[lang]["number"].format(end.number)] if end.number is not None else []
    place += [f"({end.line})"] if end.line else []
    return f"{gap.join(place)}{colon}"


def _quote(quote: str, marks: tuple[str, ...]) -> Text:
    """Return the quote with its faulty words in brackets, cut to what stands around them."""
    spans = _spans(quote, marks)
    text = Text(overflow="fold")
    shown = 0
    for begin, end in _windows(spans, len(quote)):
        text.append("…" if begin > shown else "")
        at = begin
        for first, last in spans:
            if at <= first < end:
                text.append(quote[at:first])
                text.append(_MARK_OPEN + quote[first : min(last, end)] + _MARK_CLOSE, style="bold")
                at = min(last, end)
        text.append(quote[at:end])
        shown = end
    return text.append("…" if shown < len(quote) else "")


def _windows(spans: list[tuple[int, int]], length: int) -> list[tuple[int, int]]:
    """Return the parts of a quote to show: all of a short one, else what stands around the marks."""
    if length <= _LONGEST_QUOTE or not spans:
        return [(0, min(length, _LONGEST_QUOTE))]
    first = max(0, spans[0][0] - _CONTEXT)
    windows = [(first, min(length, first + _LONGEST_QUOTE))]
    for begin, end in spans[:_MOST_MARKS]:
        if begin < windows[-1][1]:
            windows[-1] = (windows[-1][0], max(windows[-1][1], min(end, begin + _LONGEST_QUOTE)))
        else:
            windows.append((max(windows[-1][1], begin - _CONTEXT), min(length, end + _CONTEXT, begin + _LONGEST_QUOTE)))
    return windows


def _spans(quote: str, marks: tuple[str, ...]) -> list[tuple[int, int]]:
    """Return where the marks stand, the first place of each, those that are the whole quote left out."""
    found = [(quote.find(mark), len(mark)) for mark in marks if mark and mark != quote]
    return sorted((at, at + length) for at, length in found if at >= 0)


def _verdict(report: Report) -> Text:
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
