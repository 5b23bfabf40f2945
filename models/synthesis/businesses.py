"""Invented firms: names, trades with their scope, capital, websites."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from models.synthesis.names import pick, words
from models.synthesis.regions import Region

__all__ = ["Trade", "capital", "company_name", "company_type", "pick_trade", "scope", "website"]


@dataclass(frozen=True, slots=True)
class Trade:
    """A line of business: the word in the firm's name, and items its scope is made of."""

    word: str
    items: tuple[str, ...]


def _trade(word: str, items: str) -> Trade:
    return Trade(word, tuple(items.split()))


COMPANY_TRADES = (
    _trade(
        "网络科技",
        "计算机软硬件开发 网络技术服务 信息系统集成服务 数据处理和存储服务 互联网信息服务 "
        "第二类增值电信业务 广告设计、制作 电子产品销售",
    ),
    _trade(
        "信息技术",
        "软件开发 信息技术咨询服务 物联网技术研发 云计算装备技术服务 办公设备租赁 通信设备销售",
    ),
    _trade("商贸", "日用百货销售 服装鞋帽零售 办公用品批发 家用电器销售 货物进出口 食品互联网销售"),
    _trade(
        "文化传媒",
        "组织文化艺术交流活动 广告发布 企业形象策划 会议及展览服务 摄影扩印服务 "
        "广播电视节目制作经营",
    ),
    _trade(
        "生物科技",
        "生物技术推广服务 化妆品批发 农产品初加工 第一类医疗器械销售 工程和技术研究和试验发展",
    ),
    _trade("建筑工程", "建设工程施工 园林绿化工程施工 建筑材料销售 工程管理服务 室内装饰装修"),
    _trade("物流", "普通货物仓储服务 国内货物运输代理 装卸搬运 道路货物运输 供应链管理服务"),
    _trade("机械设备", "机械设备研发 通用零部件制造 金属材料销售 机械设备租赁 模具销售"),
    _trade("教育咨询", "教育咨询服务 文具用品零售 组织体育表演活动 软件销售 翻译服务"),
    _trade("餐饮管理", "餐饮服务 餐饮管理 食品销售 外卖递送服务 酒店管理"),
    _trade("农业发展", "谷物种植 蔬菜种植 水果销售 农业机械服务 食用农产品批发 休闲观光活动"),
)
SHOP_TRADES = (
    _trade("便利店", "食品销售 烟草制品零售 日用百货销售"),
    _trade("餐馆", "餐饮服务 小餐饮"),
    _trade("服装店", "服装服饰零售 鞋帽零售 互联网销售"),
    _trade("电脑维修部", "计算机及办公设备维修 电子产品销售"),
    _trade("理发店", "理发服务 化妆品零售"),
    _trade("五金建材经营部", "五金产品零售 建筑材料销售 卫生洁具销售"),
    _trade("图文设计工作室", "图文设计制作 广告制作 打字复印"),
    _trade("茶叶商行", "食品销售 茶具销售 互联网销售"),
)
BRAND_A = "云海启明星瑞恒汇智锐凌博远嘉鼎盛泰宏腾飞跃聚优卓然景润泽天翼禾沐熙辰蓝橙青柏"
BRAND_B = "创联达信通拓源科维图思诚合新风帆舟舍途域象元方知行一众品川森阳驰越"
TYPES = (
    "有限责任公司(自然人投资或控股)",
    "有限责任公司(自然人独资)",
    "有限责任公司（自然人投资或控股）",
    "其他有限责任公司",
    "有限责任公司(非自然人投资或控股的法人独资)",
    "股份有限公司(非上市、自然人投资或控股)",
    "有限责任公司",
)
_CLAUSES = (
    "（依法须经批准的项目，经相关部门批准后方可开展经营活动）",
    "（除依法须经批准的项目外，凭营业执照依法自主开展经营活动）",
    "（依法须经批准的项目，经相关部门批准后依批准的内容开展经营活动）",
)
_DIGITS = "零壹贰叁肆伍陆柒捌玖"


def pick_trade(rng: np.random.Generator, *, sole: bool) -> Trade:
    """A trade for a company, or for a shop."""
    trades = SHOP_TRADES if sole else COMPANY_TRADES
    return trades[int(rng.integers(len(trades)))]


