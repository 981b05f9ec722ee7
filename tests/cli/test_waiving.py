from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.cli.running import BLOCKED, ROOT, SOUND, qc, write

SOON = str(date.today() + timedelta(days=30))  # noqa: DTZ011 - the clerk's own day
FILE = "qc-waivers.toml"


def findings(*arguments: str, select: str = "QC001,QC002,QC105,QC301") -> list[dict[str, str]]:
    found: list[dict[str, str]] = json.loads(qc("check", ".", "--select", select, "--format", "json", *arguments).out)[
        "findings"
    ]
    return found


def test_a_waived_finding_blocks_no_more_in_either_language(folder: Path) -> None:
    write(folder, BLOCKED)
    (one,) = findings()
    assert qc("waive", one["fingerprint"], "--reason", "原文如此", "--until", SOON).status == 0
    assert findings() == findings("--lang", "en") == []


def test_a_waiver_survives_renumbering_and_moved_lines(folder: Path) -> None:
    write(folder, SOUND.replace("| 2 | 党的建设 |", "| 2 | |"))
    assert qc("baseline", ".", "--select", "QC105", "--reason", "x", "--until", SOON).status == 0
    assert findings(select="QC001,QC105") == []
    write(folder, "\n\n" + SOUND.replace("| 2 | 党的建设 |", "| 7 | |"))
    assert [one["rule"] for one in findings(select="QC001,QC105")] == []


def test_after_a_baseline_a_check_passes_and_a_new_fault_blocks(folder: Path) -> None:
    write(folder, BLOCKED)
    assert (
        "1 finding waived"
        in qc("baseline", ".", "--select", "QC301", "--reason", "现状", "--until", SOON, "--lang", "en").out
    )
    assert qc("check", ".", "--select", "QC105,QC301").status == 0
    write(folder, BLOCKED.replace("| 党的建设 | 做好人才服务工作 |", "| 党的建设 | |"))
    assert qc("check", ".", "--select", "QC105,QC301").status == 1


def test_a_baseline_leaves_the_reasons_of_waivers_in_force(folder: Path) -> None:
    write(folder, BLOCKED)
    (one,) = findings()
    qc("waive", one["fingerprint"], "a.md", "--reason", "王科长批准", "--until", SOON)
    before = (folder / FILE).read_text("utf-8")
    assert 'rule = "QC301"' in before
    assert qc("baseline", ".", "--select", "QC301", "--reason", "现状", "--until", SOON).status == 0
    assert (folder / FILE).read_text("utf-8") == before


def test_an_unused_and_a_lapsed_waiver_are_told(folder: Path) -> None:
    write(folder, BLOCKED)
    qc("baseline", ".", "--select", "QC301", "--reason", "x", "--until", SOON)
    write(folder, SOUND)
    assert [one["rule"] for one in findings()] == ["QC001"]
    assert findings(select="QC001,QC105") == []
    write(folder, BLOCKED)
    text = (folder / FILE).read_text("utf-8")
    write(folder, text.replace(SOON, "2020-01-01"), FILE)
    assert [one["rule"] for one in findings()] == ["QC301", "QC002"]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(
    ("fingerprint", "reason", "until", "word"),
    [
        ("nonsense", "x", SOON, "nonsense"),
        ("0" * 16, " ", SOON, "--reason"),
        ("0" * 16, "x", "soon", "soon"),
        ("0" * 16, "x", "2020-01-01", "2020-01-01"),
        ("0" * 16, "x", "2099-01-01", "180"),
    ],
)
def test_a_waiver_that_cannot_stand_is_not_written(
    folder: Path, lang: str, fingerprint: str, reason: str, until: str, word: str
) -> None:
    result = qc("waive", fingerprint, "--reason", reason, "--until", until, "--lang", lang)
    assert (result.status, result.err.count("\n")) == (2, 1)
    assert word in result.err
    assert result.err.isascii() is (lang == "en")
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("missing", ["--reason", "--until"])
def test_reason_and_end_date_must_be_given(folder: Path, missing: str) -> None:
    given = {"--reason": "x", "--until": SOON}
    del given[missing]
    assert qc("waive", "0" * 16, *next(iter(given.items()))).status == 2
    assert list(folder.iterdir()) == []


def test_a_finding_that_is_not_there_is_not_waived(folder: Path) -> None:
    write(folder, SOUND)
    assert qc("waive", "0" * 16, "a.md", "--reason", "x", "--until", SOON).status == 2
    assert qc("baseline", "gone.md", "--reason", "x", "--until", SOON).status == 2
    assert not (folder / FILE).exists()


@pytest.mark.parametrize("content", ["[[waiver]]\n", "x =", "[waiver]\n"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_damaged_waiver_file_is_told_in_one_line(folder: Path, content: str, lang: str) -> None:
    write(folder, SOUND)
    write(folder, content, FILE)
    for call in (["check", "."], ["baseline", ".", "--reason", "x", "--until", SOON]):
        result = qc(*call, "--lang", lang)
        assert (result.status, result.out, result.err.count("\n")) == (2, "", 1)
        assert result.err.startswith(f"qc: {FILE}")
        assert result.err.isascii() is (lang == "en")
    assert (folder / FILE).read_text("utf-8") == content


def test_a_waiver_file_that_is_named_must_be_there(folder: Path) -> None:
    write(folder, SOUND)
    assert "gone.toml" in qc("check", ".", "--waivers", "gone.toml").err
    assert ROOT.exists()
