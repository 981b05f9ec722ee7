"""The words of comparisons in both languages."""

from __future__ import annotations

from toolkit.diffing.comparison import Confidence, Kind, Level, Meaning
from toolkit.words import FIELD_WORDS, Lang

KINDS: dict[Lang, dict[Kind | None, str]] = {
    "zh": {
        "added": "新增",
        "removed": "取消",
        "moved": "移清单",
        "split": "拆分",
        "merged": "合并",
        "reworded": "改名",
        "recategorised": "改类别",
        "departments": "改部门",
        "duties": "改职责",
        "remark": "改备注",
        "renumbered": "改序号",
        None: "未变",
    },
    "en": {
        "added": "added",
        "removed": "removed",
        "moved": "moved",
        "split": "split",
        "merged": "merged",
        "reworded": "reworded",
        "recategorised": "recategorised",
        "departments": "departments",
        "duties": "duties",
        "remark": "remark",
        "renumbered": "renumbered",
        None: "unchanged",
    },
}
#: What an addition and a removal are between two townships.
ONE_SIDED: dict[Lang, dict[Kind | None, str]] = {
    "zh": {"added": "只在{new}", "removed": "只在{old}"},
    "en": {"added": "only in {new}", "removed": "only in {old}"},
}
FIELDS: dict[Lang, dict[str | None, str]] = {
    "zh": FIELD_WORDS["zh"] | {"receiving_departments": "承接部门"},
    "en": FIELD_WORDS["en"] | {"receiving_departments": "receiving departments"},
}
#: The columns of a table of counts, narrow in both languages.
COLUMNS: dict[Lang, dict[str, str]] = {
    "zh": {"basic": "基本", "cooperative": "配合", "reclaimed": "收回", "total": "合计"},
    "en": {"basic": "basic", "cooperative": "coop.", "reclaimed": "recl.", "total": "total"},
}
HEADS: dict[Lang, tuple[str, ...]] = {
    "zh": ("序号", "清单", "调整类型", "调整前", "调整后", "说明"),
    "en": ("No.", "List", "Change", "Before", "After", "Notes"),
}
#: What each move means, the gravest first.
MEANINGS: dict[Lang, dict[Meaning, str]] = {
    "zh": {"backflow": "回流", "new-burden": "新增负担", "relief": "减负", "shared": "转为配合"},
    "en": {"backflow": "backflow", "new-burden": "new burden", "relief": "relief", "shared": "now shared"},
}
EXPLAINED: dict[Lang, dict[Meaning, str]] = {
    "zh": {
        "backflow": "上级已收回的事项又回到乡镇",
        "new-burden": "配合事项变成乡镇自己的事项",
        "relief": "事项由上级部门收回",
        "shared": "乡镇自己的事项改为配合上级部门",
    },
    "en": {
        "backflow": "a duty that was taken back returns to the township",
        "new-burden": "an assistance becomes the township's own duty",
        "relief": "a duty is taken back from the township",
        "shared": "an own duty becomes an assistance",
    },
}
CONFIDENCE: dict[Lang, dict[Confidence, str]] = {
    "zh": {"sure": "", "likely": "较有把握", "unsure": "拿不准"},
    "en": {"sure": "", "likely": "likely", "unsure": "unsure"},
}
LEVELS: dict[Lang, dict[Level, str]] = {
    "zh": {"typography": "只是标点字形", "place": "只是地名层级", "wording": "", "substance": ""},
    "en": {"typography": "typography only", "place": "place names only", "wording": "", "substance": ""},
}
FACTS: dict[Lang, dict[str, str]] = {
    "zh": {
        "date": "日期",
        "total": "总数",
        "count": "事项数",
        "contents_count": "目录事项数",
        "categories": "类别",
        "category_count": "类别数",
        "department_count": "涉及部门数",
    },
    "en": {
        "date": "date",
        "total": "total",
        "count": "duties",
        "contents_count": "duties in the contents",
        "categories": "categories",
        "category_count": "number of categories",
        "department_count": "number of departments",
    },
}
PHRASES: dict[Lang, dict[str, str]] = {
    "zh": {
        "title-one": "{new}履职事项清单调整对照表",
        "title-two": "{old}与{new}履职事项清单对照表",
        "old": "旧",
        "new": "新",
        "all-same": "没有变化",
        "changes": "{n}处变化",
        "unchanged": "{n}项未变",
        "more": "另有{n}项",
        "left-out": "还有{n}处变化放不下，请看完整报告。",
        "runner-up": "也可能对应",
        "declared": "文件声明的内容",
        "stale": "事项已变，说明未改",
        "borne-out": "清单实有{old}→{new}",
        "nothing": "未写",
        "order": "顺序变了",
        "empty": "（空）",
        "was": "原{}",
        "also": "并{}",
        "renamed": "{old}改称{new}",
        "set-added": "增加部门：{}",
        "set-removed": "不再列入：{}",
        "renumbering": "序号由{old}改为{new}",
        "reordered": "{}中有条目换了位置",
        "legend": "注：删去的文字加删除线，新增的文字加下划线。",
        "similar": "{:.0%}",
        "colon": "：",
        "comma": "、",
        "clause": "，",
        "semicolon": "；",
        "open": "（",
        "close": "）",
        "total": "合计",
    },
    "en": {
        "title-one": "{new} duty list: changes",
        "title-two": "{old} and {new}: duty lists compared",
        "old": "old",
        "new": "new",
        "all-same": "no changes",
        "changes": "{n} changes",
        "unchanged": "{n} unchanged",
        "more": "{n} more",
        "left-out": "{n} more changes do not fit here; see the full report.",
        "runner-up": "or it belongs to",
        "declared": "stated in the documents",
        "stale": "duties changed, the statement did not",
        "borne-out": "the lists have {old} → {new}",
        "nothing": "not stated",
        "order": "in another order",
        "empty": "(empty)",
        "was": "was {}",
        "also": "also {}",
        "renamed": "{old} renamed {new}",
        "set-added": "departments added: {}",
        "set-removed": "departments removed: {}",
        "renumbering": "renumbered from {old} to {new}",
        "reordered": "items reordered in {}",
        "legend": "Struck-out text is gone, underlined text is new.",
        "similar": "{:.0%}",
        "colon": ": ",
        "comma": ", ",
        "clause": ", ",
        "semicolon": "; ",
        "open": " (",
        "close": ")",
        "total": "total",
    },
}
