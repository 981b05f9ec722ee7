"""Words taken for one another, words and stops that stand twice, and phrases that differ from others by one character.

What to look for is data: ``rules/vocabulary/confusions.yaml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Any

import polars as pl

from toolkit.checking.kinds import Parameters
from toolkit.checking.phrases import spelling
from toolkit.checking.variants import Running, in_document, in_row
from toolkit.checking.worded import cells, line_at, near_misses, paragraphs, sentence
from toolkit.frames import Frames
from toolkit.resources import read_yaml

_VOCABULARY = "rules/vocabulary/confusions.yaml"
_STOPS = r"[，、；。：,;][，、；。：,;]+"
_DOT = r"\p{Han}{1,2}[.．]\p{Han}{1,2}"
_NUMBERED = r"[一二三四五六七八九十][.．]"
_MOST = 5
_SCHEMA: dict[str, Any] = {
    "document": pl.Int32,
    "row": pl.Int32,
    "line": pl.Int32,
    "end_line": pl.Int32,
    "field": pl.String,
    "case": pl.String,
    "quote": pl.String,
    "marks": pl.List(pl.String),
    "values": pl.Struct({"wrong": pl.String, "right": pl.String, "amount": pl.Int64}),
}


@dataclass(frozen=True, slots=True)
class _Entry:
    """A wrong form: the case it is reported under, what is right, and the pattern that finds it.

    There are a thousand forms and few that a document holds: a pattern is compiled when its first characters are found.
    """

    case: str
    right: str
    pattern: str


@dataclass(frozen=True, slots=True)
class _Slip:
    """What was found from ``begin`` to ``end`` of a text, and what is right."""

    text: dict[str, Any]
    case: str
    begin: int
    end: int
    right: str
    amount: int = 1

    @property
    def wrong(self) -> str:
        """The characters found."""
        return str(self.text["text"][self.begin : self.end])

    def hit(self) -> dict[str, Any]:
        """Return the slip as a hit; one in the 说明 has lines of its own."""
        line, end_line = line_at(self.text, self.begin) if self.text["row"] is None else (None, None)
        return {
            "document": self.text["document"],
            "row": self.text["row"],
            "line": line,
            "end_line": end_line,
            "field": self.text["field"],
            "case": self.case,
            "quote": sentence(self.text["text"], self.begin, self.end),
            "marks": [self.wrong],
            "values": {"wrong": self.wrong, "right": self.right, "amount": self.amount},
        }


def hits(frames: Frames, parameters: Parameters) -> pl.DataFrame:
    """Return one hit a wrong form and cell or paragraph, the surest where several meet.

    ``parameters``: ``context`` is how many characters on each side make two phrases of a row the same but for one,
    ``usual`` how often the other phrase must stand there, ``ignored`` the characters that may well change,
    ``lookalike_context`` the same for characters of one look in a document, and ``own_dots`` how many dots between
    characters are a document's way of writing and no slip.
    """
    worded = cells(frames)
    texts = pl.concat([worded, paragraphs(frames)], how="diagonal")
    slips = [*_known(texts), *_stops(texts, parameters["own_dots"]), *_formulae(texts), *_variants(worded, parameters)]
    found = pl.DataFrame([slip.hit() for slip in _apart(slips)], schema=_SCHEMA, orient="row")
    return found.sort("document", "row", "line", maintain_order=True)


def _apart(slips: Iterable[_Slip]) -> Iterator[_Slip]:
    """Yield the slips that overlap none before them, each form once a text."""
    taken: dict[tuple[Any, ...], list[_Slip]] = {}
    for slip in slips:
        lines = slip.text.get("lines")
        key = (slip.text["document"], slip.text["row"], slip.text["field"], lines[0] if lines else None)
        others = taken.setdefault(key, [])
        if all((slip.end <= one.begin or slip.begin >= one.end) and slip.wrong != one.wrong for one in others):
            others.append(slip)
            yield slip


@cache
def _entries() -> dict[str, list[_Entry]]:
    """Return the wrong forms by the literal characters they begin with."""
    data = read_yaml(_VOCABULARY)
    entries: dict[str, list[_Entry]] = {}
    for item in data["confusions"]:
        case = "doubtful" if item.get("doubtful") else "known"
        entries.setdefault(item["wrong"].split("…")[0], []).append(_Entry(case, item["right"], spelling(item)))
    for item in data["doubled"]:
        word = item["word"]
        entry = _Entry("doubled", word[: len(word) // 2], spelling({"wrong": word, **item}))
        entries.setdefault(word, []).append(entry)
    for wrong, right in _misread(data["terms"]):
        entries.setdefault(wrong, []).append(_Entry("misread", right, re.escape(wrong)))
    for sign in data["traditional"]:
        entries.setdefault(sign, []).append(_Entry("traditional", "", sign))
    return entries


def _misread(terms: list[str]) -> Iterator[tuple[str, str]]:
    """Yield every term with one character taken for another of its look, and the term."""
    others: dict[str, str] = {}
    for group in _lookalikes():
        for sign in group:
            others[sign] = others.get(sign, "") + group.replace(sign, "")
    for term in terms:
        for at, sign in enumerate(term):
            for other in others.get(sign, ""):
                yield term[:at] + other + term[at + 1 :], term


def _known(texts: pl.DataFrame) -> Iterator[_Slip]:
    """Yield the listed forms, in a text from left to right and the longer of two first."""
    entries = _entries()
    starts = pl.col("text").str.extract_many(list(entries), overlapping=True).list.unique(maintain_order=True)
    for text in texts.with_columns(starts=starts).filter(pl.col("starts").list.len() > 0).iter_rows(named=True):
        found = [
            _Slip(text, entry.case, match.start(), match.end(), entry.right)
            for start in text["starts"]
            for entry in entries[start]
            if (match := re.search(entry.pattern, text["text"]))
        ]
        yield from sorted(found, key=lambda slip: (slip.begin, -slip.end))


def _stops(texts: pl.DataFrame, own_dots: int) -> Iterator[_Slip]:
    """Yield the stops that stand side by side, and the half-width dots between two Chinese characters."""
    for text in texts.filter(pl.col("text").str.contains(_STOPS)).iter_rows(named=True):
        for match in islice(re.finditer(_STOPS, text["text"]), _MOST):
            yield _Slip(text, "stops", *match.span(), "")
    dots = texts.with_columns(dots=pl.col("text").str.replace_all(_NUMBERED, "").str.extract_all(_DOT))
    few = dots.filter(pl.col("dots").list.len().sum().over("document") <= own_dots, pl.col("dots").list.len() > 0)
    for text in few.iter_rows(named=True):
        for dot in text["dots"][:_MOST]:
            begin = text["text"].find(dot)
            if begin >= 0:
                yield _Slip(text, "dot", begin, begin + len(dot), "")


def _formulae(texts: pl.DataFrame) -> Iterator[_Slip]:
    """Yield the set phrases that differ by one character from their usual text."""
    phrases: list[str] = read_yaml(_VOCABULARY)["formulae"]
    halves = {phrase: [phrase[: len(phrase) // 2], phrase[-(len(phrase) // 2) :]] for phrase in phrases}
    near = texts.filter(pl.col("text").str.contains_any([half for both in halves.values() for half in both]))
    for phrase in phrases:
        rest = pl.col("text").str.replace_all(phrase, "", literal=True)
        for text in near.filter(rest.str.contains_any(halves[phrase])).iter_rows(named=True):
            for begin, end in near_misses(phrase, text["text"]):
                if phrase not in text["text"][begin:end]:
                    yield _Slip(text, "formula", begin, end, phrase)


def _lookalikes() -> list[str]:
    groups: str = read_yaml("rules/vocabulary/lookalikes.yaml")["lookalikes"]
    return groups.split()


def _variants(texts: pl.DataFrame, parameters: Parameters) -> Iterator[_Slip]:
    """Yield the phrases that differ by one character from others of their row, or by its look from the document's."""
    pairs = [(sign, other) for group in _lookalikes() for sign in group for other in group if sign != other]
    alike = pl.DataFrame(sorted(set(pairs)), schema={"sign": pl.String, "other": pl.String}, orient="row")
    running, narrow, wide = Running.of(texts), parameters["lookalike_context"], parameters["context"]
    found = {
        "lookalike": in_document(running, narrow, alike),
        "variant": in_row(running, wide, parameters["usual"], parameters["ignored"]),
    }
    for case, phrases in found.items():
        for text in phrases.join(texts, on=["document", "row", "field"], maintain_order="left").iter_rows(named=True):
            end = text["at"] + len(text["wrong"])
            yield _Slip(text, case, text["at"], end, text["right"], text["amount"])
