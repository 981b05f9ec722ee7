"""A page that shows two lists side by side: the alarms, the counts, every change redlined, the rest folded."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, get_args

from toolkit.diffing.comparison import KINDS, LEVELS, Change, Comparison, Confidence, Duty
from toolkit.diffing.redline import redline
from toolkit.lists import LISTS
from toolkit.reporting.changes import telling
from toolkit.reporting.changes.words import EXPLAINED, FACTS, FIELDS, MEANINGS
from toolkit.reporting.page import Words, page
from toolkit.words import Lang

_TONGUES: tuple[Lang, ...] = get_args(Lang)
#: A piece of text and what became of it: ``equal``, ``delete`` or ``insert``.
Pieces = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a change: a column, or an item of its text, before and after."""

    field: str | None
    item: str | None
    old: Pieces
    new: Pieces


@dataclass(frozen=True, slots=True)
class Item:
    """A change as the page shows it."""

    anchor: str
    change: Change
    lines: list[Line]


def render(comparison: Comparison, lang: Lang = "zh", *, whole: bool = False) -> str:
    """Return the comparison as one HTML file; with ``whole`` the pairs without a change are unfolded."""
    anchors = {id(change): f"c{at}" for at, change in enumerate(comparison.changes, 1)}
    groups = [
        (key, [(kind, [_item(change, anchors[id(change)]) for change in found]) for kind, found in kinds])
        for key, kinds in telling.grouped(comparison.changes)
    ]
    rows = {side: getattr(comparison, side)["counts"] for side in ("old", "new")}
    return page(
        "changes.html.j2",
        "changes",
        lang,
        _words(comparison),
        comparison=comparison,
        whole=whole,
        groups=groups,
        rows=rows,
        counts=telling.counts(comparison),
        moves=[(meaning, [(anchors[id(one)], one) for one in found]) for meaning, found in telling.moves(comparison)],
        stale=sum(fact.stale for fact in comparison.declared),
        same={key: [p for p in comparison.pairs if not p.kinds and p.at.list == key] for key in LISTS},
        levels=[level for level in LEVELS if any(change.level == level for change in comparison.changes)],
        confidences=get_args(Confidence),
    )


def _item(change: Change, anchor: str) -> Item:
    return Item(anchor, change, list(_lines(change)))


def _lines(change: Change) -> Iterator[Line]:
    """Yield the lines of a change: its name, then what changed, or all that a duty of one side says."""
    old, new = change.old, change.new
    if old and new:
        if "name" in change.fields:
            yield Line("name", None, *_sides(change.fields["name"]["old"], change.fields["name"]["new"]))
        else:
            yield Line("name", None, _names(old), _names(new))
        for field in telling.FIELDS:
            if field in change.fields:
                yield from _field(field, change.fields[field])
    else:
        for field in ("name", *telling.FIELDS):
            text = _cell(change.at, field)
            if text:
                yield Line(field, None, [(text, "delete")] if old else [], [(text, "insert")] if new else [])


def _names(duties: tuple[Duty, ...]) -> Pieces:
    return [("；".join(duty.name for duty in duties), "equal")]


def _cell(duty: Duty, field: str) -> str:
    value = getattr(duty, field)
    return "、".join(value) if isinstance(value, tuple) else value or ""


def _field(field: str, fact: dict[str, Any]) -> Iterator[Line]:
    if field in telling.SETS:
        renamed = [tuple(pair) for pair in fact["renamed"]]
        gone = [*fact["removed"], *(old for old, _ in renamed)]
        come = [*fact["added"], *(new for _, new in renamed)]
        yield Line(field, None, _listed(gone, "delete"), _listed(come, "insert"))
    elif fact.get("items"):
        for at, item in enumerate(fact["items"]):
            yield Line(None if at else field, item["change"], *_sides(item["old"], item["new"]))
    else:
        yield Line(field, None, *_sides(fact["old"], fact["new"]))


def _listed(names: list[str], tag: str) -> Pieces:
    pieces: Pieces = []
    for name in names:
        pieces += [("、", "equal")] if pieces else []
        pieces.append((name, tag))
    return pieces


def _sides(old: str | None, new: str | None) -> tuple[Pieces, Pieces]:
    """Return what a text was and what it is, each with what the other one lacks."""
    if old == new:
        return [(old or "", "equal")], [(new or "", "equal")]
    runs = redline(old, new) if old and new else None
    if runs is None:
        return [(old, "delete")] if old else [], [(new, "insert")] if new else []
    return (
        [(text, tag) for tag, text in runs if tag != "insert"],
        [(text, tag) for tag, text in runs if tag != "delete"],
    )


def _words(comparison: Comparison) -> Words:
    """Return the words of kinds, meanings, columns and facts, and what this comparison is called."""
    said: dict[str, Any] = {
        "kind": {tongue: {kind: telling.kind_word(kind, comparison, tongue) for kind in KINDS} for tongue in _TONGUES},
        "meaning": MEANINGS,
        "explained": EXPLAINED,
        "field": FIELDS,
        "fact": FACTS,
    }
    words: Words = {
        f"{prefix}.{key}": {tongue: told[tongue][key] for tongue in _TONGUES}
        for prefix, told in said.items()
        for key in told["zh"]
        if key
    }
    words["heading"] = {tongue: telling.title(comparison, tongue) for tongue in _TONGUES}
    if comparison.mode == "township":
        for word, side in (("before", "old"), ("after", "new")):
            words[word] = dict.fromkeys(_TONGUES, telling.side_name(comparison, side))
    return words
