"""Two small faulty documents, and what the rules on declared facts, structure, departments and overlap say of them."""

from __future__ import annotations

from functools import cache

from tests.checking.tables import rules
from tests.checking.townships import report
from tests.conftest import read_text
from toolkit.checking.engine import check
from toolkit.frames import Frames, build
from toolkit.reporting.report import Report
from toolkit.words import Lang

RULES = rules("QC100", "QC105", "QC107", "QC20", "QC30", "QC40", "QC50")

STATED = """\
河西省临原地区青湖县 柳树镇履职事项清单
2025年6月
说明
柳树镇编制了清单，共有履职事项9项，其中，基本履职事项4项、配合履职事项2项、上级部门收回事项2项。
基本履职事项清单列明由本镇承担主体责任的事项。主要包括党的建设、经济发展、民生服务3个类别，共有基本履职事项4项。
配合履职事项清单列明由上级部门牵头的事项。主要包括民生服务、平安法治2个类别，共有配合履职事项2项，涉及7个部门（单位）。

基本履职事项清单
| 序号 | 事项类别 | 事项名称 |
| --- | --- | --- |
| 1 | 党的建设 | 加强基层党组织建设，做好党员发展和教育管理 |
| 2 | 经济发晨 | 做好招商服务工作 |
| 2 | 民生服务 | 收养登记 |
| 4 | 民生服务 | 农机安全监督检查，开展农机驾驶培训和政策宣传 |

配合履职事项清单
| 序号 | 事项类别 | 事项名称 | 对应上级部门 | 上级部门职责 | 乡镇（街道）配合职责 |
| --- | --- | --- | --- | --- | --- |
| 1 | 民生服务 | 开展临时救助 | 青湖县民政局 | 青湖县民政局：1.制定政策；2.审核审批。\
青湖县财政局：1.安排资金。 | 1.受理申请；2.入户核实。 |
| 2 | 平安法治 | 开展禁毒宣传 | | 1.制定方案；2.组织检查。 | |

上级部门收回事项清单
| 序号 | 事项类别 | 事项名称 | 承接部门及工作方式 |
| --- | --- | --- | --- |
| 1 | 民生服务 | 收养登记 | 承接部门：青湖县民政局 工作方式：由青湖县公安局负责收养登记。 |
| 2 | 乡村振兴 | 农机安全监督检查 | 承接部门：青湖县农业农村局 工作方式：由青湖县农业农村局负责，\
由本镇配合开展日常巡查。 |
"""

BARE = """\
| 序号 | 事项类别 | 事项名称 | 对应上级部门 | 上级部门职责 | 乡镇配合职责 |
| 1 | 生态环保 | 河道清淤 | 县水利局、县财政局、县自然资源局 | \
县水利局：1.负责全县河道清淤工作的统筹规划、组织实施和监督检查，编制年度清淤计划并报县人民政府批准后实施；\
2.负责清淤工程的招标、合同管理、质量监督和竣工验收。县财政局：1.安排清淤资金并对使用情况开展绩效评价。\
县住房和城乡建设局：1.负责建成区河道清淤的日常管理。 | 1.配合开展巡查；2.发现问题及时上报。 |
以上内容由经办人核对后存档
| 3 | 生态环保 | 河道清淤 | 县水利局 | 1.统筹规划；2.监督检查。 | 1.配合开展巡查；2.发现问题及时上报。 |
"""


@cache
def frames() -> Frames:
    return build([read_text(STATED, "柳树镇.md"), read_text(BARE, "清单 二.md")])


@cache
def both(lang: Lang) -> Report:
    """Return the report on both documents."""
    return report(frames(), check(frames(), RULES, lang), lang)
