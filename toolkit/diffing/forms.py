"""The forms in which the texts of two documents are compared, from faithful to coarse."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Any

from toolkit.resources import read_yaml
from toolkit.text import bigrams, fold, letters

_SHORTEST_NAME = 2
_SHORTEST_MATTER = 2
# Of the names in four documents, those that recognition ruined have at most half of their pairs of characters but once,
# all others at least two thirds.
_LEAST_NEW = 0.58
_LONGEST_REPEATED = 10


@cache
def words() -> dict[str, Any]:
    """Return the word lists of ``rules/vocabulary/alignment.yaml``."""
    data: dict[str, Any] = read_yaml("rules/vocabulary/alignment.yaml")
    return data


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    wording: dict[str, list[str]] = read_yaml("rules/vocabulary/wording.yaml")
    leading, trailing, connectives = (
        "|".join(map(re.escape, wording[key])) for key in ("leading_verbs", "trailing_words", "connectives")
    )
    # 行政处罚 is 处罚: of acts that hold another one, that is found.
    acts = [act for act in wording["acts"] if not any(other in act for other in wording["acts"] if other != act)]
    generic = words()["generic"].split()
    return {
        "leading": re.compile(f"^(?:{leading})+"),
        "trailing": re.compile(f"(?:{trailing})+$"),
        "listed": re.compile("[,;、.。()]|以及|[和与及]"),
        "connectives": re.compile(connectives),
        "acts": re.compile("|".join(map(re.escape, acts))),
        "generic": _any_of(generic),
        "no_matter": _any_of([*generic, *wording["acts"]]),
        "synonyms": re.compile("|".join(map(re.escape, words()["synonyms"]))),
        "own_level": _beginning_with(words()["own_level"]),
    }


def _any_of(listed: Iterable[str]) -> re.Pattern[str]:
    """Return the pattern of some words; of two that begin alike the longer one is found."""
    return re.compile("|".join(map(re.escape, sorted(listed, key=len, reverse=True))))


def _beginning_with(wanted: dict[str, str]) -> re.Pattern[str]:
    """Return the pattern of what begins with one of some characters, each key's, and goes on as its value says."""
    rest = "|".join(f"(?<=[{first}]){pattern}" for first, pattern in wanted.items())
    return re.compile(f"[{''.join(wanted)}](?:{rest})")


@dataclass(frozen=True)
class Masker:
    """Takes out of a text the names of its own place and the words for its own level."""

    names: tuple[str, ...]
    _masked: dict[str, str] = field(default_factory=dict, init=False, repr=False, compare=False)
    _exact: dict[str, str] = field(default_factory=dict, init=False, repr=False, compare=False)

    @classmethod
    def of(cls, document: dict[str, Any]) -> Masker:
        """Return the masker for a document's record."""
        names = {fold(document[key]) for key in ("township", "county", "prefecture", "province") if document[key]}
        # Without their last character: 于田 stands for 于田县.
        names |= {name[:-1] for name in names if len(name) > _SHORTEST_NAME + 1}
        return cls(tuple(sorted(names, key=lambda name: (-len(name), name))))

    @cached_property
    def _own_names(self) -> re.Pattern[str] | None:
        return re.compile("|".join(map(re.escape, self.names))) if self.names else None

    def mask(self, text: str) -> str:
        """Return the folded form of ``text`` without its place."""
        if text not in self._masked:
            folded = fold(text)
            if self._own_names:
                folded = self._own_names.sub("", folded)
            self._masked[text] = _patterns()["own_level"].sub("", folded)
        return self._masked[text]

    def exact(self, text: str) -> str:
        """Return the masked form without punctuation: two names with the same one are the same duty."""
        if text not in self._exact:
            self._exact[text] = letters(self.mask(text))
        return self._exact[text]

    def core(self, text: str) -> str:
        """Return the exact form without the verbs around the matter and with short names written out."""
        return _core(self.mask(text))

    def head(self, text: str) -> str:
        """Return the core of the first part of a name that has a matter, or nothing; things listed are parts too."""
        cores = map(_core, _patterns()["listed"].split(self.mask(text)))
        return next((core for core in cores if len(matter(core)) >= _SHORTEST_MATTER), "")


def _core(masked: str) -> str:
    patterns = _patterns()
    text = patterns["connectives"].sub("", letters(masked))
    return _written_out(patterns["trailing"].sub("", patterns["leading"].sub("", text)))


def _written_out(text: str) -> str:
    """Return a text with short names written out."""
    synonyms: dict[str, str] = words()["synonyms"]
    return _patterns()["synonyms"].sub(lambda match: synonyms[match[0]], text)


def without_generic(text: str) -> str:
    """Return a text with short names written out and without generic words."""
    return _patterns()["generic"].sub("", _written_out(text))


def matter(core: str) -> str:
    """Return a core without generic words and acts: what is left of 收养登记 is 收养; of some names, nothing."""
    return _patterns()["no_matter"].sub("", core)


def acts(text: str) -> frozenset[str]:
    """Return the acts of authority that a text names: 处罚, 审批, 登记 and the like."""
    return frozenset(_patterns()["acts"].findall(text))


def stutters(text: str) -> bool:
    """Return whether a text goes on repeating itself, as recognition does where it can read nothing."""
    pairs = bigrams(text)
    return len(pairs) > _LONGEST_REPEATED and len(set(pairs)) < _LEAST_NEW * len(pairs)


def together(texts: Iterable[str | None]) -> str:
    """Return the texts of several cells as one; empty cells and those a list does not have are nothing."""
    return "\n".join(filter(None, texts))
