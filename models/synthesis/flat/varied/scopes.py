"""Scopes of business in the styles of years and provinces, from a line to half a page."""

from __future__ import annotations

import numpy as np

from models.synthesis.names import pick, words

__all__ = ["TRADES", "scope_words"]

# A word of the firm's name, then items of its scope.
TRADES: tuple[tuple[str, tuple[str, ...]], ...] = tuple(
    (word, words(items))
    for word, items in (
        (
            "网络科技",
            "技术服务、技术开发、技术咨询、技术交流、技术转让、技术推广 软件开发 互联网数据服务 "
            "信息系统集成服务 网络与信息安全软件开发 数据处理和存储支持服务 "
            "计算机软硬件及辅助设备零售 "
            "互联网信息服务 第二类增值电信业务 广告制作 人工智能应用软件开发 "
            "数字内容制作服务（不含出版发行）",
        ),
        (
            "电子商务",
            "网上销售：日用百货、服装鞋帽、针纺织品、化妆品、家用电器 "
            "互联网销售（除销售需要许可的商品） "
            "食品销售（仅销售预包装食品） 货物进出口 包装服务 国内贸易代理 母婴用品销售 "
            "宠物食品及用品零售",
        ),
        (
            "医疗器械",
            "第一类医疗器械生产 第二类医疗器械销售 第三类医疗器械经营 医用口罩批发 "
            "健康咨询服务（不含诊疗服务） "
            "实验分析仪器销售 医疗设备租赁 消毒剂销售（不含危险化学品）",
        ),
        (
            "新能源",
            "太阳能发电技术服务 充电桩销售 新能源汽车整车销售 电池零配件销售 储能技术服务 "
            "光伏设备及元器件制造 合同能源管理 发电业务、输电业务、供（配）电业务",
        ),
        (
            "文化旅游",
            "旅游业务 组织文化艺术交流活动 游览景区管理 会议及展览服务 营业性演出 票务代理服务 "
            "工艺美术品及收藏品零售（象牙及其制品除外） 露营地服务 摄像及视频制作服务",
        ),
        (
            "精密机械",
            "五金产品制造 模具制造 通用设备制造（不含特种设备制造） 金属切削加工服务 "
            "机床功能部件及附件销售 "
            "工业机器人制造 机械零件、零部件加工 普通货运",
        ),
        (
            "建设工程",
            "房屋建筑和市政基础设施项目工程总承包 建筑劳务分包 园林绿化工程施工 工程造价咨询业务 "
            "土石方工程施工 "
            "建筑工程用机械销售 对外承包工程 室内装饰装修 施工专业作业",
        ),
        (
            "供应链管理",
            "供应链管理服务 道路货物运输（不含危险货物） 国际货物运输代理 "
            "普通货物仓储服务（不含危险化学品等需许可审批的项目） "
            "装卸搬运 集装箱租赁服务 报关业务 无船承运业务",
        ),
        (
            "教育科技",
            "教育咨询服务（不含涉许可审批的教育培训活动） 文具用品零售 出版物零售 "
            "组织体育表演活动 翻译服务 "
            "教学专用仪器销售 业务培训（不含教育培训、职业技能培训等需取得许可的培训）",
        ),
        (
            "酒店管理",
            "住宿服务 餐饮服务 酒店管理 洗浴服务 卷烟零售 食品销售 停车场服务 棋牌室服务 物业管理",
        ),
        (
            "农业开发",
            "蔬菜种植 水果种植 农产品的生产、销售、加工、运输、贮藏及其他相关服务 "
            "与农业生产经营有关的技术、信息、设施建设运营等服务 "
            "牲畜饲养 肥料销售 化肥销售 林木种子生产经营 休闲农业和乡村旅游资源的开发经营",
        ),
        (
            "股权投资",
            "以私募基金从事股权投资、投资管理、"
            "资产管理等活动（须在中国证券投资基金业协会完成登记备案后方可从事经营活动） "
            "以自有资金从事投资活动 企业管理咨询 财务咨询 创业空间服务",
        ),
        (
            "食品",
            "食品生产 饮料生产 调味品生产 食用农产品初加工 粮食收购 糕点、面包制造 新鲜水果批发",
        ),
        (
            "环保科技",
            "水污染治理 大气污染治理 环境保护监测 固体废物治理 环境应急技术装备销售 危险废物经营 "
            "生态恢复及生态保护服务",
        ),
    )
)

