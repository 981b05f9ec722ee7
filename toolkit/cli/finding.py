"""What a run over documents finds: results kept from earlier runs, and the rest read and checked."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from toolkit.checking.finding import Finding
from toolkit.checking.severity import Threshold
from toolkit.cli.common import inputs_of, progress_over
from toolkit.cli.session import Session
from toolkit.cli.words import say
from toolkit.corpus import Input
from toolkit.corpus.cache import Cache
from toolkit.corpus.checked import Checked, apart, keep, recall
from toolkit.sources import LARGEST_FILE
from toolkit.words import Lang

if TYPE_CHECKING:  # results that were kept are shown without Polars
    import polars as pl

_CHUNK = 200


@dataclass(frozen=True, slots=True)
class CheckOptions:
    """The options of ``qc check`` as given on the command line; None leaves a setting to the configuration."""

    form: str = "text"
    outputs: list[str] = field(default_factory=list)
    fail_on: Threshold | None = None
    strict: bool = False
    select: list[str] = field(default_factory=list)
    ignore: list[str] = field(default_factory=list)
    stdin_name: str = "stdin"
    lang: Lang | None = None
    config: str | None = None
    waivers: str | None = None
    cache: bool = True
    against: str | None = None
    changed: str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """What a run found: one record a document, the findings in order, and the lists where they are wanted."""

    documents: list[dict[str, Any]]
    findings: list[Finding]
    duties: pl.DataFrame | None = None
    inputs: list[Input] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Against:
    """What a run has in common with earlier versions: fingerprints that both have, findings that are gone.

    ``told`` is what the changes themselves give rise to.
    """

    old: str
    known: frozenset[str]
    fixed: list[Finding]
    told: list[Finding]


def find(paths: list[str], session: Session, options: CheckOptions, lang: Lang, *, with_lists: bool = False) -> Found:
    """Return what the chosen rules find in the documents that ``paths`` stand for."""
    inputs = [_with_data(one) for one in inputs_of(paths, options.stdin_name, lang)]
    if options.changed is not None:
        from toolkit.corpus.changed import changed_since

        inputs = changed_since(options.changed, inputs)
    return find_in(inputs, session, options, lang, with_lists=with_lists)


def _with_data(one: Input) -> Input:
    """Return an input that can be read more than once: standard input with what came by it."""
    return one if one.path else replace(one, data=sys.stdin.buffer.read(LARGEST_FILE + 1))


def find_in(
    inputs: list[Input], session: Session, options: CheckOptions, lang: Lang, *, with_lists: bool = False
) -> Found:
    """Return what the chosen rules find in the documents given."""
    with progress_over(inputs) as progress:
        results = _Run(session, options, lang, with_lists).over(inputs, progress or (lambda _: None))
    found = Found([], [], _lists(results) if with_lists else None, inputs)
    for at, checked in enumerate(results):
        record, findings = checked.numbered(at)
        found.documents.append(record)
        found.findings.extend(findings)
    return found


@dataclass(frozen=True, slots=True)
class _Run:
    session: Session
    options: CheckOptions
    lang: Lang
    with_lists: bool

    def over(self, inputs: list[Input], progress: Callable[[Input], None]) -> list[Checked]:
        """Return one result an input: as it was kept, or else read and checked, a few hundred documents at a time.

        So memory does not grow with their number, but for the lists themselves where they are wanted.
        """
        cache = self._cache()
        results: dict[int, Checked] = {}
        for at, one in enumerate(inputs):
            kept = recall(cache, one, with_lists=self.with_lists)
            if kept:
                results[at] = kept
                progress(one)
        missing = [at for at in range(len(inputs)) if at not in results]
        for start in range(0, len(missing), _CHUNK):
            chunk = missing[start : start + _CHUNK]
            for at, fresh in zip(chunk, self._afresh([inputs[at] for at in chunk], progress), strict=True):
                results[at] = fresh
                keep(cache, fresh)
            cache.prune()
        return [results[at] for at in range(len(inputs))]

    def _cache(self) -> Cache:
        wanted = self.options.cache and self.session.config.cache
        return self.session.cache(self.options.select, self.options.ignore, self.lang) if wanted else Cache(None)

    def _afresh(self, inputs: list[Input], progress: Callable[[Input], None]) -> list[Checked]:
        from toolkit.corpus.batches import read_frames
        from toolkit.frames import document_records

        rules = self.session.chosen(self.options.select, self.options.ignore, self.lang)
        frames = read_frames(inputs, progress, self.session.profile)
        findings = self.session.check(frames, rules, self.lang)
        return apart(document_records(frames), findings, frames.duties if self.with_lists else None)


def _lists(results: list[Checked]) -> pl.DataFrame:
    """Return the lists of all documents, numbered as in the run."""
    import polars as pl

    frames = [pl.read_ipc(io.BytesIO(checked.duties or b"")) for checked in results]
    return pl.concat(frame.with_columns(document=pl.lit(at, dtype=pl.Int32)) for at, frame in enumerate(frames))


def nothing_read(documents: list[dict[str, Any]], findings: Sequence[Finding], lang: Lang) -> str | None:
    """Return why no document at all could be read, or None where one was."""
    if not documents or any(document["status"] == "ok" for document in documents):
        return None
    finding = next((f for f in findings if f.rule == "QC100"), None)
    told = say("problem-at", lang, where=finding.source, problem=finding.message) if finding else None
    what = told or documents[0]["source"]
    more = len(documents) - 1
    return what + (say("more-unreadable", lang, more=more) if more else "")
