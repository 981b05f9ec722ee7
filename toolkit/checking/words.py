"""The words of findings: lists and columns in both languages, and templates filled with facts."""

from __future__ import annotations

import string
from typing import Any

from toolkit.checking.rule import Lang

LIST_WORDS: dict[Lang, dict[str | None, str]] = {
    "zh": {"basic": "基本清单", "cooperative": "配合清单", "reclaimed": "收回清单", None: "全文"},
    "en": {"basic": "basic list", "cooperative": "cooperative list", "reclaimed": "reclaimed list", None: "document"},
}
FIELD_WORDS: dict[Lang, dict[str | None, str]] = {
    "zh": {
        "number": "序号",
        "category": "事项类别",
        "name": "事项名称",
        "departments": "对应上级部门",
        "superior_duties": "上级部门职责",
        "township_duties": "配合职责",
        "handover": "承接部门及工作方式",
        "remark": "备注",
        None: "",
    },
    "en": {
        "number": "number",
        "category": "category",
        "name": "name",
        "departments": "departments",
        "superior_duties": "superior duties",
        "township_duties": "township duties",
        "handover": "handover",
        "remark": "remark",
        None: "",
    },
}
_LONGEST_VALUE = 60


class _Filler(string.Formatter):
    """Fills a template with values that cannot reach attributes: rule files are data."""

    def get_field(self, field_name: str, args: Any, kwargs: Any) -> tuple[Any, str]:  # noqa: ANN401, ARG002 - its base's
        return kwargs[field_name], field_name


def fill(template: str, facts: dict[str, Any], lang: Lang) -> str:
    """Return ``template`` with ``{names}`` replaced by facts; lists and columns in the words of ``lang``."""
    words: dict[str, Any] = {}
    for key, value in facts.items():
        if key in {"list", "other_list"}:
            words[key] = LIST_WORDS[lang][value]
        elif key == "field":
            words[key] = FIELD_WORDS[lang][value]
        else:
            words[key] = (
                f"{value[: _LONGEST_VALUE - 1]}…" if isinstance(value, str) and len(value) > _LONGEST_VALUE else value
            )
    return _Filler().vformat(template, (), words)
