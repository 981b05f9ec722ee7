"""What all reports call the lists and their columns, in both languages."""

from __future__ import annotations

from typing import Literal

Lang = Literal["zh", "en"]

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
