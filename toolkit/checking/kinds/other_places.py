"""Names of other counties and townships, left from a template town's list.

The names that a text may hold are found for all cells at once: what ends in 县, 镇 and so on is looked up in the
gazetteer. The few that are not the document's own are then judged where they stand: a name counts only at a place
where a name can begin (会同县公安局 is 会同 and 县公安局), and not where it goes on as another word (和平区域).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

import polars as pl

from toolkit.checking.kinds import Parameters
from toolkit.checking.passages import named, quote, texts
from toolkit.frames import Frames
from toolkit.gazetteer import Gazetteer, gazetteer, nearest

_UPPER = "县|市|区|旗|盟|自治州"
_LOWER = "(?:镇|乡|街道|苏木)(?:镇|乡|街道)?"
_HAN = re.compile("[\u4e00-\u9fff]")
_ENDING = re.compile("(?:地区|自治[县旗州]|街道|苏木|[县市区旗盟镇乡])$")
_LEVEL_OF_PROVINCE = re.compile("(?:省|市|壮族自治区|回族自治区|维吾尔自治区|自治区)$")
_BLANK = "\x00"
_LEAST_STEM = 2
_AROUND = 20
_MOST_PLACES = 50
_LONGEST_TITLE = 60
_SCHEMA: dict[str, pl.DataType | type[pl.DataType]] = {
    "document": pl.Int32,
    "row": pl.Int32,
    "field": pl.String,
    "line": pl.Int32,
    "end_line": pl.Int32,
    "case": pl.String,
    "quote": pl.String,
    "marks": pl.List(pl.String),
    "certainty": pl.String,
    "values": pl.Struct({"places": pl.String, "own": pl.String}),
}


@dataclass(frozen=True)
class _Home:
    """Where a document belongs: county and township as it says, and all ``names`` that are its own.

    ``siblings`` are the names of the county's townships, ``others`` all of the province; ``known`` says whether the
    gazetteer has the county.
    """

    county: str
    township: str
    names: frozenset[str]
    siblings: frozenset[str]
    others: frozenset[str]
    known: bool


@dataclass(frozen=True)
class _Found:
    """Another place's name and where it stands."""

    begin: int
    end: int
    case: str
    sure: bool


def hits(frames: Frames, parameters: Parameters) -> pl.DataFrame:
    """Return one hit a cell or paragraph that names other places, in documents whose county is known.

    ``parameters``: ``before`` words after which a name can begin; ``goes_on`` for each ending what makes another
    word of it; ``ordinary`` names that are also words, which count only after what lies above them; ``compounds``
    endings of names that are words (对应城市 is no 应城市), which do not count after a single character of ``before``;
    ``above`` further divisions above a prefecture; ``relations`` words of dealings with another place; ``borders``
    words that tell in the narrative where a township lies; ``shared`` bodies that serve several townships or counties.
    """
    places = gazetteer()
    located = frames.documents.drop_nulls("county").to_dicts()
    homes = {one["document"]: _home(one, places, parameters["above"]) for one in located}
    cells = texts(frames).filter(pl.col("document").is_in(list(homes))).with_row_index("cell")
    mentions = _mentions(cells, homes, places)
    judge = _Judge(parameters, places)
    suspect = _foreign(mentions, homes).join(cells, on="cell", maintain_order="left")
    found = [hit for cell in suspect.iter_rows(named=True) if (hit := _hit(cell, homes[cell["document"]], judge))]
    return pl.DataFrame(found, schema=_SCHEMA, orient="row")


def _home(document: dict[str, Any], places: Gazetteer, above: dict[str, list[str]]) -> _Home:
    """Return the document's place; a county of the prefecture that is one character off is the same, misread."""
    stated = {key: document[key] for key in ("province", "prefecture", "county", "township")}
    counties = places.find(stated["county"], stated["prefecture"], stated["province"])
    known = bool(counties)
    if not counties and stated["prefecture"] in places.prefectures:
        beside = places.within(stated["prefecture"])
        near = nearest(stated["county"], [county.name for county in beside])
        counties = [county for county in beside if county.name == near]
    provinces = {county.province for county in counties} or ({stated["province"]} & places.provinces)
    siblings = {name for county in counties for name in county.townships}
    prefectures = {county.prefecture for county in counties} | {stated["prefecture"]}
    names = {*stated.values(), *provinces, *prefectures, *(county.name for county in counties)}
    names |= {one for prefecture in prefectures for one in above.get(prefecture or "", ())}
    names |= {name for name in siblings if stated["township"] and nearest(name, [stated["township"]])}
    others = places.townships_of(*provinces) if len(provinces) == 1 else {}
    return _Home(
        county=stated["county"],
        township=stated["township"] or stated["county"],
        names=frozenset(name for name in names if name),
        siblings=frozenset(siblings),
        others=frozenset(others),
        known=known,
    )


def _mentions(cells: pl.DataFrame, homes: dict[int, _Home], places: Gazetteer) -> pl.DataFrame:
    """Return one row a cell and name of the gazetteer in it: document, cell, name, times."""
    upper = {county.name for county in places.counties} | places.prefectures | {home.county for home in homes.values()}
    lower = {name for others in {home.others for home in homes.values()} for name in others}
    found = pl.concat([named(cells, ending, sorted(names)) for ending, names in ((_UPPER, upper), (_LOWER, lower))])
    return found.join(cells.select("cell", "document"), on="cell", maintain_order="left")


