"""The counts alone: one line a kind, one column a list."""

from __future__ import annotations

from toolkit.diffing.comparison import Comparison
from toolkit.reporting.changes.text import summary
from toolkit.reporting.terminal import plain
from toolkit.words import Lang


def render(comparison: Comparison, lang: Lang = "zh", *, whole: bool = False) -> str:  # noqa: ARG001 - counts are whole
    """Return the table of counts."""
    return plain(summary(comparison, lang))
