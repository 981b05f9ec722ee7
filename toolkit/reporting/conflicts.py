"""Conflicts of a merge: a line each for people, JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from typing import Any

from toolkit.diffing.merge import Conflict
from toolkit.reporting.changes.words import FACTS, FIELDS
from toolkit.reporting.words import ROWS
from toolkit.words import Lang

_REASONS: dict[Lang, dict[str, str]] = {
    "zh": {
        "changed": "两份都改了{field}",
        "removed-by-a": "A取消了，B改了",
        "removed-by-b": "A改了，B取消了",
        "added": "两份都新增了，内容不同",
        "declared": "说明声明的数字不同：{field}",
        "place": "{field}不同",
    },
    "en": {
        "changed": "both changed the {field}",
        "removed-by-a": "A removed it, B changed it",
        "removed-by-b": "A changed it, B removed it",
        "added": "both added it, with other content",
        "declared": "declared in the explanatory text: {field}",
        "place": "the {field} differs",
    },
}
_PHRASES: dict[Lang, dict[str, str]] = {
    "zh": {
        "line": "冲突：{what}{reason}；原：{base}；A：{a}；B：{b}",
        "quoted": "“{}”",
        "nothing": "（无）",
        "empty": "（空）",
    },
    "en": {
        "line": "conflict: {what}{reason}; base: {base}; A: {a}; B: {b}",
        "quoted": "“{}”",
        "nothing": "(none)",
        "empty": "(empty)",
    },
}
_MORE_FIELDS: dict[Lang, dict[str, str]] = {
    "zh": {
        "departments_text": "对应上级部门",
        "list": "所属清单",
        "province": "省",
        "prefecture": "地市",
        "county": "县",
        "township": "乡镇",
        "township_type": "乡镇类型",
    },
    "en": {"departments_text": "departments", "township_type": "type of township"},
}
_DUTY_CELLS = ("category", "name", "departments_text", "superior_duties", "township_duties", "handover", "remark")


def render_json(conflicts: Sequence[Conflict]) -> str:
    """Return the conflicts as a JSON array, an object each: reason, list, name, field, and base, a and b."""
    return json.dumps([asdict(conflict) for conflict in conflicts], ensure_ascii=False, indent=1) + "\n"


def lines(conflicts: Iterable[Conflict], lang: Lang) -> Iterator[str]:
    """Yield one line a conflict: the duty, why, and the texts of all three documents in full."""
    words = _PHRASES[lang]
    for one in conflicts:
        what = f"{ROWS[lang][one.list]} {one.name} " if one.list else ""
        field = _field(one.field or "", lang)
        texts = {side: _text(getattr(one, side), words) for side in ("base", "a", "b")}
        yield words["line"].format(what=what, reason=_REASONS[lang][one.reason].format(field=field), **texts)


def _field(field: str, lang: Lang) -> str:
    """Return what a cell, a part of the place or a declared fact (a list and what of it) is called."""
    key, _, fact = field.rpartition(" ")
    named = FIELDS[lang] | FACTS[lang] | _MORE_FIELDS[lang]
    return f"{ROWS[lang][key]} {named.get(fact, fact)}" if key else named.get(field, field)


def _text(value: Any, words: dict[str, str]) -> str:  # noqa: ANN401 - any cell, fact or duty
    if value is None or value == []:
        return words["nothing"]
    if isinstance(value, dict):
        text = " ".join(filter(None, (value[cell] for cell in _DUTY_CELLS)))
    elif isinstance(value, list):
        text = "、".join(str(one["text"] or one["value"]) for one in value)
    else:
        text = str(value)
    return words["quoted"].format(text) if text else words["empty"]
