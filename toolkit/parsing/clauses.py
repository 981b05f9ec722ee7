"""Duties cells taken apart: numbered items, and the department that heads each paragraph."""

from __future__ import annotations

import re
from typing import NamedTuple

from toolkit.parsing.departments import LONGEST_HEAD, Departments
from toolkit.text import clean

_NUMERALS = frozenset("一二三四五六七八九十")
_MARKER = re.compile(
    r"\d{1,2}[.、．](?!\d)|[（(](?:\d{1,2}|[一二三四五六七八九十]{1,3})[)）][、.]?|[一二三四五六七八九十]{1,3}[、.．]"
)
_STOPS = tuple("。；;！!")
# A marker counts at the beginning of a paragraph or after one of these.
_BEFORE_MARKER = frozenset((*_STOPS, "：", ":"))
# A head that lost its colon is followed by item 1 at once.
_BEFORE_FIRST = frozenset("局委办院会部室队心馆站所社司行厅处台校）)")
_FIRST = ("1.", "1、", "1．")
_HEAD_END = re.compile(r"[：:]")


class Clause(NamedTuple):
    """A numbered item or a paragraph of a duties cell.

    ``marker`` is its number as written ("" for none), ``section`` the 一、 heading it stands under,
    ``heads`` the departments that head its paragraph, as written.
    """

    marker: str
    text: str
    section: str
    heads: tuple[str, ...]


def split_clauses(cell: str, departments: Departments) -> list[Clause]:
    """Return the clauses of a duties cell, in order; their texts together are the cell without its heads."""
    clauses: list[Clause] = []
    section = ""
    heads: tuple[str, ...] = ()
    pieces = _with_bare_heads(_pieces(cell), departments)
    for at, (marker, text) in enumerate(pieces):
        is_section = marker[:1] in _NUMERALS
        found, rest = _take_head(text, departments, bare=is_section or not marker, section=is_section)
        if found:
            heads = found
            section = "" if is_section else section
            if rest:
                clauses.extend(_headed(marker if not is_section else "", rest, section, heads, departments))
            continue
        if is_section and not text.rstrip().endswith(_STOPS) and at + 1 < len(pieces):
            section, heads = clean(text), ()
            continue
        clauses.extend(_headed(marker, text, section, heads, departments))
        if clauses:
            heads = clauses[-1].heads
    return [
        clause
        for clause, following in zip(clauses, [*clauses[1:], None], strict=False)
        if clause.text or following is None or following.heads != clause.heads
    ]


def _pieces(cell: str) -> list[tuple[str, str]]:
    """Cut a cell at its markers into (marker, text)."""
    pieces = []
    marker, start = "", 0
    for mark in _MARKER.finditer(cell):
        end = mark.start()
        while end > start and cell[end - 1].isspace():
            end -= 1
        before = cell[end - 1] if end > start else marker[-1:]
        at_first = before in _BEFORE_FIRST and mark[0] in _FIRST
        if not before or "\n" in cell[end : mark.start()] or before in _BEFORE_MARKER or at_first:
            pieces.append((marker, cell[start:end]))
            marker, start = mark[0], mark.end()
    pieces.append((marker, cell[start:]))
    return [(marker, text) for marker, text in pieces if marker or text.strip()]


def _with_bare_heads(pieces: list[tuple[str, str]], departments: Departments) -> list[tuple[str, str]]:
    """Part from the end of a piece a body's name that stands, without its colon, before the next item 1."""
    parted: list[tuple[str, str]] = []
    for at, (marker, text) in enumerate(pieces):
        before_first = at + 1 < len(pieces) and pieces[at + 1][0] in _FIRST
        begin = _sentence_start(text, 0, len(text)) if before_first else 0
        if begin and departments.all_in(text[begin:]):
            parted.extend([(marker, text[:begin]), ("", f"{text[begin:]}\n")])
        else:
            parted.append((marker, text))
    return parted


def _sentence_start(text: str, start: int, end: int) -> int:
    """Return where the last sentence or paragraph between two places of a text begins."""
    return max(start, *(text.rfind(stop, start, end) + 1 for stop in ("\n", *_STOPS)))


def _headed(marker: str, text: str, section: str, heads: tuple[str, ...], departments: Departments) -> list[Clause]:
    """Cut one item where a department's head stands behind the end of a sentence inside it."""
    clauses: list[Clause] = []
    start = 0
    for end in _HEAD_END.finditer(text):
        begin = _sentence_start(text, start, end.start())
        if begin == start and not clauses and start == 0 and begin == 0:
            continue
        found = departments.all_in(text[begin : end.start()])
        if found:
            before = clean(text[start:begin])
            if before:
                clauses.append(Clause(marker, before, section, heads))
            marker, heads, start = "", found, end.end()
    rest = clean(text[start:])
    if rest or (start and heads):
        clauses.append(Clause(marker, rest, section, heads))
    return clauses


def _take_head(text: str, departments: Departments, *, bare: bool, section: bool) -> tuple[tuple[str, ...], str]:
    """Return the departments that a piece begins with as its head, and the rest.

    A head ends with a colon; where ``bare`` it may also be a paragraph of its own, as in 一、县教育局, and in a
    ``section`` a registered body that the text goes on after.
    """
    end = _HEAD_END.search(text, 0, LONGEST_HEAD)
    if end:
        found = departments.all_in(text[: end.start()])
        if found:
            return found, text[end.end() :].strip()
    if bare:
        first, _, rest = text.strip().partition("\n")
        found = departments.all_in(first)
        if found:
            return found, rest.strip()
        known = departments.known_beginning(clean(first)) if section else ""
        if known:
            return (known,), f"{clean(first)[len(known) :]}\n{rest}".strip()
    return (), text
