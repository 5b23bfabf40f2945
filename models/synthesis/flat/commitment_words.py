"""Wordings of commitments and notices, all our own, one entry a form.

``{a}`` unit, ``{l}`` its legal representative, ``{n}`` person in charge, ``{i}`` that person's
number, ``{w}`` name of the site, ``{d}`` its domain, ``{p}`` a telephone, ``{s}`` an address.
"""

from __future__ import annotations

from dataclasses import dataclass

from models.synthesis.flat.letter_page import Block
from models.synthesis.flat.signing import Signature

__all__ = ["COMMITMENTS", "Commitment"]


@dataclass(frozen=True, slots=True)
class Commitment:
    """One form.

    Attributes:
        name: What it is called here.
        titles: Headlines it goes by.
        blocks: Its text.
        foot: Its signatures.
        individual: Whether a person gives it, with no unit and no seal.
        fingerprint: Whether a thumb is asked for.
    """

    name: str
    titles: tuple[str, ...]
    blocks: tuple[Block, ...]
    foot: tuple[Signature, ...]
    individual: bool = False
    fingerprint: bool = False


def _p(*texts: str) -> tuple[Block, ...]:
    return tuple(Block("p", text) for text in texts)


_UNIT = (
    Signature("主办单位（盖章）：", "a", "typed", True),
    Signature("主体负责人（签字）：", "n", "hand"),
)

COMMITMENTS = (
    Commitment(
        "duties",
        ("互联网信息服务备案承诺书", "ICP备案承诺书", "网站备案承诺书"),
        (
            Block("n", "通信管理局："),
            *_p(
                "本单位在办理互联网信息服务备案时，郑重承诺遵守以下事项：",
                "一、严格遵守国家有关法律法规，不利用网站制作、复制、发布、传播违法信息。",
                "二、提交的备案信息真实、准确、完整，联系方式保持畅通；信息发生变化时，及时办理变更。",
                "三、不为未经许可或者未履行备案手续的网站提供接入或者链接。",
                "四、网站开办的内容与备案登记的内容一致，涉及前置审批的，取得批准后再行开展。",
                "五、网站停止服务时，主动办理注销备案手续。",
                "六、若违反上述承诺，愿意承担由此产生的一切法律责任，并接受暂停接入、注销备案等处理。",
            ),
        ),
        _UNIT,
    ),
    Commitment(
        "truth",
        ("网站备案信息真实性承诺书", "备案信息真实性承诺书"),
        _p(
            "本人{n}，身份证号码{i}，系网站“{w}”（域名：{d}）的负责人。",
            "本人承诺：所提交的备案信息以及证件材料均真实有效，网站由本单位自行使用，不存在出借、转让、"
            "出售备案号的情形；对网站所发布的内容负责。",
            "如有虚假，本人愿意承担相应的法律责任，并同意相关部门依法注销该网站的备案。",
        ),
        (Signature("承诺人（签字）：", "n", "hand"), Signature("联系电话：", "p", "hand")),
        individual=True,
    ),
    Commitment(
        "notice",
        ("网站备案信息真实性责任告知书", "网站负责人责任告知书"),
        (
            Block("n", "网站负责人{n}："),
            *_p(
                "按照互联网信息服务管理的有关规定，现将办理网站备案的有关责任告知如下：",
                "一、网站主办者应当保证所提交材料真实有效，提供虚假备案信息的，备案将被注销，"
                "相关主体和负责人将被列入黑名单。",
                "二、网站负责人对网站的信息安全负有直接责任，应当建立信息审核、应急处置和留存日志的制度。",
                "三、出租、出借、转卖备案号的，依法予以处罚；构成犯罪的，依法追究刑事责任。",
                "四、备案信息变更后三十日内，应当办理变更手续。",
            ),
            Block("h", "请在下方抄写：本人已阅读以上内容，知悉并愿意承担相应责任。"),
            Block("copy", "本人已阅读以上内容，知悉并愿意承担相应责任。"),
        ),
        (Signature("网站负责人（签名）：", "n", "hand"),),
        individual=True,
    ),
    Commitment(
        "person",
        ("个人网站备案承诺书", "承诺书", "个人备案承诺书"),
        (
            *_p(
                "本人{n}，住址：{s}，因个人学习、交流需要开办网站“{w}”，域名为{d}。现就网站备案承诺如下：",
                "1. 网站为非经营性个人网站，不从事经营活动，不含企业、单位的宣传内容；",
                "2. 不开设论坛、聊天室等交互栏目，不发布新闻、出版、医疗、金融等需要审批的信息；",
                "3. 备案信息由本人填写，照片、证件均为本人所有；",
                "4. 若违反承诺，本人接受关闭网站、注销备案的处理。",
            ),
        ),
        (
            Signature("承诺人签名：", "n", "hand"),
            Signature("身份证号码：", "i", "hand"),
            Signature("联系电话：", "p", "hand"),
        ),
        individual=True,
        fingerprint=True,
    ),
    Commitment(
        "finance",
        ("承诺书", "不涉及互联网金融业务承诺书"),
        (
            Block("n", "通信管理局："),
            *_p(
                "我单位{a}，法定代表人{l}，因业务发展需要，申请网站“{w}”（{d}）备案。",
                "我单位主要从事咨询、技术服务，网站主要介绍单位概况、服务内容、新闻动态和联系方式。",
                "我单位郑重承诺：在取得金融管理部门的许可以前，不在该网站以及移动应用上从事网络借贷、"
                "股权众筹、保险、支付、虚拟货币等互联网金融活动，也不为上述活动提供宣传与链接。",
                "本承诺长期有效。如有违反，由我单位承担全部责任。",
            ),
        ),
        (
            Signature("单位名称（公章）：", "a", "typed", True),
            Signature("法定代表人签字：", "l", "hand"),
        ),
    ),
    Commitment(
        "form",
        ("网站信息安全承诺书", "信息安全责任承诺书", "网站主办者承诺书"),
        (
            Block(
                "table",
                rows=(
                    ("主办单位", "{a}"),
                    ("网站名称", "{w}"),
                    ("网站域名", "{d}"),
                    ("网站负责人", "{n}"),
                    ("身份证号码", "{i}"),
                    ("联系电话", "{p}"),
                ),
            ),
            *_p(
                "我单位承诺建立健全信息安全管理制度，落实技术措施，做到先审后发；发现违法有害信息，"
                "立即停止传输，保存记录并向有关机关报告。",
                "我单位已知悉，未履行上述义务的，将依法承担责任。",
            ),
        ),
        _UNIT,
    ),
    Commitment(
        "hosting",
        ("接入信息告知书", "备案须知告知书"),
        (
            Block("n", "尊敬的用户{a}："),
            *_p("感谢您选择接入服务。为保证备案顺利，请您确认以下内容："),
            Block(
                "lines",
                rows=(("网站名称", "{w}"), ("网站域名", "{d}"), ("负责人", "{n}"), ("手机", "{p}")),
            ),
            *_p(
                "1. 备案期间网站不得开通访问，域名须完成实名认证；",
                "2. 备案成功后，须在网站首页底部标明备案号，并链接至备案系统；",
                "3. 三十日内向公安机关办理联网备案；",
                "4. 服务到期未续费的，接入信息将被取消。",
            ),
            Block("p", "以上内容本单位已阅读并同意遵守。"),
        ),
        (Signature("用户（盖章/签字）：", "n", "hand", True),),
    ),
)
