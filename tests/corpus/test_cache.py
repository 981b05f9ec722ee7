"""A cache never changes a result: what is not whole is not there, what cannot be written is not kept."""

from __future__ import annotations

import os
import subprocess
import sys
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.corpus import cache as caching
from toolkit.corpus.cache import Cache, basis_of, cache_folder

SHA = "0" * 64
CONTENT = b"what was found " * 40
ENTRY = ("a.md", SHA, "findings")


@pytest.fixture
def kept(tmp_path: Path) -> Cache:
    cache = Cache(tmp_path / "kept", "basis")
    cache.put(*ENTRY, CONTENT)
    return cache


def file_of(folder: Path) -> Path:
    (file,) = (path for path in folder.rglob("*") if path.is_file())
    return file


def test_what_was_kept_is_there_on_the_next_run(kept: Cache, tmp_path: Path) -> None:
    assert kept.get(*ENTRY) == CONTENT
    assert Cache(tmp_path / "kept", "basis").get(*ENTRY) == CONTENT


@pytest.mark.parametrize("entry", [("b.md", SHA, "findings"), ("a.md", "1" * 64, "findings"), ("a.md", SHA, "duties")])
def test_a_result_is_that_of_one_name_one_content_and_one_part(kept: Cache, entry: tuple[str, str, str]) -> None:
    assert kept.get(*entry) is None


def test_a_result_rests_on_its_basis(kept: Cache, tmp_path: Path) -> None:
    assert Cache(tmp_path / "kept", "another").get(*ENTRY) is None
    assert kept.get(*ENTRY) == CONTENT


def test_without_a_folder_nothing_is_kept() -> None:
    cache = Cache(None)
    cache.put(*ENTRY, CONTENT)
    assert cache.get(*ENTRY) is None


@given(at=st.integers(0, 10_000), length=st.integers(0, 60), instead=st.binary(max_size=60))
def test_an_entry_of_which_any_bytes_are_damaged_is_not_there(
    tmp_path_factory: pytest.TempPathFactory, at: int, length: int, instead: bytes
) -> None:
    folder = tmp_path_factory.mktemp("kept")
    cache = Cache(folder, "basis")
    cache.put(*ENTRY, CONTENT)
    file = file_of(folder)
    whole = file.read_bytes()
    at %= len(whole)
    damaged = whole[:at] + instead + whole[at + length :]
    file.write_bytes(damaged)
    # Bytes behind the end of the packed content may be anything: what is unpacked is still whole.
    assert cache.get(*ENTRY) in ({None, CONTENT} if damaged.startswith(whole) or damaged == whole else {None})


@pytest.mark.parametrize("share", [0.0, 0.1, 0.5, 0.99])
def test_an_entry_that_was_cut_off_is_not_there(kept: Cache, tmp_path: Path, share: float) -> None:
    file = file_of(tmp_path)
    whole = file.read_bytes()
    file.write_bytes(whole[: int(len(whole) * share)])
    assert kept.get(*ENTRY) is None
    kept.put(*ENTRY, CONTENT)
    assert kept.get(*ENTRY) == CONTENT


def test_an_entry_under_the_name_of_another_is_not_there(kept: Cache, tmp_path: Path) -> None:
    file = file_of(tmp_path)
    whole = file.read_bytes()
    kept.put("b.md", SHA, "findings", b"nothing")
    for other in (path for path in tmp_path.rglob("*") if path.is_file() and path != file):
        other.write_bytes(whole)
    assert kept.get("b.md", SHA, "findings") is None


def test_an_entry_in_another_form_is_not_there(kept: Cache, tmp_path: Path) -> None:
    file_of(tmp_path).write_bytes(zlib.compress(CONTENT))
    assert kept.get(*ENTRY) is None


@pytest.mark.parametrize("place", ["kept", "kept/inner"])
def test_a_file_in_place_of_the_folder_is_left_alone(tmp_path: Path, place: str) -> None:
    (tmp_path / "kept").write_text("a file", "utf-8")
    cache = Cache(tmp_path / place, "basis")
    cache.put(*ENTRY, CONTENT)
    cache.prune()
    assert cache.get(*ENTRY) is None
    assert (tmp_path / "kept").read_text("utf-8") == "a file"


@pytest.mark.parametrize("step", ["mkdir", "write_bytes", "replace", "read_bytes"])
def test_a_folder_that_may_not_be_used_is_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    def refuse(*_arguments: object, **_options: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, step, refuse)
    cache = Cache(tmp_path / "kept", "basis")
    cache.put(*ENTRY, CONTENT)
    cache.prune()
    assert cache.get(*ENTRY) is None
    assert not list(tmp_path.rglob("*.part"))


