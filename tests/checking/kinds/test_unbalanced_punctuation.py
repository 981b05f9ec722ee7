from __future__ import annotations

import pytest

from tests.checking.tables import Row, cases, cooperative, found, narrative, numbered


def row(superior: str) -> str:
    return cooperative(Row(1, superior=superior))


@pytest.mark.parametrize(
    "superior",
    [
        "1.审批（含复核（两次））；2.公示《办法》和“一事一档”。",
        "1）审批；2）公示。",
        "（一）审批；（二）公示。",
        "1.开展(含换发）登记；2.公示。",
        '1.受理"一事一档"申请；2.公示。',
    ],
)
def test_marks_with_their_partners_are_right(superior: str) -> None:
    assert found("QC705", row(superior)) == []


@pytest.mark.parametrize(
    ("superior", "case"),
    [
        ("1.审批（含复核；2.公示。", "unclosed"),
        ("1.审批；2.宣传减盐、全民健身”等内容。", "unopened"),
        ('1.做好"一卡通"、"一事一档工作；2.入户核实。', "straight"),
        ("1.受理申请；2.入户核实家庭状况3.上报名单。", "run_on"),
    ],
)
def test_a_mark_without_its_partner_and_a_missing_stop_are_told_apart(superior: str, case: str) -> None:
    (finding,) = found("QC705", row(superior))
    assert (finding.number, finding.field) == (1, "superior_duties")
    assert cases("QC705", row(superior)) == [case]
    assert all(mark in finding.quote for mark in finding.marks)


def test_the_text_before_the_lists_is_looked_at_too() -> None:
    (finding,) = found("QC705", narrative("本镇成立专班（由各站所组成，逐项梳理职责后报送审定。") + numbered(1))
    assert (finding.list, finding.line) == (None, 2)
