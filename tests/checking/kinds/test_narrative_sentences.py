from __future__ import annotations

from tests.checking.tables import cases, found, narrative, numbered

TWICE = "本镇成立专班逐项梳理，并报县委编办审核。"


def test_a_text_of_ones_own_words_is_right() -> None:
    assert found("QC702", narrative("基本履职事项清单列明由本乡承担主体责任的事项。") + numbered(1)) == []


def test_a_known_slip_is_certain_and_told_with_what_is_right() -> None:
    (finding,) = found("QC702", narrative("按照乡镇主题、自下而上、稳慎推进的思路。") + numbered(1))
    assert (finding.line, finding.certainty) == (2, "certain")
    assert finding.values["right"] == "主体、自下而上"


def test_what_comes_within_a_character_of_a_set_phrase_is_probable() -> None:
    text = narrative("基本履职事项清单是本镇必须为、负总责的事项。") + numbered(1)
    assert cases("QC702", text) == ["near"]
    assert found("QC702", text)[0].certainty == "probable"


def test_a_sentence_about_another_list_does_not_belong_in_a_passage() -> None:
    text = narrative("上级部门收回事项清单是收回的事项。包括配合履职事项清单是以上级部门为主负责的事项。")
    assert "pasted" in cases("QC702", text + numbered(1))


def test_a_long_sentence_that_stands_twice_is_reported_once() -> None:
    assert cases("QC702", narrative(f"{TWICE}第一阶段梳理事项。{TWICE}") + numbered(1)) == ["twice"]
    assert found("QC702", narrative("逐项梳理。第一阶段。逐项梳理。") + numbered(1)) == []
