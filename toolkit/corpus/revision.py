"""Files as they stood at a revision: ``REV:path``, read out of a git repository."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.user_files import UserFileError

if TYPE_CHECKING:
    import subprocess

_SHAPE = re.compile(r"(?P<revision>(?!-)[^:]*):(?P<path>.+)", re.DOTALL)
_LONGEST_WAIT = 60


class RevisionError(UserFileError):
    """A file at a revision that cannot be had: no repository, no such revision, no such path at it."""


def is_revision(word: str) -> bool:
    """Whether a word of the command line means a file at a revision: no file is called so, and a colon parts it."""
    return _SHAPE.fullmatch(os.path.splitdrive(word)[1]) is not None and not Path(word).exists()


def read_revision(word: str) -> bytes:
    """Return the bytes of ``REV:path``; the path counts from the top of the repository, with ./ from here.

    Raises RevisionError, which says what there is not.
    """
    match = _SHAPE.fullmatch(word)
    if match is None:
        raise RevisionError(word, "应写成 版本:路径", "write REV:path")
    blob = run_git("cat-file", "blob", word)
    if blob.returncode == 0:
        return blob.stdout
    revision, path = match["revision"], match["path"]
    if run_git("rev-parse", "--git-dir").returncode:
        raise RevisionError(word, "没有这个文件，这里也不是 git 仓库", "no such file, and this is no git repository")
    if revision and run_git("rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}").returncode:
        raise RevisionError(word, f"git 仓库里没有版本 {revision}", f"the repository has no revision {revision}")
    raise RevisionError(
        word,
        f"版本 {revision or '（暂存区）'} 里没有文件 {path}（路径从仓库顶层写起，从当前文件夹写起用 ./）",
        f"revision {revision or '(index)'} has no file {path} (paths count from the top of the repository, "
        "with ./ from here)",
    )


def run_git(*arguments: str) -> subprocess.CompletedProcess[bytes]:
    """Return how git ended and what it wrote, in no language but English; raises RevisionError where it cannot run."""
    import subprocess  # noqa: PLC0415 - most files are no revisions

    try:
        return subprocess.run(  # noqa: S603 - arguments stand apart, no shell reads them
            ["git", *arguments],  # noqa: S607 - the user's own git
            env={**os.environ, "LC_ALL": "C"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_LONGEST_WAIT,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired, ValueError) as error:
        raise RevisionError("git", f"用不了 git（{error}）", f"git cannot be run ({error})") from None