def _brand(rng: np.random.Generator) -> str:
    third = pick(rng, BRAND_B) if rng.random() < 0.25 else ""
    return pick(rng, BRAND_A) + pick(rng, BRAND_B) + third


def _short(place: str) -> str:
    for suffix in ("市", "省", "自治州", "地区"):
        if place.endswith(suffix) and len(place) > len(suffix) + 1:
            return place.removesuffix(suffix)
    return place


def company_name(rng: np.random.Generator, region: Region, trade: Trade, *, sole: bool) -> str:
    """A firm's registered name, the place in front or in brackets."""
    brand, seat = _brand(rng), _short(region.seat)
    if sole:
        return f"{region.seat}{region.county}{brand}{trade.word}"
    legal = "股份有限公司" if rng.random() < 0.08 else "有限公司"
    if rng.random() < 0.2:
        return f"{brand}（{seat}）{trade.word}{legal}"
    place = region.county if not region.county.endswith("区") and rng.random() < 0.4 else seat
    return f"{place}{brand}{trade.word}{legal}"


def company_type(rng: np.random.Generator, *, sole: bool) -> str:
    """The licence's 类型."""
    return "个体工商户" if sole else pick(rng, TYPES)


def _formal(number: int) -> str:
    """Up to 9999 in banker's characters: 壹仟零伍拾."""
    text, zero = "", False
    for unit, name in ((1000, "仟"), (100, "佰"), (10, "拾"), (1, "")):
        digit = number // unit % 10
        if digit:
            text += ("零" if zero and text else "") + _DIGITS[digit] + name
        zero = not digit
    return text


def capital(rng: np.random.Generator) -> str:
    """Registered capital as licences print it: banker's characters or digits."""
    amount = int(_amount(rng))
    style = rng.random()
    if style < 0.4:
        return f"{_formal(amount)}万元整"
    if style < 0.5:
        return f"人民币{_formal(amount)}万元整"
    if style < 0.6:
        return f"{_formal(amount)}万圆整"
    if style < 0.85:
        return f"{amount}万元人民币" if rng.random() < 0.5 else f"{amount}万人民币"
    return f"{amount}.000000万人民币" if rng.random() < 0.4 else f"{amount}万元"


def _amount(rng: np.random.Generator) -> str:
    """A plausible amount in ten thousands."""
    return pick(rng, words("10 30 50 100 100 200 300 500 500 508 1000 1001 1200 2000 3680 5000"))


def scope(rng: np.random.Generator, trade: Trade, *, sole: bool) -> str:
    """Scope of business: items of the trade, old style with 、 or new style with groups."""
    items = list(rng.permutation(np.array(trade.items)))
    items = [str(item) for item in items[: int(rng.integers(2, len(items) + 1))]]
    clause = pick(rng, _CLAUSES)
    if sole:
        return "；".join(items) + "。" + (clause if rng.random() < 0.6 else "")
    if rng.random() < 0.5:
        return "；".join(items) + "。" + clause
    licensed, rest = items[:1], items[1:]
    text = f"一般项目：{'；'.join(rest)}{_CLAUSES[1]}" if rest else ""
    return f"{text}许可项目：{licensed[0]}{_CLAUSES[0]}"


def website(rng: np.random.Generator, company: str, region: Region) -> tuple[str, str]:
    """A site's name and domain."""
    syllables = words("yun qi ming rui heng hui zhi ling bo yuan jia ding tai hong chuang lian da")
    host = "".join(pick(rng, syllables) for _ in range(int(rng.integers(2, 4))))
    host += pick(rng, ("", "", "tech", "88", "-online", "cn"))
    domain = host + pick(rng, (".com", ".cn", ".com.cn", ".net", ".cn"))
    brand = company.replace(f"（{_short(region.seat)}）", "").replace(_short(region.seat), "")
    brand = brand.removesuffix("有限公司")
    brand = brand.removesuffix("股份")
    brand = brand[-12:] if len(brand) > 12 else brand
    site = pick(rng, (brand, _brand(rng) + "官网", _brand(rng) + "在线", company))
    return site, domain
