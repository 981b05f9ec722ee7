from __future__ import annotations

import pytest

from tests.checking.tables import Row, basic, cases, cooperative, found, places, rules
from toolkit.checking.engine import check, mark_damage
from toolkit.checking.examples import frames_of


@pytest.mark.parametrize("name", ["科学知识普及", "做好国有企业合并", "推进政务公开，方便群众参与"])
def test_a_word_that_only_looks_unfinished_is_right(name: str) -> None:
    assert found("QC104", basic(Row(1, name), Row(2))) == []


def test_a_cell_that_begins_in_the_middle_is_certain() -> None:
    text = cooperative(Row(1), Row(2, superior="2.公示名单；3.发放资金。"))
    (finding,) = found("QC104", text)
    assert (finding.number, finding.field, finding.certainty) == (2, "superior_duties", "certain")
    assert finding.values["value"] in {2, "2"}


def test_half_a_department_is_told() -> None:
    text = cooperative(Row(1), Row(2, departments="县残疾人联"))
    assert cases("QC104", text) == ["department"]


def test_a_cell_that_breaks_off_is_reported_and_otherwise_whole() -> None:
    text = cooperative(Row(1), Row(2, superior="1.审批；2.发放资金，以及"))
    assert places("QC104", text) == [("cooperative", 2, "superior_duties")]
    assert mark_damage(frames_of(text), rules("QC104")).duties["damaged"].to_list() == [[], []]


def test_other_rules_pass_over_a_cell_without_its_beginning() -> None:
    superior = "3.审批；4.公示。县财政局：1.保障资金；2.核实。"
    text = cooperative(Row(1, departments="县民政局", superior=superior))
    assert "QC402" in {finding.rule for finding in check(frames_of(text), rules("QC402"))}
    assert "QC402" not in {finding.rule for finding in check(frames_of(text), rules("QC104", "QC402"))}


@pytest.mark.parametrize("name", ["加强农村电影放映员队伍", "深入基层，推动优质文化资源"])
def test_a_name_whose_verb_asks_for_more_is_cut(name: str) -> None:
    (finding,) = found("QC104", basic(Row(1, name)))
    assert (finding.field, finding.certainty) == ("name", "certain")


@pytest.mark.parametrize("name", ["加强人才队伍建设", "推动文化资源下沉", "加强对村级组织和工作队伍的管理"])
def test_a_name_that_says_what_is_done_is_whole(name: str) -> None:
    assert found("QC104", basic(Row(1, name))) == []
