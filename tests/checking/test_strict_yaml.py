from __future__ import annotations

from pathlib import Path

import pytest

from toolkit.checking.strict_yaml import load_strict
from toolkit.user_files import RuleFileError


def problem(folder: Path, text: str | bytes) -> str:
    """Return what is said of a file with this content."""
    file = folder / "QC999-example.yaml"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(RuleFileError) as caught:
        load_strict(file)
    return str(caught.value)


def test_a_mapping_comes_with_the_line_of_each_key(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text("# 规则\ncode: QC999\ncases:\n  one: {zh: 甲, en: a}\nbad: [x]\n", encoding="utf-8")
    data, lines = load_strict(file)
    assert data == {"code": "QC999", "cases": {"one": {"zh": "甲", "en": "a"}}, "bad": ["x"]}
    assert lines == {"code": 2, "cases": 3, "cases.one": 4, "cases.one.zh": 4, "cases.one.en": 4, "bad": 5}


@pytest.mark.parametrize("text", ["", "# nothing\n", "- a\n- b\n", "a sentence\n", "3\n"])
def test_a_file_without_a_mapping_is_refused(tmp_path: Path, text: str) -> None:
    assert "QC999-example.yaml:1: " in problem(tmp_path, text)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("code: QC999\nname: a\ncode: QC998\n", {1, 3}),
        ("cases:\n  one: {zh: 甲}\n  two: {zh: 乙}\n  one: {zh: 丙}\n", {2, 4}),
        ("cases:\n  one: {zh: 甲, en: a, zh: 乙}\n", {2}),
        ("bad:\n  - {a: 1, b: 2, a: 3}\n", {2}),
    ],
    ids=["top", "block", "flow", "in a list"],
)
def test_a_key_that_stands_twice_is_refused_where_it_stands(tmp_path: Path, text: str, lines: set[int]) -> None:
    said = problem(tmp_path, text)
    assert any(f"QC999-example.yaml:{line}: " in said for line in lines)
    assert "twice" in said


@pytest.mark.parametrize(
    "tagged",
    ["!local x", "!!python/object:os.system x", "!!python/name:os.system", "!!set {a, b}", "!!binary aGk=", "!!str 7"],
)
def test_a_tag_is_refused_with_its_line(tmp_path: Path, tagged: str) -> None:
    said = problem(tmp_path, f"code: QC999\nname: {tagged}\n")
    assert "QC999-example.yaml:2: " in said
    assert "tag" in said


@pytest.mark.parametrize(
    "text",
    [
        "title: &words {zh: 甲, en: a}\nreason: *words\n",
        "code: QC999\ntitle: &words {zh: 甲, en: a}\n",
        "base: &base {zh: 甲}\ntitle:\n  <<: *base\n  en: a\n",
        "loop: &loop [*loop]\n",
    ],
    ids=["alias", "anchor alone", "merge", "loop"],
)
def test_anchors_and_aliases_are_refused(tmp_path: Path, text: str) -> None:
    said = problem(tmp_path, text)
    assert "QC999-example.yaml:" in said
    assert "anchor" in said


@pytest.mark.parametrize(
    ("text", "line"),
    [("code: QC999\nname: [a, b\n", 3), ("code: QC999\n\tname: a\n", 2), ('a: "b\n', 2), ("a: 1\n---\nb: 2\n", 2)],
    ids=["open bracket", "tab", "open quote", "two documents"],
)
def test_what_is_no_yaml_is_refused_with_its_line(tmp_path: Path, text: str, line: int) -> None:
    assert f"QC999-example.yaml:{line}: " in problem(tmp_path, text)


def test_a_file_that_is_not_utf8_is_refused_like_any_other(tmp_path: Path) -> None:
    assert "QC999-example.yaml:" in problem(tmp_path, "code: QC999\ntitle: 清单\n".encode("gb18030"))


def test_a_key_that_cannot_be_a_key_is_refused(tmp_path: Path) -> None:
    assert "QC999-example.yaml:1: " in problem(tmp_path, "? [a, b]\n: c\n")
