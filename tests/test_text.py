from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.text import bare, clean, fold, numeral, plural, shorten, width

DIGITS = "零一二三四五六七八九"
TYPED = st.text(alphabet='甲乙丙县局aB1２ \t\n\u3000，,。.：:（(）)“”"—-\u200b', max_size=60)


def chinese(number: int) -> str:
    """Write a number below ten thousand as a clerk does: 十二, 一百零五, 两千 is 二千."""
    text, pending = "", False
    for power, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, power)
        if digit:
            text += ("零" if pending and text else "") + DIGITS[digit] + unit
        pending = not digit
    return text.removeprefix("一") if text.startswith("一十") else text


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("推荐县级以 上党代表工 作", "推荐县级以上党代表工作"),
        ("共有履职事项 255 项", "共有履职事项255项"),
        ("政务 APP 平台", "政务APP平台"),
        ("使用 Office 365", "使用Office 365"),
        ("甲\u3000乙\n丙\t丁", "甲乙丙丁"),
        ("\ufeff甲\u200b乙\u00ad", "甲乙"),
        ("  甲  ", "甲"),
        ("", ""),
    ],
)
def test_clean_keeps_a_blank_only_between_latin_words(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


def test_the_bare_form_keeps_letters_and_digits_of_any_script() -> None:
    assert bare("二〇二五年（试行）：α-Ⅲ 类_㎡") == "二〇二五年试行αiii类m2"


def test_wrapped_lines_join_without_a_blank_in_chinese_and_with_one_in_latin() -> None:
    assert clean("应急管理及\n消防") == "应急管理及消防"
    assert clean("Hello\nworld") == "Hello world"


@given(st.text(st.one_of(st.characters(), st.sampled_from("做，。（）“”ＡＢ１ \u3000\u00e9e\u0301ﬁ①")), max_size=20))
def test_folding_does_not_depend_on_what_else_a_text_holds(text: str) -> None:
    # A ligature is among what needs Unicode's normal form: the whole text goes that way then.
    assert fold(f"ﬁ，{text}") == f"fi,{fold(text)}"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("甲，乙；丙：丁", "甲,乙;丙:丁"),
        ("（甲）！？", "(甲)!?"),
        ("“甲”", '"甲"'),
        ("‘甲’", "'甲'"),
        ("１２ＡＢ", "12ab"),
        ("甲 乙", "甲乙"),
        ("甲—乙", "甲-乙"),
        ("甲。", "甲."),
    ],
)
def test_texts_that_differ_in_width_alone_fold_to_the_same(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("甲，乙", "甲、乙"), ("县教育局", "县教育厅"), ("1.5", "15")])
def test_texts_that_differ_in_more_than_width_stay_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_the_bare_form_holds_letters_and_digits_alone() -> None:
    assert bare("《甲—乙》（第 3 号）：ＡＢ。") == "甲乙第3号ab"


@given(TYPED)
def test_each_form_is_its_own_form(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert fold(fold(text)) == fold(text)
    assert bare(bare(text)) == bare(text)


@given(TYPED)
def test_the_forms_only_get_coarser(text: str) -> None:
    assert bare(fold(clean(text))) == bare(text)


@given(st.text(max_size=60))
def test_cleaning_takes_away_nothing_but_white_space_and_invisible_characters(text: str) -> None:
    invisible = "\x00\ufeff\u200b\u200c\u200d\u2060\u00ad"
    visible = [c for c in text if not c.isspace() and c not in invisible]
    assert [c for c in clean(text) if c != " "] == visible


@pytest.mark.parametrize(("text", "wide"), [("履职事项", 4.0), ("12", 1.0), ("甲a", 1.5), ("", 0.0), ("，", 1.0)])
def test_ascii_is_half_as_wide_as_chinese(text: str, wide: float) -> None:
    assert width(text) == wide


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("116", 116),
        ("１１６", 116),
        (" 41 ", 41),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("一百一十六", 116),
        ("一百零五", 105),
        ("二〇二五", 2025),
        ("二○二五", 2025),
        ("两百", 200),
        ("一千二百", 1200),
        ("〇", 0),
    ],
)
def test_numerals_of_both_kinds_have_their_value(text: str, value: int) -> None:
    assert numeral(text) == value


@pytest.mark.parametrize("text", ["", "甲", "12项", "一二项", "-3", "3.5", "十 二"])
def test_what_is_no_numeral_has_no_value(text: str) -> None:
    assert numeral(text) is None


@given(st.integers(1, 9999))
def test_a_number_written_in_chinese_is_read_back(number: int) -> None:
    assert numeral(chinese(number)) == number


@pytest.mark.parametrize(("text", "cut"), [("甲乙丙丁", "甲乙丙丁"), ("甲乙丙丁戊", "甲乙丙…")])
def test_a_long_text_is_cut_with_an_ellipsis(text: str, cut: str) -> None:
    assert shorten(text, 4) == cut


def test_an_english_count_of_one_is_singular() -> None:
    assert [plural("{n} error(s)", n).format(n=n) for n in (0, 1, 2)] == ["0 errors", "1 error", "2 errors"]
    assert plural("{n}个错误", 1) == "{n}个错误"
