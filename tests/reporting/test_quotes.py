from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from toolkit.reporting.quotes import excerpt, marked

MARKS = st.lists(st.text("甲乙丙", max_size=4), max_size=4)


@given(st.text("甲乙丙丁", max_size=200), st.text("甲乙丙丁", max_size=9), MARKS)
def test_the_pieces_of_a_whole_text_are_the_text(text: str, quote: str, marks: list[str]) -> None:
    pieces = marked(text, [(quote, marks)])
    assert "".join(piece for piece, _ in pieces) == text
    assert all(piece for piece, _ in pieces)
    assert all(piece in quote for piece, is_marked in pieces if is_marked)


@given(st.text("甲乙丙丁", max_size=60), MARKS)
def test_a_short_quote_is_not_cut(text: str, marks: list[str]) -> None:
    pieces = list(excerpt(text, marks))
    assert "".join(piece for piece, _ in pieces) == text
    assert all(any(piece in mark for mark in marks) for piece, is_marked in pieces if is_marked)


@given(st.text("甲乙丙丁", min_size=65, max_size=400), MARKS)
def test_a_long_quote_is_cut_where_it_says_so(text: str, marks: list[str]) -> None:
    shown = "".join(piece for piece, _ in excerpt(text, marks))
    assert shown == text or "…" in shown
    assert all(part in text for part in shown.split("…"))


def test_a_mark_that_is_the_whole_quote_marks_nothing() -> None:
    assert list(excerpt("甲乙", ["甲乙"])) == [("甲乙", False)]


def test_in_a_whole_text_words_are_marked_where_their_quote_stands() -> None:
    assert marked("县局、县局牵头", [("县局牵头", ["县局"])]) == [("县局、", False), ("县局", True), ("牵头", False)]


def test_a_quote_faulty_as_a_whole_is_marked_in_a_longer_text_only() -> None:
    assert marked("由县局负责", [("县局", [])]) == [("由", False), ("县局", True), ("负责", False)]
    assert marked("县局", [("县局", ["县局"])]) == [("县局", False)]
    assert marked("县局", [("市局", []), ("", [])]) == [("县局", False)]


def test_marks_far_apart_are_both_shown() -> None:
    pieces = list(excerpt("县局" + "甲" * 200 + "市局", ["县局", "市局"]))
    assert [piece for piece, is_marked in pieces if is_marked] == ["县局", "市局"]
    assert ("…", False) in pieces
