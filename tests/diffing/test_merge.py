from __future__ import annotations

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.checking.tables import Row, basic, cooperative, reclaimed
from tests.conftest import read_text
from toolkit.diffing.merge import Merged, merge
from toolkit.reporting.conflicts import lines, render_json
from toolkit.words import Lang

FIRST, SECOND, THIRD = (Row(1, "加强基层党组织建设"), Row(2, "做好人才服务工作"), Row(3, "开展就业技能培训"))
ASSISTING = Row(1, "开展困难群众临时救助", "民生服务")
TAKEN = Row(1, "收养登记", "民生服务")
NEW = "做好辖区河道保洁工作"


def text(*rows: Row, assisting: Row = ASSISTING) -> str:
    return basic(*rows) + cooperative(assisting) + reclaimed(TAKEN)


BASE = text(FIRST, SECOND, THIRD)


def merged(a: str, b: str, base: str = BASE) -> Merged:
    return merge(read_text(base), read_text(a), read_text(b))


def names(result: Merged) -> list[tuple[int, str]]:
    return [(duty["number"], duty["name"]) for duty in result.content.duties if duty["list"] == "basic"]


def test_changes_of_either_side_are_taken_and_lists_numbered_anew() -> None:
    b = text(FIRST, SECOND, THIRD, Row(4, NEW), assisting=Row(1, ASSISTING.name, "民生服务", township="1.受理申请。"))
    result = merged(text(FIRST, Row(2, "做好人才引进服务工作"), THIRD), b)
    assert result.conflicts == ()
    assert names(result) == [(1, FIRST.name), (2, "做好人才引进服务工作"), (3, THIRD.name), (4, NEW)]
    assert [duty["township_duties"] for duty in result.content.duties if duty["township_duties"]] == ["1.受理申请。"]
    assert names(merged(text(FIRST, Row(2, THIRD.name)), b)) == [(1, FIRST.name), (2, THIRD.name), (3, NEW)]


def test_additions_follow_the_duty_that_they_followed() -> None:
    a = text(FIRST, Row(2, NEW), Row(3, SECOND.name), Row(4, THIRD.name))
    b = text(Row(1, "组织志愿服务活动"), Row(2, FIRST.name), Row(3, SECOND.name), Row(4, THIRD.name))
    assert [name for _, name in names(merged(a, b))] == [
        "组织志愿服务活动", FIRST.name, NEW, SECOND.name, THIRD.name,
    ]  # fmt: skip


def test_an_order_that_either_side_changed_stands() -> None:
    moved = text(Row(1, THIRD.name), Row(2, FIRST.name), Row(3, SECOND.name))
    added = text(FIRST, SECOND, THIRD, Row(4, NEW))
    for a, b in ((moved, added), (added, moved)):
        assert [name for _, name in names(merged(a, b))] == [THIRD.name, NEW, FIRST.name, SECOND.name]


def test_numbers_that_do_not_count_the_rows_are_left_alone() -> None:
    odd = text(Row(1), Row(3, SECOND.name), Row(7, THIRD.name))
    assert names(merged(odd, odd, odd)) == [(1, FIRST.name), (3, SECOND.name), (7, THIRD.name)]


def test_the_same_addition_on_both_sides_is_one() -> None:
    both = text(FIRST, SECOND, THIRD, Row(4, NEW))
    assert merged(both, both).conflicts == ()
    assert len(names(merged(both, both))) == 4


def test_white_space_and_width_are_no_disagreement() -> None:
    wide = BASE.replace("1.受理申请；2.入户核实。", "1.受理申请; 2.入户核实。")
    changed = BASE.replace("2.入户核实。", "2.入户核实；3.张榜公示。")
    for a, b in ((wide, changed), (changed, wide)):
        result = merged(a, b)
        assert result.conflicts == ()
        assert result.content.duties[3]["township_duties"].endswith("3.张榜公示。")


def conflicting() -> Merged:
    a = text(
        FIRST, Row(2, "做好人才引进服务工作"), Row(3, NEW, "生态环保"),
        assisting=Row(1, ASSISTING.name, "民生服务", "县财政局", township="1.当场受理申请；2.入户核实。"),
    )  # fmt: skip
    b = text(
        FIRST, Row(2, "做好人才培养服务工作"), Row(3, "开展创业就业技能培训"), Row(4, NEW, "乡村振兴"),
        assisting=Row(1, ASSISTING.name, "民生服务", "县教育局", township="1.代为申请；2.入户核实。"),
    )  # fmt: skip
    return merged(a, b)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_both_changed_is_told_with_all_texts_and_a_stands(lang: Lang, snapshot: SnapshotAssertion) -> None:
    result = conflicting()
    assert list(lines(result.conflicts, lang)) == snapshot
    assert names(result) == [(1, FIRST.name), (2, "做好人才引进服务工作"), (3, NEW)]


def test_conflicts_as_json(snapshot: SnapshotAssertion) -> None:
    assert render_json(conflicting().conflicts) == snapshot


def test_a_duty_that_one_side_changed_and_the_other_removed_is_kept_where_a_has_it() -> None:
    changed, without = text(FIRST, SECOND, Row(3, "开展创业就业技能培训")), text(FIRST, SECOND)
    kept, gone = merged(changed, without), merged(without, changed)
    assert ([c.reason for c in kept.conflicts], len(names(kept))) == (["removed-by-b"], 3)
    assert ([c.reason for c in gone.conflicts], len(names(gone))) == (["removed-by-a"], 2)
    assert gone.conflicts[0].b["name"] == "开展创业就业技能培训"


def test_declared_facts_and_dates_are_merged_one_by_one() -> None:
    head = "河西省临原地区青湖县柳树镇履职事项清单\n2025年{}月\n说明\n共有履职事项{}项，其中，基本履职事项3项。\n"
    base, a, b = (head.format(*facts) + BASE for facts in ((6, 5), (7, 5), (6, 6)))
    result = merged(a, b, base)
    assert (result.content.place["date"], result.conflicts) == ("2025-07", ())
    assert [fact["value"] for fact in result.content.declared] == [6, 3]
    clash = merged(a, head.format(8, 7) + BASE, base)
    assert [(c.reason, c.field) for c in clash.conflicts] == [("place", "date")]
