"""Domain certificate (域名证书) as registrars let their customers print it.

Labels in Chinese, often with their English; some print the domain large and without a label.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from verifier.documents.checks import check_dates
from verifier.documents.flow import Flow
from verifier.documents.forms import Entry, read_entries
from verifier.documents.forms.values import day, matching, text
from verifier.documents.kind import DocumentKind, Fields
from verifier.documents.letter_grammar import DOMAIN
from verifier.documents.likeness import printed_nearly, word_score
from verifier.findings import Finding
from verifier.ocr import Page
from verifier.reports import DocumentType

__all__ = ["DOMAIN_CERTIFICATE"]

_TITLES = ("域名注册证书", "域名证书", "顶级域名证书", "国际域名注册证书")
_HEADLINE = r"[^:：]*(?:证书|[Cc]ertificate|CERTIFICATE)[^:：]*"
_WORDS = {
    "域名": 0.05,
    "注册商": 0.1,
    "注册服务机构": 0.1,
    "域名所有者": 0.1,
    "域名持有者": 0.1,
    "域名注册人": 0.1,
    "到期": 0.1,
    "注册时间": 0.05,
    "注册日期": 0.05,
}
_OTHERS = ("授权书", "委托书", "承诺书", "营业执照", "授权证明", "关系证明", "特此证明")


def _labels(english: str, *chinese: str) -> tuple[str, ...]:
    """Labels alone, with their English behind them, and the English alone."""

    def spelled() -> Iterator[str]:
        for label in chinese:
            yield label
            for joint in ("", "/"):
                yield f"{label}{joint}{english}"

    return (*spelled(), english)


_ENTRIES = (
    Entry(
        _labels("DomainName", "域名", "域名名称", "注册域名"),
        matching("domain", DOMAIN, str.lower),
        anywhere=DOMAIN,
    ),
    Entry(
        _labels("Registrant", "域名所有者", "域名持有者", "域名注册人", "域名持有人", "注册人"),
        text("holder"),
    ),
    Entry(
        _labels("Registrar", "注册服务机构", "域名注册商", "域名注册服务机构", "注册商"),
        text("registrar"),
    ),
    Entry(
        _labels("RegistrationDate", "注册时间", "注册日期", "域名注册时间", "域名注册日期"),
        day("valid_from"),
    ),
    Entry(
        _labels("ExpirationDate", "到期时间", "到期日期", "域名到期时间", "域名到期日期"),
        day("valid_to"),
    ),
)


def _likeness(flow: Flow) -> float:
    if any(word in flow.text for word in _OTHERS):
        return 0.0
    titled = any(printed_nearly(flow.text, title) for title in _TITLES)
    score = word_score(flow, _WORDS)
    return min(1.0, score + 0.5) if titled and score else score


def _extract(page: Page, _: Flow) -> Fields:
    return read_entries(page, _ENTRIES, titles=_HEADLINE)


def _check(fields: Fields) -> Sequence[Finding]:
    return check_dates(fields, (("valid_from", "valid_to"),))


DOMAIN_CERTIFICATE = DocumentKind(
    type=DocumentType.DOMAIN_CERTIFICATE,
    likeness=_likeness,
    extract=_extract,
    check=_check,
    required=("domain", "holder", "valid_to"),
    printed=("registrar", "valid_from"),
)
