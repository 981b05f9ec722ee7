"""Phrases of a text that differ from others by one character, found by the characters on both sides of it.

A document has some 40,000 runs of characters: they are compared by hashes, and only those that stand twice are looked
at more closely.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import polars as pl

from toolkit.checking.signs import Signs, signs_of

_FACTOR = 0x9E3779B97F4A7C15
_MOST = 20
_CELL = ["document", "row", "field"]


@dataclass(frozen=True, slots=True)
class Running:
    """Texts (``document``, ``row``, ``field``, ``text``) laid out as one row of characters.

    ``stops`` counts the characters before each that are neither Chinese nor 、.
    """

    texts: pl.DataFrame
    signs: Signs
    stops: npt.NDArray[np.int32]

    @classmethod
    def of(cls, texts: pl.DataFrame) -> Running:
        """Return ``texts`` laid out."""
        signs = signs_of(texts["text"])
        chinese = (signs.codes >= ord("\u4e00")) & (signs.codes <= ord("\u9fff")) | (signs.codes == ord("、"))
        return cls(texts, signs, np.concatenate([[0], np.cumsum(~chinese, dtype=np.int32)]).astype(np.int32))


def in_row(running: Running, context: int, usual: int, ignored: str) -> pl.DataFrame:
    """Return the phrases that stand once in a row of a list where others stand ``usual`` times and more.

    Two phrases are compared when ``context`` characters on each side are the same. Those in which a character of
    ``ignored`` makes the difference are passed over. Columns of the result: ``document``, ``row``, ``field``, ``at``,
    ``wrong``, ``right``, ``amount``.
    """
    row = pl.col("document").cast(pl.UInt64) * 2**32 + pl.col("row").cast(pl.UInt64)
    told = _windows(running, running.texts.select(row).to_series(), context, ~_among(ignored))
    other = told.filter(pl.col("often") >= usual).unique("key", keep="first", maintain_order=True)
    rare = told.filter(pl.col("often") == 1).join(other.select("key", meant="sign", amount="often"), on="key")
    return _spelt(rare, running, context)


def in_document(running: Running, context: int, lookalikes: pl.DataFrame) -> pl.DataFrame:
    """Return the phrases that differ from another of the document by a character of the same look.

    ``lookalikes`` has ``sign`` and ``other``, a pair a row, both ways. Of two phrases the rarer one is taken for wrong,
    of two that stand as often the one whose character is rarer in the document. Columns as of ``in_row``.
    """
    documents = running.texts["document"]
    told = _windows(running, documents, context, _among(lookalikes["sign"]))
    told = told.with_columns(document=documents.gather(told["cell"]))
    told = told.join(_common(running, told["sign"]), on=["document", "sign"])
    other = told.unique(["key", "sign"], keep="first", maintain_order=True).select(
        "key", meant="sign", amount="often", meant_common="common"
    )
    rarer = (pl.col("often") < pl.col("amount")) | (
        (pl.col("often") == pl.col("amount")) & (pl.col("common") < pl.col("meant_common"))
    )
    code = pl.all().map_elements(ord, return_dtype=pl.UInt32)
    pairs = lookalikes.select("sign", meant="other").select(code)
    rare = told.join(other, on="key").filter(rarer).join(pairs, on=["sign", "meant"], how="semi")
    return _spelt(rare, running, context)


def _common(running: Running, wanted: pl.Series) -> pl.DataFrame:
    """Return how many times each document has each of the ``wanted`` characters: ``document``, ``sign``, ``common``."""
    at = np.flatnonzero(_among(map(chr, wanted.unique()))[running.signs.codes])
    documents = running.texts["document"].gather(running.signs.cells[at])
    found = pl.DataFrame({"document": documents, "sign": running.signs.codes[at]})
    return found.group_by("document", "sign").agg(common=pl.len())


def _among(signs: Iterable[str]) -> npt.NDArray[np.bool_]:
    """Return for every code point whether it is one of ``signs``."""
    table = np.zeros(0x110000, dtype=np.bool_)
    table[[ord(sign) for sign in signs]] = True
    return table


def _windows(running: Running, within: pl.Series, context: int, middles: npt.NDArray[np.bool_]) -> pl.DataFrame:
    """Return the runs of Chinese around one of the ``middles`` whose two sides stand twice in one of ``within``.

    ``key`` stands for the sides and the number, ``sign`` is the middle, ``begin`` the place of the run, ``cell`` the
    number of its text, and ``often`` how many times the whole of it stands there.
    """
    size = 2 * context + 1
    codes, stops = running.signs.codes, running.stops
    whole = (stops[size:] == stops[:-size]) & middles[codes[context : len(codes) - context]]
    begin = np.flatnonzero(whole)
    cell = running.signs.cells[begin]
    # Products and sums run over, as those of a hash may.
    key = within.cast(pl.UInt64).to_numpy()[cell] * np.uint64(_FACTOR)
    for place in (place for place in range(size) if place != context):
        key = (key + codes[begin + place]) * np.uint64(_FACTOR)
    runs = pl.DataFrame({"key": key, "sign": codes[begin + context], "begin": begin, "cell": cell})
    return runs.filter(pl.col("key").is_duplicated()).with_columns(often=pl.len().over("key", "sign"))


def _spelt(rare: pl.DataFrame, running: Running, context: int) -> pl.DataFrame:
    """Write out the phrases that begin ``at`` a character of a text, as they are and with ``meant`` in their middle."""
    wrong = pl.col("text").str.slice(pl.col("at"), 2 * context + 1)
    right = pl.concat_str(wrong.str.slice(0, context), "meant", wrong.str.slice(context + 1))
    places = rare.select(
        pl.col("meant").map_elements(chr, return_dtype=pl.String),
        pl.col("amount").cast(pl.Int64),
        at=pl.col("begin") - pl.Series(running.signs.begins).gather(rare["cell"]),
    )
    found = pl.concat([running.texts[rare["cell"]].select(*_CELL, "text"), places], how="horizontal")
    # A loop of words differs from itself at thousands of places; the first few tell it.
    few = found.sort(*_CELL, "at").group_by(_CELL, maintain_order=True).head(_MOST)
    return few.select(*_CELL, "at", wrong=wrong, right=right, amount="amount")
