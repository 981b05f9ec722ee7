"""The 目录: the lists it names, the numbers of duties and of pages it states."""

from __future__ import annotations

import polars as pl

from toolkit.checking.kinds import Parameters
from toolkit.frames import Frames

_LIST = ["document", "list"]


def hits(frames: Frames, parameters: Parameters) -> pl.DataFrame:
    """Return one hit an entry with a wrong count, a page that does not rise, or a list without entry.

    ``parameters``: ``rows_on_a_page`` is how many duties no single page holds: a list longer than that cannot begin and
    end on one page.
    """
    entries = (
        frames.declared.filter(pl.col("fact").cast(pl.String).str.starts_with("contents"))
        .group_by(_LIST, maintain_order=True)
        .agg(
            pl.col("line", "end_line", "quote").first(),
            count=pl.col("value").filter(pl.col("fact") == "contents_count").first(),
            page=pl.col("value").filter(pl.col("fact") == "contents_page").first(),
        )
    )
    rows = frames.duties.group_by(_LIST, maintain_order=True).agg(
        actual=pl.len(), row=pl.col("row").first(), starts=pl.col("page").first()
    )
    return pl.concat(
        [_counts(entries, rows), _pages(entries, rows, parameters["rows_on_a_page"]), _unnamed(entries, rows)],
        how="diagonal_relaxed",
    )


def _counts(entries: pl.DataFrame, rows: pl.DataFrame) -> pl.DataFrame:
    return (
        entries.join(rows, on=_LIST)
        .filter(pl.col("count") != pl.col("actual"))
        .select(
            *_LIST,
            "line",
            "end_line",
            "quote",
            case=pl.lit("count"),
            marks=pl.concat_list(pl.col("count").cast(pl.String)),
            values=pl.struct(declared="count", actual="actual").struct.json_encode(),
        )
        .rename({"values": "values_json"})
    )


def _pages(entries: pl.DataFrame, rows: pl.DataFrame, rows_on_a_page: int) -> pl.DataFrame:
    """Compare each entry's page with that of the entry before it, and with the pages that the document shows."""
    known = entries.join(rows, on=_LIST).drop_nulls("page").sort("document", "line")
    before = known.with_columns(
        earlier=pl.col("page").shift().over("document"),
        earlier_quote=pl.col("quote").shift().over("document"),
        earlier_line=pl.col("line").shift().over("document"),
        earlier_list=pl.col("list").shift().over("document"),
        earlier_rows=pl.col("actual").shift().over("document"),
        earlier_starts=pl.col("starts").shift().over("document"),
    ).drop_nulls("earlier")
    falls = (pl.col("page") < pl.col("earlier")) | (
        (pl.col("page") == pl.col("earlier")) & (pl.col("earlier_rows") > rows_on_a_page)
    )
    apart = (pl.col("page") - pl.col("earlier")) != (pl.col("starts") - pl.col("earlier_starts"))
    return (
        before.with_columns(case=pl.when(falls).then(pl.lit("falls")).when(apart).then(pl.lit("apart")))
        .drop_nulls("case")
        .select(
            *_LIST,
            "line",
            "end_line",
            "quote",
            "case",
            marks=pl.concat_list(pl.col("page").cast(pl.String)),
            values_json=pl.struct("page", "earlier").struct.json_encode(),
            related=pl.concat_list(pl.struct(list="earlier_list", line="earlier_line", quote="earlier_quote")),
        )
    )


def _unnamed(entries: pl.DataFrame, rows: pl.DataFrame) -> pl.DataFrame:
    """Lists of a document with contents that the contents do not name."""
    contents = entries.group_by("document", maintain_order=True).agg(pl.col("line", "quote").first())
    return (
        rows.join(entries, on=_LIST, how="anti")
        .join(contents, on="document")
        .select(*_LIST, "line", "quote", case=pl.lit("unnamed"), values_json=pl.struct("actual").struct.json_encode())
    )
