"""Cells that begin in the middle or break off, and words cut in half inside a sentence.

The end of a cell is judged by its own words (a comma, a conjunction, an open bracket, a label without its text), and by
its document: where the other cells of a column end with a full stop, a cell without one may be cut, and is cut where
its last character is no word and everywhere else goes on.
"""

from __future__ import annotations

import re

import polars as pl

from toolkit.checking.bodies import broken_bodies
from toolkit.checking.familiar import masked_cells
from toolkit.checking.halves import half_words
from toolkit.checking.items import begin_midway
from toolkit.checking.kinds import Parameters
from toolkit.checking.kinds.garbled_cells import ruined
from toolkit.checking.lost_signs import lost_signs
from toolkit.checking.phrases import broken_phrases
from toolkit.frames import Frames

_CELL = ["document", "row", "field"]
_NUMBER_FIRST = "^[（(]?[0-9一二三四五六七八九十①-⑳]+[.．、)）]"
_STOP = "[。！？!?.][”’\"')）」』]*$"
_SEMICOLON = "[；;]$"
_OPEN = "[、，,：:（(《“「‘]$"
_UNCLOSED = "[（(《“「‘][^（()）《》“”「」‘’。；;]{0,30}$"
_NO_PREDICATE = "(?:向|由|会同)[^，。；：,;:、向由]{2,24}[局委办院会部]$"
_LABEL = "(?:承接部门|承接单位|收回部门)[：:][^。；：:]{2,40}$"
_METHOD = "方式[：:]"
# The first and the last clause, or as much of it as can be shown.
_FIRST = "^([^。；;]{1,60}[。；;]?)"
_LAST = "([^。；;]{1,60}[。；;]?)$"
_LEAST_CELLS = 10


def hits(frames: Frames, parameters: Parameters) -> pl.DataFrame:
    """Return one hit a cell that is cut at its beginning, its end or, of the departments, at either.

    ``parameters``: ``usual`` is the share of a column's sound cells with a full stop from which one without it is odd,
    ``half`` the share from which it is cut if its last word is half; ``seen`` is how often a half word inside a
    sentence must stand whole elsewhere to be known as one; ``unfinished`` are words that no sentence ends with,
    ``finished`` those that only look like it, ``incomplete`` patterns of names that lack their last word, and ``few``
    is how many cells of a column may end so before it is taken for the document's way of writing.
    """
    midway = begin_midway(frames)
    lost = pl.concat([midway.select(_CELL), ruined(frames).select(_CELL)], how="vertical_relaxed").unique()
    halves = half_words(frames, parameters["seen"])
    ends = (
        pl.concat([_ends(frames, lost, halves, parameters), _inner_halves(halves)], how="diagonal_relaxed")
        .join(lost, on=_CELL, how="anti")
        .group_by(_CELL, maintain_order=True)
        .first()
    )
    parts = [_begins(midway), _departments(frames), ends, _lost_words(frames, lost, ends)]
    return pl.concat(parts, how="diagonal_relaxed").sort(_CELL)


def _lost_words(frames: Frames, lost: pl.DataFrame, ends: pl.DataFrame) -> pl.DataFrame:
    """Return the phrases inside sentences that have lost a word or half of one, unless the cell's end tells it."""
    signs = lost_signs(frames).with_columns(certainty=pl.lit("certain"))
    told = ends.filter(pl.col("case").is_in(["ends", "half"])).select(*_CELL, told=pl.col("marks").list.first())
    return (
        pl.concat([broken_phrases(frames, "lost"), signs], how="vertical_relaxed")
        .join(lost, on=_CELL, how="anti")
        .join(told, on=_CELL, how="left", maintain_order="left")
        .filter(~pl.col("marks").list.first().str.ends_with(pl.col("told").fill_null("\n")))
        .drop("told")
    )


