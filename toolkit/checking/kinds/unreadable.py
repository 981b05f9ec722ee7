"""Documents that could not be read."""

from __future__ import annotations

import polars as pl

from toolkit.checking.kinds import Parameters
from toolkit.frames import Frames


def hits(frames: Frames, _parameters: Parameters) -> pl.DataFrame:
    """Return one hit a document without frames; the case is the reason."""
    return frames.documents.filter(pl.col("status") == "unreadable").select(
        "document", case="reason", values_json="reason_facts", quote=pl.lit(""), line=pl.lit(1)
    )
