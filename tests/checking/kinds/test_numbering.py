"""Gaps, duplicates and disorder of numbers, small tables first, then against pandera and plain Python."""

from __future__ import annotations

import dataclasses
import json
from collections import Counter
from functools import cache
from itertools import groupby

import pandera.polars as pa
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pandera.config import ValidationDepth, config_context
from pandera.errors import SchemaErrors

from tests.checking.tables import Row, basic, cases, found, numbered, places, rule
from toolkit.checking.examples import frames_of
from toolkit.checking.kinds.numbering import hits
from toolkit.frames import DUTIES, Frames
from toolkit.lists import LISTS

Key = tuple[int, str, int]
Numbers = dict[tuple[int, str], list[int | None]]


def test_numbers_that_run_from_one_to_the_last_are_right() -> None:
    text = numbered(1, 2, 3, 4)
    assert [found(code, text) for code in ("QC301", "QC302", "QC303")] == [[], [], []]


def test_a_missing_number_is_reported_at_the_row_after_it() -> None:
    assert places("QC301", numbered(1, 2, 4, 5)) == [("basic", 4, "number")]


def test_a_list_that_begins_at_two_lacks_number_one() -> None:
    (finding,) = found("QC301", numbered(2, 3))
    assert (finding.number, finding.values["first"], finding.values["last"]) == (2, 1, 1)


def test_neighbouring_missing_numbers_are_one_gap_and_others_are_more() -> None:
    runs = [(f.values["first"], f.values["last"], f.values["amount"]) for f in found("QC301", numbered(1, 4, 5, 7))]
    assert runs == [(2, 3, 2), (6, 6, 1)]


def test_a_gap_of_several_numbers_says_how_many() -> None:
    assert cases("QC301", numbered(1, 2, 5)) == ["several"]
    assert cases("QC301", numbered(1, 2, 4)) == ["one"]


def test_a_number_that_stands_twice_is_reported_once_with_both_ends() -> None:
    (finding,) = found("QC302", numbered(1, 2, 3, 3, 4))
    assert (finding.number, finding.quote) == (3, "做好第4类事务登记工作")
    assert [end.quote for end in finding.related] == ["做好第3类事务登记工作"]


def test_a_number_that_stands_four_times_is_one_finding_with_three_other_ends() -> None:
    (finding,) = found("QC302", numbered(1, 2, 2, 2, 2))
    assert finding.values["times"] == 4
    assert len(finding.related) == 3


def test_five_twice_and_no_six_is_one_slip_and_no_gap() -> None:
    text = numbered(1, 2, 3, 4, 5, 5, 7)
    assert cases("QC302", text) == ["slip"]
    assert found("QC302", text)[0].values["suggested"] == 6
    assert [found("QC301", text), found("QC303", text)] == [[], []]


def test_a_slip_can_be_one_too_high() -> None:
    (finding,) = found("QC302", numbered(1, 2, 4, 4))
    assert finding.values["suggested"] == 3


def test_a_number_twice_excuses_one_missing_neighbour_not_both() -> None:
    text = numbered(1, 2, 4, 4, 6)
    assert cases("QC302", text) == ["slip"]
    assert len(found("QC301", text)) == 1


def test_a_number_that_stands_twice_with_none_missing_beside_it_is_no_slip() -> None:
    text = numbered(1, 2, 2, 3, 5)
    assert cases("QC302", text) == ["twice"]
    assert cases("QC301", text) == ["one"]


def test_swapped_rows_are_out_of_order_and_nothing_else() -> None:
    text = numbered(1, 3, 2, 4)
    assert places("QC303", text) == [("basic", 2, "number")]
    assert [found("QC301", text), found("QC302", text)] == [[], []]


def test_disorder_is_reported_once_a_list_and_says_how_many_rows_it_takes() -> None:
    (finding,) = found("QC303", numbered(1, 4, 2, 3, 5))
    assert (finding.number, finding.values["before"], finding.values["amount"]) == (2, 4, 2)


def test_a_repeated_number_alone_is_no_disorder() -> None:
    assert found("QC303", numbered(1, 2, 3, 3, 2, 4)) == []


def test_a_row_that_has_lost_its_number_leaves_no_gap() -> None:
    text = basic(Row(1), Row("", "做好人才服务工作", "经济发展"), Row(3, "做好工会工作"))
    assert [found(code, text) for code in ("QC301", "QC302", "QC303")] == [[], [], []]


def test_one_row_without_number_excuses_one_gap_not_two() -> None:
    text = basic(Row(1), Row("", "做好人才服务工作", "经济发展"), Row(3, "做好工会工作"), Row(5, "做好妇联工作"))
    assert places("QC301", text) == [("basic", 5, "number")]


def test_each_list_has_numbers_of_its_own() -> None:
    text = numbered(1, 2, 3) + numbered(1, 2).replace("基本履职事项", "上级部门收回事项").replace(
        "| 事项名称 |", "| 事项名称 | 承接部门及工作方式 |"
    ).replace("工作 |", "工作 | 承接部门：县民政局 |")
    assert frames_of(text).duties["list"].unique().to_list() == ["basic", "reclaimed"]
    assert [found(code, text) for code in ("QC301", "QC302", "QC303")] == [[], [], []]


