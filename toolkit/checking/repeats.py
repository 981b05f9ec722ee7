"""Text that repeats itself at once: loops of a language model, phrases written twice, doubled characters.

All cells are laid out as one row of characters and compared with themselves, shifted by the length of the unit.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import polars as pl

from toolkit.checking.familiar import HAN
from toolkit.checking.signs import signs_of
from toolkit.resources import read_yaml

# The first number above all code points.
_NO_SIGN = 0x110000
_LONGEST_LOOP = 10
# How many neighbours are equal at a distance of one and two characters; from three on a unit stands three times.
_LEAST_EQUAL = {1: 3, 2: 5}
_PHRASE = range(4, 17)
_BETWEEN = "[，,、。；;！!？?]"
_AFTER_DOUBLE = "[的和与及、，,。；;]"


def repeats(cells: pl.DataFrame) -> pl.DataFrame:
    """Return, for the cells that repeat themselves, ``cell`` (its row number), ``kind``, ``start`` and ``unit``.

    ``kind`` is loop (a unit at least three times on end), phrase (four characters or more twice on end) or double
    (one character twice before a particle or a stop); a cell has one row a kind, its first.
    """
    texts = cells.select("text").with_row_index("cell")
    signs = signs_of(cells["text"])
    # A border equals no other sign, so that nothing repeats itself from one cell to the next.
    codes = signs.codes.copy()
    codes[signs.begins - 1] = _NO_SIGN + np.arange(len(signs.begins), dtype=np.uint32)
    found = [_runs(codes, size, 2 * size - 1, "loop") for size in range(1, _LONGEST_LOOP + 1)]
    found += [_runs(codes, size, size, "phrase") for size in _PHRASE]
    found.append(_doubles(codes, signs.codes))
    starts = pl.DataFrame({"cell": np.arange(len(signs.begins), dtype=np.uint32), "begin": signs.begins})
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


def _runs(codes: npt.NDArray[np.uint32], size: int, length: int, kind: str) -> pl.DataFrame:
    """Return where ``length`` characters on end, or more, equal those ``size`` before them, each run once."""
    length = _LEAST_EQUAL.get(size, length)
    equal = np.flatnonzero(codes[size:] == codes[:-size])
    full = equal[: max(0, len(equal) - length + 1)]
    full = full[equal[length - 1 :] - full == length - 1]
    begins = full[np.diff(full, prepend=-2) != 1]
    return pl.DataFrame({"at": begins}).with_columns(size=pl.lit(size, pl.Int32), kind=pl.lit(kind))


def _doubles(codes: npt.NDArray[np.uint32], signs: npt.NDArray[np.uint32]) -> pl.DataFrame:
    """Return where two equal characters stand after two unequal ones and before a particle or a stop."""
    same = codes[1:] == codes[:-1]
    at = np.flatnonzero(same[2:-1] & ~same[1:-2] & ~same[:-3]) + 2
    slips = pl.DataFrame(
        {"at": at, "sign": list(map(chr, signs[at])), "after": list(map(chr, signs[at + 2]))},
        schema={"at": pl.Int64, "sign": pl.String, "after": pl.String},
    )
    doubled = read_yaml("rules/vocabulary/common_words.yaml")["doubled"]
    slips = slips.filter(
        pl.col("sign").str.contains(HAN)
        & ~pl.col("sign").str.contains(f"[{doubled}]")
        & pl.col("after").str.contains(_AFTER_DOUBLE)
    )
    return slips.select("at", size=pl.lit(1, pl.Int32), kind=pl.lit("double"))
