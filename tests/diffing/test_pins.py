from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given

from tests.checking.tables import Row, basic, cooperative, reclaimed
from tests.conftest import read_text
from tests.diffing.revising import VERSIONS, few_examples, versions
from toolkit.diffing.compare import compare
from toolkit.diffing.pins import Pin, PinError, add_pins, load_pins, pinned_rows
from toolkit.parsing import ParsedDocument

ONE, OTHER = ("basic", "做好人才服务工作"), ("basic", "开展就业技能培训")


def document(*names: str) -> ParsedDocument:
    rows = [Row(at, name) for at, name in enumerate(names, 1)]
    return read_text(basic(*rows) + cooperative(Row(1, "临时救助")) + reclaimed(Row(1, "收养登记")))


def paired(old: ParsedDocument, new: ParsedDocument, *pins: Pin) -> set[tuple[str, str]]:
    pairs = compare(old, new, "version", *pinned_rows(pins, old, new)).pairs
    return {(pair.old[0].name, pair.new[0].name) for pair in pairs if pair.old and pair.new}


def test_a_confirmed_pair_is_one_whatever_it_says_and_in_both_directions() -> None:
    old, new = document(ONE[1]), document(OTHER[1])
    assert (ONE[1], OTHER[1]) not in paired(old, new)
    assert (ONE[1], OTHER[1]) in paired(old, new, Pin(same=True, old=ONE, new=OTHER))
    assert (ONE[1], OTHER[1]) in paired(old, new, Pin(same=True, old=OTHER, new=ONE))


def test_a_rejected_pair_is_none_even_of_the_same_name() -> None:
    old, new = document(ONE[1], OTHER[1]), document(ONE[1], OTHER[1])
    assert (ONE[1], ONE[1]) not in paired(old, new, Pin(same=False, old=ONE, new=ONE))
    assert (OTHER[1], OTHER[1]) in paired(old, new, Pin(same=False, old=ONE, new=ONE))


def test_a_rejected_pair_of_other_words_is_none_and_nothing_else_need_be_left() -> None:
    old, new = document("做好高层次人才引进工作"), document("做好高层次人才培养工作")
    names = ("做好高层次人才引进工作", "做好高层次人才培养工作")
    pin = Pin(same=False, old=("basic", names[0]), new=("basic", names[1]))
    assert names in paired(old, new)
    assert names not in paired(old, new, pin)


def test_pins_hold_after_renumbering_and_in_other_typography() -> None:
    pin = Pin(same=True, old=("basic", "做好人才服务工作（试行）"), new=OTHER)
    old, new = document("新的事项", "做好人才服务工作(试行)"), document("甲事项", "乙事项", OTHER[1])
    assert ("做好人才服务工作(试行)", OTHER[1]) in paired(old, new, pin)


def test_of_several_duties_of_one_name_each_is_paired_once() -> None:
    old, new = document(ONE[1], ONE[1]), document(OTHER[1])
    rows, _ = pinned_rows([Pin(same=True, old=ONE, new=OTHER)] * 2, old, new)
    assert rows == [(0, 0)]


@few_examples
@given(VERSIONS)
def test_whatever_is_pinned_stands(seeds: tuple[int, int, int]) -> None:
    old, new = versions(seeds)
    pairs = [(p.old[0].row, p.new[0].row) for p in compare(old, new).pairs if p.old and p.new]
    rejected, confirmed = pairs[::7], [(a, b) for (a, _), (_, b) in zip(pairs[1::9], pairs[5::9], strict=False)]
    confirmed = [pair for pair in confirmed if pair not in rejected]
    pinned = compare(old, new, "version", confirmed, rejected).pairs
    after = {(p.old[0].row, p.new[0].row) for p in pinned if p.old and p.new}
    assert set(confirmed) <= after
    assert not set(rejected) & after


def test_what_is_written_is_read_and_other_lines_stay(tmp_path: Path) -> None:
    file = tmp_path / "qc-pins.toml"
    pins = [Pin(same=True, old=ONE, new=("reclaimed", 'a"b\\\x7f')), Pin(same=False, old=ONE, new=OTHER)]
    file.write_text(add_pins("", pins[:1]), encoding="utf-8")
    assert load_pins(file) == pins[:1]
    text = file.read_text("utf-8") + "# 张三问过\n"
    file.write_text(add_pins(text, pins[1:]), encoding="utf-8")
    assert load_pins(file) == pins
    assert "# 张三问过\n" in file.read_text("utf-8")


PAIR = '[[pair]]\nsame = {}\nold = ["basic", "做好人才服务工作"]\nnew = ["basic", "开展就业技能培训"]\n'


@pytest.mark.parametrize(
    ("text", "zh", "en"),
    [
        ("pair = 1", "每对事项应写在一行 [[pair]] 下面", "write each pair below a line [[pair]]"),
        ("[[pair]]\nsane = true", "pair 1：没有 sane 这一项，是不是 same？", "did you mean same?"),
        (PAIR.format(1), "same 应是 true 或 false", "'same' is true or false"),
        ("[[pair]]\nsame = true\nold = 3", "old 应是清单和事项名称", "'old' is a list and a name"),
        (PAIR.format("true").replace('["basic", "开', '["base", "开'), "new 应是", "'new' is"),
        (PAIR.format("true") + PAIR.format("false"), "pair 2：这对事项前面的判断正好相反", "opposite verdict"),
        ("[[pair", "不是正确的 TOML", "this is not TOML"),
    ],
)
def test_what_cannot_be_used_is_told_in_both_languages(tmp_path: Path, text: str, zh: str, en: str) -> None:
    file = tmp_path / "qc-pins.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(PinError) as told:
        load_pins(file)
    assert zh in told.value.said["zh"]
    assert en in told.value.said["en"]
