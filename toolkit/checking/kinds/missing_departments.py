"""Duties that name no department."""

from __future__ import annotations

import polars as pl

from toolkit.checking.kinds import Parameters
from toolkit.frames import Frames

_ACTING = r"由[^，。；由]{1,30}?[局委办院会部]"


def hits(frames: Frames, _parameters: Parameters) -> pl.DataFrame:
    """Return one hit a cooperative duty without a named department, and a reclaimed one that nobody receives.

    Cells that extraction has ruined are reported as such.
    """
    bodies = frames.departments.filter(pl.col("role").is_in(["listed", "receives"])).select("document", "row").unique()
    readable = frames.duties.filter(
        ~pl.col("damaged").list.contains("departments") & ~pl.col("damaged").list.contains("handover")
    )
    without = readable.join(bodies, on=["document", "row"], how="anti").sort("document", "row")
    text = pl.col("departments_text")
    cooperative = without.filter(pl.col("list") == "cooperative").select(
        "document",
        "row",
        field=pl.lit("departments"),
        case=pl.when(text == "").then(pl.lit("empty")).otherwise(pl.lit("unnamed")),
        quote=pl.when(text == "").then("name").otherwise(text),
    )
    dropped = "|".join(frames.profile.dropped)
    reclaimed = without.filter(
        (pl.col("list") == "reclaimed") & (pl.col("handover") != "") & ~pl.col("handover").str.contains(dropped)
    ).select(
        "document",
        "row",
        field=pl.lit("handover"),
        case=pl.when(pl.col("handover").str.contains(_ACTING)).then(pl.lit("acts")).otherwise(pl.lit("receiver")),
        quote="handover",
    )
    return pl.concat([cooperative, reclaimed])
