"""Lists that a document states or heads, but does not hold."""

from __future__ import annotations

import polars as pl

from toolkit.checking.kinds import Parameters
from toolkit.frames import Frames

_NAMING = ["count", "contents_count", "contents_page", "contents_entry"]


def hits(frames: Frames, _parameters: Parameters) -> pl.DataFrame:
    """Return one hit a list that the 说明 or the 目录 names and no table shows."""
    held = frames.duties.select("document", "list").unique()
    readable = frames.documents.filter(pl.col("status") == "ok").select("document")
    named = frames.declared.filter(pl.col("list").is_not_null() & pl.col("fact").is_in(_NAMING))
    return (
        named.join(held, on=["document", "list"], how="anti")
        .join(readable, on="document", how="semi")
        .group_by("document", "list", maintain_order=True)
        .first()
        .select(
            "document",
            "list",
            "line",
            "end_line",
            "quote",
            case=pl.lit("missing"),
            values=pl.struct(declared="value"),
        )
    )
