"""What the lists of a region are made of: titles, header words, categories, handover formulae, department stems."""

from __future__ import annotations

import copy
import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz, process

from toolkit.lists import LISTS
from toolkit.resources import read_yaml
from toolkit.text import clean, fold
from toolkit.user_files import UserFileError, instead, read_user_file

_LEAST_HEADER_LIKENESS = 72
_LONGEST_HEADER_WORD = 16
_GROUPS = ("lists", "headers", "categories", "handover", "bodies")
_BODY = "[人力资源和社会保障局, 人社局]"


@dataclass(frozen=True)
class Profile:
    """The words by which lists are recognised, from ``rules/profiles`` and ``rules/vocabulary``."""

    titles: dict[str, tuple[str, ...]]
    short_titles: dict[str, str]
    columns: dict[str, tuple[str, ...]]
    headers: dict[str, tuple[str, ...]]
    categories: tuple[str, ...]
    receiver_labels: tuple[str, ...]
    method_labels: tuple[str, ...]
    dropped: tuple[str, ...]
    endings: tuple[str, ...]
    bodies: tuple[tuple[str, ...], ...]

    @cached_property
    def _header_words(self) -> dict[str, str]:
        return {fold(word): column for column, words in self.headers.items() for word in words}

    def column_of(self, cell: str) -> str | None:
        """Return the column a header cell names, also when the cell is misspelt or eroded, else None."""
        word = fold(cell)
        if not word or len(word) > _LONGEST_HEADER_WORD:
            return None
        exact = self._header_words.get(word)
        if exact:
            return exact
        best = process.extractOne(word, self._header_words.keys(), scorer=fuzz.ratio)
        if best and best[1] >= _LEAST_HEADER_LIKENESS:
            return self._header_words[best[0]]
        return next((column for known, column in self._header_words.items() if known.endswith(word)), None)

    @cached_property
    def label(self) -> re.Pattern[str]:
        """A label in a handover cell: 承接部门 or 工作方式 and the like, with or without its colon."""
        words = "|".join(map(re.escape, self.receiver_labels + self.method_labels))
        return re.compile(rf"(?P<label>{words})\s*[:：]")

    @cached_property
    def drop_formula(self) -> re.Pattern[str]:
        """What a handover cell says when nobody receives the duty."""
        return re.compile("|".join(self.dropped))

    @cached_property
    def stems(self) -> dict[str, str]:
        """Every known stem or short form with the full stem of its body."""
        return {name: names[0] for names in self.bodies for name in names}

    def title_list(self, text: str) -> str | None:
        """Return the list whose title stands in ``text``, or None."""
        text = clean(text)
        return next((key for key, titles in self.titles.items() if any(t in text for t in titles)), None)


class ProfileError(UserFileError):
    """A profile that cannot be used: which file, which key, and what is wrong."""


@cache
def default_profile() -> Profile:
    """Return the profile that the tool brings."""
    return _profile(read_yaml("rules/profiles/default.yaml"), read_yaml("rules/vocabulary/departments.yaml"))


def load_profile(path: Path | None) -> Profile:
    """Return the default profile, changed by what a file says: categories instead, all other words besides.

    Raises ProfileError where the file cannot be read or is no profile.
    """
    if path is None:
        return default_profile()
    own = _read(path)
    _keys(path, "", own, _GROUPS)
    base = copy.deepcopy(read_yaml("rules/profiles/default.yaml"))
    register = copy.deepcopy(read_yaml("rules/vocabulary/departments.yaml"))
    if "categories" in own:
        base["categories"] = _words(path, "categories", own["categories"])
    for group in ("headers", "handover"):
        for key, words in _keys(path, group, own.get(group) or {}, base[group]).items():
            base[group][key] += _words(path, f"{group}.{key}", words)
    for key, entry in _keys(path, "lists", own.get("lists") or {}, LISTS).items():
        for part, words in _keys(path, f"lists.{key}", entry, ("titles",)).items():
            base["lists"][key][part] += _words(path, f"lists.{key}.{part}", words)
    for pattern in base["handover"]["dropped"]:
        _compile(path, pattern)
    bodies = own.get("bodies") or []
    if not isinstance(bodies, list):
        raise _wrong(path, "bodies", f"应是一列，例如 [{_BODY}]", f"a list is wanted, as in [{_BODY}]")
    register["bodies"] += [_words(path, "bodies", names, _BODY) for names in bodies]
    return _profile(base, register)


def _read(path: Path) -> dict[str, Any]:
    import yaml  # noqa: PLC0415 - most profiles are the tool's own, which need none of it

    try:
        own = yaml.safe_load(read_user_file(path, ProfileError))
    except (yaml.YAMLError, RecursionError) as error:
        mark, problem = getattr(error, "problem_mark", None), getattr(error, "problem", None) or error
        where = f"{path}:{mark.line + 1}" if mark else path
        raise ProfileError(where, f"不是正确的 YAML（{problem}）", f"this is not YAML ({problem})") from None
    if not isinstance(own, dict):
        groups = ", ".join(_GROUPS)
        raise ProfileError(path, f"应由这些部分组成：{groups}", f"a profile has the keys {groups}")
    return own


def _wrong(path: Path, key: str, zh: str, en: str) -> ProfileError:
    return ProfileError(f"{path}: {key}", zh, en)


def _keys(path: Path, where: str, table: object, known: Collection[str]) -> dict[str, Any]:
    """Return ``table`` where it is one and has no key that is not known."""
    if not isinstance(table, dict):
        example = f"{next(iter(known))}: [甲, 乙]"
        raise _wrong(path, where, f"应是一组词，例如 {example}", f"a mapping is wanted, as in {example}")
    for key in table:
        if key not in known:
            zh, en = instead(str(key), known)
            raise _wrong(path, f"{where}.{key}".lstrip("."), f"没有这个部分{zh}", f"unknown key{en}")
    return table


def _words(path: Path, key: str, value: object, example: str = "[甲, 乙]") -> list[str]:
    if not isinstance(value, list) or not value or not all(isinstance(word, str) and word.strip() for word in value):
        raise _wrong(path, key, f"应是一列词，例如 {example}", f"a list of words is wanted, as in {example}")
    return value


def _compile(path: Path, pattern: str) -> None:
    """Refuse what is no pattern, alone or beside others, to either engine: parsing uses Python's, checking Rust's."""
    import polars as pl  # noqa: PLC0415 - reading needs no frames, and most profiles are the tool's own

    try:
        re.compile(f"x|{pattern}")
        pl.select(pl.lit("").str.contains(pattern))
    except (re.error, pl.exceptions.ComputeError) as error:
        problem = " ".join(str(error).split("\n\n")[0].split())
        key = "handover.dropped"
        raise _wrong(
            path, key, f"“{pattern}”不是正则表达式（{problem}）", f"{pattern!r} is no pattern ({problem})"
        ) from None


def _profile(data: dict[str, Any], register: dict[str, Any]) -> Profile:
    lists = data["lists"]
    return Profile(
        titles={key: tuple(lists[key]["titles"]) for key in LISTS},
        short_titles={key: lists[key]["short"] for key in LISTS},
        columns={key: tuple(lists[key]["columns"]) for key in LISTS},
        headers={key: tuple(words) for key, words in data["headers"].items()},
        categories=tuple(data["categories"]),
        receiver_labels=tuple(data["handover"]["receiver_labels"]),
        method_labels=tuple(data["handover"]["method_labels"]),
        dropped=tuple(data["handover"]["dropped"]),
        endings=tuple(register["endings"]),
        bodies=tuple(tuple(names) for names in register["bodies"]),
    )
