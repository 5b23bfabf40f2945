"""Pinyin of the names in :mod:`people`, as a passport's Latin lines give it."""

from __future__ import annotations

from models.synthesis.romanise import LatinName

__all__ = ["spell"]

_SURNAMES = """邬 WU 冀 JI 胥 XU 厉 LI 牟 MOU 邝 KUANG 揭 JIE 佴 NAI 缑 GOU 漆 QI 占 ZHAN 盖 GE
逯 LU 敖 AO 卜 BU 苑 YUAN 巩 GONG 丛 CONG 桑 SANG 惠 HUI 符 FU 窦 DOU 柏 BAI 岑 CEN 焦 JIAO 解 XIE
强 QIANG 牛 NIU 车 CHE 鲍 BAO 庞 PANG 甘 GAN 厍 SHE 粟 SU 邰 TAI 莘 SHEN 綦 QI 蔚 YU 亢 KANG 荀 XUN
亓官 QIGUAN 第五 DIWU 闾丘 LYUQIU 濮阳 PUYANG 赫连 HELIAN 钟离 ZHONGLI 呼延 HUYAN 仲孙 ZHONGSUN
轩辕 XUANYUAN 百里 BAILI 东郭 DONGGUO 申屠 SHENTU 万俟 MOQI 拓跋 TUOBA 淳于 CHUNYU 公冶 GONGYE"""
_GIVEN = """梓涵 ZIHAN 子墨 ZIMO 雨桐 YUTONG 国庆 GUOQING 桂花 GUIHUA 铁柱 TIEZHU 秀珍 XIUZHEN
春生 CHUNSHENG 冬梅 DONGMEI 长根 CHANGGEN 土生 TUSHENG 小满 XIAOMAN 一诺 YINUO 以宁 YINING
若溪 RUOXI 怀瑾 HUAIJIN 知行 ZHIXING 望舒 WANGSHU 骁 XIAO 珩 HENG 翕 XI 昱 YU 菡 HAN 芷兰 ZHILAN
跃进 YUEJIN 援朝 YUANCHAO 卫红 WEIHONG 来娣 LAIDI 招弟 ZHAODI 金水 JINSHUI 火旺 HUOWANG
木森 MUSEN 之恒 ZHIHENG 亦凡 YIFAN 沐阳 MUYANG 书瑶 SHUYAO 佩弦 PEIXIAN 鸿渐 HONGJIAN
润之 RUNZHI 有才 YOUCAI 满仓 MANCANG 庚辰 GENGCHEN 腊梅 LAMEI 二妮 ERNI 三喜 SANXI
正平 ZHENGPING 守信 SHOUXIN 德厚 DEHOU 仁义 RENYI 尔雅 ERYA 倬 ZHUO 赟 YUN 麒 QI 皛 XIAO 旸 YANG
璟雯 JINGWEN 翯 HE 祺 QI 嘉懿 JIAYI"""


def _table(text: str) -> dict[str, str]:
    cells = text.split()
    return dict(zip(cells[::2], cells[1::2], strict=True))


def spell(name: str) -> LatinName:
    """A Han name with its pinyin.

    Raises:
        KeyError: It is not made of the names in :mod:`people`.
    """
    surnames, given = _table(_SURNAMES), _table(_GIVEN)
    cut = 2 if name[:2] in surnames else 1
    return LatinName(name, surnames[name[:cut]], given[name[cut:]])
