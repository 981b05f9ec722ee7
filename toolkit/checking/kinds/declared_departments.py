"""The number of departments that the 说明 states for a list, against those of the rows."""

from __future__ import annotations

import polars as pl

from toolkit.checking.kinds import Parameters
from toolkit.frames import Frames

_LIST = ["document", "list"]
_SHOWN_VARIANTS = 6


def hits(frames: Frames, _parameters: Parameters) -> pl.DataFrame:
    """Return one hit a list whose stated number is not that of its bodies.

    Bodies are counted twice: joined (short and full forms, with the county or without, are one) and as spelled. A
    number between the two may have been counted in some other way: it is only probably wrong. A number that is too
    high for rows some of which name no body cannot be proved wrong and is passed over.
    """
    bodies = (
        frames.departments.filter(pl.col("role").is_in(["listed", "receives"]))
        .group_by(*_LIST, "body")
        .agg(names=pl.col("name").unique().sort())
        .group_by(_LIST)
        .agg(
            joined=pl.len(),
            spelled=pl.col("names").list.len().sum(),
            variants=pl.col("names").filter(pl.col("names").list.len() > 1).list.join("＝"),
        )
    )
    named = frames.departments.select("document", "row").unique().with_columns(named=pl.lit(value=True))
    unnamed = (
        frames.duties.join(named, on=["document", "row"], how="left")
        .filter(
            pl.col("damaged").list.contains("departments")
            | ((pl.col("list") == "cooperative") & ~pl.col("named").fill_null(value=False))
        )
        .group_by(_LIST)
        .agg(unnamed=pl.len())
    )
    return (
        frames.declared.filter(pl.col("fact") == "department_count")
        .join(bodies, on=_LIST)
        .join(unnamed, on=_LIST, how="left")
        .filter((pl.col("value") != pl.col("joined")) & (pl.col("value") != pl.col("spelled")))
        .filter(pl.col("unnamed").is_null() | (pl.col("value") < pl.col("joined")))
        .with_columns(between=pl.col("value").is_between("joined", "spelled"), variants=pl.col("variants").list.sort())
        .select(
            *_LIST,
            "line",
            "end_line",
            "quote",
            case=pl.when("between").then(pl.lit("between")).otherwise(pl.lit("outside")),
            marks=pl.concat_list(pl.concat_str(pl.col("value").cast(pl.String), pl.lit("个"))),
            values=pl.struct(
                "joined",
                "spelled",
                declared="value",
                variants=pl.col("variants").list.head(_SHOWN_VARIANTS).list.join("；"),
            ),
            certainty=pl.when(pl.col("unnamed").is_not_null()).then(pl.lit("probable")),
        )
    )
