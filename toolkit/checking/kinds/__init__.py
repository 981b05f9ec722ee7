"""Kinds of check: one file a kind, each a function of the frames and a rule's parameters.

A kind returns hits, one row a fault over all documents at once, with the columns ``document`` and ``case`` and, as far
as they apply: ``row`` (the duty; its list, number and lines follow from it), ``list``, ``line``, ``end_line``,
``field``, ``quote``, ``marks`` (the faulty words inside the quote), ``values`` (a struct that fills the message),
``related`` (structs of ``row`` or ``list`` and ``line``, with ``quote``) and ``certainty`` (overriding the rule's).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from importlib import import_module
from typing import Any

import polars as pl

from toolkit.frames import Frames
from toolkit.user_files import instead

Parameters = dict[str, Any]
Kind = Callable[[Frames, Parameters], pl.DataFrame]


class ParameterError(Exception):
    """A parameter of a rule that its kind cannot use: its key, such as ``find.word``, and what is wrong with it."""

    def __init__(self, key: str, problem: str) -> None:
        """Say ``problem`` of the parameter ``key``."""
        super().__init__(problem)
        self.key = key


_NAME = re.compile(r"^[a-z][a-z_]*$")


def refuse_unknown(parameters: Parameters, required: Iterable[str], optional: Iterable[str] = ()) -> None:
    """Raise ParameterError where a parameter is missing, or is none that the kind knows."""
    known = [*required, *optional]
    for key in parameters:
        if key not in known:
            raise ParameterError(key, f"unknown parameter {key!r}{instead(key, known)[1]}")
    for key in required:
        if key not in parameters:
            raise ParameterError("", f"the parameter {key!r} is missing")


def kind_named(name: str) -> Kind:
    """Return the function of the kind ``name``, that is of the file of that name; raises KeyError where none is."""
    if not _NAME.match(name):
        raise KeyError(name)
    try:
        kind: Kind = import_module(f"{__name__}.{name}").hits
    except ModuleNotFoundError:
        raise KeyError(name) from None
    return kind
