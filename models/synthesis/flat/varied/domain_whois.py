"""A printed page of what a registrar or registry answers about a domain (WHOIS)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import numpy as np

from models.synthesis.document import FlatDocument
from models.synthesis.flat import certificate
from models.synthesis.flat.sheet import finish_sheet
from models.synthesis.flat.varied.domain_facts import Domain
from models.synthesis.flat.varied.domain_rows import domain_rows
from models.synthesis.flat.varied.form import Arrange, Box, Row, choose_look, set_form
from models.synthesis.fonts import choose_face
from models.synthesis.names import pick
from models.synthesis.people import TODAY
from models.synthesis.press import Sheet
from models.synthesis.seal import Seal, press_seal

__all__ = ["print_whois"]

_HEADS = (
    "域名信息查询（WHOIS）结果", "WHOIS 查询结果", "域名注册信息", "域名信息", "域名 {d} 的信息",
    "{d} 的 WHOIS 信息", "域名基本信息", "域名注册信息查询结果", "域名详细信息",
)  # fmt: skip


def _raw_rows(rng: np.random.Generator, facts: Domain, truth: dict[str, str]) -> list[Row]:
    """What a WHOIS server answers, in the order of .cn or of the generic registries."""
    latin = facts.registrar_latin
    start, end, updated = (f"{day:%Y-%m-%d}" for day in (facts.start, facts.end, facts.updated))
    holder = facts.holder_latin if facts.holder_latin and rng.random() < 0.6 else facts.holder
    name = facts.name
    if facts.name.endswith((".cn", ".中国")):
        registrar = facts.registrar
        rows = [
            Row("Domain Name", name),
            Row("ROID", f"{facts.start:%Y%m%d}s10001s{int(rng.integers(10**7, 10**8))}-cn"),
            Row("Domain Status", pick(rng, ("ok", "clientTransferProhibited"))),
            Row("Registrant", holder := facts.holder),
            Row("Registrant Contact Email", "admin@sample.invalid"),
            Row("Sponsoring Registrar", registrar),
            *(Row("Name Server", server) for server in facts.servers),
            Row("Registration Time", f"{start} {facts.clock}"),
            Row("Expiration Time", f"{end} {facts.clock}"),
            Row("DNSSEC", "unsigned"),
        ]
    else:
        registrar = latin
        name = name.upper() if rng.random() < 0.3 else name
        clock = f"T{facts.clock}Z"
        label = "Registrant Name" if facts.person else "Registrant Organization"
        ends = pick(rng, ("Registry Expiry Date", "Registrar Registration Expiration Date"))
        rows = [
            Row("Domain Name", name),
            Row("Registry Domain ID", f"{int(rng.integers(10**9, 10**10))}_DOMAIN-VRSN"),
            Row("Registrar WHOIS Server", "whois.sample.invalid"),
            Row("Registrar URL", "http://www.sample.invalid"),
            Row("Updated Date", updated + clock),
            Row("Creation Date", start + clock),
            Row(ends, end + clock),
            Row("Registrar", latin),
            Row("Registrar IANA ID", str(int(rng.integers(100, 4000)))),
            Row("Registrar Abuse Contact Email", "abuse@sample.invalid"),
            Row("Domain Status", "ok https://icann.org/epp#ok"),
            Row(label, holder),
            Row("Registrant State/Province", pick(rng, ("Zhejiang", "Guangdong", "Beijing"))),
            Row("Registrant Country", "CN"),
            *(Row("Name Server", server.upper()) for server in facts.servers),
            Row("DNSSEC", "unsigned"),
        ]
    truth |= {"domain": name, "holder": holder, "registrar": registrar,
              "valid_from": facts.start.isoformat(), "valid_to": facts.end.isoformat()}  # fmt: skip
    return rows


def _browser(sheet: Sheet, rng: np.random.Generator, title: str) -> None:
    """What a browser prints at the edges of a page: day and title above, address below."""
    layer, face = sheet.layer(), choose_face(rng, "hei")
    width, height = sheet.size_mm
    day = TODAY - timedelta(days=int(rng.integers(1, 60)))
    layer.text(9, 7, f"{day.year}/{day.month}/{day.day}", face, 2.6)
    layer.text(width / 2, 7, title, face, 2.6, align="m")
    layer.text(9, height - 7, "https://whois.sample.invalid/query", face, 2.6)
    layer.text(width - 9, height - 7, "1/1", face, 2.6, align="r")
    sheet.press(layer, (60, 60, 60), opacity=0.9)


def print_whois(draw: np.random.Generator, facts: Domain) -> FlatDocument:
    """Print the page; a stamp of the holder or registrar on some."""
    size = (210.0, 297.0) if draw.random() < 0.75 else (297.0, 210.0)
    sheet = Sheet(*size, certificate.SCALE, (252, 252, 252))
    width, height = size
    red, green, blue = (float(v) for v in draw.uniform((10, 60, 120), (80, 130, 210)))
    edge = float(draw.uniform(14, 26))
    y = 16.0
    title = pick(draw, _HEADS).format(d=facts.name)
    if draw.random() < 0.7:
        _browser(sheet, draw, title)
    if draw.random() < 0.4:
        bar, words = sheet.layer(), sheet.layer()
        bar.rectangle(edge - 4, y - 3, width - 2 * edge + 8, 11)
        words.text(edge, y + 2.5, facts.brand, choose_face(draw, "hei_bold"), 5)
        words.text(width - edge, y + 2.5, "首页 域名注册 WHOIS查询 帮助", choose_face(draw, "hei"),
                   3.0, align="r")  # fmt: skip
        sheet.press(bar, (red, green, blue), opacity=0.16)
        sheet.press(words, (red, green, blue), opacity=0.95)
        y += 18
    head = sheet.layer()
    head.text(edge, y + 3, title, choose_face(draw, "hei_bold"), float(draw.uniform(4.6, 6.4)))
    sheet.press(head, (40, 40, 44), opacity=0.95)
    y += 14
    truth: dict[str, str] = {}
    raw = draw.random() < 0.5
    arrange: tuple[Arrange, ...] = ("run_in",)
    if raw:
        rows = _raw_rows(draw, facts, truth)
    else:
        arrange = ("table", "open_table", "column", "run_in", "table")
        printed = domain_rows(draw, facts, more=0.5)
        rows, truth = [row for _, row in printed.rows], dict(printed.truth)
    look = choose_look(draw, arrange=arrange, end=("：", ":", ""))
    plain = choose_face(draw, "hei" if draw.random() < 0.75 else "song")
    look = replace(look, label=plain, value=plain, spread="natural", bold=0.0, ink=look.fill)
    if raw:
        look = replace(look, end=": ", label_size=1.0, air=0.35)
    em = float(draw.uniform(3.3, 4.4))
    tall = min(height - y - 44, em * 2.6 * len(rows))
    foot = set_form(sheet, look, rows, Box(edge, y, width - 2 * edge, tall), size=em, room=0.5)
    if draw.random() < 0.5:
        note = sheet.layer()
        said = pick(draw, ("以上信息更新时间：{t}", "数据来源：域名注册局", "* 以上结果仅供参考"))
        said = said.format(t=f"{TODAY:%Y-%m-%d} {facts.clock}")
        note.text(edge, foot + 3, said, plain, 3.0)
        sheet.press(note, (120, 120, 124), opacity=0.9)
    if draw.random() < 0.55:
        name = facts.registrar if facts.person or draw.random() < 0.3 else facts.holder
        seal = Seal(name, float(draw.uniform(38, 43)), choose_face(draw, "song_bold"))
        at = (width * float(draw.uniform(0.6, 0.8)), min(foot + 14, height - 34))
        press_seal(sheet, draw, seal, *at, worn=float(draw.uniform(0, 1.2)))
    return finish_sheet(sheet, draw, "domain_certificate", truth)
