"""The official comparison table 调整前/调整后 as paragraphs of spans, for the formats that draw it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Literal

from toolkit.diffing.comparison import Change, Comparison, Duty
from toolkit.reporting.changes import telling
from toolkit.reporting.changes.words import COLUMNS, EXPLAINED, FIELDS, HEADS, PHRASES
from toolkit.words import Lang

Look = Literal["plain", "label", "struck", "added"]
Span = tuple[Look, str]
Paragraph = list[Span]
Side = Literal["old", "new"]
#: Kinds that show all cells of their duties: there is no other side that they stand beside cell by cell.
_WHOLE = {"added", "removed", "moved", "split", "merged"}
_TAGS: dict[Side, dict[str, Look]] = {
    "old": {"equal": "plain", "delete": "struck"},
    "new": {"equal": "plain", "insert": "added"},
}
_ITEM_SIDES: dict[Side, str] = {"old": "removed", "new": "added"}
_ITEM = re.compile(r"(?<=[；。;])(?=\d{1,2}\.)|(?<=\S)(?=工作方式)")
#: Characters that no XML file can hold.
_UNFIT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Row:
    """One change: its running number, list and kinds, both sides, and what is to be said of it."""

    number: str
    lists: str
    kinds: str
    before: list[Paragraph]
    after: list[Paragraph]
    notes: str


@dataclass(frozen=True, slots=True)
class Table:
    """The table with its title, what stands over it, its heads, and what stands under it."""

    title: str
    over: list[str]
    heads: list[str]
    rows: list[Row]
    under: list[str]


def table(comparison: Comparison, lang: Lang, *, whole: bool = False) -> Table:
    """Return the table of the changes by list, of all pairs with ``whole``."""
    pairs = [pair for key in COLUMNS[lang] for pair in telling.shown(comparison, whole=whole) if pair.at.list == key]
    words = PHRASES[lang]
    facts = [
        f"{telling.fact_name(fact, lang)}{words['colon']}{telling.fact_text(fact, lang)}"
        for fact in comparison.declared
    ]
    total = telling.total(comparison, lang, detailed=True)
    return Table(
        fit(telling.title(comparison, lang)),
        [fit(line) for line in ("　".join(_side(comparison, side, lang) for side in ("old", "new")), total)],
        _heads(comparison, lang),
        [_row(number, pair, comparison, lang) for number, pair in enumerate(pairs, 1)],
        [words["legend"], *([(words["declared"] + words["colon"]).rstrip()] if facts else []), *map(fit, facts)],
    )


def fit(text: str) -> str:
    """Return ``text`` without the characters that no XML file can hold."""
    return _UNFIT.sub("", text)


def _side(comparison: Comparison, side: Side, lang: Lang) -> str:
    """Return what a side is: its date, and the name of its file without the folders that it stands in."""
    record, words = getattr(comparison, side), PHRASES[lang]
    head = _heads(comparison, lang)[3 if side == "old" else 4]
    file = re.split(r"[\\/]", record["source"])[-1]
    date = _date(record["date"], lang)
    about = f"{date}{words['open']}{file}{words['close']}" if date else file
    return f"{head}{words['colon']}{about}"


def _date(date: str | None, lang: Lang) -> str:
    if not date or lang == "en":
        return date or ""
    return "".join(f"{part.lstrip('0')}{unit}" for part, unit in zip(date.split("-"), "年月日", strict=False))


def _heads(comparison: Comparison, lang: Lang) -> list[str]:
    heads = list(HEADS[lang])
    if comparison.mode == "township":
        heads[3:5] = [fit(telling.side_name(comparison, side)) for side in ("old", "new")]
    return heads


def _row(number: int, pair: Change, comparison: Comparison, lang: Lang) -> Row:
    names = COLUMNS[lang]
    lists = dict.fromkeys(names[duty.list] for duty in (*pair.old, *pair.new))
    return Row(
        str(number),
        "→".join(lists),
        PHRASES[lang]["comma"].join(telling.kind_word(kind, comparison, lang) for kind in pair.kinds or (None,)),
        _paragraphs(pair, "old", lang),
        _paragraphs(pair, "new", lang),
        fit("\n".join(_notes(pair, lang))),
    )


def _paragraphs(pair: Change, side: Side, lang: Lang) -> list[Paragraph]:
    found: list[Paragraph] = []
    for duty in getattr(pair, side):
        found.append(_name(pair, duty, side, lang))
        for field in telling.FIELDS[1:]:
            found += _cell(pair, duty, field, side, lang)
    return [[(look, fit(text)) for look, text in paragraph if fit(text)] for paragraph in found] or [_plain("—")]


def _name(pair: Change, duty: Duty, side: Side, lang: Lang) -> Paragraph:
    """Return a duty's number, category and name, redlined where they changed."""
    place = telling.place(duty, lang, duty.list)
    return [
        ("label", f"{place} 【"),
        *_spans(pair, "category", duty.category, side),
        ("label", "】"),
        *_spans(pair, "name", duty.name, side),
    ]