@pytest.fixture
def small_disk(disk: Callable[[str], Path]) -> Path:
    """Mount a disk of one megabyte."""
    return disk("1m")


def test_a_full_disk_keeps_nothing_and_leaves_nothing(small_disk: Path) -> None:
    cache = Cache(small_disk, "basis")
    cache.put(*ENTRY, os.urandom(2 * 1024 * 1024))
    assert cache.get(*ENTRY) is None
    assert not [path for path in small_disk.rglob("*") if path.is_file()]
    cache.put(*ENTRY, CONTENT)
    assert cache.get(*ENTRY) == CONTENT


WRITER = """
import sys
from pathlib import Path
from toolkit.corpus.cache import Cache
cache = Cache(Path(sys.argv[1]), "basis")
print("ready", flush=True)
for turn in range(int(sys.argv[2])):
    for at in range(20):
        content = (str(at) * 5000).encode()
        cache.put(f"{at}.md", "0" * 64, "findings", content)
        found = cache.get(f"{at}.md", "0" * 64, "findings")
        assert found in (None, content), found
"""


def writer(folder: Path, turns: int) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", WRITER, str(folder), str(turns)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, cwd=Path(__file__).parents[2])  # noqa: S603 - its own program


def test_two_processes_may_write_the_same_results_at_once(tmp_path: Path) -> None:
    both = [writer(tmp_path, 40), writer(tmp_path, 40)]
    for one in both:
        one.communicate()
    assert [one.returncode for one in both] == [0, 0]
    assert Cache(tmp_path, "basis").get("7.md", SHA, "findings") == b"7" * 5000


def test_a_process_killed_while_it_writes_leaves_whole_entries_alone(tmp_path: Path) -> None:
    started = writer(tmp_path, 1_000_000)
    assert started.stdout
    started.stdout.readline()
    while not list(tmp_path.rglob("*")):
        pass
    started.kill()
    started.communicate()
    cache = Cache(tmp_path, "basis")
    for at in range(20):
        assert cache.get(f"{at}.md", SHA, "findings") in {None, (str(at) * 5000).encode()}


def test_the_oldest_results_go_when_a_folder_has_grown_too_large(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = Cache(tmp_path, "basis")
    for at in range(64):
        cache.put(f"{at}.md", SHA, "findings", os.urandom(1000))
        for path in tmp_path.rglob("*"):
            if path.is_file() and path.stat().st_mtime > 1_000_000:
                os.utime(path, (at, at))
    monkeypatch.setattr(caching, "LARGEST_FOLDER", 2500)
    cache.prune()
    for folder in tmp_path.iterdir():
        assert 0 < sum(path.stat().st_size for path in folder.iterdir()) <= 2500
    assert cache.get("63.md", SHA, "findings") is not None
    left = [at for at in range(64) if cache.get(f"{at}.md", SHA, "findings") is not None]
    assert len(left) < 40
    assert sum(left) / len(left) > 40


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ({"QC_CACHE_DIR": "/own", "XDG_CACHE_HOME": "/xdg", "HOME": "/home"}, "/own"),
        ({"QC_CACHE_DIR": "", "XDG_CACHE_HOME": "/xdg", "HOME": "/home"}, "/xdg/qc"),
        ({"XDG_CACHE_HOME": "", "HOME": "/home"}, "/home/.cache/qc"),
    ],
)
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has a folder of its own for caches")
def test_results_are_kept_where_the_platform_keeps_such_things(
    monkeypatch: pytest.MonkeyPatch, settings: dict[str, str], expected: str
) -> None:
    monkeypatch.delenv("QC_CACHE_DIR", raising=False)
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    assert cache_folder() == Path(expected)


def test_the_basis_holds_settings_and_the_content_of_files(tmp_path: Path) -> None:
    file = tmp_path / "QC950-own.yaml"
    file.write_text("one", "utf-8")
    bases = [basis_of("a", []), basis_of("b", []), basis_of("a", [file])]
    file.write_text("two", "utf-8")
    bases.append(basis_of("a", [file]))
    assert len(set(bases)) == 4
    assert basis_of("a", [file]) == bases[-1]


def test_the_basis_holds_the_code_and_the_rules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code, data = tmp_path / "code", tmp_path / "rules"
    for folder in (code, data):
        folder.mkdir()
        (folder / "a.txt").write_text("one", "utf-8")
    monkeypatch.setattr(caching, "_PACKAGE", code)
    monkeypatch.setattr(caching, "folder", lambda _name: data)
    bases = [basis_of("", [])]
    for file in (code / "a.txt", data / "a.txt"):
        file.write_text("two", "utf-8")
        bases.append(basis_of("", []))
    assert len(set(bases)) == 3
