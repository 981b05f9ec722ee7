from __future__ import annotations

import itertools
import random

import pytest
from hypothesis import given

from fixtures.generator import render
from tests.conftest import read_text
from tests.diffing.counties import COMMON, RARE, RETURNED, county
from tests.diffing.counties import township as of_county
from tests.diffing.revising import SEEDS, few_examples, revised, township
from toolkit.diffing.matrix import Matrix, build_matrix
from toolkit.reporting.matrices.json import render as as_json


def named(matrix: Matrix, name: str) -> list[str | None]:
    """Return by township the list in which a duty stands."""
    row = next(row for row in matrix.rows if row.name == name)
    return [duty.list if duty else None for duty in row.duties]


def test_each_duty_is_one_row_and_shows_who_has_it_in_which_list() -> None:
    matrix = build_matrix(county())
    assert [one.document["township"] for one in matrix.townships] == ["东沟镇", "南塘镇", "双桥镇", "柳树镇", "白杨乡"]
    assert len(matrix.rows) == len(COMMON) + 4
    assert named(matrix, RARE) == [None, None, None, None, "basic"]
    assert named(matrix, COMMON[0]) == [None, "basic", "basic", "basic", "basic"]
    assert named(matrix, RETURNED) == ["reclaimed", "basic", "reclaimed", "reclaimed", "reclaimed"]


def test_a_duty_is_found_again_under_the_name_that_another_township_gave_it() -> None:
    long, short = "落实辖区动物疫病预防与控制，做好强制免疫工作", "做好动物疫病预防与控制工作"
    own = [[long, *COMMON], [short, *COMMON[:6]], [short, "落实辖区动物疫病预防与控制，做好免疫", *COMMON[:3]]]
    matrix = build_matrix([of_county(f"{sign}泉镇", names) for sign, names in zip("甲乙丙", own, strict=True)])
    names = [[duty.name if duty else "" for duty in row.duties] for row in matrix.rows]
    assert sorted([long, short, short]) in map(sorted, names)


def test_outliers_come_first_and_what_all_have_last() -> None:
    rows = build_matrix(county()).rows
    assert [row.unlike for row in rows] == [1, 1, 1, *[0] * (len(rows) - 3)]
    assert [row.name for row in rows[:3]] == [RARE, COMMON[0], RETURNED]


def test_townships_tell_how_far_they_are_from_most_others() -> None:
    townships = build_matrix(county()).townships
    facts = {one.document["township"]: (one.extra, one.lacking, one.elsewhere) for one in townships}
    assert facts == {
        "东沟镇": (0, 1, 0), "南塘镇": (0, 0, 1), "双桥镇": (0, 0, 0), "柳树镇": (0, 0, 0), "白杨乡": (1, 0, 0),
    }  # fmt: skip


@pytest.mark.parametrize("order", list(itertools.permutations(range(5)))[::17])
def test_the_order_of_the_documents_does_not_matter(order: tuple[int, ...]) -> None:
    given_so = county()
    assert as_json(build_matrix([given_so[at] for at in order])) == as_json(build_matrix(county()))


@few_examples
@given(SEEDS)
def test_no_duty_is_lost_and_none_stands_twice(seed: int) -> None:
    old = township(seed)
    texts = [render(one, "tabular") for one in (old, revised(old, seed), revised(old, seed + 1))]
    read = [read_text(text, f"{at}.tsv") for at, text in enumerate(texts)]
    random.Random(seed).shuffle(read)
    matrix = build_matrix(read)
    for column, one in enumerate(matrix.townships):
        rows = [duty.row for row in matrix.rows if (duty := row.duties[column])]
        assert sorted(rows) == list(range(one.duties))
    assert all(row.present for row in matrix.rows)
