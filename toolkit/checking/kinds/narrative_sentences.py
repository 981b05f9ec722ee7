"""The sentences of the 说明: known slips, near misses of set phrases, and what belongs to another list or stands twice.

What it usually says is data: ``rules/vocabulary/narrative.yaml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import polars as pl

from toolkit.checking.kinds import Parameters
from toolkit.checking.worded import line_at, near_misses, paragraphs, sentence
from toolkit.frames import Frames
from toolkit.resources import read_yaml
from toolkit.text import bare

_VOCABULARY = "rules/vocabulary/narrative.yaml"
_SENTENCE = re.compile(r"[^。；;！!？?]+[。；;！!？?]")
_DEFINES = "(?:是指|是|指|为)"
_WHOLE = 3
# 包括配合履职事项清单是… begins no passage of its own: something else was to be enumerated there.
_STARTS = "(?<!包括)"
_SCHEMA: dict[str, Any] = {
    "document": pl.Int32,
    "line": pl.Int32,
    "end_line": pl.Int32,
    "case": pl.String,
    "quote": pl.String,
    "marks": pl.List(pl.String),
    "values": pl.Struct({"wrong": pl.String, "right": pl.String}),
}


def hits(frames: Frames, parameters: Parameters) -> pl.DataFrame:
    """Return one hit a faulty passage of the 说明, at the line of its words.

    ``parameters``: ``shortest`` is the least length of a sentence that is a slip when it stands twice.
    """
    texts = paragraphs(frames)
    data: dict[str, Any] = read_yaml(_VOCABULARY)
    titles = {key: "|".join(map(re.escape, words)) for key, words in frames.profile.titles.items()}
    found = [*_worded(texts, data), *_pasted(texts, titles, data["natures"]), *_twice(texts, parameters["shortest"])]
    return pl.DataFrame(found, schema=_SCHEMA, orient="row").sort("document", "line", maintain_order=True)


def _hit(text: dict[str, Any], case: str, span: tuple[int, int], right: str = "") -> tuple[Any, ...]:
    begin, end = span
    wrong = text["text"][begin:end]
    values = {"wrong": wrong, "right": right}
    return (text["document"], *line_at(text, begin), case, sentence(text["text"], begin, end), [wrong], values)


def _worded(texts: pl.DataFrame, data: dict[str, Any]) -> Iterator[tuple[Any, ...]]:
    """Yield the known slips, and the near misses of set phrases that are none of them."""
    slips = {item["wrong"]: item["right"] for item in data["confusions"]}
    phrases: list[str] = data["phrases"]
    # One slip leaves the beginning or the end of a phrase whole.
    ends = {phrase: (phrase[:_WHOLE], phrase[-_WHOLE:]) for phrase in phrases}
    some = [end for both in ends.values() for end in both]
    for text in texts.filter(pl.col("text").str.contains_any([*slips, *some])).iter_rows(named=True):
        known = [(text["text"].find(wrong), wrong) for wrong in slips if wrong in text["text"]]
        for begin, wrong in known:
            yield _hit(text, "known", (begin, begin + len(wrong)), slips[wrong])
        for phrase in phrases:
            rest = text["text"].replace(phrase, "\n")
            if not any(end in rest for end in ends[phrase]):
                continue
            for begin, end in near_misses(phrase, text["text"]):
                told = any(at < end and begin < at + len(wrong) for at, wrong in known)
                if not told and bare(text["text"][begin:end]) != bare(phrase):
                    yield _hit(text, "near", (begin, end), phrase)


def _pasted(texts: pl.DataFrame, titles: dict[str, str], natures: dict[str, list[str]]) -> Iterator[tuple[Any, ...]]:
    """Yield what is said of one list in the passage about another.

    A passage begins where the text says what a list is, and ends where it says so of the next.
    """
    said = {key: f"(?:{titles[key]}){_DEFINES}|{'|'.join(map(re.escape, natures[key]))}" for key in titles}
    opening = re.compile("|".join(f"{_STARTS}(?P<{key}>(?:{title}){_DEFINES})" for key, title in titles.items()))
    for text in texts.filter(pl.col("text").str.contains("|".join(titles.values()))).iter_rows(named=True):
        passages = [(match.start(), str(match.lastgroup)) for match in opening.finditer(text["text"])]
        for (begin, own), (end, _) in pairwise([*passages, (len(text["text"]), "")]):
            for other in (key for key in titles if key != own):
                match = re.compile(said[other]).search(text["text"], begin, end)
                if match:
                    yield _hit(text, "pasted", match.span())


def _twice(texts: pl.DataFrame, shortest: int) -> Iterator[tuple[Any, ...]]:
    """Yield the sentences that stand a second time in the same 说明."""
    seen: set[tuple[int, str]] = set()
    for text in texts.filter(pl.col("text").str.contains("[。；;！!？?]")).iter_rows(named=True):
        for match in _SENTENCE.finditer(text["text"]):
            key = (text["document"], match[0])
            if len(match[0]) >= shortest and key in seen:
                yield _hit(text, "twice", match.span())
            seen.add(key)
