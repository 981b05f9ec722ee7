"""Runs ``qc``: the command that is called, and whatever goes wrong told in one line."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from copy import copy
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from typer import Typer

USAGE_ERROR = 2
INTERRUPTED = 130
_SELDOM = 100_000


def main() -> None:
    """Run ``qc``; whatever goes wrong is told in one line."""
    if sys.stdout is None:  # closed before the start
        sys.stderr.write("qc: 标准输出已关闭 · standard output is closed\n")
        sys.exit(USAGE_ERROR)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    # pandera loads this library for tests where it is installed; no command needs it, and it takes 0.1 s.
    cast("dict[str, object]", sys.modules).setdefault("hypothesis", None)
    # Nearly all that a run makes or imports lives to its end: looking for what does not takes a tenth of a comparison.
    gc.set_threshold(_SELDOM)
    try:
        from toolkit.cli.app import app

        sys.exit(_called(app, sys.argv[1:])(prog_name="qc", standalone_mode=False))
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    except Exception as error:
        if hasattr(error, "format_message"):  # what is wrong with the call, as the library for arguments tells it
            from toolkit.cli.words import mistake

            message = error.format_message()
            if message:  # a call without anything has been answered with the help
                sys.stderr.write(f"qc: {mistake(error, message)}\n")
            sys.exit(USAGE_ERROR)
        if os.environ.get("QC_DEBUG"):
            raise
        sys.stderr.write(
            f"qc: 程序内部出错，请报告并附上文件 · internal error, please report it with the file "
            f"(QC_DEBUG=1 shows where): {type(error).__name__}: {error}\n"
        )
        sys.exit(USAGE_ERROR)
    finally:
        gc.freeze()  # so that leaving does not look for garbage once more


def _called(app: Typer, arguments: Sequence[str]) -> Typer:
    """Return the app with the command that is called alone, if there is one: all of them take ten times as long."""
    chosen = [one for one in app.registered_commands if [one.name] == arguments[:1]]
    if not chosen:
        return app
    lone = copy(app)
    lone.registered_commands, lone.registered_groups = chosen, []
    return lone
