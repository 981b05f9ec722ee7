"""How bad a finding is, how sure, and how bad one may be before it blocks."""

from __future__ import annotations

from typing import Literal

Severity = Literal["error", "warning", "info"]
Certainty = Literal["certain", "probable"]
Threshold = Literal["error", "warning", "info", "never"]

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
CERTAINTIES: tuple[Certainty, ...] = ("certain", "probable")
