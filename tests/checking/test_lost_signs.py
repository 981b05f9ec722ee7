from __future__ import annotations

import pytest

from tests.checking.tables import Row, basic, cooperative, found
from toolkit.resources import read_yaml


@pytest.mark.parametrize(
    ("name", "wrong", "right"),
    [
        ("对破坏村容镇貌和环境卫的处罚", "环境卫", "环境卫生"),
        ("开展巡查，发现问及时提醒", "发现问", "发现问题"),
        ("定期开展，盾纠纷排查化解", "盾纠纷", "矛盾纠纷"),
    ],
)
def test_half_a_word_in_a_common_phrase_is_certain(name: str, wrong: str, right: str) -> None:
    findings = [finding for finding in found("QC104", basic(Row(1, name))) if "right" in finding.values]
    assert [(one.values["wrong"], one.values["right"], one.certainty) for one in findings] == [
        (wrong, right, "certain")
    ]


@pytest.mark.parametrize(
    "name", ["环境卫生整治", "棉种统供政策宣传", "发现问题及时上报", "接收环境卫星数据", "催促整改"]
)
def test_a_half_that_makes_a_word_with_its_neighbour_is_right(name: str) -> None:
    assert found("QC104", basic(Row(1, name))) == []


def test_a_half_at_the_end_of_a_cell_is_told_once() -> None:
    text = cooperative(Row(1, "打击传销工作", superior="1.查处传销；2.形成打击传销的工作合"))
    (finding,) = found("QC104", text)
    assert finding.values["right"] == "工作合力"


def test_phrases_are_two_words_of_two_characters() -> None:
    phrases = read_yaml("rules/vocabulary/phrases.yaml")["phrases"].split()
    assert {len(phrase) for phrase in phrases} == {4}
