"""The categories that the 说明 states for a list, their number and names, against the rows."""

from __future__ import annotations

import polars as pl

from toolkit.checking.kinds import Parameters
from toolkit.checking.kinds.unknown_categories import meanings
from toolkit.frames import Frames

_LIST = ["document", "list"]


def hits(frames: Frames, parameters: Parameters) -> pl.DataFrame:
    """Return, for each list, one hit for a wrong number, one for names without rows, one for rows without name.

    ``parameters``: ``likeness`` from which a damaged category counts as the known one it resembles. Where a category
    cell of the list cannot be read at all, a name without rows is only probably wrong.
    """
    known = meanings(frames, parameters["likeness"]).select("document", "category", "meant")
    duties = frames.duties.join(known, on=["document", "category"], how="left", maintain_order="left").sort(
        "document", "row"
    )
    present = duties.drop_nulls("meant").group_by(*_LIST, "meant", maintain_order=True).agg(
        row=pl.col("row").first(), amount=pl.len()
    )  # fmt: skip
    unread = duties.filter(pl.col("meant").is_null()).select(_LIST).unique().with_columns(unread=pl.lit(value=True))
    names = frames.declared.filter(pl.col("fact") == "category").select(
        *_LIST, "line", "end_line", "quote", meant="text"
    )
    tables = duties.select(_LIST).unique()
    absent = (
        names.join(tables, on=_LIST, how="semi", maintain_order="left")
        .join(present, on=[*_LIST, "meant"], how="anti", maintain_order="left")
        .join(unread, on=_LIST, how="left", maintain_order="left")
        .group_by(_LIST, maintain_order=True)
        .agg(pl.col("line", "end_line", "quote", "unread").first(), marks=pl.col("meant"), amount=pl.len())
        .select(
            *_LIST,
            "line",
            "end_line",
            "quote",
            "marks",
            case=pl.lit("absent"),
            values=pl.struct("amount", names=pl.col("marks").list.join("、")),
            related=pl.lit([], pl.List(pl.Struct({"row": pl.Int32, "quote": pl.String}))),
            certainty=pl.when(pl.col("unread")).then(pl.lit("probable")),
        )
    )
    return pl.concat(
        [_wrong_number(frames, names, present), absent, _undeclared(names, present)], how="diagonal_relaxed"
    )


def _wrong_number(frames: Frames, names: pl.DataFrame, present: pl.DataFrame) -> pl.DataFrame:
    """A stated number that is not that of the names beside it or, without names, not that of the rows."""
    listed = names.group_by(_LIST).agg(listed=pl.len())
    held = present.group_by(_LIST).agg(held=pl.len())
    return (
        frames.declared.filter(pl.col("fact") == "category_count")
        .join(listed, on=_LIST, how="left", maintain_order="left")
        .join(held, on=_LIST, how="left", maintain_order="left")
        .filter(pl.col("value") != pl.coalesce("listed", "held"))
        .select(
            *_LIST,
            "line",
            "end_line",
            "quote",
            case=pl.when(pl.col("listed").is_null())
            .then(pl.lit("number_of_rows"))
            .otherwise(pl.lit("number_of_names")),
            marks=pl.concat_list(pl.concat_str(pl.col("value").cast(pl.String), pl.lit("个"))),
            values=pl.struct("listed", "held", declared="value"),
        )
        .with_columns(pl.col("values").struct.json_encode().alias("values_json"))
        .drop("values")
    )


def _undeclared(names: pl.DataFrame, present: pl.DataFrame) -> pl.DataFrame:
    """Categories of rows that the 说明, though it enumerates the list's categories, does not name."""
    stated = names.group_by(_LIST, maintain_order=True).agg(pl.col("line", "quote").first())
    return (
        present.join(names, on=[*_LIST, "meant"], how="anti", maintain_order="left")
        .join(stated, on=_LIST, maintain_order="left")
        .sort("document", "row")
        .group_by(_LIST, maintain_order=True)
        .agg(
            pl.col("line", "quote", "row").first(), marks=pl.col("meant"), amount=pl.len(), rows=pl.col("amount").sum()
        )
        .select(
            "document",
            "row",
            "marks",
            field=pl.lit("category"),
            case=pl.lit("undeclared"),
            quote=pl.col("marks").list.join("、"),
            values=pl.struct("amount", names=pl.col("marks").list.join("、")),
            related=pl.concat_list(pl.struct("list", "line", "quote")),
        )
    )
