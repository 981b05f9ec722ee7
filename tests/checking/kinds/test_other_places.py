from __future__ import annotations

import pytest

from tests.checking.tables import Row, cooperative, found

COVER = "甘肃省定西市通渭县 平襄镇履职事项清单\n2025年6月\n"


def row(township: str) -> str:
    return COVER + cooperative(Row(1, departments="通渭县民政局", township=township))


@pytest.mark.parametrize(
    "township",
    [
        "1.报送通渭县人民政府；2.在平襄镇公示。",
        "1.会同县公安局处置；2.联合县民政局核实。",
        "1.报送定西市和甘肃省有关部门；2.上报材料。",
    ],
)
def test_the_own_county_and_township_and_what_lies_above_are_right(township: str) -> None:
    assert found("QC602", row(township)) == []


def test_another_county_is_named_with_the_own_one() -> None:
    (finding,) = found("QC602", row("1.抄报静宁县人民政府；2.上报材料。"))
    assert (finding.list, finding.number, finding.field) == ("cooperative", 1, "township_duties")
    assert finding.marks == ("静宁县",)
    assert "通渭县" in finding.message


def test_a_cell_that_names_a_county_twice_is_one_finding() -> None:
    assert len(found("QC602", row("1.抄报静宁县人民政府；2.按静宁县要求上报。"))) == 1


def test_dealings_with_another_county_are_at_most_doubtful() -> None:
    plain, dealings = found("QC602", row("1.抄报静宁县人民政府。")), found("QC602", row("1.与静宁县开展跨区域联防。"))
    assert [finding.certainty for finding in plain] == ["certain"]
    assert [finding.certainty for finding in dealings] == ["probable"]


def test_without_a_county_no_place_is_another() -> None:
    text = cooperative(Row(1, departments="县民政局", township="1.抄报静宁县人民政府；2.上报材料。"))
    assert found("QC602", text) == []
