from __future__ import annotations

from deepdiff import DeepDiff
from hypothesis import given
from hypothesis import strategies as st

from toolkit.diffing.declared import Facts, differing

_VALUES = st.one_of(st.integers(0, 3), st.lists(st.sampled_from(("党的建设", "平安法治")), max_size=2).map(tuple))
BLOCKS = st.dictionaries(
    st.sampled_from(("", "basic", "cooperative")),
    st.dictionaries(st.sampled_from(("count", "categories", "total")), _VALUES, min_size=1),
)


@given(BLOCKS, BLOCKS)
def test_the_facts_that_differ_are_those_that_deepdiff_finds(before: Facts, after: Facts) -> None:
    found = set()
    for nodes in DeepDiff(before, after, view="tree", threshold_to_diff_deeper=0).values():
        for node in nodes:
            key, *fact = node.path(output_format="list")
            found |= {(key, one) for one in fact[:1] or {*before.get(key, {}), *after.get(key, {})}}
    assert differing(before, after) == sorted(found)
