"""The documents that a command compares: read, reviewed where somebody is to be asked, and compared."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from toolkit.cli.common import UsageProblemError
from toolkit.cli.session import Session
from toolkit.corpus import Input
from toolkit.corpus.reading import read_document
from toolkit.diffing.compare import compare
from toolkit.diffing.comparison import Comparison, Mode
from toolkit.parsing import ParsedDocument
from toolkit.words import Lang


def read_side(one: Input, session: Session, lang: Lang) -> ParsedDocument:
    """Return the document that an input holds; raises UsageProblemError where it cannot be read."""
    document = read_document(one, session.profile)
    if isinstance(document, ParsedDocument):
        return document
    from toolkit.frames import build

    raise UsageProblemError(*session.unread(build([document], session.profile), lang))


def compare_sides(
    inputs: Sequence[Input], session: Session, mode: Mode | Literal["auto"], lang: Lang, *, asking: bool
) -> tuple[tuple[ParsedDocument, ParsedDocument], Comparison]:
    """Return two documents and their comparison by the pins in force; ``asking``, those are added to first.

    Raises UsageProblemError for a document that cannot be read, PinError for a file of pins that cannot be used.
    """
    old, new = (read_side(one, session, lang) for one in inputs)
    if asking:
        from toolkit.cli.reviewing import review

        review(session, (old, new), mode, lang)
    pins = session.pins()
    if not pins:
        return (old, new), compare(old, new, mode)
    from toolkit.diffing.pins import pinned_rows

    return (old, new), compare(old, new, mode, *pinned_rows(pins, old, new))