def _frames(numbers: Numbers) -> Frames:
    """Return frames whose duties have these numbers, in this order within each document and list."""
    records = []
    for document, lists in groupby(sorted(numbers, key=lambda key: (key[0], LISTS.index(key[1]))), lambda key: key[0]):
        rows = [(key, number) for _, key in lists for number in numbers[document, key]]
        records += [
            {"document": document, "row": at, "list": key, "number": number, "category": "党的建设",
             "name": f"第{at}行", "line": at + 1, "end_line": at + 1, "damaged": []}
            for at, (key, number) in enumerate(rows)
        ]  # fmt: skip
    schema = {name: column.dtype.type for name, column in DUTIES.columns.items()}
    return dataclasses.replace(_sample(), duties=pl.DataFrame(records, schema=schema))


@cache
def _sample() -> Frames:
    return frames_of(numbered(1))


_LISTS_OF_NUMBERS: st.SearchStrategy[Numbers] = st.dictionaries(
    st.tuples(st.integers(0, 5), st.sampled_from(LISTS)),
    st.lists(st.one_of(st.none(), st.integers(1, 9)), min_size=1, max_size=9),
    min_size=1,
    max_size=12,
)
_law = settings(max_examples=25, deadline=None)


def _by_pandera(frames: Frames) -> set[Key]:
    """Return the (document, list, number) that pandera, looking at all the data, calls not unique."""
    schema = pa.DataFrameSchema(unique=["document", "list", "number"])
    rows = frames.duties.select("document", pl.col("list").cast(pl.String), "number").drop_nulls("number")
    try:
        with config_context(validation_enabled=True, validation_depth=ValidationDepth.SCHEMA_AND_DATA):
            schema.validate(rows, lazy=True)
    except SchemaErrors as errors:
        failed = [json.loads(case) for case in errors.failure_cases["failure_case"]]
        return {(case["document"], case["list"], case["number"]) for case in failed}
    return set()


def _keys(frames: Frames, what: str) -> set[Key]:
    found = hits(frames, {"what": what}).join(
        frames.duties.select("document", "row", "list", "number"), on=["document", "row"]
    )
    return set(found.select("document", pl.col("list").cast(pl.String), "number").iter_rows())


@_law
@given(_LISTS_OF_NUMBERS)
def test_duplicates_are_those_that_pandera_finds(numbers: Numbers) -> None:
    frames = _frames(numbers)
    assert _keys(frames, "duplicate") == _by_pandera(frames)


@_law
@given(_LISTS_OF_NUMBERS)
def test_gaps_without_repeated_or_lost_numbers_are_the_missing_numbers(numbers: Numbers) -> None:
    once = {key: sorted({number for number in row if number}) for key, row in numbers.items()}
    frames = _frames({key: list(row) for key, row in once.items() if row})
    reported = {
        (hit["document"], key, number)
        for hit in hits(frames, {"what": "gap"}).join(
            frames.duties.select("document", "row", "list"), on=["document", "row"]
        ).to_dicts()
        for key in [hit["list"]]
        for number in range(hit["values"]["first"], hit["values"]["last"] + 1)
    }  # fmt: skip
    missing = {
        (document, key, number)
        for (document, key), row in once.items()
        for number in range(1, max(row, default=0))
        if number not in row
    }
    assert reported == missing


@_law
@given(_LISTS_OF_NUMBERS)
def test_every_missing_number_is_reported_or_excused_by_a_row_of_its_own(numbers: Numbers) -> None:
    frames = _frames(numbers)
    gaps = hits(frames, {"what": "gap"}).join(
        frames.duties.select("document", "row", "list"), on=["document", "row"]
    )  # fmt: skip
    told = Counter[tuple[int, str]]()
    for hit in gaps.to_dicts():
        told[hit["document"], hit["list"]] += hit["values"]["amount"]
    for key, row in numbers.items():
        held = [number for number in row if number]
        missing = max(held, default=0) - len(set(held))
        spare = row.count(None) + len(held) - len(set(held))
        assert missing - spare <= told[key] <= missing


@_law
@given(_LISTS_OF_NUMBERS)
def test_disorder_is_found_where_a_number_that_stands_once_falls(numbers: Numbers) -> None:
    frames = _frames(numbers)
    falling = set()
    for key, row in numbers.items():
        once = [number for number in row if number and row.count(number) == 1]
        if once != sorted(once):
            falling.add(key)
    assert {(document, key) for document, key, _ in _keys(frames, "order")} == falling


def test_what_to_look_for_is_named_by_the_rule() -> None:
    assert [rule(code).parameters["what"] for code in ("QC301", "QC302", "QC303")] == ["gap", "duplicate", "order"]
    with pytest.raises(KeyError):
        hits(frames_of(numbered(1, 3)), {"what": "gaps"})
