"""Neutral filling text for papers that are no filing document; all our own."""

from __future__ import annotations

import numpy as np

from models.synthesis.names import pick, words

__all__ = ["GOODS", "article", "digits", "headline", "latin", "price"]

_SENTENCES = (
    "清晨的集市里，卖菜的人把刚摘下的豆角摆成整齐的小堆。",
    "河边的步道修好以后，来散步的人一天比一天多。",
    "这种做法并不复杂，关键在于火候和时间的配合。",
    "调查显示，多数受访者更愿意在周末安排短途旅行。",
    "老师傅说，木料要放上两年，做出来的家具才不会走样。",
    "今年的雨水比往年多，山上的茶树抽芽也晚了一些。",
    "图书馆新开了儿童阅览区，书架的高度只到孩子的肩膀。",
    "与去年同期相比，设备的平均故障间隔延长了近三成。",
    "他把旧自行车擦了又擦，推到院子里晒太阳。",
    "研究人员在不同温度下重复了实验，结果基本一致。",
    "窗外的银杏叶落了一地，像铺了一层碎金。",
    "设计师减少了装饰，把空间留给光线和植物。",
    "如果时间充裕，可以沿着古城墙慢慢走上一圈。",
    "新的线路开通后，从县城到省城只需要四十分钟。",
    "面团静置半小时，再分成大小相同的剂子。",
    "孩子们围在一起，听奶奶讲从前的故事。",
    "数据每隔十分钟更新一次，并自动保存到本地。",
    "这家小店只卖三种面，却常常要排队。",
)
_HEADS = words(
    "春日里的小城 慢下来的时光 山间茶事 面食的学问 一座桥的故事 周末去哪儿 老木匠的手艺 "
    "城市里的花园 雨季旅行手册 设备维护要点 季度运行简报 秋天的第一碗汤 海边的风 "
    "新品上市 夏日特惠 读书分享会"
)
_LATIN = words(
    "harbour morning window paper quiet garden measure simple colour summer table river method "
    "result sample light and the of with from into along after under between small large open"
)
GOODS = words(
    "矿泉水550ml 全麦面包 纯牛奶1L 鸡蛋10枚 抽纸3包 洗衣液2kg 苹果 香蕉 中性笔 笔记本A5 "
    "数据线 插座 大米5kg 食用油 酱油 面条 牙膏 毛巾 电池 打印纸A4 "
    "文件夹 墨盒 酸奶 薯片 绿茶 咖啡 巧克力 雨伞"
)


def article(rng: np.random.Generator, count: int) -> str:
    """``count`` sentences in one paragraph."""
    return "".join(pick(rng, _SENTENCES) for _ in range(count))


def headline(rng: np.random.Generator) -> str:
    """A headline."""
    return pick(rng, _HEADS)


def latin(rng: np.random.Generator, count: int) -> str:
    """``count`` English words without meaning, as a sentence."""
    text = " ".join(pick(rng, _LATIN) for _ in range(count))
    return text.capitalize() + "."


def digits(rng: np.random.Generator, count: int) -> str:
    """``count`` random digits."""
    return "".join(str(d) for d in rng.integers(0, 10, count))


def price(rng: np.random.Generator, high: float = 90) -> float:
    """A price with two decimals."""
    return round(float(rng.uniform(1, high)), 2)
