from __future__ import annotations

import pytest

from toolkit.parsing.declared import Fact, find_declared
from toolkit.profile import default_profile
from toolkit.sources import Block

TITLES = {"basic": "基本履职事项", "cooperative": "配合履职事项", "reclaimed": "上级部门收回事项"}


def facts(*lines: str) -> list[Fact]:
    return find_declared([Block(text, at, at) for at, text in enumerate(lines, 1)], default_profile())


def value(found: list[Fact], key: str | None, fact: str) -> int | None:
    return next((one.value for one in found if (one.list, one.fact) == (key, fact)), None)


def categories(found: list[Fact], key: str) -> list[str | None]:
    return [one.text for one in found if (one.list, one.fact) == (key, "category")]


@pytest.mark.parametrize(
    "text",
    [
        "共有履职事项255项，其中，基本履职事项116项、配合履职事项98项、上级部门收回事项41项。",
        "共有履职事项 255 项,其中,基本履职事项 116 项、配合履职事项 98 项、上级部门收回事项 41 项。",
        "共梳理履职事项二百五十五项，其中，基本履职事项一百一十六项、配合履职事项九十八项、上级部门收回事项四十一项。",
        "合计履职事项255项，基本履职事项清单共116项、配合履职事项清单共98项、上级部门收回事项清单共41项。",
    ],
)
def test_the_total_and_the_count_of_each_list_are_read(text: str) -> None:
    found = facts(text)
    assert value(found, None, "total") == 255
    assert [value(found, key, "count") for key in TITLES] == [116, 98, 41]


def test_a_count_in_the_paragraph_of_its_list_is_read() -> None:
    assert (
        value(
            facts("基本履职事项清单列明由本镇承担的事项。主要包括党的建设、经济发展2个类别，共116项。"),
            "basic",
            "count",
        )
        == 116
    )


def test_a_line_break_inside_a_sentence_parts_nothing() -> None:
    found = facts("基本履职事项清单主要包括党的建设、经济", "发展、民生服", "务3个类别，共有基本履职事项11", "6项。")
    assert categories(found, "basic") == ["党的建设", "经济发展", "民生服务"]
    assert value(found, "basic", "count") == 116
    assert {(one.line, one.end_line) for one in found} == {(1, 4)}


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("基本履职事项清单主要包括党的建设、经济发展2个类别。", 2),
        ("基本履职事项清单包括党的建设、经济发展等20个类别。", 20),
        ("基本履职事项清单涵盖党的建设、经济发展二大类。", 2),
        ("基本履职事项清单。分为党的建设、经济发展共2类。", 2),
        ("基本履职事项清单主要包含党的建设，经济发展2个类别。", 2),
    ],
)
def test_categories_are_read_with_their_number(text: str, count: int) -> None:
    found = facts(text)
    assert categories(found, "basic") == ["党的建设", "经济发展"]
    assert value(found, "basic", "category_count") == count


def test_a_single_category_is_read() -> None:
    assert categories(facts("基本履职事项清单包括党的建设1个类别。"), "basic") == ["党的建设"]


def test_a_pasted_sentence_before_the_second_enumeration_is_no_category() -> None:
    found = facts("基本履职事项清单主要包括本县结合实际梳理的事项、依法承接的事项，主要包括党的建设、经济发展2个类别。")
    assert categories(found, "basic") == ["党的建设", "经济发展"]


@pytest.mark.parametrize(
    "text",
    [
        "涉及37个部门（单位）",
        "涉及 37 个部门",
        "涉及三十七个部门(单位)",
        "涉及37家单位",
        "涉及37个县直部门",
        "涉及37个县级部门",
    ],
)
def test_the_number_of_departments_is_read(text: str) -> None:
    found = facts(f"配合履职事项清单主要包括党的建设、经济发展2个类别，{text}。")
    assert value(found, "cooperative", "department_count") == 37


def test_each_paragraph_speaks_of_the_list_it_begins_with() -> None:
    found = facts(
        "1.基本履职事项清单。主要包括党的建设、经济发展2个类别。",
        "2.配合履职事项清单。主要包括乡村振兴、自然资源、市场监管3个类别，涉及9个部门。",
        "3.上级部门收回事项清单。包括社会保障、卫生健康2个类别，涉及4个部门。",
    )
    assert [value(found, key, "category_count") for key in TITLES] == [2, 3, 2]
    assert [value(found, key, "department_count") for key in TITLES] == [None, 9, 4]


def test_a_paragraph_that_goes_on_speaks_of_the_list_before_it() -> None:
    found = facts("（一）基本履职事项清单。", "主要包括党的建设、经济发展2个类别。", "二、其他", "包括甲、乙2个类别。")
    assert value(found, "basic", "category_count") == 2
    assert len(categories(found, "basic")) == 2


@pytest.mark.parametrize("dots", ["......", "……", "……………", "", " · · · "])
def test_lines_of_the_contents_give_counts_and_pages(dots: str) -> None:
    found = facts(*(f"{at}.{title}清单（{at}6项）{dots}{at}" for at, title in enumerate(TITLES.values(), 1)))
    assert [value(found, key, "contents_count") for key in TITLES] == [16, 26, 36]
    if dots:
        assert [value(found, key, "contents_page") for key in TITLES] == [1, 2, 3]
    assert {one.fact for one in found} <= {"contents_count", "contents_page"}


def test_lines_of_the_contents_without_any_number_are_entries() -> None:
    found = facts("一、基本履职事项清单", "二、配合履职事项清单", "三、上级部门收回事项清单")
    assert [(one.list, one.fact, one.value, one.line) for one in found] == [
        ("basic", "contents_entry", None, 1),
        ("cooperative", "contents_entry", None, 2),
        ("reclaimed", "contents_entry", None, 3),
    ]


def test_a_title_in_the_contents_may_have_lost_a_character() -> None:
    assert value(facts("1.基本履职事项单(140项)\t1"), "basic", "contents_count") == 140


def test_a_line_of_the_contents_does_not_run_into_the_next() -> None:
    found = facts("1.基本履职事项清单", "2.配合履职事项清单", "基本履职事项清单主要包括党的建设、经济发展2个类别。")
    assert value(found, "basic", "category_count") == 2


def test_what_is_said_twice_counts_where_it_is_said_first() -> None:
    found = facts("共有履职事项255项。", "共有履职事项256项。")
    assert [(one.value, one.line) for one in found] == [(255, 1)]


@pytest.mark.parametrize(
    "text",
    [
        "全乡下辖12个村，人口3000人。",
        "经三上三下征求意见116项。",
        "涉及5个民族，主要包括汉族、维吾尔族2个民族。",
        "",
        "本镇有3个部门。",
    ],
)
def test_figures_of_other_things_declare_nothing(text: str) -> None:
    assert facts(text) == []


def test_the_quote_is_the_passage_that_says_it() -> None:
    found = facts("本镇成立专班，共有履职事项 255 项。")
    assert [one.quote for one in found] == ["共有履职事项255项"]
