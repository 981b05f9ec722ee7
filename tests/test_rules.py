"""The rules that the tool brings: their own examples, their kinds, their words in both languages."""

from __future__ import annotations

import re
import string
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path

import pytest

import toolkit.checking.kinds
from fixtures.generator import FAULTS, CannotApplyError, Township, apply_faults, make_township, render
from fixtures.generator.__main__ import RECIPES, SUFFIXES
from tests.checking.tables import all_rules
from tests.conftest import FORMS, read_text
from toolkit.checking.engine import check
from toolkit.checking.examples import failures
from toolkit.checking.kinds import kind_named
from toolkit.checking.rule import OUTSIDE_FRAMES, Rule
from toolkit.cli.rules import RUNNERS
from toolkit.frames import Frames, build
from toolkit.parsing import ParsedDocument, Unreadable
from toolkit.resources import folder
from toolkit.sources import UnreadableError
from toolkit.words import Lang

DOCUMENTS = Path(__file__).parents[1] / "fixtures" / "documents"
FOR_RULES_OF_ONES_OWN = {"query"}
ON_FRAMES = [rule for rule in all_rules() if rule.kind not in OUTSIDE_FRAMES]
# What a number is called never changes: scripts and waivers name it.
NAMES = """
QC001 unused-waiver, QC002 lapsed-waiver, QC100 unreadable-document, QC101 garbled-cell, QC102 foreign-word,
QC103 inner-numbering, QC104 truncated-cell, QC105 missing-cell, QC106 damaged-heading, QC107 stray-text,
QC201 declared-count, QC202 declared-total, QC203 declared-categories, QC204 declared-departments, QC205 contents,
QC301 numbering-gap, QC302 numbering-duplicate, QC303 numbering-order, QC304 missing-list, QC305 unknown-category,
QC306 category-order, QC401 missing-department, QC402 department-mismatch, QC403 department-name,
QC404 receiver-mismatch, QC501 reclaimed-in-basic, QC502 reclaimed-in-cooperative, QC503 basic-in-cooperative,
QC504 duplicate-duty, QC505 still-at-township, QC601 level-word, QC602 other-place, QC603 unknown-place,
QC701 name-form, QC702 narrative, QC703 label-style, QC704 township-enforces, QC705 unbalanced-punctuation,
QC706 known-confusion, QC901 backflow, QC902 declared-not-updated
"""
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_CHINESE_CLAUSE = re.compile(r"[\u4e00-\u9fff][。，；：！？]")
_ENGLISH_SENTENCE = re.compile(r"(?:\b[a-z]+\b[ ,]+){3}")


def by_code(rule: Rule) -> str:
    return rule.code


def templates(rule: Rule, lang: Lang) -> Iterator[str]:
    """Yield all that a rule says in a language."""
    yield rule.title[lang]
    yield rule.reason[lang]
    for case in rule.cases.values():
        yield case.message[lang]
        if case.suggestion:
            yield case.suggestion[lang]


def blanks(template: str) -> set[str]:
    """Return the names of what is filled into a template."""
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


@pytest.mark.parametrize("rule", all_rules(), ids=by_code)
def test_a_rule_reports_its_bad_examples_and_none_of_its_good_ones(rule: Rule) -> None:
    assert failures(rule, RUNNERS.get(rule.kind)) == []


def test_every_kind_is_used_by_a_rule() -> None:
    files = Path(toolkit.checking.kinds.__file__).parent.glob("[!_]*.py")
    own_rules_only = {"query"}
    assert {file.stem for file in files} - own_rules_only == {rule.kind for rule in ON_FRAMES}


@pytest.mark.parametrize("rule", ON_FRAMES, ids=by_code)
def test_the_kind_of_a_rule_exists(rule: Rule) -> None:
    assert callable(kind_named(rule.kind))


@pytest.mark.parametrize("name", ["no_such_kind", "", "../rule", "numbering.hits", "Numbering"])
def test_a_kind_that_does_not_exist_is_a_key_error(name: str) -> None:
    with pytest.raises(KeyError):
        kind_named(name)


