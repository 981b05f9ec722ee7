"""Numbering inside a duties cell that starts late, skips, repeats, or lacks its point."""

from __future__ import annotations

import polars as pl

from toolkit.checking.familiar import HAN
from toolkit.checking.items import begin_midway, broken, items, numbered_cells
from toolkit.checking.kinds import Parameters
from toolkit.frames import Frames

_CELL = ["document", "row", "field"]
_SHOWN = 40
_BEFORE = 12


def hits(frames: Frames, parameters: Parameters) -> pl.DataFrame:
    """Return one hit a cell and fault of its numbering, at the first item that is wrong.

    Runs of a style are followed through the whole cell: item 1 may come again under every head or section. A cell that
    begins at a later item is cut, and no hit here.

    ``parameters``: ``fields`` names the columns whose items are numbered.
    """
    lost = frames.duties.select("document", "row", field=pl.col("damaged")).explode("field", empty_as_null=False)
    wrong = broken(frames).filter(pl.col("field").is_in(parameters["fields"]))
    for cells in (lost, begin_midway(frames)):
        wrong = wrong.join(cells, on=_CELL, how="anti")
    pointless = pl.col("text").str.contains(f"^[1１]{HAN}")
    case = (
        pl.when((pl.col("fault") == "start") & (pl.col("place") == 0) & pointless).then(pl.lit("point"))
        .when(pl.col("fault") == "repeat").then(pl.lit("repeat"))
        .when(pl.col("fault") == "skip").then(pl.lit("skip"))
        .otherwise(pl.lit("late"))
    )  # fmt: skip
    return (
        pl.concat([wrong.with_columns(case=case), _alone(frames, lost)], how="diagonal_relaxed")
        .group_by(*_CELL, "case", maintain_order=True)
        .first()
        .with_columns(marker=_marker())
        .select(
            *_CELL,
            "case",
            quote=_passage(),
            marks=pl.concat_list("marker"),
            values=pl.struct("value", "before", missing=pl.col("value") - 1),
        )
        .sort(*_CELL, "case")
    )


def _alone(frames: Frames, lost: pl.DataFrame) -> pl.DataFrame:
    """Return the first items that no second one follows, where the cell begins with their number."""
    return (
        items(frames)
        .filter((pl.len().over(_CELL) == 1) & (pl.col("value") == 1))
        .join(numbered_cells(frames), on=_CELL)
        .filter(pl.col("text").str.contains("^[1１]"))
        .join(lost, on=_CELL, how="anti")
        .with_columns(case=pl.lit("alone"))
    )


def _marker() -> pl.Expr:
    """Return the wrong number as written, the last of its kind where it stands twice."""
    number = pl.format("{}[.．、]", "value")
    found = pl.col("text").str.extract_all(number).list.last()
    return pl.when(pl.col("case") == "point").then(pl.lit("1")).otherwise(found)


def _passage() -> pl.Expr:
    """Quote the cell from a little before the wrong number on, where it is an Arabic one; else its beginning."""
    text = pl.col("text")
    parts = text.str.split(pl.col("marker"))
    again = pl.when(pl.col("case") == "repeat").then(2).otherwise(1)
    place = parts.list.head(again).list.join(pl.col("marker")).str.len_chars()
    begin = pl.when((pl.col("case") == "point") | pl.col("marker").is_null()).then(0).otherwise(place)
    return text.str.slice((begin.cast(pl.Int64) - _BEFORE).clip(0), _SHOWN)
