from __future__ import annotations

from collections.abc import Callable

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.checking.forms import acts, bare, core, grams, segments, wording


def one(form: Callable[[pl.Expr], pl.Expr], text: str) -> object:
    return pl.DataFrame({"text": [text]}).select(form(pl.col("text"))).item()


def many(form: Callable[[pl.Expr], pl.Expr], text: str) -> list[str]:
    values: list[str] = pl.DataFrame({"text": [text]}).select(form(pl.col("text")))["text"].to_list()[0]
    return values


@pytest.mark.parametrize(
    "text", ["登记、统计", "登记和统计", "登记与统计", "登记 统计", "（登记）统计。", "登记以及统计"]
)
def test_the_bare_form_has_neither_punctuation_nor_connectives(text: str) -> None:
    assert one(bare, text) == "登记统计"


def test_the_bare_form_has_small_letters() -> None:
    assert one(bare, "ABC 12号") == "abc12号"


@pytest.mark.parametrize(
    "text",
    ["收养登记", "做好收养登记工作", "开展收养登记的相关工作", "负责组织实施收养登记事务", "做好辖区内收养登记工作"],
)
def test_the_core_form_is_the_matter_of_a_duty(text: str) -> None:
    assert one(core, text) == "收养登记"


def test_a_name_is_parted_at_commas_and_stops_and_not_inside_brackets() -> None:
    assert many(segments, "巡查，宣传；排查（含学校，医院）。上报") == ["巡查", "宣传", "排查", "上报"]


def test_grams_are_the_pairs_of_neighbouring_characters_each_once() -> None:
    assert sorted(many(grams, "收养收养登记")) == sorted(["收养", "养收", "养登", "登记"])
    assert many(grams, "收") == []


def test_acts_are_those_that_a_text_names_the_longest_first() -> None:
    assert many(acts, "作出行政处罚，办理审批和登记") == ["行政处罚", "审批", "登记"]
    assert many(acts, "加强基层组织建设") == []


@given(st.text(st.sampled_from("做好工作收养登记、，的和对 。（）AB12"), max_size=20))
def test_forms_only_take_away_and_are_done_at_once(text: str) -> None:
    once = str(one(bare, text))
    assert one(bare, once) in {once, str(one(bare, once))}
    assert len(once) <= len(text)
    assert str(one(core, text)) in once


def test_no_word_of_a_list_hides_behind_a_shorter_one() -> None:
    for key in ("leading_verbs", "trailing_words", "own_place", "acts"):
        words = wording()[key]
        hidden = [(w, v) for at, w in enumerate(words) for v in words[:at] if w.startswith(v)]
        assert hidden == []
