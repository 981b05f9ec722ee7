"""Documents at a revision, and ``qc diff --git-setup``, in real repositories."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.running import environment, qc, write
from tests.cli.test_diff import OLD, told
from toolkit.sources import SUFFIXES

NEW = OLD.replace("人才引进", "人才培养").replace("1.受理申请", "1.当场受理申请")


def git(*arguments: str) -> str:
    """Run git in the current folder, with ``qc`` on its path and no settings of the user's; return what it writes."""
    own = {
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "PATH": f"{Path('bin').resolve()}:{os.environ['PATH']}",
    }
    who = [f"GIT_{role}_{what}" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")]
    done = subprocess.run(  # noqa: S603 - a fixed command
        ["git", *arguments],  # noqa: S607 - the machine's git
        env=environment(**own, **dict.fromkeys(who, "a@b.c")),
        capture_output=True,
        check=True,
    )
    return done.stdout.decode()


@pytest.fixture
def repository(folder: Path) -> Path:
    """Stand in a repository with two revisions of a list, the second one staged."""
    git("init", "-q", "-b", "main")
    write(folder, OLD, "lists/柳树镇.md")
    git("add", "lists")
    git("commit", "-q", "-m", "first")
    write(folder, NEW, "lists/柳树镇.md")
    shim = write(folder, f'#!/bin/sh\nexec "{sys.executable}" -m toolkit "$@"\n', "bin/qc")
    shim.chmod(0o755)
    return folder


@pytest.mark.usefixtures("repository")
def test_a_side_may_be_a_file_at_a_revision() -> None:
    result = qc("diff", "HEAD:lists/柳树镇.md", "lists/柳树镇.md", "--brief")
    assert result.status == 0
    assert "做好高层次人才[-引进-]{+培养+}和服务保障工作" in result.out
    assert qc("diff", "HEAD:lists/柳树镇.md", "main:lists/柳树镇.md", "--brief").out == ""
    assert qc("diff", "HEAD:lists/柳树镇.md", ":lists/柳树镇.md", "--brief").out == ""


def test_a_path_may_count_from_the_current_folder(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(repository / "lists")
    assert qc("diff", "HEAD:./柳树镇.md", "柳树镇.md").status == 0


@pytest.mark.usefixtures("repository")
@pytest.mark.parametrize(
    ("word", "zh", "en"),
    [
        ("v9:lists/柳树镇.md", "git 仓库里没有版本 v9", "the repository has no revision v9"),
        ("HEAD:missing.md", "版本 HEAD 里没有文件 missing.md", "revision HEAD has no file missing.md"),
        ("HEAD:lists", "版本 HEAD 里没有文件 lists", "revision HEAD has no file lists"),
    ],
)
def test_what_the_repository_does_not_have_is_told_in_one_line(word: str, zh: str, en: str) -> None:
    assert zh in told(qc("diff", word, "lists/柳树镇.md"))
    assert en in told(qc("diff", word, "lists/柳树镇.md", "--lang", "en"))


def test_outside_a_repository_nothing_can_be_had(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(folder.parent))
    write(folder, OLD, "a.md")
    assert "这里也不是 git 仓库" in told(qc("diff", "HEAD:a.md", "a.md"))
    assert "不在 git 仓库里 · " in told(qc("diff", "--git-setup"))


def test_without_git_a_revision_cannot_be_had(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(folder))
    write(folder, OLD, "a.md")
    assert "用不了 git" in told(qc("diff", "HEAD:a.md", "a.md"))


def test_a_file_with_a_colon_in_its_name_is_a_file(folder: Path) -> None:
    write(folder, OLD, "a:b.md")
    assert qc("diff", "a:b.md", "a:b.md", "--brief").out == ""


def test_git_shows_the_duties_once_it_is_set_up(repository: Path) -> None:
    first = qc("diff", "--git-setup")
    assert (first.status, first.err) == (0, "")
    assert ".gitattributes: *.md diff=duties" in first.out
    assert "git config diff.duties.textconv = " in first.out
    shown = git("diff", "--", "lists")
    assert "-## 基本 做好高层次人才引进和服务保障工作\n+## 基本 做好高层次人才培养和服务保障工作\n" in shown
    assert "-  1.受理申请；\n+  1.当场受理申请；\n" in shown
    assert any(line.startswith("@@") and line.endswith("## 配合 开展困难群众临时救助") for line in shown.splitlines())
    assert "人才[-引进-]{+培养+}和服务" in git("difftool", "-y", "-t", "duties", "--", "lists")
    assert repository.is_dir()


def test_a_second_setup_writes_nothing_and_the_users_own_lines_stay(repository: Path) -> None:
    attributes = repository / ".gitattributes"
    attributes.write_text("*.png binary\n*.md diff=markdown", encoding="utf-8")
    assert qc("diff", "--git-setup").status == 0
    text = attributes.read_text("utf-8")
    assert text.startswith("*.png binary\n*.md diff=markdown\n")
    assert text.count("diff=duties") == len(SUFFIXES) - 1
    again = qc("diff", "--git-setup")
    assert (again.status, again.out) == (0, "早已设好，没有改动 · already set up, nothing written\n")
    assert attributes.read_text("utf-8") == text


def test_a_file_that_is_no_list_is_compared_as_it_is(repository: Path) -> None:
    qc("diff", "--git-setup")
    write(repository, "first\n", "notes.md")
    git("add", "notes.md")
    write(repository, "second\n", "notes.md")
    assert "-first\n+second\n" in git("diff", "--", "notes.md")


def test_attributes_that_cannot_be_written_are_told_in_one_line(repository: Path) -> None:
    (repository / ".gitattributes").mkdir()
    assert ".gitattributes" in told(qc("diff", "--git-setup"))
