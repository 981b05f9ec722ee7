from __future__ import annotations

import pytest

from tests.checking.tables import Row, basic, cases, found


@pytest.mark.parametrize(
    "name", ["推广政务APP，配备AED", "做好PM2.5监测和C、D级危房改造", "架设10kV线路", "做好人才工作"]
)
def test_words_that_chinese_uses_are_right(name: str) -> None:
    assert found("QC102", basic(Row(1, name))) == []


@pytest.mark.parametrize(("name", "word"), [("奖励单位 and 个人", "and"), ("做好服务 work", "work")])
def test_an_english_word_in_a_sentence_is_certain_and_marked(name: str, word: str) -> None:
    (finding,) = found("QC102", basic(Row(1, name)))
    assert (finding.number, finding.field, finding.certainty) == (1, "name", "certain")
    assert [mark.strip() for mark in finding.marks] == [word]


def test_a_traditional_character_is_told_with_the_simple_one() -> None:
    text = basic(Row(1, "落實老年人优待政策"))
    assert cases("QC102", text) == ["traditional"]
    assert "实" in found("QC102", text)[0].message


def test_a_cell_is_one_finding_with_all_its_words() -> None:
    assert len(found("QC102", basic(Row(1, "奖励单位 and 个人 or 家庭")))) == 1