def _foreign(mentions: pl.DataFrame, homes: dict[int, _Home]) -> pl.DataFrame:
    """Return one row a cell with the ``names`` in it that are not the document's own.

    ``doubtful`` where the gazetteer does not have the document's county and one of the names stands more often in
    it: then the county may be misread.
    """
    own = pl.DataFrame(
        [(number, name, name == home.county) for number, home in homes.items() for name in home.names],
        schema={"document": pl.Int32, "name": pl.String, "county": pl.Boolean},
        orient="row",
    )
    known = pl.DataFrame(
        [(number, home.known) for number, home in homes.items()],
        schema={"document": pl.Int32, "known": pl.Boolean},
        orient="row",
    )
    total = mentions.group_by("document", "name").agg(amount=pl.col("times").sum())
    county = total.join(own.filter("county"), on=["document", "name"]).select("document", usual="amount")
    return (
        mentions.join(own, on=["document", "name"], how="anti")
        .join(total, on=["document", "name"])
        .join(county, on="document", how="left")
        .join(known, on="document")
        .with_columns(doubtful=~pl.col("known") & (pl.col("amount") > pl.col("usual").fill_null(0).clip(1)))
        .group_by("cell")
        .agg(names="name", doubtful=pl.col("doubtful").any())
        .sort("cell")
    )


def _hit(cell: dict[str, Any], home: _Home, judge: _Judge) -> dict[str, Any] | None:
    text: str = cell["text"]
    found = sorted(judge.search(text, cell["names"], home, narrative=cell["row"] is None), key=lambda one: one.begin)
    if not found:
        return None
    marks = list(dict.fromkeys(text[one.begin : one.end] for one in found))
    case = "county" if any(one.case == "county" for one in found) else "township"
    return {
        **{key: cell[key] for key in ("document", "row", "field", "line", "end_line")},
        "case": case,
        "quote": quote(text, [(one.begin, one.end) for one in found]),
        "marks": marks,
        "certainty": "certain" if any(one.sure for one in found) and not cell["doubtful"] else "probable",
        "values": {"places": "、".join(marks), "own": home.county if case == "county" else home.township},
    }


class _Judge:
    """Tells where a name stands for a place, with the word lists of the rule."""

    def __init__(self, parameters: Parameters, places: Gazetteer) -> None:
        self._places = places
        self._before: tuple[str, ...] = tuple(parameters["before"])
        self._after_long = tuple(word for word in self._before if len(word) > 1)
        self._compounds: tuple[str, ...] = tuple(parameters["compounds"])
        self._goes_on = {ending: tuple(words) for ending, words in parameters["goes_on"].items()}
        self._ordinary = frozenset(parameters["ordinary"])
        self._relations = _any_of(parameters["relations"])
        self._borders = _any_of(parameters["borders"])
        self._shared: tuple[str, ...] = tuple(parameters["shared"])

    def search(self, text: str, names: list[str], home: _Home, *, narrative: bool) -> Iterator[_Found]:
        """Yield where the ``names`` stand for another place than the document's own, the longest first."""
        rest = text
        for own in sorted(home.names, key=len, reverse=True):
            rest = rest.replace(own, _BLANK * len(own))
        taken: set[int] = set()
        for name in sorted(names, key=lambda one: (-len(one), one)):
            for match in islice(re.finditer(re.escape(name), rest), _MOST_PLACES):
                span = range(*match.span())
                if taken.isdisjoint(span):
                    taken.update(span)
                    if self._is_place(rest, match, home) and not (narrative and self._tells_borders(text, match)):
                        case = "township" if name in home.others else "county"
                        yield _Found(match.start(), match.end(), case, self._sure(rest, match))

    def _is_place(self, rest: str, match: re.Match[str], home: _Home) -> bool:
        name, (begin, end) = match[0], match.span()
        ending = _ENDING.search(name)
        stem = name[: ending.start()] if ending else name
        goes_on = self._goes_on.get(ending[0] if ending else "", ())
        if goes_on and rest.startswith(goes_on, end):
            return False
        if name in home.siblings and rest.startswith(self._shared, end):
            return False
        if rest.endswith(self._above(name, home), 0, begin):
            return True
        if len(stem) < _LEAST_STEM or stem in self._ordinary:
            return False
        if begin == 0 or not _HAN.match(rest[begin - 1]):
            return True
        return rest.endswith(self._after_long if name.endswith(self._compounds) else self._before, 0, begin)

    def _above(self, name: str, home: _Home) -> tuple[str, ...]:
        """Return the names that may stand before a place's: of what lies above it, also short (甘肃)."""
        if name in home.others:
            province = next(iter(home.names & self._places.provinces))
            counties = self._places.townships_of(province)[name]
        else:
            counties = self._places.find(name) or self._places.within(name)
        above = {one for county in counties for one in (county.name, county.prefecture, county.province) if one}
        short = {_LEVEL_OF_PROVINCE.sub("", county.province) for county in counties}
        return tuple(sorted((above | short) - {name}))

    def _tells_borders(self, text: str, match: re.Match[str]) -> bool:
        return bool(self._borders.search(quote(text, [match.span()])))

    def _sure(self, rest: str, match: re.Match[str]) -> bool:
        begin, end = match.span()
        opened = rest.rfind("《", max(0, begin - _LONGEST_TITLE), begin)
        in_title = opened > rest.rfind("》", max(0, begin - _LONGEST_TITLE), begin)
        near = self._relations.search(rest, max(0, begin - _AROUND), end + _AROUND)
        return not (in_title or near or rest.startswith(self._shared, end))


def _any_of(words: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, words)))
