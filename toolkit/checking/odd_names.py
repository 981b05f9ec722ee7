"""Names of departments that cannot be right in their document: without the county's level, abolished, or merged away.

Which bodies were abolished or merged into others is data: ``rules/vocabulary/departments.yaml``.
"""

from __future__ import annotations

import polars as pl

from toolkit.frames import Frames
from toolkit.resources import read_yaml

_CELLS = ("departments_text", "superior_duties", "township_duties", "handover")
_SHORTEST_PLACE = 2
_LEAST_MERGED = 2


def without_level(frames: Frames, written: pl.DataFrame) -> pl.DataFrame:
    """Return the names that have the county without its last character, where another row has the body's name whole.

    ``written`` has the names as they stand in the columns and at the head of paragraphs. Columns of the result:
    ``document``, ``row``, ``field``, ``name``, ``usual`` and ``usual_row``, a name once a document.
    """
    county = frames.documents.select("document", "county", place=pl.col("county").str.head(-1)).filter(
        pl.col("place").str.len_chars() >= _SHORTEST_PLACE
    )
    named = written.join(county, on="document", maintain_order="left")
    whole = pl.col("name").str.contains(pl.col("county"), literal=True)
    usual = named.filter(whole).group_by("document", "body", maintain_order=True).agg(
        usual=pl.col("name").first(), usual_row=pl.col("row").first()
    )  # fmt: skip
    return (
        named.filter(~whole & pl.col("name").str.contains(pl.col("place"), literal=True))
        .join(usual, on=["document", "body"], maintain_order="left")
        .group_by("document", "name", maintain_order=True)
        .agg(pl.col("row", "field", "usual", "usual_row").first())
    )


def merged_away(bodies: pl.DataFrame) -> pl.DataFrame:
    """Return the county's bodies that are part of another that the document's rows list. Columns as above."""
    pairs = [
        (part, whole) for whole, *parts in read_yaml("rules/vocabulary/departments.yaml")["merged"] for part in parts
    ]
    table = pl.DataFrame(pairs, schema={"body": pl.String, "whole": pl.String}, orient="row")
    own = bodies.filter(pl.col("name").str.contains("[县市区旗]"))
    wholes = (
        own.group_by("document", whole="body", maintain_order=True)
        .agg(usual=pl.col("name").first(), usual_row=pl.col("row").first(), amount=pl.len())
        .filter(pl.col("amount") >= _LEAST_MERGED)
    )
    return (
        own.join(table, on="body", maintain_order="left")
        .join(wholes, on=["document", "whole"], maintain_order="left")
        .group_by("document", "name", maintain_order=True)
        .agg(pl.col("row", "field", "usual", "usual_row").first())
    )


def abolished(frames: Frames) -> pl.DataFrame:
    """Return the first place of every abolished body: ``document``, ``row``, ``field``, ``name``, ``usual``."""
    former: dict[str, str] = read_yaml("rules/vocabulary/departments.yaml")["former"]
    names = sorted(former, key=len, reverse=True)
    texts = frames.duties.select("document", "row", *(pl.col(cell).str.extract_many(names) for cell in _CELLS))
    return (
        texts.unpivot(_CELLS, index=["document", "row"], variable_name="field", value_name="name")
        .explode("name", empty_as_null=False)
        .drop_nulls("name")
        .sort("document", "row", "field")
        .group_by("document", "name", maintain_order=True)
        .first()
        .with_columns(
            field=pl.col("field").replace("departments_text", "departments"),
            usual=pl.col("name").replace_strict(former, return_dtype=pl.String),
        )
    )
