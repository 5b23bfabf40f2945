"""What the site is called that a letter speaks of."""

from __future__ import annotations

import re

from verifier.documents.flow import Flow, half_width
from verifier.documents.kind import make_field
from verifier.documents.letter_grammar import DOMAIN, ORGANISATION
from verifier.ocr import Page
from verifier.ocr.page import part_of
from verifier.reports import FieldReport

__all__ = ["find_domain", "find_site"]

_OPEN, _CLOSE = r"[“\"《「]", r"[”\"》」]"
_CALLED = rf"{_OPEN}(?P<v>[^“”\"《》「」]{{2,30}}){_CLOSE}"
# Brackets within a name are closed within it.
_NAME = r"(?P<v>(?:[^,。;:()“”\"《》\n]|\([^()\n]{1,12}\)){2,30}?)"
_DOMAIN_FOLLOWS = r"\((?:网站)?(?:域名|网址)?:?\n?(?:https?://|www\.)?[A-Za-z0-9-]+\."
_PLACES = (
    rf"(?:^|\n|(?<=[,;。(\d])|(?<=[\u4e00-\u9fff])(?=网站(?:名称|全称):))(?:备案|授权)?(?:网站|站点)(?:名称|中文名称|名|全称)(?:及域名)?[:\n]{{1,2}}{_OPEN}?{_NAME}{_CLOSE}?"
    r"(?=[,。;\n]|\((?:网站)?(?:域名|网址|[a-z0-9-]+\.)|网站域名|域名|网址|$)",
    rf"(?:^|\n)(?:备案|授权)?网站(?:名称|中文名称|全称){_NAME}(?=\n|$)",
    rf"(?:^|\n)(?:授权|备案|拟建|申请)?(?:网站|站点)(?:/域名)?(?::\n?|\n+){_NAME}(?=\n|/[a-z0-9]|$)",
    rf"(?:网站|站点|(?<!单位)(?<!企业)(?<!公司)名称|名称为|名为|网站名称|网站名)[:为是]?{_CALLED}",
    rf"{_CALLED}(?=的?(?:网站|站点|小站|网页|主页|博客|论坛|平台)|\((?:网站)?(?:域名|网址|[a-z0-9-]+\.)|[、,]?域名)",
    rf"(?:网站|站点)\({_NAME}(?=\)|[,、](?:https?://|www\.)?[A-Za-z0-9-]+\.)",
    rf"(?:^|\n)网站/域名[:\n]*{_NAME}(?=/[a-z0-9])",
    rf"以{_CALLED}(?=为|作为|命名|的名义)",
    rf"(?:网址|域名)(?:[和及、与]|以及)(?:网站)?名称[^。\n]{{0,8}}?:[A-Za-z0-9.-]+[,、]{_NAME}(?=[,。\n])",
    rf"(?:名叫|叫做?|取名|称为|题为|命名为){_CALLED}",
    rf"(?:开办|开通|创办|建设|搭建|运营|主办|建立|上线|开设|新建|备案|制作)了?(?:的|一个)?{_CALLED}",
    rf"关于(?:开办|备案)?(?!《){_CALLED}",
    r"(?:^|\n|[,、;。])(?P<v>(?:[^,。;:()“”\"《》\n、]|\([^()\n]{1,12}\)){2,30}?)(?=\((?:即|下称|以下称)?网站(?:名称?)?\))",
    rf"(?:^|\n|[,;:。])(?:拟建|建设|备案|申请)?网站:{_NAME}(?=\((?:网站|域名|网址|https?|www|[a-z0-9-]+\.)|[,。;\n]|$)",
)
# Before a name without marks, in a sentence.
_SPOKEN = re.compile(
    r".*(?:本|我|其|该)(?:公司|单位|司|店|个体户|社|所|会)?(?:的)?网站(?=[^(]{2})|.*(?:开办|办理|申请|建设|新建|新增|主办|接入|管理|运营|负责|担任|名称为|拟|关于|作为|使用|答复|告知|注销|用于|备案(?=的))(?:的|[我本](?:公司|单位|司|店|社|所|会|局|村))?(?=[^(]{2})"
    r"|.*?(?:就|为|是|对|将|系|由)"
)
_UNMARKED = re.compile(
    rf"(?P<v>(?:[^,。;:()“”\"《》\n]|\([^()\n]{{1,12}}\)){{2,60}})(?={_DOMAIN_FOLLOWS})"
)
_HEADLINE = re.compile(
    r"(?:^|\n)(?P<v>[^,。;:()“”\"《》\n]{2,30}?)(?=网站建设方案(?:说明)?书?(?:\([^)\n]*\))?(?:\n|$))"
)
# 开办网站NAME at the end of a phrase.
_VERB = re.compile(
    r"(?:开办|建设|主办|运营|创办|搭建)(?:的)?网站(?P<v>[^,。;:()“”\"《》\n]{2,20})(?=[,。;(\n]|的?备案|$)"
)
_NO_SITE = re.compile(
    r"^[的时后前须应需不并等及和与或在从所之以于已未将有无可能均仅而]|^(?:内容|信息|过程|期间|建设|服务|业务|备案|主体|审核|使用|用于|必须|事宜|事项|申请|方案|情况|活动|需要)"
)
_LAWS = re.compile(r"(?:法|条例|办法|规定|通知|细则|决定|制度)$|[、，,]")
_NO_NAME = re.compile(
    r"(?:服务器|主机|机房)$|^[局厅委办部院]网站$|^(?:网站|域名|网址|本|我|该|上述|下列|有关|关于)|网站域名|备案$|^的|[说证]明$|方案书?$|(?:承诺|授权|告知|责任|保证|证明|说明|申请|同意)[书函]$|^[\d.]+$|^[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+$"
)
_ANY_SITE = re.compile(
    r"(?:^|[的其对就为是拟将我本于])(?:单位|公司|司|店|社|所|会|企业|官方|门户|个人)?网站$"
)


