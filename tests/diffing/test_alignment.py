from __future__ import annotations

import pytest

from tests.diffing.candidates import NOWHERE, named
from toolkit.diffing.alignment import align
from toolkit.diffing.candidate import Candidate
from toolkit.diffing.comparison import Confidence

HANDLES = "由县民政局受理申请，核对材料，办理手续"
WIDER = "农作物秸秆焚烧专项整治和秸秆综合利用工作"
PARTS = ("秸秆焚烧专项整治", "农作物秸秆综合利用")


def duty(name: str, text: str = HANDLES) -> Candidate:
    return Candidate("reclaimed", 1, "民生服务", name, text, frozenset({"民政局"}), NOWHERE)


@pytest.mark.parametrize(
    ("new", "confidence"), [("收养登记", "unsure"), ("负责婚姻登记、补领证件工作", "sure"), ("婚姻登记工作的", "sure")]
)
def test_two_matters_are_one_duty_only_for_a_reader_to_say(new: str, confidence: Confidence) -> None:
    assert [pair.confidence for pair in align([duty("婚姻登记")], [duty(new)])] == [confidence]


@pytest.mark.parametrize("cells", ["", "由县民政局开展宣传，组织培训，检查落实情况"])
def test_two_matters_whose_cells_say_other_things_are_two_duties(cells: str) -> None:
    assert align([duty("婚姻登记", cells)], [duty("收养登记")]) == []
    assert align([duty("做好人才服务工作", "")], [duty("做好养老服务工作", "")]) == []


def test_the_parts_of_a_duty_are_other_duties_between_townships_and_what_became_of_it_between_versions() -> None:
    assert align(named(WIDER), named(*PARTS)) == []
    assert align(named(*PARTS), named(WIDER)) == []
    assert len(align(named(WIDER), named(*PARTS), versions=True)) == 1


def test_a_name_that_a_duty_begins_with_is_likelier_the_same_than_one_further_on() -> None:
    part = named("做好双拥工作")
    ahead, behind = "做好双拥、国防教育等工作，落实党管武装要求", "落实党管武装要求，做好双拥、国防教育等工作"
    (first,), (later,) = align(named(ahead), part), align(named(behind), part)
    assert first.similarity > later.similarity
    assert first.confidence == "sure" != later.confidence


def test_duties_of_two_acts_are_never_surely_the_same() -> None:
    (pair,) = align(named("开展防溺水宣传"), named("开展防溺水巡查"))
    assert pair.confidence == "likely"
    (pair,) = align(named("对损坏公路行为的处罚"), named("对损坏公路行为的行政处罚（仅限乡道）"))
    assert pair.confidence == "sure"


@pytest.mark.parametrize("text", [HANDLES, "1.登记婚姻状况；2.告知办理地点"])
def test_a_duty_without_a_name_is_found_by_its_cells_for_a_reader_to_say(text: str) -> None:
    for old, new in (("婚姻登记", ""), ("", "婚姻登记")):
        (pair,) = align([duty(old, text)], [duty(new, text)])
        assert pair.confidence == "unsure"


def test_a_name_that_repeats_itself_is_no_name() -> None:
    ruined = "做好是的。婚姻的人，婚姻的人，婚姻的人，婚姻的人，婚姻的人，婚姻的人，"
    text = "1.登记收养关系；2.告知办理地点"
    (pair,) = align([duty("收养登记", text)], [duty(ruined, text)])
    assert pair.confidence == "unsure"
    (same,) = align([duty(ruined)], [duty(ruined)])
    assert same.confidence == "sure"


def test_of_two_duties_without_a_name_the_one_is_taken_whose_cells_say_the_other_name() -> None:
    lost = [duty("", "登记、变更、注销养殖场"), duty("", "1.核对婚姻状况；2.告知登记地点")]
    (pair,) = align([duty("婚姻登记")], lost)
    assert pair.new == 1
