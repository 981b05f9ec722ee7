from __future__ import annotations

import csv
import json
import random
from pathlib import Path

import pytest

from bench.revisions import reported
from fixtures.generator import Form, make_township, render
from fixtures.generator.revisions import revise
from tests.checking.tables import Row, basic, cooperative, narrative, reclaimed
from tests.conftest import FORMS, read_text, shared_file
from toolkit.diffing.compare import compare
from toolkit.diffing.comparison import Change, Comparison, Mode

ROOT = Path(__file__).parents[2]
NAMES = ("加强基层党组织建设", "做好人才服务工作", "开展森林防火宣传", "负责危房改造申报", "办理生育登记服务")
ROWS = tuple(Row(number, name) for number, name in enumerate(NAMES, 1))


def between(old: str, new: str, mode: Mode = "version") -> Comparison:
    return compare(read_text(old), read_text(new), mode)


def only(comparison: Comparison) -> Change:
    (change,) = comparison.changes
    return change


def test_a_row_taken_out_renumbers_nothing_but_is_removed() -> None:
    rows = [Row(number, row.name) for number, row in enumerate((ROWS[0], *ROWS[2:]), 1)]
    change = only(between(basic(*ROWS), basic(*rows)))
    assert (change.kinds, change.old[0].name, change.new) == (("removed",), NAMES[1], ())


def test_a_duty_that_comes_back_from_a_department_is_a_backflow() -> None:
    old = basic(*ROWS) + reclaimed(Row(1, "收养登记"))
    new = basic(*ROWS, Row(6, "收养登记"))
    change = only(between(old, new))
    assert (change.kinds, change.meaning, change.level) == (("moved",), "backflow", "substance")
    assert only(between(new, old)).meaning == "relief"


def test_the_same_duty_in_other_words_is_reworded() -> None:
    change = only(between(basic(*ROWS), basic(*ROWS[:2], Row(3, "做好森林防火知识宣传工作"), *ROWS[3:])))
    assert (change.kinds, change.level) == (("reworded",), "wording")
    assert change.fields["name"] == {"old": NAMES[2], "new": "做好森林防火知识宣传工作"}


def test_two_duties_with_one_name_both_survive() -> None:
    twice = basic(*ROWS, Row(6, NAMES[0]))
    assert between(twice, twice).unchanged == len(ROWS) + 1
    assert only(between(twice, basic(*ROWS))).kinds == ("removed",)


def test_two_acts_on_one_object_are_two_duties() -> None:
    old = basic(*ROWS, Row(6, "对擅自在村庄规划区内修建临时建筑物的审批"))
    new = basic(*ROWS, Row(6, "对擅自在村庄规划区内修建临时建筑物的处罚"))
    kinds = [change.kinds for change in between(old, new).changes]
    assert sorted(kinds) == [("added",), ("removed",)] or between(old, new).changes[0].level == "substance"


def test_a_duty_cut_in_two_is_a_split_and_two_made_one_are_merged() -> None:
    whole = basic(*ROWS, Row(6, "做好校车运行安全检查，开展网格员业务培训"))
    parts = basic(*ROWS, Row(6, "做好校车运行安全检查"), Row(7, "开展网格员业务培训"))
    split = only(between(whole, parts))
    assert ("split" in split.kinds, len(split.old), len(split.new)) == (True, 1, 2)
    merged = only(between(parts, whole))
    assert ("merged" in merged.kinds, len(merged.old), len(merged.new)) == (True, 2, 1)


def test_departments_and_items_are_told_by_what_came_and_went() -> None:
    old = cooperative(Row(1, departments="县民政局、县公安局"))
    new = cooperative(Row(1, departments="县民政局、县财政局", township="1.受理申请；2.入户核实；3.公示名单。"))
    change = only(between(old, new))
    assert change.kinds == ("departments", "duties")
    assert change.fields["departments"] == {"added": ["县财政局"], "removed": ["县公安局"], "renamed": []}
    (item,) = change.fields["township_duties"]["items"]
    assert (item["change"], item["old"]) == ("added", None)


