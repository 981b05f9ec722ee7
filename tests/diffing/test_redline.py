from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from toolkit.diffing.redline import redline

texts = st.text("做好就业培训、创", max_size=20)


@given(texts, texts)
def test_what_stays_and_is_struck_is_the_old_text_and_what_stays_and_is_put_in_the_new(old: str, new: str) -> None:
    runs = redline(old, new)
    if runs is not None:
        assert "".join(text for sign, text in runs if sign != "insert") == old
        assert "".join(text for sign, text in runs if sign != "delete") == new
        assert all(text for _, text in runs)


@given(texts)
def test_a_text_is_equal_to_itself(text: str) -> None:
    assert redline(text, text) == ([("equal", text)] if text else [])


def test_a_single_unchanged_character_between_changes_is_glued_to_them() -> None:
    assert redline("按要求统筹安排各项工作", "按要求统一调安度各项工作") == [
        ("equal", "按要求统"),
        ("delete", "筹安排"),
        ("insert", "一调安度"),
        ("equal", "各项工作"),
    ]


def test_texts_that_share_less_than_half_have_no_redline() -> None:
    assert redline("负责收养登记", "做好消防安全宣传") is None


@given(texts, texts)
def test_what_took_the_place_of_another_text_begins_and_ends_otherwise(old: str, new: str) -> None:
    for (sign, struck), (following, put) in pairwise(redline(old, new) or []):
        if (sign, following) == ("delete", "insert"):
            assert struck[0] != put[0]
            assert struck[-1] != put[-1]


def test_where_all_of_a_text_stays_the_rest_is_shown_as_added_however_long() -> None:
    added = "，做好测量标志的保护宣传、日常管理和问题上报"
    assert redline("保护测绘设施", f"保护测绘设施{added}") == [("equal", "保护测绘设施"), ("insert", added)]
    assert redline(f"保护测绘设施{added}", "保护测绘设施") == [("equal", "保护测绘设施"), ("delete", added)]


def test_what_came_alone_ends_with_its_phrase() -> None:
    assert redline("做好财务会计管理", "做好财务会计管理，指导村级财务管理") == [
        ("equal", "做好财务会计管理"),
        ("insert", "，指导村级财务管理"),
    ]
    assert redline("负责培养、考核工作，做好管理", "负责培养、考核工作，选拔后备力量工作，做好管理") == [
        ("equal", "负责培养、考核工作，"),
        ("insert", "选拔后备力量工作，"),
        ("equal", "做好管理"),
    ]


def test_what_stays_between_two_changes_is_not_used_up() -> None:
    runs = redline("做好登记登记工作", "做好登记管理登记登记服务")
    assert runs is not None
    kept = [text for sign, text in runs if sign == "equal"]
    assert all(len(text) > 1 for text in kept[1:-1])
