"""The formats of a check: a file each, with ``render(report)`` for its text or bytes; a format computes nothing."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from toolkit.reporting.report import Report

FORMATS = ("text", "json", "html")
#: Formats that show the lists whole, not only what is wrong with them.
WITH_LISTS: frozenset[str] = frozenset({"html"})


def render(form: str, report: Report) -> bytes:
    """Return a report in the format ``form``, text as UTF-8; its module is loaded only now."""
    content = cast("str | bytes", import_module(f"{__name__}.{form}").render(report))
    return content.encode() if isinstance(content, str) else content
