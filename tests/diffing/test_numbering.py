from __future__ import annotations

from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from toolkit.diffing.numbering import longest_rising, renumbered

orders = st.integers(0, 9).flatmap(lambda size: st.permutations(range(1, size + 1)))


def placed(new_order: list[int]) -> list[tuple[tuple[int, int | None], tuple[int, int | None]]]:
    """Rows 1..n of an old list, each with its place and number in a new one."""
    return [((old, old), (new_order.index(old) + 1, new_order.index(old) + 1)) for old in sorted(new_order)]


@given(orders)
def test_the_rising_rows_are_as_many_as_any_choice_of_rising_rows(order: list[int]) -> None:
    pairs = list(enumerate(order))
    chain = longest_rising(pairs)
    assert all(a[1] < b[1] for a, b in pairwise(chain))
    assert set(chain) <= set(pairs)
    longer = combinations(order, len(chain) + 1) if len(chain) < len(order) else ()
    assert not any(list(some) == sorted(some) for some in longer)


@given(orders)
def test_rows_that_keep_their_order_are_not_renumbered_and_moved_ones_are_few(order: list[int]) -> None:
    moved = renumbered(placed(order))
    assert len(moved) <= len(order) - len(longest_rising(list(enumerate(order)))) if order else not moved


def test_a_row_taken_to_another_place_is_the_only_one_renumbered() -> None:
    assert renumbered(placed([1, 3, 4, 5, 6, 2])) == {1}


def test_what_additions_and_removals_explain_is_no_renumbering() -> None:
    # The new list lost its row 2 and has a new one before row 5: both rows behind keep their order.
    assert renumbered([((1, 1), (1, 1)), ((3, 3), (2, 2)), ((4, 4), (3, 3)), ((5, 5), (5, 5))]) == set()


def test_a_row_that_keeps_its_number_is_never_renumbered() -> None:
    # Row 2 was taken out and nobody numbered the list anew.
    assert renumbered([((1, 1), (1, 1)), ((3, 3), (2, 3)), ((4, 4), (3, 4))]) == set()


def test_numbers_that_jump_against_their_places_are_told_once() -> None:
    # 1, 2, 4, 5 became 1, 2, 3, 4: a gap was closed.
    assert renumbered([((1, 1), (1, 1)), ((2, 2), (2, 2)), ((3, 4), (3, 3)), ((4, 5), (4, 4))]) == {2}


def test_a_row_without_a_number_is_never_renumbered() -> None:
    assert renumbered([((1, None), (2, 2)), ((2, 2), (1, None))]) == set()
