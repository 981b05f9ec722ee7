"""Runs a rule on its own examples."""

from __future__ import annotations

from toolkit.checking.engine import check
from toolkit.checking.finding import Finding
from toolkit.checking.rule import Rule
from toolkit.frames import Frames, Unreadable, build
from toolkit.parsing import parse
from toolkit.profile import default_profile
from toolkit.sources import UnreadableError, read


def frames_of(text: str) -> Frames:
    """Return the frames of an example, read as any file is."""
    try:
        return build([parse(read("example.md", text.encode()), default_profile())])
    except UnreadableError as error:
        return build([Unreadable("example.md", error.code, error.facts)])


def failures(rule: Rule) -> list[str]:
    """Return what is wrong with a rule by its own examples: a good one it fires on, a bad one it passes over."""
    problems = []
    for at, text in enumerate(rule.good, 1):
        found = run_example(rule, text)
        if found:
            problems.append(f"good example {at} is reported: {found[0].message}")
    problems.extend(
        f"bad example {at} is not reported" for at, text in enumerate(rule.bad, 1) if not run_example(rule, text)
    )
    return problems


def run_example(rule: Rule, text: str) -> list[Finding]:
    """Return what a rule finds in an example."""
    return check(frames_of(text), [rule])
