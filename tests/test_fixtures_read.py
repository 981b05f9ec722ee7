from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import claims, parse_json

DOCUMENTS = Path(__file__).parents[1] / "fixtures" / "documents"
EXPECTED = sorted(DOCUMENTS.glob("*.expected.json"))


def document_of(expected: Path) -> Path:
    name = expected.name.removesuffix(".expected.json")
    return next(path for path in DOCUMENTS.glob(f"{name}.*") if path != expected)


def test_every_written_document_has_its_expectations() -> None:
    assert len(EXPECTED) >= 10
    assert {document_of(path) for path in EXPECTED} | set(EXPECTED) == set(DOCUMENTS.iterdir())


@pytest.mark.parametrize("expected", EXPECTED, ids=lambda path: path.name.removesuffix(".expected.json"))
def test_a_written_document_is_read_as_it_says(expected: Path) -> None:
    claimed = json.loads(expected.read_text("utf-8"))["parse"]
    assert claims(parse_json(document_of(expected).read_bytes()), claimed) == claimed
