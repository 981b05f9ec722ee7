"""Words of another type of township: 本镇 or 镇级 in the list of a 乡, 乡规划 in that of a 镇.

What is common to all types (乡镇, 乡村, 集镇, 下乡, titles of laws …) is blanked out first. Of what is left, a word
counts by what stands on both sides of it: a township that is told, supervised or acts, its party committee, its plan.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

import polars as pl

from toolkit.checking.kinds import Parameters
from toolkit.checking.passages import quote, texts
from toolkit.frames import Frames
from toolkit.gazetteer import gazetteer, stem

_TYPES = ("镇", "乡", "街道")
_TYPE = "(?:民族乡|乡|镇|街道)"
_SEVERAL = re.compile(f"{_TYPE}(?:(?:级|党委|(?:人民)?政府)?[、，/（()）和与及或]{{0,2}}{_TYPE})+")
_TITLE = re.compile("《[^《》]{1,60}》")
_HAN = re.compile("[\u4e00-\u9fff]")
_BLANK = "\x00"
_LEAST_STEM = 2
_MOST_PLACES = 200
_SCHEMA: dict[str, pl.DataType | type[pl.DataType]] = {
    "document": pl.Int32, "row": pl.Int32, "field": pl.String, "line": pl.Int32, "end_line": pl.Int32,
    "case": pl.String, "quote": pl.String, "marks": pl.List(pl.String), "certainty": pl.String,
    "values": pl.Struct({"words": pl.String, "own": pl.String, "wrong": pl.String, "right": pl.String}),
}  # fmt: skip


@dataclass(frozen=True)
class _Found:
    """A faulty word and where it stands; ``right`` is what a broken term should be."""

    begin: int
    end: int
    wrong: str
    sure: bool
    right: str | None = None


def hits(frames: Frames, parameters: Parameters) -> pl.DataFrame:
    """Return one hit a cell or paragraph with all its faulty words, in documents whose type of township is known.

    ``parameters``: ``neutral`` words common to all types; ``before`` what a township's bare word may follow;
    ``acts``, ``bodies`` and ``street_bodies`` what it may precede; ``plans`` the verbs before a plan; ``chains``
    enumerations of levels with ``{wrong}`` for the word; ``generic`` what follows a 乡级 that means every township;
    ``unlike`` the characters before 本 or 全 that make another word of them; ``history`` what tells of a former
    name; ``terms`` and ``doubtful_terms`` fixed terms in which the word was replaced, with the right ones.
    """
    words = _Words(parameters)
    documents = {one["document"]: one for one in frames.documents.to_dicts() if one["township_type"] in _TYPES}
    own = pl.DataFrame(
        {"document": list(documents), "own": [one["township_type"] for one in documents.values()]},
        schema={"document": pl.Int32, "own": pl.String},
    )
    cells = texts(frames).join(own, on="document", maintain_order="left")
    suspect = cells.filter(
        (pl.col("own") != "镇") & pl.col("text").str.contains("镇", literal=True)
        | (pl.col("own") != "乡") & pl.col("text").str.contains("[本我全]乡|乡(?:[^镇村]|$)")
        | (pl.col("own") != "街道") & pl.col("text").str.contains("街道", literal=True)
        | pl.col("text").str.contains_any(list(words.terms))
    )
    found = [hit for cell in suspect.iter_rows(named=True) if (hit := _hit(cell, documents[cell["document"]], words))]
    return _doubt_guessed(pl.DataFrame(found, schema=_SCHEMA, orient="row"), documents, cells)


def _hit(cell: dict[str, Any], document: dict[str, Any], words: _Words) -> dict[str, Any] | None:
    text: str = cell["text"]
    own: str = cell["own"]
    found = list(words.search(text, own)) + list(_renamed(text, document, words))
    if not found:
        return None
    found.sort(key=lambda one: (one.begin, one.end))
    marks = list(dict.fromkeys(text[one.begin : one.end] for one in found))
    term = next((one for one in found if one.right), None) if all(one.right for one in found) else None
    return {
        **{key: cell[key] for key in ("document", "row", "field", "line", "end_line")},
        "case": "term" if term else "level",
        "quote": quote(text, [(one.begin, one.end) for one in found]),
        "marks": marks,
        "certainty": "certain" if any(one.sure for one in found) else "probable",
        "values": {
            "words": "、".join(marks),
            "own": own,
            "wrong": "、".join(dict.fromkeys(one.wrong for one in found if not one.right)),
            "right": term and term.right,
        },
    }


def _doubt_guessed(found: pl.DataFrame, documents: dict[int, dict[str, Any]], cells: pl.DataFrame) -> pl.DataFrame:
    """Make hits probable where the type was guessed from the text and the text hardly bears it out."""
    guessed = [number for number, one in documents.items() if not one["township"]]
    borne = (
        cells.filter(pl.col("document").is_in(guessed))
        .filter(pl.col("text").str.contains(pl.concat_str(pl.lit("本"), "own")))
        .group_by("document")
        .agg(borne=pl.len())
    )
    doubtful = pl.col("document").is_in(guessed) & (pl.col("borne").fill_null(0) < 2 * pl.len().over("document"))
    return (
        found.join(borne, on="document", how="left", maintain_order="left")
        .with_columns(certainty=pl.when(doubtful).then(pl.lit("probable")).otherwise("certainty"))
        .drop("borne")
    )


def _renamed(text: str, document: dict[str, Any], words: _Words) -> Iterator[_Found]:
    """Yield the township's own name with the word of another type, unless the county has one so named."""
    township = document["township"] or ""
    name = stem(township)
    if len(name) < _LEAST_STEM or name not in text:
        return
    for match in _places(re.compile(f"{re.escape(name)}(镇|乡|街道办事处)(?![镇村])"), text):
        wrong = match[1].removesuffix("办事处")
        if township.endswith(wrong) or words.history.search(quote(text, [match.span()])):
            continue
        counties = gazetteer().find(document["county"])
        if not any(name + wrong in county.townships for county in counties):
            yield _Found(match.start(), match.end(1), wrong, sure=bool(counties))


