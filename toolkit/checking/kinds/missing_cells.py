"""Cells that must not be empty."""

from __future__ import annotations

import polars as pl

from toolkit.checking.kinds import Parameters
from toolkit.frames import Frames


def hits(frames: Frames, parameters: Parameters) -> pl.DataFrame:
    """Return one hit an empty cell.

    ``parameters``: ``columns`` names, for each list, the columns that must be filled.
    """
    duties = frames.duties
    empty = [
        duties.filter((pl.col("list") == key) & (pl.col(column) == "")).select(
            "document", "row", field=pl.lit(column), case=pl.lit("empty"), quote=_rest_of_row(column)
        )
        for key, columns in parameters["columns"].items()
        for column in columns
    ]
    unnumbered = duties.filter(pl.col("number").is_null()).select(
        "document", "row", field=pl.lit("number"), case=pl.lit("number"), quote="name"
    )
    return pl.concat([*empty, unnumbered]).sort("document", "row")


def _rest_of_row(column: str) -> pl.Expr:
    """Quote what tells a reader which row it is: its name, or where that is missing what follows."""
    others = [c for c in ("name", "handover", "superior_duties", "township_duties") if c != column]
    return pl.coalesce([pl.when(pl.col(c) != "").then(pl.col(c)) for c in others] + [pl.lit("")])
