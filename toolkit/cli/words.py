"""What the commands say of a call that cannot be carried out: what, where, what to do."""

from __future__ import annotations

from collections.abc import Iterable

from toolkit.text import plural
from toolkit.user_files import UserFileError
from toolkit.words import Lang

_LEAST_LIKENESS = 0.4
_PROBLEMS: dict[str, dict[Lang, str]] = {
    "output-form": {
        "zh": "-o {output}：应写成 格式=文件，例如 json=结果.json",
        "en": "-o {output}: write FORMAT=FILE, as in json=result.json",
    },
    "unknown-format": {
        "zh": "{option}：没有这种格式{hint}（可用：{known}）",
        "en": "{option}: no such format{hint} (there are: {known})",
    },
    "overwriting": {
        "zh": "-o {output}：{file} 是要读的文件，或已由另一个 -o 写，请换一个文件名",
        "en": "-o {output}: {file} is read in this run, or written by another -o; choose another name",
    },
    "watched-stdin": {
        "zh": "--watch 不能用于标准输入（-），请写明文件或文件夹",
        "en": "--watch cannot watch standard input (-); name a file or folder",
    },
    "problem-at": {"zh": "{where}：{problem}", "en": "{where}: {problem}"},
    "unwritable": {
        "zh": "{file}：写不进去（{reason}），请换一个位置",
        "en": "{file}: cannot be written ({reason}); choose another place",
    },
    "unknown-rule": {
        "zh": "没有规则 {word}{hint}（qc rules list 列出全部规则）",
        "en": "no rule {word}{hint} (qc rules list shows all)",
    },
    "nothing-found": {
        "zh": "{paths}：没有可读的文件（找的是 {kinds}）",
        "en": "{paths}: no readable files (looked for {kinds})",
    },
    "binary-on-terminal": {
        "zh": "{form} 不能显示在终端上，请用 -o {form}=文件",
        "en": "{form} cannot be shown on a terminal; use -o {form}=FILE",
    },
    "more-unreadable": {"zh": "（另有 {more} 份也读不出）", "en": " (and {more} more that cannot be read)"},
    "waived": {
        "zh": "已豁免{n}个问题，至{until}有效，写在{file}",
        "en": "{n} finding(s) waived until {until}, in {file}",
    },
    "no-fingerprint": {
        "zh": "{word} 不是指纹：应是16位的 0-9、a-f（qc check --format json 里的 fingerprint）",
        "en": "{word} is no fingerprint: it has 16 signs of 0-9 and a-f (see qc check --format json)",
    },
    "no-waivers": {
        "zh": "{file}：没有这个豁免文件",
        "en": "{file}: there is no such waiver file",
    },
    "no-reason": {"zh": "--reason 不能为空：写明为什么放行", "en": "--reason is empty: say why the finding may pass"},
    "no-date": {"zh": "--until {text}：日期应写成 2026-03-31", "en": "--until {text}: write a date such as 2026-03-31"},
    "bad-term": {"zh": "--until：{problem}", "en": "--until: {problem}"},
    "unknown-finding": {
        "zh": "没有找到指纹为 {word} 的问题（可在后面写明文件）",
        "en": "no finding has the fingerprint {word} (name the files after it)",
    },
    "one-document": {
        "zh": "{path}：是文件夹，qc diff 每边只比较一份文件，请写明文件",
        "en": "{path}: is a folder; qc diff compares one document a side, name the file",
    },
    "unknown-change": {
        "zh": "{option}：没有 {word}{hint}（可用：{known}）",
        "en": "{option}: there is no {word}{hint} (there are: {known})",
    },
    "one-form": {
        "zh": "--stat、--brief 和 --format 只能用一个",
        "en": "--stat, --brief and --format: use only one of them",
    },
    "other-township": {
        "zh": "注意：旧版 {old} 是{was}的清单，{new} 是{now}的：请核对 --against",
        "en": "note: the earlier version {old} is the list of {was}, {new} of {now}: is --against right?",
    },
    "no-list": {"zh": "注意：{source} 没有{list}", "en": "note: {source} has no {list}"},
    "nothing-declared": {
        "zh": "注意：{source} 的说明和目录没有写明数字，无从比较",
        "en": "note: {source} states no figures that could be compared",
    },
    "stopped": {"zh": "有 --fail-on 要拦的变化：{found}", "en": "changes that --fail-on stops at: {found}"},
    "no-terminal": {
        "zh": "--review 要在终端上一问一答，不能用管道或重定向",
        "en": "--review asks questions and needs a terminal, not a pipe or a file",
    },
    "reviewed": {
        "zh": "拿不准的{left}对，这次记下{n}条判断，写在 {file}",
        "en": "{left} unsure pairs, {n} verdict(s) kept in {file}",
    },
    "review-old": {"zh": "旧　　　：", "en": "old:  "},
    "review-new": {"zh": "新　　　：", "en": "new:  "},
    "review-other": {"zh": "也可能是：", "en": "or:   "},
    "review-question": {
        "zh": "是同一事项吗？y 是，n 不是，s 跳过，q 结束：",
        "en": "the same duty? y yes, n no, s skip, q quit:",
    },
    "review-question-other": {
        "zh": "是同一事项吗？y 是，n 不是，r 是“也可能是”的那项，s 跳过，q 结束：",
        "en": "the same duty? y yes, n no, r it is the other one, s skip, q quit:",
    },
    "conflicts": {
        "zh": "合并有{n}处冲突，结果中保留第一份（A）的内容",
        "en": "{n} conflict(s) in the merge; the result keeps what the first revision (A) has",
    },
    "hint": {"zh": "，是不是 {near}？", "en": "; did you mean {near}?"},
}


# What the library for arguments calls a mistake; of several names the first one holds.
_MISTAKES = {
    "NoSuchOption": "没有这个选项",
    "MissingParameter": "少写了参数",
    "BadParameter": "参数的值不对",
    "BadOptionUsage": "选项没有写值",
    "Exception": "没有这个命令，或用法不对",
}


def say(key: str, lang: Lang, **facts: object) -> str:
    """Return the sentence ``key`` in ``lang``, filled with facts; ``n`` is what it counts."""
    return plural(_PROBLEMS[key][lang], facts.get("n")).format(**facts)


def mistake(error: Exception, message: str) -> str:
    """Return what is wrong with a call: by its kind in Chinese, and the message of the library for arguments."""
    kinds = {kind.__name__ for kind in type(error).__mro__}
    zh = next(words for kind, words in _MISTAKES.items() if kind in kinds)
    return f"{zh} · {message}"


def told(problem: Exception, lang: Lang) -> str:
    """Return what a problem says, in ``lang`` where it can be said in both languages."""
    return problem.said[lang] if isinstance(problem, UserFileError) else str(problem)


def hint(word: str, known: Iterable[str], lang: Lang) -> str:
    """Return the question whether the nearest known word was meant, or nothing."""
    from difflib import get_close_matches

    near = get_close_matches(word, list(known), 1, _LEAST_LIKENESS)
    return say("hint", lang, near=near[0]) if near else ""
