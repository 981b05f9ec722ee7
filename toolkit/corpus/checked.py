"""What a check says of one document, and how it is kept: plain data, so that showing it again needs no Polars."""

from __future__ import annotations

import dataclasses
import io
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from toolkit.checking.finding import Finding, Related
from toolkit.corpus.cache import Cache
from toolkit.corpus.discovery import Input, digest_of

if TYPE_CHECKING:  # a kept result is read without Polars
    import polars as pl


@dataclass(frozen=True, slots=True)
class Checked:
    """One document's record (``frames.DOCUMENTS`` and ``counts``) and findings, numbered 0 as if it stood alone.

    ``duties`` are its rows of ``frames.DUTIES`` as an Arrow IPC file, where they are wanted.
    """

    record: dict[str, Any]
    findings: list[Finding]
    duties: bytes | None = None

    def numbered(self, at: int) -> tuple[dict[str, Any], list[Finding]]:
        """Return the record and the findings with the number that the document has in a run."""
        return {**self.record, "document": at}, [dataclasses.replace(one, document=at) for one in self.findings]


def apart(records: Sequence[dict[str, Any]], findings: Sequence[Finding], duties: pl.DataFrame | None) -> list[Checked]:
    """Return one result a document from those of a run over several; ``duties`` only where the lists are wanted."""
    found: dict[int, list[Finding]] = {record["document"]: [] for record in records}
    for finding in findings:
        found[finding.document].append(dataclasses.replace(finding, document=0))
    lists = {} if duties is None else duties.partition_by("document", as_dict=True)
    return [
        Checked(
            {**record, "document": 0},
            found[record["document"]],
            None if duties is None else _as_bytes(lists.get((record["document"],), duties.clear())),
        )
        for record in records
    ]


def _as_bytes(duties: pl.DataFrame) -> bytes:
    buffer = io.BytesIO()
    duties.write_ipc(buffer)
    return buffer.getvalue()


def recall(cache: Cache, one: Input, *, with_lists: bool) -> Checked | None:
    """Return the kept result on an input as it is now, or None; standard input is always read anew."""
    sha256 = digest_of(one)
    if sha256 is None:
        return None
    duties = cache.get(one.name, sha256, "duties") if with_lists else None
    kept = None if with_lists and duties is None else cache.get(one.name, sha256, "findings")
    if kept is None:
        return None
    data = json.loads(kept)
    return Checked(data["record"], [_finding(**fields) for fields in data["findings"]], duties)


def keep(cache: Cache, checked: Checked) -> None:
    """Keep the result on a document under the name and content that were read.

    One that could not be read is looked at anew each time: what stood against it may be gone.
    """
    record = checked.record
    if record["status"] != "ok":
        return
    content = json.dumps({"record": record, "findings": [dataclasses.asdict(one) for one in checked.findings]})
    cache.put(record["source"], record["sha256"], "findings", content.encode())
    if checked.duties is not None:
        cache.put(record["source"], record["sha256"], "duties", checked.duties)


def _finding(related: list[dict[str, Any]], marks: list[str], **fields: Any) -> Finding:  # noqa: ANN401 - a finding's own
    return Finding(**fields, related=tuple(_end(**end) for end in related), marks=tuple(marks))


def _end(marks: list[str], **fields: Any) -> Related:  # noqa: ANN401 - a related place's own
    return Related(**fields, marks=tuple(marks))
