"""What the formats of a matrix have in common: names of columns, words, what a cell says."""

from __future__ import annotations

from collections import Counter

from toolkit.diffing.comparison import Duty
from toolkit.diffing.matrix import Matrix, Row
from toolkit.reporting.words import ROWS
from toolkit.words import Lang

WORDS: dict[Lang, dict[str, str]] = {
    "zh": {
        "head": "{places}份清单，{rows}项事项：{all}项都有，{few}项只有少数有，{lack}项只有少数没有",
        "townships": "与多数差别最大的",
        "township": "{name}：{duties}项，多{extra}，少{lacking}，清单不同{elsewhere}",
        "few": "只有少数有的事项",
        "lack": "只有少数没有的事项",
        "elsewhere": "各地所在清单不同的事项",
        "has": "{present}/{of} 有：{names}",
        "without": "{absent}/{of} 无：{names}",
        "more": "另有{n}项",
        "and-more": "等{n}个",
        "join": "、",
        "space": "",
        "matrix": "事项对照",
        "places": "乡镇",
        "list": "清单",
        "category": "事项类别",
        "name": "事项名称",
        "present": "有的乡镇数",
        "source": "文件",
        "duties": "事项数",
        "extra": "多数没有而它有",
        "lacking": "多数有而它没有",
        "other-list": "清单与多数不同",
    },
    "en": {
        "head": "{places} lists, {rows} duties: {all} in all of them, {few} in few, {lack} missing in few",
        "townships": "Most unlike the others",
        "township": "{name}: {duties} duties, {extra} more, {lacking} fewer, {elsewhere} in another list",
        "few": "Duties that few have",
        "lack": "Duties that few lack",
        "elsewhere": "Duties that stand in different lists",
        "has": "{present}/{of} have it: {names}",
        "without": "{absent}/{of} lack it: {names}",
        "more": "{n} more",
        "and-more": " … ({n} in all)",
        "join": ", ",
        "space": " ",
        "matrix": "duties",
        "places": "townships",
        "list": "list",
        "category": "category",
        "name": "name",
        "present": "townships that have it",
        "source": "file",
        "duties": "duties",
        "extra": "has, most have not",
        "lacking": "has not, most have",
        "other-list": "in another list than most",
    },
}
#: A duty is rare, or rarely missing, where at most this share of the townships has it, or lacks it.
_FEW = 0.25


def names(matrix: Matrix) -> list[str]:
    """Return what each township is called: its name, with its file where others have the same name, or its file."""
    counts = Counter(one.document["township"] for one in matrix.townships)
    return [
        one.document["source"]
        if not one.document["township"]
        else one.document["township"]
        if counts[one.document["township"]] == 1
        else f"{one.document['township']}（{one.document['source']}）"
        for one in matrix.townships
    ]


def few(row: Row) -> bool:
    """Whether only few townships have a duty."""
    return row.outlying > 0 and row.present <= max(1, len(row.duties) * _FEW) and row.present == row.outlying


def lacked(row: Row) -> bool:
    """Whether only few townships lack a duty."""
    absent = len(row.duties) - row.present
    return row.outlying > 0 and absent <= max(1, len(row.duties) * _FEW) and not few(row)


def in_other_lists(row: Row) -> bool:
    """Whether a duty stands in different lists."""
    return len({duty.list for duty in row.duties if duty}) > 1


def bodies(duty: Duty) -> tuple[str, ...]:
    """Return the departments of a duty, whichever its list has."""
    return duty.departments or duty.receiving_departments or ()


def cell(duty: Duty | None, row: Row, lang: Lang) -> str:
    """Return what a township has of a duty: list and number, its category where most have another, its departments."""
    if duty is None:
        return ""
    number = "" if duty.number is None else str(duty.number)
    category = duty.category if duty.category != row.category else ""
    return " ".join(
        filter(None, (f"{ROWS[lang][duty.list]}{WORDS[lang]['space']}{number}", category, "、".join(bodies(duty))))
    )
