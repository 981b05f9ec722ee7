"""What all formats of a check promise."""

from __future__ import annotations

import dataclasses
import io
import pkgutil
import zipfile
from pathlib import Path

import pytest

import toolkit.reporting.checks
from tests.reporting.checks.samples import compared, saying, whole
from tests.reporting.documents import frames
from toolkit.reporting.checks import BINARY, FORMATS, WITH_LISTS, render

ROOT = Path(__file__).parents[3]


def test_every_format_is_a_module_and_every_module_a_format() -> None:
    modules = [module.name for module in pkgutil.iter_modules(toolkit.reporting.checks.__path__)]
    assert sorted(modules) == sorted(FORMATS)
    assert set(FORMATS) >= BINARY | WITH_LISTS


def test_every_format_has_its_line_in_the_documentation() -> None:
    text = (ROOT / "docs" / "formats.md").read_text("utf-8")
    assert [form for form in FORMATS if f"| `{form}` |" not in text] == []


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_report_gives_the_same_bytes(form: str) -> None:
    assert render(form, compared()) == render(form, compared())


@pytest.mark.parametrize("form", sorted(BINARY))
def test_no_clock_is_in_a_workbook(form: str) -> None:
    with zipfile.ZipFile(io.BytesIO(render(form, compared()))) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"2000-01-01T00:00:00Z" in archive.read("docProps/core.xml")


@pytest.mark.parametrize("form", FORMATS)
def test_a_report_without_findings_or_documents_can_be_shown(form: str) -> None:
    assert isinstance(render(form, dataclasses.replace(whole(), findings=[])), bytes)
    assert isinstance(
        render(form, dataclasses.replace(whole(), findings=[], documents=[], duties=frames().duties[:0])), bytes
    )


@pytest.mark.parametrize("form", FORMATS)
def test_a_name_that_is_no_unicode_does_no_harm(form: str) -> None:
    assert isinstance(render(form, saying("甲", source="\udcff.md")), bytes)


@pytest.mark.parametrize("form", sorted(set(FORMATS) - BINARY))
def test_text_ends_in_a_line_feed_and_is_utf_8(form: str) -> None:
    assert render(form, compared()).decode().endswith("\n")
