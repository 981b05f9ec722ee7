"""What the lists of a region are made of: titles, header words, categories, handover formulae, department stems."""

from __future__ import annotations

import copy
import re
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import yaml
from rapidfuzz import fuzz, process

from toolkit.lists import LISTS
from toolkit.resources import ProfileError, read_yaml
from toolkit.text import clean, fold

_LEAST_HEADER_LIKENESS = 72
_LONGEST_HEADER_WORD = 16


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
    try:
        own = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise ProfileError(f"{path}: {error}") from None
    known = {"lists", "headers", "categories", "handover", "bodies"}
    if not isinstance(own, dict) or set(own) - known:
        raise ProfileError(f"{path}: a profile has the keys {', '.join(sorted(known))}")
    base = copy.deepcopy(read_yaml("rules/profiles/default.yaml"))
    register = copy.deepcopy(read_yaml("rules/vocabulary/departments.yaml"))
    try:
        base["categories"] = own.get("categories", base["categories"])
        for group in ("headers", "handover"):
            for key, words in own.get(group, {}).items():
                base[group][key] = [*base[group][key], *words]
        for key, entry in own.get("lists", {}).items():
            base["lists"][key]["titles"] = [*base["lists"][key]["titles"], *entry.get("titles", [])]
        register["bodies"] = [*register["bodies"], *own.get("bodies", [])]
        return _profile(base, register)
    except (KeyError, TypeError, AttributeError) as error:
        raise ProfileError(f"{path}: not as a profile is: {error}") from None


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
