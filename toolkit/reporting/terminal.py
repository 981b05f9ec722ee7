"""Reports for a terminal: lines of styled words, folded to a width; what goes to a pipe or a file needs no more.

Rich lays out the same: of a comparison of two townships it took three quarters of the run to do so.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING
from unicodedata import category, east_asian_width

from toolkit.text import printable

if TYPE_CHECKING:
    from rich.console import Console

#: Words and how they look, as rich names it.
Run = tuple[str, str]
Line = list[Run]

# The signs of a redline, [-…-] and {+…+}, are among them.
_NEVER_FIRST = frozenset("，。、；：？！）》”’】⟧…,.;:?!)]}+-")
_NEVER_LAST = frozenset("（《“‘【⟦([{+-＋－～")
_WIDEST = 2


class _Cells(dict[str, int]):
    """How many cells of a terminal each character takes, found out when it is first seen."""

    def __missing__(self, sign: str) -> int:
        wide = east_asian_width(sign) in "WF"
        self[sign] = 2 if wide else 0 if category(sign) in {"Mn", "Me", "Cf"} else 1
        return self[sign]


_CELLS = _Cells()


@lru_cache(1000)  # the same signs stand before most lines
def cells(text: str) -> int:
    """Return how many cells of a terminal a text takes."""
    return sum(map(_CELLS.__getitem__, text))


def folded(runs: Sequence[Run], width: int, indent: str = "", sign: str = "") -> list[Line]:
    """Return the lines of a text that hangs behind an indent and a sign, none wider than ``width`` cells.

    Lines break after blanks and between Chinese characters, not before a closing sign or after an opening one. What
    steers a terminal is left out.
    """
    text = words_of(runs)
    if not text.isprintable():
        runs = [(printable(words), style) for words, style in runs]
        text = words_of(runs)
    behind = cells(sign)
    room = max(2, width - len(indent) - behind)
    head: Line = [(indent + sign, "dim")] if indent or sign else []
    if _WIDEST * len(text) <= room and "\n" not in text:  # most texts fit at a glance
        return [head + _trimmed([run for run in runs if run[0]])]
    rest: Line = [(indent + " " * behind, "dim")] if head else []
    places = pairwise([0, *_ends(text, room)])
    return [(rest if at else head) + _trimmed(_between(runs, begin, end)) for at, (begin, end) in enumerate(places)]


def _ends(text: str, room: int) -> Iterator[int]:
    """Yield where the lines of a text end."""
    reach = list(accumulate(map(_CELLS.__getitem__, text)))
    start = 0
    if not text:
        yield 0
    while start < len(text):
        fitting = bisect_right(reach, room + (reach[start - 1] if start else 0), start)
        feed = text.find("\n", start, fitting + 1) + 1
        start = feed or (fitting if fitting == len(text) else _break(text, start, fitting))
        yield start


def _break(text: str, start: int, fitting: int) -> int:
    """Return the last place at which a line may break, of those that fit; blanks at its end need no room."""
    if text[fitting] == " ":
        return fitting + 1
    for place in range(fitting, start, -1):
        before, after = text[place - 1], text[place]
        if before == " ":
            return place
        chinese = _CELLS[before] > 1 or _CELLS[after] > 1
        if chinese and after not in _NEVER_FIRST and before not in _NEVER_LAST:
            return place
    return fitting


def _between(runs: Iterable[Run], begin: int, end: int) -> Line:
    """Return the part of some runs between two places, without the line feed at its end."""
    line = []
    for words, style in runs:
        if end <= 0:
            break
        if begin < len(words):
            part = words[max(0, begin) : end].rstrip("\n")
            if part:
                line.append((part, style))
        begin -= len(words)
        end -= len(words)
    return line


def _trimmed(line: Line) -> Line:
    """Return a line without blanks at its end: they have no room."""
    while line and line[-1][0][-1:].isspace():
        words, style = line.pop()
        if words.rstrip():
            line.append((words.rstrip(), style))
    return line


def aligned(rows: Sequence[Sequence[Run]]) -> Iterator[Line]:
    """Yield the lines of a table, a blank between its columns; the first column stands left, numbers stand right."""
    widths = [max(cells(words) for words, _ in column) for column in zip(*rows, strict=True)]
    for row in rows:
        gaps = [" " * (width - cells(words)) for width, (words, _) in zip(widths, row, strict=True)]
        (words, style), *numbers = row
        yield [
            (words + gaps[0], style),
            *((f" {gap}{number}", look) for gap, (number, look) in zip(gaps[1:], numbers, strict=True)),
        ]


def words_of(line: Sequence[Run]) -> str:
    """Return a line without its looks."""
    return "".join([words for words, _ in line])


def plain(lines: Iterable[Line]) -> str:
    """Return lines without their looks, no blanks at their ends."""
    return "".join(f"{words_of(line).rstrip()}\n" for line in lines)


def show(lines: Iterable[Line], console: Console) -> None:
    """Print lines that are folded to the width of the console."""
    from rich.text import Text  # noqa: PLC0415 - what is plain does without

    for line in lines:
        console.print(Text.assemble(*line), soft_wrap=True)
