"""Kinds of check: one file a kind, each a function of the frames and a rule's parameters.

A kind returns hits, one row a fault over all documents at once, with the columns ``document`` and ``case`` and, as far
as they apply: ``row`` (the duty; its list, number and lines follow from it), ``list``, ``line``, ``end_line``,
``field``, ``quote``, ``marks`` (the faulty words inside the quote), ``values`` (a struct that fills the message),
``related`` (structs of ``row`` or ``list`` and ``line``, with ``quote``) and ``certainty`` (overriding the rule's).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib import import_module
from typing import Any

import polars as pl

from toolkit.frames import Frames

Parameters = dict[str, Any]
Kind = Callable[[Frames, Parameters], pl.DataFrame]

_NAME = re.compile(r"^[a-z][a-z_]*$")


def kind_named(name: str) -> Kind:
    """Return the function of the kind ``name``, that is of the file of that name; raises KeyError where none is."""
    if not _NAME.match(name):
        raise KeyError(name)
    try:
        kind: Kind = import_module(f"{__name__}.{name}").hits
    except ModuleNotFoundError:
        raise KeyError(name) from None
    return kind
