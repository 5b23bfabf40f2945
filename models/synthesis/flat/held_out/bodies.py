"""Companies and other bodies with other names, trades and scopes than those of developing."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from models.synthesis.businesses import capital
from models.synthesis.flat.held_out.people import draw_name, draw_person, home_of
from models.synthesis.names import pick, words
from models.synthesis.people import Company, make_company
from models.synthesis.regions import Region, pick_region

__all__ = ["draw_company", "draw_site", "firm_address", "head_of", "long_scope"]

_BRANDS = words(
    "德润 万象汇 九州通达 拾光 小鹿快跑 百草园 溪谷 四海一家 无界 北斗七星 稻香 老槐树 鲲鹏 桐芯 "
    "谷雨 赤兔 白泽 山河志 大道至简 蜂鸟 与光同尘 牧野 天工开物 三味"
)
_TRADES = words(
    "生物科技 新能源汽车销售 文化旅游发展 医疗器械 装饰工程 人力资源服务 跨境电子商务 影视传媒 "
    "环保工程 供应链管理 职业技能培训 智能装备制造 水产养殖 物业服务 知识产权代理"
)
_FORMS = words("有限公司 有限责任公司 股份有限公司 集团有限公司 （集团）股份有限公司")
_TYPES = words(
    "有限责任公司（国有独资） 有限责任公司(港澳台投资、非独资) 其他股份有限公司(非上市) "
    "有限责任公司（外商投资企业法人独资） 一人有限责任公司 有限责任公司(国有控股)"
)
_ITEMS = words(
    "食品互联网销售（仅销售预包装食品） 第一类医疗器械销售 广告设计、代理 市场营销策划 "
    "会议及展览服务 "
    "信息系统集成服务 数据处理和存储支持服务 人工智能应用软件开发 计算机软硬件及辅助设备零售 "
    "办公设备耗材销售 新材料技术推广服务 园林绿化工程施工 城市绿化管理 家政服务 停车场服务 "
    "住房租赁 "
    "非居住房地产租赁 电线、电缆经营 针纺织品及原料销售 汽车零配件批发 汽车拖车、求援、清障服务 "
    "光伏设备及元器件销售 充电桩销售 化工产品销售（不含许可类化工产品） "
    "技术服务、技术开发、技术咨询、技术交流、技术转让、技术推广 企业管理咨询 社会经济咨询服务 "
    "摄影扩印服务 玩具、动漫及游艺用品销售 "
    "母婴用品销售 养生保健服务（非医疗） 体育用品及器材批发 货物进出口 技术进出口"
)
_LICENSED = words(
    "建设工程施工 餐饮服务 第二类增值电信业务 出版物零售 道路货物运输（不含危险货物） "
    "食品生产 检验检测服务"
)
_PARKS = words("高新技术产业开发区 经济技术开发区 综合保税区 自由贸易试验区 循环经济产业园区")


def long_scope(rng: np.random.Generator, items: int) -> str:
    """A scope of business of many items, as licences of today have."""
    chosen = [str(v) for v in rng.permutation(np.array(_ITEMS))[:items]]
    licensed = [str(v) for v in rng.permutation(np.array(_LICENSED))[: int(rng.integers(1, 4))]]
    style = rng.random()
    if style < 0.4:
        return (
            f"许可项目：{'；'.join(licensed)}。（依法须经批准的项目，经相关部门批准后方可开展经营活动，"
            f"具体经营项目以相关部门批准文件或许可证件为准）一般项目：{'；'.join(chosen)}。"
            "（除依法须经批准的项目外，凭营业执照依法自主开展经营活动）"
        )
    if style < 0.7:
        return f"{'、'.join(chosen)}。(依法须经批准的项目，经相关部门批准后方可开展经营活动)***"
    return f"一般经营项目是：{'；'.join(chosen)}。许可经营项目是：{'；'.join(licensed)}。"


def firm_address(rng: np.random.Generator, region: Region) -> str:
    """Where a firm sits: parks, floors, shared desks."""
    if rng.random() < 0.25:
        return home_of(rng, region)
    park = f"{region.full_name}{pick(rng, _PARKS)}" if rng.random() < 0.6 else region.full_name
    road = f"{pick(rng, '科创汇金港盛')}{pick(rng, '一二三四五六')}路{int(rng.integers(1, 3000))}号"
    tails = (
        f"{pick(rng, 'ABCDE')}座{int(rng.integers(2, 40))}-{int(rng.integers(1, 20))}（集群注册）",
        f"{int(rng.integers(1, 20))}#楼{int(rng.integers(101, 2000))}房",
        f"自编{int(rng.integers(1, 30))}栋{int(rng.integers(1, 9))}楼之{pick(rng, '一二三四')}",
        f"众创空间{int(rng.integers(1, 5))}层{int(rng.integers(1, 400))}号工位",
    )
    return park + road + pick(rng, tails)


def draw_company(rng: np.random.Generator, *, items: int = 12, sole: bool = False) -> Company:
    """A company with a long scope; a shop where ``sole``."""
    region = pick_region(rng)
    owner = draw_name(rng, pick(rng, "男女"), pick(rng, ("汉", "汉", "汉", "维吾尔", "蒙古")))
    company = make_company(rng, owner, kind="sole_proprietor" if sole else "company", region=region)
    brand, trade = pick(rng, _BRANDS), pick(rng, _TRADES)
    if sole:
        shop = pick(rng, words("早餐铺 汽修厂 花艺工作室 宠物诊所 农家乐 渔具店 烘焙坊 电动车行"))
        name = f"{region.county}{brand}{shop}{pick(rng, ('', '', '（个体工商户）'))}"
        return replace(
            company, company_name=name, address=firm_address(rng, region),
            business_scope=long_scope(rng, 3), form="",
        )  # fmt: skip
    place = region.seat.removesuffix("市") if region.city else region.province.removesuffix("市")
    name = f"{place}{brand}{trade}{pick(rng, _FORMS)}"
    if rng.random() < 0.3:
        name = f"{brand}{trade}（{place}）有限公司"
    return replace(
        company,
        company_name=name,
        company_type=pick(rng, _TYPES),
        address=firm_address(rng, region),
        registered_capital=capital(rng),
        business_scope=long_scope(rng, items),
    )


def draw_site(rng: np.random.Generator) -> tuple[str, str]:
    """A site's name and its domain."""
    hosts = words(
        "laohuaishu deruncloud xigu-art beidou7 kunpengtrip shanhezhi grainrain 9ztd muye-edu"
    )
    ends = words(".com .cn .net .com.cn .org.cn .xyz .top .vip .tech")
    host = pick(rng, hosts) + (str(int(rng.integers(2, 999))) if rng.random() < 0.4 else "")
    domain = host + pick(rng, ends)
    return pick(rng, _BRANDS) + pick(rng, ("商城", "资讯网", "服务平台", "门户", "云课堂")), domain


def head_of(rng: np.random.Generator) -> str:
    """Somebody at the head of a body."""
    return draw_person(rng).name
