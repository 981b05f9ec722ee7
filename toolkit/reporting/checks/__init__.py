"""The formats of a check: a file each, with ``render(report)`` for its text or bytes; a format computes nothing."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from toolkit.reporting.report import Report

FORMATS = (
    "text",
    "concise",
    "markdown",
    "html",
    "xlsx",
    "annotated",
    "json",
    "jsonl",
    "sarif",
    "junit",
    "github",
    "gitlab",
    "rdjson",
)
#: Formats that are bytes for a program, nothing for a terminal.
BINARY = frozenset({"xlsx", "annotated"})
#: Formats that show the lists whole, not only what is wrong with them.
WITH_LISTS = frozenset({"annotated", "html"})
#: Formats that say something of the rules themselves; for others they need not be loaded where findings were kept.
WITH_RULES = frozenset({"html", "junit", "sarif"})


def render(form: str, report: Report) -> bytes:
    """Return a report in the format ``form``, text as UTF-8; its module is loaded only now.

    The bytes of a file's name that are no UTF-8 come out as escapes.
    """
    content = cast("str | bytes", import_module(f"{__name__}.{form}").render(report))
    return content.encode(errors="backslashreplace") if isinstance(content, str) else content
