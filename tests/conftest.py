"""What the tests share: the real documents where they are at hand, reading in one step, made-up townships."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import permutations
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import Phase, settings
from hypothesis import strategies as st

from fixtures.generator import Columns, Form, Layout, ListKey, Township, make_township
from fixtures.generator.layout import HeaderRows, Titles
from toolkit.frames import Frames, build
from toolkit.parsing import ParsedDocument, parse
from toolkit.profile import default_profile
from toolkit.reporting.parsed import render_json
from toolkit.sources import read

SHARED = Path(__file__).parents[2] / "shared"
FORMS: tuple[Form, ...] = ("markdown", "tabular", "wrapped")
LISTS: tuple[ListKey, ...] = ("basic", "cooperative", "reclaimed")
TITLES: tuple[Titles, ...] = ("plain", "named", "none")
HEADERS: tuple[HeaderRows, ...] = ("page", "first", "never")
_CELLS = ("category", "name", "departments_text", "superior_duties", "township_duties", "handover", "remark")
_INVISIBLE = "\x00\ufeff\u200b\u200c\u200d\u2060\u00ad"

# The same examples on every run: a law that fails once must fail again on the next run.
settings.register_profile("laws", derandomize=True, deadline=None, max_examples=40)
settings.load_profile("laws")
# Of townships that are drawn by a seed the smaller one is no simpler: nothing is gained by shrinking.
unshrunk = settings(phases=(Phase.explicit, Phase.generate))


@pytest.fixture(autouse=True)
def _nothing_kept(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep results in a folder of the test's own, so that no test sees those of another."""
    monkeypatch.setenv("QC_CACHE_DIR", str(tmp_path_factory.getbasetemp() / "kept" / uuid4().hex))


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Callable[[str], Path]]:
    """Give a function that mounts a disk of a size, such as 64k; the test is skipped where that is not possible."""
    if os.name == "nt" or os.geteuid() != 0 or not shutil.which("mount"):
        pytest.skip("mounting a small disk takes the superuser")
    place = tmp_path / "disk"
    place.mkdir()

    def mount(size: str) -> Path:
        command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(place)]
        if subprocess.run(command, capture_output=True, check=False).returncode:  # noqa: S603 - a fixed command
            pytest.skip("this system lets nobody mount a small disk")
        return place

    yield mount
    if place.is_mount():
        subprocess.run(["umount", str(place)], check=True)  # noqa: S603, S607 - a fixed command


def shared_file(*parts: str) -> Path:
    """Return a file of the folder of real documents; the test is skipped where the folder is missing."""
    if not SHARED.is_dir():
        pytest.skip(f"the real documents are not here: {SHARED} is missing")
    return SHARED.joinpath(*parts)


def read_text(data: str | bytes, name: str = "a.txt") -> ParsedDocument:
    """Return a document, given as text or as bytes, as parsed."""
    content = data if isinstance(data, bytes) else data.encode()
    return parse(read(name, content), default_profile())


def frames_of(*documents: str | bytes) -> Frames:
    """Return the frames of some documents."""
    return build([read_text(data) for data in documents])


def parse_json(data: str | bytes) -> dict[str, Any]:
    """Return what ``qc parse --format json`` says of a document."""
    record: dict[str, Any] = json.loads(render_json(frames_of(data)))
    return record


def claims(record: dict[str, Any], expected: dict[str, Any]) -> dict[str, Any]:
    """Return of a parsed document's record what ``expected`` makes a claim about."""
    claimed = {key: record[key] for key in expected}
    keys = expected["duties"][0].keys()
    claimed["duties"] = [{key: duty[key] for key in keys} for duty in record["duties"]]
    return claimed


def characters(texts: Iterable[object]) -> Counter[str]:
    """Count the visible characters of some texts."""
    return Counter(
        c for text in texts if text is not None for c in str(text) if not c.isspace() and c not in _INVISIBLE
    )


def kept(document: ParsedDocument) -> Counter[str]:
    """Count the characters that a parsed document holds: in its rows, strays, headings and narrative."""
    texts: list[object] = [duty[key] for duty in document.duties for key in ("number", *_CELLS)]
    texts += [piece["text"] for piece in (*document.strays, *document.narrative, *document.headings)]
    return characters(texts)


def cell_texts(township: Township, layout: Layout) -> list[str]:
    """Return the text of all cells that a document shows, as it shows them."""
    texts = []
    for duty in township.duties:
        texts += [
            duty.category,
            duty.name,
            *duty.departments,
            duty.superior_duties,
            duty.township_duties,
            duty.handover,
        ]
        texts += [duty.remark] if layout.remark else []
    return [layout.widen(text) for text in texts]


def townships(least: int = 2, most: int = 12) -> st.SearchStrategy[Township]:
    """Draw a small township; a list of one row and without a heading could not be told from the next one."""
    sizes = st.integers(least, most)
    return st.builds(
        make_township,
        st.integers(0, 10_000),
        kind=st.sampled_from(("镇", "乡", "街道")),
        prefix=st.sampled_from(("county", "level")),
        handover=st.sampled_from(("labelled", "bare")),
        basic=sizes,
        cooperative=sizes,
        reclaimed=sizes,
    )


def columns() -> st.SearchStrategy[Columns]:
    """Draw widths of the wrapped form's columns."""
    return st.builds(
        Columns,
        category=st.integers(2, 6),
        name=st.integers(5, 14),
        departments=st.integers(4, 10),
        superior=st.integers(22, 45),
        township=st.integers(16, 34),
        basic_name=st.integers(24, 60),
        reclaimed_name=st.integers(10, 24),
        handover=st.integers(20, 45),
    )


@st.composite
def layouts(draw: st.DrawFn, form: Form) -> Layout:
    """Draw a layout that tells a reader what it must know.

    Without titles and headers only the usual order tells the lists apart. The wrapped form needs its place named,
    since department names have no other border, and it has no sign by which a remark could be told from a duty.
    """
    flag = st.booleans()
    titles = draw(st.sampled_from(TITLES))
    header = draw(st.sampled_from(HEADERS))
    ordered = titles == "none" and header == "never"
    wrapped = form == "wrapped"
    return Layout(
        cover=draw(flag) or (wrapped and titles != "named"),
        narrative=draw(flag),
        contents=draw(flag),
        contents_counts=draw(flag),
        titles=titles,
        header=header,
        rows_per_page=draw(st.sampled_from((0, 3, 5, 8))),
        footer=draw(st.sampled_from(("none", "full", "bare"))),
        remark=not wrapped and draw(flag),
        width=draw(st.sampled_from(("full", "half"))),
        township_header=draw(st.sampled_from(("乡镇（街道）配合职责", "镇配合职责", "街道配合职责"))),
        final_newline=draw(flag),
        html=draw(flag),
        order=LISTS if ordered else draw(st.sampled_from(list(permutations(LISTS)))),
        columns=draw(st.one_of(st.just(Columns()), columns())) if wrapped else Columns(),
        blank_lines=draw(flag),
        loose_spaces=draw(flag),
        form_feed=draw(flag),
        split_rows=draw(flag),
    )
