"""How files become rules."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from toolkit.checking.rule import OUTSIDE_FRAMES, Case, Rule
from toolkit.checking.severity import CERTAINTIES, SEVERITIES
from toolkit.checking.strict_yaml import load_strict
from toolkit.resources import folder
from toolkit.user_files import RuleFileError

_CODE = re.compile(r"^QC\d{3}$")
_NAME = re.compile(r"^[a-z][a-z-]+$")
_REQUIRED = {"code", "name", "severity", "certainty", "kind", "title", "reason", "cases", "bad"}
_KEYS = _REQUIRED | {"parameters", "good", "marks_damage"}
_CASE_KEYS = {"zh", "en", "suggestion", "severity", "certainty"}


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

    for key, problem in _problems(data, path):
        raise fail(key, problem)
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
        file=path,
        lines=lines,
    )


def _problems(data: dict[str, Any], path: Path) -> Iterator[tuple[str, str]]:
    """Yield the keys of a rule file that are wrong, and what is wrong with them, the gravest first."""
    for key in sorted(set(data) - _KEYS):
        yield key, f"unknown key {key!r}; a rule has {', '.join(sorted(_KEYS))}"
    for key in sorted(_REQUIRED - set(data)):
        yield "code", f"the key {key!r} is missing"
    if not _CODE.match(str(data["code"])) or not path.name.startswith(f"{data['code']}-"):
        yield "code", f"the number {data['code']!r} is not QC and three digits, or not the file's own"
    if not _NAME.match(str(data["name"])):
        yield "name", f"the name {data['name']!r} is not small letters and hyphens"
    for key, allowed in (("severity", SEVERITIES), ("certainty", CERTAINTIES)):
        if data[key] not in allowed:
            yield key, f"{key} is one of {', '.join(allowed)}, not {data[key]!r}"
    if not _kind_exists(str(data["kind"])):
        yield "kind", f"there is no kind {data['kind']!r}"
    yield from _wrong_shapes(data)
    if not data["bad"]:
        yield "bad", "a rule without an example that fires it does not load"


def _wrong_shapes(data: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the keys whose values are not of the form a rule has, with what is wanted."""
    for key in ("title", "reason"):
        if not _in_both_languages(data[key]):
            yield key, "a text in both languages is wanted: zh and en"
    cases = data["cases"]
    if not isinstance(cases, dict) or not cases or not all(isinstance(case, dict) for case in cases.values()):
        yield "cases", "a mapping of cases is wanted, each with its text in both languages"
        return
    for name, case in cases.items():
        yield from _wrong_case(name, case)
    for key in ("good", "bad"):
        examples = data.get(key) or []
        if not isinstance(examples, list) or not all(isinstance(text, str) for text in examples):
            yield key, "a list of texts is wanted"
    if not isinstance(data.get("parameters") or {}, dict):
        yield "parameters", "a mapping is wanted"
    if not isinstance(data.get("marks_damage", False), bool):
        yield "marks_damage", "true or false is wanted"


def _wrong_case(name: str, case: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for key in sorted(set(case) - _CASE_KEYS):
        yield "cases", f"unknown key {key!r} in a case; it has {', '.join(sorted(_CASE_KEYS))}"
    if not _in_both_languages(case) or not _in_both_languages(case.get("suggestion", case)):
        yield "cases", f"the case {name!r} needs its text, and its suggestion, in both languages: zh and en"


def _in_both_languages(value: Any) -> bool:  # noqa: ANN401 - whatever the file holds
    return isinstance(value, dict) and all(isinstance(value.get(lang), str) for lang in ("zh", "en"))


def _kind_exists(name: str) -> bool:
    """Whether a kind's file stands in the folder of kinds; its code is loaded only when a rule runs."""
    return name in OUTSIDE_FRAMES or (Path(__file__).parent / "kinds" / f"{name}.py").is_file()


def _case(path: Path, line: int, case: dict[str, Any], rule: dict[str, Any]) -> Case:
    severity, certainty = case.get("severity", rule["severity"]), case.get("certainty", rule["certainty"])
    if severity not in SEVERITIES or certainty not in CERTAINTIES:
        raise RuleFileError(path, line, "a case's severity or certainty is none that exists")
    return Case({"zh": case["zh"], "en": case["en"]}, case.get("suggestion"), severity, certainty)
