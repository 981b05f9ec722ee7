"""A rule: what its file says."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from toolkit.checking.severity import Certainty, Severity
from toolkit.user_files import RuleFileError

#: Kinds that look at something else than the frames of a document: at waivers, at the changes since a version.
OUTSIDE_FRAMES = frozenset({"waivers", "changes"})


@dataclass(frozen=True, slots=True)
class Case:
    """One thing that a rule can say: its wording in both languages, its severity and certainty."""

    message: dict[str, str]
    suggestion: dict[str, str] | None
    severity: Severity
    certainty: Certainty


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule as its file states it; ``good`` and ``bad`` are small documents that must pass and fail it.

    With ``marks_damage`` its certain hits are cells that extraction has ruined: other rules pass over them.
    """

    code: str
    name: str
    severity: Severity
    certainty: Certainty
    kind: str
    title: dict[str, str]
    reason: dict[str, str]
    cases: dict[str, Case]
    parameters: dict[str, Any] = field(default_factory=dict)
    good: tuple[str, ...] = ()
    bad: tuple[str, ...] = ()
    marks_damage: bool = False
    file: Path = field(default=Path(), compare=False, repr=False)
    lines: dict[str, int] = field(default_factory=dict, compare=False, repr=False)

    def mistake(self, key: str, problem: str) -> RuleFileError:
        """Return the error that something is wrong with a key of its file, such as ``parameters.sql``."""
        while key not in self.lines and "." in key:
            key = key.rpartition(".")[0]
        return RuleFileError(self.file, self.lines.get(key, 1), problem)
