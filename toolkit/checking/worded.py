"""The texts that wording rules read: duty cells in long form, and the paragraphs of the 说明 put together again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

import polars as pl

from toolkit.frames import Frames

WORDED = ("name", "superior_duties", "township_duties", "handover", "remark")
_STOPS = "。；;！!？?"
_LEAST_BROKEN = 12
_COMMAS = str.maketrans("、，", ",,")
_JOINT = ",?"
_LONG = 10
# A class of Chinese characters takes a millisecond to compile, and a phrase needs dozens of them: the text is brought
# to a form in which whatever is not ASCII is Chinese.
_ANY = "[^\x00-\x7f]"
_OTHER = "\n"


def cells(frames: Frames, fields: Iterable[str] = WORDED) -> pl.DataFrame:
    """Return ``document``, ``row``, ``list``, ``field``, ``text`` of the cells that are neither empty nor damaged."""
    return pl.concat(
        frames.duties.filter(~pl.col("damaged").list.contains(field)).select(
            "document", "row", "list", field=pl.lit(field), text=pl.col(field)
        )
        for field in fields
    ).filter(pl.col("text") != "")


def paragraphs(frames: Frames) -> pl.DataFrame:
    """Return the paragraphs before and after the lists, those that a page or a line broke joined again.

    A line goes on in the next where it has a comma, no stop at its end and is too long for a heading. ``lines`` and
    ``ends`` are the source lines and the lengths up to the end of each part of ``text``.
    """
    goes_on = (
        pl.col("text").str.contains("[，,、。]")
        & ~pl.col("text").str.contains(r"[。；;！!？?：:.]$|\.{3}|…")
        & (pl.col("text").str.len_chars() >= _LEAST_BROKEN)
    )
    parts = frames.narrative.with_columns(
        part=(~goes_on).shift(1, fill_value=True).over("document").cum_sum().over("document"),
        length=pl.col("text").str.len_chars().cast(pl.Int64),
    )
    return parts.group_by("document", "part", maintain_order=True).agg(
        text=pl.col("text").str.join(),
        lines="line",
        last_lines="end_line",
        ends=pl.col("length").cum_sum(),
    )


def line_at(paragraph: dict[str, list[int]], at: int) -> tuple[int, int]:
    """Return the first and last source line of the part of a joined paragraph that holds the character ``at``."""
    part = next((i for i, end in enumerate(paragraph["ends"]) if at < end), len(paragraph["ends"]) - 1)
    return paragraph["lines"][part], paragraph["last_lines"][part]


def sentence(text: str, start: int, end: int) -> str:
    """Return the sentence or sentences of ``text`` that hold the characters from ``start`` to ``end``."""
    begin = max((text.rfind(stop, 0, start) for stop in _STOPS), default=-1) + 1
    after = min((at for stop in _STOPS if (at := text.find(stop, max(end - 1, start))) >= 0), default=len(text))
    return text[begin : after + 1]


def near_misses(phrase: str, text: str) -> Iterator[tuple[int, int]]:
    """Yield where ``text`` has ``phrase`` with at most one character changed, lost, added or turned with the next.

    Commas inside the phrase may be missing or of another kind; its last character stands, and but for a long phrase
    its first.
    """
    plain = "".join(
        sign if sign.isascii() or "\u4e00" <= sign <= "\u9fff" else _OTHER for sign in text.translate(_COMMAS)
    )
    yield from (match.span() for match in _one_slip(phrase).finditer(plain))


@cache
def _one_slip(phrase: str) -> re.Pattern[str]:
    """Return the pattern of a near miss in a text of Chinese and ASCII characters alone."""
    signs = re.sub(r"\W", "", phrase)
    size = len(signs)
    first = 0 if size >= _LONG else 1
    turned = [[*signs[:i], signs[i + 1], signs[i], *signs[i + 2 :]] for i in range(size - 1)]
    changed = [[*signs[:i], _ANY, *signs[i + 1 :]] for i in range(first, size - 1)]
    added = [[*signs[:i], _ANY, *signs[i:]] for i in range(1, size)]
    lost = [[*signs[:i], *signs[i + 1 :]] for i in range(1, size - 1)]
    joint = _JOINT if len(signs) < len(phrase) else ""
    return re.compile("|".join(joint.join(form) for form in (*turned, *changed, *added, *lost)))
