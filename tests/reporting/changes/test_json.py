from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest

from tests.diffing.comparisons import equal, townships, version
from toolkit.diffing.comparison import Comparison
from toolkit.reporting.changes.json import render
from toolkit.resources import folder

SCHEMA = json.loads((folder("reports") / "diff.schema.json").read_text("utf-8"))


def data(comparison: Comparison, *, whole: bool = False) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(render(comparison, whole=whole))
    return loaded


@pytest.mark.parametrize("whole", [False, True])
@pytest.mark.parametrize("comparison", [version(), townships(), equal()], ids=["version", "townships", "equal"])
def test_the_object_is_what_its_schema_says(comparison: Comparison, *, whole: bool) -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    jsonschema.validate(data(comparison, whole=whole), SCHEMA)


@pytest.mark.parametrize(
    ("place", "value"),
    [(("mode",), "both"), (("changes", 0, "kinds"), ["renamed"]), (("changes", 0, "fields"), {"title": {}})],
)
def test_the_schema_takes_nothing_else(place: tuple[Any, ...], value: object) -> None:
    spoiled = data(version())
    at: Any = spoiled
    for key in place[:-1]:
        at = at[key]
    at[place[-1]] = value
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(spoiled, SCHEMA)


def test_the_object_has_the_fields_that_others_rely_on_and_no_more() -> None:
    assert list(data(version())) == ["old", "new", "mode", "changes", "unchanged", "summary", "declared"]
    assert data(version())["old"] == {"source": "柳树镇 2024.md", "township": "柳树镇"}
    for change in data(version())["changes"]:
        assert {"kinds", "old", "new", "similarity", "confidence", "level", "fields"} <= set(change)
        assert all(list(duty) == ["list", "number", "name", "line"] for duty in (*change["old"], *change["new"]))


def test_pairs_without_a_change_have_no_kinds() -> None:
    changes, whole = data(version())["changes"], data(version(), whole=True)["changes"]
    assert [change for change in whole if change["kinds"]] == changes
    assert len(whole) - len(changes) == data(version())["unchanged"] == 1
