"""A finding: one fault, with its place, its words and, where two places disagree, the other end."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any

from toolkit.checking.severity import Certainty, Severity


@dataclass(frozen=True, slots=True)
class Related:
    """The other end of a finding; a fact of the 说明 has no number."""

    list: str | None
    number: int | None
    line: int | None
    quote: str
    field: str | None = None
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault. ``document`` is its number in ``frames.documents``; ``marks`` are the faulty words in ``quote``."""

    rule: str
    name: str
    severity: Severity
    certainty: Certainty
    document: int
    source: str
    line: int | None
    end_line: int | None
    page: int | None
    list: str | None
    number: int | None
    field: str | None
    message: str
    quote: str
    suggestion: str | None
    fingerprint: str
    marks: tuple[str, ...] = ()
    values: dict[str, Any] = dataclasses.field(default_factory=dict)
    related: tuple[Related, ...] = ()