def test_the_parts_of_a_duty_point_to_it_between_townships() -> None:
    wider, *parts = "农作物秸秆焚烧专项整治和秸秆综合利用", "秸秆焚烧专项整治", "农作物秸秆综合利用"
    rows = [Row(6, name) for name in (wider, *parts)]
    one, two = basic(*ROWS, rows[0]), basic(*ROWS, *rows[1:])
    for comparison, kind in ((between(one, two, "township"), "added"), (between(two, one, "township"), "removed")):
        hints = {change.at.name: change.runner_up for change in comparison.changes if change.confidence == "unsure"}
        assert {name: duty.name for name, duty in hints.items() if duty} == dict.fromkeys(parts, wider)
        assert sorted(change.kinds for change in comparison.changes if change.runner_up) == [(kind,), (kind,)]


@pytest.mark.parametrize(
    ("now", "level"),
    [
        ("承接部门：县民政局 工作方式：镇政府每月上报名单，县民政局只备案。", "substance"),
        ("承接部门：县民政局 工作方式：由县民政局进行收养登记。", "wording"),
        ("承接部门：县民政局 工作方式：由县民政局负责“收养登记”。", "typography"),
    ],
)
def test_a_way_of_working_weighs_what_its_words_do(now: str, level: str) -> None:
    was = "承接部门：县民政局 工作方式：由县民政局负责收养登记。"
    old, new = (reclaimed(Row(1, "收养登记", handover=text)) for text in (was, now))
    change = only(between(basic(*ROWS) + old, basic(*ROWS) + new))
    assert (change.kinds, change.level) == (("duties",), level)


def test_lists_of_two_counties_are_of_two_townships() -> None:
    one = basic(*ROWS) + cooperative(Row(1, "临时救助", departments="青湖县民政局、青湖县财政局"))
    head = "河西省临原地区{} 柳树镇履职事项清单\n2025年6月\n"
    old, new = (read_text(head.format(county) + one) for county in ("青湖县", "白河县"))
    assert (compare(old, new).mode, compare(old, old).mode) == ("township", "version")


def test_what_one_side_alone_states_is_no_change() -> None:
    stated = "说明\n共有履职事项5项，其中，基本履职事项5项。\n" + basic(*ROWS)
    comparison = between(stated, basic(*ROWS))
    assert comparison.declared == ()
    assert (comparison.old["stated"], comparison.new["stated"]) == (True, False)


def test_between_townships_places_and_level_words_are_equal() -> None:
    cover = "河西省临原地区青湖县 柳树镇履职事项清单\n"
    other = "河西省临原地区白河县 石桥乡履职事项清单\n"
    old = cover + basic(*ROWS, Row(6, "做好柳树镇机关日常运转，落实本镇工作要求"))
    new = other + basic(*ROWS, Row(6, "做好石桥乡机关日常运转，落实本乡工作要求"))
    assert compare(read_text(old), read_text(new)).mode == "township"
    assert between(old, new, "township").changes == ()
    assert only(between(old, new)).level == "place"


def test_a_count_that_did_not_follow_its_rows_is_stale() -> None:
    stated = narrative("基本履职事项清单主要包括党的建设1个类别，共有基本履职事项5项。")
    comparison = between(stated + basic(*ROWS), stated + basic(*ROWS, Row(6, "做好征兵工作")))
    stale = [(fact.list, fact.fact, fact.rows_old, fact.rows_new) for fact in comparison.declared if fact.stale]
    assert stale == [("basic", "count", 5, 6)]


