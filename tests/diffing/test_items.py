from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from toolkit.diffing.forms import Masker
from toolkit.diffing.items import compare_items

NONE = (Masker(()), Masker(()))
ITEMS = ("受理申请并登记", "入户核实家庭情况", "公示名单七天", "向县民政局报送材料", "开展政策宣传")
cells = st.lists(st.sampled_from(ITEMS), max_size=5)


def told(old: list[str], new: list[str]) -> list[tuple[str | None, str | None, str | None]]:
    return [(item["change"], item["old"], item["new"]) for item, _ in compare_items(old, new, NONE)]


@given(cells)
def test_a_cell_differs_from_itself_in_nothing(items: list[str]) -> None:
    assert told(items, items) == []


@given(cells, cells)
def test_what_is_added_one_way_is_removed_the_other(old: list[str], new: list[str]) -> None:
    there = {text for change, _, text in told(old, new) if change == "added"}
    back = {text for change, text, _ in told(new, old) if change == "removed"}
    assert there == back


def test_an_item_put_in_front_moves_no_other() -> None:
    assert told([*ITEMS[:2]], [ITEMS[4], *ITEMS[:2]]) == [("added", None, ITEMS[4])]


def test_an_item_that_changed_places_is_moved() -> None:
    assert told([*ITEMS[:4]], [*ITEMS[1:4], ITEMS[0]]) == [("moved", ITEMS[0], ITEMS[0])]


def test_an_item_said_in_other_words_is_changed() -> None:
    assert told(["入户核实家庭情况"], ["入户核实家庭经济情况"]) == [
        ("changed", "入户核实家庭情况", "入户核实家庭经济情况")
    ]


def test_an_item_that_has_nothing_of_the_other_is_no_change_of_it() -> None:
    assert told(["公示名单七天"], ["开展政策宣传"]) == [
        ("removed", "公示名单七天", None),
        ("added", None, "开展政策宣传"),
    ]
