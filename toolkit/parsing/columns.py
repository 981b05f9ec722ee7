"""Which column each line of a wrapped row belongs to.

Nothing marks the borders. What tells them: a department cell is a list of whole bodies; numbering that starts
again opens the next cell; a cell's lines are filled up to the width of its column, except the last of a paragraph.
The widths are measured on the document itself, from a first pass that does without them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from toolkit.parsing.departments import Departments
from toolkit.text import clean, width

_ITEM = re.compile(
    r"^(?:(?P<arabic>\d{1,2})[.、．](?!\d)|(?P<section>[一二三四五六七八九十]{1,3})[、.．]|[（(](?P<bracket>[\d一二三四五六七八九十]{1,3})[)）])"
)
_FORMULA_OPENING = re.compile(r"^(?:[此该本][项事]\w{0,2}(?:工作)?|证明事项|落实[^，,]{4,24}[，,])")
_TERMINAL = tuple("。；;！!")
_PAUSE = (*_TERMINAL, "：", ":")
_CHINESE = {c: n for n, c in enumerate("一二三四五六七八九十", 1)}
_SLACK = 2.6
_OVERFLOW = 1.1
_MOST_CANDIDATES = 80
_MOST_NARROW_LINES = 48
_FEW = 4
_LONGEST_HEAD = 120
_LONGEST_HEAD_LINES = 4
_HEADLESS = 6.0
_EMPTY_CELL = 6.0
_KEPT_WAYS = 8
_SAMPLE = 40
_HEADED_TOWNSHIP = 3.0
_WIDEST_DEPARTMENTS = 13.0


@dataclass(slots=True)
class Fragment:
    """A line, or a piece of a line between blanks, with its line number; ``tops_page``: the first of a page.

    The rest is what the line shows by itself: its ``width``, the ``kind`` and ``value`` of the marker it begins with,
    and the ``last`` character. ``head`` is set where a department's head ends.
    """

    text: str
    line: int
    tops_page: bool = False
    width: float = 0.0
    kind: str = ""
    value: int = 0
    last: str = ""
    pauses: bool = False
    head: bool = False

    def __post_init__(self) -> None:
        """Find out what the line shows."""
        self.width = width(self.text)
        self.kind, self.value = _ordinal(self.text)
        self.last = self.text[-1:]
        self.pauses = self.last in _PAUSE


class Splitter:
    """Splits the rows of one list into its columns."""

    def __init__(self, kind: str, departments: Departments, rows: list[list[Fragment]]) -> None:
        """Take the rows of the list ``kind`` as fragments, their number and category already taken off."""
        self.kind = kind
        self.departments = departments
        self.rows = rows
        self.widths: dict[str, float] = {}
        self._listed: dict[str, int] = {}

    def split_all(self) -> Iterator[dict[str, str]]:
        """Yield each row's cells by column; the text of a row's cells together is the row's text."""
        columns = {
            "basic": ("name",),
            "cooperative": ("name", "departments", "superior_duties", "township_duties"),
            "reclaimed": ("name", "handover"),
        }[self.kind]
        borders = self._borders_cooperative if self.kind == "cooperative" else self._borders_reclaimed
        if self.kind == "basic":
            parts = [[row] for row in self.rows]
        else:
            self._measure([borders(row) for row in self.rows[:_SAMPLE]], columns)
            parts = [borders(row) for row in self.rows]
        self._measure(parts, columns)
        for part in parts:
            yield {column: self._join(lines, column) for column, lines in zip(columns, part, strict=True)}

    def _measure(self, parts: list[list[list[Fragment]]], columns: tuple[str, ...]) -> None:
        """Set each column's width: what nine in ten of its fullest lines do not go beyond."""
        for at, column in enumerate(columns):
            widest = sorted(max(f.width for f in row[at]) for row in parts if len(row[at]) > 1)
            if widest:
                self.widths[column] = widest[int(len(widest) * 0.9)] if len(widest) > _FEW else widest[-1]

    def _join(self, lines: list[Fragment], column: str) -> str:
        """Join the lines of a cell, a line feed kept where a paragraph begins."""
        text = ""
        for at, fragment in enumerate(lines):
            if at:
                previous = lines[at - 1]
                paragraph = previous.pauses or previous.width < self.widths.get(column, 0.0) - _SLACK
                text += "\n" if paragraph and column not in {"name", "departments"} else self._glue(text, fragment.text)
            text += fragment.text
        return text

    @staticmethod
    def _glue(text: str, following: str) -> str:
        latin = text[-1:].isascii() and text[-1:].isalpha() and following[:1].isascii() and following[:1].isalpha()
        return " " if latin else ""

    # Reclaimed: name, then the handover.

    def _borders_reclaimed(self, row: list[Fragment]) -> list[list[Fragment]]:
        profile = self.departments.profile
        formula = None
        for at in range(len(row)):
            text = clean("".join(f.text for f in row[at : at + _LONGEST_HEAD_LINES + 2]))
            label = profile.label.search(text)
            if label and (label.start() == 0 or (at and self._whole_list(text[: label.start()]))):
                return [row[:at], row[at:]]
            if formula is None and profile.drop_formula.match(_FORMULA_OPENING.sub("", text)):
                formula = at
        border = self._first_wide(row) if formula is None else formula
        return [row[:border], row[border:]]

    def _first_wide(self, row: list[Fragment]) -> int:
        """Return where lines become wider than the name column, or where a line is a body's name."""
        limit = self.widths.get("name", 0.0) + _OVERFLOW
        for at in range(1, len(row)):
            if self._whole_list(row[at].text) or (limit > _OVERFLOW and row[at].width > limit):
                return at
        return min(1, len(row))

    # Cooperative: name, departments, superior duties, township duties.

    def _borders_cooperative(self, row: list[Fragment]) -> list[list[Fragment]]:
        first, last = self._departments_at(row)
        superior, township = self._duties(row[last:])
        return [row[:first], row[first:last], superior, township]

    def _whole_list(self, text: str) -> int:
        """Return how many bodies ``text`` lists (known ones count double), 0 where it is no list of whole bodies."""
        if text not in self._listed:
            self._listed[text] = self._count_bodies(text)
        return self._listed[text]

    def _count_bodies(self, text: str) -> int:
        if "：" in text or ":" in text or not self.departments.may_end(text):
            return 0
        names = self.departments.split(text)
        if not names or not all(self.departments.is_whole(name) for name in names):
            return 0
        known = sum(1 for name in names if self.departments.known(name))
        begins = self.departments.looks_like_body(names[0])
        return len(names) + known if begins else 0

    def _departments_at(self, row: list[Fragment]) -> tuple[int, int]:
        """Return where the departments of a row begin and end."""
        narrow = self._narrow_run(row)
        best, best_score = (narrow, narrow), 0.0
        for first in range(narrow):
            goes_on = first > 0 and row[first - 1].text.endswith(("、", "，"))
            if goes_on or not self.departments.may_begin(row[first].text):
                continue
            for last in range(first + 1, narrow + 1):
                if last < len(row) and row[last].text.startswith(("、", "局", "会", "室", "部", "院", "委")):
                    continue
                if not self.departments.may_end(row[last - 1].text):
                    continue
                bodies = self._whole_list("".join(f.text for f in row[first:last]))
                # Only a row that has lost its name begins with departments, and then with nothing else.
                if not bodies or (not first and (last < narrow or bodies % 2)):
                    continue
                # A state body's name begins a line before the county in it: 国家税务总局某 / 县税务局.
                bodies += 3 if row[first].text.startswith("国家") else 0
                score = 2.0 * bodies + 0.4 * (last - first) - 0.6 * (narrow - last) - 0.2 * first
                if score > best_score:
                    best, best_score = (first, last), score
        return best if best_score > 0 else self._unknown_departments(row, narrow)

    def _narrow_run(self, row: list[Fragment]) -> int:
        """Return how many lines at the beginning are narrow enough for names and departments."""
        limit = max(self.widths.get("name", 0.0), self.widths.get("departments", 0.0)) or _WIDEST_DEPARTMENTS
        for at, fragment in enumerate(row[:_MOST_NARROW_LINES]):
            if at and (fragment.width > limit + _OVERFLOW or fragment.kind):
                return at
        return min(len(row), _MOST_NARROW_LINES)

    def _unknown_departments(self, row: list[Fragment], narrow: int) -> tuple[int, int]:
        """Where no list of bodies is found, departments begin where the lines become narrower than a name's."""
        name, departments = self.widths.get("name", 0.0), self.widths.get("departments", 0.0)
        if departments and name - departments > _OVERFLOW:
            first = narrow
            while first > 1 and row[first - 1].width <= departments + 0.5:
                first -= 1
            if row[first : first + 1] and row[first].text.startswith(("县", "市", "区", "、")):
                return first, narrow
        return narrow, narrow

    def _duties(self, rest: list[Fragment]) -> tuple[list[Fragment], list[Fragment]]:
        """Part the two duties cells: the border that best explains numbering and widths.

        On each page that a row goes on to, both cells go on one after the other, so that there is a border a page; a
        few best ways are kept from page to page.
        """
        self._find_heads(rest)
        tops = [at for at, fragment in enumerate(rest) if at and fragment.tops_page]
        ways: list[tuple[list[Fragment], list[Fragment]]] = [([], [])]
        for start, end in zip([0, *tops], [*tops, len(rest)], strict=True):
            page = rest[start:end]
            borders = [*self._candidates(page), len(page)]
            if start:
                borders.append(0)
            ways = [(first + page[:at], second + page[at:]) for first, second in ways for at in borders]
            ways.sort(key=lambda way: self._score(*way, final=end == len(rest)), reverse=True)
            del ways[_KEPT_WAYS:]
        return ways[0]

    @staticmethod
    def _candidates(page: list[Fragment]) -> list[int]:
        """Return where the second cell may begin: behind the end of a sentence, or at a number."""
        found = [at for at in range(1, len(page)) if page[at - 1].last in _TERMINAL or page[at].kind]
        if len(found) > _MOST_CANDIDATES:
            found = [at for at in found if page[at].value == 1][:_MOST_CANDIDATES]
        return found

    def _score(self, superior: list[Fragment], township: list[Fragment], *, final: bool) -> float:
        """Score how well the lines of the two cells make cells; only a ``final`` one must be whole at its end.

        Departments head the paragraphs of the superior cell: a township's cell with such a head, or a superior one
        that ends with it, is a wrong border.
        """
        score = _numbering(superior) + _numbering(township)
        score += self._filling(superior, "superior_duties") + self._filling(township, "township_duties")
        score -= _HEADED_TOWNSHIP * sum(1 for fragment in township if fragment.head)
        if final:
            last = superior[-1] if superior else None
            score += 1.5 if last and last.text.endswith("。") else 0.0
            score -= _HEADLESS if last and last.head else 0.0
            score -= _EMPTY_CELL if not (superior and township) else 0.0
        return score

    def _find_heads(self, lines: list[Fragment]) -> None:
        """Mark the lines at which a department's head ends: before a colon, or alone behind 一、."""
        for at, fragment in enumerate(lines):
            section = fragment.kind == "section"
            text = fragment.text.partition("、")[2] if section else fragment.text
            for last in range(at, min(at + _LONGEST_HEAD_LINES, len(lines))):
                text += lines[last].text if last > at else ""
                before, colon, _ = text.replace(":", "：").partition("：")
                if (colon or section) and len(before) <= _LONGEST_HEAD and self._whole_list(before.strip()):
                    lines[last].head = True
                if colon or text.endswith(_TERMINAL):
                    break

    def _filling(self, lines: list[Fragment], column: str) -> float:
        """Score how well lines fill a column: none wider than it, and short only at the end of a paragraph."""
        limit = self.widths.get(column)
        if not limit:
            return 0.0
        widest, least = limit + _OVERFLOW, limit - _SLACK
        score = 0.0
        for at, line in enumerate(lines):
            if line.width > widest:
                score -= 4.0
            elif line.width < least and not (line.pauses or line.kind):
                ends = at + 1 == len(lines) or lines[at + 1].kind
                score -= 0.0 if ends else 1.5
        return score


