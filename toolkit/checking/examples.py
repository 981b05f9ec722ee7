"""Runs a rule on its own examples."""

from __future__ import annotations

from collections.abc import Callable

from toolkit.checking.engine import check
from toolkit.checking.finding import Finding
from toolkit.checking.rule import Rule
from toolkit.frames import Frames, build
from toolkit.parsing import Unreadable, parse
from toolkit.profile import default_profile
from toolkit.sources import UnreadableError, read


def frames_of(text: str) -> Frames:
    """Return the frames of an example, read as any file is."""
    try:
        return build([parse(read("example.md", text.encode()), default_profile())])
    except UnreadableError as error:
        return build([Unreadable("example.md", error.code, error.facts)])


def failures(rule: Rule, run: Callable[[Rule, str], list[Finding]] | None = None) -> list[str]:
    """Return what is wrong with a rule by its own examples: a good one it fires on, a bad one it passes over.

    ``run`` gives what the rule finds in an example; by default the example is a document.
    """
    find = run or run_example
    good = [(at, find(rule, text)) for at, text in enumerate(rule.good, 1)]
    problems = [f"good example {at} is reported: {found[0].message}" for at, found in good if found]
    return problems + [
        f"bad example {at} is not reported" for at, text in enumerate(rule.bad, 1) if not find(rule, text)
    ]


def run_example(rule: Rule, text: str) -> list[Finding]:
    """Return what a rule finds in an example document."""
    return check(frames_of(text), [rule])
