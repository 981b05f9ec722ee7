from __future__ import annotations

import pytest

from tests.checking.tables import Row, basic, found

SENTENCE = "并按照规定程序报县委备案后组织实施"


def between(text: str) -> str:
    return basic(Row(1), Row(2, "做好人才服务工作")).replace("| 2 |", f"{text}\n| 2 |")


def test_a_sentence_between_two_rows_is_kept_and_reported_with_its_line() -> None:
    (finding,) = found("QC107", between(SENTENCE))
    assert (finding.list, finding.number, finding.line) == (None, None, 5)
    assert (finding.quote, finding.values) == (SENTENCE, {"length": 17})
    assert finding.severity == "warning"


@pytest.mark.parametrize("furniture", ["第 1 页，共 2 页", "第 14 页, 共 43 页", "12", "- 12 -", "\f"])
def test_page_furniture_is_no_stray_text(furniture: str) -> None:
    assert found("QC107", between(furniture)) == []


def test_a_repeated_header_row_is_no_stray_text() -> None:
    assert found("QC107", between("| 序号 | 事项类别 | 事项名称 |")) == []


def test_text_before_the_lists_is_narrative() -> None:
    assert found("QC107", f"说明\n{SENTENCE}\n" + basic(Row(1))) == []
