"""Results kept from one run to the next: a file each, named after all that the result rests on.

A cache never changes a result and never complains: what is not whole is not there, what cannot be written is not kept.
"""

from __future__ import annotations

import hashlib
import os
import sys
import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path

from toolkit import __version__
from toolkit.files import replace_file
from toolkit.resources import folder

_PACKAGE = Path(__file__).resolve().parents[1]
#: Libraries whose release may change what is found.
_LIBRARIES = ("polars", "rapidfuzz")
_DIGEST = 32
#: Entries are spread over sixteen folders by the first digit of their names; each keeps its newest ones.
LARGEST_FOLDER = 16 * 1024 * 1024


def cache_folder() -> Path | None:
    """Return where results are kept: $QC_CACHE_DIR, else the platform's folder for such; None where there is none."""
    own = os.environ.get("QC_CACHE_DIR")
    if own:
        return Path(own)
    above = os.environ.get("LOCALAPPDATA" if sys.platform == "win32" else "XDG_CACHE_HOME")
    if above:
        return Path(above) / "qc"
    with suppress(RuntimeError):  # nobody's home
        return Path.home() / ".cache" / "qc"
    return None


def basis_of(settings: str, files: Iterable[Path]) -> str:
    """Return a digest of all that findings rest on but the document.

    That is the code, the rules and word lists the tool brings, the libraries, the user's settings and ``files``; raises
    OSError where one of these cannot be read.
    """
    digest = hashlib.blake2b(digest_size=_DIGEST)
    for part in (__version__, sys.version, *_releases(), settings):
        digest.update(f"{part}\0".encode(errors="replace"))
    for path in (*_files_below(_PACKAGE), *_files_below(folder("rules")), *files):
        content = path.read_bytes()
        digest.update(f"{path.name}\0{len(content)}\0".encode(errors="replace"))
        digest.update(content)
    return digest.hexdigest()


def _releases() -> Iterator[str]:
    """Yield the names and releases of the libraries, as the folders beside them tell: faster than to ask for them."""
    for name in _LIBRARIES:
        spec = find_spec(name)
        if spec and spec.origin:
            yield from sorted(path.name for path in Path(spec.origin).parents[1].glob(f"{name}*.dist-info"))


def _files_below(top: Path) -> Iterator[Path]:
    for root, folders, names in os.walk(top):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        yield from (Path(root) / name for name in sorted(names))


class Cache:
    """The results in one folder that rest on one basis; without a folder nothing is kept."""

    def __init__(self, top: Path | None, basis: str = "") -> None:
        """Name the folder and the basis; neither is looked at before a result is asked for."""
        self._top = top
        self._basis = basis
        self._changed: set[Path] = set()

    def get(self, name: str, sha256: str, part: str) -> bytes | None:
        """Return a part of the result on the document of this name and content, or None where it is not there whole."""
        path = self._path(name, sha256, part)
        if path is None:
            return None
        try:
            stored = path.read_bytes()
            content = zlib.decompress(stored[_DIGEST:])
        except (OSError, zlib.error):
            return None
        return content if stored[:_DIGEST] == _seal(path.name, content) else None

    def put(self, name: str, sha256: str, part: str, content: bytes) -> None:
        """Keep a part of a result, if that can be done."""
        path = self._path(name, sha256, part)
        if path is None:
            return
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            replace_file(path, _seal(path.name, content) + zlib.compress(content, level=1))
            self._changed.add(path.parent)

    def prune(self) -> None:
        """Remove the oldest results from folders that were written to and have grown too large."""
        while self._changed:
            with suppress(OSError):
                _prune(self._changed.pop())

    def _path(self, name: str, sha256: str, part: str) -> Path | None:
        if self._top is None:
            return None
        words = f"{self._basis}\0{name}\0{sha256}\0{part}"
        key = hashlib.blake2b(words.encode(errors="replace"), digest_size=_DIGEST).hexdigest()
        return self._top / key[0] / key


def _seal(key: str, content: bytes) -> bytes:
    """Return what shows that a file holds all that was written under its name."""
    return hashlib.blake2b(key.encode() + content, digest_size=_DIGEST).digest()


def _prune(place: Path) -> None:
    with os.scandir(place) as entries:
        files = [(entry.stat(), entry.path) for entry in entries if entry.is_file()]
    size = sum(stat.st_size for stat, _ in files)
    for stat, path in sorted(files, key=lambda file: file[0].st_mtime_ns):
        if size <= LARGEST_FOLDER:
            return
        Path(path).unlink(missing_ok=True)
        size -= stat.st_size
