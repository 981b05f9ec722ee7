"""Comparisons made by hand: a new version with a change of every kind, two townships, and two equal documents."""

from __future__ import annotations

from collections import Counter
from typing import Any

from toolkit.diffing.comparison import Change, Comparison, Declared, Duty
from toolkit.lists import LISTS

_OLD: dict[str, Any] = {
    "source": "柳树镇 2024.md",
    "status": "ok",
    "format": "markdown",
    "sha256": "0" * 64,
    "province": "河西省",
    "prefecture": "临原地区",
    "county": "青湖县",
    "township": "柳树镇",
    "township_type": "镇",
    "date": "2024-12",
}
_NEW: dict[str, Any] = _OLD | {"source": "柳树镇 2025.md", "date": "2025-07"}
_OTHER: dict[str, Any] = _OLD | {"source": "白杨乡.tsv", "township": "白杨乡", "township_type": "乡", "date": None}


def duty(key: str, number: int, name: str, category: str = "民生服务", **cells: Any) -> Duty:  # noqa: ANN401 - any cell
    """Return a duty that has the cells of its list; ``number`` tells its row and line too."""
    own: dict[str, Any] = {}
    if key == "cooperative":
        own = {"departments": ("县民政局",), "superior_duties": "1.审核审批。", "township_duties": "1.受理申请。"}
    elif key == "reclaimed":
        own = {
            "receiving_departments": ("县民政局",),
            "handover": "承接部门：县民政局 工作方式：由县民政局负责办理。",
        }
    place = {"basic": 0, "cooperative": 100, "reclaimed": 200}[key] + number
    empty = dict.fromkeys(("departments", "superior_duties", "township_duties", "receiving_departments", "handover"))
    cells = {**empty, "remark": "", "line": 20 + place, "end_line": 20 + place, "page": None, **own, **cells}
    return Duty(row=place, list=key, number=number, category=category, name=name, **cells)


def texts(old: str, new: str) -> dict[str, Any]:
    """Return a field that is a text."""
    return {"old": old, "new": new}


def item(change: str, old: str | None, new: str | None) -> dict[str, str | None]:
    """Return what became of one numbered item of a duties cell."""
    return {"change": change, "old": old, "new": new}


def _same(key: str, number: int, name: str, category: str = "民生服务") -> Change:
    one = duty(key, number, name, category)
    return Change((), (one,), (one,), 1.0, "sure", "typography")


def _named(key: str, number: int, old: str, new: str, **facts: Any) -> Change:  # noqa: ANN401 - any fact of a change
    facts = {"kinds": ("reworded",), "level": "wording", "similarity": 0.9, **facts}
    return Change(
        old=(duty(key, number, old),), new=(duty(key, number, new),), fields={"name": texts(old, new)}, **facts
    )


_BACKFLOW = Change(
    ("moved", "renumbered"),
    (duty("reclaimed", 1, "收养登记"),),
    (duty("basic", 6, "收养登记"),),
    1.0,
    meaning="backflow",
)
_SPLIT = Change(
    ("split",),
    (duty("basic", 6, "做好社会救助和残疾人服务工作"),),
    (duty("basic", 7, "做好社会救助工作"), duty("basic", 8, "做好残疾人服务工作")),
    0.81,
    "likely",
)
_NEW_BURDEN = Change(
    ("moved", "reworded"),
    (duty("cooperative", 4, "开展临时救助"),),
    (duty("basic", 9, "办理临时救助"),),
    0.86,
    "likely",
    fields={"name": texts("开展临时救助", "办理临时救助")},
    meaning="new-burden",
)
_DUTIES = Change(
    ("departments", "duties"),
    (duty("cooperative", 1, "河道清淤", "生态环保", departments=("县水利局", "县工商局", "县审计局")),),
    (duty("cooperative", 1, "河道清淤", "生态环保", departments=("县水利局", "县市场监督管理局", "县财政局")),),
    0.94,
    fields={
        "departments": {
            "added": ["县财政局"],
            "removed": ["县审计局"],
            "renamed": [["县工商局", "县市场监督管理局"]],
        },
        "superior_duties": texts("1.统筹规划；2.监督检查。", "1.统筹规划；2.监督检查；3.安排清淤资金。")
        | {"items": [item("added", None, "3.安排清淤资金。")]},
        "township_duties": texts(
            "1.开展日常巡查；2.统计损失；3.发现问题及时上报。", "1.发现问题及时上报县水利局；2.开展日常巡查。"
        )
        | {
            "items": [
                item("changed", "3.发现问题及时上报。", "1.发现问题及时上报县水利局；"),
                item("moved", "1.开展日常巡查；", "2.开展日常巡查。"),
                item("removed", "2.统计损失；", None),
            ]
        },
    },
)
_MERGED = Change(
    ("merged",),
    (duty("cooperative", 2, "山洪灾害防御"), duty("cooperative", 3, "防汛抗旱")),
    (duty("cooperative", 2, "水旱灾害防御"),),
    0.62,
    "likely",
)
_RELIEF = Change(
    ("moved",),
    (duty("basic", 10, "农机安全监督检查", "乡村振兴"),),
    (duty("reclaimed", 1, "农机安全监督检查", "乡村振兴"),),
    1.0,
    meaning="relief",
)
_HANDOVER = Change(
    ("departments", "duties"),
    (duty("reclaimed", 2, "食品经营许可", "市场监管"),),
    (duty("reclaimed", 2, "食品经营许可", "市场监管"),),
    0.97,
    fields={
        "receiving_departments": {"added": ["县市场监督管理局"], "removed": ["县民政局"], "renamed": []},
        "handover": texts(
            "承接部门：县民政局 工作方式：由县民政局负责办理。",
            "承接部门：县市场监督管理局 工作方式：由县市场监督管理局负责办理。",
        )
        | {"items": []},
    },
)
_UNSURE = Change(
    ("reworded", "recategorised"),
    (duty("basic", 4, "做好防灾减灾宣传", "平安法治"),),
    (duty("basic", 3, "开展防灾减灾救灾宣传教育", "应急管理及消防"),),
    0.58,
    "unsure",
    fields={
        "name": texts("做好防灾减灾宣传", "开展防灾减灾救灾宣传教育"),
        "category": texts("平安法治", "应急管理及消防"),
    },
    runner_up=duty("basic", 5, "组织应急救灾演练", "平安法治"),
)
_REMARK = Change(
    ("remark",),
    (duty("cooperative", 5, "古树名木保护", "自然资源"),),
    (duty("cooperative", 3, "古树名木保护", "自然资源", remark="试行"),),
    0.99,
    level="wording",
    fields={"remark": texts("", "试行")},
)


