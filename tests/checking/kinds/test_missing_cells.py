from __future__ import annotations

from tests.checking.tables import Row, basic, cooperative, found, places, reclaimed, rule


def test_full_rows_are_right() -> None:
    assert found("QC105", basic(Row(1)) + cooperative(Row(1)) + reclaimed(Row(1))) == []


def test_an_empty_name_and_an_empty_category_are_reported_at_their_row() -> None:
    text = basic(Row(1), Row(2, ""), Row(3, category=""), Row(4))
    assert places("QC105", text) == [("basic", 2, "name"), ("basic", 3, "category")]


def test_the_duties_of_a_cooperative_row_must_be_there() -> None:
    text = cooperative(Row(1, superior=""), Row(2, township=""))
    assert places("QC105", text) == [("cooperative", 1, "superior_duties"), ("cooperative", 2, "township_duties")]


def test_the_departments_of_a_cooperative_row_are_left_to_missing_department() -> None:
    text = cooperative(Row(1, departments=""), Row(2))
    assert found("QC105", text) == []
    assert places("QC401", text) == [("cooperative", 1, "departments")]


def test_a_handover_must_be_there() -> None:
    assert places("QC105", reclaimed(Row(1, handover=""), Row(2))) == [("reclaimed", 1, "handover")]


def test_a_row_without_number_is_reported() -> None:
    text = basic(Row(1), Row("", "做好人才服务工作", "经济发展"), Row(3))
    (finding,) = found("QC105", text)
    assert (finding.number, finding.field, finding.quote) == (None, "number", "做好人才服务工作")


def test_a_finding_quotes_what_tells_the_row_from_others() -> None:
    (finding,) = found("QC105", cooperative(Row(1, "", superior="1.审批；2.发放资金。")))
    assert finding.quote == "1.审批；2.发放资金。"


def test_the_columns_that_must_be_filled_are_those_of_the_rule() -> None:
    assert rule("QC105").parameters["columns"]["basic"] == ["category", "name"]
