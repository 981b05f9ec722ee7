"""The verdict: which findings block, and the exit status that follows."""

from __future__ import annotations

from dataclasses import dataclass

from toolkit.checking.finding import Finding
from toolkit.checking.severity import Threshold

_BLOCKING: dict[Threshold, frozenset[str]] = {
    "error": frozenset({"error"}),
    "warning": frozenset({"error", "warning"}),
    "info": frozenset({"error", "warning", "info"}),
    "never": frozenset(),
}


@dataclass(frozen=True, slots=True)
class Gate:
    """What blocks: certain findings at least as severe as ``fail_on``; with ``strict`` probable ones too."""

    fail_on: Threshold = "error"
    strict: bool = False

    def blocks(self, finding: Finding) -> bool:
        """Whether a finding stands against publication."""
        return finding.severity in _BLOCKING[self.fail_on] and (self.strict or finding.certainty == "certain")
