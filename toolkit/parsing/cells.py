"""Places the cells of a row that has too few or too many into the columns of its list."""

from __future__ import annotations

import re
from functools import cache

from toolkit.profile import Profile
from toolkit.text import clean

# Compiled when it is first needed: most tables are whole.
_NUMBERED = r"^(?:1[.、．]|一、|[（(]一[)）])|[；;。].*[；;。]"
_MOST_CELLS = 24
_LONGEST_CATEGORY = 10
_LONGEST_NAME = 150
_SKIPPED_COLUMN = -1.5
_JOINED_CELL = -2.0
_DROPPED_BLANK = -0.1


def align(cells: list[str], columns: tuple[str, ...], profile: Profile) -> dict[str, str]:
    """Return the cells by column, choosing the placement in which each cell looks most like its column.

    Cells keep their order; a column may stay empty, and a cell too many is joined to the column before it.
    The time is bounded by the product of the numbers of cells and columns.
    """
    cells = _bounded(cells)

    @cache
    def best(at: int, column: int) -> tuple[float, tuple[tuple[int, int], ...]]:
        """Return the best score and placement of the cells from ``at`` on in the columns from ``column`` on."""
        if at == len(cells):
            return (len(columns) - column) * (_SKIPPED_COLUMN if column < len(columns) - 1 else 0.0), ()
        options = []
        if column < len(columns):
            score, rest = best(at + 1, column + 1)
            options.append((score + _likeness(cells[at], columns[column], profile), ((at, column), *rest)))
            score, rest = best(at, column + 1)
            options.append((score + _SKIPPED_COLUMN, rest))
        if column:
            score, rest = best(at + 1, column)
            options.append((score + (_JOINED_CELL if cells[at] else _DROPPED_BLANK), ((at, column - 1), *rest)))
        return max(options, key=lambda option: option[0])

    placed: dict[str, list[str]] = {}
    for at, column in best(0, 0)[1]:
        placed.setdefault(columns[column], []).append(cells[at])
    return {column: "\n".join(filter(None, parts)) for column, parts in placed.items()}


def _bounded(cells: list[str]) -> list[str]:
    """Drop blanks behind the last text, and join what goes far beyond any table's columns into the last cell."""
    end = max((at for at, cell in enumerate(cells, 1) if cell), default=1)
    if end > _MOST_CELLS:
        return [*cells[: _MOST_CELLS - 1], "\n".join(filter(None, cells[_MOST_CELLS - 1 : end]))]
    return cells[:end]


def _likeness(cell: str, column: str, profile: Profile) -> float:  # noqa: PLR0911 - one line a column
    """Say how much a cell looks like a column, from -3 (not at all) to 3."""
    text = clean(cell)
    if not text:
        return 0.0
    numbered = bool(re.search(_NUMBERED, text))
    if column == "number":
        return 3.0 if text.isdecimal() else -3.0
    if column == "category":
        return 3.0 if text in profile.categories else 0.5 if len(text) <= _LONGEST_CATEGORY else -2.0
    if column == "name":
        return -2.0 if numbered or text in profile.categories else 1.0 if len(text) <= _LONGEST_NAME else -1.0
    if column == "departments":
        return 2.5 if text.endswith(profile.endings) and not numbered else -1.5
    if column == "handover":
        return 3.0 if profile.label.search(text) or profile.drop_formula.search(text) else 0.2
    if column == "remark":
        return -0.5
    return 1.5 if numbered else 0.3
