"""The department that receives a duty against the bodies that act in its way of working."""

from __future__ import annotations

import polars as pl

from toolkit.checking.kinds import Parameters
from toolkit.frames import Frames

_ROW = ["document", "row"]


def hits(frames: Frames, _parameters: Parameters) -> pl.DataFrame:
    """Return one hit a reclaimed duty in which a body acts that does not receive it.

    Where no receiver acts at all it is certain, where one does and another body joins it only probable.
    """
    whole = frames.duties.filter(~pl.col("damaged").list.contains("handover")).select(*_ROW, "handover")
    bodies = frames.departments.filter(pl.col("list") == "reclaimed").join(whole, on=_ROW, maintain_order="left")
    receives = bodies.filter(pl.col("role") == "receives")
    acts = bodies.filter(pl.col("role") == "acts")
    agreeing = (
        acts.join(receives, on=[*_ROW, "body"], how="semi", maintain_order="left")
        .select(_ROW)
        .unique()
        .with_columns(agree=pl.lit(value=True))
    )
    receivers = receives.group_by(_ROW, maintain_order=True).agg(
        receivers=pl.col("name").str.join("、"), first=pl.col("name").first()
    )
    return (
        acts.join(receives, on=[*_ROW, "body"], how="anti", maintain_order="left")
        .join(receivers, on=_ROW, maintain_order="left")
        .join(agreeing, on=_ROW, how="left", maintain_order="left")
        .group_by(_ROW, maintain_order=True)
        .agg(pl.col("handover", "receivers", "first", "agree").first(), names=pl.col("name"))
        .select(
            *_ROW,
            field=pl.lit("handover"),
            case=pl.when(pl.col("agree")).then(pl.lit("joins")).otherwise(pl.lit("other")),
            quote="handover",
            marks=pl.concat_list("first", "names"),
            values=pl.struct("receivers", actors=pl.col("names").list.join("、")),
        )
    )
