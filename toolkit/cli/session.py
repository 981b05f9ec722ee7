"""What a run works with: the configuration in force, its rules, profile and waivers."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from toolkit.cli.common import UsageProblemError
from toolkit.cli.words import hint, say
from toolkit.config import Config, ConfigError, find_config, load_config, matches
from toolkit.corpus.cache import Cache, basis_of, cache_folder
from toolkit.user_files import PIN_FILE, WAIVER_FILE, RuleFileError, instead
from toolkit.words import Lang

if TYPE_CHECKING:  # what reads and checks is imported when something is to be read or checked
    from toolkit.checking.finding import Finding
    from toolkit.checking.rule import Rule
    from toolkit.diffing.pins import Pin
    from toolkit.frames import Frames
    from toolkit.profile import Profile
    from toolkit.waivers import Waiver

#: Settings that change no finding: what is done with findings, and where settings come from.
_NO_MATTER = {"fail_on", "strict", "waivers", "cache", "origins"}

_Level = TypeVar("_Level", bound=str)


@dataclass(frozen=True)
class Session:
    """The configuration in force, and what it brings, loaded when first asked for: kept results need none of it."""

    config: Config
    waiver_file: Path
    pin_file: Path

    @cached_property
    def rules(self) -> list[Rule]:
        """All rules with their severities as the configuration sets them; raises RuleFileError and ConfigError."""
        from toolkit.checking.rule_files import load_rules

        rules = load_rules()
        for folder in self.config.rules:
            rules.extend(_own_rules(folder, rules))
        for key, word in self.config.rule_words():
            if not _names_a_rule(word, rules):
                zh, en = instead(word, names_of(rules))
                where = self.config.origins[key.partition(".")[0].replace("-", "_")]
                raise ConfigError(f"{where}: {key}", f"没有规则 {word}{zh}", f"no rule {word}{en}")
        return [_as_configured(rule, self.config) for rule in rules]

    @cached_property
    def profile(self) -> Profile:
        """The profile of the configuration; raises ProfileError."""
        from toolkit.profile import load_profile

        return load_profile(self.config.profile)

    def loaded(self) -> Session:
        """Return this session after it has loaded all that it brings; raises what ``rules`` and ``profile`` raise."""
        _ = self.rules, self.profile
        return self

    def cache(self, select: list[str], ignore: list[str], lang: Lang) -> Cache:
        """Return the results kept of runs like this one: same code, rules, settings and words on the command line."""
        config = self.config
        names = [field.name for field in dataclasses.fields(config) if field.name not in _NO_MATTER]
        settings = [getattr(config, name) for name in names]
        files = [path for folder in config.rules for path in sorted(folder.glob("QC*.yaml"))]
        return self._kept((settings, _words(select), _words(ignore), lang), files)

    def comparisons(self, mode: str) -> Cache:
        """Return the comparisons kept of runs like this one: same code, rules, profile, pins and mode."""
        return self._kept(("diff", mode, self.pins()), [])

    def _kept(self, settings: object, files: list[Path]) -> Cache:
        """Return what is kept of runs with these settings, these files of the user's and the same profile."""
        profile = [self.config.profile] if self.config.profile else []
        try:
            return Cache(cache_folder(), basis_of(repr(settings), [*files, *profile]))
        except OSError:
            return Cache(None)  # loading says what is wrong

    def waivers(self, *, needed: bool = False) -> list[Waiver]:
        """Return the waivers in the waiver file; one that is not there has none, unless it is needed."""
        if not (needed or self.waiver_file.exists()):
            return []
        from toolkit.waivers import load_waivers

        return load_waivers(self.waiver_file, today())

    def pins(self) -> list[Pin]:
        """Return the pairs of duties that somebody has confirmed or rejected; without the file there are none."""
        if not self.pin_file.exists():
            return []
        from toolkit.diffing.pins import load_pins

        return load_pins(self.pin_file)

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
        from toolkit.checking.engine import check

        found = check(frames, rules, lang)
        return [f for f in found if not self.config.ignores(f.rule, f.name, f.source, f.list)]

    def unread(self, frames: Frames, lang: Lang) -> list[str]:
        """Return a line for each document that could not be read, with the reason; no setting keeps it back."""
        from toolkit.checking.engine import check

        found = check(frames, [rule for rule in self.rules if rule.kind == "unreadable"], lang)
        return [say("problem-at", lang, where=finding.source, problem=finding.message) for finding in found]


def open_session(config_file: str | None = None, waiver_file: str | None = None) -> Session:
    """Return the session of the configuration file given, or of the nearest one.

    Raises ConfigError for a file that cannot be used.
    """
    path = Path(config_file) if config_file else find_config(Path.cwd())
    config = load_config(path)
    beside = path.parent if path else Path()
    waivers = Path(waiver_file) if waiver_file else config.waivers or beside / WAIVER_FILE
    return Session(config, waivers, beside / PIN_FILE)


def names_of(rules: list[Rule]) -> list[str]:
    """Return the numbers and names of some rules."""
    return [word for rule in rules for word in (rule.code, rule.name)]


def _names_a_rule(word: str, rules: list[Rule]) -> bool:
    return any(matches(rule.code, rule.name, word) for rule in rules)


def _own_rules(folder: Path, known: list[Rule]) -> list[Rule]:
    """Return the rules of a user's folder; each must stand its own examples and have a number of its own."""
    import polars as pl

    from toolkit.checking.examples import failures
    from toolkit.checking.rule_files import load_rules

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