_APPROVED = (
    "（依法须经批准的项目，经相关部门批准后方可开展经营活动）",
    "(依法须经批准的项目,经相关部门批准后方可开展经营活动)",
    "（依法须经批准的项目，经相关部门批准后方可开展经营活动）。",
    "【依法须经批准的项目，经相关部门批准后方可开展经营活动】",
    "（企业依法自主选择经营项目，开展经营活动；依法须经批准的项目，"
    "经相关部门批准后依批准的内容开展经营活动；"
    "不得从事本市产业政策禁止和限制类项目的经营活动。）",
    "（市场主体依法自主选择经营项目，开展经营活动；"
    "不得从事国家和本市产业政策禁止和限制类项目的经营活动。）",
    "（涉及许可经营的凭许可证经营）",
    "。（法律、法规、国务院决定规定禁止的不得经营；应当许可（审批）的，"
    "经审批机关批准后凭许可（审批）文件经营）",
    "(以上项目不含前置许可项目，后置许可项目凭许可证或审批文件经营)",
)
_FREE = (
    "（除依法须经批准的项目外，凭营业执照依法自主开展经营活动）",
    "(除依法须经批准的项目外,凭营业执照依法自主开展经营活动)",
    "",
)
_PERMIT = (
    "（依法须经批准的项目，经相关部门批准后方可开展经营活动，具体经营项目以审批结果为准）",
    "（依法须经批准的项目，经相关部门批准后方可开展经营活动，"
    "具体经营项目以相关部门批准文件或许可证件为准）",
)


def _grouped(rng: np.random.Generator, free: list[str], bound: list[str]) -> str:
    """The standard wording since 2020: what is free and what needs a permit."""
    first = f"一般项目：{'；'.join(free)}{pick(rng, _FREE)}"
    second = f"许可项目：{'；'.join(bound)}{pick(rng, _PERMIT)}"
    if rng.random() < 0.35:
        return first + ("。" if rng.random() < 0.4 else "")
    parts = [first, second] if rng.random() < 0.5 else [second, first]
    return pick(rng, ("", "。", "；")).join(parts)


def _southern(rng: np.random.Generator, free: list[str], bound: list[str]) -> str:
    """As Shenzhen writes it."""
    return f"一般经营项目是：{'；'.join(free)}，许可经营项目是：{'；'.join(bound)}" + pick(
        rng, ("", "。")
    )


def _older(rng: np.random.Generator, free: list[str], bound: list[str]) -> str:
    """Before 2014: two headings."""
    return f"许可经营项目：{bound[0]}。 一般经营项目：{'、'.join(free)}。"


def scope_words(rng: np.random.Generator, items: tuple[str, ...], *, short: bool = False) -> str:
    """A scope made of a trade's items, and often of another's; ``short`` for shops."""
    pool = [str(item) for item in rng.permutation(np.array(items))]
    if short:
        count = int(rng.integers(1, 4))
        tail = pick(rng, ("", "", *_APPROVED[:3]))
        return pick(rng, "；、，").join(pool[:count]) + pick(rng, ("", "。")) * (not tail) + tail
    chance = rng.random()
    if chance < 0.2:  # a long one
        for _ in range(2):
            more = TRADES[int(rng.integers(len(TRADES)))][1]
            pool += [str(item) for item in rng.permutation(np.array(more))]
        pool = list(dict.fromkeys(pool))[: int(rng.integers(12, 22))]
    else:
        pool = pool[: int(rng.integers(3, len(pool) + 1))]
    cut = max(1, len(pool) // 4)
    free, bound = pool[cut:], pool[:cut]
    style = rng.random()
    if style < 0.35:
        return _grouped(rng, free, bound)
    if style < 0.43:
        return _southern(rng, free, bound)
    if style < 0.5:
        return _older(rng, free, bound)
    if style < 0.58:
        listed = "".join(f"{n}、{item}；" for n, item in enumerate(pool, 1))
        return listed.removesuffix("；") + pick(rng, _APPROVED)
    if style < 0.68:
        half = max(1, len(free) // 2)
        verbs = pick(rng, ("销售：", "批发、零售：", "研发、生产、销售："))
        return f"{'；'.join(free[:half])}；{verbs}{'、'.join(free[half:] or bound)}。" + pick(
            rng, _APPROVED
        )
    return pick(rng, "；，、").join(pool) + pick(rng, ("。", "", "；")) + pick(rng, _APPROVED)
