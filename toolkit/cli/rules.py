"""``qc rules``, ``qc explain`` and ``qc config``."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields

from rich.console import Console
from rich.table import Table
from rich.text import Text

from toolkit import against, waivers
from toolkit.checking.examples import failures
from toolkit.checking.rule import Rule
from toolkit.cli.common import BLOCKED, FINGERPRINT, PASSED, PROBLEMS, closing_quietly, tell
from toolkit.cli.finding import CheckOptions, find
from toolkit.cli.session import Session, names_of, open_session
from toolkit.cli.words import hint, say, told
from toolkit.gate import Gate
from toolkit.reporting.catalogue import catalogue, level
from toolkit.reporting.checks.text import lines
from toolkit.reporting.report import Report
from toolkit.reporting.terminal import show
from toolkit.words import Lang

#: How the examples of rules are run that look at something else than one document.
RUNNERS = {"waivers": waivers.run_example, "changes": against.run_example}


@contextmanager
def _writing() -> Iterator[Console]:
    """Give a console on standard output; what does not go to a terminal has no blanks at line ends."""
    console = Console(highlight=False, markup=False, emoji=False)
    with closing_quietly():
        if console.is_terminal:
            yield console
            return
        with console.capture() as captured:
            yield console
        sys.stdout.write("".join(f"{line.rstrip()}\n" for line in captured.get().split("\n")[:-1]))


def run_list(config: str | None, given: Lang | None) -> int:
    """Show the rules: number, name, default severity, title."""
    try:
        session = open_session(config).loaded()
    except PROBLEMS as problem:
        return tell(told(problem, given or "zh"))
    lang = given or session.config.lang
    table = Table.grid(padding=(0, 2))
    for rule in session.rules:
        table.add_row(rule.code, rule.name, level(rule, lang), Text(rule.title[lang], overflow="fold"))
    with _writing() as console:
        console.print(table)
    return PASSED


def run_test(config: str | None) -> int:
    """Run every rule on its own examples, say what fails, and return the exit status."""
    try:
        rules = open_session(config).rules
    except PROBLEMS as problem:
        return tell(str(problem))
    failed = 0
    with _writing() as console:
        for rule in rules:
            for failure in failures(rule, RUNNERS.get(rule.kind)):
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
    with closing_quietly():
        sys.stdout.write(catalogue(rules))
    return PASSED


def run_config(config: str | None) -> int:
    """Show each setting as it would stand in ``qc.toml``, and the file it comes from."""
    try:
        session = open_session(config).loaded()
    except PROBLEMS as problem:
        return tell(str(problem))
    settings = session.config
    with closing_quietly():
        for setting in fields(settings):
            if setting.name != "origins":
                value = getattr(settings, setting.name)
                value = session.waiver_file if setting.name == "waivers" else value
                shown = f"{setting.name.replace('_', '-')} = {_toml(value)}"
                sys.stdout.write(f"{shown:<40}  # {settings.origins.get(setting.name, 'default')}\n")
    return PASSED


def _toml(value: object) -> str:
    """Return a setting as TOML writes it; a profile that is not set is the one the tool brings."""
    if isinstance(value, dict):
        return f"{{{', '.join(f'{json.dumps(key, ensure_ascii=False)} = {_toml(one)}' for key, one in value.items())}}}"
    if isinstance(value, tuple):
        return f"[{', '.join(map(_toml, value))}]"
    return json.dumps(value if isinstance(value, bool) else str(value or ""), ensure_ascii=False)


def run_explain(word: str, paths: list[str], config: str | None, given: Lang | None) -> int:
    """Show what a rule looks for, why, and an example; or the finding of a fingerprint with its rule."""
    lang = given or "zh"
    try:
        session = open_session(config)
        lang = given or session.config.lang
        rule = next((r for r in session.rules if word.upper() == r.code or word == r.name), None)
        if rule is not None:
            with _writing() as console:
                _explain_rule(rule, lang, console)
            return PASSED
        if not FINGERPRINT.match(word):
            return tell(say("unknown-rule", lang, word=word, hint=hint(word, names_of(session.rules), lang)))
        return _explain_finding(session, word, paths, lang)
    except PROBLEMS as problem:
        return tell(told(problem, lang))


def _explain_rule(rule: Rule, lang: Lang, console: Console) -> None:
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
    documents = [document for document in found.documents if document["document"] == finding.document]
    with _writing() as console:
        show(lines(Report(documents, [finding], Gate("never"), lang), console.width, verdict=False), console)
        _explain_rule(next(r for r in session.rules if r.code == finding.rule), lang, console)
    return PASSED
