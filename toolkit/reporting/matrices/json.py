"""JSON, as other programs rely on it."""

from __future__ import annotations

import json
from typing import Any

from toolkit.diffing.comparison import Duty
from toolkit.diffing.matrix import Matrix, Township
from toolkit.reporting.matrices.telling import bodies
from toolkit.words import Lang


def render(matrix: Matrix, lang: Lang = "zh") -> str:  # noqa: ARG001 - data has no language
    """Return one object: the townships, and a row a duty with what each of them has of it, in their order."""
    rows = [
        {
            "list": row.list,
            "category": row.category,
            "name": row.name,
            "present": row.present,
            "townships": [_cell(duty) for duty in row.duties],
        }
        for row in matrix.rows
    ]
    data = {"townships": [_township(one) for one in matrix.townships], "duties": rows}
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _township(one: Township) -> dict[str, Any]:
    place = {key: one.document[key] for key in ("source", "county", "township")}
    return {**place, **{key: getattr(one, key) for key in ("duties", "extra", "lacking", "elsewhere")}}


def _cell(duty: Duty | None) -> dict[str, Any] | None:
    if duty is None:
        return None
    return {key: getattr(duty, key) for key in ("list", "number", "category", "name")} | {"departments": bodies(duty)}
