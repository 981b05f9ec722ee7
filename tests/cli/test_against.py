"""``qc check`` against an earlier version, and over what has changed in git."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.checking.tables import Row, basic, cooperative, reclaimed
from tests.cli.running import Result, qc, write

OLD = (
    basic(Row(1), Row(2, "做好人才服务工作"), Row(4, "农机安全监督检查"))
    + cooperative(Row(1, "开展临时救助", "民生服务"))
    + reclaimed(Row(1, "收养登记", "民生服务"), Row(2, "农机驾驶培训", "乡村振兴"))
)
SELECT = ("--select", "QC301,QC501,QC7,QC9")


def check(*arguments: str | Path) -> tuple[Result, dict[str, Any]]:
    result = qc("check", *SELECT, *arguments, "--format", "json")
    return result, json.loads(result.out) if result.out else {}


def found(data: dict[str, Any]) -> list[tuple[str, bool]]:
    return [(finding["rule"], finding["known"]) for finding in data["findings"]]


def test_a_version_against_itself_has_nothing_new(folder: Path) -> None:
    write(folder, OLD)
    write(folder, OLD, "old.md")
    result, data = check("a.md", "--against", "old.md")
    assert result.status == 0
    assert data["findings"]
    assert all(known for _, known in found(data))
    assert data["fixed"] == []
    assert qc("check", *SELECT, "a.md").status == 1


def test_a_version_of_another_township_is_noted(folder: Path) -> None:
    write(folder, f"河西省临原地区青湖县 柳树镇履职事项清单\n{OLD}")
    write(folder, f"河西省临原地区白河县 石桥乡履职事项清单\n{OLD}", "old.md")
    noted = qc("check", *SELECT, "a.md", "--against", "old.md")
    assert "注意：旧版 old.md 是白河县石桥乡的清单，a.md 是青湖县柳树镇的" in noted.err
    assert not check("a.md", "--against", "a.md")[0].err


def test_only_what_is_new_blocks_and_what_is_gone_is_listed(folder: Path) -> None:
    write(folder, OLD, "old.md")
    mended = OLD.replace("| 4 |", "| 3 |")
    write(folder, mended)
    result, data = check("a.md", "--against", "old.md")
    assert result.status == 0
    assert [finding["rule"] for finding in data["fixed"]] == ["QC301"]
    worse = mended.replace("做好人才服务工作", "做好收养登记")
    write(folder, worse.replace("收养登记", "收养登记", 1))
    write(folder, mended, "old.md")
    result, data = check("a.md", "--against", "old.md", "--strict")
    assert result.status == 1
    assert ("QC501", False) in found(data)


def test_a_fault_stays_known_when_rows_are_renumbered(folder: Path) -> None:
    write(folder, OLD.replace("做好人才服务工作", "做好收养登记"), "old.md")
    longer = basic(Row(1), Row(2, "加强国防教育"), Row(3, "做好收养登记"), Row(5, "农机安全监督检查"))
    write(folder, longer + OLD[OLD.index("配合履职事项清单") :])
    _, data = check("a.md", "--against", "old.md")
    assert ("QC501", True) in found(data)


def test_a_fault_stays_known_when_the_name_is_reworded(folder: Path) -> None:
    write(folder, OLD.replace("做好人才服务工作", "做好收养登记"), "old.md")
    write(folder, OLD.replace("做好人才服务工作", "做好收养登记工作"))
    _, data = check("a.md", "--against", "old.md")
    assert [known for rule, known in found(data) if rule == "QC501"] == [True]


def test_a_fault_that_stands_twice_where_it_stood_once_is_new(folder: Path) -> None:
    write(folder, OLD, "old.md")
    write(folder, OLD.replace("配合履职事项清单", "| 6 | 党的建设 | 加强国防教育 |\n\n配合履职事项清单", 1))
    _, data = check("a.md", "--against", "old.md")
    gaps = [known for rule, known in found(data) if rule == "QC301"]
    assert gaps
    assert not all(gaps)


def test_a_duty_taken_back_that_returns_is_an_alarm(folder: Path) -> None:
    write(folder, OLD, "old.md")
    back = basic(Row(1), Row(2, "做好人才服务工作"), Row(3, "收养登记"), Row(4, "农机安全监督检查"))
    rest = cooperative(Row(1, "开展临时救助", "民生服务")) + reclaimed(Row(1, "农机驾驶培训", "乡村振兴"))
    write(folder, back + rest)
    result, data = check("a.md", "--against", "old.md")
    assert result.status == 1
    (alarm,) = [finding for finding in data["findings"] if finding["rule"] == "QC901"]
    assert (alarm["list"], alarm["number"], alarm["known"], alarm["severity"]) == ("basic", 3, False, "error")
    assert alarm["related"][0]["list"] == "reclaimed"
    assert qc("check", "a.md", "--against", "old.md", "--ignore", "QC3,QC5,QC7,QC901").status == 0
    assert all(finding["rule"] != "QC901" for finding in json.loads(check("a.md")[0].out)["findings"])


def test_versions_in_folders_are_matched_by_name_and_else_by_place(folder: Path) -> None:
    title = "# 青湖县柳树镇基本履职事项清单\n"
    write(folder, OLD, "old/b.md")
    write(folder, title + OLD, "old/2024.md")
    write(folder, OLD, "new/b.md")
    write(folder, title + OLD, "new/2025.md")
    write(folder, OLD, "new/c.md")
    result, data = check("new", "--against", "old")
    known = {(finding["source"], finding["known"]) for finding in data["findings"]}
    assert known == {("new/2025.md", True), ("new/b.md", True), ("new/c.md", False)}
    assert result.status == 1


@pytest.mark.parametrize("old", ["missing.md", "empty", "HEAD:a.md", "none:"])
def test_an_earlier_version_that_cannot_be_had_is_told_in_one_line(folder: Path, old: str) -> None:
    write(folder, OLD)
    (folder / "empty").mkdir()
    result, _ = check("a.md", "--against", old)
    assert (result.status, result.out) == (2, "")
    assert result.err.startswith("qc: ")
    assert result.err.count("\n") == 1


@pytest.mark.parametrize(("lang", "words"), [("zh", ("旧版已有", "已改正")), ("en", ("earlier version", "Put right"))])
def test_the_text_report_tells_known_from_new_and_lists_what_is_gone(
    folder: Path, lang: str, words: tuple[str, str]
) -> None:
    write(folder, OLD.replace("做好人才服务工作", "做好收养登记"), "old.md")
    write(folder, OLD.replace("| 4 |", "| 3 |").replace("做好人才服务工作", "做好收养登记"))
    shown = qc("check", *SELECT, "a.md", "--against", "old.md", "--lang", lang).out
    for word in words:
        assert word in shown


def git(folder: Path, *arguments: str) -> None:
    who = ("-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main")
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)  # noqa: S603, S607 - git


@pytest.fixture
def repository(folder: Path) -> Path:
    git(folder, "init")
    for name in ("a.md", "b.md", "清单 一.md"):
        write(folder, OLD, name)
    git(folder, "add", "-A")
    git(folder, "commit", "-m", "first")
    return folder


def test_a_version_in_git_is_one_to_check_against(repository: Path) -> None:
    write(repository, OLD.replace("| 4 |", "| 3 |"))
    result, data = check("a.md", "--against", "HEAD:a.md")
    assert result.status == 0
    assert [finding["rule"] for finding in data["fixed"]] == ["QC301"]


def test_only_changed_and_new_files_are_checked(repository: Path) -> None:
    assert check(".", "--changed", "HEAD")[1]["documents"] == []
    write(repository, OLD + "\n", "清单 一.md")
    write(repository, OLD, "sub/new.md")
    (repository / "b.md").unlink()
    _, data = check(".", "--changed", "HEAD")
    assert [document["source"] for document in data["documents"]] == ["清单 一.md", "sub/new.md"]


@pytest.mark.parametrize("revision", ["nowhere", "--help", "", "$(touch gotcha)"])
def test_a_revision_that_is_none_is_told_in_one_line(repository: Path, revision: str) -> None:
    result, _ = check(".", "--changed", revision)
    assert (result.status, result.out) == (2, "")
    assert result.err.count("\n") == 1
    assert not (repository / "gotcha").exists()


def test_outside_of_a_repository_nothing_has_changed_that_could_be_told(folder: Path) -> None:
    write(folder, OLD)
    result, _ = check("a.md", "--changed", "HEAD")
    assert (result.status, result.out) == (2, "")
    assert "git" in result.err
