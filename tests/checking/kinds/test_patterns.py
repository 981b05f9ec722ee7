from __future__ import annotations

import pytest

from tests.checking.tables import Row, basic, cooperative, found, reclaimed
from toolkit.checking.examples import frames_of
from toolkit.checking.kinds.patterns import hits


def row(method: str) -> str:
    return reclaimed(Row(1, handover=f"承接部门：县公安局 工作方式：{method}"))


@pytest.mark.parametrize(
    "method",
    [
        "取消乡镇收养登记的责任，由县民政局负责收养登记。",
        "不再对乡镇（街道）进行考核。",
        "不再由乡镇负责，由县民政局负责。",
        "减轻乡镇负担，由县公安局负责。",
        "由县公安局负责，乡镇不再承担。",
        "指导乡镇开展工作。",
    ],
)
def test_what_is_taken_from_the_township_does_not_stay_with_it(method: str) -> None:
    assert found("QC505", row(method)) == []


@pytest.mark.parametrize(
    ("method", "words"),
    [
        ("经乡镇人民政府提出、审核和公示后，由县医保局审批。", "经乡镇人民政府提出"),
        ("由县公安局处置，乡对辖区噪声进行排查并上报。", "乡对辖区"),
        ("由乡镇（街道）负责初审。", "由乡镇（街道）负责"),
        ("会同乡镇政府共同做好宣传。", "会同乡镇政府共同"),
        ("由县公安局负责，由本街道配合。", "由本街道配合"),
    ],
)
def test_work_that_stays_with_the_township_is_certainly_wrong(method: str, words: str) -> None:
    (finding,) = found("QC505", row(method))
    assert (finding.list, finding.number, finding.field) == ("reclaimed", 1, "handover")
    assert (finding.severity, finding.certainty, finding.marks) == ("error", "certain", (words,))


def test_a_report_that_the_township_seems_to_make_is_a_probable_warning() -> None:
    (finding,) = found("QC505", row("对乡上报的违法线索予以审查。"))
    assert (finding.severity, finding.certainty) == ("warning", "probable")


def test_a_cell_is_reported_once_by_its_first_case() -> None:
    (finding,) = found("QC505", row("由乡镇负责巡查。对乡镇上报的线索予以审查。"))
    assert finding.certainty == "certain"


def test_the_quote_is_the_sentence_not_the_cell() -> None:
    (finding,) = found("QC505", row("由县公安局负责查处。由乡镇负责巡查。按规定归档。"))
    assert finding.quote == "由乡镇负责巡查"


def test_the_quote_is_the_words_of_the_cell_though_a_part_of_it_was_passed_over() -> None:
    method = "取消乡镇巡查的责任，由乡镇负责上报。"
    (finding,) = found("QC505", row(method))
    assert finding.quote in f"承接部门：县公安局工作方式：{method}"


def test_only_the_lists_and_cells_that_the_rule_names_are_searched() -> None:
    text = cooperative(Row(1, superior="1.由乡镇负责巡查；2.处理。"))
    assert found("QC505", text) == []
    parameters = {"lists": ["cooperative"], "fields": ["superior_duties"], "find": {"assigned": "由乡镇负责"}}
    assert hits(frames_of(text), parameters)["quote"].to_list() == ["1.由乡镇负责巡查"]
    parameters["fields"] = ["township_duties"]
    assert hits(frames_of(text), parameters).is_empty()


def test_a_pattern_of_nested_repeats_ends_on_a_very_long_cell() -> None:
    frames = frames_of(basic(Row(1), Row(2, "人" * 100_000)))
    parameters = {"lists": ["basic"], "fields": ["name"], "find": {"row": "(?:(?:人+)+)+才"}}
    assert hits(frames, parameters).is_empty()
