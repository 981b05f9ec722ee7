"""Kinds of check: one file a kind, each a function of the frames and a rule's parameters.

A kind returns hits, one row a fault over all documents at once, with the columns ``document`` and ``case`` and, as far
as they apply: ``row`` (the duty; its list, number and lines follow from it), ``list``, ``line``, ``end_line``,
``field``, ``quote``, ``marks`` (the faulty words inside the quote), ``values`` (a struct that fills the message),
``related`` (structs of ``row`` or ``list`` and ``line``, with ``quote``) and ``certainty`` (overriding the rule's).
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

import polars as pl

from toolkit.frames import Frames

Parameters = dict[str, Any]
Kind = Callable[[Frames, Parameters], pl.DataFrame]

KINDS = (
    "declared_categories",
    "declared_counts",
    "declared_departments",
    "declared_total",
    "department_heads",
    "missing_cells",
    "missing_departments",
    "missing_lists",
    "numbering",
    "overlap",
    "stray_text",
    "unknown_categories",
    "unreadable",
)


def kind_named(name: str) -> Kind:
    """Return the function of the kind ``name``; raises KeyError where there is none."""
    if name not in KINDS:
        raise KeyError(name)
    kind: Kind = import_module(f"toolkit.checking.kinds.{name}").hits
    return kind
