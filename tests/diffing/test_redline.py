from __future__ import annotations

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
