"""One line a change: its kinds, its place, its name redlined, its doubts."""

from __future__ import annotations

from toolkit.diffing.comparison import Change, Comparison
from toolkit.reporting.changes import telling
from toolkit.text import printable
from toolkit.words import Lang


def render(comparison: Comparison, lang: Lang = "zh", *, whole: bool = False) -> str:
    """Return one line a change, one for every pair with ``whole``; nothing for documents that say the same."""
    return "".join(f"{_line(pair, comparison, lang)}\n" for pair in telling.shown(comparison, whole=whole))


def _line(pair: Change, comparison: Comparison, lang: Lang) -> str:
    kinds = telling.kinds_text(pair, comparison, lang)
    name = telling.bracketed(telling.names_between(pair, lang))
    return printable("  ".join([kinds, telling.where(pair, comparison, lang), name, *telling.marks(pair, lang)]))
