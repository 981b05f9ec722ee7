"""The formats of a comparison: a file each, with ``render(comparison, lang)`` for its text or bytes."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from toolkit.diffing.comparison import Comparison
    from toolkit.words import Lang

FORMATS = ("text", "stat", "brief", "json", "markdown", "xlsx", "docx", "html")


def render(form: str, comparison: Comparison, lang: Lang = "zh", *, whole: bool = False) -> bytes:
    """Return a comparison in the format ``form``, text as UTF-8; with ``whole`` also the pairs without a change."""
    module = import_module(f"{__name__}.{form}")
    content = cast("str | bytes", module.render(comparison, lang, whole=whole))
    return content.encode(errors="replace") if isinstance(content, str) else content
