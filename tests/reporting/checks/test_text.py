from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from syrupy.assertion import SnapshotAssertion

from tests.checking.tables import Row, basic, rule
from tests.checking.townships import checkable, report, spoiled_documents
from tests.checking.townships import frames as frames_of_documents
from tests.conftest import read_text
from tests.reporting.documents import RULES, both, frames
from toolkit.checking.engine import check
from toolkit.checking.finding import Finding, Related
from toolkit.frames import build
from toolkit.gate import Gate
from toolkit.parsing import Unreadable
from toolkit.reporting.checks.text import render
from toolkit.reporting.report import Report
from toolkit.words import Lang


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_whole_report_on_two_documents(lang: Lang, snapshot: SnapshotAssertion) -> None:
    assert render(both(lang), 80) == snapshot


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("width", [40, 60, 80, 100, 160])
def test_no_line_is_wider_than_the_console_or_ends_in_blanks(width: int, lang: Lang) -> None:
    lines = render(both(lang), width).split("\n")
    assert [line for line in lines if cell_len(line) > width] == []
    assert [line for line in lines if line != line.rstrip()] == []


@settings(max_examples=4)
@given(st.integers(0, 10_000), st.integers(36, 140))
def test_reports_on_any_township_fit_their_width(seed: int, width: int) -> None:
    sample = frames_of_documents(spoiled_documents(seed, 1))
    text = render(report(sample, check(sample, checkable())), width)
    assert max(map(cell_len, text.split("\n"))) <= width


def test_a_wider_console_gives_the_same_words_in_fewer_lines() -> None:
    narrow, wide = render(both("zh"), 60), render(both("zh"), 200)
    assert narrow.count("\n") > wide.count("\n")
    assert "".join(narrow.split()) == "".join(wide.split())


def test_a_plain_report_has_no_escape_codes() -> None:
    assert "\x1b" not in render(both("zh"), 80)


def test_every_finding_shows_its_rule_place_message_and_suggestion() -> None:
    text = "".join(render(both("zh"), 200).split())
    for finding in both("zh").findings:
        assert f"{finding.source}:{finding.line}".replace(" ", "") in text
        assert "".join(finding.message.split()) in text
        assert "".join((finding.suggestion or "").split()) in text
    assert text.count("QC") >= len(both("zh").findings)


def test_the_faulty_words_stand_in_brackets() -> None:
    text = "".join(render(both("zh"), 200).split())
    assert "⟦青湖县财政局⟧：1.安排资金" in text
    assert "共有履职事项⟦9⟧项" in text
    assert "⟦农机安全监督检查⟧，开展农机驾驶培训" in text
    assert text.count("⟦") == text.count("⟧")


def test_a_quote_that_is_faulty_as_a_whole_needs_no_brackets() -> None:
    text = render(both("zh"), 200)
    assert "│ 经济发晨\n" in text


def test_both_ends_are_shown_each_with_its_place() -> None:
    text = render(both("zh"), 200)
    assert "│ 收养登记\n" in text
    assert "↔ 收回清单第1项(25)：收养登记\n" in text
    assert "↔ 对应上级部门：青湖县民政局\n" in text


def one(finding: Finding, **changes: object) -> str:
    """Return the report on one finding, changed."""
    changed = dataclasses.replace(finding, **changes)  # type: ignore[arg-type]  # fields by name
    return render(Report(both("zh").documents, [changed], Gate()), 100)


def test_a_long_quote_is_cut_to_what_stands_around_its_mark() -> None:
    quote = "甲" * 300 + "错处" + "乙" * 300
    text = "".join(one(both("zh").findings[0], quote=quote, marks=("错处",)).split())
    assert "…" + "甲" * 14 + "⟦错处⟧" + "乙" in text
    assert "甲" * 60 not in text
    assert "乙" * 60 not in text


