"""What stands below a business licence's rows: the register, reports, reminders, e-prints."""

from __future__ import annotations

from datetime import date

import numpy as np

from models.synthesis.flat.sheet import wrap
from models.synthesis.flat.varied.form import FormLook
from models.synthesis.names import pick
from models.synthesis.press import Sheet

__all__ = ["print_electronic", "print_feet", "print_reminder"]

_SYSTEM = ("国家企业信用信息公示系统", "国家企业信用信息公示系统", "企业信用信息公示系统")
_LINKS = ("http://www.gsxt.gov.cn", "http://www.gsxt.gov.cn/", "www.gsxt.gov.cn")
_REPORTS = (
    "市场主体应当于每年1月1日至6月30日通过国家企业信用信息公示系统报送公示年度报告。",
    "请于每年1月1日至6月30日登录企业信用信息公示系统报送上一年度年度报告",
    "提示：1.每年1月1日至6月30日通过企业信用信息公示系统报送并公示上一年度年度报告，不另行通知；"
    "2.《企业信息公示暂行条例》第十条规定的企业有关信息形成后20个工作日内需要向社会公示。",
    "每年1月1日至6月30日报送年度报告",
    "应当于每年1月1日至6月30日通过公示系统报送年报，即时信息自产生之日起20个工作日内公示。",
)
_PRINTERS = (  # of the forms since 2019, and from the third on of those before
    "国家市场监督管理总局监制",
    "国家市场监督管理总局制",
    "国家市场监督管理总局监制",
    "中华人民共和国国家工商行政管理总局监制",
    "国家工商行政管理总局监制",
)
_USES = (
    "此件仅供网站备案使用，再次复印无效", "本执照仅用于ICP备案", "仅供办理ICP备案使用",
    "复印件与原件一致",
)  # fmt: skip


def print_feet(
    sheet: Sheet, rng: np.random.Generator, look: FormLook, y: float, margin: float, inside: float
) -> None:
    """Print register and printer below the frame (at ``y``), the yearly report within it."""
    layer, width = sheet.layer(), sheet.size_mm[0]
    k = max(sheet.size_mm) / 297
    size = float(rng.uniform(2.5, 3.2)) * k
    site = (
        f"{pick(rng, _SYSTEM)}{pick(rng, ('网址：', '：', '网址', '网 址: '))}{pick(rng, _LINKS)}"
    )
    if rng.random() < 0.75:
        layer.text(margin, y, site, look.value, size)
    if rng.random() < 0.8:
        printer = pick(rng, _PRINTERS[2:] if sheet.size_mm[1] > width else _PRINTERS[:3])
        layer.text(width - margin, y, printer, look.value, size, align="r")
    if rng.random() < 0.5:
        room = width - 2 * margin - 24 * k
        words = wrap(layer, pick(rng, _REPORTS), look.value, size * 0.94, room)
        for n, line in enumerate(reversed(words)):
            layer.text(
                width / 2, inside - (n + 1) * size * 1.35, line, look.value, size * 0.94, align="m"
            )
    sheet.press(layer, look.ink, opacity=0.88, spread=0.02)


def print_electronic(
    sheet: Sheet, rng: np.random.Generator, look: FormLook, day: date, inside: float
) -> None:
    """Print what only a print of the electronic licence says."""
    layer, k = sheet.layer(), sheet.size_mm[0] / 297
    x, y = 30 * k, inside - 12 * k
    moment = f"{int(rng.integers(8, 20)):02d}:{int(rng.integers(60)):02d}"
    words = (
        f"打印时间：{day:%Y-%m-%d} {moment}:{int(rng.integers(60)):02d}",
        f"电子营业执照下载时间: {day:%Y年%m月%d日}",
        "本文件由电子营业执照系统签发，与纸质营业执照具有同等法律效力",
        "电子营业执照文件，仅供查阅，扫码核验真伪",
    )
    layer.text(x, y, pick(rng, words), look.value, 3.0 * k)
    sheet.press(layer, (70, 70, 76), opacity=0.9, spread=0.02)
    if rng.random() < 0.35:
        mark = sheet.layer()
        mark.text(sheet.size_mm[0] / 2, sheet.size_mm[1] * 0.62, pick(rng, _USES), look.label,
                  float(rng.uniform(6, 9)) * k, align="m")  # fmt: skip
        sheet.press(mark, (150, 160, 190), opacity=float(rng.uniform(0.25, 0.5)), spread=0.05)


_REMINDER = (
    "1.商事主体的经营范围由章程确定。经营范围中属于法律、法规规定应当经批准的项目，"
    "取得许可审批文件后方可开展相关经营活动。",
    "2.商事主体经营范围和许可审批项目等有关企业信用事项及年报信息和其他信用信息，请登录左下角的"
    "国家企业信用信息公示系统或扫描右上方的二维码查询。",
    "3.各类商事主体每年须于成立周年之日起两个月内，向商事登记机关提交上一自然年度的年度报告。"
    "企业应当按照《企业信息公示暂行条例》第十条的规定向社会公示企业信息。",
)


def print_reminder(sheet: Sheet, rng: np.random.Generator, look: FormLook) -> None:
    """Print 重要提示 in the lower left, where a scope is not printed."""
    width, height = sheet.size_mm
    layer, k = sheet.layer(), width / 297
    size, x, y = float(rng.uniform(2.9, 3.4)) * k, 30 * k, height - 66 * k
    layer.text(x, y, pick(rng, ("重要提示", "重 要 提 示", "提示")), look.label, size * 1.1)
    y += size * 1.7
    for note in _REMINDER:
        for line in wrap(layer, note, look.value, size, width * 0.48):
            layer.text(x, y, line, look.value, size)
            y += size * 1.35
    sheet.press(layer, look.ink, opacity=0.92, spread=0.02)