def test_a_count_that_followed_its_rows_is_changed_and_not_stale() -> None:
    old = narrative("基本履职事项清单主要包括党的建设1个类别，共有基本履职事项5项。") + basic(*ROWS)
    new = narrative("基本履职事项清单主要包括党的建设1个类别，共有基本履职事项6项。") + basic(
        *ROWS, Row(6, "做好征兵工作")
    )
    assert [(f.fact, f.old, f.new, f.stale) for f in between(old, new).declared] == [("count", 5, 6, False)]


def test_sides_that_have_nothing_in_common_give_additions_and_removals_alone() -> None:
    comparison = between(reclaimed(Row(1, "收养登记", "民生服务")), basic(*ROWS))
    assert comparison.summary == {"added": len(ROWS), "removed": 1}


def test_every_duty_of_both_sides_stands_in_one_pair() -> None:
    old = make_township(5, basic=30, cooperative=20, reclaimed=10)
    new, _ = revise(old, random.Random(5), 20)
    comparison = compare(read_text(render(old, "markdown")), read_text(render(new, "markdown")))
    for side, township in (("old", old), ("new", new)):
        rows = [duty.row for pair in comparison.pairs for duty in getattr(pair, side)]
        assert sorted(rows) == list(range(len(township.duties)))


def as_graded(old: str, new: str) -> tuple[Comparison, dict[tuple[str, str], int]]:
    """Return the comparison of two real documents, and how a reader grades pairs of their duties, as in B12."""
    left, right = (read_text(next(shared_file("seeds").glob(f"{name}_*")).read_bytes()) for name in (old, new))
    comparison = compare(left, right, "township")
    labels = ROOT / "bench" / "pairs" / f"{old}_{new}.csv"
    if labels.exists():
        rows = csv.DictReader(labels.read_text(encoding="utf-8").splitlines())
        return comparison, {(row["old"], row["new"]): int(row["grade"]) for row in rows}
    lines = shared_file("gold", f"pairs_{old}_{new}.jsonl").read_text(encoding="utf-8").splitlines()
    return comparison, {(p["a"][4:], p["b"][4:]): p["grade"] for p in map(json.loads, lines)}


@pytest.mark.parametrize(
    ("old", "new", "least"),
    # The document 003 is heavily damaged: many of its names are lost.
    [("000", "004", 0.985), ("000", "002", 0.985), ("002", "004", 0.98), ("003", "004", 0.98), ("002", "003", 0.97)],
)
def test_duties_of_two_real_townships_are_matched_as_a_reader_matches_them(old: str, new: str, least: float) -> None:
    comparison, grades = as_graded(old, new)
    same = {pair for pair, grade in grades.items() if grade == 2}
    matched = {
        tuple(f"{side[0].list[0].upper()}{side[0].number}" for side in (c.old, c.new)): c
        for c in comparison.pairs
        if c.old and c.new
    }
    assert 2 * len(same & set(matched)) / (len(same) + len(matched)) >= least
    assert {pair for pair, change in matched.items() if change.confidence == "sure"} <= same


@pytest.mark.parametrize(("one", "other"), [("000", "004"), ("002", "003")])
def test_the_way_back_between_two_real_townships_mirrors_the_way_there(one: str, other: str) -> None:
    old, new = (read_text(next(shared_file("seeds").glob(f"{name}_*")).read_bytes()) for name in (one, other))
    there, back = compare(old, new).pairs, compare(new, old).pairs
    assert {(c.old[0].row, c.new[0].row, c.confidence) for c in there if c.old and c.new} == {
        (c.new[0].row, c.old[0].row, c.confidence) for c in back if c.old and c.new
    }


@pytest.mark.parametrize("form", FORMS)
def test_what_was_done_to_a_township_is_what_is_reported(form: Form) -> None:
    old = make_township(11)
    new, edits = revise(old, random.Random(11))
    comparison = compare(read_text(render(old, "markdown")), read_text(render(new, form)))
    assert set(reported(comparison)) == {
        type(edit)(edit.kind, tuple(sorted(edit.old)), tuple(sorted(edit.new))) for edit in edits
    }
