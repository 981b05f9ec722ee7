from __future__ import annotations

import pytest

from tests.checking.tables import Row, cases, cooperative, found

BOTH = "县民政局、县财政局"
HEADED = "县民政局：1.审批；2.公示。县财政局：保障资金。"


def row(departments: str, superior: str) -> str:
    return cooperative(Row(1, departments=departments, superior=superior))


@pytest.mark.parametrize(
    ("departments", "superior"),
    [
        (BOTH, HEADED),
        (BOTH, "县民政局： 1.审批；2.公示。<br>县财政局： 1.保障资金。"),
        (BOTH, "一、县民政局 1.审批；2.公示。二、县财政局 1.保障资金；2.核实。"),
        (BOTH, "1.审批；2.公示。"),
        ("县人力资源和社会保障局、县财政局", "县人社局：1.审批；2.公示。县财政局：保障资金。"),
        ("于田县民政局、财政局", "民政局：1.审批；2.公示。财政局：保障资金。"),
        ("县民政局、县财政局、县公安局", "县民政局、县财政局：1.审批；2.公示。县公安局：1.查处；2.处理。"),
    ],
    ids=["heads", "markup", "numerals", "no heads", "short form", "bare stems", "joint head"],
)
def test_heads_that_are_the_listed_bodies_are_right(departments: str, superior: str) -> None:
    assert found("QC402", row(departments, superior)) == []


def test_a_head_that_is_not_listed_is_certainly_wrong_and_shows_both_cells() -> None:
    (finding,) = found("QC402", row("县民政局", HEADED))
    assert (finding.field, finding.certainty, finding.severity) == ("superior_duties", "certain", "error")
    assert (finding.quote, finding.marks) == ("县财政局：保障资金。", ("县财政局",))
    assert [(end.field, end.quote) for end in finding.related] == [("departments", "县民政局")]


def test_heads_after_chinese_numerals_count_as_well() -> None:
    text = row(BOTH, "一、县民政局 1.审批；2.公示。二、县水利局 1.保障资金；2.核实。")
    assert cases("QC402", text) == ["idle", "unlisted"]


def test_a_joint_head_names_each_of_its_bodies() -> None:
    (finding,) = found("QC402", row(BOTH, "县民政局、县公安局：1.审批；2.公示。县财政局：1.查处；2.处理。"))
    assert finding.marks == ("县公安局",)


def test_one_unlisted_body_with_several_paragraphs_is_one_finding() -> None:
    text = row("县民政局", "县民政局：1.审批；2.公示。县财政局：保障资金。县民政局：核实。县财政局：拨付资金。")
    assert len(found("QC402", text)) == 1


def test_a_head_beside_an_unnamed_group_or_an_unknown_body_is_only_probably_unlisted() -> None:
    for departments in ("县民政局、以及其他相关部门", "县民政局、县火星事务局"):
        certainty = {finding.certainty for finding in found("QC402", row(departments, HEADED))}
        assert certainty == {"probable"}


def test_a_listed_body_without_a_part_is_certain_where_known_bodies_head_all_paragraphs() -> None:
    (finding,) = found("QC402", row("县民政局、县财政局、县水利局", HEADED))
    assert (finding.field, finding.marks) == ("departments", ("县水利局",))
    assert (finding.severity, finding.certainty) == ("error", "certain")
    assert [end.field for end in finding.related] == ["superior_duties"]


def test_a_listed_body_may_have_its_part_among_departments_without_names() -> None:
    (finding,) = found("QC402", row("县民政局、县财政局、县水利局", HEADED + "其他相关部门：按职责分工。"))
    assert (finding.severity, finding.certainty) == ("warning", "probable")


def test_the_part_of_a_listed_body_may_be_lost_with_the_end_of_the_cell() -> None:
    (finding,) = found("QC402", row("县民政局、县财政局、县水利局", HEADED.removesuffix("障资金。")))
    assert (finding.severity, finding.certainty) == ("warning", "probable")


def test_a_paragraph_without_a_head_is_that_of_the_first_body_listed() -> None:
    assert found("QC402", row("县民政局、县财政局", "1.审批；2.公示。县财政局：保障资金。")) == []


def test_a_body_that_a_clause_begins_with_is_missing_from_the_list() -> None:
    (finding,) = found("QC402", row("县民政局", "1.审批申请；2.县财政局负责资金保障。"))
    assert (finding.field, finding.marks, finding.certainty) == ("superior_duties", ("县财政局",), "certain")


def test_a_part_of_a_listed_body_is_taken_for_it() -> None:
    assert found("QC402", row("县教育和科学技术局", "1.教育局负责名单；2.公示名单。")) == []


def test_a_listed_body_that_a_paragraph_names_has_its_part() -> None:
    superior = "县民政局：1.会同县水利局审批；2.公示。县财政局：保障资金。"
    assert found("QC402", row("县民政局、县财政局、县水利局", superior)) == []


def test_a_cell_that_begins_in_the_middle_may_have_lost_a_head() -> None:
    assert found("QC402", row(BOTH, "2.审批；3.公示。县财政局：1.保障资金；2.核实。")) == []


@pytest.mark.parametrize("departments", ["", "相关部门"])
def test_a_row_without_any_named_body_is_left_to_missing_department(departments: str) -> None:
    text = row(departments, HEADED)
    assert found("QC402", text) == []
    assert len(found("QC401", text)) == 1


def test_a_verb_before_a_body_is_no_head() -> None:
    assert found("QC402", row("县民政局", "会同县公安局：1.查处；2.处理。")) == []
