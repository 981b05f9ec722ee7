"""What a run works with: the configuration in force, its rules, profile and waivers."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar

import polars as pl

from toolkit.checking import Finding, Rule, RuleFileError, check, load_rules
from toolkit.checking.examples import failures
from toolkit.checking.rule import Lang
from toolkit.cli.common import UsageProblemError
from toolkit.cli.words import hint, say
from toolkit.config import Config, ConfigError, find_config, load_config, matches
from toolkit.diffing import pins
from toolkit.diffing.pins import Pin, load_pins
from toolkit.frames import Frames
from toolkit.profile import Profile, load_profile
from toolkit.user_files import instead
from toolkit.waivers import FILE_NAME, Waiver, load_waivers

_Level = TypeVar("_Level", bound=str)


@dataclass(frozen=True)
class Session:
    """The configuration in force, and all rules with their severities as it sets them."""

    config: Config
    rules: list[Rule]
    profile: Profile
    waiver_file: Path
    pin_file: Path

    def waivers(self, *, needed: bool = False) -> list[Waiver]:
        """Return the waivers in the waiver file; one that is not there has none, unless it is needed."""
        return load_waivers(self.waiver_file, today()) if needed or self.waiver_file.exists() else []

    def pins(self) -> list[Pin]:
        """Return the pairs of duties that somebody has confirmed or rejected; without the file there are none."""
        return load_pins(self.pin_file) if self.pin_file.exists() else []

    def chosen(self, select: list[str], ignore: list[str], lang: Lang) -> list[Rule]:
        """Return the rules that are selected and not ignored, on the command line or else in the configuration.

        Raises UsageProblemError for a word that matches no rule, with the nearest that does.
        """
        wanted = _words(select) or list(self.config.select)
        unwanted = [*self.config.ignore, *_words(ignore)]
        for word in (*wanted, *unwanted):
            if not _names_a_rule(word, self.rules):
                near = hint(word, names_of(self.rules), lang)
                raise UsageProblemError(say("unknown-rule", lang, word=word, hint=near))
        return [
            rule
            for rule in self.rules
            # What could not be read was not checked: that is said whatever else is asked for.
            if rule.kind == "unreadable"
            or (
                (not wanted or any(matches(rule.code, rule.name, word) for word in wanted))
                and not any(matches(rule.code, rule.name, word) for word in unwanted)
            )
        ]

    def check(self, frames: Frames, rules: list[Rule], lang: Lang) -> list[Finding]:
        """Return what the rules find, without what the configuration switches off for a file or a list."""
        found = check(frames, rules, lang)
        return [f for f in found if not self.config.ignores(f.rule, f.name, f.source, f.list)]


def open_session(config_file: str | None = None, waiver_file: str | None = None) -> Session:
    """Return the session of the configuration file given, or of the nearest one.

    Raises ConfigError, RuleFileError and ProfileError for files that cannot be used.
    """
    path = Path(config_file) if config_file else find_config(Path.cwd())
    config = load_config(path)
    rules = load_rules()
    for folder in config.rules:
        rules.extend(_own_rules(folder, rules))
    for key, word in config.rule_words():
        if not _names_a_rule(word, rules):
            zh, en = instead(word, names_of(rules))
            raise ConfigError(f"{path}: {key}", f"没有规则 {word}{zh}", f"no rule {word}{en}")
    beside = path.parent if path else Path()
    waivers = Path(waiver_file) if waiver_file else config.waivers or beside / FILE_NAME
    return Session(
        config,
        [_as_configured(rule, config) for rule in rules],
        load_profile(config.profile),
        waivers,
        beside / pins.FILE_NAME,
    )


def names_of(rules: list[Rule]) -> list[str]:
    """Return the numbers and names of some rules."""
    return [word for rule in rules for word in (rule.code, rule.name)]


def _names_a_rule(word: str, rules: list[Rule]) -> bool:
    return any(matches(rule.code, rule.name, word) for rule in rules)


def _own_rules(folder: Path, known: list[Rule]) -> list[Rule]:
    """Return the rules of a user's folder; each must stand its own examples and have a number of its own."""
    if not folder.is_dir():
        raise RuleFileError(folder, 1, "there is no such folder of rules")
    own = load_rules(folder)
    taken = names_of(known)
    for rule in own:
        for key, word in (("code", rule.code), ("name", rule.name)):
            if word in taken:
                raise rule.mistake(key, f"{word} is the number or name of another rule")
        try:
            problems = failures(rule)
        except (KeyError, TypeError, ValueError, pl.exceptions.PolarsError) as error:
            raise rule.mistake("parameters", f"the kind {rule.kind} cannot use these parameters: {error}") from None
        for problem in problems:
            raise rule.mistake("bad" if problem.startswith("bad") else "good", problem)
    return own


def _as_configured(rule: Rule, config: Config) -> Rule:
    severity, certainty = _level(rule, config.severity), _level(rule, config.certainty)
    if not severity and not certainty:
        return rule
    cases = {
        key: dataclasses.replace(case, severity=severity or case.severity, certainty=certainty or case.certainty)
        for key, case in rule.cases.items()
    }
    return dataclasses.replace(
        rule, severity=severity or rule.severity, certainty=certainty or rule.certainty, cases=cases
    )


def _level(rule: Rule, levels: dict[str, _Level]) -> _Level | None:
    """Return what the configuration sets for a rule: by its name or number rather than by how the number begins."""
    words = [word for word in levels if matches(rule.code, rule.name, word)]
    return levels[max(words, key=len)] if words else None


def _words(options: list[str]) -> list[str]:
    return [word.strip() for option in options for word in option.split(",") if word.strip()]


def today() -> date:
    """Return the day on which end dates are judged."""
    return date.today()  # noqa: DTZ011 - the clerk's own day
