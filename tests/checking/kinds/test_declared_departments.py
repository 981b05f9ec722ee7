from __future__ import annotations

import pytest

from tests.checking.tables import Row, basic, cooperative, found, narrative, reclaimed

SHORT_AND_FULL = cooperative(
    Row(1, departments="县人力资源和社会保障局、县民政局、县财政局"), Row(2, departments="县人社局")
)
WITH_EMPTY = cooperative(
    Row(1, departments="县民政局、县财政局、县水利局"),
    Row(2, departments="县人社局"),
    Row(3, departments="县人力资源和社会保障局"),
    Row(4, departments=""),
)


def stated(number: int) -> str:
    return narrative(f"配合履职事项清单是乡镇配合的事项，共有配合履职事项2项，涉及{number}个部门（单位）。")


@pytest.mark.parametrize("number", [3, 4])
def test_bodies_may_be_counted_joined_or_as_they_are_spelled(number: int) -> None:
    assert found("QC204", stated(number) + SHORT_AND_FULL) == []


@pytest.mark.parametrize("number", [1, 2, 5, 9])
def test_a_number_outside_both_ways_of_counting_is_certainly_wrong(number: int) -> None:
    (finding,) = found("QC204", stated(number) + SHORT_AND_FULL)
    assert (finding.list, finding.certainty, finding.marks) == ("cooperative", "certain", (f"{number}个",))
    assert (finding.values["joined"], finding.values["spelled"]) == (3, 4)


def test_a_finding_shows_how_one_body_is_spelled() -> None:
    (finding,) = found("QC204", stated(9) + SHORT_AND_FULL)
    assert finding.values["variants"] == "县人力资源和社会保障局＝县人社局"
    assert "县人力资源和社会保障局＝县人社局" in (finding.suggestion or "")


def test_a_number_between_both_ways_of_counting_is_only_probably_wrong() -> None:
    rows = cooperative(
        Row(1, departments="县人力资源和社会保障局、县卫生健康委员会"), Row(2, departments="县人社局、县卫健委")
    )
    (finding,) = found("QC204", stated(3) + rows)
    assert finding.certainty == "probable"
    assert "介于两者之间" in finding.message


@pytest.mark.parametrize("number", [4, 5, 6, 30])
def test_a_number_that_empty_cells_could_account_for_is_silent(number: int) -> None:
    assert found("QC204", stated(number) + WITH_EMPTY) == []


def test_a_number_lower_than_the_bodies_over_empty_cells_is_probably_wrong() -> None:
    (finding,) = found("QC204", stated(3) + WITH_EMPTY)
    assert finding.certainty == "probable"


def test_the_receivers_of_a_reclaimed_list_are_counted_and_dropped_duties_need_none() -> None:
    rows = reclaimed(Row(1), Row(2, "出具婚姻状况证明", handover="此项工作不再开展。"))
    text = "上级部门收回事项清单是收回的事项，共有上级部门收回事项2项，涉及{}个部门（单位）。"
    assert found("QC204", narrative(text.format(1)) + rows) == []
    (finding,) = found("QC204", narrative(text.format(3)) + rows)
    assert (finding.list, finding.certainty) == ("reclaimed", "certain")


def test_the_basic_list_involves_no_departments() -> None:
    text = "基本履职事项清单是本镇负责的事项，涉及9个部门（单位）。"
    assert found("QC204", narrative(text) + basic(Row(1))) == []
