"""What holds of every comparison, patch and merge."""

from __future__ import annotations

import dataclasses
import random
from collections.abc import Iterable

from hypothesis import given

from fixtures.generator import Layout
from tests.diffing.revising import SEEDS, VERSIONS, few_examples, parsed, revised, township, versions
from toolkit.diffing.compare import compare
from toolkit.diffing.comparison import Change, Comparison
from toolkit.diffing.content import Content
from toolkit.diffing.merge import merge
from toolkit.diffing.patch import apply, invert, make_patch, read, render
from toolkit.parsing import ParsedDocument
from toolkit.profile import default_profile

_MIRRORED = {"added": "removed", "removed": "added", "split": "merged", "merged": "split"}


Said = set[tuple[tuple[int, ...], tuple[int, ...], frozenset[str]]]


def said(pairs: Iterable[Change]) -> Said:
    """Return the rows and kinds of pairs; of two duties that changed places either may be the one that moved."""
    return {
        (
            tuple(sorted(duty.row for duty in pair.old)),
            tuple(sorted(duty.row for duty in pair.new)),
            frozenset(pair.kinds) - {"renumbered"},
        )
        for pair in pairs
    }


def mirrored(pairs: Iterable[Change]) -> Said:
    return {(new, old, frozenset(_MIRRORED.get(kind, kind) for kind in kinds)) for old, new, kinds in said(pairs)}


def without_change(comparison: Comparison) -> bool:
    return not comparison.changes and not comparison.declared


@few_examples
@given(SEEDS)
def test_a_document_does_not_differ_from_itself(seed: int) -> None:
    document = parsed(township(seed))
    assert without_change(compare(document, document, "version"))
    assert without_change(compare(document, document, "township"))


@few_examples
@given(VERSIONS)
def test_a_patch_turns_the_old_document_into_the_new_one_and_back(seeds: tuple[int, int, int]) -> None:
    old, new = versions(seeds)
    patch = read(render(make_patch(old, new, compare(old, new).pairs)), "patch")
    assert Content.of(apply(old, patch, default_profile())) == Content.of(new)
    assert Content.of(apply(new, invert(patch), default_profile())) == Content.of(old)
    assert invert(invert(patch)) == patch


@few_examples
@given(SEEDS, SEEDS)
def test_a_patch_between_any_two_townships_holds(first: int, second: int) -> None:
    old, new = parsed(township(first)), parsed(township(second))
    patch = make_patch(old, new, compare(old, new).pairs)
    assert Content.of(apply(old, patch, default_profile())) == Content.of(new)


@few_examples
@given(VERSIONS)
def test_the_way_back_mirrors_the_way_there(seeds: tuple[int, int, int]) -> None:
    old, new = versions(seeds)
    assert mirrored(compare(new, old).pairs) == said(compare(old, new).pairs)


@few_examples
@given(VERSIONS)
def test_what_one_side_alone_changed_is_taken(seeds: tuple[int, int, int]) -> None:
    base, new = versions(seeds)
    for a, b in ((base, new), (new, base), (new, new)):
        merged = merge(base, a, b)
        assert merged.conflicts == ()
        assert merged.content == Content.of(new)


@few_examples
@given(SEEDS, SEEDS, SEEDS)
def test_a_merge_disagrees_about_the_same_whichever_side_comes_first(seed: int, first: int, second: int) -> None:
    old = township(seed)
    base, a, b = map(parsed, (old, revised(old, first, 4), revised(old, second, 4)))
    there, back = merge(base, a, b), merge(base, b, a)
    assert sorted((c.list or "", c.name, c.field or "") for c in there.conflicts) == sorted(
        (c.list or "", c.name, c.field or "") for c in back.conflicts
    )
    if not there.conflicts:
        assert {d["name"] for d in there.content.duties} == {d["name"] for d in back.content.duties}


def shuffled(document: ParsedDocument, seed: int) -> ParsedDocument:
    """Return a document whose records come in another order, and whose rows stand in that order."""
    rng = random.Random(seed)
    order = rng.sample(range(len(document.duties)), len(document.duties))
    tables = {
        name: [record | {"row": order[record["row"]]} for record in rng.sample(records, len(records))]
        for name in ("duties", "clauses", "departments")
        for records in [getattr(document, name)]
    }
    return dataclasses.replace(
        document, duties=tables["duties"], clauses=tables["clauses"], departments=tables["departments"]
    )


@few_examples
@given(VERSIONS, SEEDS)
def test_the_order_of_rows_does_not_matter_for_which_are_the_same(seeds: tuple[int, int, int], seed: int) -> None:
    old, new = versions(seeds)

    def told(comparison: Comparison) -> set[tuple[tuple[str, ...], tuple[str, ...], frozenset[str]]]:
        return {
            (
                tuple(f"{d.list} {d.number} {d.name}" for d in pair.old),
                tuple(f"{d.list} {d.number} {d.name}" for d in pair.new),
                frozenset(pair.kinds) - {"renumbered"},
            )
            for pair in comparison.pairs
        }

    assert told(compare(shuffled(old, seed), shuffled(new, seed + 1))) == told(compare(old, new))


@few_examples
@given(SEEDS, SEEDS)
def test_a_permutation_of_rows_is_no_change_but_of_place(seed: int, order: int) -> None:
    document = parsed(township(seed))
    kinds = {
        kind for change in compare(document, shuffled(document, order), "version").changes for kind in change.kinds
    }
    assert kinds <= {"renumbered"}


@few_examples
@given(SEEDS)
def test_the_serialisation_does_not_matter(seed: int) -> None:
    document = township(seed)
    read_as = [parsed(document, form, Layout()) for form in ("markdown", "tabular", "wrapped")]
    for old in read_as:
        for new in read_as:
            assert without_change(compare(old, new, "version"))
