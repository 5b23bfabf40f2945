"""Values that no label led to: what alone on a page can be one. A person always looks at them."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from verifier.documents.flow import Flow, half_width
from verifier.documents.forms.values import doubted
from verifier.documents.kind import text_field
from verifier.documents.letter_grammar import ID_LABEL, ID_NUMBER, NO_PERSON, ORGANISATION
from verifier.ocr import Page, PageLine
from verifier.reports import FieldReport
from verifier.standards import is_likely_name

__all__ = ["only_body", "only_numbered", "only_quoted_site", "only_signer"]

# A name by itself, or behind a label that is not known.
_BODY = re.compile(rf"(?:.{{1,14}}:|.{{0,10}}?(?:名称|全称)(?:\([^)]*\))?)?(?P<v>{ORGANISATION})")
# Who registers, approves and issues is not whom a certificate is about.
_OFFICE = re.compile(
    r"(?:监督管理|行政审批|登记管理|质量技术监督|技术监督|工商行政管理|民政|司法|审批服务|行政服务)"
    r"(?:管理)?[局厅]|编制.{0,4}(?:委员会|办公室)|管理中心$|监制|赋码|印制|人民政府$"
)
_SIGNER = re.compile(
    r"(?P<label>.{0,16}[:)])?(?P<v>[\u3400-\u9fff]{2,4}|[\u3400-\u9fff]{1,10}(?:·[\u3400-\u9fff]{1,10})+)"
)
_ANOTHER = re.compile(r"代表|法人|经办|联系|监护|见证|证明|审核|接听")
_WHO_SIGNS = re.compile(r"签|承诺|负责|本人|申请|声明")
# Somebody with an identity number: what is before their name is not marked off.
_NUMBERED = re.compile(
    r"(?P<v>[\u4e00-\u9fff·]{2,20})(?:先生|女士|同志)?[,(:;、\n]{1,2}(?:(?:性别:?)?[男女][,;、])?(?:[^,。()\n\d]{1,10}[,;、]){0,2}"
    rf"(?:{ID_LABEL}(?:号码|号)?)?[:为是]?\n?{ID_NUMBER}"
)
_LONGEST_NAME = 4
_QUOTED = re.compile(r"[“\"「](?P<v>[^“”\"「」\n,。;:]{2,24})[”\"」]")
_NO_SITE = re.compile(r"(?:法|条例|办法|规定|通知|系统|协议|网站)$|^互联网|备案")
_SITE = re.compile(r"网|在线|平台|商城|论坛|博客|主页|小站|之家|频道|社区|门户")
# Signatures stand below this share of the text.
_FOOT = 0.55


def only_body(page: Page, flow: Flow) -> FieldReport | None:
    """The one body named by itself that is no office; None where there is none, or several."""
    found = {half_width(piece.text): piece for piece in _bodies(flow)}
    return doubted(text_field(page, tuple(found.values()))) if len(found) == 1 else None


def only_signer(page: Page, flow: Flow, head: str | None) -> FieldReport | None:
    """The one person named by themselves at the foot, but for the body's head.

    Args:
        page: Upright.
        flow: Its lines in reading order.
        head: Of the body, where known.
    """
    limit = flow.y0 + _FOOT * (flow.y1 - flow.y0) if flow.lines else 0.0
    found: dict[str, tuple[PageLine, bool]] = {}
    for line, start in zip(flow.lines, flow.starts, strict=True):
        match = _SIGNER.fullmatch(half_width(line.text))
        if match is None or line.middle < limit:
            continue
        name = match["v"]
        if (
            _ANOTHER.search(match["label"] or "")
            or name == head
            or re.search(NO_PERSON, name)
            or not is_likely_name(name)
        ):
            continue
        (piece,) = flow.span(start + match.start("v"), start + match.end("v"))
        found[name] = piece, _WHO_SIGNS.search(match["label"] or "") is not None
    signers = [piece for piece, signs in found.values() if signs] or [p for p, _ in found.values()]
    return doubted(text_field(page, signers)) if len(signers) == 1 else None


def only_numbered(page: Page, flow: Flow, refused: Container[str]) -> FieldReport | None:
    """The one person beside whose name an identity number stands, but for those refused.

    Args:
        page: Upright.
        flow: Its lines in reading order.
        refused: Heads, predecessors, witnesses.
    """
    found: dict[str, tuple[PageLine, ...]] = {}
    for match in _NUMBERED.finditer(flow.text):
        start, end = match.span("v")
        names = (
            at
            for at in range(max(start, end - _LONGEST_NAME), end - 1)
            if _is_name(flow.text[at:end])
        )
        at = next(names, None)
        if at is not None and flow.text[at:end] not in refused:
            found.setdefault(flow.text[at:end], flow.span(at, end))
    return doubted(text_field(page, *found.values())) if len(found) == 1 else None


def only_quoted_site(page: Page, flow: Flow) -> FieldReport | None:
    """The one name in quotation marks that a site may have."""
    found = {
        match["v"]: flow.group(match, "v")
        for match in _QUOTED.finditer(flow.text)
        if _SITE.search(match["v"]) and not _NO_SITE.search(match["v"])
    }
    return doubted(text_field(page, *found.values())) if len(found) == 1 else None


def _is_name(text: str) -> bool:
    return is_likely_name(text) and re.search(rf"{NO_PERSON}|人$", text) is None


def _bodies(flow: Flow) -> Iterator[PageLine]:
    for line, start in zip(flow.lines, flow.starts, strict=True):
        match = _BODY.fullmatch(half_width(line.text))
        if match is not None and len(match["v"]) > 4 and not _OFFICE.search(match["v"]):
            yield from flow.span(start + match.start("v"), start + match.end("v"))
