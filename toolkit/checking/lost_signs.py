"""Characters lost inside common phrases: 环境卫的 for 环境卫生的, 增促整改 for 督促整改.

Half a word that stands where a common phrase has the whole, and makes no word with what is beside it, has lost its
other half. The phrases are data: ``rules/vocabulary/phrases.yaml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

import polars as pl

from toolkit.checking.familiar import masked_cells
from toolkit.checking.worded import sentence
from toolkit.frames import Frames
from toolkit.resources import read_yaml

_WORD = 2
_FUNCTION = "的和与及或并等对由在为向按经"
_CELL = ["document", "row", "field"]
#: The columns of hits that say what is wrong in a cell, and what is right.
SLIPS: dict[str, Any] = {
    "document": pl.Int32,
    "row": pl.Int32,
    "field": pl.String,
    "case": pl.String,
    "quote": pl.String,
    "marks": pl.List(pl.String),
    "values": pl.Struct({"wrong": pl.String, "right": pl.String}),
}


class _Halves(NamedTuple):
    """Phrases by their first three characters and by their last three, and a pattern for the half words of both."""

    cut: dict[str, tuple[str, ...]]
    headless: dict[str, tuple[str, ...]]
    signs: str


@cache
def _halves() -> _Halves:
    data = read_yaml("rules/vocabulary/phrases.yaml")
    cut: dict[str, tuple[str, ...]] = {}
    headless: dict[str, tuple[str, ...]] = {}
    for phrase in data["phrases"].split():
        if phrase[_WORD] not in data["alone"]:
            cut[phrase[:-1]] = (*cut.get(phrase[:-1], ()), phrase)
        if phrase[_WORD - 1] not in data["alone"]:
            headless[phrase[1:]] = (*headless.get(phrase[1:], ()), phrase)
    return _Halves(cut, headless, "".join(sorted({part[_WORD] for part in cut} | {part[0] for part in headless})))


def lost_signs(frames: Frames) -> pl.DataFrame:
    """Return one hit a half word and cell, with ``case`` lost.

    Columns: ``document``, ``row``, ``field``, ``case``, ``quote``, ``marks`` and ``values``: the half phrase
    (``wrong``) and the whole one (``right``).
    """
    signs = f"[{_halves().signs}]"
    cells = masked_cells(frames).filter(pl.col("mask").str.contains(signs))
    found = [
        {
            **{key: cell[key] for key in _CELL},
            "case": "lost",
            "quote": sentence(cell["text"], begin, end),
            "marks": [cell["text"][begin:end]],
            "values": {"wrong": cell["text"][begin:end], "right": right},
        }
        for cell in cells.iter_rows(named=True)
        for begin, end, right in _lost(cell["text"], cell["mask"], signs)
    ]
    return pl.DataFrame(found, schema=SLIPS, orient="row").unique(maintain_order=True)


def _lost(text: str, mask: str, signs: str) -> Iterator[tuple[int, int, str]]:
    """Yield from where to where half a phrase stands, and the phrase; a character of a familiar word is no half."""
    halves = _halves()
    for match in re.finditer(signs, mask):
        at = match.start()
        begin, after = max(0, at - _WORD), at + 1
        right = halves.cut.get(text[begin:after], ())
        if right and text[begin : after + 1] not in right and not _unknown(mask[after : after + 1]):
            yield begin, after, right[0]
        end = at + _WORD + 1
        right = halves.headless.get(text[at:end], ())
        if right and text[max(0, at - 1) : end] not in right and not _unknown(mask[max(0, at - 1) : at]):
            yield at, end, right[0]


def _unknown(sign: str) -> bool:
    """Whether a character beside a half is in no familiar word either: the two may be a word that nobody listed."""
    return bool(re.match("[\u4e00-\u9fff]", sign)) and sign not in _FUNCTION
