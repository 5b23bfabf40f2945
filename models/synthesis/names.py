"""Invented people's names: common, double and rare surnames, and the naming of minorities."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

__all__ = ["ETHNICITIES", "pick", "pick_ethnicity", "pick_name", "words"]


def words(text: str) -> tuple[str, ...]:
    """The words of a space-separated table."""
    return tuple(text.split())


COMMON = (
    "王李张刘陈杨黄赵周吴徐孙马胡朱郭何罗高林郑梁谢宋唐许邓韩冯曹彭曾肖田董潘袁蔡蒋余于杜叶"
    "程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金贾韦夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛"
)
RARE = "仉亓邸郜冼麴逄阚缪仝苟茹郗訾昝乜隗褚佘笪璩贠鄢翟戚蔺靳郇晁" + "宓幸栾臧瞿宦娄冉蒯诸"
DOUBLE = words(
    "欧阳 上官 司马 诸葛 夏侯 皇甫 尉迟 公孙 慕容 令狐 端木 司徒 东方 宇文 长孙 独孤 南宫 澹台"
)
MALE = "伟强军磊勇涛超明刚辉鹏斌波宇浩杰峰建国文志海东林永俊毅博航晨轩睿泽翔凯健旭阳龙平"
FEMALE = "芳娜敏静丽娟艳霞秀英玲桂兰婷雪慧颖倩琳萍红梅洁莉燕欣怡佳雨萱梦瑶诗涵丹蕾璐薇岚"
UNUSUAL = "喆堃淼垚翀彧骞祎翊玥珺瑄琰晞昶旻晟懿烨煜铄钰锴鑫淏湉颢蓁芃芮姝婧婕媛曦瑾璟宸"

UYGHUR_MALE = words(
    "买买提 艾合买提 阿卜杜拉 吐尔逊 艾尼瓦尔 库尔班 木拉提 玉素甫 阿不都热合曼 热合曼 亚力坤 "
    "阿迪力 麦麦提江 艾力 努尔买买提 伊力哈木江 居买 赛买提 卡德尔 托合提 依马木 阿卜杜热合曼"
)
UYGHUR_FEMALE = words(
    "阿依古丽 古丽娜尔 热依汗 帕提古丽 阿米娜 米热古丽 努尔比亚 阿孜古丽 茹仙古丽 布威海丽且姆 "
    "阿曼古丽 玛丽亚木 凯丽比努尔 再乃普 祖丽胡玛尔"
)
KAZAKH_MALE = words("叶尔兰 哈德尔 巴合提 加尔肯 木合塔尔 塔斯肯 胡安别克 叶尔肯别克 努尔兰")
KAZAKH_FEMALE = words("阿依努尔 古丽巴合提 加娜尔 沙吾列 巴合提古丽 阿衣江")
TIBETAN_MALE = words("扎西顿珠 多吉次仁 洛桑旦增 格桑平措 索朗多吉 次仁旺堆 丹增 尼玛扎西")
TIBETAN_FEMALE = words("卓玛央金 次仁拉姆 德吉白珍 央宗 格桑卓嘎 拉姆措 白玛曲珍 仓决")
MONGOL_MALE = words("巴特尔 苏和 朝鲁 那顺巴雅尔 额尔德木图 宝音 阿拉坦仓 布和朝鲁 特木其勒")
MONGOL_FEMALE = words("乌云其木格 萨仁高娃 娜仁花 其其格 托娅 阿茹娜 高娃 乌日娜")
YI_CLANS = words("阿苏 吉克 沙马 曲比 俄木 吉木 阿的 勒伍")
YI_MALE, YI_FEMALE = words("子日 尔古 伍加 木呷 拉惹"), words("阿依 伍牛木 尔扎 莫色 阿呷")

ETHNICITIES = words(
    "汉 壮 满 回 苗 维吾尔 土家 彝 蒙古 藏 布依 侗 瑶 朝鲜 白 哈尼 哈萨克 黎 傣 畲 傈僳 仡佬 东乡 "
    "拉祜 水 佤 纳西 羌 土 仫佬 锡伯 柯尔克孜 达斡尔 景颇 毛南 撒拉 布朗 塔吉克 阿昌 普米 鄂温克 "
    "怒 京 基诺 德昂 保安 俄罗斯 裕固 乌孜别克 门巴 鄂伦春 独龙 塔塔尔 赫哲 高山 珞巴"
)
_LOCAL = {
    "65": "维吾尔 维吾尔 哈萨克 回 汉 柯尔克孜",
    "54": "藏 藏 藏 汉 门巴",
    "15": "蒙古 汉 汉 达斡尔",
    "45": "壮 瑶 汉 苗 侗",
    "64": "回 汉 回",
    "63": "藏 回 土 撒拉 汉",
    "22": "朝鲜 满 汉",
    "52": "苗 布依 侗 汉",
    "53": "彝 白 傣 哈尼 汉",
    "51": "彝 藏 汉 羌",
}


def pick(rng: np.random.Generator, choices: Sequence[str]) -> str:
    """One of ``choices``, all alike; a string counts as its characters."""
    return choices[int(rng.integers(len(choices)))]


def pick_ethnicity(rng: np.random.Generator, province: str) -> str:
    """An ethnicity plausible in the province (two digits): Han for most, any of the 56 for some."""
    chance = rng.random()
    if province in _LOCAL and chance < 0.6:
        return pick(rng, _LOCAL[province].split())
    return pick(rng, ETHNICITIES) if chance > 0.88 else "汉"


def _given(rng: np.random.Generator, sex: str) -> str:
    pool = MALE if sex == "男" else FEMALE
    first = pick(rng, UNUSUAL) if rng.random() < 0.22 else pick(rng, pool)
    if rng.random() < 0.2:
        return first
    second = pick(rng, UNUSUAL) if rng.random() < 0.15 else pick(rng, pool)
    return first + second


def pick_name(rng: np.random.Generator, sex: str, ethnicity: str) -> str:
    """A full name as the ID card prints it; given and father's name are joined by ``·`` (U+00B7).

    Args:
        rng: Source of chance.
        sex: ``男`` or ``女``.
        ethnicity: Without 族.
    """
    man = sex == "男"
    if ethnicity in ("维吾尔", "乌孜别克", "塔塔尔"):
        return f"{pick(rng, UYGHUR_MALE if man else UYGHUR_FEMALE)}·{pick(rng, UYGHUR_MALE)}"
    if ethnicity in ("哈萨克", "柯尔克孜", "塔吉克"):
        return f"{pick(rng, KAZAKH_MALE if man else KAZAKH_FEMALE)}·{pick(rng, KAZAKH_MALE)}"
    if ethnicity == "藏":
        return pick(rng, TIBETAN_MALE if man else TIBETAN_FEMALE)
    if ethnicity == "蒙古" and rng.random() < 0.7:
        return pick(rng, MONGOL_MALE if man else MONGOL_FEMALE)
    if ethnicity == "彝" and rng.random() < 0.6:
        return pick(rng, YI_CLANS) + pick(rng, YI_MALE if man else YI_FEMALE)
    chance = rng.random()
    if ethnicity == "朝鲜":
        surname = pick(rng, "金朴崔李郑全")
    elif ethnicity in ("回", "东乡", "撒拉", "保安") and chance < 0.7:
        surname = pick(rng, "马哈丁白沙海金")
    elif chance < 0.72:
        surname = pick(rng, COMMON)
    else:
        surname = pick(rng, DOUBLE) if chance < 0.82 else pick(rng, RARE)
    return surname + _given(rng, sex)
