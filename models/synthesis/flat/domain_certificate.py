"""Domain certificate (域名证书) as registrars let customers print it: framed, banded, or plain."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from models.synthesis.businesses import website
from models.synthesis.document import FlatDocument
from models.synthesis.flat.certificate import (
    SCALE,
    Style,
    age_of,
    certificate_sheet,
    choose_style,
    set_rows,
    sign_off,
)
from models.synthesis.flat.frames import SCHEMES, Scheme, jittered
from models.synthesis.flat.grounds import draw_ground
from models.synthesis.flat.licence_paper import draw_qr
from models.synthesis.flat.logo import draw_logo
from models.synthesis.flat.sheet import finish_sheet, paragraph, spelled
from models.synthesis.names import pick
from models.synthesis.people import TODAY, make_company, make_person, years_later
from models.synthesis.press import Sheet

__all__ = ["DOMAIN_LAYOUTS", "render_domain_certificate"]

DOMAIN_LAYOUTS = ("framed", "banded", "plain")
_REGISTRARS = (
    ("云启域名", "广州云启网络科技有限公司"),
    ("智联数码", "北京智联数码科技有限公司"),
    ("新域互联", "厦门新域互联信息技术有限公司"),
    ("飞帆网络", "成都飞帆网络股份有限公司"),
    ("明途数据", "杭州明途数据技术有限公司"),
    ("东川信息", "上海东川信息有限公司"),
)
_TITLES: Mapping[str, tuple[str, str]] = {
    "gtld": ("国际域名注册证书", "Certificate of Domain Name Registration"),
    "cn": ("中国国家顶级域名证书", "Certificate of .CN Domain Name"),
    "any": ("域名注册证书", "Domain Name Registration Certificate"),
    "short": ("域名证书", "DOMAIN NAME CERTIFICATE"),
}
_LABELS = (
    ("域名", "域名所有者", "注册时间", "到期时间", "注册服务机构"),
    ("域名", "域名持有者", "注册日期", "到期日期", "域名注册商"),
    ("域名名称", "域名注册人", "域名注册时间", "域名到期时间", "域名注册服务机构"),
)
_ENGLISH = ("Domain Name", "Registrant", "Registration Date", "Expiration Date", "Registrar")
_STATEMENTS = (
    "以上域名由本机构提供注册服务，并已在域名注册局数据库中记录。持有者在有效期内享有该域名的使用权。",
    "兹证明上述域名已成功注册，相关信息以注册局数据库实时记录为准。",
    "本证书仅作域名注册信息之证明，不作为域名所有权转移的凭证。域名信息变更后本证书自动失效。",
)


@dataclass(frozen=True, slots=True)
class _Domain:
    name: str
    holder: str
    start: date
    end: date
    brand: str
    registrar: str


def _draw(rng: np.random.Generator) -> _Domain:
    company = make_company(rng)
    holder = company.company_name if rng.random() < 0.7 else make_person(rng).name
    start = TODAY - timedelta(days=int(rng.integers(20, 3600)))
    end = start
    while end < TODAY + timedelta(days=60):
        end = years_later(end, int(rng.integers(1, 4)))
    brand, registrar = _REGISTRARS[int(rng.integers(len(_REGISTRARS)))]
    _, host = website(rng, company.company_name, company.region)
    return _Domain(host, holder, start, end, brand, registrar)


def _rows(look: np.random.Generator, facts: _Domain, style: Style) -> list[tuple[str, str]]:
    form = int(look.integers(4))

    def day(value: date) -> str:
        if form == 0:
            return spelled(value, style.dates)
        return f"{value:%Y-%m-%d}" + (" 10:26:08" if form == 1 else "")

    labels: tuple[str, ...] = _LABELS[int(look.integers(len(_LABELS)))]
    both = look.random() < 0.35
    if both:
        labels = tuple(f"{zh} {en}" for zh, en in zip(labels, _ENGLISH, strict=True))
    values = (facts.name, facts.holder, day(facts.start), day(facts.end), facts.registrar)
    rows = list(zip(labels, values, strict=True))
    return rows if look.random() < 0.6 else [rows[0], rows[1], rows[4], rows[2], rows[3]]


def _heads(
    sheet: Sheet, look: np.random.Generator, style: Style, scheme: Scheme, facts: _Domain, y: float
) -> float:
    """Logo, headline and its English; returns the y below."""
    width = sheet.size_mm[0]
    k = width / (297 if width > sheet.size_mm[1] else 210)
    heads, brand = sheet.layer(), sheet.layer()
    if look.random() < 0.8:
        natural = brand.text_width(facts.brand, style.label, 6 * k)
        middle = pick(look, "ml") == "m"
        x = width / 2 - natural / 2 if middle else width * 0.16
        draw_logo(sheet, look, x - 2 * k, y, 10 * k, scheme.accent)
        brand.text(x + 5 * k, y, facts.brand, style.title, 6 * k)
        y += 15 * k
    kind = (
        "cn" if facts.name.endswith(".cn") and look.random() < 0.5 else pick(look, ("any", "short"))
    )
    kind = "gtld" if kind == "any" and facts.name.endswith((".com", ".net")) else kind
    title, english = _TITLES[kind]
    size = float(look.uniform(9, 14)) * k
    heads.text(width / 2, y, title, style.title, size, align="m", tracking=size * 0.22)
    y += size * 1.0
    if look.random() < 0.65:
        heads.text(width / 2, y, english, style.value, size * 0.36, align="m", tracking=0.3)
        y += size * 0.7
    colour = scheme.accent if look.random() < 0.5 else style.ink
    sheet.press(heads, colour, opacity=0.95, spread=0.03)
    sheet.press(brand, scheme.accent, opacity=0.9, spread=0.02)
    return y + 6 * k


def _banner(sheet: Sheet, look: np.random.Generator, scheme: Scheme) -> float:
    """A coloured head and foot with slanted or curved edges; returns where the paper begins."""
    width, height = sheet.size_mm
    tall = height * float(look.uniform(0.09, 0.2))
    x = np.linspace(0, width, 60)
    wave = tall * (1 + float(look.uniform(0, 0.25)) * np.sin(x / width * float(look.uniform(3, 8))))
    if look.random() < 0.4:
        wave = np.full_like(x, tall)
    top, foot, second = sheet.layer(), sheet.layer(), sheet.layer()
    edge = np.stack([x, wave], axis=1)
    top.fill([np.concatenate([[(0, 0)], edge, [(width, 0)]])])
    second.fill([np.concatenate([[(0, 0)], edge * (1, 1.12), [(width, 0)]])])
    foot.fill(
        [
            np.array(
                [
                    (0, height - tall * 0.3),
                    (width, height - tall * 0.3),
                    (width, height),
                    (0, height),
                ]
            )
        ]
    )
    sheet.press(second, scheme.line, opacity=0.8)
    ramp = np.linspace(0.7, 0.98, sheet.shape[1], dtype=np.float32)[None, :]
    sheet.press(top, scheme.band, opacity=np.broadcast_to(ramp, sheet.shape).copy())
    sheet.press(foot, scheme.band, opacity=0.85)
    return tall * 1.3


def render_domain_certificate(
    rng: np.random.Generator, seed: int, layout: str | None = None
) -> FlatDocument:
    """Print a domain certificate.

    Args:
        rng: Decides whose domain it is.
        seed: Decides how it is printed.
        layout: One of :data:`DOMAIN_LAYOUTS`; by seed where not given.

    Returns:
        The certificate; truth has ``domain``, ``holder``, ``registrar``, ``valid_from`` and
        ``valid_to`` (registered on, expires on).
    """
    look = np.random.default_rng([seed, 904])
    layout = layout or pick(look, DOMAIN_LAYOUTS)
    facts = _draw(rng)
    upright = look.random() < 0.45
    size = (210.0, 297.0) if upright else (297.0, 210.0)
    k = 1.0
    style = choose_style(look, titles=("song_bold", "hei_bold", "kai"))
    names = tuple(SCHEMES)
    if layout == "framed":
        sheet, scheme, inside = certificate_sheet(look, size, names, breadth=(4, 13))
        y = inside + float(look.uniform(14, 24))
    else:
        scheme = jittered(look, pick(look, names))
        sheet = Sheet(*size, SCALE, scheme.paper if layout == "banded" else (251, 251, 250))
        y = 32.0
        if layout == "banded":
            if look.random() < 0.5:
                draw_ground(sheet, look, scheme, pick(look, ("waves", "flower", "plain")))
            y = _banner(sheet, look, scheme) + 14
    y = _heads(sheet, look, style, scheme, facts, y)
    rows = _rows(look, facts, style)
    wide = max(len(label) for label, _ in rows) > 9
    em = float(look.uniform(4.6, 6.0)) * (0.88 if upright else 1.0) * (0.9 if wide else 1.0)
    foot = size[1] - (58 if upright else 46)
    pitch = min(
        float(look.uniform(2.2, 3.2)) * em * (1.3 if upright else 1.0), (foot - y - 8) / len(rows)
    )
    style_rows = style if not wide else Style(
        style.title, style.label, style.value, style.ink, style.fill, style.bold, True, style.dates
    )  # fmt: skip
    if layout != "plain" and not wide and look.random() < 0.35:
        y = _centred(sheet, style, rows, y, em, pitch)
    else:
        left = size[0] * float(look.uniform(0.16, 0.24))
        label = 0.0 if wide else em * 6.4
        y = set_rows(
            sheet, style_rows, rows, x=left, y=y, label_width=label,
            value_width=size[0] * 0.82 - left - label, size=em, pitch=pitch,
            underline=look.random() < 0.4,
        )  # fmt: skip
    small = sheet.layer()
    if look.random() < 0.7 and y < foot - 14:
        words = pick(look, _STATEMENTS)
        paragraph(
            small, size[0] * 0.17, y + 2, words, style.value, em * 0.72,
            width=size[0] * 0.66, pitch=em * 1.2, indent=em * 1.44,
        )  # fmt: skip
    if look.random() < 0.4:
        draw_qr(sheet, size[0] * 0.17, foot - 4, 22 * k, f"https://sample.invalid/{facts.name}")
    sheet.press(small, style.ink, opacity=0.85, spread=0.02)
    printed = TODAY - timedelta(days=int(look.integers(1, 90)))
    day = printed if look.random() < 0.6 else None
    if look.random() < 0.85:
        sign_off(sheet, look, style, facts.registrar, day, x=size[0] * 0.68, y=foot, size=4.4)
    truth = {
        "domain": facts.name,
        "holder": facts.holder,
        "registrar": facts.registrar,
        "valid_from": facts.start.isoformat(),
        "valid_to": facts.end.isoformat(),
    }
    return finish_sheet(sheet, look, "domain_certificate", truth, age=age_of(look, -0.1))


def _centred(
    sheet: Sheet, style: Style, rows: list[tuple[str, str]], y: float, em: float, pitch: float
) -> float:
    """The domain large in the middle, everything else centred below it."""
    layer = sheet.layer()
    middle = sheet.size_mm[0] / 2
    layer.text(middle, y + em, rows[0][1], style.title, em * 1.9, align="m")
    y += em * 1.5 + pitch
    for label, value in rows[1:]:
        words = f"{label}：{value}"
        room = sheet.size_mm[0] * 0.74
        size = em * min(1.0, room / layer.text_width(words, style.value, em))
        layer.text(middle, y, words, style.value, size, align="m")
        y += pitch
    sheet.press(layer, style.fill, opacity=0.94, spread=0.025)
    return y
