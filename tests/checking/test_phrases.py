from __future__ import annotations

import re

import pytest

from tests.checking.tables import Row, basic, cooperative, found
from toolkit.checking.phrases import spelling
from toolkit.resources import read_yaml


def row(superior: str) -> str:
    return cooperative(Row(1, "末级渠系管护", superior=superior))


@pytest.mark.parametrize(
    ("superior", "wrong", "right"),
    [
        ("1.对渠系开展进行维护；2.公示。", "开展进行", "进行"),
        ("1.通知乡镇进行对村民进行登记；2.公示。", "进行对村民进行", "对村民进行"),
        ("1.排查干部兼（任）任职情况；2.公示。", "兼（任）任职", "兼（任）职"),
    ],
)
def test_a_broken_phrase_is_certain_and_told_with_the_right_one(superior: str, wrong: str, right: str) -> None:
    (finding,) = found("QC101", row(superior))
    assert (finding.severity, finding.certainty, finding.marks) == ("error", "certain", (wrong,))
    assert finding.values == {"wrong": wrong, "right": right}


def test_a_phrase_that_may_be_right_is_only_probable() -> None:
    (finding,) = found("QC101", row("1.做好日常隐患进行排查；2.公示。"))
    assert finding.certainty == "probable"


@pytest.mark.parametrize("superior", ["1.开展巡查；2.进行登记。", "1.做好登记，对隐患进行排查；2.公示。"])
def test_verbs_that_do_not_exclude_each_other_are_right(superior: str) -> None:
    assert found("QC101", row(superior)) == []


def test_a_cell_has_a_finding_for_each_broken_phrase() -> None:
    assert len(found("QC101", row("1.对渠系开展进行维护；2.排查兼（任）任职情况。"))) == 2


@pytest.mark.parametrize("name", ["划定建设用土壤污染防治区", "征收集体后提出意见"])
def test_a_lost_word_is_certain(name: str) -> None:
    (finding,) = found("QC104", basic(Row(1, name)))
    assert (finding.field, finding.certainty) == ("name", "certain")


@pytest.mark.parametrize("name", ["提供人才保障", "统供技术支持", "做好建设用地土壤污染防治", "征收集体土地"])
def test_a_whole_word_is_not_lost(name: str) -> None:
    assert found("QC104", basic(Row(1, name))) == []


@pytest.mark.parametrize("section", ["garbled", "lost"])
def test_what_is_right_is_itself_no_broken_phrase(section: str) -> None:
    items = read_yaml("rules/vocabulary/broken_phrases.yaml")[section]
    for item in items:
        right = item["right"].replace("…", "甲乙")
        assert not any(re.search(spelling(other), right) for other in items), item
