"""The numbers of items inside duties cells, each with the one before it: 1. 2. 3., （1）, 一、, （一）, ①."""

from __future__ import annotations

from functools import partial

import polars as pl

from toolkit.checking.familiar import HAN
from toolkit.frames import Frames

NUMBERED = ("superior_duties", "township_duties", "handover")

_NUMERALS = "〇一二三四五六七八九"
_CHINESE = "[一二三四五六七八九十]{1,3}"
_STOP = "[。；;：:！!？?]"
_ENDED = r"[。；;：:！!？?，,）)”’'\"\s]"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
# Item 1 also counts right after a heading or a name, which tells a restart; a decimal point is no marker.
_MARKER = "|".join(
    [
        rf"(?:^|{_ENDED})\d{{1,2}}[.．、][^\d]",
        rf"{HAN}1[.．][^\d]",
        rf"(?:^|{_ENDED}|[.．、])[（(](?:\d{{1,2}}|{_CHINESE})[)）]",
        rf"(?:^|{_STOP}){_CHINESE}[、.．]",
        f"[{_CIRCLED}]",
    ]
)
_CELL = ["document", "row", "field"]


def items(frames: Frames) -> pl.DataFrame:
    """Return the numbered items of all duties cells, in order, one row an item.

    Columns: ``document``, ``row``, ``field``, ``style`` of the number, ``value``, ``before``: the number of that style
    before it in the cell (null at the first), ``place``: how many numbers stand before it.
    """
    return frames.once("numbered items", partial(_items, frames))


def numbered_cells(frames: Frames) -> pl.DataFrame:
    """Return the cells that can have items: ``document``, ``row``, ``field``, ``text``."""
    return pl.concat(
        frames.duties.select("document", "row", field=pl.lit(field), text=pl.col(field)) for field in NUMBERED
    )


def _items(frames: Frames) -> pl.DataFrame:
    marker = pl.col("marker")
    digits = marker.str.extract(r"(\d{1,2})").cast(pl.Int32)
    return (
        numbered_cells(frames)
        .select(*_CELL, marker=pl.col("text").str.extract_all(_MARKER))
        .filter(pl.col("marker").list.len() > 0)
        .sort(_CELL)
        .explode("marker", empty_as_null=False)
        .with_columns(
            style=pl.when(marker.str.contains(f"[{_CIRCLED}]")).then(pl.lit("circled"))
            .when(marker.str.contains("[（(][0-9]")).then(pl.lit("bracketed"))
            .when(marker.str.contains("[（(]")).then(pl.lit("section in brackets"))
            .when(digits.is_null()).then(pl.lit("section"))
            .otherwise(pl.lit("plain")),
            value=pl.coalesce(digits, _chinese(marker.str.extract(f"({_CHINESE})")), _circled(marker)),
        )
        .with_columns(
            before=pl.col("value").shift(1).over(*_CELL, "style"), place=pl.int_range(pl.len()).over(_CELL)
        )
        .drop("marker")
    )  # fmt: skip


def _chinese(numeral: pl.Expr) -> pl.Expr:
    values = {}
    for value in range(1, 100):
        tens, ones = divmod(value, 10)
        ten = "" if not tens else "十" if tens == 1 else f"{_NUMERALS[tens]}十"
        values[f"{ten}{_NUMERALS[ones] if ones else ''}"] = value
    return numeral.replace_strict(values, default=None, return_dtype=pl.Int32)


def _circled(marker: pl.Expr) -> pl.Expr:
    values = {sign: at for at, sign in enumerate(_CIRCLED, 1)}
    return marker.str.extract(f"([{_CIRCLED}])").replace_strict(values, default=None, return_dtype=pl.Int32)


def broken(frames: Frames) -> pl.DataFrame:
    """Return the items whose number does not follow from the one before, with ``text`` and ``fault``.

    ``fault`` is start (the first of its style is not 1), skip, repeat, or restart (a later run does not begin at 1).
    A number that stands somewhere in the cell, though not at the beginning of an item, is not skipped.
    """
    odd = items(frames).filter((pl.col("value") > 1) & pl.col("before").ne_missing(pl.col("value") - 1))
    odd = odd.join(numbered_cells(frames), on=_CELL, maintain_order="left")
    own, other = (
        pl.col("text").str.find(pl.format("(?:^|[^0-9]){}[.．、]", value))
        for value in (pl.col("value"), pl.col("value") - 1)
    )
    present = (pl.col("style") == "plain") & (other < own).fill_null(value=False)
    fault = (
        pl.when(pl.col("before").is_null()).then(pl.lit("start"))
        .when(pl.col("before") == pl.col("value")).then(pl.lit("repeat"))
        .when(pl.col("before") > pl.col("value")).then(pl.lit("restart"))
        .otherwise(pl.lit("skip"))
    )  # fmt: skip
    return odd.with_columns(fault=fault).filter(~(pl.col("fault").is_in(["start", "skip"]) & present))


def begin_midway(frames: Frames) -> pl.DataFrame:
    """Return the cells whose first number is not 1, or that begin with what only continues a sentence.

    Columns: ``document``, ``row``, ``field``, ``text`` and ``value``, the first number (null where there is none).
    A cell that begins with 1, though without its point, is not among them.
    """
    return frames.once("cells that begin midway", partial(_begin_midway, frames))


def _begin_midway(frames: Frames) -> pl.DataFrame:
    late = broken(frames).filter(
        (pl.col("fault") == "start")
        & (pl.col("place") == 0)
        & ~pl.col("text").str.contains(rf"^[1１一]{HAN}")
    )  # fmt: skip
    numbered = late.select(*_CELL, "text", "value")
    torn = numbered_cells(frames).filter(pl.col("text").str.contains(r"^[，,、。；;：:！!？?）)”’》]"))
    others = torn.join(numbered, on=_CELL, how="anti").with_columns(value=pl.lit(None, pl.Int32))
    return pl.concat([numbered, others.select(numbered.columns)])
