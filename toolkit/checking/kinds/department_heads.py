"""The departments that head paragraphs of 上级部门职责 against those that 对应上级部门 lists, both ways."""

from __future__ import annotations

import polars as pl

from toolkit.checking.acting_bodies import acting_bodies
from toolkit.checking.kinds import Parameters
from toolkit.frames import Frames

_ROW = ["document", "row"]
# With the end of a cell the paragraphs of departments may be lost.
_ENDED = "[。；;.！!]$"
# A paragraph of departments without names may be anybody's.
_GROUP = (
    "(?:相关|有关|其他|其它|各|上述|以上|主管)(?:职能|行业|成员|责任|县直|县级)?(?:部门|单位)"
    "[^，。；：]{0,12}(?:[：:]|职责)"
)


def hits(frames: Frames, _parameters: Parameters) -> pl.DataFrame:
    """Return one hit a body that heads a paragraph or clause and is not listed, and one that is listed without a part.

    The second only where the cell nowhere names the body and does not begin in the middle; a paragraph without a head
    is that of the first body listed. Rows without any listed body, and rows with a damaged cell, are other rules';
    where a listed body is unknown, its cell may be misread, and a head that is not listed is only probably wrong.
    """
    whole = frames.duties.filter(
        ~pl.col("damaged").list.contains("departments") & ~pl.col("damaged").list.contains("superior_duties")
    ).select(*_ROW, "superior_duties", "departments_text")
    bodies = frames.departments.filter(pl.col("list") == "cooperative").join(whole, on=_ROW, maintain_order="left")
    listed = bodies.filter(pl.col("role") == "listed")
    heads = bodies.filter((pl.col("role") == "heads") & (pl.col("field") == "superior_duties"))
    unlisted = (
        heads.join(listed, on=[*_ROW, "body"], how="anti", maintain_order="left")
        .join(listed.group_by(_ROW).agg(sure=pl.col("known").all()), on=_ROW, maintain_order="left")
        .join(_entries(frames), on=_ROW, how="left", maintain_order="left")
        .group_by(*_ROW, "body", maintain_order=True)
        .first()
        .select(
            *_ROW,
            field=pl.lit("superior_duties"),
            case=pl.lit("unlisted"),
            quote=_passage(pl.col("name")),
            marks=pl.concat_list("name"),
            values=pl.struct(department="name"),
            certainty=pl.when(~pl.col("sure") | (pl.col("entries") > pl.col("named"))).then(pl.lit("probable")),
            related=pl.concat_list(pl.struct("row", quote="departments_text", field=pl.lit("departments"))),
        )
    )
    parts = [unlisted, _acting(frames, listed), _without_part(listed, heads, frames)]
    return pl.concat(parts, how="diagonal_relaxed").sort(_ROW)


def _acting(frames: Frames, listed: pl.DataFrame) -> pl.DataFrame:
    rows = listed.group_by(_ROW, maintain_order=True).agg(pl.col("known").all(), pl.col("departments_text").first())
    return (
        acting_bodies(frames)
        .join(rows, on=_ROW, maintain_order="left")
        .select(
            *_ROW,
            field=pl.lit("superior_duties"),
            case=pl.lit("acting"),
            quote="text",
            marks=pl.concat_list("name"),
            values=pl.struct(department="name"),
            certainty=pl.when(~pl.col("known")).then(pl.lit("probable")),
            related=pl.concat_list(pl.struct("row", quote="departments_text", field=pl.lit("departments"))),
        )
    )


def _entries(frames: Frames) -> pl.DataFrame:
    """Return how many entries a department cell has, and how many of them are the names of bodies."""
    named = frames.departments.filter(pl.col("role") == "listed").group_by(_ROW).agg(named=pl.len())
    return frames.duties.select(*_ROW, entries=pl.col("departments").list.len()).join(
        named, on=_ROW, maintain_order="left"
    )


def _first_clauses(frames: Frames) -> pl.DataFrame:
    """Return the rows whose superior duties begin with a head or with item 1, and whether with a head."""
    first = frames.clauses.filter((pl.col("field") == "superior_duties") & (pl.col("ordinal") == 1))
    headed = (pl.col("heads").list.len() > 0) | (pl.col("section") != "")
    return first.filter(headed | pl.col("marker").str.contains("^[（(]?[1一]")).select(*_ROW, headed=headed)


def _passage(name: pl.Expr) -> pl.Expr:
    """Quote the cell from the name on."""
    parts = pl.col("superior_duties").str.split(name)
    return pl.concat_str(name, parts.list.slice(1).list.join(name))


def _without_part(listed: pl.DataFrame, heads: pl.DataFrame, frames: Frames) -> pl.DataFrame:
    """Return the listed bodies without a part: surely so where known bodies head all paragraphs of a whole cell."""
    present = heads.select(*_ROW, "body").unique()
    text = pl.col("superior_duties")
    alone = (
        listed.with_columns(place=pl.int_range(pl.len()).over(_ROW))
        .join(_first_clauses(frames), on=_ROW, maintain_order="left")
        .filter(pl.col("headed") | (pl.col("place") > 0))
        .join(present, on=[*_ROW, "body"], how="anti", maintain_order="left")
        .filter(~text.str.contains(pl.col("body"), literal=True) & ~text.str.contains(pl.col("name"), literal=True))
    )
    others = (
        listed.join(present, on=[*_ROW, "body"], how="semi", maintain_order="left").group_by(_ROW).agg(others=pl.len())
    )
    strangers = heads.join(listed, on=[*_ROW, "body"], how="anti").select(*_ROW, stranger=pl.lit(value=True)).unique()
    whole = text.first().str.contains(_ENDED) & ~text.first().str.contains(_GROUP)
    sure = pl.col("known").any() & pl.col("stranger").is_null().all() & whole
    return (
        alone.join(others, on=_ROW, maintain_order="left")
        .join(strangers, on=_ROW, how="left", maintain_order="left")
        .group_by(*_ROW, maintain_order=True)
        .agg(pl.col("departments_text", "superior_duties").first(), names=pl.col("name"), amount=pl.len(), sure=sure)
        .select(
            *_ROW,
            field=pl.lit("departments"),
            case=pl.lit("idle"),
            quote="departments_text",
            marks="names",
            values=pl.struct("amount", department=pl.col("names").list.join("、")),
            severity=pl.when("sure").then(pl.lit("error")),
            certainty=pl.when("sure").then(pl.lit("certain")),
            related=pl.concat_list(pl.struct("row", quote="superior_duties", field=pl.lit("superior_duties"))),
        )
    )
