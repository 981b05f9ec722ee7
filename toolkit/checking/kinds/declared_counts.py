"""The number of duties that the 说明 or the 目录 states for a list, against the rows of the list."""

from __future__ import annotations

import polars as pl

from toolkit.checking.kinds import Parameters
from toolkit.frames import Frames


def hits(frames: Frames, parameters: Parameters) -> pl.DataFrame:
    """Return one hit a list and statement that differs from the rows.

    ``parameters``: ``facts`` names the declared facts to compare. A list without rows is another rule's.
    """
    rows = frames.duties.group_by("document", "list").agg(
        actual=pl.len(), last=pl.col("number").max(), first_row=pl.col("row").first(), last_row=pl.col("row").last()
    )
    return (
        frames.declared.filter(pl.col("fact").is_in(parameters["facts"]) & pl.col("list").is_not_null())
        .join(rows, on=["document", "list"])
        .filter(pl.col("value") != pl.col("actual"))
        .select(
            "document",
            "list",
            "line",
            "end_line",
            "quote",
            case=pl.lit("rows"),
            marks=pl.concat_list(pl.col("value").cast(pl.String)),
            values=pl.struct("actual", "last", declared="value"),
            related=pl.concat_list(pl.struct(row="last_row", quote=pl.lit(None, pl.String))),
        )
    )
