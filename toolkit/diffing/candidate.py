"""A duty as alignment sees it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from toolkit.diffing.forms import Masker, acts, matter, stutters
from toolkit.text import bigrams

# Measured from 60 to the whole of the cells: from 70 on matching does not get better.
_OPENING = 100


@dataclass(frozen=True)
class Candidate:
    """A duty as alignment sees it, its texts masked of their place; what only unlike names need is made when asked for.

    ``text`` is that of all duties cells, ``departments`` are keys of bodies.
    """

    list: str
    number: int | None
    category: str
    name: str
    text: str
    departments: frozenset[str]
    masker: Masker = field(repr=False)

    @cached_property
    def exact(self) -> str:
        """The name without punctuation: two duties with the same one are the same."""
        return self.masker.exact(self.name)

    @cached_property
    def core(self) -> str:
        """The name without the verbs around the matter; nothing where the name is ruined."""
        return "" if stutters(self.name) else self.masker.core(self.name)

    @cached_property
    def grams(self) -> frozenset[int]:
        """The pairs of neighbouring characters in the core."""
        return frozenset(bigrams(self.core))

    @cached_property
    def matter(self) -> str:
        """What the name is about, without acts and generic words."""
        return matter(self.core)

    @cached_property
    def head(self) -> str:
        """The core of what the name speaks of first."""
        return self.masker.head(self.name) or self.core

    @cached_property
    def content(self) -> str:
        """The text of the duties cells without punctuation."""
        return self.masker.exact(self.text)

    @cached_property
    def opening(self) -> str:
        """The content as far as its beginning goes; the rest tells no more."""
        return self.masker.exact(self.text[:_OPENING])

    @cached_property
    def acts(self) -> frozenset[str]:
        """The acts of authority that the name speaks of."""
        return acts(self.name)

    @property
    def label(self) -> tuple[str, int, str]:
        """What tells a duty from nearly all others of its document."""
        return self.list, self.number or 0, self.exact

    @property
    def key(self) -> tuple[Any, ...]:
        """What orders duties whatever the order in which they are given."""
        return (*self.label, self.category, sorted(self.departments), self.content, self.name, self.text)
