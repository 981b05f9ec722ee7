"""Checking: rules over frames."""

from toolkit.checking.engine import check
from toolkit.checking.finding import Finding, Related
from toolkit.checking.rule import Rule, load_rules
from toolkit.checking.strict_yaml import RuleFileError

__all__ = ["Finding", "Related", "Rule", "RuleFileError", "check", "load_rules"]
