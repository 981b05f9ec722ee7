from __future__ import annotations

import hashlib
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fixtures.generator import Form, Layout, make_township, render
from tests.conftest import FORMS
from toolkit.sources import UnreadableError, read


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("layout", [Layout(), Layout(contents=False), Layout(narrative=False, header="never")])
def test_the_serialisation_is_told_by_the_rows(form: Form, layout: Layout) -> None:
    text = render(make_township(3, basic=3, cooperative=3, reclaimed=3), form, options=layout)
    assert read("a", text.encode()).format == form


def test_a_single_line_with_tabs_makes_no_table() -> None:
    assert read("a", "1\t2\t3\n党的建设\n开展甲项工作".encode()).format == "wrapped"


def test_a_source_carries_its_name_and_the_checksum_of_its_bytes() -> None:
    data = "党的建设".encode()
    source = read("甲.txt", data)
    assert (source.name, source.sha256) == ("甲.txt", hashlib.sha256(data).hexdigest())


def test_form_feeds_number_the_pages() -> None:
    text = "说明\n1\t甲\t乙\n\f2\t甲\t乙\n3\t甲\t乙\n\f\f4\t甲\t乙\n"
    assert [block.page for block in read("a", text.encode()).blocks] == [1, 1, 2, 2, 4]


def test_without_form_feeds_no_page_is_claimed() -> None:
    assert {block.page for block in read("a", "1\t甲\t乙\n2\t甲\t乙\n".encode()).blocks} == {None}


def test_what_cannot_be_decoded_is_no_source() -> None:
    with pytest.raises(UnreadableError, match="empty"):
        read("a", b"")


@given(
    st.lists(
        st.sampled_from(["1\t甲\t乙", "| 1 | 甲 | 乙 |", "甲", "", "\f", '2\t"甲', "| 3 | 甲", "目\t录"]), max_size=12
    )
)
def test_blocks_stand_in_the_order_of_their_lines_and_never_overlap(lines: list[str]) -> None:
    text = "\n".join([*lines, "甲"])
    blocks = read("a", text.encode()).blocks
    assert all(block.line <= block.end_line <= len(lines) + 1 for block in blocks)
    assert all(one.end_line < other.line for one, other in pairwise(blocks))
