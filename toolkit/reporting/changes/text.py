"""The terminal report: the counts and what they mean, then every change by list and kind, its words redlined."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from toolkit.diffing.comparison import Change, Comparison
from toolkit.diffing.redline import Run as Redlined
from toolkit.lists import LISTS
from toolkit.reporting.changes import telling
from toolkit.reporting.changes.words import COLUMNS, EXPLAINED, FIELDS, MEANINGS, PHRASES
from toolkit.reporting.terminal import Line, Run, aligned, folded, plain
from toolkit.reporting.words import ROWS
from toolkit.words import LIST_WORDS, Lang

_FILE_WIDTH = 100
_INDENT = 2
_STYLE = {"equal": "", "delete": "red", "insert": "green"}
_ALARM = {"backflow": "bold red", "new-burden": "yellow", "relief": "green", "shared": "cyan"}


def render(comparison: Comparison, lang: Lang = "zh", *, whole: bool = False, width: int = _FILE_WIDTH) -> str:
    """Return the report without colour, ``width`` columns wide, no blanks at line ends."""
    return plain(lines(comparison, lang, width, whole=whole))


def lines(comparison: Comparison, lang: Lang, width: int, *, whole: bool = False) -> Iterator[Line]:
    """Yield the lines of the report, ``width`` columns wide; of all pairs with ``whole``."""
    yield from folded([(telling.title(comparison, lang), "bold")], width)
    for side in ("old", "new"):
        yield from folded([(_side(comparison, side, lang), "dim")], width)
    yield []
    for line in summary(comparison, lang):
        yield from folded(line, width)
    yield from _alarms(comparison, lang, width)
    yield from _declared(comparison, lang, width)
    for key, groups in telling.grouped(telling.shown(comparison, whole=whole)):
        yield []
        yield [(LIST_WORDS[lang][key], "bold underline")]
        for kind, pairs in groups:
            yield from folded([(f"{telling.kind_word(kind, comparison, lang)} {len(pairs)}", "bold")], width)
            for pair in pairs:
                yield from _pair(pair, comparison, lang, width)


def _side(comparison: Comparison, side: str, lang: Lang) -> str:
    record = getattr(comparison, side)
    date = f" {record['date']}" if record["date"] else ""
    rows = " · ".join(f"{ROWS[lang][key]} {count}" for key, count in record["counts"].items())
    return f"{PHRASES[lang][side]} {record['source']}{date}  {rows}"


def summary(comparison: Comparison, lang: Lang) -> Iterator[Line]:
    """Yield how many changes there are, and of each kind in each list."""
    yield [(telling.total(comparison, lang), "bold")]
    if not comparison.changes:
        return
    rows: list[Line] = [[("", ""), *((COLUMNS[lang][key], "dim") for key in (*LISTS, "total"))]]
    for kind, numbers in telling.counts(comparison):
        counts = [str(numbers[key] or "·") for key in LISTS]
        word = telling.kind_word(kind, comparison, lang)
        rows.append([(word, ""), *((count, "") for count in (*counts, str(sum(numbers.values()))))])
    yield from aligned(rows)


def _alarms(comparison: Comparison, lang: Lang, width: int) -> Iterator[Line]:
    """Yield what the moves mean, each with the duties concerned, the gravest first."""
    for meaning, moved in telling.moves(comparison):
        sign = "！" if meaning == "backflow" else ""
        head = f"{sign}{MEANINGS[lang][meaning]} {len(moved)}"
        yield []
        yield from folded([(head, _ALARM[meaning]), (f"{PHRASES[lang]['colon']}{EXPLAINED[lang][meaning]}", "")], width)
        for change in moved:
            yield from _hanging("", [(f"{telling.where(change, comparison, lang)} {change.at.name}", "")], width, -1)


def _declared(comparison: Comparison, lang: Lang, width: int) -> Iterator[Line]:
    if comparison.declared:
        yield []
        yield [(PHRASES[lang]["declared"], "bold")]
    for fact in comparison.declared:
        text = f"{telling.fact_name(fact, lang)}{PHRASES[lang]['colon']}{telling.fact_text(fact, lang)}"
        yield from _hanging("！" if fact.stale else "", [(text, "yellow" if fact.stale else "")], width, -1)


def _pair(pair: Change, comparison: Comparison, lang: Lang, width: int) -> Iterator[Line]:
    """Yield a change: where it stands and its name, then a line for each other thing that changed."""
    runs = telling.name_runs(pair)
    head = [(telling.where(pair, comparison, lang, pair.at.list), "bold")]
    if not (pair.old and pair.new):
        head.append((f" 【{pair.at.category}】", "dim"))
    head += [(" ", ""), *_redlined(runs)] if runs else []
    marks = " · ".join([*telling.marks(pair, lang), *telling.also(pair, lang)])
    head += [(f"  {marks}", "magenta" if pair.confidence == "unsure" else "dim")] if marks else []
    yield from folded(head, width, " " * _INDENT)
    for sign, names, style in () if runs else (("－", pair.old, "red"), ("＋", pair.new, "green")):
        for duty in names:
            yield from _hanging(sign, [(duty.name, style)], width)
    for field in telling.FIELDS:
        if field in pair.fields:
            yield from _field(field, pair.fields[field], lang, width)
    other = telling.runner_up(pair, lang)
    if other:
        yield from _hanging("？", [(other, "magenta")], width)


def _field(field: str, change: dict[str, Any], lang: Lang, width: int) -> Iterator[Line]:
    label: Run = (f"{FIELDS[lang][field]}{PHRASES[lang]['colon']}", "dim")
    if field in telling.SETS:
        yield from _hanging("", [label, *_set(change)], width)
    elif change.get("items"):
        yield from _hanging("", [label], width)
        for item in change["items"]:
            yield from _item(item, width)
    else:
        runs = telling.runs_between(change["old"], change["new"])
        yield from _hanging("", [label, *_redlined(telling.elided(runs))], width)


def _set(change: dict[str, Any]) -> Iterator[Run]:
    yield from ((f"＋{name} ", "green") for name in change["added"])
    yield from ((f"－{name} ", "red") for name in change["removed"])
    for old, new in change["renamed"]:
        yield from ((old, "red"), ("→", ""), (f"{new} ", "green"))


def _item(item: dict[str, Any], width: int) -> Iterator[Line]:
    runs = telling.runs_between(item["old"], item["new"])
    sign = telling.SIGNS[item["change"]]
    if item["change"] in {"added", "removed"}:
        for tag, text in runs:
            yield from _hanging(sign, [(text, _STYLE[tag])], width, 1)
    else:
        yield from _hanging(sign, _redlined(telling.elided(runs)), width, 1)


def _redlined(runs: list[Redlined]) -> list[Run]:
    """Return a redline in brackets, readable without colour."""
    return [(f"{telling.BRACKETS[tag][0]}{words}{telling.BRACKETS[tag][1]}", _STYLE[tag]) for tag, words in runs]


def _hanging(sign: str, runs: list[Run], width: int, depth: int = 0) -> list[Line]:
    """Return the lines of a text after a sign, below a change."""
    return folded(runs, width, " " * _INDENT * (3 + depth), f"{sign} " if sign else "")
