"""Domain certificates: rows, sentences, English only, and pages of WHOIS."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import numpy as np

from models.synthesis.document import FlatDocument
from models.synthesis.flat.certificate import age_of
from models.synthesis.flat.frames import Scheme
from models.synthesis.flat.licence_paper import draw_qr
from models.synthesis.flat.sheet import finish_sheet
from models.synthesis.flat.varied.cert_head import CertHead, print_cert_head
from models.synthesis.flat.varied.domain_facts import Domain, make_domain
from models.synthesis.flat.varied.domain_paper import domain_paper, print_brand, print_medal
from models.synthesis.flat.varied.domain_rows import day_writer, domain_rows
from models.synthesis.flat.varied.domain_whois import print_whois
from models.synthesis.flat.varied.domain_words import (
    ENGLISH_SENTENCES,
    NOTES,
    SENTENCES,
    TITLES,
)
from models.synthesis.flat.varied.flow import Ink, pieces_of, set_flow
from models.synthesis.flat.varied.form import (
    Arrange,
    Box,
    FormLook,
    Row,
    choose_look,
    pair_rows,
    set_form,
)
from models.synthesis.flat.varied.office import sign_office
from models.synthesis.fonts import choose_face
from models.synthesis.names import pick
from models.synthesis.people import TODAY
from models.synthesis.press import Sheet

__all__ = ["VARIED_DOMAINS", "render_varied_domain"]

VARIED_DOMAINS = ("varied_form", "varied_sentence", "varied_english", "varied_whois")
_JOINS = ("{zh}/{en}", "{zh}（{en}）", "{zh}({en})", "{zh} {en}", "{en} {zh}", "{zh} / {en}")
_OFFICE = (
    "", "", "注册服务机构", "域名注册服务机构", "发证机构", "颁发单位", "证明单位", "注册商",
    "认证机构",
)  # fmt: skip
_DAY = ("", "", "颁发日期", "打印日期", "发证日期", "证书打印时间", "出证日期", "签发日期")


def _title(rng: np.random.Generator, facts: Domain) -> tuple[tuple[str, ...], str]:
    kind = "any"
    if not facts.name.isascii():
        kind = pick(rng, ("chinese", "chinese", "any"))
    elif facts.name.endswith(".cn"):
        kind = pick(rng, ("cn", "any"))
    elif facts.name.endswith((".com", ".net", ".org", ".info", ".biz", ".cc")):
        kind = pick(rng, ("gtld", "any"))
    choices = TITLES[kind]
    return choices[int(rng.integers(len(choices)))]


def _head(
    sheet: Sheet, rng: np.random.Generator, look: FormLook, facts: Domain, scheme: Scheme,
    area: tuple[float, float], top: float, *, english: bool,
) -> float:  # fmt: skip
    """The headline and the certificate's number; returns the y below."""
    titles, latin = _title(rng, facts)
    if english:
        titles, latin = (latin,), ""
    elif rng.random() < 0.4:
        latin = ""
    elif rng.random() < 0.4:
        latin = latin.upper()
    numbers: tuple[tuple[str, str], ...] = ()
    if rng.random() < 0.4:
        labels = (
            ("Certificate No.", "No.") if english else ("证书编号", "编号", "证书号", "NO", "No.")
        )
        number = f"{pick(rng, ('', 'D', 'YM', 'CERT-'))}{int(rng.integers(10**8, 10**12))}"
        numbers = ((pick(rng, labels), number),)
    k = sheet.size_mm[0] / (297 if sheet.size_mm[0] > 250 else 210)
    ink = scheme.accent if rng.random() < 0.5 else None
    return print_cert_head(
        sheet, rng, look, CertHead(titles, "", numbers, False, latin), area=area, top=top, k=k,
        size=float(rng.uniform(8.5, 13)), number_size=3.6, ink=ink,
        places=("middle", "right", "left"),
    )  # fmt: skip


