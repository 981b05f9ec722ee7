"""Quotes as reports show them: the faulty words marked, long text cut to what stands around them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

_LONGEST_QUOTE = 64
_CONTEXT = 14
_MOST_MARKS = 12
_ELLIPSIS = "…"


def excerpt(
    quote: str, marks: Sequence[str], longest: int = _LONGEST_QUOTE, context: int = _CONTEXT
) -> Iterator[tuple[str, bool]]:
    """Yield the pieces of a quote and whether each is marked.

    One of more than ``longest`` characters is cut to ``context`` characters around each mark.
    """
    spans = _spans(quote, marks)
    shown = 0
    for begin, end in _windows(spans, len(quote), longest, context):
        if begin > shown:
            yield _ELLIPSIS, False
        yield from _pieces(quote, spans, begin, end)
        shown = end
    if shown < len(quote):
        yield _ELLIPSIS, False


def marked(text: str, quotes: Iterable[tuple[str, Sequence[str]]]) -> list[tuple[str, bool]]:
    """Return the pieces of a whole text and whether each is marked, given quotes from it with their marks.

    A quote that is faulty as a whole is marked where it is only a part of the text.
    """
    spans = []
    for quote, marks in quotes:
        start = text.find(quote)
        if quote and start >= 0:
            spans += [(start + first, start + last) for first, last in _spans(quote, marks) or [(0, len(quote))]]
    return list(_pieces(text, sorted(span for span in spans if span != (0, len(text))), 0, len(text)))


def _pieces(quote: str, spans: list[tuple[int, int]], begin: int, end: int) -> Iterator[tuple[str, bool]]:
    at = begin
    for first, last in spans:
        if at <= first < end:
            if first > at:
                yield quote[at:first], False
            yield quote[first : min(last, end)], True
            at = min(last, end)
    if at < end:
        yield quote[at:end], False


def _windows(spans: list[tuple[int, int]], length: int, longest: int, context: int) -> list[tuple[int, int]]:
    """Return the parts of a quote to show: all of a short one, else what stands around the marks."""
    if length <= longest or not spans:
        return [(0, min(length, longest))]
    first = max(0, spans[0][0] - context)
    windows = [(first, min(length, first + longest))]
    for begin, end in spans[:_MOST_MARKS]:
        if begin < windows[-1][1]:
            windows[-1] = (windows[-1][0], max(windows[-1][1], min(end, begin + longest)))
        else:
            windows.append((max(windows[-1][1], begin - context), min(length, end + context, begin + longest)))
    return windows


def _spans(quote: str, marks: Sequence[str]) -> list[tuple[int, int]]:
    """Return where the marks stand, the first place of each, those that are the whole quote left out."""
    found = [(quote.find(mark), len(mark)) for mark in marks if mark and mark != quote]
    return sorted((at, at + length) for at, length in found if at >= 0)
