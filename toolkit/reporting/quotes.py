"""Quotes as reports show them: the faulty words marked, long text cut to what stands around them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

_LONGEST_QUOTE = 64
_CONTEXT = 14
_MOST_MARKS = 12
_ELLIPSIS = "…"


def excerpt(quote: str, marks: Sequence[str]) -> Iterator[tuple[str, bool]]:
    """Yield the pieces of a quote and whether each is marked, cut to what stands around the marks."""
    spans = _spans(quote, marks)
    shown = 0
    for begin, end in _windows(spans, len(quote)):
        if begin > shown:
            yield _ELLIPSIS, False
        yield from _pieces(quote, spans, begin, end)
        shown = end
    if shown < len(quote):
        yield _ELLIPSIS, False


def marked(text: str, marks: Sequence[str]) -> list[tuple[str, bool]]:
    """Return the pieces of a whole text and whether each is marked."""
    return list(_pieces(text, _spans(text, marks), 0, len(text)))


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


def _windows(spans: list[tuple[int, int]], length: int) -> list[tuple[int, int]]:
    """Return the parts of a quote to show: all of a short one, else what stands around the marks."""
    if length <= _LONGEST_QUOTE or not spans:
        return [(0, min(length, _LONGEST_QUOTE))]
    first = max(0, spans[0][0] - _CONTEXT)
    windows = [(first, min(length, first + _LONGEST_QUOTE))]
    for begin, end in spans[:_MOST_MARKS]:
        if begin < windows[-1][1]:
            windows[-1] = (windows[-1][0], max(windows[-1][1], min(end, begin + _LONGEST_QUOTE)))
        else:
            windows.append((max(windows[-1][1], begin - _CONTEXT), min(length, end + _CONTEXT, begin + _LONGEST_QUOTE)))
    return windows


def _spans(quote: str, marks: Sequence[str]) -> list[tuple[int, int]]:
    """Return where the marks stand, the first place of each, those that are the whole quote left out."""
    found = [(quote.find(mark), len(mark)) for mark in marks if mark and mark != quote]
    return sorted((at, at + length) for at, length in found if at >= 0)
