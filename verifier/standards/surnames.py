"""Chinese surnames, to tell a person's name from other words of the same length."""

from __future__ import annotations

import re

__all__ = ["is_likely_name"]

_SINGLE = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎"
    "鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于傅皮卞齐康伍余元卜顾孟平黄和"
    "穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛"
    "林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫房裘缪干解应宗丁宣邓郁单杭洪包诸左石崔吉钮龚程嵇邢"
    "裴陆荣翁荀羊於惠甄曲封芮储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾甘厉戎"
    "祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰鄂索咸籍赖卓蔺屠蒙池乔阴胥苍双闻莘党翟谭贡劳逄姬申扶"
    "冉宰郦雍璩桑桂濮牛寿边扈燕冀郏浦尚农温庄晏柴瞿阎慕连茹习宦艾鱼容向古易慎戈廖庾暨居衡步都耿满弘匡"
    "国文寇广禄阙东欧殳沃利蔚越夔隆师巩聂晁勾敖融冷訾辛阚那简饶曾毋沙乜养鞠须丰巢关蒯查荆红游竺权逯盖"
    "益桓公仉岳帅缑亢况琴归海晋楚闫肖付邸亓冼麴仝苟笪贠鄢郇佘代邝覃涂谌卿粟盘佟展原候么尧冒丛战修迟"
    "初官矫隋逢苑由綦牟栗郅仵桑辜蔚璩阳光敬鲜苗楼"
)
_DOUBLE = frozenset(
    [
        "欧阳",
        "上官",
        "司马",
        "诸葛",
        "夏侯",
        "皇甫",
        "尉迟",
        "公孙",
        "慕容",
        "令狐",
        "端木",
        "司徒",
        "东方",
        "宇文",
        "长孙",
        "独孤",
        "南宫",
        "澹台",
        "闻人",
        "赫连",
        "申屠",
        "太史",
        "轩辕",
        "钟离",
        "鲜于",
        "司空",
        "濮阳",
        "淳于",
        "单于",
        "公羊",
        "百里",
        "东郭",
        "呼延",
        "万俟",
        "西门",
        "第五",
    ]
)
_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]+")


def is_likely_name(text: str) -> bool:
    """Whether Han characters are written as a person's name is.

    Two or three behind a surname of one, three or four behind one of two; or parts joined by a
    middle dot, as names of minorities are. A name may be neither, so this only ranks.
    """
    if "·" in text:
        return all(_HAN.fullmatch(part) for part in text.split("·"))
    if text[:2] in _DOUBLE and 3 <= len(text) <= 4:
        return True
    return text[:1] in _SINGLE and 2 <= len(text) <= 3
