"""The counts alone: one line a kind, one column a list."""

from __future__ import annotations

from rich.console import Console

from toolkit.checking.rule import Lang
from toolkit.diffing.comparison import Comparison
from toolkit.reporting.changes.text import summary

_WIDTH = 80


def render(comparison: Comparison, lang: Lang = "zh", *, whole: bool = False) -> str:  # noqa: ARG001 - counts are whole
    """Return the table of counts."""
    console = Console(width=_WIDTH, color_system=None, highlight=False, markup=False, emoji=False)
    with console.capture() as captured:
        console.print(summary(comparison, lang))
    return "".join(f"{line.rstrip()}\n" for line in captured.get().splitlines())
