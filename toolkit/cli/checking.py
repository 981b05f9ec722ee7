"""``qc check``."""

from __future__ import annotations

import sys
from dataclasses import dataclass

from rich.console import Console

from toolkit.checking import Rule, RuleFileError, check, load_rules
from toolkit.checking.rule import Lang
from toolkit.cli.common import (
    BLOCKED,
    PASSED,
    UNUSABLE,
    UsageProblemError,
    inputs_of,
    progress_over,
    split_outputs,
    tell,
    write_whole,
)
from toolkit.cli.words import hint, say
from toolkit.corpus import read_frames
from toolkit.gate import Gate, Threshold
from toolkit.reporting import json, text
from toolkit.reporting.report import Report, make_report

_FORMATS = ("json", "text")
_FILE_WIDTH = 100


@dataclass(frozen=True, slots=True)
class CheckOptions:
    """The options of ``qc check`` as given on the command line."""

    form: str
    outputs: list[str]
    fail_on: Threshold
    strict: bool
    select: list[str]
    ignore: list[str]
    stdin_name: str
    lang: Lang


def run_check(paths: list[str], options: CheckOptions) -> int:
    """Check the documents that ``paths`` stand for, show the report, and return the exit status."""
    lang = options.lang
    try:
        files = split_outputs(options.outputs, _FORMATS, lang)
        rules = choose_rules(load_rules(), options.select, options.ignore, lang)
        inputs = inputs_of(paths, options.stdin_name, lang)
        with progress_over(inputs) as progress:
            frames = read_frames(inputs, progress)
        gate = Gate(options.fail_on, options.strict)
        report = make_report(frames, check(frames, rules, lang), gate, lang)
        for name, file in files:
            write_whole(file, _render(name, report), lang)
    except (UsageProblemError, RuleFileError) as problem:
        return tell(str(problem))
    _show(options.form, report)
    return _status(report, lang)


def choose_rules(rules: list[Rule], select: list[str], ignore: list[str], lang: Lang) -> list[Rule]:
    """Return the rules that are selected and not ignored, by number, beginning of a number, or name.

    Raises UsageProblemError for a word that matches no rule, with the nearest that does.
    """
    wanted, unwanted = (_words(rules, words, lang) for words in (select, ignore))
    return [rule for rule in rules if (not wanted or _matches(rule, wanted)) and not _matches(rule, unwanted)]


def _words(rules: list[Rule], options: list[str], lang: Lang) -> list[str]:
    words = [word.strip() for option in options for word in option.split(",") if word.strip()]
    for word in words:
        if not any(_matches(rule, [word]) for rule in rules):
            near = hint(word, (name for rule in rules for name in (rule.code, rule.name)), lang)
            raise UsageProblemError(say("unknown-rule", lang, word=word, hint=near))
    return words


def _matches(rule: Rule, words: list[str]) -> bool:
    return any(rule.name == word or rule.code.startswith(word.upper()) for word in words)


def _render(form: str, report: Report) -> str:
    return json.render(report) if form == "json" else text.render(report, _FILE_WIDTH)


def _show(form: str, report: Report) -> None:
    """Write the report to standard output: on a terminal in colour and as wide as it is, else plain."""
    console = Console(highlight=False, markup=False, emoji=False)
    if form == "text" and console.is_terminal:
        text.print_report(report, console)
    else:
        sys.stdout.write(json.render(report) if form == "json" else text.render(report, console.width))
    sys.stdout.flush()


def _status(report: Report, lang: Lang) -> int:
    if all(document["status"] != "ok" for document in report.documents):
        finding = next((f for f in report.findings if f.rule == "QC100"), None)
        what = f"{finding.source}：{finding.message}" if finding else report.documents[0]["source"]
        more = len(report.documents) - 1
        tell(what + (say("more-unreadable", lang, more=more) if more else ""))
        return UNUSABLE
    return PASSED if report.passed else BLOCKED
