"""The numbers of a list: 1 to n, each once, rising."""

from __future__ import annotations

import polars as pl

from toolkit.checking.kinds import Parameters
from toolkit.frames import Frames

_LIST = ["document", "list"]


def hits(frames: Frames, parameters: Parameters) -> pl.DataFrame:
    """Return each gap, duplicate or disorder once.

    ``parameters``: ``what`` is gap, duplicate or order. Lists whose numbers run 1 to n are passed over first, so that
    the cost lies with the lists that are broken. A number missing beside one that stands twice is the duplicate's
    fault, and numbers that only change places leave no gap.
    """
    duties = frames.duties.select("document", "row", "list", "number", "name")
    place = pl.int_range(1, pl.len() + 1, dtype=pl.Int32).over(_LIST)
    broken = duties.filter((pl.col("number").ne_missing(place)).any().over(_LIST))
    return {"gap": _gaps, "duplicate": _duplicates, "order": _disorder}[parameters["what"]](broken)


def _duplicates(rows: pl.DataFrame) -> pl.DataFrame:
    numbered = rows.drop_nulls("number")
    missing = _missing(rows).select(*_LIST, suggested="missing")
    return (
        numbered.filter(pl.len().over([*_LIST, "number"]) > 1)
        .group_by(*_LIST, "number", maintain_order=True)
        .agg(
            row=pl.col("row").last(),
            quote=pl.col("name").last(),
            times=pl.len(),
            related=pl.struct(row="row", quote="name").head(pl.len() - 1),
        )
        .join(missing, on=_LIST, how="left")
        .with_columns(near=(pl.col("suggested") - pl.col("number")).abs() <= 1)
        .sort(*_LIST, "number", pl.col("near").fill_null(value=False), descending=[False, False, False, True])
        .group_by(*_LIST, "number", maintain_order=True)
        .first()
        .select(
            "document",
            "row",
            "quote",
            "related",
            field=pl.lit("number"),
            case=pl.when(pl.col("near").fill_null(value=False)).then(pl.lit("slip")).otherwise(pl.lit("twice")),
            values=pl.struct("number", "times", "suggested"),
        )
    )


def _missing(rows: pl.DataFrame) -> pl.DataFrame:
    """Return the numbers below the highest that no row of a list has."""
    return (
        rows.group_by(_LIST)
        .agg(missing=pl.int_ranges(1, pl.col("number").max() + 1, dtype=pl.Int32), has="number")
        .select(*_LIST, missing=pl.col("missing").list.set_difference("has"))
        .explode("missing", empty_as_null=False)
        .drop_nulls("missing")
        .sort(*_LIST, "missing")
    )


def _gaps(rows: pl.DataFrame) -> pl.DataFrame:
    """Return each run of missing numbers at the row after it.

    A number twice excuses one missing neighbour, and a row without number one number missing where it stands.
    """
    counts = rows.drop_nulls("number").group_by(*_LIST, "number").agg(times=pl.len()).filter(pl.col("times") > 1)
    missing = _missing(rows)
    neighbours = pl.concat([counts.select(*_LIST, "number", missing=pl.col("number") + step) for step in (-1, 1)])
    slips = neighbours.join(missing, on=[*_LIST, "missing"]).group_by(*_LIST, "number").agg(pl.col("missing").min())
    left = missing.join(slips, on=[*_LIST, "missing"], how="anti").sort(*_LIST, "missing")
    run = (pl.col("missing").diff() != 1).fill_null(value=True).cum_sum().over(_LIST)
    lost = (
        rows.with_columns(before=pl.col("number").forward_fill().over(_LIST))
        .filter(pl.col("number").is_null())
        .group_by(*_LIST, before=pl.col("before").fill_null(0))
        .agg(lost=pl.len())
    )
    runs = (
        left.with_columns(run=run)
        .group_by(*_LIST, "run", maintain_order=True)
        .agg(first=pl.col("missing").min(), last=pl.col("missing").max(), amount=pl.len())
        .with_columns(before=pl.col("first") - 1)
        .join(lost, on=[*_LIST, "before"], how="left")
        .filter(pl.col("amount") > pl.col("lost").fill_null(0))
    )
    return (
        runs.join(rows.drop_nulls("number"), on=_LIST)
        .filter(pl.col("number") > pl.col("last"))
        .sort("document", "list", "first", "number", "row")
        .group_by(*_LIST, "first", "last", "amount", maintain_order=True)
        .agg(row=pl.col("row").first(), quote=pl.col("name").first(), after=pl.col("number").first())
        .select(
            "document",
            "row",
            "quote",
            field=pl.lit("number"),
            case=pl.when(pl.col("amount") == 1).then(pl.lit("one")).otherwise(pl.lit("several")),
            values=pl.struct("first", "last", "amount", "after"),
        )
    )


def _disorder(rows: pl.DataFrame) -> pl.DataFrame:
    """Return, once a list, the first row whose number is lower than one before it and stands nowhere else."""
    once = rows.drop_nulls("number").filter(pl.len().over([*_LIST, "number"]) == 1)
    return (
        once.with_columns(highest=pl.col("number").cum_max().over(_LIST))
        .filter(pl.col("number") < pl.col("highest"))
        .group_by(_LIST, maintain_order=True)
        .agg(row=pl.col("row").first(), quote=pl.col("name").first(), number=pl.col("number").first(),
             before=pl.col("highest").first(), amount=pl.len())
        .select("document", "row", "quote", field=pl.lit("number"), case=pl.lit("order"),
                values=pl.struct("number", "before", "amount"))
    )  # fmt: skip