def _counted(record: dict[str, Any], pairs: tuple[Change, ...], side: str) -> dict[str, Any]:
    """Return a document's record with how many duties its lists have."""
    counts = Counter(duty.list for pair in pairs for duty in getattr(pair, side))
    return record | {"counts": {key: counts[key] for key in LISTS}, "stated": True}


def version() -> Comparison:
    """Return a revision of one township's lists: every kind, level, confidence and meaning occurs."""
    pairs = (
        _same("basic", 1, "加强基层党组织建设，做好党员发展和教育管理", "党的建设"),
        _named("basic", 2, "统筹安排养老服务,做好老年人关爱工作", "统一调度养老服务，做好老年人关爱工作"),
        _UNSURE,
        Change(("added",), (), (duty("basic", 5, "推进*数字*乡村建设|培育<新>业态", "经济发展"),)),
        Change(("removed",), (duty("basic", 5, "组织应急救灾演练", "平安法治"),), ()),
        _BACKFLOW,
        _SPLIT,
        _NEW_BURDEN,
        _DUTIES,
        _MERGED,
        _REMARK,
        Change(("added",), (), (duty("cooperative", 4, "校车安全管理", "平安法治"),)),
        _RELIEF,
        _HANDOVER,
        _named("reclaimed", 3, "城镇燃气安全检查", "对瓶装液化气经营点的执法", similarity=0.51, confidence="unsure"),
        _named("reclaimed", 4, "户外广告审批", "户外广告设置审批,", level="typography", similarity=0.99),
    )
    declared = (
        Declared(None, "total", 16, 16, stale=True, rows_old=16, rows_new=18),
        Declared("basic", "count", 8, 9, rows_old=8, rows_new=9),
        Declared("basic", "categories", ("党的建设", "平安法治"), ("党的建设", "经济发展")),
        Declared("cooperative", "department_count", 12, 12, stale=True, rows_old=12, rows_new=11),
    )
    return Comparison(_counted(_OLD, pairs, "old"), _counted(_NEW, pairs, "new"), "version", pairs, declared)


def townships() -> Comparison:
    """Return two townships of one county compared."""
    pairs = (
        _same("basic", 1, "加强基层党组织建设，做好党员发展和教育管理", "党的建设"),
        _named("basic", 2, "负责镇域养老服务", "负责乡域养老服务", level="place", similarity=1.0),
        Change(("removed",), (duty("basic", 3, "推进葡萄产业发展", "经济发展"),), ()),
        Change(("added",), (), (duty("basic", 3, "推进红枣产业发展", "经济发展"),)),
        _DUTIES._replace(confidence="likely"),
    )
    return Comparison(_counted(_OLD, pairs, "old"), _counted(_OTHER, pairs, "new"), "township", pairs)


def equal() -> Comparison:
    """Return a document compared with one that says the same."""
    pairs = (_same("basic", 1, "加强基层党组织建设", "党的建设"),)
    return Comparison(_counted(_OLD, pairs, "old"), _counted(_NEW, pairs, "new"), "version", pairs)
