"""Small documents as Markdown text, and what single rules find in them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from toolkit.checking.examples import frames_of, run_example
from toolkit.checking.finding import Finding
from toolkit.checking.kinds import kind_named
from toolkit.checking.rule import Rule
from toolkit.checking.rule_files import load_rules

TITLES = {"basic": "基本履职事项清单", "cooperative": "配合履职事项清单", "reclaimed": "上级部门收回事项清单"}
HEADERS = {
    "basic": "| 序号 | 事项类别 | 事项名称 |",
    "cooperative": "| 序号 | 事项类别 | 事项名称 | 对应上级部门 | 上级部门职责 | 乡镇配合职责 |",
    "reclaimed": "| 序号 | 事项类别 | 事项名称 | 承接部门及工作方式 |",
}
CELLS = {
    "basic": ("number", "category", "name"),
    "cooperative": ("number", "category", "name", "departments", "superior", "township"),
    "reclaimed": ("number", "category", "name", "handover"),
}
SOUND_HANDOVER = "承接部门：县民政局 工作方式：由县民政局负责收养登记。"


@dataclass(frozen=True)
class Row:
    """One row; a list shows the cells that it has."""

    number: int | str
    name: str = "加强基层党组织建设"
    category: str = "党的建设"
    departments: str = "县民政局"
    superior: str = "1.审批；2.发放资金。"
    township: str = "1.受理申请；2.入户核实。"
    handover: str = SOUND_HANDOVER


def table(key: str, *rows: Row) -> str:
    """Return a list with its title and header row."""
    lines = ["| " + " | ".join(str(getattr(row, cell)) for cell in CELLS[key]) + " |" for row in rows]
    return "\n".join(["", TITLES[key], HEADERS[key], *lines, ""])


def basic(*rows: Row) -> str:
    return table("basic", *rows)


def cooperative(*rows: Row) -> str:
    return table("cooperative", *rows)


def reclaimed(*rows: Row) -> str:
    return table("reclaimed", *rows)


def numbered(*numbers: int | str) -> str:
    """Return a basic list with these numbers and a name of its own for each row."""
    return basic(*(Row(number, f"做好第{place}类事务登记工作") for place, number in enumerate(numbers, 1)))


@cache
def all_rules() -> tuple[Rule, ...]:
    return tuple(load_rules())


def rules(*codes: str) -> list[Rule]:
    """Return the rules with these numbers, or whose numbers begin so."""
    return [rule for rule in all_rules() if rule.code.startswith(codes)]


def rule(code: str) -> Rule:
    return next(rule for rule in all_rules() if rule.code == code)


def found(code: str, text: str) -> list[Finding]:
    """Return what one rule finds in a text."""
    return run_example(rule(code), text)


def places(code: str, text: str) -> list[tuple[str | None, int | None, str | None]]:
    """Return list, number and field of what one rule finds in a text."""
    return [(finding.list, finding.number, finding.field) for finding in found(code, text)]


def cases(code: str, text: str) -> list[str]:
    """Return the cases in which one rule's kind finds something in a text, sorted."""
    one = rule(code)
    hits: list[dict[str, Any]] = kind_named(one.kind)(frames_of(text), one.parameters).to_dicts()
    return sorted(hit["case"] for hit in hits)


def narrative(*paragraphs: str) -> str:
    """Return an explanatory text that stands before the lists."""
    return "\n".join(["说明", *paragraphs, ""])
