"""A small county whose townships differ in known duties."""

from __future__ import annotations

from collections.abc import Iterable

from tests.checking.tables import Row, basic, cooperative, reclaimed
from tests.conftest import read_text
from toolkit.parsing import ParsedDocument

COMMON = (
    "加强基层党组织建设", "做好人才服务工作", "开展就业技能培训", "组织文化下乡活动", "落实河道巡查保洁责任",
    "做好档案管理工作", "开展森林防火宣传", "负责兵役登记工作",
)  # fmt: skip
RARE = "打造乡村旅游特色品牌"
RETURNED = "户外广告设置审批"


def township(name: str, names: Iterable[str], assisting: str = "县民政局", *, taken: bool = True) -> ParsedDocument:
    """Return a township with these basic duties; ``taken`` tells whether a duty was taken back from it."""
    own = [*names, *([] if taken else [RETURNED])]
    text = (
        f"河西省临原地区青湖县{name}履职事项清单\n2025年6月\n"
        + basic(*(Row(at, duty) for at, duty in enumerate(own, 1)))
        + cooperative(Row(1, "开展困难群众临时救助", "民生服务", assisting))
        + reclaimed(Row(1, "收养登记", "民生服务"), *([Row(2, RETURNED, "民生服务")] if taken else []))
    )
    return read_text(text, f"{name}.md")


def county() -> list[ParsedDocument]:
    return [
        township("柳树镇", COMMON),
        township("白杨乡", [*COMMON[:4], RARE, *COMMON[4:]]),
        township("东沟镇", COMMON[1:], "县民政局、县财政局"),
        township("南塘镇", COMMON, taken=False),
        township("双桥镇", COMMON),
    ]
