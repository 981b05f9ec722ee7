"""``qc diff --review``: asks about the pairs that the comparison is unsure of, and keeps the answers as pins."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Literal

from rich.console import Console

from toolkit.cli.common import UsageProblemError, write_whole
from toolkit.cli.session import Session
from toolkit.cli.words import say
from toolkit.diffing.compare import compare
from toolkit.diffing.comparison import Change, Duty, Mode
from toolkit.diffing.pins import Pin, PinError, add_pins, pinned_rows
from toolkit.parsing import ParsedDocument
from toolkit.reporting.words import ROWS
from toolkit.text import printable
from toolkit.user_files import read_user_file
from toolkit.words import Lang


def review(
    session: Session, sides: tuple[ParsedDocument, ParsedDocument], mode: Mode | Literal["auto"], lang: Lang
) -> None:
    """Ask about each unsure pair of two documents and write the answers beside the configuration.

    Raises UsageProblemError where nobody can be asked, PinError for a file of pins that cannot be used.
    """
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise UsageProblemError(say("no-terminal", lang))
    comparison = compare(*sides, mode, *pinned_rows(session.pins(), *sides))
    unsure = [pair for pair in comparison.pairs if pair.confidence == "unsure" and pair.old and pair.new]
    console = Console(highlight=False, markup=False, emoji=False)
    answers = list(_answers(unsure, console, lang))
    if answers:
        text = read_user_file(session.pin_file, PinError) if session.pin_file.exists() else ""
        write_whole(session.pin_file, add_pins(text, answers), lang)
    console.print(say("reviewed", lang, n=len(answers), file=session.pin_file, left=len(unsure)))


def _answers(unsure: list[Change], console: Console, lang: Lang) -> Iterator[Pin]:
    """Yield what the answers say; whoever stops or goes away keeps what was answered before."""
    for at, pair in enumerate(unsure, 1):
        old, new, other = pair.old[0], pair.new[0], pair.runner_up
        console.print(f"\n{at}/{len(unsure)}", style="bold")
        for label, duty in (("review-old", old), ("review-new", new), ("review-other", other)):
            if duty:
                console.print(printable(f"{say(label, lang)}{ROWS[lang][duty.list]} {duty.number} {duty.name}"))
        try:
            answer = _answer(console, "ynrsq" if other else "ynsq", lang)
        except (EOFError, KeyboardInterrupt):
            return
        if answer == "q":
            return
        if answer != "s":
            yield Pin(answer == "y", _named(old), _named(new))
        if answer == "r" and other:
            yield Pin(same=True, old=_named(old), new=_named(other))


def _answer(console: Console, letters: str, lang: Lang) -> str:
    """Return the letter that was answered; asks again until it is one of ``letters``."""
    question = say("review-question-other" if "r" in letters else "review-question", lang)
    while True:
        answer = console.input(f"{question} ").strip().lower()
        if len(answer) == 1 and answer in letters:
            return answer


def _named(duty: Duty) -> tuple[str, str]:
    return duty.list, duty.name
