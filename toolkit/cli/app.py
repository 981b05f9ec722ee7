"""The commands of ``qc``. Whatever is heavy is imported inside a command, so that --help and --version are quick."""

from __future__ import annotations

from typing import Annotated, Optional

import typer

from toolkit import __version__
from toolkit.cli.options import (
    ConfigFile,
    DiffMode,
    FailOn,
    Ignore,
    Lang,
    Language,
    Outputs,
    Paths,
    ReadFormat,
    Reason,
    Select,
    SetLanguage,
    StdinName,
    Until,
    WaiverFile,
    Word,
    Words,
)
from toolkit.reporting.changes import FORMATS as DIFF_FORMATS
from toolkit.reporting.checks import FORMATS
from toolkit.reporting.matrices import FORMATS as MATRIX_FORMATS

app = typer.Typer(
    name="qc",
    help="检查乡镇履职事项清单 · Check township duty lists.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
rules_app = typer.Typer(no_args_is_help=True, help="规则目录 · The rules.")
app.add_typer(rules_app, name="rules")


def _print_version(value: bool) -> None:
    if value:
        typer.echo(f"qc {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="版本 · version")
    ] = False,
) -> None:
    """检查乡镇履职事项清单 · Check township duty lists."""


@app.command("check")
def check(
    paths: Paths,
    form: Annotated[
        str,
        typer.Option(
            "--format", metavar="FMT", help=f"标准输出的格式 · format of standard output: {', '.join(FORMATS)}"
        ),
    ] = "text",
    output: Outputs = None,
    fail_on: Annotated[
        Optional[FailOn],  # noqa: UP045 - typer reads it
        typer.Option("--fail-on", help="达到哪一级就不通过（默认 error） · what blocks (error by default)"),
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="疑似问题也算 · probable findings block too")] = False,
    select: Select = None,
    ignore: Ignore = None,
    config: ConfigFile = None,
    waivers: WaiverFile = None,
    against: Annotated[
        Word,
        typer.Option("--against", metavar="OLD", help="旧版，只拦新问题 · an earlier version: only what is new blocks"),
    ] = None,
    changed: Annotated[
        Word,
        typer.Option("--changed", metavar="REV", help="只查此后改动的文件 · only files changed in git since then"),
    ] = None,
    watch: Annotated[
        bool, typer.Option("--watch", help="文件一改就重查，Ctrl-C 结束 · check again on every change, until Ctrl-C")
    ] = False,
    no_cache: Annotated[
        bool, typer.Option("--no-cache", help="不用上次的结果，全部重新检查 · check everything anew")
    ] = False,
    stdin_filename: StdinName = "stdin",
    lang: SetLanguage = None,
) -> None:
    """检查清单，有必须改正的错误时退出码为 1 · Check lists; exits with 1 when something must be put right."""
    from toolkit.cli.checking import run_check
    from toolkit.cli.finding import CheckOptions

    options = CheckOptions(
        form=form,
        outputs=output or [],
        fail_on=fail_on.value if fail_on else None,
        strict=strict,
        select=select or [],
        ignore=ignore or [],
        stdin_name=stdin_filename,
        lang=lang.value if lang else None,
        config=config,
        waivers=waivers,
        cache=not no_cache,
        against=against,
        changed=changed,
    )
    if watch:
        from toolkit.cli.watching import run_watch

        raise typer.Exit(run_watch(paths, lambda: run_check(paths, options), options.lang or "zh"))
    raise typer.Exit(run_check(paths, options))


@app.command("parse")
def parse(
    paths: Paths,
    form: ReadFormat = "json",
    output: Outputs = None,
    config: ConfigFile = None,
    stdin_filename: StdinName = "stdin",
    lang: Language = Lang.zh,
) -> None:
    """把清单读成数据 · Read lists as data."""
    from toolkit.cli.parsing import run_parse

    raise typer.Exit(run_parse(paths, form, output or [], stdin_filename, config, lang.value))


def _set_up_git(value: bool) -> None:
    if value:
        from toolkit.cli.git_setup import run_git_setup

        raise typer.Exit(run_git_setup())


