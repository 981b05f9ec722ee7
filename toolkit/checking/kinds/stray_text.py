"""Text that belongs to no row."""

from __future__ import annotations

import polars as pl

from toolkit.checking.kinds import Parameters
from toolkit.frames import Frames


def hits(frames: Frames, _parameters: Parameters) -> pl.DataFrame:
    """Return one hit a piece of stray text."""
    return frames.strays.select(
        "document",
        "line",
        "end_line",
        "page",
        case=pl.lit("stray"),
        quote="text",
        values=pl.struct(length=pl.col("text").str.len_chars()),
    )