# Words of a language that is written with spaces.
_LONGEST_LABEL = 24
_SPACED = re.compile(r"[A-Za-z]{2,} [A-Za-z]")


def find_domain(page: Page, flow: Flow) -> FieldReport | None:
    """The first domain of a letter; None where it names none.

    Of two that end alike the longer is right where a row's end broke the other, and the shorter
    where a sentence with its spaces taken out ran into the longer.

    Args:
        page: Upright.
        flow: The letter's text.
    """
    matches = list(re.finditer(DOMAIN, flow.text))
    if not matches:
        return None
    first = matches[0]
    for line in page.lines:
        words = half_width(line.text)
        if not _SPACED.search(words) and len(first["v"].split(".")[0]) <= _LONGEST_LABEL:
            continue
        for apart in re.finditer(DOMAIN, words):
            if _is_end(apart["v"], first["v"]):
                return make_field(page, [part_of(line, *apart.span("v"))], apart["v"].lower())
    others = (
        match
        for match in matches
        # What begins a row may have begun above.
        if (
            first.start("v") in flow.starts
            and _is_end(first["v"], match["v"])
            and len(match["v"].split(".")[0]) <= _LONGEST_LABEL
        )
        or (match.start("v") not in flow.starts and _is_end(match["v"], first["v"]))
    )
    whole = next(others, first)
    return make_field(page, flow.group(whole, "v"), whole["v"].lower())


def _is_end(end: str, domain: str) -> bool:
    """Whether a domain is another's end, cut within a label."""
    rest = domain.removesuffix(end)
    return rest != domain and rest[-1:].isalnum()


def find_site(flow: Flow, body: str) -> re.Match[str] | None:
    """Where a letter says what its site is called (group ``v``); None where it does not.

    Args:
        flow: The letter's text.
        body: Whose letter it is, in half width; it stands before names without marks.
    """
    text = flow.text
    for pattern in _PLACES:
        for match in re.finditer(pattern, text):
            if not _LAWS.search(match["v"]) and not _NO_NAME.search(match["v"]):
                return match
    for match in _UNMARKED.finditer(text):
        if found := _last_words(text, match, body):
            return found
    for match in _VERB.finditer(text):
        if not _NO_SITE.search(match["v"]) and not _NO_NAME.search(match["v"]):
            return match
    for match in _HEADLINE.finditer(text):
        if not re.fullmatch(ORGANISATION, match["v"]) and match["v"] != body:
            return match
    return None


def _last_words(text: str, match: re.Match[str], body: str) -> re.Match[str] | None:
    """Of the words before a domain in brackets those that name the site."""
    start, end = match.span("v")
    said = text[start:end]
    at = said.rfind(body) if body else -1
    if at >= 0 and said != body:
        behind = at + len(body)
        start += behind if behind < len(said) else at
    if text[start:end] != body and (verb := _SPOKEN.match(text, start, end)) and verb.end() < end:
        start = verb.end()
    start += text.startswith("的", start)
    name = re.compile(r"(?P<v>[^,。;:\n]{2,40})(?=\()").match(text, start)
    if (
        name is None
        or name.end() != end
        or _NO_NAME.search(name["v"])
        or _ANY_SITE.search(name["v"])
    ):
        return name if name and name["v"] == body else None
    return name
