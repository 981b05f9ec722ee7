"""Names and duties of which a passage makes no sense, by how strange its characters are together."""

from __future__ import annotations

import polars as pl

from toolkit.checking.familiar import HAN, masked_cells, pieces, strangeness, three_bytes
from toolkit.frames import Frames

_CELL = ["document", "row", "field"]
# Signs that a strange passage is garbled, not only rare in its words.
_SIGN = "|".join(
    [
        "的的|是是|在在|了了|和和",
        "[、，,；;：:][、，,；;：:)）]|[(（][、，,]",
        f"{HAN}/{HAN}|[【】]",
        rf"^\d{{1,2}}{HAN}",
    ]
)
_BRACKETS = (("(（", ")）"), ("《", "》"), ("「", "」"))
# How many Chinese characters a passage has at least, and the shares of them that are strange, and strange and common.
_WITH_SIGN = (10, 0.33, 0.15)
_WITHOUT = (16, 0.65, 0.5)
# Of a small document, or one in other words than those of the vocabulary, nothing can be said.
_LEAST_TEXT = 3000
_UNREADABLE = 0.3


def nonsense(frames: Frames) -> pl.DataFrame:
    """Return the cells with a garbled passage, each with its strangest: ``document``, ``row``, ``field``, ``quote``."""
    text, mask = pl.col("text"), pl.col("mask")
    size, rare = three_bytes(text), three_bytes(mask)
    passages = pieces(frames, "。；;", whole="name")
    readable = passages.group_by("document").agg(size=size.sum(), rare=rare.sum()).filter(
        (pl.col("size") >= _LEAST_TEXT) & (pl.col("rare") <= pl.col("size") * _UNREADABLE)
    )  # fmt: skip
    least_size, least_strange, least_common = (
        pl.when("sign").then(with_sign).otherwise(without)
        for with_sign, without in zip(_WITH_SIGN, _WITHOUT, strict=True)
    )
    suspects = (
        passages.filter((size >= _WITH_SIGN[0]) & (rare >= size * _WITH_SIGN[1]))
        .join(readable, on="document", how="semi")
        .join(_unbalanced(frames), on=_CELL, how="left", maintain_order="left")
        .with_columns(sign=pl.col("unbalanced").fill_null(value=False) | _sign())
        .with_columns(least_size=least_size, least=least_strange)
        .filter((size >= pl.col("least_size")) & (rare >= size * pl.col("least")))
    )
    return (
        strangeness(suspects, frames)
        .filter((pl.col("han") >= pl.col("least_size")) & (pl.col("common") >= pl.col("han") * least_common))
        .sort(*_CELL, pl.col("strange") / pl.col("han"), descending=[False, False, False, True])
        .group_by(_CELL, maintain_order=True)
        .first()
        .select(*_CELL, case=pl.lit("nonsense"), quote="text")
    )


def _sign() -> pl.Expr:
    text = pl.col("text")
    return text.str.contains(_SIGN) | ((pl.col("field") == "name") & text.str.contains("。."))


def _unbalanced(frames: Frames) -> pl.DataFrame:
    """Return the cells in which brackets of one kind are opened more or less often than closed."""
    text = pl.col("text")
    odd = pl.any_horizontal(
        text.str.count_matches(f"[{opening}]") != text.str.count_matches(f"[{closing}]")
        for opening, closing in _BRACKETS
    )
    return masked_cells(frames).filter(odd).select(*_CELL, unbalanced=pl.lit(value=True))
