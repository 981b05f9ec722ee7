"""Brackets and quotation marks without their partner, and items that run into one another without a stop.

Marks of full and half width pair with each other. Straight quotation marks have no direction: an odd number of them is
one too many. A mark that has lost its partner because the cell was cut off before or after it is not reported here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import polars as pl

from toolkit.checking.kinds import Parameters
from toolkit.checking.worded import cells, line_at, paragraphs, sentence
from toolkit.frames import Frames

_OPENING = "（《〈“‘「『【〔"
_CLOSING = "）》〉”’」』】〕"
_WIDTHS = {"(": "（", ")": "）"}
_QUOTES = '“”"'
_LIST_MARK = re.compile(r"(?<![^。；;：:，,、])(?:\d{1,2}|[一二三四五六七八九十]{1,2}|[a-zA-Z])[）)]")
_STOP = re.compile("[。；;！!？?]")
_RUN_ON = r"[^\d。；;：:，,、.．（(第\-—~～至]([2-9]|1\d)[.、．]\p{Han}"
_AROUND = 8
_DEEPEST = 4
_MOST = 3
_SCHEMA: dict[str, Any] = {
    "document": pl.Int32,
    "row": pl.Int32,
    "line": pl.Int32,
    "end_line": pl.Int32,
    "field": pl.String,
    "case": pl.String,
    "quote": pl.String,
    "marks": pl.List(pl.String),
    "values": pl.Struct({"sign": pl.String, "words": pl.String, "marker": pl.String}),
}


def hits(frames: Frames, _parameters: Parameters) -> pl.DataFrame:
    """Return one hit a mark without its partner, and one an item that begins in the middle of the one before."""
    texts = pl.concat([cells(frames), paragraphs(frames)], how="diagonal")
    suspects = _suspects(texts)
    found = [*_alone(suspects), *_run_on(frames)]
    return pl.DataFrame(found, schema=_SCHEMA, orient="row").sort("document", "row", "line", maintain_order=True)


def _suspects(texts: pl.DataFrame) -> pl.DataFrame:
    """Return the texts in which one kind of mark opens more often than it closes, or closes first."""
    every = "".join(('"', _OPENING, _CLOSING, *_WIDTHS))
    marked = texts.filter(pl.col("text").str.contains_any(list(every))).with_columns(
        signs=pl.col("text").str.replace_all(f"[^{re.escape(every)}]+", "").str.replace_many(_WIDTHS)
    )
    odd = [pl.col("signs").str.count_matches('"', literal=True) % 2 == 1]
    for opening, closing in zip(_OPENING, _CLOSING, strict=True):
        alone = pl.col("signs").str.replace_all(f"[^{re.escape(opening + closing)}]+", "")
        for _ in range(_DEEPEST):
            alone = alone.str.replace_all(opening + closing, "", literal=True)
        odd.append(alone != "")
    return marked.filter(pl.any_horizontal(odd)).drop("signs")


def _alone(texts: pl.DataFrame) -> Iterator[dict[str, Any]]:
    for text in texts.iter_rows(named=True):
        # An item marked 1） or 一） has a closing bracket alone.
        items = {match.end() - 1 for match in _LIST_MARK.finditer(text["text"])}
        alone = [at for at in _partnerless(text["text"]) if at not in items]
        yield from (_hit(text, at) for at in alone[:_MOST] if not _cut_off(text, at))


def _partnerless(text: str) -> list[int]:
    """Return the places of the marks that have no partner."""
    text = "".join(_WIDTHS.get(sign, sign) for sign in text)
    open_at: dict[str, list[int]] = {}
    alone: list[int] = []
    straight = '"' in text
    for at, sign in enumerate(text):
        if straight and sign in _QUOTES:
            continue
        if sign in _OPENING:
            open_at.setdefault(sign, []).append(at)
        elif sign in _CLOSING:
            opened = open_at.get(_OPENING[_CLOSING.index(sign)])
            if opened:
                opened.pop()
            else:
                alone.append(at)
    quotes = [at for at, sign in enumerate(text) if sign in _QUOTES] if straight else []
    last = quotes[-1:] if len(quotes) % 2 else []
    return sorted([*alone, *(at for places in open_at.values() for at in places), *last])


def _cut_off(text: dict[str, Any], at: int) -> bool:
    """Whether the partner of a mark stood in a part of the cell that is lost: there is no stop on that side."""
    whole = text["text"]
    if whole[at] in _CLOSING or whole[at] == ")":
        duties = text["field"] in {"superior_duties", "township_duties"}
        return duties and not _STOP.search(whole, 0, at) and not re.match("[\\d一（(]", whole)
    rest = whole[at + 1 :]
    if text["field"] == "name" or text["row"] is None:
        return len(rest) < _AROUND
    return not _STOP.search(rest)


def _hit(text: dict[str, Any], at: int) -> dict[str, Any]:
    whole = text["text"]
    line, end_line = line_at(text, at) if text["row"] is None else (None, None)
    opens = whole[at] in _OPENING or whole[at] == "("
    begin, end = (at, at + _AROUND) if opens else (max(0, at - _AROUND), at + 1)
    quote = sentence(whole, at, at + 1)
    words = whole[begin:end] if whole[begin:end] in quote else whole[at]
    return {
        "document": text["document"],
        "row": text["row"],
        "line": line,
        "end_line": end_line,
        "field": text["field"],
        "case": "unclosed" if opens else "straight" if whole[at] == '"' else "unopened",
        "quote": quote,
        "marks": [words],
        "values": {"sign": whole[at], "words": words, "marker": ""},
    }


def _run_on(frames: Frames) -> Iterator[dict[str, Any]]:
    """Yield the items in whose middle the next one begins, its number right behind a character."""
    number = pl.col("marker").str.extract(r"(\d+)").cast(pl.Int32, strict=False)
    damaged = frames.duties.select("document", "row", "damaged")
    items = (
        frames.clauses.filter(pl.col("text").str.contains(_RUN_ON))
        .with_columns(pl.col("field").cast(pl.String), following=pl.col("text").str.extract(_RUN_ON).cast(pl.Int32))
        .filter(pl.col("following") == number + 1)
        .join(damaged, on=["document", "row"], maintain_order="left")
        .filter(~pl.col("damaged").list.contains(pl.col("field")))
    )
    for item in items.iter_rows(named=True):
        marker = str(item["following"])
        match = re.search(rf"[^\d。；;]{marker}[.、．]", item["text"])
        if match:
            words = item["text"][max(0, match.start() - _AROUND) : match.end()]
            yield {
                "document": item["document"], "row": item["row"], "line": None, "end_line": None,
                "field": item["field"], "case": "run_on", "quote": sentence(item["text"], *match.span()),
                "marks": [words], "values": {"sign": "", "words": words, "marker": marker},
            }  # fmt: skip