def _ordinal(line: str) -> tuple[str, int]:
    """Return the kind and the value of the marker a line begins with; ("", 0) for none."""
    match = _ITEM.match(line)
    if not match:
        return "", 0
    if match["arabic"]:
        return "arabic", int(match["arabic"])
    text = match["section"] or match["bracket"]
    kind = "section" if match["section"] else "bracket"
    if text.isdecimal():
        return kind, int(text)
    return kind, _CHINESE.get(text, 10 + _CHINESE.get(text[-1], 0) if text.startswith("十") else 99)


def _numbering(lines: list[Fragment]) -> float:
    """Score the numbering of a cell: it begins at 1, rises by one, and restarts only under a heading."""
    if not lines:
        return 0.0
    last = {"arabic": 0, "section": 0, "bracket": 0}
    fresh = True
    score = 0.0 if not lines[0].kind else 1.0 if lines[0].value == 1 else -4.0
    for at, line in enumerate(lines):
        kind, value = line.kind, line.value
        if not kind:
            fresh = fresh or line.head or line.last in {"：", ":"}
            continue
        if value == last[kind] + 1:
            # Items end with ；, and the last one with 。: a number after that rather belongs to the other cell.
            ended = at > 0 and lines[at - 1].last == "。"
            score += 0.0 if value == 1 else -0.3 if ended else 0.3
        elif value == 1 and fresh and kind != "section":
            score -= 0.2
        else:
            score -= 3.0
        last[kind] = value
        fresh = kind == "section"
        if kind == "section":
            last["arabic"] = last["bracket"] = 0
    return score
