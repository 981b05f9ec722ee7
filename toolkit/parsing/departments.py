"""Departments: splitting a cell into bodies, telling a body's name, and the body behind a name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from toolkit.profile import Profile
from toolkit.text import HAN, clean, fold

_SEPARATOR = re.compile(r"[、，,；;。/／]|(?:^|(?<=[局委办院会部]))(?:和|与|及)(?=[县市区旗州地])")
_SEVERAL = re.compile(r"^(?:以及|及|和|与)?[县市区]?直?(?:其他|其它|相关|有关|各).{0,24}(?:部门|单位|机构)")
_BEFORE_SEVERAL = re.compile(r"(?:以及|及|和|与)(?=[县市区]?直?(?:其他|其它|相关|有关|各))")
_ETC = re.compile(r"等(?:\d+个|[一二三四五六七八九十]+个)?(?:相关|有关|县直)?(?:部门|单位|部门（单位）)?$")
_MASK = re.compile("\x01\\d+\x02")
_HEAD_BRACKET = re.compile(r"[（(][^（）()]{0,30}[)）]$")
_BRACKET = re.compile(r"[（(][^（）()]{0,40}[)）]")
_PREFECTURE = re.compile(rf"^(?:{HAN}{{2,4}}?地区|{HAN}{{2,10}}?自治州|地区|自治区)")
_LEVEL = "县市区旗"
_OTHER_COUNTY = re.compile(rf"^{HAN}{{1,7}}?[县市区旗](?={HAN}{{3}})")
_BRANCH = re.compile(rf"局{HAN}{{1,8}}分局$")
_SPACE_BETWEEN = re.compile(r"\s+")
_STATE = ("国家税务总局", "国家统计局", "国家电网", "国网", "中国", "国家开发银行", "国家")
_LONGEST_NAME = 40
#: What is longer is no head of a paragraph.
LONGEST_HEAD = 160
_SHORTEST_COUNTY = 2
_VERBS = re.compile(r"负责|开展|组织(?!部)|实施|做好|加强|牵头|配合|协助|指导|按照|根据|对|将|向|由|并|会同|的|处罚")


@dataclass(frozen=True)
class Departments:
    """Splits and names the departments of one document; ``county`` and ``prefecture`` are its place, if known."""

    profile: Profile
    county: str | None = None
    prefecture: str | None = None
    # A document says the same few hundred names and cells again and again.
    _stems: dict[str, str] = field(default_factory=dict, repr=False, compare=False)
    _wholes: dict[str, bool] = field(default_factory=dict, repr=False, compare=False)
    _cells: dict[str, tuple[str, ...]] = field(default_factory=dict, repr=False, compare=False)
    _heads: dict[str, tuple[str, ...]] = field(default_factory=dict, repr=False, compare=False)
    _facts: dict[str, dict[str, Any]] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def _own_prefixes(self) -> tuple[str, ...]:
        """The ways in which the document may write its own county before a body, longest first."""
        county = self.county or ""
        names = {county, county[:-1] if len(county) > _SHORTEST_COUNTY else ""}
        names |= {f"{self.prefecture}{name}" for name in names if self.prefecture and name}
        return tuple(sorted(filter(None, names), key=len, reverse=True))

    def split(self, cell: str) -> list[str]:
        """Return the bodies that a department cell names, in order, as written.

        A blank parts two bodies only where both sides are whole bodies: elsewhere it is a wrapped word.
        An unnamed group (以及其他…部门) stands as an entry of its own; it is no body (see ``is_several``).
        """
        if cell not in self._cells:
            self._cells[cell] = tuple(self._split(cell))
        return list(self._cells[cell])

    def all_in(self, text: str) -> tuple[str, ...]:
        """Return the bodies that ``text`` consists of, but for a bracket at its end; nothing where it says more."""
        text = text.strip() if len(text) <= LONGEST_HEAD else ""
        if not self.may_end(text):
            return ()
        if text not in self._heads:
            names = self.split(_HEAD_BRACKET.sub("", text))
            self._heads[text] = tuple(names) if all(map(self.looks_like_body, names)) else ()
        return self._heads[text]

    def _split(self, cell: str) -> Iterable[str]:
        kept, masked = [], cell
        for bracket in _BRACKET.findall(cell) if "（" in cell or "(" in cell else ():
            kept.append(bracket)
            masked = masked.replace(bracket, f"\x01{len(kept) - 1}\x02", 1)
        names = []
        for piece in _SEPARATOR.split(masked):
            for name in self._split_blank(piece):
                whole = re.sub(r"\x01(\d+)\x02", lambda m: kept[int(m[1])], name) if kept else name
                for one in _BEFORE_SEVERAL.split(_ETC.sub("", clean(whole))):
                    names.extend(self._split_glued(one))
        return dict.fromkeys(filter(None, (name.strip("：:.·") for name in names)))

    def _split_blank(self, piece: str) -> list[str]:
        parts = _SPACE_BETWEEN.split(piece.strip())
        names = [parts[0]]
        for part in parts[1:]:
            before = _MASK.sub("", names[-1])
            if (self.is_whole(before) or self.is_several(before)) and self._begins_body(part):
                names.append(part)
            else:
                names[-1] += part
        return names

    def _split_glued(self, name: str) -> list[str]:
        """Part bodies written without anything between them: 于田县公安局于田县民政局."""
        names = []
        while (border := self._glued_at(name)) > 0:
            names.append(name[:border])
            name = name[border:]
        return [*names, name]

    def _glued_at(self, name: str) -> int:
        """Return where a second body begins in ``name``, 0 for nowhere."""
        for prefix in self._own_prefixes:
            at = name.find(prefix, len(prefix) + 2, _LONGEST_NAME * 2)
            glued = at > 0 and self.is_whole(name[:at]) and not name.startswith(_STATE)
            if glued and not name[at : at + _LONGEST_NAME].partition("分局")[1]:
                return at
        return 0

    @cached_property
    def _levels(self) -> tuple[str, ...]:
        """The words for its own level that may stand before a stem: 县 in a county."""
        return (self.county[-1],) if self.county else tuple(_LEVEL)

    @staticmethod
    def is_several(name: str) -> bool:
        """Whether ``name`` is an unnamed group, such as 其他负有安全监管职责的部门."""
        return bool(_SEVERAL.match(name))

    def is_whole(self, name: str) -> bool:
        """Whether ``name`` is known, or ends as a body's name ends and has no verb in it."""
        if not 1 < len(name) <= _LONGEST_NAME or name[0] in "（(":
            return False
        if name not in self._wholes:
            self._wholes[name] = self.known(name) or self._is_well_formed(name)
        return self._wholes[name]

    def _is_well_formed(self, name: str) -> bool:
        name = _BRACKET.sub("", name)
        return name.endswith(self.profile.endings) and not _VERBS.search(name) and not self.is_several(name)

    def _begins_body(self, text: str) -> bool:
        prefixed = text.startswith((*self._own_prefixes, *self._levels, *_STATE))
        return prefixed or self.is_several(text) or self.stem(text) in self.profile.stems

    def stem(self, name: str) -> str:
        """Return ``name`` without what says whose body it is: 于田县农业农村局 and 县农业农村局 are 农业农村局."""
        if name not in self._stems:
            self._stems[name] = self._find_stem(name)
        return self._stems[name]

    def _find_stem(self, name: str) -> str:
        name = _BRACKET.sub("", clean(name)).strip()
        for state in ("国家税务总局", "国家"):
            name = name.removeprefix(state) if len(name) > len(state) + 2 else name
        for prefix in self._own_prefixes:
            if name.startswith(prefix) and len(name) > len(prefix) + 1:
                return self._level_off(name[len(prefix) :])
        name = _BRANCH.sub("局分局", self._without_prefecture(name))
        for prefix in self._own_prefixes:
            inner = name.replace(prefix, "")
            if inner != name and len(inner) > 1:
                return self._level_off(inner)
        return self._level_off(name)

    def _without_prefecture(self, name: str) -> str:
        if self.prefecture and name.startswith(self.prefecture):
            return name[len(self.prefecture) :]
        if self.prefecture:
            return name.removeprefix("地区").removeprefix("自治州")
        return _PREFECTURE.sub("", name)

    def _level_off(self, name: str) -> str:
        """Drop a lone 县 or 市 before a stem; 市市场监督管理局 keeps the 市 of 市场."""
        if name in self.profile.stems:
            return name
        if len(name) > _SHORTEST_COUNTY and name[0] in _LEVEL and not name.startswith("市场"):
            return name[1:]
        return name

    def bare_stem(self, name: str) -> str:
        """Return the stem of ``name``; where the document's county is unknown, without any county before it."""
        stem = self.stem(name)
        if not self.county and stem not in self.profile.stems:
            return _OTHER_COUNTY.sub("", stem)
        return stem

    def facts(self, name: str) -> dict[str, Any]:
        """Return what is told of a body: its name as written, its stem, its key, whether the register knows it."""
        if name not in self._facts:
            known = {"body": self.body(name), "known": self.known(name)}
            self._facts[name] = {"name": name, "stem": self.bare_stem(name), **known}
        return self._facts[name]

    def body(self, name: str) -> str:
        """Return the key of the body behind ``name``: short and full forms, with the county or without, share it."""
        stem = fold(self.bare_stem(name))
        return self.profile.stems.get(stem) or self.profile.stems.get(fold(clean(name))) or stem

    def known(self, name: str) -> bool:
        """Whether the register knows the body behind ``name``."""
        return self.stem(name) in self.profile.stems

    @cached_property
    def _first_characters(self) -> frozenset[str]:
        names = (*self._own_prefixes, *self._levels, *_STATE, *self.profile.stems, self.prefecture or "", "地区")
        return frozenset(name[0] for name in names if name)

    @cached_property
    def _last_characters(self) -> frozenset[str]:
        return frozenset(name[-1] for name in (*self.profile.endings, *self.profile.stems)) | set("）)")

    def may_end(self, text: str) -> bool:
        """Whether a body's name may end as ``text`` does; a quick test before the dear ones."""
        return text[-1:] in self._last_characters

    def may_begin(self, text: str) -> bool:
        """Whether a body's name may begin as ``text`` does; a quick test before ``looks_like_body``."""
        return not self.county or text[:1] in self._first_characters

    def known_beginning(self, text: str) -> str:
        """Return the longest beginning of ``text`` that is a registered body carrying its prefix, or nothing."""
        ends = range(min(len(text), _LONGEST_NAME), 2, -1)
        return next((text[:at] for at in ends if self.may_end(text[:at]) and self.known(text[:at])), "")

    def looks_like_body(self, text: str) -> bool:
        """Whether ``text`` is the name of one body: known, or well formed and carrying a county's or level's prefix."""
        text = clean(text)
        if not self.is_whole(text):
            return False
        if self.known(text) or text.startswith((*self._own_prefixes, *self._levels, *_STATE, "地区")):
            return True
        return text.startswith(self.prefecture) if self.prefecture else bool(_PREFECTURE.match(text))
