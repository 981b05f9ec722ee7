"""Markdown for a pull request: the verdict, counts, and the findings folded by document, never more than fits."""

from __future__ import annotations

import html
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import chain, groupby
from typing import Any

from toolkit.checking.finding import Finding
from toolkit.checking.severity import SEVERITIES
from toolkit.lists import LISTS
from toolkit.reporting.checks.text import verdict_line
from toolkit.reporting.places import end_words, relative, row_words
from toolkit.reporting.quotes import excerpt
from toolkit.reporting.report import Report
from toolkit.reporting.terminal import words_of
from toolkit.reporting.words import BLOCKING, DOCUMENT, OTHER_DOCUMENTS, PLACE, PROBABLE, SEVERITY, UNLISTED
from toolkit.text import plural, shorten
from toolkit.words import LIST_WORDS

#: A comment on GitHub takes 65,536 characters; others take more.
LONGEST = 65_000
_MOST_DOCUMENTS = 100
_LONGEST_TITLE = 120
_LEFT_FOR_END = 300
_SPECIAL = re.compile(r"([!-/:-@\[-`{-~])")
_BREAKS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_ORDER: dict[str | None, int] = {None: -1, **{key: at for at, key in enumerate(LISTS)}}


def render(report: Report) -> str:
    """Return at most ``LONGEST`` characters; documents that block come first, and what does not fit is counted."""
    by_document: dict[int, list[Finding]] = defaultdict(list)
    for finding in report.findings:
        by_document[finding.document].append(finding)
    groups = sorted(by_document.values(), key=lambda found: not any(map(report.blocks, found)))
    parts = [f"## {_escaped(words_of(verdict_line(report)))}\n\n", *_table(groups, report)]
    room = LONGEST - _LEFT_FOR_END - sum(map(len, parts))
    listed = 0
    for found in groups:
        text, amount = _document(found, report, room)
        parts.append(text)
        room -= len(text)
        listed += amount
        if amount < len(found):
            break
    left = len(report.findings) - listed
    if left:
        parts.append(f"{plural(UNLISTED[report.lang], left).format(n=left)}\n")
    return "".join(parts)


def _table(groups: list[list[Finding]], report: Report) -> Iterator[str]:
    """Yield a table of counts, one row a document with findings; those after the first hundred share the last row."""
    if not groups:
        return
    lang = report.lang
    head = [DOCUMENT[lang], BLOCKING[lang], *(SEVERITY[lang][severity] for severity in SEVERITIES)]
    yield f"| {' | '.join(head)} |\n|---{'|--:' * (len(head) - 1)}|\n"
    rows = [(_title(found[0], report), found) for found in groups[:_MOST_DOCUMENTS]]
    rest = groups[_MOST_DOCUMENTS:]
    rows += (
        [(plural(OTHER_DOCUMENTS[lang], len(rest)).format(n=len(rest)), list(chain.from_iterable(rest)))]
        if rest
        else []
    )
    for title, found in rows:
        counts = Counter(finding.severity for finding in found)
        figures = [sum(map(report.blocks, found)), *(counts[severity] for severity in SEVERITIES)]
        yield f"| {_escaped(title)} | {' | '.join(map(str, figures))} |\n"
    yield "\n"


def _title(finding: Finding, report: Report) -> str:
    """Return the name of a finding's document: its place and its file."""
    document: dict[str, Any] = report.documents[finding.document] if finding.document >= 0 else {}
    place = "".join(filter(None, (document.get("county"), document.get("township"))))
    file = relative(finding.source)
    return shorten(f"{place} {file}" if place else file, _LONGEST_TITLE)


def _document(found: list[Finding], report: Report, room: int) -> tuple[str, int]:
    """Return the folded findings of a document that fit into so many characters, and how many they are."""
    summary = html.escape(_BREAKS.sub(" ", f"{_title(found[0], report)} ({len(found)})"))
    parts = [f"<details><summary>{summary}</summary>\n"]
    end = "\n</details>\n\n"
    size = len(parts[0]) + len(end)
    listed = 0
    for key, of_list in groupby(sorted(found, key=lambda f: _ORDER[f.list]), key=lambda f: f.list):
        title = LIST_WORDS[report.lang][key] if key else PLACE[report.lang]["document"]
        head = f"\n**{title}**\n\n"
        for finding in of_list:
            text = head + _finding(finding, report)
            if size + len(text) > room:
                return ("".join([*parts, end]) if listed else "", listed)
            head = ""
            parts.append(text)
            size += len(text)
            listed += 1
    return "".join([*parts, end]), listed


def _finding(finding: Finding, report: Report) -> str:
    lang = report.lang
    certainty = PROBABLE[lang] if finding.certainty == "probable" else ""
    where = "" if finding.line is None else PLACE[lang]["line"].format(finding.line)
    place = " · ".join(filter(None, (row_words(finding, lang), where)))
    lines = [f"- **{certainty}{SEVERITY[lang][finding.severity]} {finding.rule}** {_escaped(place)}".rstrip()]
    lines.append(f"  {_escaped(finding.message)}")
    if finding.quote:
        lines.append(f"  │ {_quote(finding.quote, finding.marks)}")
    lines += [f"  ↔ {_escaped(end_words(finding, end, lang))}{_quote(end.quote, end.marks)}" for end in finding.related]
    if finding.suggestion:
        lines.append(f"  → {_escaped(finding.suggestion)}")
    return "  \n".join(lines) + "\n"


def _quote(quote: str, marks: tuple[str, ...]) -> str:
    """Return a quote with its faulty words bold; as tags, since asterisks beside Chinese signs may not count."""
    return "".join(
        f"<b>{_escaped(piece)}</b>" if is_marked else _escaped(piece) for piece, is_marked in excerpt(quote, marks)
    )


def _escaped(text: str) -> str:
    """Return text that Markdown shows as it is, on one line, and that calls nobody by name."""
    return _SPECIAL.sub(r"\\\1", _BREAKS.sub(" ", text)).replace("\\@", "\\@<!-- -->")
