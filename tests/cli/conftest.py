from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in an empty folder: no configuration and no waivers above it."""
    monkeypatch.chdir(tmp_path)
    return tmp_path
