from __future__ import annotations

import pytest

from tests.checking.tables import Row, basic, cases, cooperative, found, places, reclaimed


def across(basic_name: str, reclaimed_name: str) -> str:
    return basic(Row(1, basic_name)) + reclaimed(Row(1, reclaimed_name))


def test_a_copy_is_a_certain_error_with_both_ends() -> None:
    (finding,) = found("QC501", across("收养登记", "收养登记"))
    assert (finding.list, finding.number, finding.field) == ("basic", 1, "name")
    assert (finding.severity, finding.certainty) == ("error", "certain")
    assert [(end.list, end.number, end.quote) for end in finding.related] == [("reclaimed", 1, "收养登记")]


def test_punctuation_and_connectives_make_no_difference() -> None:
    assert cases("QC501", across("动物检疫和疫情信息采集", "动物检疫、疫情信息采集")) == ["same"]


@pytest.mark.parametrize("name", ["做好收养登记工作", "开展辖区内收养登记的相关工作", "负责收养登记事务"])
def test_the_verbs_around_a_duty_make_it_probable(name: str) -> None:
    (finding,) = found("QC501", across(name, "收养登记"))
    assert finding.certainty == "probable"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("建设工程处罚", "建设工程审批"),
        ("对违法建设行政处罚", "对违法建设审批"),
        ("做好收养政策宣传工作", "收养登记"),
        ("做好水利工程建设", "水库移民后期扶持"),
    ],
)
def test_another_act_or_another_matter_is_another_duty(first: str, second: str) -> None:
    assert found("QC501", across(first, second)) == []


def test_a_part_between_commas_is_probable_and_marked() -> None:
    (finding,) = found("QC501", across("农机安全监督检查，开展农机培训", "农机安全监督检查"))
    assert (finding.certainty, finding.marks) == ("probable", ("农机安全监督检查",))
    assert finding.quote == "农机安全监督检查，开展农机培训"
    assert cases("QC501", across("农机安全监督检查，开展农机培训", "农机安全监督检查")) == ["segment"]


def test_a_name_that_contains_the_whole_of_the_other_is_probable() -> None:
    text = across("做好动物疫病强制免疫和动物疫情信息采集工作", "动物疫情信息采集")
    assert cases("QC501", text) == ["part"]
    assert found("QC501", text)[0].certainty == "probable"


def test_a_name_too_short_to_be_compared_is_passed_over() -> None:
    assert found("QC501", across("登记", "登记")) == []


def test_a_pair_is_reported_once_though_several_parts_match() -> None:
    assert len(found("QC501", across("收养登记，做好收养登记工作", "收养登记"))) == 1


@pytest.mark.parametrize(
    ("code", "text", "at"),
    [
        ("QC501", across("收养登记", "收养登记"), "basic"),
        ("QC502", cooperative(Row(1, "收养登记")) + reclaimed(Row(1, "收养登记")), "cooperative"),
        ("QC503", basic(Row(1, "残疾人证办理")) + cooperative(Row(1, "残疾人证办理")), "cooperative"),
    ],
)
def test_an_overlap_falls_on_the_row_of_the_list_in_which_the_duty_should_not_be(code: str, text: str, at: str) -> None:
    assert places(code, text) == [(at, 1, "name")]


def test_a_duty_twice_in_a_list_falls_on_the_later_row() -> None:
    text = basic(Row(1, "收养登记"), Row(2, "加强基层工会组织建设"), Row(3, "收养登记"))
    (finding,) = found("QC504", text)
    assert (finding.number, finding.certainty) == (3, "certain")
    assert [end.number for end in finding.related] == [1]


@pytest.mark.parametrize("names", [("做好收养登记工作", "收养登记"), ("收养登记", "做好收养登记工作")])
def test_a_duty_twice_in_other_words_falls_on_the_later_row_too(names: tuple[str, str]) -> None:
    (finding,) = found("QC504", basic(Row(1, names[0]), Row(2, names[1])))
    assert (finding.number, finding.certainty) == (2, "probable")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("加强基层工会组织建设", "加强基层妇联组织建设"),
        ("开展动物检疫", "开展植物检疫"),
        ("城镇居民养老保险登记", "乡村居民养老保险登记"),
    ],
)
def test_parallel_duties_of_one_list_are_two_duties(first: str, second: str) -> None:
    assert found("QC504", basic(Row(1, first), Row(2, second))) == []


def test_a_part_that_is_another_row_falls_on_the_row_that_holds_it() -> None:
    for names, at in ((("收养登记，证件办理发放", "收养登记"), 1), (("收养登记", "收养登记，证件办理发放"), 2)):
        (finding,) = found("QC504", basic(Row(1, names[0]), Row(2, names[1])))
        assert (finding.number, finding.marks, finding.certainty) == (at, ("收养登记",), "probable")


def test_lists_are_compared_within_a_document_alone() -> None:
    assert found("QC501", basic(Row(1, "收养登记"))) == []
    assert found("QC504", across("收养登记", "收养登记")) == []
