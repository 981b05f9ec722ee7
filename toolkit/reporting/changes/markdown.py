"""Markdown for a pull request: the counts, what they mean, and the changes by list, no longer than a comment may be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from toolkit.diffing.comparison import Change, Comparison, Kind
from toolkit.diffing.redline import Run
from toolkit.lists import LISTS
from toolkit.reporting.changes import telling
from toolkit.reporting.changes.words import COLUMNS, EXPLAINED, FIELDS, MEANINGS, PHRASES
from toolkit.text import printable, shorten
from toolkit.words import LIST_WORDS, Lang

#: GitHub takes 65,536 characters in a comment.
LONGEST = 65_000
_RESERVED = 500
_LONGEST_NAME = 300
_MOST_NAMED = 20
_MOST_OPEN = 10
_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~&$])")
_TAGS = {"equal": ("", ""), "delete": ("<del>", "</del>"), "insert": ("<ins>", "</ins>")}


def render(comparison: Comparison, lang: Lang = "zh", *, whole: bool = False) -> str:
    """Return the report, at most ``LONGEST`` characters; how many changes do not fit is said at its end."""
    front = [*_head(comparison, lang), *_alarms(comparison, lang), *_declared(comparison, lang)]
    text = "\n".join(front) + "\n"
    left = 0
    for key, groups in telling.grouped(telling.shown(comparison, whole=whole)):
        number = sum(len(pairs) for _, pairs in groups)
        body, missing = _section(groups, comparison, lang, 0 if left else LONGEST - _RESERVED - len(text))
        opened = " open" if number <= _MOST_OPEN else ""
        head = f"\n<details{opened}><summary>{LIST_WORDS[lang][key]} {number}</summary>\n"
        text += f"{head}{body}\n</details>\n" if body else ""
        left += missing
    return printable(text + (f"\n{PHRASES[lang]['left-out'].format(n=left)}\n" if left else ""))


def _section(
    groups: list[tuple[Kind | None, list[Change]]], comparison: Comparison, lang: Lang, room: int
) -> tuple[str, int]:
    """Return the changes of a list as far as there is room for them, and how many there is none for."""
    text = ""
    left = 0
    for kind, pairs in groups:
        title = f"\n#### {_escaped(telling.kind_word(kind, comparison, lang))} {len(pairs)}\n\n"
        for pair in pairs:
            entry = title + "\n".join(_pair(pair, comparison, lang)) + "\n"
            if left or len(text) + len(entry) > room:
                left += 1
            else:
                text, title = text + entry, ""
    return text, left


def _head(comparison: Comparison, lang: Lang) -> Iterator[str]:
    words = PHRASES[lang]
    yield f"### {_escaped(telling.title(comparison, lang))}\n"
    yield f"{telling.total(comparison, lang)}\n"
    if comparison.changes:
        yield "| | " + " | ".join(COLUMNS[lang].values()) + " |"
        yield "|:--|" + "--:|" * len(COLUMNS[lang])
    for kind, numbers in telling.counts(comparison):
        cells = [numbers[key] or "·" for key in LISTS]
        word = _escaped(telling.kind_word(kind, comparison, lang))
        yield "| " + " | ".join(map(str, (word, *cells, sum(numbers.values())))) + " |"
    for side in ("old", "new"):
        record = getattr(comparison, side)
        name = _escaped(" ".join(filter(None, (record["source"], record["date"]))))
        yield f"\n{words[side]}{words['colon']}{name}"


def _alarms(comparison: Comparison, lang: Lang) -> Iterator[str]:
    words = PHRASES[lang]
    for meaning, moved in telling.moves(comparison):
        sign = "⚠️ " if meaning == "backflow" else ""
        yield f"\n{sign}**{MEANINGS[lang][meaning]} {len(moved)}**{words['colon']}{EXPLAINED[lang][meaning]}\n"
        for change in moved[:_MOST_NAMED]:
            yield f"- {telling.where(change, comparison, lang)} {_escaped(change.at.name)}"
        if len(moved) > _MOST_NAMED:
            yield f"- {words['more'].format(n=len(moved) - _MOST_NAMED)}"


def _declared(comparison: Comparison, lang: Lang) -> Iterator[str]:
    if comparison.declared:
        yield f"\n**{PHRASES[lang]['declared']}**\n"
    for fact in comparison.declared:
        sign = "⚠️ " if fact.stale else ""
        words = f"{telling.fact_name(fact, lang)}{PHRASES[lang]['colon']}{telling.fact_text(fact, lang)}"
        yield f"- {sign}{_escaped(words)}"


def _pair(pair: Change, comparison: Comparison, lang: Lang) -> Iterator[str]:
    notes = " · ".join([*telling.marks(pair, lang), *telling.also(pair, lang)])
    name = _redlined(telling.names_between(pair, lang))
    place = _escaped(telling.where(pair, comparison, lang, pair.at.list))
    yield f"- **{place}** {name}{f' *{notes}*' if notes else ''}"
    for field in telling.FIELDS:
        if field in pair.fields:
            yield from _field(field, pair.fields[field], lang)
    if pair.runner_up:
        yield f"  - {_escaped(telling.runner_up(pair, lang))}"


def _field(field: str, change: dict[str, Any], lang: Lang) -> Iterator[str]:
    label = f"  - {FIELDS[lang][field]}{PHRASES[lang]['colon']}"
    if field in telling.SETS:
        yield label + " ".join(
            [f"＋<ins>{_escaped(name)}</ins>" for name in change["added"]]
            + [f"－<del>{_escaped(name)}</del>" for name in change["removed"]]
            + [f"{_escaped(old)}→{_escaped(new)}" for old, new in change["renamed"]]
        )
    elif change.get("items"):
        yield label
        for item in change["items"]:
            runs = telling.elided(telling.runs_between(item["old"], item["new"]))
            yield f"    - {telling.SIGNS[item['change']]} {_redlined(runs)}"
    else:
        yield label + _redlined(telling.elided(telling.runs_between(change["old"], change["new"])))


def _redlined(runs: list[Run]) -> str:
    return "".join(_TAGS[tag][0] + _SPECIAL.sub(r"\\\1", text) + _TAGS[tag][1] for tag, text in runs)


def _escaped(text: str) -> str:
    """Return a short text with nothing in it that Markdown or HTML would take for its own."""
    return _SPECIAL.sub(r"\\\1", shorten(text, _LONGEST_NAME))
