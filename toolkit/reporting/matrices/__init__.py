"""The formats of a matrix of townships: a file each, with ``render(matrix, lang)`` for its text or bytes."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from toolkit.diffing.matrix import Matrix
    from toolkit.words import Lang

FORMATS = ("text", "json", "csv", "xlsx")
#: Formats that no terminal can show.
BINARY = frozenset({"xlsx"})


def render(form: str, matrix: Matrix, lang: Lang = "zh") -> bytes:
    """Return a matrix in the format ``form``, text as UTF-8."""
    content = cast("str | bytes", import_module(f"{__name__}.{form}").render(matrix, lang))
    return content.encode(errors="replace") if isinstance(content, str) else content
