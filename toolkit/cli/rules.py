"""``qc rules``, ``qc explain`` and ``qc config``."""

from __future__ import annotations

import re
import sys
from dataclasses import fields

from rich.console import Console
from rich.table import Table
from rich.text import Text

from toolkit.checking.engine import OUTSIDE_FRAMES
from toolkit.checking.examples import failures
from toolkit.checking.rule import Lang, Rule
from toolkit.cli.checking import PROBLEMS
from toolkit.cli.common import BLOCKED, PASSED, tell
from toolkit.cli.finding import CheckOptions, find
from toolkit.cli.session import Session, open_session
from toolkit.cli.words import hint, say
from toolkit.gate import Gate
from toolkit.reporting.catalogue import catalogue, level
from toolkit.reporting.checks.text import print_report
from toolkit.reporting.report import Report
from toolkit.waivers import run_example

_FINGERPRINT = re.compile(r"^[0-9a-f]{16}$")


def _console() -> Console:
    return Console(highlight=False, markup=False, emoji=False)


def run_list(config: str | None, lang: Lang) -> int:
    """Show the rules: number, name, default severity, title."""
    try:
        rules = open_session(config).rules
    except PROBLEMS as problem:
        return tell(str(problem))
    table = Table.grid(padding=(0, 2))
    for rule in rules:
        table.add_row(rule.code, rule.name, level(rule, lang), Text(rule.title[lang], overflow="fold"))
    _console().print(table)
    return PASSED


def run_test(config: str | None) -> int:
    """Run every rule on its own examples, say what fails, and return the exit status."""
    try:
        rules = open_session(config).rules
    except PROBLEMS as problem:
        return tell(str(problem))
    console = _console()
    failed = 0
    for rule in rules:
        for failure in failures(rule, run_example if rule.kind == OUTSIDE_FRAMES else None):
            failed += 1
            console.print(f"{rule.code} {rule.name}: {failure}", style="red")
    examples = sum(len(rule.good) + len(rule.bad) for rule in rules)
    console.print(f"{len(rules)} rules, {examples} examples, {failed} failed")
    return BLOCKED if failed else PASSED


def run_docs(config: str | None) -> int:
    """Write the catalogue of rules to standard output."""
    try:
        rules = open_session(config).rules
    except PROBLEMS as problem:
        return tell(str(problem))
    sys.stdout.write(catalogue(rules))
    return PASSED


def run_config(config: str | None) -> int:
    """Show each setting, its value, and the file it comes from."""
    try:
        settings = open_session(config).config
    except PROBLEMS as problem:
        return tell(str(problem))
    table = Table.grid(padding=(0, 2))
    for setting in fields(settings):
        if setting.name != "origins":
            value = getattr(settings, setting.name)
            shown = ", ".join(map(str, value)) if isinstance(value, tuple) else value
            origin = settings.origins.get(setting.name, "default")
            table.add_row(setting.name.replace("_", "-"), Text(str(shown)), Text(str(origin), style="dim"))
    _console().print(table)
    return PASSED


def run_explain(word: str, paths: list[str], config: str | None, lang: Lang) -> int:
    """Show what a rule looks for, why, and an example; or the finding of a fingerprint with its rule."""
    try:
        session = open_session(config)
        rule = next((r for r in session.rules if word.upper() == r.code or word == r.name), None)
        if rule is not None:
            _explain_rule(rule, lang)
            return PASSED
        if not _FINGERPRINT.match(word):
            names = (name for r in session.rules for name in (r.code, r.name))
            return tell(say("unknown-rule", lang, word=word, hint=hint(word, names, lang)))
        return _explain_finding(session, word, paths, lang)
    except PROBLEMS as problem:
        return tell(str(problem))


def _explain_rule(rule: Rule, lang: Lang) -> None:
    console = _console()
    console.print(Text(f"{rule.code} {rule.name}", style="bold").append(f"  {level(rule, lang)}", style="dim"))
    console.print(Text(rule.title[lang]))
    console.print(Text(f"\n{rule.reason[lang]}"))
    console.print(Text({"zh": "\n会报告的例子：", "en": "\nReported, for example:"}[lang], style="bold"))
    console.print(Text(rule.bad[0].rstrip() or '""', style="dim", overflow="fold"))


def _explain_finding(session: Session, word: str, paths: list[str], lang: Lang) -> int:
    found = find(paths, session, CheckOptions(), lang)
    finding = next((f for f in found.findings if f.fingerprint == word), None)
    if finding is None:
        return tell(say("unknown-finding", lang, word=word))
    console = _console()
    print_report(Report(found.documents, [finding], Gate("never"), lang), console, verdict=False)
    _explain_rule(next(r for r in session.rules if r.code == finding.rule), lang)
    return PASSED
