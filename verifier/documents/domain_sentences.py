"""Domain certificates that say it all in a sentence, Chinese or English.

Chinese is searched without white space, a break between blocks of print; English with its spaces,
a break at every end of a line. The role a name has is told by the verb behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from verifier.documents.flow import Flow, group_rows, half_width, squash, tidy
from verifier.documents.kind import make_field
from verifier.documents.letter_grammar import DATE, DOMAIN, HAN_TLDS
from verifier.ocr import Page, PageLine
from verifier.reports import FieldReport
from verifier.standards import find_dates

__all__ = ["Sentences", "sentences_of"]

# Lines of one block are of one size (greater by less than this) and follow within so many heights.
_SIZE, _GAP = 1.25, 1.1

_HAN_DOMAIN = rf"[A-Za-z0-9\u4e00-\u9fff-]{{1,20}}\.(?:{HAN_TLDS}|手机|cn|com|net)"
_LATIN_DOMAIN = DOMAIN.replace("(?P<v>", "(?:")
_ANY = rf"(?:{_LATIN_DOMAIN}|{_HAN_DOMAIN})"
# A comma only as in Co., Ltd.
_NAME = r"(?P<v>(?![:(,])(?:[\u4e00-\u9fffA-Za-z0-9()·.&'\- ]|,(?=\s*[A-Z])){2,60}?)"
# Who is meant more exactly; other brackets are part of the name.
_NOTE = r"(?:\((?=[^)]{0,50}(?:证|号|码|简称|:))[^)\n]{0,60}\))?"
_WHERE = r"(?:[于自](?=[12一二]\d|[一二][〇零○O九])|在(?!线)|通过|经由)"
_HOLDS = r"(?:已经|已|依法|合法|成功|正式|申请|首次)*(?:注册|持有|拥有|取得|申请|登记|享有)"
_PROVES = (
    r"(?:(?:兹|特此?|现|谨此?|本证书|此证书|本证明|此证)(?:证明|证实|确认|表明)"
    r"|兹有|今有|经(?:核准|审核|审查))"
)
_CHINESE = {
    "domain": (
        rf"域名(?:名称)?[:\"“]?(?P<v>{_LATIN_DOMAIN})",
        rf"域名(?:名称)?[:\"“]?(?P<v>{_HAN_DOMAIN})",
        rf"(?:注册|持有|拥有|登记)了?(?:域名)?[:\"“]?(?P<v>{_ANY})",
        rf"(?P<v>{_ANY})[\"”]?域名",
    ),
    "holder": (
        rf"{_PROVES}[:,]?{_NAME}{_NOTE},?(?:{_WHERE}[^。;\n]{{2,60}}?)?"
        rf"{_HOLDS}(?!商|人|者|服务|机构)了?[^。;\n]{{0,12}}?{_ANY}",
        rf"{_PROVES}[:,]?{_NAME}{_NOTE}(?:系|是|为)(?:域名)?{_ANY}",
        rf"{_ANY}[\"”]?(?:域名)?(?:现|已经|已|目前)*(?:由|归){_NAME}{_NOTE}(?:(?:已经|已|依法|合法|成功|正式|申请|首次)*"
        r"(?:注册(?!服务|并管理|管理)|持有|拥有|所有|使用(?!注册)))",
        rf"(?:注册人|持有者|所有者|所有人|持有人|注册者|拥有者)(?:为|是|系):?{_NAME}(?=[,。;\n]|$)",
        rf"{_ANY}[\"”]?(?:域名)?[为归属]{_NAME}(?:合法|依法)?(?:所有|持有|拥有|注册)",
        rf"(?:^|\n){_NAME}:(?:您|贵|你)",
        rf"(?:^|\n){_NAME}(?:系|是|为)(?:域名)?{_ANY}(?:域名)?的",
        rf"(?:^|[\n,。]){_NAME}{_WHERE}[^。;\n]{{4,30}}?{_HOLDS}了?(?:域名)?{_ANY}",
    ),
    "registrar": (
        rf"(?:由|通过|经){_NAME}{_NOTE}(?:提供(?:域名)?(?:注册|服务)|代理注册|注册(?:并|和)?管理|负责注册|受理注册)",
        rf"(?:通过|经由?){_NAME}{_NOTE}(?:注册|办理|登记|申请)",
        rf"[在向]{_NAME}{_NOTE}(?:注册|办理|登记|申请)",
        rf"(?:注册服务机构|注册商|注册服务商|注册机构)(?:为|是|系){_NAME}(?=[,。;\n]|$)",
    ),
}
_LATIN = r"(?P<v>[A-Z0-9\u4e00-\u9fff][^;:\n]{1,60}?(?:\n[^;:\n]{1,60}?)?\.?)"
_WHEN = r"(?:\d|[A-Z][a-z]{2,8}\.?\s*\d)"
_STOP = (
    rf"(?=\s*(?:is|has|holds|owns|was|had|having|have)\b|[,.;]?\s+(?:on|from|since|until|as|effective)\s+{_WHEN}"
    r"|[,.;]?\s+(?:through|via|by|with|and|under|for|in)\s|[.;]\s*(?:[A-Z][a-z]|$)|\s*$)"
)
_ENGLISH = {
    "domain": (rf"domain\s*name[s:\"“]*\s*(?P<v>{_ANY})", rf"(?P<v>{_ANY})"),
    "holder": (
        rf"(?i:registered\s*(?:to|by)|in\s*the\s*name\s*of|belongs\s*to|owned\s*by|held\s*by)\s*{_LATIN}{_STOP}",
        rf"(?i:certif(?:y|ies)\s*that|confirms\s*that|acknowledges\s*that)\s*(?!the\s|domain){_LATIN}"
        r"(?=\s*(?:is|has|holds|owns|was)\b)",
    ),
    "registrar": (
        rf"(?i:\bthrough|\bvia|\bwith|registrar\s*(?:is|of\s*record\s*is))\s+{_LATIN}{_STOP}",
    ),
}
_NO_HOLDER = re.compile(
    r"域名|证书|注册|尊敬|用户|客户|^(?:本|该|此|其|以下|以上|上述)|\bdomain\b|\bregistr",
    re.IGNORECASE,
)
_FIRM = re.compile(r"公司$|中心$|研究院$|(?:Ltd|Inc|LLC|GmbH|Limited|Corp|Company)\.?$")
_BEGINS = re.compile(
    r"(?:注册|申请|登记|创建|生效|开通|起始)(?:日期|时间)?(?:为|于|是|:)?$|(?:于|自|从|起)$"
    r"|(?:registered|created|from|since|effective|registration\s*date\s*:?|on)(?:\s*on)?$",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"(?:到期|截止|过期|终止|失效)(?:日期|时间|日)?(?:为|是|至|到|:)*$|(?:[至到~—]|日-)$|(?:将|并)于$"
    r"|(?:until|till|to|through|expir\w*|expiration\s*date\s*:?|expiry\s*date\s*:?)(?:\s*on)?$",
    re.IGNORECASE,
)
# From a day to a day, or up to the only one.
_TERMS = re.compile(
    r"(?:有效期|有效期限|使用期限|注册期限|期限|期间)(?:为|是|:)?$|valid(?:ity)?\s*:?$"
)
_GOES_ON = re.compile(
    r"(?:T?\d{1,2}[:时]\d\d(?:[:分]\d\d(?:\.\d+|秒)?)?分?(?:Z|UTC)?)?\s*起?(?:至|到|[-—~]|to\b)"
)
_ENGLISH_DAY = (
    r"|[A-Z][a-z]{2,8}\.?\s*\d{1,2},?\s*\d{4}|\d{1,2}[\s-]?[A-Z][a-z]{2,8}[\s,-]{0,2}\d{4}"
)


@dataclass(frozen=True, slots=True)
class Sentences:
    """The running text of a page.

    Attributes:
        chinese: Without white space, a line feed between blocks.
        english: With it, a line feed behind every line.
    """

    chinese: Flow
    english: Flow

    def say(self, page: Page, name: str) -> FieldReport | None:
        """A name that a sentence says: ``domain``, ``holder`` or ``registrar``."""
        for flow, patterns in ((self.chinese, _CHINESE[name]), (self.english, _ENGLISH[name])):
            for pattern in patterns:
                for match in re.finditer(pattern, flow.text):
                    if name == "holder" and _NO_HOLDER.search(match["v"]):
                        continue
                    if name == "registrar" and not _FIRM.search(match["v"]):
                        continue
                    pieces = flow.group(match, "v")
                    return make_field(page, pieces, _value(name, pieces))
        return None

    def day(self, page: Page, name: str) -> FieldReport | None:
        """The first day that stands behind the words of ``valid_from`` or ``valid_to``."""
        begin = name == "valid_from"
        before = _BEGINS if begin else _ENDS
        for flow in (self.chinese, self.english):
            for match in re.finditer(DATE + _ENGLISH_DAY, flow.text):
                words = re.split(r"[,。;.]", flow.text[max(0, match.start() - 30) : match.start()])
                said = words[-1].rstrip()
                days = find_dates(match.group().replace("\n", " "))
                goes_on = _GOES_ON.match(flow.text, match.end()) is not None
                if days and (before.search(said) or (_TERMS.search(said) and begin == goes_on)):
                    return make_field(page, flow.group(match), days[0].isoformat())
        return None


def _value(name: str, pieces: Sequence[PageLine]) -> str | None:
    if name == "domain":
        return "".join("".join(piece.text.split()) for piece in pieces).lower() or None
    texts = [piece.text.strip() for piece in pieces]
    spaced = all(text.isascii() for text in texts)
    return tidy((" " if spaced else "").join(texts).strip(",; ")) or None


def sentences_of(page: Page) -> Sentences:
    """The page's lines as running text."""
    rows = group_rows(page.lines)
    lines = [line for row in rows for line in row.lines]
    squashed = [squash(line) for line in lines]
    ends = {at for at, end in enumerate(_block_ends(lines)) if end}
    readable = [replace(line, text=half_width(line.text)) for line in lines]
    return Sentences(Flow.of(squashed, ends), Flow.of(readable, range(len(readable))))


def _block_ends(lines: Sequence[PageLine]) -> Iterator[bool]:
    """Of each line whether another block of print begins behind it."""
    for line, after in zip(lines, (*lines[1:], None), strict=True):
        if after is None:
            yield True
            continue
        small, large = sorted((line.height, after.height))
        yield large > _SIZE * small or after.y0 - line.y1 > _GAP * small
