from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import characters
from toolkit.parsing.cells import align
from toolkit.profile import default_profile

PROFILE = default_profile()
BASIC, COOPERATIVE, RECLAIMED = (PROFILE.columns[key] for key in ("basic", "cooperative", "reclaimed"))
WHOLE = (
    "3",
    "党的建设",
    "开展甲项工作",
    "县委组织部",
    "1.制定甲项方案；2.指导甲项工作。",
    "1.宣传甲项政策；2.上报甲项情况。",
)
FIELDS = ("number", "category", "name", "departments", "superior_duties", "township_duties")


def filled(cells: list[str], columns: tuple[str, ...]) -> dict[str, str]:
    return {column: cell for column, cell in align(cells, columns, PROFILE).items() if cell}


def test_a_whole_row_is_placed_cell_by_cell() -> None:
    assert filled(list(WHOLE), COOPERATIVE) == dict(zip(FIELDS, WHOLE, strict=True))


@pytest.mark.parametrize("missing", ["category", "name", "departments"])
def test_the_cells_around_a_missing_one_keep_their_columns(missing: str) -> None:
    whole = dict(zip(FIELDS, WHOLE, strict=True))
    del whole[missing]
    assert filled(list(whole.values()), COOPERATIVE) == whole


def test_empty_cells_hold_their_place() -> None:
    assert filled(["3", "", "开展甲项工作", "县委组织部", "", WHOLE[5]], COOPERATIVE) == {
        "number": "3",
        "name": "开展甲项工作",
        "departments": "县委组织部",
        "township_duties": WHOLE[5],
    }


def test_an_empty_cell_too_many_is_dropped() -> None:
    assert filled(["3", "党的建设", "", "开展甲项工作"], BASIC) == {
        "number": "3",
        "category": "党的建设",
        "name": "开展甲项工作",
    }


def test_a_duty_text_in_two_cells_is_joined() -> None:
    cells = [*WHOLE[:5], "1.宣传甲项政策；", "2.上报甲项情况；", "3.做好甲项服务。"]
    placed = align(cells, COOPERATIVE[:-1], PROFILE)
    assert placed["departments"] == "县委组织部"
    assert "".join(placed[column] for column in FIELDS[4:]).replace("\n", "") == "".join(cells[4:])


def test_a_reclaimed_row_without_its_name_keeps_its_handover() -> None:
    placed = filled(["3", "民生服务", "承接部门：县民政局 工作方式：由县民政局负责。"], RECLAIMED)
    assert placed["handover"].startswith("承接部门")
    assert "name" not in placed


CELLS = st.sampled_from(
    [*WHOLE, "", "民生服务", "甲", "承接部门：县民政局", "县教育局、县财政局", "=SUM(A1)", "乙" * 200]
)


@given(st.lists(CELLS, min_size=1, max_size=10), st.sampled_from([BASIC, COOPERATIVE, RECLAIMED]))
def test_no_cell_is_lost_and_none_changes_its_order(cells: list[str], columns: tuple[str, ...]) -> None:
    placed = align(cells, columns, PROFILE)
    assert characters(placed.values()) == characters(cells)
    told = "".join(placed.get(column, "") for column in columns)
    assert told.replace("\n", "") == "".join(cells)


@pytest.mark.parametrize("count", [500, 10_000])
def test_a_row_of_very_many_cells_is_placed(count: int) -> None:
    placed = align(["1", "党的建设", *["甲"] * count], COOPERATIVE, PROFILE)
    assert "".join(placed.values()).count("甲") == count
