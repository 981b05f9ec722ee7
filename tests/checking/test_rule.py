from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from toolkit.checking.rule_files import load_rules
from toolkit.user_files import RuleFileError

RULE = """\
code: QC999
name: example-rule
severity: warning
certainty: probable
kind: stray_text
title:
  zh: 例
  en: an example
reason:
  zh: 举例。
  en: For example.
cases:
  stray:
    zh: "有{length}个字"
    en: "{length} characters"
bad:
  - 例
"""


def write(folder: Path, text: str = RULE, file: str = "QC999-example-rule.yaml") -> Path:
    (folder / file).write_text(text, encoding="utf-8")
    return folder


def problem(folder: Path) -> str:
    with pytest.raises(RuleFileError) as caught:
        load_rules(folder)
    return str(caught.value)


def test_a_rule_says_what_its_file_says(tmp_path: Path) -> None:
    (rule,) = load_rules(write(tmp_path))
    assert (rule.code, rule.name, rule.kind) == ("QC999", "example-rule", "stray_text")
    assert (rule.severity, rule.certainty, rule.parameters) == ("warning", "probable", {})
    assert (rule.good, rule.bad, rule.marks_damage) == ((), ("例",), False)
    assert rule.cases["stray"].message == {"zh": "有{length}个字", "en": "{length} characters"}


def test_a_case_has_its_rules_severity_and_certainty_unless_it_says_otherwise(tmp_path: Path) -> None:
    own = "  own:\n    severity: error\n    certainty: certain\n    zh: 甲\n    en: a\nbad:\n"
    (rule,) = load_rules(write(tmp_path, RULE.replace("bad:\n", own)))
    assert (rule.cases["stray"].severity, rule.cases["stray"].certainty) == ("warning", "probable")
    assert (rule.cases["own"].severity, rule.cases["own"].certainty) == ("error", "certain")


def test_rules_come_by_number_and_other_files_are_passed_over(tmp_path: Path) -> None:
    write(tmp_path)
    write(tmp_path, RULE.replace("QC999", "QC200").replace("example-rule", "first-rule"), "QC200-first-rule.yaml")
    write(tmp_path, "not: a rule\n", "notes.yaml")
    assert [rule.code for rule in load_rules(tmp_path)] == ["QC200", "QC999"]


def test_a_folder_without_rules_has_none(tmp_path: Path) -> None:
    assert load_rules(tmp_path) == []


@pytest.mark.parametrize(
    ("change", "line", "word"),
    [
        (("kind: stray_text", "kind: stray_text\nkinds: more"), 6, "kinds"),
        (("kind: stray_text", "kind: stray_text\nkind: contents"), 5, "twice"),
        (("code: QC999", "code: QC998"), 1, "QC998"),
        (("code: QC999", "code: QC99"), 1, "QC99"),
        (("example-rule", "Example_Rule"), 2, "Example_Rule"),
        (("severity: warning", "severity: fatal"), 3, "fatal"),
        (("certainty: probable", "certainty: maybe"), 4, "maybe"),
        (("bad:\n  - 例\n", "bad: []\n"), 16, "example"),
        (("    zh: ", "    chinese: "), 12, "chinese"),
        (("  stray:\n", "  stray:\n    severity: fatal\n"), 12, "severity"),
        (("kind: stray_text", "kind: [stray_text"), 6, ""),
        (("title:\n  zh: 例", "title: &a\n  zh: 例"), 6, "anchor"),
        (("title:\n  zh: 例", "title:\n  zh: !sh 例"), 7, "tag"),
    ],
    ids=lambda value: value[1] if isinstance(value, tuple) else None,
)
def test_a_mistake_is_told_with_its_file_and_line(
    tmp_path: Path, change: tuple[str, str], line: int, word: str
) -> None:
    said = problem(write(tmp_path, RULE.replace(*change)))
    assert f"QC999-example-rule.yaml:{line}: " in said
    assert word in said.split(": ", 1)[1]


@pytest.mark.parametrize("key", ["code", "name", "severity", "certainty", "kind", "title", "reason", "cases", "bad"])
def test_a_key_that_is_missing_is_named(tmp_path: Path, key: str) -> None:
    data = yaml.safe_load(RULE)
    del data[key]
    said = problem(write(tmp_path, yaml.safe_dump(data, allow_unicode=True)))
    assert re.search(rf"QC999-example-rule\.yaml:\d+: .*{key}", said)


@pytest.mark.parametrize("content", ["- a list\n", "", "a sentence\n"])
def test_a_file_that_is_no_mapping_is_refused(tmp_path: Path, content: str) -> None:
    assert "QC999-example-rule.yaml:1: " in problem(write(tmp_path, content))


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("title", "a title without languages"),
        ("title", {"zh": "例"}),
        ("reason", ["a", "b"]),
        ("cases", "stray"),
        ("cases", ["stray"]),
        ("cases", {"stray": "有字"}),
        ("cases", {"stray": {"zh": "只有中文"}}),
        ("cases", {"stray": {"zh": "甲", "en": "a", "suggestion": "without languages"}}),
        ("bad", "one text, not a list of texts"),
        ("bad", [7]),
        ("good", "one text, not a list of texts"),
        ("parameters", ["a"]),
        ("kind", "no_such_kind"),
        ("kind", 7),
        ("name", None),
        ("marks_damage", "yes, please"),
    ],
    ids=lambda value: str(value)[:24],
)
def test_a_key_of_the_wrong_shape_is_refused_when_the_rule_is_loaded(tmp_path: Path, key: str, value: object) -> None:
    data = yaml.safe_load(RULE) | {key: value}
    said = problem(write(tmp_path, yaml.safe_dump(data, allow_unicode=True)))
    assert "QC999-example-rule.yaml:" in said


def test_a_number_and_a_name_belong_to_one_rule(tmp_path: Path) -> None:
    write(tmp_path)
    write(tmp_path, RULE.replace("example-rule", "other-rule"), "QC999-other-rule.yaml")
    assert "QC999-other-rule.yaml:1: QC999 is already" in problem(tmp_path)
    write(tmp_path, RULE.replace("QC999", "QC998"), "QC998-example-rule.yaml")
    (tmp_path / "QC999-other-rule.yaml").unlink()
    assert "QC999-example-rule.yaml:1: example-rule is already" in problem(tmp_path)
