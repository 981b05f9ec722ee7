from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.checking.tables import all_rules, rules
from tests.cli.running import qc
from toolkit.words import Lang


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_rule_is_listed_with_number_name_and_title(folder: Path, lang: Lang) -> None:
    text = "".join(qc("rules", "list", "--lang", lang).out.split())
    for rule in all_rules():
        assert f"{rule.code}{rule.name}" in text
        assert "".join(rule.title[lang].split())[:10] in text
    assert folder.exists()


@pytest.mark.parametrize("word", ["QC501", "qc501", "reclaimed-in-basic"])
@pytest.mark.parametrize(("lang", "reason"), [("zh", "上级部门已经收回的事项"), ("en", "What a department has taken")])
def test_a_rule_is_explained_by_number_or_name(folder: Path, word: str, lang: Lang, reason: str) -> None:
    result = qc("explain", word, "--lang", lang)
    assert (result.status, result.err) == (0, "")
    assert result.out.startswith("QC501 reclaimed-in-basic")
    assert reason in result.out
    assert "收养登记" in result.out
    assert folder.exists()


def test_an_unknown_rule_is_told_with_the_nearest(folder: Path) -> None:
    result = qc("explain", "reclaimed-in-basics")
    assert (result.status, result.out) == (2, "")
    assert result.err.startswith("qc: ")
    assert result.err.count("\n") == 1
    assert "reclaimed-in-basic" in result.err
    assert folder.exists()


@pytest.fixture
def two_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let there be two rules alone."""
    monkeypatch.setattr("toolkit.checking.rule_files.load_rules", lambda: rules("QC105", "QC501"))


@pytest.mark.usefixtures("two_rules")
def test_the_rules_stand_their_own_examples(folder: Path) -> None:
    result = qc("rules", "test")
    assert result.status == 0, result.out
    assert re.search(r"2 rules, \d+ examples, 0 failed", result.out)
    assert folder.exists()


@pytest.mark.usefixtures("two_rules")
def test_a_rule_that_fails_its_examples_is_named_and_blocks(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("toolkit.checking.examples.run_example", lambda _rule, _text: [])
    result = qc("rules", "test")
    assert result.status == 1
    assert "QC501 reclaimed-in-basic: bad example 1 is not reported" in " ".join(result.out.split())
    assert folder.exists()
