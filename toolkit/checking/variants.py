"""Phrases of a text that differ from others by one character, found by the characters on both sides of it.

A document has some 40,000 runs of characters: they are compared by hashes, and only those that stand twice are looked
at more closely.
"""

from __future__ import annotations

import polars as pl

_FACTOR = 0x9E3779B97F4A7C15
_MOST = 20


def signs(texts: pl.DataFrame) -> pl.DataFrame:
    """Return the characters of ``texts`` (``document``, ``row``, ``field``, ``text``), one a row.

    Columns: ``document``, ``row``, ``field``, ``cell``, ``at``, ``sign``, its hash ``code``, and ``stop``, the count of
    characters up to it that are neither Chinese nor 、.
    """
    chinese = pl.col("sign").is_between(pl.lit("\u4e00"), pl.lit("\u9fff")) | (pl.col("sign") == "、")
    return (
        texts.with_row_index("cell")
        .select("document", "row", "field", "cell", sign=pl.col("text").str.split(""))
        .with_columns(at=pl.int_ranges(pl.col("sign").list.len()))
        .explode("sign", "at", empty_as_null=False)
        .with_columns(code=pl.col("sign").hash(), stop=(~chinese).cum_sum())
    )


def in_row(signs: pl.DataFrame, texts: pl.DataFrame, context: int, usual: int, ignored: str) -> pl.DataFrame:
    """Return the phrases that stand once in a row of a list where others stand ``usual`` times and more.

    Two phrases are compared when ``context`` characters on each side are the same. Those in which a character of
    ``ignored`` makes the difference are passed over. Columns of the result: ``document``, ``row``, ``field``, ``at``,
    ``wrong``, ``right``, ``amount``.
    """
    counted = _windows(signs, ["document", "row"], context)
    told = counted.filter(~pl.col("sign").is_in(list(ignored)))
    other = told.filter(pl.col("often") >= usual).unique("key", keep="first", maintain_order=True)
    rare = told.filter(pl.col("often") == 1).join(other.select("key", meant="sign", amount="often"), on="key")
    return _spelt(rare, texts, context)


def in_document(signs: pl.DataFrame, texts: pl.DataFrame, context: int, lookalikes: pl.DataFrame) -> pl.DataFrame:
    """Return the phrases that differ from another of the document by a character of the same look.

    ``lookalikes`` has ``sign`` and ``other``, a pair a row, both ways. Of two phrases the rarer one is taken for wrong,
    of two that stand as often the one whose character is rarer in the document. Columns as of ``in_row``.
    """
    told = _windows(signs, ["document"], context, lookalikes["sign"].unique().to_list())
    common = signs.filter(pl.col("sign").is_in(told["sign"].unique().to_list())).group_by("document", "sign")
    told = told.join(common.agg(common=pl.len()), on=["document", "sign"])
    other = told.unique(["key", "sign"], keep="first", maintain_order=True).select(
        "key", meant="sign", amount="often", meant_common="common"
    )
    rarer = (pl.col("often") < pl.col("amount")) | (
        (pl.col("often") == pl.col("amount")) & (pl.col("common") < pl.col("meant_common"))
    )
    pairs = lookalikes.select("sign", meant="other")
    rare = told.join(other, on="key").filter(rarer).join(pairs, on=["sign", "meant"], how="semi")
    return _spelt(rare, texts, context)


def _windows(signs: pl.DataFrame, within: list[str], context: int, middles: list[str] | None = None) -> pl.DataFrame:
    """Return the runs of Chinese whose two sides stand around different middle characters, ``middles`` if given.

    ``key`` stands for the sides and the columns ``within``, ``sign`` is the middle, ``at`` the place where the run
    begins, and ``often`` how many times the whole of it stands there.
    """
    size = 2 * context + 1
    sides = [pl.col("code").shift(-place) for place in range(size) if place != context]
    runs = signs.select(
        "document", "row", "field", "at", sign=pl.col("sign").shift(-context),
        key=_mixed([*(pl.col(column) for column in within), *sides]),
        whole=(pl.col("cell") == pl.col("cell").shift(1 - size))
        & (pl.col("stop").shift(1, fill_value=0) == pl.col("stop").shift(1 - size)),
    ).filter("whole")  # fmt: skip
    if middles:
        runs = runs.filter(pl.col("sign").is_in(middles))
    twice = runs.filter(pl.col("key").is_duplicated())
    several = twice.filter(pl.col("sign").n_unique().over("key") > 1)
    return several.with_columns(often=pl.len().over("key", "sign"))


def _mixed(parts: list[pl.Expr]) -> pl.Expr:
    """Return one number for several; products and sums run over, as those of a hash may."""
    return pl.sum_horizontal(
        part.cast(pl.UInt64) * pl.lit(_FACTOR * place % 2**64 | 1, pl.UInt64) for place, part in enumerate(parts, 1)
    )


def _spelt(rare: pl.DataFrame, texts: pl.DataFrame, context: int) -> pl.DataFrame:
    """Write out the phrases that begin ``at`` a character of a text, as they are and with ``meant`` in their middle."""
    wrong = pl.col("text").str.slice(pl.col("at"), 2 * context + 1)
    right = pl.concat_str(wrong.str.slice(0, context), "meant", wrong.str.slice(context + 1))
    cell = ["document", "row", "field"]
    # A loop of words differs from itself at thousands of places; the first few tell it.
    few = rare.sort(*cell, "at").group_by(cell, maintain_order=True).head(_MOST)
    return few.join(texts, on=cell, maintain_order="left").select(
        "document", "row", "field", "at", wrong=wrong, right=right, amount=pl.col("amount").cast(pl.Int64)
    )
