"""``qc check`` and ``qc diff`` over kept results: the same report, sooner; nothing stale, whatever changes."""

from __future__ import annotations

import dataclasses
import os
import re
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from tests.cli.running import BLOCKED, ROOT, SELECT, SOUND, Result, environment, process, qc, write
from tests.reporting.documents import RULES, both
from toolkit.cli.session import today
from toolkit.reporting.changes import FORMATS as CHANGES
from toolkit.reporting.checks import BINARY, FORMATS, WITH_RULES, render
from toolkit.words import Lang

HEAVY = {"polars", "pandera", "yaml", "numpy", "rapidfuzz", "pyarrow"}


@pytest.fixture
def kept() -> Path:
    return Path(os.environ["QC_CACHE_DIR"])


def entries(kept: Path) -> set[Path]:
    return {path for path in kept.rglob("*") if path.is_file()}


@pytest.mark.parametrize("form", sorted(set(FORMATS) - BINARY))
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_report_over_kept_results_is_the_same(folder: Path, form: str, lang: str) -> None:
    write(folder, BLOCKED)
    paths = ("a.md", ROOT / "fixtures" / "documents" / "faulty-cells.tsv")
    anew, first, second = (
        qc("check", *paths, "--format", form, "--lang", lang, *more) for more in (["--no-cache"], [], [])
    )
    assert anew == first == second
    assert anew.status == 1


@pytest.mark.parametrize("form", sorted(set(FORMATS) - BINARY - WITH_RULES))
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_format_that_says_it_needs_no_rules_shows_the_same_without_them(form: str, lang: Lang) -> None:
    report = both(lang)
    assert render(form, dataclasses.replace(report, rules=RULES)) == render(form, dataclasses.replace(report, rules=()))


@pytest.mark.parametrize("waived", ["", "all"])
def test_a_run_over_kept_results_loads_nothing_that_reads_or_checks(folder: Path, waived: str) -> None:
    write(folder, BLOCKED)
    assert qc("check", "a.md").status == 1
    if waived:
        soon = str(today() + timedelta(days=30))
        assert qc("baseline", "a.md", "--reason", "known", "--until", soon).status == 0
    done = process(folder, "check", "a.md", before=("-X", "importtime"))
    assert done.returncode == (0 if waived else 1)
    imported = {line.rsplit("|", 1)[-1].strip().split(".")[0] for line in done.stderr.decode().splitlines()}
    assert "toolkit" in imported
    assert imported.isdisjoint({*HEAVY, "rich"})


def test_no_cache_keeps_nothing_and_asks_nothing(folder: Path, kept: Path) -> None:
    write(folder, BLOCKED)
    qc("check", "a.md", "--no-cache")
    write(folder, "cache = false\n", "qc.toml")
    qc("check", "a.md")
    assert not entries(kept)
    (folder / "qc.toml").unlink()
    qc("check", "a.md")
    assert len(entries(kept)) == 1


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", '[severity]\nQC301 = "info"\n'),
        ("", '[certainty]\nQC301 = "probable"\n'),
        ("", 'ignore = ["QC301"]\n'),
        ("", 'select = ["QC1"]\n'),
        ("", '[per-file."*.md"]\nignore = ["QC301"]\n'),
        ("", '[per-list.basic]\nignore = ["QC301"]\n'),
        ("", 'lang = "en"\n'),
        ("", 'fail-on = "never"\n'),
        ('profile = "p.yaml"\n', 'profile = "q.yaml"\n'),
    ],
)
def test_a_change_of_the_configuration_is_seen_at_once(folder: Path, before: str, after: str) -> None:
    write(folder, BLOCKED)
    write(folder, "categories: [党的建设, 民生服务]\n", "p.yaml")
    write(folder, "categories: [别的工作]\n", "q.yaml")
    write(folder, before, "qc.toml")
    first = qc("check", "a.md", "--format", "json")
    write(folder, after, "qc.toml")
    second = qc("check", "a.md", "--format", "json")
    assert second == qc("check", "a.md", "--format", "json", "--no-cache")
    assert first != second


def test_a_change_of_options_is_seen_at_once(folder: Path) -> None:
    write(folder, BLOCKED)
    runs = [("--ignore", "QC3"), ("--select", "QC3"), ("--select", "QC1,QC3")]
    for options in runs:
        cached, anew = (qc("check", "a.md", *options, *more) for more in ((), ("--no-cache",)))
        assert cached == anew


def test_a_wrong_word_is_told_though_results_are_kept(folder: Path) -> None:
    write(folder, BLOCKED)
    assert qc("check", "a.md").status == 1
    assert qc("check", "a.md", "--select", "numbering-gaps").status == 2