class _Words:
    """The word lists of the rule as patterns, and the search for faulty words with them."""

    def __init__(self, parameters: Parameters) -> None:
        self.terms: dict[str, str] = {**parameters["terms"], **parameters["doubtful_terms"]}
        self.history = re.compile(_any_of(parameters["history"]))
        self._doubtful = frozenset(parameters["doubtful_terms"])
        self._before: tuple[str, ...] = tuple(parameters["before"])
        self._unlike: tuple[str, ...] = tuple(parameters["unlike"])
        self._planning: tuple[str, ...] = tuple(parameters["plans"])
        self._neutral = re.compile(_any_of(parameters["neutral"]))
        self._broken = re.compile(_any_of(self.terms))
        self._patterns = {one: _Patterns.of(one, parameters) for one in _TYPES}

    def search(self, text: str, own: str) -> Iterator[_Found]:
        """Yield the faulty words of a text, each place once."""
        untitled = _blanked(_TITLE, text)
        rest = _blanked(self._neutral, _blanked(_SEVERAL, untitled))
        found = list(self._broken_terms(rest))
        for wrong in _TYPES:
            if wrong != own and wrong in untitled:
                found += self._own_words(untitled, wrong)
                found += self._others(rest, wrong, own)
        taken: set[int] = set()
        for one in found:
            if taken.isdisjoint(range(one.begin, one.end)):
                taken.update(range(one.begin, one.end))
                yield one

    def _broken_terms(self, rest: str) -> Iterator[_Found]:
        for match in _places(self._broken, rest):
            sure = match[0] not in self._doubtful
            if sure or self._stands(rest, match.start()):
                yield _Found(match.start(), match.end(), match[0], sure, self.terms[match[0]])

    def _own_words(self, untitled: str, wrong: str) -> Iterator[_Found]:
        for match in _places(self._patterns[wrong].own, untitled):
            if not untitled.endswith(self._unlike, 0, match.start()):
                yield _Found(match.start(), match.end(), wrong, sure=True)

    def _others(self, rest: str, wrong: str, own: str) -> Iterator[_Found]:
        patterns = self._patterns[wrong]
        for match in _places(patterns.level, rest):
            # 乡级 is also the law's word for every township, and a county may speak of its 镇 to a 街道.
            sure = wrong != "乡" and (own != "街道" or len(match[0]) == len(wrong) + 1)
            yield _Found(match.start(), match.end(), wrong, sure)
        for match in _places(patterns.plan, rest):
            if rest.endswith(self._planning, 0, match.start()):
                yield _Found(match.start(), match.end(), wrong, sure=True)
        for match in _places(patterns.bare, rest):
            if self._stands(rest, match.start()):
                yield _Found(match.start(), match.end(), wrong, sure=True)

    def _stands(self, rest: str, at: int) -> bool:
        """Say whether a word may begin here: after no Chinese character, or after a word that a township follows."""
        return at == 0 or not _HAN.match(rest[at - 1]) or rest.endswith(self._before, 0, at)


@dataclass(frozen=True)
class _Patterns:
    """What to look for where one word is the wrong one."""

    own: re.Pattern[str]
    level: re.Pattern[str]
    plan: re.Pattern[str]
    bare: re.Pattern[str]

    @classmethod
    def of(cls, wrong: str, parameters: Parameters) -> _Patterns:
        """Return the patterns for the word ``wrong``."""
        if wrong == "乡":
            level = f"乡级(?!{_any_of(parameters['generic'])})"
        else:
            level = _any_of(
                [f"{wrong}级", f"{wrong}域", *(chain.format(wrong=wrong) for chain in parameters["chains"])]
            )
        following = parameters["street_bodies"] if wrong == "街道" else parameters["bodies"] + parameters["acts"]
        return cls(
            own=re.compile(f"[本我全]{wrong}(?!土|本土|[、（(和与及或/]{{0,2}}(?:民族乡|乡(?!土)|镇(?!容)|街道))"),
            level=re.compile(level),
            plan=re.compile(f"{wrong}(?:[\u4e00-\u9fff]{{0,6}}规划(?!区)|志(?!愿))"),
            bare=re.compile(f"{wrong}(?:{_any_of(following)})"),
        )


def _places(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Yield where a pattern matches; a cell that repeats itself endlessly is told by its first places."""
    return islice(pattern.finditer(text), _MOST_PLACES)


def _blanked(pattern: re.Pattern[str], text: str) -> str:
    return pattern.sub(lambda match: _BLANK * len(match[0]), text)


def _any_of(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
