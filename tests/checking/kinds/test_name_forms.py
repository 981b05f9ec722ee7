from __future__ import annotations

from tests.checking.tables import Row, basic, cases, found

LED = ("损坏农田设施", "未按规定回收农膜", "擅自占用耕地", "乱堆粪便")


def penalties(*names: str) -> str:
    return basic(*(Row(at, name) for at, name in enumerate(names, 1)))


def test_names_alike_are_right() -> None:
    assert found("QC701", penalties(*(f"对{name}的处罚" for name in LED))) == []


def test_a_penalty_without_its_preposition_is_unlike_the_others() -> None:
    text = penalties(*(f"对{name}的处罚" for name in LED), "破坏公共设施的处罚")
    assert cases("QC701", text) == ["unled"]
    assert found("QC701", text)[0].number == 5


def test_a_name_too_short_may_have_lost_text() -> None:
    (finding,) = found("QC701", basic(Row(1, "救助")))
    assert (finding.severity, finding.certainty, finding.quote) == ("info", "probable", "救助")


def test_a_name_far_too_long_may_have_gained_text() -> None:
    text = basic(Row(1, "做好" + "农田设施和田间道路的日常巡查维护，" * 12))
    assert "long" in cases("QC701", text)


def test_an_empty_name_is_left_to_missing_cell() -> None:
    assert found("QC701", basic(Row(1, ""), Row(2))) == []


def test_no_finding_on_the_form_of_a_name_blocks() -> None:
    text = penalties(*(f"对{name}的处罚" for name in LED), "破坏公共设施的处罚", "救助")
    assert {finding.severity for finding in found("QC701", text)} <= {"info", "warning"}
