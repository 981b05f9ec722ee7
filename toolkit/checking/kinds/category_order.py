"""The order of categories: each in one block, and as the 说明 enumerates them."""

from __future__ import annotations

import polars as pl

from toolkit.checking.kinds import Parameters
from toolkit.checking.kinds.unknown_categories import meanings
from toolkit.frames import Frames

_LIST = ["document", "list"]


def hits(frames: Frames, parameters: Parameters) -> pl.DataFrame:
    """Return one hit a category that comes again after others, and one a list whose order is not the stated one.

    ``parameters``: ``likeness`` from which a damaged category counts as the known one it resembles; cells that
    cannot be read are passed over.
    """
    known = meanings(frames, parameters["likeness"]).select("document", "category", "meant")
    rows = (
        frames.duties.join(known, on=["document", "category"])
        .drop_nulls("meant")
        .sort("document", "row")
        .with_columns(block=(pl.col("meant") != pl.col("meant").shift()).fill_null(value=True).cum_sum().over(_LIST))
    )
    blocks = rows.group_by(*_LIST, "block", "meant", maintain_order=True).agg(
        pl.col("row", "number", "category").first(), amount=pl.len(), last=pl.col("number").last()
    )
    return pl.concat([_scattered(blocks), _unlike_stated(blocks, frames)], how="diagonal_relaxed")


def _scattered(blocks: pl.DataFrame) -> pl.DataFrame:
    again = blocks.with_columns(
        first_row=pl.col("row").first().over([*_LIST, "meant"]),
        first_written=pl.col("category").first().over([*_LIST, "meant"]),
        first_last=pl.col("last").first().over([*_LIST, "meant"]),
        place=pl.int_range(pl.len()).over([*_LIST, "meant"]),
    ).filter(pl.col("place") == 1)
    return again.select(
        "document",
        "row",
        field=pl.lit("category"),
        case=pl.lit("scattered"),
        quote="category",
        values=pl.struct(category="meant", amount="amount", before="first_last"),
        related=pl.concat_list(pl.struct(row="first_row", quote="first_written", field=pl.lit("category"))),
    )


def _unlike_stated(blocks: pl.DataFrame, frames: Frames) -> pl.DataFrame:
    """Compare the order in which categories first appear with the order of their names in the text."""
    stated = (
        frames.declared.filter(pl.col("fact") == "category")
        .with_columns(stated=pl.int_range(pl.len()).over(_LIST))
        .select(*_LIST, "stated", "line", said="quote", meant="text")
    )
    firsts = blocks.group_by(*_LIST, "meant", maintain_order=True).agg(pl.col("row", "category").first())
    ranked = firsts.join(stated, on=[*_LIST, "meant"]).sort("document", "row")
    moved = pl.col("stated").map_batches(_off_longest_run, return_dtype=pl.Boolean).over(_LIST)
    return (
        ranked.filter(moved)
        .group_by(_LIST, maintain_order=True)
        .agg(pl.col("row", "line", "said").first(), names=pl.col("meant"), written=pl.col("category"))
        .select(
            "document",
            "row",
            field=pl.lit("category"),
            case=pl.lit("order"),
            quote=pl.col("written").list.join("、"),
            marks="written",
            values=pl.struct(names=pl.col("names").list.join("、")),
            related=pl.concat_list(pl.struct("list", "line", quote="said")),
        )
    )


def _off_longest_run(places: pl.Series) -> pl.Series:
    """Say of each place whether it is off the longest rising run: the fewest that have moved."""
    values = places.to_list()
    runs: list[list[int]] = []
    for at, value in enumerate(values):
        before = [run for run in runs if values[run[-1]] < value]
        runs.append([*_longest(before), at])
    kept = set(_longest(runs))
    return pl.Series([at not in kept for at in range(len(values))], dtype=pl.Boolean)


def _longest(runs: list[list[int]]) -> list[int]:
    return max(runs, key=len) if runs else []
