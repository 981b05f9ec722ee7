from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest

from tests.cli.running import BLOCKED, qc, write

RULE = """\
code: QC950
name: own-rule
severity: error
certainty: certain
kind: {kind}
title: {{zh: 例, en: an example}}
reason: {{zh: 举例, en: for example}}
parameters:
  {parameters}
cases:
  {case}: {{zh: "有{{what}}", en: "has {{what}}"}}
bad:
  - |
    基本履职事项清单
    | 序号 | 事项类别 | 事项名称 |
    | 1 | 党的建设 | 做好人才服务工作 |
"""
SQL = "sql: SELECT document, row, name AS quote, number AS what FROM duties WHERE name LIKE '%人才%'"


def own(folder: Path, parameters: str = SQL, kind: str = "query", case: str = "row") -> None:
    write(folder, 'rules = ["own"]\n', "qc.toml")
    write(folder, RULE.format(kind=kind, parameters=parameters, case=case), "own/QC950-own-rule.yaml")


def codes(*arguments: str) -> list[str]:
    return [one["rule"] for one in json.loads(qc("check", "a.md", "--format", "json", *arguments).out)["findings"]]


def test_settings_are_shown_as_toml_with_where_they_come_from(folder: Path) -> None:
    path = write(folder, 'select = ["QC3"]\n[severity]\nQC3 = "info"\n', "qc.toml")
    shown = qc("config").out
    assert tomllib.loads(shown)["severity"] == {"QC3": "info"}
    assert f'select = ["QC3"]  # {path}' in re.sub(" +#", "  #", shown)
    assert "# default" in shown


def test_levels_are_set_by_beginning_and_the_longer_word_counts(folder: Path) -> None:
    write(folder, BLOCKED)
    write(folder, '[severity]\nQC3 = "warning"\n', "qc.toml")
    assert qc("check", "a.md", "--select", "QC301").status == 0
    write(folder, '[severity]\nQC3 = "warning"\nnumbering-gap = "error"\n', "qc.toml")
    assert qc("check", "a.md", "--select", "QC301").status == 1


@pytest.mark.parametrize("scope", ['[per-list.basic]\nignore = ["QC301"]', '[per-file."*.md"]\nignore = ["QC30"]'])
def test_a_rule_is_switched_off_for_a_list_or_a_file(folder: Path, scope: str) -> None:
    write(folder, BLOCKED)
    assert codes("--select", "QC301") == ["QC301"]
    write(folder, scope, "qc.toml")
    assert codes("--select", "QC301") == []


@pytest.mark.parametrize(
    "text", ['select = ["QC999"]', '[severity]\nnumbering-gaps = "info"', '[per-list.basic]\nignore = ["x"]']
)
def test_a_setting_that_names_no_rule_is_told(folder: Path, text: str) -> None:
    write(folder, text, "qc.toml")
    for command in (("config",), ("rules", "list")):
        result = qc(*command)
        assert (result.status, result.out, result.err.count("\n")) == (2, "", 1)
        assert "qc.toml" in result.err


def test_a_configuration_that_is_named_must_be_there(folder: Path) -> None:
    assert "gone.toml" in qc("config", "--config", "gone.toml").err
    assert folder.exists()


@pytest.mark.parametrize("command", [("rules", "list"), ("explain", "QC301")])
def test_the_language_of_the_configuration_is_spoken(folder: Path, command: tuple[str, ...]) -> None:
    write(folder, 'lang = "en"', "qc.toml")
    assert qc(*command).out == qc(*command, "--lang", "en").out
    assert qc(*command).out != qc(*command, "--lang", "zh").out


def test_an_own_query_and_an_own_pattern_find(folder: Path) -> None:
    write(folder, BLOCKED)
    own(folder)
    assert codes("--select", "QC950") == ["QC950"]
    own(folder, "{lists: [basic], fields: [name], find: {words: '(?:人+)+才'}}", "patterns", "words")
    text = (folder / "own/QC950-own-rule.yaml").read_text("utf-8").replace("{what}", "{words}")
    write(folder, text, "own/QC950-own-rule.yaml")
    assert codes("--select", "QC950") == ["QC950"]


@pytest.mark.parametrize(
    ("kind", "parameters", "line"),
    [
        ("query", SQL.replace("WHERE", "WHER"), 9),
        ("query", SQL.replace("number AS what", "number"), 11),
        ("query", "sql: SELECT name FROM duties", 9),
        ("patterns", "lists: [basic]\n  fields: [name]\n  find:\n    row: '(人才'", 12),
        ("patterns", "lists: [basik]\n  fields: [name]\n  find: {row: 人才}", 9),
        ("patterns", "lists: [basic]\n  fields: [name]\n  finds: {row: 人才}", 11),
        ("numbering", "other: 1", 8),
    ],
)
def test_an_own_rule_that_is_wrong_is_told_with_its_line(folder: Path, kind: str, parameters: str, line: int) -> None:
    write(folder, BLOCKED)
    own(folder, parameters, kind)
    result = qc("check", "a.md")
    assert (result.status, result.out, result.err.count("\n")) == (2, "", 1)
    assert f"QC950-own-rule.yaml:{line}: " in result.err


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("categoris: [甲]", "categories"),
        ("categories: 甲", "categories"),
        ("headers: {name: 事项}", "headers.name"),
        ("headers: {nam: [事项]}", "name"),
        ("handover: {dropped: ['(']}", "handover.dropped"),
        ("bodies: [人社局]", "bodies"),
        ("- a", "categories"),
        ("a: [", ":1"),
    ],
)
def test_a_profile_that_is_wrong_is_told(folder: Path, text: str, word: str) -> None:
    write(folder, 'profile = "own.yaml"', "qc.toml")
    write(folder, text, "own.yaml")
    result = qc("config")
    assert (result.status, result.err.count("\n")) == (2, 1)
    assert "own.yaml" in result.err
    assert word in result.err


def test_an_own_profile_brings_categories_and_header_words(folder: Path) -> None:
    write(folder, 'profile = "own.yaml"', "qc.toml")
    write(folder, "categories: [渔港建设]\nheaders: {name: [渔事]}\nbodies: [[渔港管理局, 渔港局]]\n", "own.yaml")
    write(folder, BLOCKED.replace("事项名称", "渔事").replace("党的建设", "渔港建设"))
    assert json.loads(qc("parse", "a.md").out)["duties"][0]["category"] == "渔港建设"
    assert all(
        "渔港建设" not in one["quote"]
        for one in json.loads(qc("check", "a.md", "--select", "QC305", "--format", "json").out)["findings"]
    )


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_an_unknown_rule_is_told_with_the_nearest(folder: Path, lang: str) -> None:
    result = qc("explain", "numbering-gapp", "--lang", lang)
    assert (result.status, result.out) == (2, "")
    assert "numbering-gap" in result.err.replace("numbering-gapp", "")
    assert folder.exists()
