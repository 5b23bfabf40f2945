"""Wordings of supporting papers, all our own, one entry a kind.

Placeholders as in :mod:`commitment_words`, and ``{b}`` scope of business, ``{c}`` credit code,
``{o}`` an older name, ``{m}`` another person, ``{g}`` the registering office, ``{e}`` the
establishment office, ``{u}`` an institution, ``{j}`` a post, ``{r}{q}`` a place, ``{y}`` a year.
"""

from __future__ import annotations

from dataclasses import dataclass

from models.synthesis.flat.letter_page import Block
from models.synthesis.flat.signing import Signature

__all__ = ["SUPPORTING", "Supporting"]


@dataclass(frozen=True, slots=True)
class Supporting:
    """One kind of paper.

    Attributes:
        name: What it is called here.
        titles: Headlines it goes by.
        blocks: Its text.
        foot: Its signatures.
        sealed: Placeholder of the name on the seal.
        head: Letterheads it may have: ``none``, ``red``, ``logo``.
        long: Whether it fills the page, with small type.
    """

    name: str
    titles: tuple[str, ...]
    blocks: tuple[Block, ...]
    foot: tuple[Signature, ...]
    sealed: str = "a"
    head: tuple[str, ...] = ("none", "none", "logo", "red")
    long: bool = False


def _p(*texts: str) -> tuple[Block, ...]:
    return tuple(Block("p", text) for text in texts)


_UNIT = (Signature("", "a", "typed", True),)
_STAMPED = (Signature("单位（盖章）：", "a", "typed", True),)