def _spans(pair: Change, field: str, text: str, side: Side) -> Paragraph:
    changed = pair.fields.get(field)
    return _one_side(changed["old"], changed["new"], side) if changed else [("plain", text)]


def _one_side(old: str | None, new: str | None, side: Side) -> Paragraph:
    looks = _TAGS[side]
    return [(looks[tag], text) for tag, text in telling.runs_between(old, new) if tag in looks]


def _cell(pair: Change, duty: Duty, field: str, side: Side, lang: Lang) -> list[Paragraph]:
    """Return a cell with its label where it changed, or where the duty is shown whole."""
    value = getattr(duty, field)
    changed: dict[str, Any] | None = pair.fields.get(field)
    whole = not _WHOLE.isdisjoint(pair.kinds)
    label: Span = ("label", f"{FIELDS[lang][field]}{PHRASES[lang]['colon']}")
    if not changed and not (whole and value):
        return []
    if field in telling.SETS:
        # The way of working names its departments itself.
        return [] if field == "receiving_departments" and whole else [[label, *_bodies(value, changed, side, lang)]]
    if changed and changed.get("items"):
        items = _items(changed["items"], side)
        return [[label], *items] if items else []
    if changed and not whole:
        return [[label, *(_one_side(changed["old"], changed["new"], side) or [("plain", PHRASES[lang]["empty"])])]]
    first, *rest = _ITEM.split(value)
    return [[label, ("plain", first)], *(_plain(text) for text in rest)]


def _plain(text: str) -> Paragraph:
    return [("plain", text)]


def _bodies(names: tuple[str, ...] | None, changed: dict[str, Any] | None, side: Side, lang: Lang) -> Paragraph:
    renamed = {pair[0 if side == "old" else 1] for pair in (changed or {}).get("renamed", ())}
    marked = renamed | set((changed or {}).get(_ITEM_SIDES[side], ()))
    look: Look = "struck" if side == "old" else "added"
    spans: Paragraph = []
    for name in names or ():
        spans += [("plain", PHRASES[lang]["comma"] if spans else ""), (look if name in marked else "plain", name)]
    return spans or [("plain", PHRASES[lang]["empty"])]


def _items(items: list[dict[str, Any]], side: Side) -> list[Paragraph]:
    return [_one_side(item["old"], item["new"], side) for item in items if item[side]]


def _notes(pair: Change, lang: Lang) -> list[str]:
    """Return what is to be said of a change: what it means, what became of departments and items, how sure it is."""
    words = PHRASES[lang]
    notes = [f"{telling.marks(pair, lang)[0]}{words['colon']}{EXPLAINED[lang][pair.meaning]}"] if pair.meaning else []
    for field in telling.SETS:
        changed = pair.fields.get(field, {})
        notes += [words["set-added"].format(words["comma"].join(changed["added"]))] if changed.get("added") else []
        notes += (
            [words["set-removed"].format(words["comma"].join(changed["removed"]))] if changed.get("removed") else []
        )
        notes += [words["renamed"].format(old=old, new=new) for old, new in changed.get("renamed", ())]
    for field in ("superior_duties", "township_duties", "handover"):
        moved = any(item["change"] == "moved" for item in pair.fields.get(field, {}).get("items", ()))
        notes += [words["reordered"].format(FIELDS[lang][field])] if moved else []
    if "renumbered" in pair.kinds:
        old, new = (telling.place(duty, lang, pair.at.list) for duty in (pair.old[0], pair.new[0]))
        notes.append(words["renumbering"].format(old=old, new=new))
    notes += telling.marks(pair, lang)[1 if pair.meaning else 0 :]
    return notes + list(filter(None, [telling.runner_up(pair, lang)]))
