from __future__ import annotations

from tests.checking.tables import Row, basic, cases, found, narrative, numbered, reclaimed

COUNT = "共有履职事项{0}项，其中，基本履职事项{0}项。"


def test_a_count_that_the_rows_bear_out_is_right() -> None:
    assert found("QC201", narrative(COUNT.format(3)) + numbered(1, 2, 3)) == []


def test_a_wrong_count_is_one_finding_on_the_list_with_both_numbers() -> None:
    (finding,) = found("QC201", narrative(COUNT.format(5)) + numbered(1, 2))
    assert (finding.list, finding.number, finding.line) == ("basic", None, 2)
    assert (finding.values["declared"], finding.values["actual"]) == (5, 2)
    assert (finding.quote, finding.marks) == ("基本履职事项5项", ("5",))


def test_the_other_end_is_the_last_row_of_the_list() -> None:
    (finding,) = found("QC201", narrative(COUNT.format(5)) + numbered(1, 2))
    assert [(end.number, end.quote) for end in finding.related] == [(2, "做好第2类事务登记工作")]


def test_a_count_that_the_numbers_reach_but_the_rows_do_not_is_told_apart() -> None:
    assert cases("QC201", narrative(COUNT.format(4)) + numbered(1, 2, 4)) == ["rows"]
    assert cases("QC201", narrative(COUNT.format(4)) + numbered(1, 2, 3)) == ["rows"]


def test_a_list_without_any_row_is_left_to_missing_list() -> None:
    text = narrative("共有履职事项3项，其中，基本履职事项1项、上级部门收回事项2项。") + basic(Row(1))
    assert found("QC201", text) == []


def test_a_count_in_chinese_numerals_counts_as_well() -> None:
    text = narrative("共有履职事项三项，其中，基本履职事项三项。")
    assert found("QC201", text + numbered(1, 2, 3)) == []
    assert len(found("QC201", text + numbered(1, 2))) == 1


def test_a_document_that_declares_nothing_cannot_be_wrong() -> None:
    assert found("QC201", basic(Row(1)) + reclaimed(Row(1))) == []