def _sentence(
    sheet: Sheet, rng: np.random.Generator, look: FormLook, facts: Domain, box: Box,
    truth: dict[str, str], *, english: bool,
) -> float:  # fmt: skip
    """A sentence that says everything; returns the y below."""
    words = pick(rng, ENGLISH_SENTENCES if english else SENTENCES)
    day = day_writer(rng, facts, english=english)
    latin = english and facts.holder_latin
    values = {
        "domain": facts.name,
        "holder": facts.holder_latin if latin else facts.holder,
        "registrar": facts.registrar_latin if english else facts.registrar,
        "start": day("start"),
        "end": day("end"),
    }
    layers = (sheet.layer(), sheet.layer())
    large = float(rng.choice((1.0, 1.0, 1.08, 1.2)))
    inks = (Ink(look.label), Ink(look.value, large, look.bold + (0.02 if large > 1 else 0)))
    em = float(rng.uniform(4.8, 8.0)) * (0.82 if sheet.size_mm[0] < 250 else 1.0)
    box = replace(box, y=box.y + box.height * float(rng.uniform(0, 0.22)))
    centred = rng.random() < (0.5 if english else 0.3)
    y = set_flow(
        sheet, layers, inks, pieces_of(words, values), box.x, box.y, size=em, width=box.width,
        pitch=em * float(rng.uniform(1.6, 2.2)), indent=0.0 if centred or english else 2 * em,
        centred=centred, underline=rng.random() < 0.35,
    )  # fmt: skip
    sheet.press(layers[0], look.ink, opacity=0.94, spread=0.025)
    sheet.press(layers[1], look.fill, opacity=0.94, spread=0.025)
    truth |= {"domain": facts.name, "holder": values["holder"]}
    truth |= {"valid_from": facts.start.isoformat(), "valid_to": facts.end.isoformat()}
    if "{registrar}" in words:
        truth["registrar"] = values["registrar"]
    return y + em * 0.6


def _large(sheet: Sheet, look: FormLook, scheme: Scheme, words: str, box: Box, em: float) -> Box:
    """The domain alone in the middle, large; returns the room below."""
    layer = sheet.layer()
    em *= min(1.0, box.width / layer.text_width(words, look.value, em))
    layer.text(box.x + box.width / 2, box.y + em * 0.3, words, look.value, em, align="m", bold=0.02)
    sheet.press(layer, scheme.accent, opacity=0.95, spread=0.03)
    down = em * 1.7
    return replace(box, y=box.y + down, height=box.height - down)


def _centred(
    sheet: Sheet, rng: np.random.Generator, look: FormLook, rows: Sequence[Row], box: Box, em: float
) -> float:
    """Every row in the middle of the page."""
    layer, y = sheet.layer(), box.y
    end = pick(rng, ("：", ":", "： ", "　"))
    step = min(em * float(rng.uniform(1.8, 2.8)), box.height / max(len(rows), 1))
    for row in rows:
        words = f"{row.label}{end}{row.value}"
        small = min(em, em * box.width / layer.text_width(words, look.value, em), step * 0.85)
        layer.text(box.x + box.width / 2, y, words, look.value, small, align="m", bold=look.bold)
        y += step
    sheet.press(layer, look.fill, opacity=0.94, spread=0.025)
    return y


def _look(rng: np.random.Generator, *, english: bool, joined: str) -> FormLook:
    arrange: tuple[Arrange, ...] = ("column",) * 4 + (
        "run_in", "run_in", "run_in", "lines", "table", "open_table", "stacked",
    )  # fmt: skip
    if joined:
        arrange = ("run_in",)
    look = choose_look(rng, arrange=arrange, bilingual=0.0 if english or joined else 0.3)
    if english or joined:
        # No row has an English label beside it here: this only allows wide labels.
        look = replace(look, spread="natural", english="beside")
        if english and not look.end:
            look = replace(look, end=" ")
        if look.end in ("：", " ：", "　"):
            look = replace(look, end=": " if english else look.end)
    return look


def _form(
    sheet: Sheet, rng: np.random.Generator, look: FormLook, scheme: Scheme, facts: Domain,
    box: Box, truth: dict[str, str], *, english: bool, joined: str,
) -> float:  # fmt: skip
    """Rows, the domain above them on some; returns the y below."""
    printed = domain_rows(rng, facts, english=english, joined=joined)
    rows = list(printed.rows)
    truth |= printed.truth
    em = float(rng.uniform(4.3, 5.8)) * (0.9 if sheet.size_mm[0] < 250 else 1.0)
    if rng.random() < 0.2:  # the domain has no label
        box = _large(sheet, look, scheme, facts.name, box, em * float(rng.uniform(1.5, 2.4)))
        rows = [(key, row) for key, row in rows if key != "domain"]
    plain = [row if not (english or joined) else Row(row.label, row.value) for _, row in rows]
    if rng.random() < 0.15:
        return _centred(sheet, rng, look, plain, box, em)
    if english and look.arrange != "run_in" and any(len(row.label) > 24 for row in plain):
        look = replace(look, arrange="run_in", end=": ")
    narrow = english or joined or look.arrange not in ("table", "column", "run_in")
    paired = list(plain) if narrow or rng.random() < 0.7 else pair_rows(rng, plain, 0.7)
    return set_form(sheet, look, paired, box, size=em, room=float(rng.uniform(0.4, 1.0)))