def test_a_document_that_changes_or_moves_is_checked_anew(folder: Path) -> None:
    write(folder, BLOCKED)
    assert qc("check", "a.md", *SELECT).status == 1
    write(folder, SOUND)
    assert qc("check", "a.md", *SELECT).status == 0
    write(folder, BLOCKED)
    assert qc("check", "a.md", *SELECT).status == 1
    (folder / "a.md").rename(folder / "b.md")
    assert "b.md:5" in qc("check", "b.md", *SELECT).out


def test_a_document_among_kept_ones_keeps_its_place(folder: Path) -> None:
    names = [f"{name}.md" for name in "abcde"]
    for name in names:
        write(folder, BLOCKED, name)
    qc("check", "b.md", "d.md", "--format", "json")
    mixed = qc("check", *names, "--format", "json")
    assert mixed == qc("check", *names, "--format", "json", "--no-cache")


@pytest.mark.parametrize("damage", ["file", "truncated", "unreadable entry"])
def test_a_broken_cache_is_as_none(folder: Path, kept: Path, damage: str) -> None:
    write(folder, BLOCKED)
    first = qc("check", "a.md")
    for path in entries(kept):
        if damage == "truncated":
            path.write_bytes(path.read_bytes()[:50])
        else:
            path.unlink()
        if damage == "unreadable entry":
            path.mkdir()
    if damage == "file":
        for path in sorted(kept.rglob("*"), reverse=True):
            path.rmdir()
        kept.rmdir()
        kept.write_text("no folder", "utf-8")
    assert qc("check", "a.md") == first


def test_two_runs_at_once_share_a_cache(folder: Path) -> None:
    for at in range(4):
        write(folder, BLOCKED, f"{at}.md")
    command = [sys.executable, "-m", "toolkit", "check", ".", "--format", "json"]
    both = [
        subprocess.Popen(command, cwd=folder, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE)  # noqa: S603 - this package
        for _ in range(2)
    ]
    written = [one.communicate() for one in both]
    assert written[0] == written[1]
    assert written[0][1] == b""
    assert written[0][0] == process(folder, "check", ".", "--format", "json").stdout
    assert re.search(rb'"passed": false', written[0][0])


def diff_of(*arguments: str, new: str = BLOCKED) -> Result:
    write(Path(), SOUND, "old.md")
    write(Path(), new, "new.md")
    return qc("diff", "old.md", "new.md", *arguments)


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("form", sorted({*CHANGES, "patch"} - {"xlsx", "docx"}))
def test_a_kept_comparison_is_shown_the_same(form: str) -> None:
    anew, first, second = (diff_of("--format", form, *more) for more in (["--no-cache"], [], []))
    assert anew == first == second
    assert anew.err


def test_a_kept_comparison_is_shown_without_reading_a_document(folder: Path) -> None:
    diff_of()
    done = process(folder, "diff", "old.md", "new.md", before=("-X", "importtime"))
    imported = {line.rsplit("|", 1)[-1].strip() for line in done.stderr.decode().splitlines()}
    assert "toolkit.diffing.comparison" in imported
    assert imported.isdisjoint({"toolkit.parsing", "toolkit.diffing.compare", "yaml", "polars", "rich"})


@pytest.mark.usefixtures("folder")
def test_a_comparison_is_made_anew_when_anything_it_rests_on_changes(kept: Path) -> None:
    diff_of()
    (first,) = entries(kept)
    diff_of("--lang", "en", "--stat", "--ignore", "place")
    assert entries(kept) == {first}
    assert "只在new.md 1" in diff_of("--mode", "township", new=SOUND.replace("人才", "养老")).out
    assert len(entries(kept)) == 2
    write(
        Path(),
        '[[pair]]\nsame = false\nold = ["reclaimed", "收养登记"]\nnew = ["reclaimed", "收养登记"]\n',
        "qc-pins.toml",
    )
    assert "取消" in diff_of().out
    assert len(entries(kept)) == 3
    write(Path(), 'profile = "profile.yaml"\n', "qc.toml")
    for at, categories in enumerate(("党的建设, 民生服务", "党的建设"), 4):
        write(Path(), f"categories: [{categories}]\n", "profile.yaml")
        diff_of()
        assert len(entries(kept)) == at


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("off", ["option", "configuration"])
def test_a_comparison_is_not_kept_where_that_is_switched_off(kept: Path, off: str) -> None:
    if off == "configuration":
        write(Path(), "cache = false\n", "qc.toml")
    diff_of(*(["--no-cache"] if off == "option" else []))
    assert entries(kept) == set()
