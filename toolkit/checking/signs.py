"""The characters of many texts in one row, as numbers: what compares each with its neighbours does so at once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import polars as pl

#: What stands before every text; no text is compared beyond it.
BORDER = "\n"


@dataclass(frozen=True, slots=True)
class Signs:
    """``codes``: the code points of all texts, a border before each; ``cells``: the number of the text each is of.

    ``begins``: where the first character of each text stands.
    """

    codes: npt.NDArray[np.uint32]
    cells: npt.NDArray[np.uint32]
    begins: npt.NDArray[np.int64]


def signs_of(texts: pl.Series) -> Signs:
    """Return the characters of ``texts``."""
    joined = "".join(BORDER + text for text in texts)
    lengths = texts.str.len_chars().to_numpy().astype(np.int64) + len(BORDER)
    return Signs(
        codes=np.frombuffer(joined.encode("utf-32-le"), dtype=np.uint32),
        cells=np.repeat(np.arange(len(lengths), dtype=np.uint32), lengths),
        begins=np.cumsum(lengths) - lengths + len(BORDER),
    )
