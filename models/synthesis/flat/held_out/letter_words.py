"""Letters by other hands: their words, all our own, and how their foot is laid out.

Placeholders as in :mod:`commitment_words` and :mod:`supporting_words`; ``{t}`` is the day,
where the text itself says it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from models.synthesis.flat.letter_page import Block

__all__ = ["LETTERS", "Wording"]


@dataclass(frozen=True, slots=True)
class Wording:
    """One letter.

    Attributes:
        titles: Headlines it goes by.
        blocks: Its text.
        foot: How it ends, one of :data:`feet.FEET`.
        signer: Placeholder of who signs by hand; empty for nobody.
        sealed: Placeholder of whose seal it carries; empty for none.
        by_hand: Whether it may be filled in or written by hand.
        beside: Placeholders that are printed but are not the field of that name.
    """

    titles: tuple[str, ...]
    blocks: tuple[Block, ...]
    foot: str
    signer: str = ""
    sealed: str = "a"
    by_hand: bool = False
    beside: str = ""


def _p(*texts: str) -> tuple[Block, ...]:
    return tuple(Block("p", text) for text in texts)


_AUTHORIZATION: Mapping[str, Wording] = {
    "held_out_declared": Wording(
        ("授　权　书", "法人授权书"),
        (
            Block("n", "致：通信管理局"),
            *_p(
                "本授权书声明：{a}的{l}（法定代表人）代表本公司授权在下面签字的{n}（居民身份证号{i}）"
                "为本公司的合法代理人，就本公司网站{w}（{d}）的备案登记与日常维护，以本公司名义处理"
                "一切与之有关的事务。",
                "本授权书于{t}签字生效，至备案注销之日失效，代理人无转委托权。特此声明。",
            ),
        ),
        "two_signers", "l",
    ),
    "held_out_errand": Wording(
        ("介绍信暨授权书", "委托函"),
        (
            Block("n", "工业和信息化主管部门："),
            *_p(
                "兹委派我司员工{n}同志前来办理域名{d}的ICP备案有关事宜，并由其担任网站负责人，请予接洽为盼。",
                "该同志证件类型为居民身份证，证件号为{i}。我司法定代表人{l}对上述委派知情并同意。",
            ),
        ),
        "regards", "",
    ),
    "held_out_parties": Wording(
        ("授权委托协议书", "网站备案授权委托书"),
        (
            Block("n", "委托人（甲方）：{a}"),
            Block("n", "法人代表：{l}"),
            Block("n", "受托人（乙方）：{n}"),
            Block("n", "证件号：{i}"),
            *_p(
                "甲方现委托乙方为甲方办理网站备案的代理人，委托权限如下：",
                "1、代为填写、提交、修改甲方网站（{w}）的备案信息；",
                "2、代为签收有关部门的通知，配合完成真实性核验；",
                "3、作为网站负责人承担网站日常信息安全管理工作。",
                "委托期限：自签字盖章之日起至上述事项办理完毕。",
            ),
        ),
        "two_columns", "n",
    ),
    "held_out_numbered": Wording(
        ("授权书", "授权证明"),
        (
            Block("n", "一、授权方"),
            Block("n", "　　全称：{a}"),
            Block("n", "　　法定代表人姓名：{l}"),
            Block("n", "二、代理人"),
            Block("n", "　　姓名：{n}　　　职务：{j}"),
            Block("n", "　　公民身份号码：{i}"),
            Block("n", "三、授权范围"),
            *_p("代理人有权代表授权方办理网站“{w}”（网址：www.{d}）的首次备案、变更备案以及注销手续，"
                "其行为由授权方承担法律责任。"),
        ),
        "date_first", "l", by_hand=True,
    ),
    "held_out_ruled": Wording(
        ("ICP备案授权登记表", "网站负责人授权表"),
        (
            Block("table", rows=(
                ("单位全称", "{a}", "法人代表", "{l}"),
                ("代理人姓名", "{n}", "身份证号", "{i}"),
                ("网站名称", "{w}", "网站域名", "{d}"),
            )),
            *_p("我单位同意由上表所列代理人作为网站备案的负责人，所提交材料经我单位审核无误，愿承担由此产生的责任。"),
        ),
        "boxed", "l", by_hand=True,
    ),
    "held_out_first_person": Wording(
        ("任命及授权书", "授权声明"),
        (
            *_p(
                "我，{l}，{a}之法定代表人，在此任命{n}女士/先生（公民身份号码：{i}）为我司网站的第一责任人，"
                "负责网址为{d}的网站之备案、内容审核与应急处置。",
                "凡其在授权范围内签署的一切文书，我司均予以承认。",
            ),
        ),
        "right", "l",
    ),
}  # fmt: skip
_COMMITMENT: Mapping[str, Wording] = {
    "held_out_guarantee": Wording(
        ("诚信备案保证书", "备案材料真实性保证书"),
        _p(
            "{a}（信用代码{c}）向备案审核机关保证：",
            "（一）所报网站“{w}”、域名{d}均为我方自有，绝无代他人备案的情形；",
            "（二）网站负责人{n}（{i}）确系我方在职人员，证件由本人提供并在有效期内；",
            "（三）网站上线后三十日内完成公安联网备案，页脚悬挂备案编号；",
            "（四）以上如有不实，任凭处理，绝无异议。",
        ),
        "regards", "n",
    ),
    "held_out_duty": Wording(
        ("网络与信息安全责任书", "信息安全责任承诺书"),
        (
            Block("table", rows=(("责任单位", "{a}"), ("责任人", "{n}"), ("证件号码", "{i}"),
                                 ("网站及域名", "{w}　{d}"))),
            *_p(
                "责任单位与责任人就网络与信息安全共同承诺：不登载法律法规禁止的内容；对用户发布的信息先审后发；"
                "发生安全事件，一小时内报告，并在二十四小时内提交书面材料。",
                "责任人发生变动的，责任单位应当在十个工作日内重新签订本责任书。",
            ),
        ),
        "two_columns", "n",
    ),
    "held_out_letter": Wording(
        ("承 诺 函", "关于网站备案的承诺函"),
        (
            Block("n", "致：接入服务商及通信管理局"),
            *_p(
                "就我司拟开通的{d}网站，我司（全称：{a}，住所：{s}，法定代表人：{l}）"
                "不可撤销地承诺如下：",
                "a) 网站不含电子公告、新闻转载、药品及医疗器械信息、视听节目等须前置审批之内容；",
                "b) 负责人电话二十四小时畅通，号码变更当日更新；",
                "c) 如遇主管部门要求，无条件配合暂停解析、关闭接入。",
            ),
        ),
        "right", "", by_hand=False,
    ),
    "held_out_own_hand": Wording(
        ("个人承诺", "承诺书"),
        _p(
            "本人姓名{n}，身份证号{i}，现住{s}。",
            "本人申请备案的域名{d}，用途为个人博客，绝不用于经营，不收取任何费用，也不转借他人。"
            "本人已认真阅读备案须知，违反者自愿接受处罚。",
        ),
        "signed_only", "n", sealed="", by_hand=True,
    ),
    "held_out_receipt": Wording(
        ("备案告知书（回执）", "黑名单制度告知书"),
        (
            Block("n", "尊敬的{n}："),
            *_p(
                "您作为网站“{w}”的负责人，请知悉：提供虚假主体信息、虚假接入信息或擅自出让备案号的，"
                "其主体与本人将被列入不良名单，三年内不予受理备案申请。",
                "请将本告知书签字后连同备案资料一并提交。",
                "我已知晓上述内容。我的证件号码：{i}，手机：{p}。",
            ),
        ),
        "signed_only", "n", sealed="", by_hand=True,
    ),
}  # fmt: skip
_SUPPORTING: Mapping[str, Wording] = {
    "held_out_post": Wording(
        ("任职证明", "员工在岗证明"),
        _p(
            "{n}，身份证号{i}，{y}年入职，现为本公司{j}，劳动合同在有效期内。因办理网站备案需要，特出具此证明。",
            "出具单位对上述内容的真实性负责，联系电话{p}。",
        ),
        "right",
    ),
    "held_out_renamed": Wording(
        ("更名说明", "关于单位名称变更的说明"),
        (
            Block("n", "通信管理局备案办公室："),
            *_p(
                "我单位原名为“{o}”，{y}年经{g}核准，现名称为“{a}”，统一社会信用代码（{c}）未发生变化，"
                "原备案域名{d}继续由我单位使用。",
                "烦请贵局据此变更备案主体名称，由此带来的不便，敬请谅解。",
            ),
        ),
        "regards",
    ),
    "held_out_office": Wording(
        ("机构设置证明", "关于{u}机构性质的证明"),
        (
            Block("n", "致有关单位："),
            *_p(
                "{u}为我县（区）财政全额保障的事业单位，经我办批准设立，代码{c}，现任负责人{l}，办公地点在{s}。",
                "经研究，同意该单位开办政务类网站，名称为“{w}”。此证明有效期六个月。",
            ),
        ),
        "date_first", sealed="e",
    ),
    "held_out_purpose": Wording(
        ("网站用途说明", "网站内容情况说明书"),
        (
            *_p("{a}就拟备案网站作如下说明："),
            Block("lines", rows=(("站名", "{w}"), ("网址", "www.{d}"), ("联络人", "{n}"))),
            *_p(
                "本站只介绍企业沿革、产品样本与售后网点，不设注册、下单、支付、论坛等功能，亦不投放第三方广告，"
                "属于公益或自我宣传性质，无任何直接收入。",
                "日后若增设上述功能，当先行取得许可。",
            ),
        ),
        "boxed", beside="n",  # a contact is not the person in charge
    ),
    "held_out_outline": Wording(
        ("网站建设计划书", "{w}建设与运营方案"),
        (
            Block("n", "（一）项目背景"),
            *_p("{a}拟通过互联网展示业务，经内部会议讨论决定建设本网站，域名为{d}。"),
            Block("n", "（二）组织分工"),
            *_p("由{n}任项目负责人，下设内容编辑一名、技术维护一名，联系方式{p}。"),
            Block("n", "（三）实施步骤"),
            *_p("第一阶段完成原型与页面设计；第二阶段部署于境内云主机并通过安全检测；第三阶段备案后上线。"),
            Block("n", "（四）保障措施"),
            *_p("账号双因素登录、每日异机备份、漏洞七日内修复、留存访问日志不少于一百八十天。"),
        ),
        "right",
    ),
    "held_out_lent": Wording(
        ("域名使用情况说明函", "域名所有权说明"),
        _p(
            "域名{d}登记在{m}名下，{m}系{a}（{c}）之股东。现{m}同意将该域名无偿提供给该公司用于“{w}”网站，"
            "期限与域名有效期一致。",
            "双方确认以上属实，愿共同承担法律责任。",
        ),
        "two_columns", "m",
    ),
}  # fmt: skip
LETTERS: Mapping[str, Mapping[str, Wording]] = {
    "authorization_letter": _AUTHORIZATION,
    "commitment_letter": _COMMITMENT,
    "supporting_letter": _SUPPORTING,
}
