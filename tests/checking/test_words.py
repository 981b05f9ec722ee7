from __future__ import annotations

import pytest

from toolkit.checking.words import fill
from toolkit.frames import Field
from toolkit.lists import LISTS
from toolkit.words import FIELD_WORDS, LIST_WORDS


def test_lists_and_columns_are_named_in_the_language() -> None:
    facts = {"list": "basic", "other_list": "reclaimed", "field": "handover"}
    assert fill("{list} {other_list} {field}", facts, "zh") == "基本清单 收回清单 承接部门及工作方式"
    assert fill("{list} {other_list} {field}", facts, "en") == "basic list reclaimed list handover"


def test_every_list_and_every_column_has_a_word_in_both_languages() -> None:
    for words in (LIST_WORDS, FIELD_WORDS):
        assert words["zh"].keys() == words["en"].keys()
    assert set(LISTS) < set(LIST_WORDS["zh"])
    assert set(Field.categories) < set(FIELD_WORDS["zh"])


def test_a_long_value_is_cut_where_the_message_would_drown_in_it() -> None:
    filled = fill("“{quote}”", {"quote": "字" * 500}, "zh")
    assert filled.endswith("…”")
    assert len(filled) < 80


def test_a_value_is_never_taken_for_a_template() -> None:
    assert fill("{quote}", {"quote": "{number} {0} %s"}, "zh") == "{number} {0} %s"


@pytest.mark.parametrize("template", ["{quote.__class__}", "{quote[0]}", "{0}"])
def test_a_template_reaches_named_facts_alone(template: str) -> None:
    with pytest.raises((KeyError, IndexError, ValueError)):
        fill(template, {"quote": "甲"}, "zh")
