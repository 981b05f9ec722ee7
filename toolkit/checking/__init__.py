"""Checking: rules over frames. What it is made of is at hand here; what runs and loads rules is imported by itself."""

from toolkit.checking.finding import Finding, Related
from toolkit.checking.rule import Rule, RuleFileError

__all__ = ["Finding", "Related", "Rule", "RuleFileError"]
