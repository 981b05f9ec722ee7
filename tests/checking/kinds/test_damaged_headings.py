from __future__ import annotations

from tests.checking.tables import Row, basic, cases, found

TWO = basic(Row(1), Row(2, "做好人才服务工作"))


def again(header: str) -> str:
    """Return a list whose header row is repeated on its second page."""
    return TWO.replace("| 2 |", f"{header}\n| 2 |")


def test_a_header_repeated_as_it_was_is_right() -> None:
    assert found("QC106", again("| 序号 | 事项类别 | 事项名称 |")) == []


def test_a_misspelt_header_is_told_with_the_word_that_is_meant() -> None:
    text = again("| 序号 | 事项类别 | 事事名称 |")
    (finding,) = found("QC106", text)
    assert finding.values["meant"] == "事项名称"
    assert cases("QC106", text) == ["misspelt"]


def test_an_eroded_header_is_a_warning() -> None:
    (finding,) = found("QC106", again("| 号 | 事项类别 | 事项名称 |"))
    assert (finding.severity, finding.values["text"]) == ("warning", "号")


def test_a_title_that_has_lost_a_character_is_told() -> None:
    text = "目录\n1.基本履职事项单 1\n" + TWO
    assert cases("QC106", text) == ["title"]
    assert "基本履职事项清单" in found("QC106", text)[0].message
