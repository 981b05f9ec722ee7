"""``qc rules`` and ``qc explain``."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table
from rich.text import Text

from toolkit.checking import RuleFileError, load_rules
from toolkit.checking.rule import Lang, Rule
from toolkit.cli.common import BLOCKED, PASSED, tell
from toolkit.cli.words import hint, say
from toolkit.reporting.words import PROBABLE, SEVERITY


def _console() -> Console:
    return Console(highlight=False, markup=False, emoji=False)


def _level(rule: Rule, lang: Lang) -> str:
    return f"{PROBABLE[lang] if rule.certainty == 'probable' else ''}{SEVERITY[lang][rule.severity]}"


def run_list(lang: Lang) -> int:
    """Show the rules: number, name, default severity, title."""
    try:
        rules = load_rules()
    except RuleFileError as error:
        return tell(str(error))
    table = Table.grid(padding=(0, 2))
    for rule in rules:
        table.add_row(rule.code, rule.name, _level(rule, lang), Text(rule.title[lang], overflow="fold"))
    _console().print(table)
    return PASSED


def run_test() -> int:
    """Run every rule on its own examples, say what fails, and return the exit status."""
    from toolkit.checking.examples import failures

    try:
        rules = load_rules()
    except RuleFileError as error:
        return tell(str(error))
    console = _console()
    failed = 0
    for rule in rules:
        for problem in failures(rule):
            failed += 1
            console.print(f"{rule.code} {rule.name}: {problem}", style="red")
    examples = sum(len(rule.good) + len(rule.bad) for rule in rules)
    console.print(f"{len(rules)} rules, {examples} examples, {failed} failed")
    return BLOCKED if failed else PASSED


def run_explain(word: str, lang: Lang) -> int:
    """Show what a rule looks for, why, and an example that it reports."""
    try:
        rules = load_rules()
    except RuleFileError as error:
        return tell(str(error))
    rule = next((r for r in rules if word.upper() == r.code or word == r.name), None)
    if rule is None:
        near = hint(word, (name for r in rules for name in (r.code, r.name)), lang)
        return tell(say("unknown-rule", lang, word=word, hint=near))
    console = _console()
    console.print(Text(f"{rule.code} {rule.name}", style="bold").append(f"  {_level(rule, lang)}", style="dim"))
    console.print(Text(rule.title[lang]))
    console.print(Text(f"\n{rule.reason[lang]}"))
    console.print(Text({"zh": "\n会报告的例子：", "en": "\nReported, for example:"}[lang], style="bold"))
    console.print(Text(rule.bad[0].rstrip() or '""', style="dim", overflow="fold"))
    return PASSED
