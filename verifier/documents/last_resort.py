"""Values that no label led to: what alone on a page can be one. A person always looks at them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from verifier.documents.flow import Flow, half_width
from verifier.documents.forms.values import doubted
from verifier.documents.kind import text_field
from verifier.documents.letter_grammar import NO_PERSON, ORGANISATION
from verifier.ocr import Page, PageLine
from verifier.reports import FieldReport
from verifier.standards import is_likely_name

__all__ = ["only_body", "only_signer"]

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
_ANOTHER = re.compile(r"法定代表|法人|经办|联系|监护|证明|审核|接听")
_WHO_SIGNS = re.compile(r"签|承诺|负责|本人|申请|声明")
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


def _bodies(flow: Flow) -> Iterator[PageLine]:
    for line, start in zip(flow.lines, flow.starts, strict=True):
        match = _BODY.fullmatch(half_width(line.text))
        if match is not None and len(match["v"]) > 4 and not _OFFICE.search(match["v"]):
            yield from flow.span(start + match.start("v"), start + match.end("v"))