def _begins(midway: pl.DataFrame) -> pl.DataFrame:
    numbered = pl.col("text").str.contains(_NUMBER_FIRST)
    return midway.select(
        *_CELL,
        case=pl.when(numbered).then(pl.lit("begins")).otherwise(pl.lit("torn")),
        quote=pl.coalesce(pl.col("text").str.extract(_FIRST), pl.col("text").str.slice(0, 1)),
        values=pl.struct("value"),
    )


def _departments(frames: Frames) -> pl.DataFrame:
    """Return the department cells in which a name is cut, unless they are garbled as well."""
    return (
        broken_bodies(frames)
        .filter(pl.col("fault") == "cut")
        .with_columns(field=pl.lit("departments"))
        .join(ruined(frames), on=_CELL, how="anti")
        .join(frames.duties.select("document", "row", quote="departments_text"), on=["document", "row"])
        .group_by(_CELL, maintain_order=True)
        .agg(pl.col("quote").first(), marks="entry", entry=pl.col("entry").str.join("、"))
        .select(*_CELL, "quote", "marks", case=pl.lit("department"), values=pl.struct("entry"))
    )


def _ends(frames: Frames, lost: pl.DataFrame, halves: pl.DataFrame, parameters: Parameters) -> pl.DataFrame:
    """Return the cells whose end is odd."""
    text, named = pl.col("text"), pl.col("field") == "name"
    cells = masked_cells(frames).drop("mask").join(lost, on=_CELL, how="anti")
    stop = text.str.contains(_STOP)
    share = pl.when(pl.len() >= _LEAST_CELLS).then(stop.mean()).otherwise(0)
    columns = cells.group_by("document", "field").agg(
        stopped=share >= parameters["usual"], half_stopped=share >= parameters["half"]
    )
    cut = halves.filter("at_end").select(*_CELL, cut=pl.lit(value=True), sure="sure")
    unfinished = (
        text.str.contains(_OPEN)
        | text.str.contains(_UNCLOSED)
        | (pl.col("unfinished") & (pl.col("unfinished").sum().over("document", "field") <= parameters["few"]))
        | ((pl.col("field") == "handover") & text.str.contains(_LABEL) & text.str.contains(_METHOD))
        | (pl.col("stopped") & ~named & text.str.contains(_NO_PREDICATE))
    )
    broken = unfinished | ((pl.col("half_stopped") | named) & pl.col("cut").fill_null(value=False))
    case = (
        pl.when(broken).then(pl.lit("ends"))
        .when(named | ~pl.col("stopped")).then(None)
        .when(text.str.contains(_SEMICOLON)).then(pl.lit("semicolon"))
        .otherwise(pl.lit("stopless"))
    )  # fmt: skip
    return (
        cells.filter(~stop)
        .join(columns, on=["document", "field"])
        .join(cut, on=_CELL, how="left")
        .with_columns(
            unfinished=(_ends_with(parameters["unfinished"]) & ~_ends_with(parameters["finished"]))
            | (named & text.str.contains("|".join(parameters["incomplete"])))
        )
        .with_columns(case=case, certain=unfinished | pl.col("sure").fill_null(value=False))
        .drop_nulls("case")
        .select(
            *_CELL,
            "case",
            quote=text.str.extract(_LAST),
            marks=pl.concat_list(text.str.slice(-2)),
            certainty=_certain(),
        )
    )


def _ends_with(words: list[str]) -> pl.Expr:
    return pl.col("text").str.contains(f"(?:{'|'.join(map(re.escape, words))})$")


def _certain() -> pl.Expr:
    """Raise the certainty where a cell's own words tell that it is cut: it is cut, but what is left is sound."""
    return pl.when((pl.col("case") == "ends") & pl.col("certain")).then(pl.lit("certain"))


def _inner_halves(halves: pl.DataFrame) -> pl.DataFrame:
    return halves.filter(~pl.col("at_end")).select(
        *_CELL,
        case=pl.lit("half"),
        quote="piece",
        marks=pl.concat_list(pl.col("piece").str.slice(-2)),
        certainty=pl.lit("certain"),
        values=pl.struct(tail=pl.col("piece").str.slice(-2)),
    )
