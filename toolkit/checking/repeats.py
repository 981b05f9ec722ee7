"""Text that repeats itself at once: loops of a language model, phrases written twice, doubled characters.

All cells are laid out as one row of characters and compared with themselves, shifted by the length of the unit.
"""

from __future__ import annotations

import polars as pl

from toolkit.checking.familiar import HAN
from toolkit.resources import read_yaml

_LONGEST_LOOP = 10
# How many neighbours are equal at a distance of one and two characters; from three on a unit stands three times.
_LEAST_EQUAL = {1: 3, 2: 5}
_PHRASE = range(4, 17)
_BEGINS = "\n"
_BETWEEN = "[，,、。；;！!？?]"
_AFTER_DOUBLE = "[的和与及、，,。；;]"


def repeats(cells: pl.DataFrame) -> pl.DataFrame:
    """Return, for the cells that repeat themselves, ``cell`` (its row number), ``kind``, ``start`` and ``unit``.

    ``kind`` is loop (a unit at least three times on end), phrase (four characters or more twice on end) or double
    (one character twice before a particle or a stop); a cell has one row a kind, its first.
    """
    texts = cells.select("text").with_row_index("cell").with_columns(long=pl.lit(_BEGINS) + pl.col("text"))
    signs = texts.select("cell", sign=pl.col("long").str.split("")).explode("sign", empty_as_null=False)
    begins = signs["sign"] == _BEGINS
    # A cell's first sign equals no other, so that nothing repeats itself from one cell to the next.
    codes = signs["sign"].hash().zip_with(~begins, pl.int_range(signs.height, dtype=pl.UInt64, eager=True))
    found = [_runs(codes, size, 2 * size - 1, "loop") for size in range(1, _LONGEST_LOOP + 1)]
    found += [_runs(codes, size, size, "phrase") for size in _PHRASE]
    found.append(_doubles(codes, signs["sign"]))
    starts = pl.DataFrame({"cell": signs["cell"].filter(begins), "begin": begins.arg_true()}).with_columns(
        pl.col("begin").cast(pl.Int64) + 1
    )
    return (
        pl.concat(found)
        .sort("at", "size")
        .join_asof(starts, left_on="at", right_on="begin")
        .join(texts, on="cell", maintain_order="left")
        .with_columns(start=pl.col("at") - pl.col("begin"))
        .with_columns(unit=pl.col("text").str.slice("start", "size"))
        .filter(_is_repeat())
        .group_by("cell", "kind", maintain_order=True)
        .first()
        .select("cell", "kind", "start", "unit")
    )


def _is_repeat() -> pl.Expr:
    unit = pl.col("unit")
    loop = unit.str.contains(HAN) | ((pl.col("size") == 1) & unit.str.contains(_BETWEEN))
    phrase = ~unit.str.contains(_BETWEEN) & (unit.str.count_matches(HAN) >= _PHRASE.start)
    kind = pl.col("kind")
    return ((kind == "loop") & loop) | ((kind == "phrase") & phrase) | (kind == "double")


def _runs(codes: pl.Series, size: int, length: int, kind: str) -> pl.DataFrame:
    """Return where ``length`` characters on end, or more, equal those ``size`` before them, each run once."""
    length = _LEAST_EQUAL.get(size, length)
    equal = (codes == codes.shift(size)).arg_true().cast(pl.Int64)
    full = equal.filter((equal.shift(1 - length) - equal == length - 1).fill_null(value=False))
    begins = full.filter((full.diff() != 1).fill_null(value=True))
    return pl.DataFrame({"at": begins - size}).with_columns(size=pl.lit(size, pl.Int32), kind=pl.lit(kind))


def _doubles(codes: pl.Series, signs: pl.Series) -> pl.DataFrame:
    double = (codes == codes.shift(1)) & (codes != codes.shift(2)) & (codes.shift(2) != codes.shift(3))
    slips = pl.DataFrame({"sign": signs, "after": signs.shift(-1), "at": pl.int_range(signs.len(), eager=True)})
    slips = slips.filter(double).filter(
        pl.col("sign").str.contains(HAN)
        & ~pl.col("sign").str.contains(f"[{read_yaml('rules/vocabulary/common_words.yaml')['doubled']}]")
        & pl.col("after").str.contains(_AFTER_DOUBLE)
    )
    return slips.select(at=pl.col("at") - 1, size=pl.lit(1, pl.Int32), kind=pl.lit("double"))
