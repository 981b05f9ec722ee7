"""The formats of a check as the command line writes them."""

from __future__ import annotations

import io
import json
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.cli.running import BLOCKED, SELECT, SOUND, process, qc, write
from toolkit.reporting.checks import BINARY, FORMATS

SETTING = "GITHUB_STEP_SUMMARY"


@pytest.fixture(autouse=True)
def _no_job(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(SETTING, raising=False)


def sheets(content: bytes) -> list[str]:
    return load_workbook(io.BytesIO(content)).sheetnames


def test_one_run_writes_every_format_and_each_is_what_standard_output_would_carry(folder: Path) -> None:
    write(folder, BLOCKED)
    outputs = [word for form in FORMATS for word in ("-o", f"{form}=out.{form}")]
    assert qc("check", *SELECT, "a.md", *outputs).status == 1
    for form in sorted({*FORMATS} - BINARY - {"text"}):
        assert (folder / f"out.{form}").read_text("utf-8") == qc("check", *SELECT, "a.md", "--format", form).out
    assert json.loads((folder / "out.sarif").read_text("utf-8"))["version"] == "2.1.0"
    assert ET.fromstring((folder / "out.junit").read_text("utf-8")).tag == "testsuites"  # noqa: S314 - our own file
    assert sheets((folder / "out.annotated").read_bytes()) == ["问题汇总", "基本", "配合", "收回"]
    assert sheets((folder / "out.xlsx").read_bytes()) == ["问题汇总"]


@pytest.mark.parametrize("form", sorted(BINARY))
def test_a_workbook_can_be_piped(folder: Path, form: str) -> None:
    write(folder, SOUND)
    done = process(folder, "check", *SELECT, "a.md", "--format", form)
    assert (done.returncode, done.stderr) == (0, b"")
    assert sheets(done.stdout)[0] == "问题汇总"


def test_files_below_the_current_folder_are_named_from_it(folder: Path) -> None:
    path = write(folder / "县 一", BLOCKED)
    (result,) = json.loads(qc("check", *SELECT, path, "--format", "gitlab").out)
    assert result["location"]["path"] == "县 一/a.md"
    log = json.loads(qc("check", *SELECT, path, "--format", "sarif").out)
    assert log["runs"][0]["artifacts"][0]["location"]["uri"] == "%E5%8E%BF%20%E4%B8%80/a.md"


@pytest.mark.parametrize("arguments", [("--format", "github"), ("-o", "github=out.txt")])
def test_the_summary_of_a_job_gets_the_markdown_after_what_stands_there(
    folder: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    write(folder, BLOCKED)
    summary = folder / "summary.md"
    summary.write_text("before\n", encoding="utf-8")
    monkeypatch.setenv(SETTING, str(summary))
    assert qc("check", *SELECT, "a.md", *arguments).status == 1
    assert summary.read_text("utf-8") == "before\n" + qc("check", *SELECT, "a.md", "--format", "markdown").out


def test_other_formats_leave_the_summary_of_a_job_alone(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(folder, BLOCKED)
    monkeypatch.setenv(SETTING, str(folder / "summary.md"))
    qc("check", *SELECT, "a.md", "--format", "gitlab")
    assert not (folder / "summary.md").exists()


def test_a_summary_that_cannot_be_written_is_told_in_one_line(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(folder, BLOCKED)
    monkeypatch.setenv(SETTING, str(folder / "missing" / "summary.md"))
    result = qc("check", *SELECT, "a.md", "--format", "github")
    assert (result.status, result.out) == (2, "")
    assert result.err.startswith("qc: ")
    assert "summary.md" in result.err
    assert result.err.count("\n") == 1
