"""The committed documents hold what stands beside them: every finding, and no certain error beyond."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from fixtures.generator.__main__ import FOLDER, RECIPES, SUFFIXES, main
from toolkit.checking.engine import check
from toolkit.checking.finding import Finding
from toolkit.checking.rule_files import load_rules
from toolkit.corpus import Input
from toolkit.corpus.batches import read_frames

Claim = dict[str, Any]
RULES = [rule for rule in load_rules() if rule.code != "QC603"]
DOCUMENTS = [FOLDER / f"{recipe.name}{SUFFIXES[recipe.form]}" for recipe in RECIPES]


@cache
def found() -> dict[str, list[Finding]]:
    by_name: dict[str, list[Finding]] = {path.stem: [] for path in DOCUMENTS}
    frames = read_frames([Input(path.stem, path) for path in DOCUMENTS])
    for finding in check(frames, RULES):
        by_name[finding.source].append(finding)
    return by_name


def expectations(path: Path) -> tuple[list[Claim], list[Claim]]:
    data = json.loads(path.with_name(f"{path.stem}.expected.json").read_text("utf-8"))
    return data["findings"], data["tolerated"]


def agrees(claim: Claim, finding: Finding) -> bool:
    said = {"rule": finding.rule, "list": finding.list, "number": finding.number, "field": finding.field}
    return all(value is None or said[key] == value for key, value in claim.items())


def told(finding: Finding) -> tuple[object, ...]:
    return finding.rule, finding.list, finding.number, finding.field, finding.message


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_every_expected_finding_is_reported(path: Path) -> None:
    expected, _ = expectations(path)
    own = found()[path.stem]
    assert [claim for claim in expected if not any(agrees(claim, finding) for finding in own)] == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_no_certain_error_is_reported_that_is_not_expected_or_tolerated(path: Path) -> None:
    claims = [claim for part in expectations(path) for claim in part]
    beyond = [
        told(finding)
        for finding in found()[path.stem]
        if (finding.severity, finding.certainty) == ("error", "certain")
        and not any(agrees(claim, finding) for claim in claims)
    ]
    assert beyond == []


@pytest.mark.parametrize("path", [path for path in DOCUMENTS if path.stem.startswith("clean")], ids=lambda p: p.stem)
def test_a_clean_document_gives_no_finding_at_all(path: Path) -> None:
    assert [told(finding) for finding in found()[path.stem]] == []


def test_the_committed_documents_are_what_the_generator_writes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fixtures.generator.__main__.FOLDER", tmp_path / "documents")
    main()
    written = {path.name: path.read_bytes() for path in (tmp_path / "documents").iterdir()}
    assert written == {path.name: path.read_bytes() for path in FOLDER.iterdir()}
