"""Words cut in half: a last character that belongs to no word, and goes on wherever else its document has it."""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

import polars as pl

from toolkit.checking.familiar import HAN, masked_cells, occurrences, pieces, words
from toolkit.frames import Frames

_PAUSE = "，；。,;"
_HAN = re.compile("[\u3400-\u9fff]")
_LONGEST_REST = 3
_ONE_WAY = 3
_LEAST_SEEN = 8
_LEAST_BEGUN = 5


class _Edges(NamedTuple):
    """How many familiar words begin with a character, and how many end with it."""

    first: Counter[str]
    last: Counter[str]


class _Tail(NamedTuple):
    """The last characters of a piece, the text of its document, and what follows in the cell."""

    tail: str
    blob: str
    ended_by: str
    named: bool


def half_words(frames: Frames, seen: int) -> pl.DataFrame:
    """Return the pieces of cells whose last word is cut.

    Columns: ``document``, ``row``, ``field``, ``piece``, ``at_end``, ``sure``.

    A piece ends at a comma, a semicolon or a stop (``at_end`` is false), or with its cell. Inside a cell the half must
    stand ``seen`` times elsewhere, always as the beginning of the same word. A half is ``sure`` where the document has
    the word that it is half of; a last character that merely begins words may end a word that nobody listed.
    """
    ends = _ends(frames, seen)
    texts = masked_cells(frames).join(ends, on="document", how="semi")
    blobs = dict(texts.group_by("document").agg(pl.col("text").str.join("\n")).iter_rows())
    known = words(frames.profile)
    edges = _Edges(Counter(word[0] for word in known), Counter(word[-1] for word in known))
    halves = [
        _half(_Tail(tail, blobs[document], ended_by, field == "name"), seen, known, edges)
        for document, field, tail, ended_by in ends.select("document", "field", "tail", "ended_by").iter_rows()
    ]
    return (
        ends.with_columns(sure=pl.Series(halves, dtype=pl.Boolean))
        .drop_nulls("sure")
        .select("document", "row", "field", "sure", piece="body", at_end=pl.col("ended_by") == "")
    )


def _ends(frames: Frames, seen: int) -> pl.DataFrame:
    """Return the pieces whose last character is in no familiar word: at the end of a cell all of them.

    Inside a cell those whose last two characters end no other piece and stand more than ``seen`` times in the document.
    """
    ends = (
        pieces(frames, _PAUSE)
        .filter(pl.col("mask").str.contains(f"{HAN}[{_PAUSE}]*$"))
        .with_columns(body=pl.col("text").str.strip_chars_end(_PAUSE))
        .filter(pl.col("body").str.len_chars() > 1)
        .with_columns(ended_by=pl.col("text").str.slice(pl.col("body").str.len_chars(), 1))
        .with_columns(tail=pl.col("body").str.slice(-2))
    )
    inner = ends.filter((pl.col("ended_by") != "") & pl.struct("document", "tail").is_unique())
    times = occurrences(masked_cells(frames), inner, "tail").group_by("document", "tail").agg(times=pl.len())
    frequent = inner.join(times.filter(pl.col("times") > seen).drop("times"), on=["document", "tail"], how="semi")
    return pl.concat([ends.filter(pl.col("ended_by") == ""), frequent])


def _half(end: _Tail, seen: int, known: frozenset[str], edges: _Edges) -> bool | None:
    """Return whether it is sure that a piece ends in half a word, by what follows it elsewhere; None if it does not."""
    going_on: list[str] = []
    ended = 0
    # Sound endings end again soon: the search stops there, so that its time does not grow with the text.
    for found in re.finditer(re.escape(end.tail), end.blob):
        rest = end.blob[found.end() : found.end() + _LONGEST_REST]
        if _HAN.match(rest):
            going_on.append(rest)
        elif ended:
            return None
        else:
            ended += 1
    if not going_on and not end.ended_by:
        return False if _only_begins(end.tail[-1], end.blob, edges) else None
    one_way = len({rest[0] for rest in going_on}) == 1
    if end.ended_by:
        half = len(going_on) >= seen and one_way and end.tail[-1] + going_on[0][0] in known
    else:
        half = all(_goes_on(end.tail, rest, known) for rest in going_on) or (
            not end.named and len(going_on) >= _ONE_WAY and one_way
        )
    return True if half else None


def _goes_on(tail: str, rest: str, known: frozenset[str]) -> bool:
    """Whether a word spans ``tail`` and what follows it, and no other word begins where ``tail`` ends."""
    spans = [size for size in range(1, len(rest) + 1) for start in (tail, tail[-1]) if start + rest[:size] in known]
    begins = any(rest[:size] in known for size in range(2, len(rest) + 1))
    return bool(spans) and (not begins or max(spans) > 1)


def _only_begins(sign: str, text: str, edges: _Edges) -> bool:
    """Whether a character is the first of familiar words and hardly the last of any, and all but never ends a piece."""
    if edges.last[sign] > 1 or edges.first[sign] < _LEAST_BEGUN:
        return False
    after = re.findall(f"{re.escape(sign)}(?=(.?))", text, re.DOTALL)
    return len(after) >= _LEAST_SEEN and sum(not _HAN.match(following) for following in after) <= 1