@pytest.mark.parametrize("rule", all_rules(), ids=by_code)
def test_a_rule_keeps_its_name_and_its_file_is_called_by_both(rule: Rule) -> None:
    assert f"{rule.code} {rule.name}" in re.split(r",\s", NAMES.strip())
    assert (folder("rules") / f"{rule.code}-{rule.name}.yaml").is_file()


@cache
def _faulty() -> Frames:
    """Return the frames of all faulty documents at hand: committed, generated with each fault, examples of rules."""
    paths = [DOCUMENTS / f"{recipe.name}{SUFFIXES[recipe.form]}" for recipe in RECIPES]
    documents: list[ParsedDocument | Unreadable] = [read_text(path.read_bytes(), path.name) for path in paths]
    for at, (name, fault) in enumerate(FAULTS.items()):
        form = FORMS[at % (2 if fault.bordered else 3)]
        documents.append(read_text(render(_spoiled(name), form), name))
    for rule in ON_FRAMES:
        for text in rule.bad:
            try:
                documents.append(read_text(text, "example.md"))
            except UnreadableError as error:
                documents.append(Unreadable("example.md", error.code, error.facts))
    return build(documents)


def _spoiled(fault: str) -> Township:
    """Return the first township on which a fault can fall."""
    for seed in range(40):
        with suppress(CannotApplyError):
            return apply_faults(make_township(seed, basic=40, cooperative=25, reclaimed=15), [fault], seed)[0]
    raise AssertionError(fault)


@pytest.mark.parametrize("rule", ON_FRAMES, ids=by_code)
def test_every_case_in_which_a_kind_finds_something_has_words_in_its_rule(rule: Rule) -> None:
    found = set(kind_named(rule.kind)(_faulty(), rule.parameters)["case"].to_list())
    assert found
    assert found <= rule.cases.keys()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_finding_in_all_faulty_documents_can_be_worded(lang: Lang) -> None:
    findings = check(_faulty(), ON_FRAMES, lang)
    assert {one.rule for one in findings} == {rule.code for rule in ON_FRAMES}
    for one in findings:
        filled = one.message + (one.suggestion or "")
        assert "None" not in filled, filled
        assert "{" not in filled.replace(one.quote, ""), filled


@pytest.mark.parametrize("rule", all_rules(), ids=by_code)
def test_both_languages_fill_in_the_same_facts(rule: Rule) -> None:
    chinese, english = (list(map(blanks, templates(rule, lang))) for lang in ("zh", "en"))
    assert chinese == english


@pytest.mark.parametrize("rule", all_rules(), ids=by_code)
def test_chinese_words_hold_no_english_sentence(rule: Rule) -> None:
    for text in templates(rule, "zh"):
        assert _CHINESE.search(text), text
        assert not _ENGLISH_SENTENCE.search(text), text


@pytest.mark.parametrize("rule", all_rules(), ids=by_code)
def test_english_words_hold_no_chinese_sentence(rule: Rule) -> None:
    for text in templates(rule, "en"):
        words = re.sub(r"\{\w+\}", "", text)
        assert re.search("[a-z]{2}", words), text
        assert not _CHINESE_CLAUSE.search(words), text
        assert len(_CHINESE.findall(words)) <= len(words) / 3, text


@pytest.mark.parametrize("rule", all_rules(), ids=by_code)
def test_chinese_words_have_no_blank_beside_a_figure(rule: Rule) -> None:
    for text in templates(rule, "zh"):
        assert not re.search(r"[\u4e00-\u9fff] \{|\} [\u4e00-\u9fff]", text), text


def test_a_rule_that_blocks_says_what_to_do() -> None:
    silent = [
        (rule.code, key)
        for rule in all_rules()
        for key, case in rule.cases.items()
        if (case.severity, case.certainty) == ("error", "certain") and not case.suggestion
    ]
    assert silent == []