def _foot(
    sheet: Sheet, rng: np.random.Generator, look: FormLook, facts: Domain, x: float, y: float,
    truth: dict[str, str], *, english: bool,
) -> None:  # fmt: skip
    """Who certifies, the day, and the seal."""
    day = TODAY - timedelta(days=int(rng.integers(1, 200))) if rng.random() < 0.55 else None
    if english:
        layer = sheet.layer()
        layer.text(x, y, facts.registrar_latin, look.value, 4.2, align="m")
        truth.setdefault("registrar", facts.registrar_latin)
        if rng.random() < 0.5:
            layer.polylines([[(x - 26, y - 4), (x + 26, y - 4)]], 0.2)
            layer.text(x, y + 6, "Authorized Signature", look.label, 3.2, align="m")
        sheet.press(layer, look.fill, opacity=0.94, spread=0.025)
        day = None
    named = not english and ("registrar" not in truth or rng.random() < 0.5)
    if named:
        truth.setdefault("registrar", facts.registrar)
    sign_office(
        sheet, rng, look, authority=facts.registrar, day=day, x=x, y=y, size=4.4,
        labels=("",) if english else _OFFICE, named=float(named), day_label=_DAY,
        sealed=rng.random() < 0.88,
    )  # fmt: skip


def render_varied_domain(
    rng: np.random.Generator, seed: int, *, layout: str = "varied"
) -> FlatDocument:
    """Print a domain certificate.

    Args:
        rng: Decides whose domain it is.
        seed: Decides how it is printed.
        layout: ``varied``, or one of :data:`VARIED_DOMAINS`.

    Returns:
        The certificate; who certifies it at its foot is its ``registrar`` where no row names one.

    Raises:
        ValueError: No such layout.
    """
    draw = np.random.default_rng([seed, 7705])
    if layout == "varied":
        layout = VARIED_DOMAINS[int(draw.choice(4, p=(0.56, 0.2, 0.1, 0.14)))]
    if layout not in VARIED_DOMAINS:
        raise ValueError(f"no varied domain certificate {layout!r}; there are {VARIED_DOMAINS}")
    facts = make_domain(rng)
    if layout == "varied_whois":
        return print_whois(draw, facts)
    english = layout == "varied_english"
    size = (210.0, 297.0) if draw.random() < 0.45 else (297.0, 210.0)
    sheet, scheme, top, side = domain_paper(draw, size)
    joined = pick(draw, _JOINS) if not english and draw.random() < 0.15 else ""
    look = _look(draw, english=english, joined=joined)
    edge = side + float(draw.uniform(14, 34)) * size[0] / 297
    y = top + float(draw.uniform(5, 12))
    if draw.random() < 0.7:
        y = print_brand(sheet, draw, scheme, facts.brand, top=y, side=side)
    area = (edge, size[0] - edge)
    y = _head(sheet, draw, look, facts, scheme, area, y + 3, english=english)
    foot = size[1] - top - float(draw.uniform(34, 44))
    noted = draw.random() < 0.6
    down = float(draw.uniform(3, 18 if size[1] > 250 else 8))
    box = Box(edge, y + down, size[0] - 2 * edge, foot - y - down - (24 if noted else 8))
    truth: dict[str, str] = {}
    if layout == "varied_sentence" or (english and draw.random() < 0.4):
        end = _sentence(sheet, draw, look, facts, box, truth, english=english)
    else:
        end = _form(sheet, draw, look, scheme, facts, box, truth, english=english, joined=joined)
    if noted:
        small, em = sheet.layer(), float(draw.uniform(3.0, 3.7))
        note = NOTES[7] if english else pick(draw, NOTES)
        ink = (Ink(choose_face(draw, "song")),) * 2
        set_flow(sheet, (small, small), ink, ((note, False),), edge, min(end + 4, foot - 14),
                 size=em, width=size[0] - 2 * edge, pitch=em * 1.45)  # fmt: skip
        sheet.press(small, look.ink, opacity=0.85, spread=0.02)
    _foot(sheet, draw, look, facts, size[0] - edge - 42, foot + 4, truth, english=english)
    low = size[1] - top - 8
    if draw.random() < 0.3:
        draw_qr(sheet, edge, low - 22, 22, "https://sample.invalid/domain")
    elif draw.random() < 0.2:
        print_medal(sheet, draw, edge + 14, low - 26, 11)
    return finish_sheet(sheet, draw, "domain_certificate", truth, age=age_of(draw, -0.1))
