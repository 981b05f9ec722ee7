"""The summary of a matrix for people: townships most unlike the others, and outlying duties."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from toolkit.diffing.matrix import Matrix, Row
from toolkit.lists import LISTS
from toolkit.reporting.matrices.telling import WORDS, few, in_other_lists, lacked, names
from toolkit.reporting.terminal import Line, folded, plain
from toolkit.reporting.words import ROWS
from toolkit.text import shorten
from toolkit.words import Lang

_WIDTH = 80
_MOST_TOWNSHIPS = 10
_MOST_ROWS = 15
_MOST_NAMES = 5
#: Chinese characters that fit on a line behind the list.
_LONGEST_NAME = 34


def render(matrix: Matrix, lang: Lang = "zh", *, width: int = _WIDTH) -> str:
    """Return the summary, ``width`` columns wide, without colour and without blanks at line ends."""
    return plain(lines(matrix, lang, width))


def lines(matrix: Matrix, lang: Lang, width: int) -> Iterator[Line]:
    """Yield the lines of the summary, ``width`` columns wide."""
    for text in _texts(matrix, lang):
        yield from folded([(text, "")], width)


def _texts(matrix: Matrix, lang: Lang) -> Iterator[str]:
    words, called = WORDS[lang], names(matrix)
    kinds: tuple[tuple[str, Callable[[Row], bool]], ...] = (
        ("few", few),
        ("lack", lacked),
        ("elsewhere", in_other_lists),
    )
    found = {kind: [row for row in matrix.rows if holds(row)] for kind, holds in kinds}
    everywhere = sum(row.outlying == 0 for row in matrix.rows)
    counts = {"all": everywhere, "few": len(found["few"]), "lack": len(found["lack"])}
    yield words["head"].format(places=len(called), rows=len(matrix.rows), **counts)
    order = sorted(range(len(called)), key=lambda at: (-matrix.townships[at].difference, at))
    unlike = [at for at in order if matrix.townships[at].difference][:_MOST_TOWNSHIPS]
    if unlike:
        yield f"\n{words['townships']}"
    for at in unlike:
        one = matrix.townships[at]
        facts = {"duties": one.duties, "extra": one.extra, "lacking": one.lacking, "elsewhere": one.elsewhere}
        yield "  " + words["township"].format(name=called[at], **facts)
    for kind, rows in found.items():
        if rows:
            yield f"\n{words[kind]} {len(rows)}"
        for row in rows[:_MOST_ROWS]:
            yield f"  {ROWS[lang][row.list]} {shorten(row.name, _LONGEST_NAME)}"
            yield f"    {_where(kind, row, called, lang)}"
        if len(rows) > _MOST_ROWS:
            yield f"  {words['more'].format(n=len(rows) - _MOST_ROWS)}"


def _where(kind: str, row: Row, called: list[str], lang: Lang) -> str:
    """Return which townships an outlying duty is about."""
    words, cells = WORDS[lang], list(zip(called, row.duties, strict=True))
    if kind == "elsewhere":
        others = {key: [name for name, duty in cells if duty and duty.list == key] for key in LISTS if key != row.list}
        return "  ".join(f"{ROWS[lang][key]} {_some(chosen, lang)}" for key, chosen in others.items() if chosen)
    chosen = [name for name, duty in cells if (duty is not None) == (kind == "few")]
    facts = {"present": row.present, "absent": len(cells) - row.present, "of": len(cells)}
    return words["has" if kind == "few" else "without"].format(**facts, names=_some(chosen, lang))


def _some(chosen: list[str], lang: Lang) -> str:
    """Return some names; those that are too many are counted."""
    shown = WORDS[lang]["join"].join(chosen[:_MOST_NAMES])
    return shown + (WORDS[lang]["and-more"].format(n=len(chosen)) if len(chosen) > _MOST_NAMES else "")