SUPPORTING = (
    Supporting(
        "employment",
        ("工作证明", "在职证明", "证  明"),
        (
            *_p(
                "兹证明{n}（身份证号码：{i}）系我单位正式员工，自{y}年3月起在我单位工作，现任{j}一职，"
                "负责我单位网站的建设与日常管理。",
                "我单位已为其缴纳社会保险。本证明仅用于办理网站备案，对外不作其他用途。",
                "特此证明。",
            ),
        ),
        (*_STAMPED, Signature("联系电话：", "p")),
    ),
    Supporting(
        "change",
        ("企业名称变更证明", "变更登记证明", "准予变更登记通知书"),
        (
            Block("n", "{a}："),
            *_p("你单位提交的变更登记申请材料齐全，符合法定形式，准予变更登记。变更事项如下："),
            Block(
                "table",
                rows=(
                    ("变更事项", "变更前", "变更后"),
                    ("名称", "{o}", "{a}"),
                    ("法定代表人", "{m}", "{l}"),
                    ("住所", "{r}{q}", "{s}"),
                ),
            ),
            *_p("统一社会信用代码：{c}。原名称的债权债务由变更后的单位承继。", "特此证明。"),
        ),
        (Signature("", "g", "typed", True),),
        sealed="g",
        head=("none",),
    ),
    Supporting(
        "establishment",
        ("证  明", "编办证明", "关于同意办理网站备案的证明"),
        (
            Block("n", "省通信管理局："),
            *_p(
                "{u}系{q}人民政府所属单位，机构编制事项由我办管理，统一社会信用代码为{c}，"
                "办公地址为{s}，负责人为{l}。",
                "现因工作需要，该单位拟开办网站“{w}”，用于政务公开和便民服务，同意其办理网站备案手续。",
                "特此证明。",
            ),
        ),
        (Signature("", "e", "typed", True),),
        sealed="e",
        head=("none", "red", "red"),
    ),
    Supporting(
        "commercial",
        ("经营性说明书", "网站经营性质说明", "非经营性网站情况说明"),
        (
            Block("n", "通信管理局："),
            *_p(
                "我单位{a}开办的网站“{w}”，域名为{d}，主要栏目为单位介绍、产品展示、服务案例、新闻动态和联系我们。",
                "该网站用于宣传本单位的产品与服务，不设在线交易和支付，不向用户收取费用，"
                "不为第三方提供信息发布，属于非经营性互联网信息服务。",
                "我单位承诺，如今后开展经营性业务，将依法申请增值电信业务经营许可证。",
                "特此说明。",
            ),
        ),
        _STAMPED,
    ),
    Supporting(
        "plan",
        ("网站建设方案书", "网站建设方案", "“{w}”网站建设方案书"),
        (
            Block("h", "一、单位概况"),
            *_p("{a}成立以来，主要从事{b}。为扩大影响、方便客户了解，拟建设本单位网站。"),
            Block("h", "二、网站基本情况"),
            Block(
                "table",
                rows=(
                    ("网站名称", "{w}", "网站域名", "{d}"),
                    ("负责人", "{n}", "联系电话", "{p}"),
                    ("服务内容", "单位门户网站", "语言", "中文简体"),
                ),
            ),
            Block("h", "三、栏目设置"),
            Block(
                "table",
                rows=(
                    ("栏目", "内容"),
                    ("首页", "综合展示，含导航、轮播图片和最新动态"),
                    ("关于我们", "单位简介、组织架构、发展历程、荣誉资质"),
                    ("产品与服务", "产品分类、参数说明、服务流程与案例"),
                    ("新闻动态", "单位新闻与行业资讯，由专人审核后发布"),
                    ("联系我们", "地址、电话、地图"),
                ),
            ),
            Block("h", "四、技术与安全措施"),
            *_p(
                "1. 服务器位于中国境内，由接入服务商提供机房、带宽与安全防护。",
                "2. 实行信息发布先审后发，后台账号分级授权，日志留存不少于六个月。",
                "3. 每周备份数据，制定应急预案，发现有害信息立即删除并报告。",
            ),
            Block("h", "五、进度与经费"),
            *_p("网站设计两周，开发与测试四周，备案通过后开通。年度维护经费列入本单位预算。"),
        ),
        _STAMPED,
        head=("none", "logo"),
        long=True,
    ),
    Supporting(
        "preapproval",
        ("前置审批说明书", "关于不涉及前置审批的说明", "不涉及前置审批内容承诺说明"),
        (
            Block("n", "通信管理局："),
            *_p(
                "{a}的经营范围为：{b}。其中涉及需要审批的项目，我单位说明如下：",
                "一、网站“{w}”（{d}）只作单位形象宣传，不提供新闻、出版、药品和医疗器械、网络预约车、文化等"
                "需要前置审批的互联网信息服务；",
                "二、线下经营涉及的许可证件，我单位已依法取得；",
                "三、如网站内容发生变化，我单位将先取得主管部门的批准，再办理备案变更。",
            ),
        ),
        (*_STAMPED, Signature("网站负责人（签字）：", "n", "hand")),
    ),
    Supporting(
        "statement",
        ("情况说明", "关于网站备案有关情况的说明", "说  明"),
        (
            Block("n", "尊敬的审核老师："),
            *_p(
                "您好！我单位{a}（统一社会信用代码：{c}）申请备案的网站名称为“{w}”，域名{d}。",
                "因单位名称较长，网站名称使用本单位注册商标的简称，与单位业务一致；"
                "网站负责人{n}近期更换了联系电话，现号码为{p}，由本人使用，可随时接听。",
                "以上情况属实，请予审核。如需补充材料，我单位将积极配合。",
            ),
        ),
        (*_UNIT, Signature("经办人：", "n", "hand")),
    ),
    Supporting(
        "relation",
        ("域名使用授权证明", "域名关系证明", "域名持有者关系证明"),
        (
            *_p("域名{d}由{m}注册，现授权{a}用于网站“{w}”的建设与备案，双方信息如下："),
            Block(
                "table",
                rows=(
                    ("域名持有者", "{m}"),
                    ("使用单位", "{a}"),
                    ("统一社会信用代码", "{c}"),
                    ("双方关系", "法定代表人与所在单位"),
                    ("使用期限", "自{y}年1月1日起长期"),
                ),
            ),
            *_p("双方对以上内容的真实性负责，由此引起的纠纷由双方自行解决。"),
        ),
        (
            Signature("域名持有者（签字）：", "m", "hand"),
            Signature("使用单位（盖章）：", "a", "typed", True),
        ),
        head=("none", "logo"),
    ),
)
