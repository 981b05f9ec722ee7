from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from tests.diffing.comparisons import duty, version
from toolkit.diffing.comparison import Change
from toolkit.reporting.changes.markdown import LONGEST, render


def many(number: int, length: int = 30) -> str:
    pairs = [Change(("added",), (), (duty("basic", at, "甲" * length),)) for at in range(1, number + 1)]
    return render(version()._replace(pairs=tuple(pairs)))


def test_a_long_report_fits_into_a_comment_and_the_rest_is_counted() -> None:
    text = many(3000)
    assert len(text) <= LONGEST
    (left,) = re.findall(r"还有(\d+)处变化放不下", text)
    assert text.count("- **第") + int(left) == 3000


@given(st.integers(0, 60), st.integers(1, 5000))
def test_no_report_is_longer_than_a_comment_may_be(number: int, length: int) -> None:
    assert len(many(number, length)) <= LONGEST


def test_every_section_that_is_opened_is_closed() -> None:
    for text in (render(version()), many(3000)):
        assert text.count("<details") == text.count("</details>") > 0


def test_a_list_with_many_changes_is_folded() -> None:
    assert "<details><summary>基本清单 11" in many(11)
    assert "<details open><summary>基本清单 10" in many(10)


def test_signs_of_markup_in_a_document_are_shown_as_they_are() -> None:
    assert r"推进\*数字\*乡村建设\|培育\<新\>业态" in render(version())
