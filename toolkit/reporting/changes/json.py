"""JSON, as other programs rely on it; ``reports/diff.schema.json`` is its schema."""

from __future__ import annotations

import json
from typing import Any

from toolkit.diffing.comparison import Change, Comparison, Duty
from toolkit.reporting.changes.telling import shown
from toolkit.words import Lang


def render(comparison: Comparison, lang: Lang = "zh", *, whole: bool = False) -> str:  # noqa: ARG001 - data has no language
    """Return the comparison as one JSON object, with ``whole`` also the pairs without a change."""
    data = {
        "old": {key: comparison.old[key] for key in ("source", "township")},
        "new": {key: comparison.new[key] for key in ("source", "township")},
        "mode": comparison.mode,
        "changes": [_change(pair) for pair in shown(comparison, whole=whole)],
        "unchanged": comparison.unchanged,
        "summary": comparison.summary,
        "declared": [fact._asdict() for fact in comparison.declared],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _change(pair: Change) -> dict[str, Any]:
    return {
        "kinds": pair.kinds,
        "old": [_duty(duty) for duty in pair.old],
        "new": [_duty(duty) for duty in pair.new],
        "similarity": pair.similarity,
        "confidence": pair.confidence,
        "level": pair.level,
        "fields": pair.fields,
        "meaning": pair.meaning,
        "runner_up": _duty(pair.runner_up) if pair.runner_up else None,
    }


def _duty(duty: Duty) -> dict[str, Any]:
    return {"list": duty.list, "number": duty.number, "name": duty.name, "line": duty.line}
