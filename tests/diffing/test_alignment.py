from __future__ import annotations

import pytest

from toolkit.diffing.alignment import align
from toolkit.diffing.candidate import Candidate
from toolkit.diffing.comparison import Confidence
from toolkit.diffing.forms import Masker

NOWHERE = Masker(())


def duty(name: str) -> Candidate:
    text = "由县民政局受理申请，核对材料，办理手续"
    return Candidate("reclaimed", 1, "民生服务", name, text, frozenset({"民政局"}), NOWHERE)


@pytest.mark.parametrize(
    ("new", "confidence"), [("收养登记", "unsure"), ("负责婚姻登记、补领证件工作", "sure"), ("婚姻登记工作的", "sure")]
)
def test_two_matters_are_one_duty_only_for_a_reader_to_say(new: str, confidence: Confidence) -> None:
    assert [pair.confidence for pair in align([duty("婚姻登记")], [duty(new)])] == [confidence]
