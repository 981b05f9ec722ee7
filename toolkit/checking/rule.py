"""A rule: what its file says, and how files become rules."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from toolkit.checking.strict_yaml import RuleFileError, load_strict
from toolkit.resources import folder

Severity = Literal["error", "warning", "info"]
Certainty = Literal["certain", "probable"]
Lang = Literal["zh", "en"]

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
CERTAINTIES: tuple[Certainty, ...] = ("certain", "probable")
_CODE = re.compile(r"^QC\d{3}$")
_NAME = re.compile(r"^[a-z][a-z-]+$")
_REQUIRED = {"code", "name", "severity", "certainty", "kind", "title", "reason", "cases", "bad"}
_KEYS = _REQUIRED | {"parameters", "good", "marks_damage"}
_CASE_KEYS = {"zh", "en", "suggestion", "severity", "certainty"}


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


def load_rules(directory: Path | None = None) -> list[Rule]:
    """Return the rules of a folder, by number; without one, the rules that the tool brings.

    Raises RuleFileError with file and line where a file is not a rule, or two rules share a number or name.
    """
    paths = sorted((directory or folder("rules")).glob("QC*.yaml"))
    rules = [_rule(path) for path in paths]
    seen: dict[str, str] = {}
    for rule, path in zip(rules, paths, strict=True):
        for key in (rule.code, rule.name):
            if key in seen:
                raise RuleFileError(path, 1, f"{key} is already the number or name of {seen[key]}")
            seen[key] = path.name
    return rules


def _rule(path: Path) -> Rule:
    data, lines = load_strict(path)

    def fail(key: str, problem: str) -> RuleFileError:
        return RuleFileError(path, lines.get(key, 1), problem)

    unknown = sorted(set(data) - _KEYS)
    if unknown:
        raise fail(unknown[0], f"unknown key {unknown[0]!r}; a rule has {', '.join(sorted(_KEYS))}")
    missing = sorted(_REQUIRED - set(data))
    if missing:
        raise fail("code", f"the key {missing[0]!r} is missing")
    if not _CODE.match(str(data["code"])) or not path.name.startswith(f"{data['code']}-"):
        raise fail("code", f"the number {data['code']!r} is not QC and three digits, or not the file's own")
    if not _NAME.match(str(data["name"])):
        raise fail("name", f"the name {data['name']!r} is not small letters and hyphens")
    for key, allowed in (("severity", SEVERITIES), ("certainty", CERTAINTIES)):
        if data[key] not in allowed:
            raise fail(key, f"{key} is one of {', '.join(allowed)}, not {data[key]!r}")
    if not _kind_exists(str(data["kind"])):
        raise fail("kind", f"there is no kind {data['kind']!r}")
    if not data["bad"]:
        raise fail("bad", "a rule without an example that fires it does not load")
    return Rule(
        code=data["code"],
        name=data["name"],
        severity=data["severity"],
        certainty=data["certainty"],
        kind=data["kind"],
        title=data["title"],
        reason=data["reason"],
        cases={key: _case(path, lines.get("cases", 1), case, data) for key, case in data["cases"].items()},
        parameters=data.get("parameters") or {},
        good=tuple(data.get("good") or ()),
        bad=tuple(data["bad"]),
        marks_damage=data.get("marks_damage", False),
    )


def _kind_exists(name: str) -> bool:
    """Whether a kind's file stands in the folder of kinds; its code is loaded only when a rule runs."""
    return name == "waivers" or (Path(__file__).parent / "kinds" / f"{name}.py").is_file()


def _case(path: Path, line: int, case: dict[str, Any], rule: dict[str, Any]) -> Case:
    unknown = sorted(set(case) - _CASE_KEYS)
    if unknown:
        raise RuleFileError(path, line, f"unknown key {unknown[0]!r} in a case; it has {', '.join(sorted(_CASE_KEYS))}")
    severity, certainty = case.get("severity", rule["severity"]), case.get("certainty", rule["certainty"])
    if severity not in SEVERITIES or certainty not in CERTAINTIES:
        raise RuleFileError(path, line, "a case's severity or certainty is none that exists")
    return Case({"zh": case["zh"], "en": case["en"]}, case.get("suggestion"), severity, certainty)
