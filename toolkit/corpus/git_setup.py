"""Sets up a git repository so that ``git diff`` shows the duties of a list instead of the lines of its source."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from toolkit.corpus.revision import RevisionError, run_git
from toolkit.sources import SUFFIXES

DRIVER = "duties"
_ATTRIBUTES = ".gitattributes"
#: What git runs on a file to compare its text; what is no duty list is compared as it is.
_TEXTCONV = 'f() { qc parse --format lines "$1" 2>/dev/null || cat "$1"; }; f'
_SETTINGS = {
    f"diff.{DRIVER}.textconv": _TEXTCONV,
    f"diff.{DRIVER}.xfuncname": "^(## .*)$",
    f"difftool.{DRIVER}.cmd": 'qc diff --brief "$LOCAL" "$REMOTE"',
}


def set_up_git() -> Iterator[str]:
    """Write what is missing into the repository's attributes and settings; yield each line that was written.

    Raises RevisionError outside a repository and where a file cannot be written.
    """
    top = run_git("rev-parse", "--show-toplevel")
    if top.returncode:
        raise RevisionError(Path.cwd(), "不在 git 仓库里", "this is no git repository")
    yield from _add_attributes(Path(top.stdout.decode(errors="surrogateescape").rstrip("\n")) / _ATTRIBUTES)
    for key, value in _SETTINGS.items():
        if run_git("config", "--local", key).stdout.decode(errors="replace") == f"{value}\n":
            continue
        done = run_git("config", "--local", "--replace-all", key, value)
        if done.returncode:
            reason = done.stderr.decode(errors="replace").strip()
            raise RevisionError("git config", f"写不进去（{reason}）", f"cannot be written ({reason})")
        yield f"git config {key} = {value}"


def _add_attributes(file: Path) -> Iterator[str]:
    """Add a line for each kind of file that lists come in, but for those that somebody has given another driver."""
    try:
        text = file.read_bytes().decode(errors="surrogateescape") if file.exists() else ""
        given = {line.split()[0] for line in text.splitlines() if "diff=" in line and line.split()}
        lines = [f"*{suffix} diff={DRIVER}" for suffix in sorted(SUFFIXES) if f"*{suffix}" not in given]
        if lines:
            start = text if not text or text.endswith("\n") else f"{text}\n"
            file.write_bytes((start + "".join(f"{line}\n" for line in lines)).encode(errors="surrogateescape"))
    except OSError as error:
        reason = error.strerror or str(error)
        raise RevisionError(file, f"写不进去（{reason}）", f"cannot be written ({reason})") from None
    yield from (f"{file.name}: {line}" for line in lines)