@app.command("diff")
def diff(
    old: Annotated[
        str, typer.Argument(metavar="OLD", help="旧文件、版本:路径，或 - · the old document, REV:path, or -")
    ],
    new: Annotated[str, typer.Argument(metavar="NEW", help="新文件，或版本:路径 · the new document, or REV:path")],
    mode: Annotated[
        DiffMode, typer.Option("--mode", help="同一地前后版本，还是两地 · two versions, or two townships")
    ] = DiffMode.auto,
    everything: Annotated[bool, typer.Option("--all", help="也列出未变的事项 · unchanged duties too")] = False,
    form: Annotated[
        Word, typer.Option("--format", metavar="FMT", help=f"标准输出的格式 · format: {', '.join(DIFF_FORMATS)}, patch")
    ] = None,
    stat: Annotated[bool, typer.Option("--stat", help="只要各类数目 · only the counts")] = False,
    brief: Annotated[bool, typer.Option("--brief", help="每处变化一行 · one line a change")] = False,
    output: Outputs = None,
    fail_on: Annotated[
        Words,
        typer.Option("--fail-on", metavar="KINDS", help="有这些变化时退出码为 1 · exit with 1 at (backflow,removed)"),
    ] = None,
    ignore: Annotated[
        Words, typer.Option("--ignore", metavar="WORDS", help="不看这些变化 · leave out (typography,place,renumbered)")
    ] = None,
    config: ConfigFile = None,
    no_cache: Annotated[bool, typer.Option("--no-cache", help="不用上次的结果，重新比较 · compare anew")] = False,
    review: Annotated[
        bool,
        typer.Option(
            "--review", help="逐对询问拿不准的事项，记入 qc-pins.toml · ask about unsure pairs, keep the answers"
        ),
    ] = False,
    _git_setup: Annotated[
        bool,
        typer.Option(
            "--git-setup",
            callback=_set_up_git,
            is_eager=True,
            help="让本仓库的 git diff 按事项显示清单 · let git diff show duties in this repository",
        ),
    ] = False,
    lang: SetLanguage = None,
) -> None:
    """比较两份清单 · Compare two lists."""
    from toolkit.cli.diffing import DiffOptions, run_diff

    forms = [*([form] if form else []), *(["stat"] if stat else []), *(["brief"] if brief else [])]
    options = DiffOptions(
        mode=mode.value,
        whole=everything,
        forms=forms,
        outputs=output or [],
        fail_on=fail_on or [],
        ignore=ignore or [],
        lang=lang.value if lang else None,
        config=config,
        cache=not no_cache,
        review=review,
    )
    raise typer.Exit(run_diff(old, new, options))


@app.command("apply")
def apply_patch(
    old: Annotated[str, typer.Argument(metavar="OLD", help="补丁所依据的文件 · the document the patch was made from")],
    patch: Annotated[str, typer.Argument(metavar="PATCH", help="qc diff -o patch=… 写的补丁 · the patch")],
    reverse: Annotated[bool, typer.Option("--reverse", help="从新文件退回旧文件 · from NEW back to OLD")] = False,
    form: ReadFormat = "json",
    output: Outputs = None,
    config: ConfigFile = None,
    lang: SetLanguage = None,
) -> None:
    """把补丁用到清单上 · Apply a patch to a list."""
    from toolkit.cli.patching import run_apply

    raise typer.Exit(run_apply(old, patch, form, output or [], config, lang.value if lang else None, reverse=reverse))


@app.command("merge")
def merge_revisions(
    base: Annotated[str, typer.Argument(metavar="BASE", help="共同的旧文件 · the document both come from")],
    one: Annotated[str, typer.Argument(metavar="A", help="第一份修订稿 · one revision")],
    other: Annotated[str, typer.Argument(metavar="B", help="第二份修订稿 · the other revision")],
    form: ReadFormat = "json",
    output: Outputs = None,
    config: ConfigFile = None,
    lang: SetLanguage = None,
) -> None:
    """合并同一清单的两份修订稿，有冲突时退出码为 1 · Merge two revisions of a list; exits with 1 at conflicts."""
    from toolkit.cli.patching import run_merge

    raise typer.Exit(run_merge((base, one, other), form, output or [], config, lang.value if lang else None))


