"""The files by which CI runs the gate: their shape, and the action on documents that pass and that do not."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.cli.running import BLOCKED, SOUND, environment, write
from toolkit.reporting.checks import FORMATS
from toolkit.sources import SUFFIXES

ROOT = Path(__file__).parents[1]
SCRIPT = ROOT / "docs" / "ci" / "check.sh"
EXAMPLE = ROOT / "docs" / "ci" / "example"
needs_bash = pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash here")


def load(path: Path) -> Any:  # noqa: ANN401 - whatever the file holds
    return yaml.safe_load(path.read_text("utf-8"))


def run(folder: Path, **settings: str) -> subprocess.CompletedProcess[bytes]:
    """Run the action's check in a folder where ``qc`` is this package."""
    tools = folder / ".tools"
    tools.mkdir(exist_ok=True)
    (tools / "qc").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m toolkit "$@"\n', "utf-8")
    (tools / "qc").chmod(0o755)
    names = {f"QC_{key.upper()}": value for key, value in settings.items()}
    settings = environment(PATH=f"{tools}{os.pathsep}{os.environ['PATH']}", **names)
    return subprocess.run(["bash", str(SCRIPT)], cwd=folder, env=settings, capture_output=True, check=False)  # noqa: S603, S607 - our script


def test_the_action_has_what_an_action_needs() -> None:
    action = load(ROOT / "action.yml")
    assert {"name", "description", "inputs", "runs"} <= action.keys()
    assert action["runs"]["using"] == "composite"
    for step in action["runs"]["steps"]:
        assert "uses" in step or step["shell"] == "bash"
    for given in action["inputs"].values():
        assert given["description"]
        assert isinstance(given["default"], str)


def test_no_input_is_pasted_into_a_shell() -> None:
    for step in load(ROOT / "action.yml")["runs"]["steps"]:
        assert "${{" not in step.get("run", "")


def test_every_input_of_the_action_reaches_the_script() -> None:
    action, script = load(ROOT / "action.yml"), SCRIPT.read_text("utf-8")
    given = action["runs"]["steps"][-1]["env"]
    used = set(re.findall(r"\bQC_[A-Z_]+", script))
    assert set(given) == used
    named = {match for value in given.values() for match in re.findall(r"inputs\.([\w-]+)", value)}
    assert named == set(action["inputs"]) - {"python-version"}
    assert f"docs/ci/{SCRIPT.name}" in action["runs"]["steps"][-1]["run"]


def test_the_hook_takes_every_text_file_that_is_read() -> None:
    (hook,) = load(ROOT / ".pre-commit-hooks.yaml")
    assert {"id", "name", "entry", "language"} <= hook.keys()
    for suffix in SUFFIXES:
        assert re.search(hook["files"], f"lists/a{suffix}") or suffix in {".docx", ".xlsx", ".pdf", ".html", ".csv"}


def test_the_template_for_gitlab_writes_the_reports_it_names() -> None:
    job = load(ROOT / "docs" / "ci" / "gitlab.yml")["qc"]
    (command,) = job["script"]
    for file in job["artifacts"]["reports"].values():
        assert f"={file}" in command
    assert job["artifacts"]["when"] == "always"


@pytest.mark.parametrize("path", sorted(path for path in EXAMPLE.rglob("*.y*ml")), ids=lambda path: path.name)
def test_the_files_of_the_example_are_yaml(path: Path) -> None:
    assert isinstance(load(path), dict)


def test_the_example_uses_the_action_as_it_is() -> None:
    steps = load(EXAMPLE / ".github" / "workflows" / "lists.yml")["jobs"]["qc"]["steps"]
    assert set(steps[-1]["with"]) <= set(load(ROOT / "action.yml")["inputs"])


def test_the_page_names_files_that_are_there() -> None:
    page = (ROOT / "docs" / "ci.md").read_text("utf-8")
    for link in re.findall(r"\]\(([^)]+)\)", page):
        assert (ROOT / "docs" / link).exists(), link


@needs_bash
def test_a_sound_document_passes_and_a_faulty_one_is_blocked(tmp_path: Path) -> None:
    write(tmp_path, SOUND, "lists/清单 一.md")
    assert run(tmp_path, paths="lists").returncode == 0
    write(tmp_path, BLOCKED, "lists/b.md")
    blocked = run(tmp_path, paths="lists")
    assert blocked.returncode == 1
    assert b"QC301" in blocked.stdout
    assert run(tmp_path, paths="lists/清单 一.md\r\n").returncode == 0
    assert run(tmp_path, paths="lists/清单 一.md\nlists/b.md", fail_on="never").returncode == 0


@needs_bash
@pytest.mark.skipif("github" not in FORMATS, reason="annotations are not among the formats")
def test_annotations_stand_in_the_log(tmp_path: Path) -> None:
    write(tmp_path, BLOCKED, "b.md")
    assert b"::error file=b.md,line=5" in run(tmp_path, paths="b.md", format="github").stdout


@needs_bash
def test_further_reports_are_written(tmp_path: Path) -> None:
    write(tmp_path, BLOCKED)
    assert run(tmp_path, outputs="json=a.json\ntext=b b.txt\n").returncode == 1
    assert {"a.json", "b b.txt"} <= {path.name for path in tmp_path.iterdir()}


@needs_bash
@pytest.mark.parametrize(
    "text",
    ["; touch gotcha", "$(touch gotcha)", "`touch gotcha`", "a\ntouch gotcha", "' ; touch gotcha #", "*", "--version"],
)
def test_what_an_input_holds_is_never_run(tmp_path: Path, text: str) -> None:
    write(tmp_path, SOUND)
    done = run(tmp_path, **dict.fromkeys(("paths", "fail_on", "strict", "config", "waivers", "outputs"), text))
    assert not (tmp_path / "gotcha").exists()
    assert done.returncode == 2
    assert b"qc 0" not in done.stdout
