"""The texts of documents as passages: every cell and paragraph, and the sentences that quote what was found in one."""

from __future__ import annotations

import re
from collections.abc import Iterable

import polars as pl

from toolkit.frames import Frames

_CELLS = {
    "category": "category",
    "name": "name",
    "departments": "departments_text",
    "superior_duties": "superior_duties",
    "township_duties": "township_duties",
    "handover": "handover",
    "remark": "remark",
}
_LENGTHS = range(2, 13)
_STOP = re.compile(r"[。；;\n]")
_LONGEST = 120
_MOST_SPANS = 12


def texts(frames: Frames) -> pl.DataFrame:
    """Return one row a cell or paragraph that holds text, damaged cells left out.

    Columns: document, row and field (null for a paragraph of the narrative), line and end_line (null for a cell), text.
    """
    cells = [
        frames.duties.filter((pl.col(column) != "") & ~pl.col("damaged").list.contains(field)).select(
            "document", "row", field=pl.lit(field), text=column
        )
        for field, column in _CELLS.items()
    ]
    paragraphs = frames.narrative.select("document", "line", "end_line", "text")
    return pl.concat([*cells, paragraphs], how="diagonal_relaxed").select(
        "document",
        "row",
        "field",
        pl.col("line").cast(pl.Int32),
        pl.col("end_line").cast(pl.Int32),
        "text",
    )


def quote(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Return the sentences of ``text`` in which the first of the ``spans`` lie, those apart joined by an ellipsis.

    An endless sentence is cut to what stands around the span.
    """
    parts: list[tuple[int, int]] = []
    for begin, end in sorted(spans)[:_MOST_SPANS]:
        stops = [stop.end() for stop in _STOP.finditer(text, max(0, begin - _LONGEST), begin)]
        first = stops[-1] if stops else max(0, begin - _LONGEST)
        stop = _STOP.search(text, end, end + _LONGEST)
        last = stop.start() if stop else min(len(text), end + _LONGEST)
        if parts and first <= parts[-1][1] + 1:
            first, before = parts.pop()
            last = max(last, before)
        parts.append((first, last))
    return "…".join(text[first:last] for first, last in parts)


def named(cells: pl.DataFrame, ending: str, names: Iterable[str]) -> pl.DataFrame:
    """Return one row a cell and name that ends, in the cell, where the pattern ``ending`` does: cell, name, times.

    The number in the column ``cell`` of ``cells`` tells them apart. The time needed grows with the text alone, not
    with the number of names.
    """
    tokens = (
        cells.select("cell", token=pl.col("text").str.extract_all(rf"\p{{Han}}{{2,11}}?(?:{ending})"))
        .explode("token", empty_as_null=False)
        .drop_nulls("token")
        .group_by("cell", "token")
        .agg(times=pl.len())
    )
    each = tokens.select("token").unique()
    tails = [
        each.filter(pl.col("token").str.len_chars() >= length).with_columns(name=pl.col("token").str.tail(length))
        for length in _LENGTHS
    ]
    known = pl.DataFrame({"name": list(names)}, schema={"name": pl.String})
    endings = pl.concat(tails).join(known, on="name", how="semi")
    found = tokens.join(endings, on="token")
    return found.group_by("cell", "name").agg(pl.col("times").sum()).sort("cell", "name")
