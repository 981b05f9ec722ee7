"""Entries of 对应上级部门 that are no whole name: cut at either end, or garbled."""

from __future__ import annotations

from functools import partial
from typing import Any

import polars as pl

from toolkit.checking.familiar import HAN, masked
from toolkit.frames import Frames
from toolkit.profile import Profile

_LEVELS = "县市区旗"
_PLACES = ("区", "镇", "乡", "村", "道", "场", "厂", "矿", "店", "行", "户", "线", "网", "港", "师", "团", "连", "田")
_OFFICES = ("局", "委", "办")
_COMMITTEES = ("管委", "工委")
_GROUP = "部门|单位|等|各|其他|其它|相关|有关"
_LEAST_GARBLED = 4
_STRANGE = 0.8
_COMMON = 0.5
_TIMES_TO_BE_COMMON = 8
_LOOKED_AT = 40
_USUAL = 0.8
_CELL = ["document", "row"]


def broken_bodies(frames: Frames) -> pl.DataFrame:
    """Return the broken entries of the department cells: ``document``, ``row``, ``entry``, ``fault``.

    ``fault`` is cut (the beginning or the end of a registered name, or of the county's own, is left), or garbled (a
    sign or two, or a name of which hardly a character belongs to a word).
    """
    return frames.once("broken bodies", partial(_broken_bodies, frames))


def _broken_bodies(frames: Frames) -> pl.DataFrame:
    entries = (
        frames.duties.filter((pl.col("list") == "cooperative") & (pl.col("departments").list.len() > 0))
        .filter(~pl.col("departments_text").str.contains(_GROUP))
        .select(*_CELL, entry=pl.col("departments"), place=pl.int_ranges(pl.col("departments").list.len()))
        .explode("entry", "place", empty_as_null=False)
    )
    listed = frames.departments.filter(pl.col("role") == "listed")
    known = listed.filter("known").select(*_CELL, entry="name")
    places = frames.documents.select("document", "county", "prefecture")
    unknown = (
        entries.join(known, on=[*_CELL, "entry"], how="anti")
        .join(places, on="document")
        .join(_prefixed(listed.join(places, on="document")), on="document", how="left")
        .with_columns(mask=masked(pl.col("entry"), frames.profile))
    )
    judge = _Judge(frames.profile)
    faults = [judge.fault(entry) for entry in unknown.to_dicts()]
    found = unknown.select(*_CELL, "entry").with_columns(fault=pl.Series(faults, dtype=pl.String)).drop_nulls("fault")
    return pl.concat([_thrown_together(found, frames), _signs(frames)]).unique(maintain_order=True)


def _thrown_together(found: pl.DataFrame, frames: Frames) -> pl.DataFrame:
    """Keep of the garbled names those of characters that are common in their document: others are merely rare."""
    garbled = (pl.col("fault") == "garbled") & (pl.col("entry").str.len_chars() > 1)
    texts = frames.duties.join(found.filter(garbled), on="document", how="semi")
    blobs = dict(texts.group_by("document").agg(pl.col("superior_duties").str.join("\n")).iter_rows())
    kept = [
        sum(blobs[document].count(sign) >= _TIMES_TO_BE_COMMON for sign in entry) >= _COMMON * len(entry)
        for document, entry in found.filter(garbled)
        .select("document", pl.col("entry").str.head(_LOOKED_AT))
        .iter_rows()
    ]
    return pl.concat([found.filter(~garbled), found.filter(garbled).filter(pl.Series(kept, dtype=pl.Boolean))])


def _prefixed(listed: pl.DataFrame) -> pl.DataFrame:
    """Return for each document whether its departments usually carry the county's name or level."""
    name, county = pl.col("name"), pl.col("county").fill_null("县")
    begins = name.str.starts_with(county) | name.str.contains(f"^[{_LEVELS}]")
    return listed.group_by("document").agg(usual=begins.mean() >= _USUAL)


def _signs(frames: Frames) -> pl.DataFrame:
    """Return the department cells without any Chinese character, though they are not empty."""
    text = pl.col("departments_text")
    bare = frames.duties.filter((pl.col("list") == "cooperative") & (text != "") & ~text.str.contains(HAN))
    return bare.select(*_CELL, entry="departments_text", fault=pl.lit("garbled"))


class _Judge:
    """Tells what is wrong with an entry that the register does not know."""

    def __init__(self, profile: Profile) -> None:
        self.stems = profile.stems
        self.endings = profile.endings
        self.heads = {stem[:size] for stem in profile.stems for size in range(2, len(stem))}
        self.tails = {stem[-size:] for stem in profile.stems for size in range(1, len(stem))}

    def fault(self, entry: dict[str, Any]) -> str | None:
        name: str = entry["entry"]
        rest = _without_place(name, entry["county"], entry["prefecture"])
        if self._is_cut(name, rest, entry):
            return "cut"
        if len(name) == 1 or self._is_garbled(name, rest, entry["mask"]):
            return "garbled"
        return None

    def _is_cut(self, name: str, rest: str, entry: dict[str, Any]) -> bool:
        if (entry["county"] or "").startswith(name):
            return True
        if rest in self.stems or name in self.stems:
            return False
        if rest != name:
            return rest in self.heads and not rest.endswith(self.endings)
        return name in self.tails and (len(name) == 1 or (entry["place"] == 0 and bool(entry["usual"])))

    def _is_garbled(self, name: str, rest: str, mask: str) -> bool:
        if rest.endswith(_COMMITTEES):
            return False
        if rest.endswith(_OFFICES):
            mask, rest = mask[:-1], rest[:-1]
            if rest == name[:-1]:
                return False
        elif name.endswith((*self.endings, *_PLACES)):
            return False
        strange = sum(sign == own for sign, own in zip(mask[-len(rest) :], rest, strict=True))
        return len(rest) >= _LEAST_GARBLED and strange >= _STRANGE * len(rest)


def _without_place(name: str, county: str | None, prefecture: str | None) -> str:
    """Return ``name`` without the county, the prefecture, or the word for its level."""
    for place in (f"{prefecture or ''}{county or ''}", county or "", prefecture or ""):
        if place and name.startswith(place) and name != place:
            return name.removeprefix(place)
    return name[1:] if name[0] in _LEVELS and len(name) > 1 else name