@app.command("compare")
def compare_townships(
    paths: Paths,
    form: Annotated[
        str,
        typer.Option(
            "--format", metavar="FMT", help=f"标准输出的格式 · format of standard output: {', '.join(MATRIX_FORMATS)}"
        ),
    ] = "text",
    output: Outputs = None,
    config: ConfigFile = None,
    lang: SetLanguage = None,
) -> None:
    """并排比较许多乡镇的清单，少见的事项在先 · Set the lists of many townships side by side, outliers first."""
    from toolkit.cli.comparing import run_compare

    raise typer.Exit(run_compare(paths, form, output or [], config, lang.value if lang else None))


@app.command("waive")
def waive(
    fingerprint: Annotated[str, typer.Argument(metavar="FINGERPRINT", help="问题的指纹 · a finding's fingerprint")],
    reason: Reason,
    until: Until,
    paths: Annotated[
        Words,
        typer.Argument(metavar="[PATH]...", help="问题所在的文件，写进豁免 · where the finding is, for the record"),
    ] = None,
    config: ConfigFile = None,
    waivers: WaiverFile = None,
    lang: SetLanguage = None,
) -> None:
    """豁免一个问题 · Let one finding pass for a time."""
    from toolkit.cli.waiving import run_waive

    raise typer.Exit(
        run_waive(fingerprint, paths or [], reason, until, (config, waivers), lang.value if lang else None)
    )


@app.command("baseline")
def baseline(
    paths: Paths,
    reason: Reason,
    until: Until,
    select: Select = None,
    ignore: Ignore = None,
    config: ConfigFile = None,
    waivers: WaiverFile = None,
    lang: SetLanguage = None,
) -> None:
    """豁免现有的全部问题，只拦新问题 · Let all present findings pass for a time, so that only new ones block."""
    from toolkit.cli.finding import CheckOptions
    from toolkit.cli.waiving import run_baseline

    options = CheckOptions(
        select=select or [],
        ignore=ignore or [],
        config=config,
        waivers=waivers,
        lang=lang.value if lang else None,
    )
    raise typer.Exit(run_baseline(paths, reason, until, options))


@app.command("config")
def show_config(config: ConfigFile = None) -> None:
    """显示每项设置及其来源 · Show each setting and where it comes from."""
    from toolkit.cli.rules import run_config

    raise typer.Exit(run_config(config))


@rules_app.command("list")
def list_rules(config: ConfigFile = None, lang: SetLanguage = None) -> None:
    """列出规则 · List the rules."""
    from toolkit.cli.rules import run_list

    raise typer.Exit(run_list(config, lang.value if lang else None))


@rules_app.command("test")
def prove_rules(config: ConfigFile = None) -> None:
    """用规则自带的正反例检验规则 · Run every rule on its own examples."""
    from toolkit.cli.rules import run_test

    raise typer.Exit(run_test(config))


@rules_app.command("docs")
def document_rules(config: ConfigFile = None) -> None:
    """输出规则目录（Markdown） · Write the catalogue of rules as Markdown."""
    from toolkit.cli.rules import run_docs

    raise typer.Exit(run_docs(config))


@app.command("explain")
def explain(
    word: Annotated[
        str,
        typer.Argument(
            metavar="RULE|FINGERPRINT", help="规则编号、名称，或问题的指纹 · a rule, or a finding's fingerprint"
        ),
    ],
    paths: Annotated[
        Words,
        typer.Argument(metavar="[PATH]...", help="问题所在的文件（默认当前文件夹） · where the finding is (else here)"),
    ] = None,
    config: ConfigFile = None,
    lang: SetLanguage = None,
) -> None:
    """解释一条规则或一个问题 · Explain a rule or a finding."""
    from toolkit.cli.rules import run_explain

    raise typer.Exit(run_explain(word, paths or ["."], config, lang.value if lang else None))
