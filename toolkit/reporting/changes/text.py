"""The terminal report: the counts and what they mean, then every change by list and kind, its words redlined."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from toolkit.checking.rule import Lang
from toolkit.checking.words import LIST_WORDS
from toolkit.diffing.comparison import Change, Comparison
from toolkit.diffing.redline import Run
from toolkit.lists import LISTS
from toolkit.reporting.changes import telling
from toolkit.reporting.changes.words import COLUMNS, EXPLAINED, FIELDS, MEANINGS, PHRASES
from toolkit.reporting.words import ROWS

_FILE_WIDTH = 100
_INDENT = 4
_STYLE = {"equal": "", "delete": "red", "insert": "green"}
_ALARM = {"backflow": "bold red", "new-burden": "yellow", "relief": "green", "shared": "cyan"}


def render(comparison: Comparison, lang: Lang = "zh", *, whole: bool = False, width: int = _FILE_WIDTH) -> str:
    """Return the report without colour, ``width`` columns wide, no blanks at line ends."""
    console = Console(width=width, color_system=None, highlight=False, markup=False, emoji=False)
    with console.capture() as captured:
        print_comparison(comparison, console, lang, whole=whole)
    return "".join(f"{line.rstrip()}\n" for line in captured.get().splitlines())


def print_comparison(comparison: Comparison, console: Console, lang: Lang, *, whole: bool = False) -> None:
    """Print the report on ``console``, as wide as it is; all pairs with ``whole``."""
    console.print(_head(comparison, lang), _text(), summary(comparison, lang), sep="\n")
    for alarm in _alarms(comparison, lang):
        console.print(alarm)
    for line in _declared(comparison, lang):
        console.print(line)
    for key, groups in telling.grouped(telling.shown(comparison, whole=whole)):
        console.print(_text(f"\n{LIST_WORDS[lang][key]}", "bold underline"))
        for kind, pairs in groups:
            console.print(_text(f"{telling.kind_word(kind, comparison, lang)} {len(pairs)}", "bold"))
            for pair in pairs:
                console.print(Padding(_pair(pair, comparison, lang), (0, 0, 0, 2), expand=False))


def _text(words: str = "", style: str = "") -> Text:
    return Text(words, style=style, overflow="fold")


def _head(comparison: Comparison, lang: Lang) -> Text:
    head = _text().append(telling.title(comparison, lang), style="bold")
    for side in ("old", "new"):
        record = getattr(comparison, side)
        date = f" {record['date']}" if record["date"] else ""
        rows = " · ".join(f"{ROWS[lang][key]} {count}" for key, count in telling.rows_of(comparison, side).items())
        head.append(f"\n{PHRASES[lang][side]} {record['source']}{date}  {rows}", style="dim")
    return head


def summary(comparison: Comparison, lang: Lang) -> RenderableType:
    """Return how many changes there are, and of each kind in each list."""
    table = Table(box=None, padding=(0, 1, 0, 0), pad_edge=False, header_style="dim")
    table.add_column("", overflow="fold")
    for key in (*LISTS, "total"):
        table.add_column(COLUMNS[lang][key], justify="right", no_wrap=True)
    for kind, numbers in telling.counts(comparison):
        cells = [str(numbers[key] or "·") for key in LISTS]
        table.add_row(telling.kind_word(kind, comparison, lang), *cells, str(sum(numbers.values())))
    total = _text(telling.total(comparison, lang), "bold")
    return Group(total, table) if comparison.changes else total


def _alarms(comparison: Comparison, lang: Lang) -> Iterator[RenderableType]:
    """Yield what the moves mean, each with the duties concerned, the gravest first."""
    colon = PHRASES[lang]["colon"]
    for meaning, moved in telling.moves(comparison):
        sign = "！" if meaning == "backflow" else ""
        head = _text().append(f"\n{sign}{MEANINGS[lang][meaning]} {len(moved)}", style=_ALARM[meaning])
        yield head.append(f"{colon}{EXPLAINED[lang][meaning]}")
        for change in moved:
            yield _hanging("", _text(f"{telling.where(change, comparison, lang)} {change.at.name}"))


def _declared(comparison: Comparison, lang: Lang) -> Iterator[RenderableType]:
    if comparison.declared:
        yield _text(f"\n{PHRASES[lang]['declared']}", "bold")
    for fact in comparison.declared:
        text = f"{telling.fact_name(fact, lang)}{PHRASES[lang]['colon']}{telling.fact_text(fact, lang)}"
        yield _hanging("！" if fact.stale else "", _text(text, "yellow" if fact.stale else ""))


def _pair(pair: Change, comparison: Comparison, lang: Lang) -> RenderableType:
    """Return a change: where it stands and its name, then a line for each other thing that changed."""
    runs = telling.name_runs(pair)
    head = _text().append(telling.where(pair, comparison, lang, pair.at.list), style="bold")
    if not (pair.old and pair.new):
        head.append(f" 【{pair.at.category}】", style="dim")
    head.append(" " if runs else "").append_text(_redlined(runs or []))
    marks = " · ".join([*telling.marks(pair, lang), *telling.also(pair, lang)])
    head.append(f"  {marks}" if marks else "", style="magenta" if pair.confidence == "unsure" else "dim")
    lines: list[RenderableType] = [head, *([] if runs else _names(pair))]
    for field in telling.FIELDS:
        lines += _field(field, pair.fields[field], lang) if field in pair.fields else []
    other = telling.runner_up(pair, lang)
    return Group(*lines, *([_hanging("？", _text(other, "magenta"))] if other else []))


def _names(pair: Change) -> list[RenderableType]:
    struck = [_hanging("－", _text(duty.name, "red")) for duty in pair.old]
    return [*struck, *(_hanging("＋", _text(duty.name, "green")) for duty in pair.new)]


def _field(field: str, change: dict[str, Any], lang: Lang) -> list[RenderableType]:
    label = _text(f"{FIELDS[lang][field]}{PHRASES[lang]['colon']}", "dim")
    if field in telling.SETS:
        return [_hanging("", label.append_text(_set(change)))]
    if change.get("items"):
        return [_hanging("", label), *(line for item in change["items"] for line in _item(item))]
    runs = telling.runs_between(change["old"], change["new"])
    return [_hanging("", label.append_text(_redlined(telling.elided(runs))))]


def _set(change: dict[str, Any]) -> Text:
    text = _text("", "not dim")
    for name in change["added"]:
        text.append(f"＋{name} ", style="green")
    for name in change["removed"]:
        text.append(f"－{name} ", style="red")
    for old, new in change["renamed"]:
        text.append(old, style="red").append("→").append(f"{new} ", style="green")
    return text


def _item(item: dict[str, Any]) -> list[RenderableType]:
    runs = telling.runs_between(item["old"], item["new"])
    if item["change"] in {"added", "removed"}:
        return [_hanging(telling.SIGNS[item["change"]], _text(text, _STYLE[tag]), 1) for tag, text in runs]
    return [_hanging(telling.SIGNS[item["change"]], _redlined(telling.elided(runs)), 1)]


def _redlined(runs: list[Run]) -> Text:
    """Return a redline as one text; a change that leaves nothing unchanged needs no brackets."""
    text = _text("", "not bold not dim")
    for tag, words in runs:
        before, after = telling.BRACKETS[tag]
        text.append(f"{before}{words}{after}", style=_STYLE[tag])
    return text


def _hanging(sign: str, text: Text, depth: int = 0) -> RenderableType:
    """Return a text after a sign, all its lines under its first."""
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    grid.add_row(_text(sign), text)
    return Padding(grid if sign else text, (0, 0, 0, _INDENT + 2 * depth), expand=False)
