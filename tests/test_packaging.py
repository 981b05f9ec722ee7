"""What an installation brings that a checkout does not have."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest
import yaml
from hatchling.builders.wheel import WheelBuilder

from toolkit import resources

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    (wheel,) = WheelBuilder(str(ROOT)).build(directory=str(folder), versions=["standard"])
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder / "toolkit" / "_data"


def test_a_wheel_says_in_json_what_its_word_lists_say_in_yaml(data: Path) -> None:
    lists = [path for path in (data / "rules").rglob("*.yaml") if not path.name.startswith("QC")]
    assert {path.name for path in lists} > {"alignment.yaml", "default.yaml", "departments.yaml"}
    for path in lists:
        said = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        assert said == yaml.safe_load(path.read_text(encoding="utf-8"))
    assert not list((ROOT / "rules").rglob("*.json"))


def test_the_json_is_read_where_it_is_there(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    name = "rules/vocabulary/wording.yaml"
    written = resources.read_yaml(name)
    (data / name).unlink()
    monkeypatch.setattr(resources, "folder", lambda top: data / top)
    assert resources.read_yaml.__wrapped__(name) == written
