"""People whose names and addresses come from other tables than those of developing."""

from __future__ import annotations

import numpy as np

from models.synthesis.names import pick, words
from models.synthesis.people import Person, make_person
from models.synthesis.regions import Region, pick_region

__all__ = ["REGION_SCRIPTS", "draw_name", "draw_person", "home_of"]

_SINGLE = "邬冀胥厉牟邝揭佴缑漆占盖逯敖卜苑巩丛桑惠符窦柏岑焦解强牛车鲍庞甘厍粟邰莘綦蔚亢荀"
_DOUBLE = words("亓官 第五 闾丘 濮阳 赫连 钟离 呼延 仲孙 轩辕 百里 东郭 申屠 万俟 拓跋 淳于 公冶")
_GIVEN = words(
    "梓涵 子墨 雨桐 国庆 桂花 铁柱 秀珍 春生 冬梅 长根 土生 小满 一诺 以宁 若溪 怀瑾 知行 望舒 "
    "骁 珩 "
    "翕 昱 菡 芷兰 跃进 援朝 卫红 来娣 招弟 金水 火旺 木森 之恒 亦凡 沐阳 书瑶 佩弦 鸿渐 润之 有才 "
    "满仓 庚辰 腊梅 二妮 三喜 正平 守信 德厚 仁义 尔雅 倬 赟 麒 皛 旸 璟雯 翯 祺 嘉懿"
)
_UYGHUR = words(
    "阿布都克力木 吾买尔江 阿不力克木 依布拉音 吐尔洪 麦合木提 阿布都外力 亚森 司马义 热合木图拉 "
    "阿布都热西提 吾布力卡斯木 图尔荪 阿卜杜喀迪尔 如则麦麦提 努尔艾合麦提 伊敏尼亚孜 凯赛尔"
)
_UYGHUR_WOMEN = words(
    "图尔荪古丽 古丽巴哈尔 热依拉 布合力其 阿依帕夏 麦尔耶姆古丽 汗祖热古丽 齐曼古丽 佐合热姑"
)
_KAZAKH = words("巴合提别克 哈山别克 叶尔扎提 托列吾汗 木拉提别克 阿依登 赛力克 居马德力")
_TIBETAN = words("贡秋加措 旦增晋美 普布次旦 拉巴卓玛 达瓦曲吉 边巴 强巴群培 色吉草 才让东主")
_MONGOL = words(
    "斯琴毕力格 阿拉腾其其格 哈斯额尔敦 敖登格日勒 白音查干 呼和 乌兰图雅 包金山 齐木德"
)
_YI = words("阿尔木乃 吉克史尔 海来木牛 洛古阿甲 马海伍各木 俄底拉者 沙马里扎 加拉巫沙")
_KOREAN = words("朴哲浩 许贞姬 全明哲 玄美花 太成日 南顺玉")
_ZHUANG = words("韦桂妹 覃壮飞 蓝志雄 农秀莲 黄绍忠 陆彩凤 闭祖德 岑美兰")

# Where cards are printed in two scripts: ethnicity, provinces, script.
REGION_SCRIPTS: dict[str, tuple[str, str]] = {
    "mongolian": ("蒙古", "15"),
    "zhuang": ("壮", "45"),
    "tibetan": ("藏", "54"),
    "arabic": ("维吾尔", "65"),
    "yi": ("彝", "51"),
    "korean": ("朝鲜", "22"),
}
_TOWNS = words(
    "乌兰花 红旗营子 石头坪 巴彦 长流 大榆树 双塔 牛角冲 沱江 上坪 三岔河 吾斯塘博依 新铺"
)
_HAMLETS = words(
    "大槐树 老鹰岩 桥头 王家畈 邓家坳 巴音塔拉 托万克 下马塘 后沟 小杨树林 柏树垭 莲花寺 新桥河"
)
_LANES = words("前进 沿江 盐井 太白 府前 车站 铁匠 五一 朱雀门内 和盛 凤凰山 体育场")


def draw_name(rng: np.random.Generator, sex: str, ethnicity: str) -> str:
    """A name of 2 to 20 characters."""
    man = sex == "男"
    if ethnicity == "维吾尔":
        first = pick(rng, _UYGHUR if man else _UYGHUR_WOMEN)
        return f"{first}·{pick(rng, _UYGHUR)}"
    if ethnicity in ("哈萨克", "柯尔克孜"):
        return f"{pick(rng, _KAZAKH)}·{pick(rng, _KAZAKH)}"
    tables = {"藏": _TIBETAN, "蒙古": _MONGOL, "彝": _YI, "朝鲜": _KOREAN, "壮": _ZHUANG}
    if ethnicity in tables:
        return pick(rng, tables[ethnicity])
    surname = pick(rng, _DOUBLE) if rng.random() < 0.22 else pick(rng, _SINGLE)
    return surname + pick(rng, _GIVEN)


def home_of(rng: np.random.Generator, region: Region) -> str:
    """An address that fills three lines of a card more often than not."""
    area, kind = region.full_name, rng.random()
    number = int(rng.integers(1, 400))
    for _ in range(40):
        if region.code[:2] == "15" and kind < 0.6:
            tail = f"{pick(rng, _TOWNS)}{pick(rng, ('苏木', '镇'))}{pick(rng, _HAMLETS)}嘎查"
            tail += f"{number}号"
        elif kind < 0.55:
            unit = pick(rng, ("自然村", "村民小组", "屯", "社", "湾组"))
            tail = f"{pick(rng, _TOWNS)}{pick(rng, ('镇', '乡', '民族乡'))}{pick(rng, _HAMLETS)}村"
            tail += f"{pick(rng, _HAMLETS)}{unit}{number}号"
            tail += f"附{int(rng.integers(1, 9))}号" if rng.random() < 0.3 else ""
        else:
            tail = f"{pick(rng, _LANES)}{pick(rng, ('路', '街', '巷', '胡同', '大道'))}{number}弄"
            tail += f"{int(rng.integers(1, 60))}号楼{int(rng.integers(1, 9))}单元"
            tail += f"{int(rng.integers(1, 33))}层{int(rng.integers(101, 3299))}室"
        if sum(0.58 if char.isascii() else 1.02 for char in area + tail) <= 33.4:
            return area + tail
        kind, area = float(rng.random()), f"{region.province}{region.county}"
    return area + f"{number}号"


def draw_person(rng: np.random.Generator, script: str = "") -> Person:
    """A person; from where ``script`` is printed beside Chinese, if given."""
    ethnicity, province = REGION_SCRIPTS.get(script, ("", None))
    if not ethnicity:
        ethnicity = pick(
            rng, ("汉", "汉", "汉", "汉", "满", "土家", "哈萨克", "柯尔克孜", "维吾尔")
        )
    region = pick_region(rng, province)
    sex = pick(rng, "男女")
    return make_person(
        rng,
        province=region.code[:2],
        sex=sex,
        ethnicity=ethnicity,
        name=draw_name(rng, sex, ethnicity),
        address=home_of(rng, region),
        issuing_authority=_office(rng, region),
    )


def _office(rng: np.random.Generator, region: Region) -> str:
    if not region.county.endswith("区") or len(region.county) < 3:
        return f"{region.county}公安局"
    branch = region.county.removesuffix("区") + pick(rng, ("分局", "区分局"))
    return f"{region.seat}公安局{branch}"