def test_a_mark_at_the_end_of_a_long_quote_is_shown() -> None:
    quote = "甲" * 300 + "错处"
    assert "⟦错处⟧" in one(both("zh").findings[0], quote=quote, marks=("错处",))


def test_every_mark_is_shown_however_far_apart_they_stand() -> None:
    quote = "承接部门：县水利局" + "甲" * 100 + "由县公安局负责"
    text = "".join(one(both("zh").findings[0], quote=quote, marks=("县水利局", "县公安局")).split())
    assert "⟦县水利局⟧" in text
    assert "⟦县公安局⟧" in text


def test_marks_that_overlap_or_are_missing_in_the_quote_do_no_harm() -> None:
    text = one(both("zh").findings[0], quote="由县公安局负责", marks=("县公安局", "公安局负责", "税务局", ""))
    assert "由⟦县公安局⟧负责" in text


def test_signs_of_markup_in_a_document_are_shown_as_they_are() -> None:
    quote = "做好[bold]登记[/bold]、:smile: 和 [link=x]工作[/link]"
    text = one(both("zh").findings[0], quote=quote, marks=(), related=(Related("basic", 1, 1, quote),))
    assert text.count(quote) == 2


def test_escape_codes_in_a_document_do_not_reach_the_terminal() -> None:
    rows = [Row(number, "加强基层党组织建设，做好党员发展和教育管理") for number in range(3, 20)]
    sample = build([read_text(basic(Row(1), Row(2, "做好\x1b[31m登记\x1b]0;x\x07工作", ""), *rows), "a.md")])
    text = render(report(sample, check(sample, [rule("QC105")])), 80)
    assert "QC105" in text
    assert "\x1b" not in text
    assert "\x07" not in text


def test_findings_stand_by_list_and_those_on_the_whole_document_first() -> None:
    lines = render(both("zh"), 100).split("\n")
    heads = [line for line in lines if line in {"说明与全文", "基本清单", "配合清单", "收回清单"}]
    assert heads == ["说明与全文", "基本清单", "配合清单", "收回清单", "说明与全文", "配合清单"]


def test_the_head_of_a_document_tells_its_place_file_and_rows() -> None:
    text = render(both("zh"), 100)
    assert text.startswith("青湖县柳树镇  柳树镇.md\n基本 4 · 配合 2 · 收回 2\n")


def test_the_verdict_is_the_last_line_and_counts_what_was_found() -> None:
    lines = render(both("zh"), 120).rstrip("\n").split("\n")
    summary = both("zh").summary
    assert lines[-1].startswith("✗ 未通过：检查了2份文件，")
    assert f"{summary['error']}个错误" in lines[-1]
    passed = render(dataclasses.replace(both("zh"), gate=Gate("never")), 120).rstrip("\n").split("\n")
    assert passed[-1].startswith("✓ 通过：检查了2份文件，")


def test_a_clean_document_alone_is_named_and_one_of_many_is_not() -> None:
    sound = read_text(basic(Row(1)), "一.md")
    alone, several = build([sound]), build([sound, read_text(basic(Row(1)), "二.md")])
    assert "一.md" in render(report(alone, []), 80)
    assert render(report(several, []), 80) == "✓ 通过：检查了2份文件，没有发现问题\n"


def test_a_document_that_cannot_be_read_is_shown_and_counted() -> None:
    sample = build([Unreadable("坏.md", "empty", {}), read_text(basic(Row(1)), "好.md")])
    text = render(report(sample, check(sample, RULES)), 80)
    assert "坏.md" in text
    assert "文件是空的" in text
    assert "1份读不出" in text


def test_rendering_twice_gives_the_same_text() -> None:
    assert render(both("en"), 80) == render(report(frames(), check(frames(), RULES, "en"), "en"), 80)


def test_the_english_report_has_english_punctuation_around_the_quotes() -> None:
    text = render(both("en"), 200)
    assert "reclaimed list no. 1" in text
    assert "departments: 青湖县民政局" in text
