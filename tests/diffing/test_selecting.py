from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.diffing.comparisons import townships, version
from toolkit.diffing.comparison import KINDS, LEVELS, Comparison
from toolkit.diffing.selecting import IGNORABLE, STOPPING, ignoring, stopping

comparisons = st.sampled_from([version(), townships()])
words = st.sets(st.sampled_from(IGNORABLE), max_size=4)
kinds = st.sets(st.sampled_from(KINDS), max_size=4)


def two_sided(comparison: Comparison) -> list[tuple[object, object]]:
    return [(pair.old, pair.new) for pair in comparison.pairs if pair.old and pair.new]


@given(comparisons)
def test_where_nothing_is_ignored_nothing_changes(comparison: Comparison) -> None:
    assert ignoring(comparison, ()) == comparison


@given(comparisons, words)
def test_ignoring_twice_is_ignoring_once(comparison: Comparison, ignored: set[str]) -> None:
    once = ignoring(comparison, ignored)
    assert ignoring(once, ignored) == once


@given(comparisons, kinds, kinds)
def test_kinds_may_be_ignored_together_or_one_after_the_other(
    comparison: Comparison, some: set[str], others: set[str]
) -> None:
    assert ignoring(ignoring(comparison, some), others) == ignoring(comparison, some | others)


@given(comparisons, words)
def test_no_ignored_word_is_left_and_every_other_kind_is_as_it_was(comparison: Comparison, ignored: set[str]) -> None:
    left = ignoring(comparison, ignored)
    assert all(change.level not in ignored for change in left.changes)
    assert ignored.isdisjoint(left.summary)
    kept = [change for change in comparison.changes if change.level not in ignored]
    assert left.summary == {
        kind: sum(kind in change.kinds for change in kept)
        for kind in KINDS
        if kind not in ignored and any(kind in change.kinds for change in kept)
    }


@given(comparisons, words)
def test_every_pair_stays_and_counts_as_changed_or_unchanged(comparison: Comparison, ignored: set[str]) -> None:
    left = ignoring(comparison, ignored)
    assert two_sided(left) == two_sided(comparison)
    assert left.unchanged + len(left.changes) == len(left.pairs)
    assert left.unchanged >= comparison.unchanged


def test_where_all_kinds_are_ignored_every_pair_counts_as_unchanged() -> None:
    left = ignoring(version(), KINDS)
    assert left.changes == ()
    assert left.unchanged == len(two_sided(version()))


def test_the_fields_and_the_meaning_of_an_ignored_kind_go_with_it() -> None:
    left = ignoring(version(), {"departments", "moved"})
    (cleared,) = (pair for pair in left.pairs if pair.at.name == "河道清淤")
    assert (cleared.kinds, set(cleared.fields)) == (("duties",), {"superior_duties", "township_duties"})
    assert {pair.meaning for pair in left.pairs} == {None}


def test_a_duty_of_one_side_alone_that_is_ignored_counts_as_nothing() -> None:
    left = ignoring(version(), {"added"})
    assert left.unchanged == version().unchanged
    assert len(left.pairs) == len(version().pairs) - 2


@pytest.mark.parametrize("level", LEVELS)
def test_a_level_is_ignored_alone_whatever_is_above_or_below(level: str) -> None:
    left = {change.level for change in ignoring(version(), {level}).changes}
    assert left == {change.level for change in version().changes} - {level}


def test_what_stops_is_counted_by_kind_and_by_what_a_move_means() -> None:
    assert stopping(version(), {"backflow", "added", "shared"}) == {"added": 2, "backflow": 1}
    assert stopping(version(), ()) == {}
    assert stopping(ignoring(version(), KINDS), STOPPING) == {}
