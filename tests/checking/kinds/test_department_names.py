from __future__ import annotations

import pytest

from tests.checking.tables import Row, cases, cooperative, found, places

FULL = "县人力资源和社会保障局"


def rows(*departments: str, superior: str = "1.审批；2.发放资金。") -> str:
    return cooperative(*(Row(at, departments=cell, superior=superior) for at, cell in enumerate(departments, 1)))


@pytest.mark.parametrize("cells", [("县民政局", "县财政局"), ("于田县民政局", "县民政局", "民政局"), (FULL, FULL)])
def test_one_stem_a_body_is_right_with_the_county_or_without(cells: tuple[str, ...]) -> None:
    assert found("QC403", rows(*cells)) == []


def test_a_short_form_beside_the_full_one_is_reported_at_the_rarer_with_the_usual_as_other_end() -> None:
    (finding,) = found("QC403", rows(FULL, "县人社局", FULL))
    assert (finding.number, finding.field, finding.quote) == (2, "departments", "县人社局")
    assert (finding.values["usual"], finding.values["usual_amount"], finding.values["amount"]) == (FULL, 2, 1)
    assert [(end.number, end.quote) for end in finding.related] == [(1, FULL)]
    assert finding.severity == "warning"


def test_a_short_form_that_stands_alone_is_no_variant() -> None:
    assert found("QC403", rows("县人社局", "县人社局")) == []


def test_a_lost_character_is_certain_where_the_right_name_stands_elsewhere() -> None:
    text = rows(FULL, "县人力资源和社会障局")
    assert places("QC403", text) == [("cooperative", 2, "departments")]
    assert cases("QC403", text) == ["malformed"]
    assert (found("QC403", text)[0].severity, found("QC403", text)[0].certainty) == ("error", "certain")


def test_a_lost_character_is_probable_where_the_right_name_stands_nowhere() -> None:
    (finding,) = found("QC403", rows("县人力资源和社会障局"))
    assert (finding.severity, finding.certainty) == ("warning", "probable")


def test_two_characters_more_may_be_another_body() -> None:
    assert cases("QC403", rows("县交通运输局", "县交通运输管理局")) == ["unusual"]


def test_a_malformed_name_is_reported_once_with_its_number_of_rows() -> None:
    (finding,) = found("QC403", rows(FULL, "县人力资源和社会障局", "县人力资源和社会障局"))
    assert (finding.number, finding.values["amount"]) == (2, 2)


def test_a_short_form_in_the_duties_of_a_body_written_in_full_is_an_info() -> None:
    (finding,) = found("QC403", rows(FULL, superior="1.会同县人社局审批；2.发放资金。"))
    assert (finding.severity, finding.field, finding.quote) == ("info", "superior_duties", "县人社局")
    assert [end.quote for end in finding.related] == [FULL]
