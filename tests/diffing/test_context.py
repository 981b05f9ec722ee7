from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from toolkit.diffing.candidate import Candidate
from toolkit.diffing.context import best_rivals, heads, nearness, rests
from toolkit.diffing.forms import Masker

NOWHERE = Masker(())
SCORED = st.dictionaries(st.tuples(st.integers(0, 4), st.integers(0, 4)), st.floats(-8, 8), min_size=1)


def duties(*names: str) -> list[Candidate]:
    return [Candidate("basic", at, "生态环保", name, "", frozenset(), NOWHERE) for at, name in enumerate(names, 1)]


@given(SCORED)
def test_a_rival_is_the_best_other_pair_of_a_duty(scored: dict[tuple[int, int], float]) -> None:
    pairs = sorted(scored)
    ends = np.array([a for a, _ in pairs]), np.array([b for _, b in pairs])
    rivals = best_rivals(ends, np.array([scored[pair] for pair in pairs]))
    for side in (0, 1):
        for at, pair in enumerate(pairs):
            others = [scored[other] for other in pairs if other != pair and other[side] == pair[side]]
            rival = rivals[side, at]
            assert (rival < 0) == (not others)
            if others:
                assert scored[pairs[rival]] == max(others)
                assert pairs[rival] != pair
                assert pairs[rival][side] == pair[side]


def test_what_a_name_begins_with_is_looked_for_in_the_other() -> None:
    old = duties("做好双拥、国防教育工作", "负责养老服务，做好双拥工作", "实施农业工作")
    ends = np.arange(3), np.zeros(3, dtype=np.int64)
    same, later, unlike = heads((old, duties("开展双拥活动")), ends, np.array([True, True, True])).tolist()
    assert same > later
    assert later == unlike == 0
    assert heads((old, old), (np.arange(3), np.arange(3)), np.ones(3, dtype=bool)).tolist() == [1, 1, 1]


def test_pairs_that_are_not_judged_have_neither_head_nor_rest() -> None:
    sides = duties("秸秆焚烧整治和秸秆利用"), duties("秸秆焚烧整治", "秸秆利用")
    ends, nothing = (np.array([0, 0]), np.array([0, 1])), np.zeros(2, dtype=bool)
    assert heads(sides, ends, nothing).tolist() == [0, 0]
    assert rests(sides, ends, best_rivals(ends, np.array([2.0, 1.0])), nothing).tolist() == [0, 0]


def test_the_rest_of_a_wider_duty_is_what_a_rival_holds_of_it_from_either_side() -> None:
    wider, parts, other = duties("焚烧整治和粪污利用"), duties("焚烧整治", "粪污利用"), duties("焚烧整治", "汛期巡查")
    ends, judged = (np.array([0, 0]), np.array([0, 1])), np.ones(2, dtype=bool)
    rivals = best_rivals(ends, np.array([2.0, 1.0]))
    whole = rests((wider, parts), ends, rivals, judged)
    assert (whole > rests((wider, other), ends, rivals, judged)).all()
    assert rests((parts, wider), ends[::-1], rivals[::-1], judged).tolist() == whole.tolist()


def test_a_pair_lies_near_where_the_known_pairs_put_it() -> None:
    old, new = duties(*"甲乙丙丁"), duties(*"子丑寅卯辰")
    anchors = [(old[0], new[1]), (old[3], new[4])]
    ends = np.array([1, 1, 1]), np.array([2, 3, 4])
    there, next_to, further = nearness((old, new), ends, anchors).tolist()
    assert there == 1 > next_to > further > 0
    assert nearness((old, new), ends, []).tolist() == [0, 0, 0]
