"""The total that the 说明 states, against the rows of all lists and against its own counts."""

from __future__ import annotations

import polars as pl

from toolkit.checking.kinds import Parameters
from toolkit.frames import Frames


def hits(frames: Frames, _parameters: Parameters) -> pl.DataFrame:
    """Return one hit a document whose total is neither its rows nor the sum of its own counts.

    A total that is the sum of the stated counts is wrong only through them, and they are reported themselves.
    """
    lists = frames.duties.group_by("document").agg(actual=pl.len(), lists=pl.col("list").n_unique())
    stated = (
        frames.declared.filter(pl.col("fact") == "count")
        .group_by("document")
        .agg(stated=pl.col("value").sum(), stated_lists=pl.len(), count_line=pl.col("line").first())
    )
    return (
        frames.declared.filter(pl.col("fact") == "total")
        .join(lists, on="document")
        .join(stated, on="document", how="left")
        .filter(
            (pl.col("value") != pl.col("actual"))
            & ~((pl.col("value") == pl.col("stated")) & (pl.col("stated_lists") >= pl.col("lists"))).fill_null(
                value=False
            )
            & ~((pl.col("stated_lists") > pl.col("lists")) & (pl.col("value") == pl.col("stated"))).fill_null(
                value=False
            )
        )
        .select(
            "document",
            "line",
            "end_line",
            "quote",
            case=pl.when(pl.col("stated_lists") == 3).then(pl.lit("sum")).otherwise(pl.lit("rows")),  # noqa: PLR2004 - the three lists
            marks=pl.concat_list(pl.col("value").cast(pl.String)),
            values=pl.struct("actual", "stated", declared="value"),
        )
    )
