"""Wordings of authorization letters, all our own.

``{a}`` authorizer, ``{l}`` legal representative, ``{n}`` agent, ``{i}`` the agent's number,
``{w}`` website as the sentence needs it.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["BODIES", "FORMS", "Body", "Form"]


@dataclass(frozen=True, slots=True)
class Body:
    """A letter in sentences.

    Attributes:
        title: Headline.
        addressee: Line before the first paragraph, or empty.
        paragraphs: With placeholders.
        closing: Short line after them, or empty.
    """

    title: str
    addressee: str
    paragraphs: tuple[str, ...]
    closing: str


@dataclass(frozen=True, slots=True)
class Form:
    """A letter in labelled lines.

    Attributes:
        title: Headline.
        lines: ``(label, placeholder)`` one under the other.
        statement: Paragraph below the lines.
        ruled: Whether the lines stand in a table.
    """

    title: str
    lines: tuple[tuple[str, str], ...]
    statement: str
    ruled: bool


BODIES = (
    Body(
        "网站负责人授权书",
        "",
        (
            "本单位{a}（法定代表人：{l}）现授权{n}（身份证号码：{i}）担任{w}的网站负责人，"
            "由其办理该网站的备案申请、信息核对以及后续变更等事项。",
            "被授权人在上述范围内签署的材料，本单位均予认可，并对网站内容的合法性承担责任。",
            "授权期限自本授权书签署之日起，至该网站备案注销之日止。",
        ),
        "特此授权。",
    ),
    Body(
        "授权委托书",
        "致网站备案审核部门：",
        (
            "兹有我单位{a}，法定代表人{l}，委托本单位员工{n}，身份证号：{i}，"
            "作为我单位{w}的负责人，全权处理与备案有关的手续。",
            "委托期间，被委托人提交的资料视同我单位提交，由此产生的法律后果由我单位承担。",
        ),
        "特此委托。",
    ),
    Body(
        "ICP备案授权书",
        "",
        (
            "授权单位：{a}",
            "法定代表人：{l}",
            "因业务安排，我单位决定由{n}同志（公民身份号码{i}）代表我单位负责{w}的ICP备案工作，"
            "并担任备案主体负责人和网站负责人。",
            "被授权人应当如实填报备案信息，保持联系电话畅通；我单位对其行为负责。",
        ),
        "本授权书自盖章之日起生效。",
    ),
    Body(
        "法定代表人授权委托书",
        "",
        (
            "本人{l}系{a}的法定代表人，现委托{n}（身份证号：{i}）以本单位名义办理{w}的备案事宜，"
            "担任该网站的负责人。",
            "受托人无权再行转委托。受托人在办理上述事项过程中所签文件，本人及本单位均予承认。",
        ),
        "特此授权。",
    ),
)
FORMS = (
    Form(
        "授权书",
        (
            ("授权单位", "{a}"),
            ("法定代表人", "{l}"),
            ("被授权人", "{n}"),
            ("身份证号码", "{i}"),
            ("{k}", "{s}"),
        ),
        "以上被授权人为我单位网站负责人，负责办理网站备案及日常信息维护。"
        "我单位保证所填内容真实有效，并愿意承担相应责任。",
        False,
    ),
    Form(
        "网站备案授权书",
        (
            ("单位名称", "{a}"),
            ("法定代表人姓名", "{l}"),
            ("被授权人姓名", "{n}"),
            ("被授权人身份证号", "{i}"),
            ("{k}", "{s}"),
        ),
        "我单位授权上述人员作为网站负责人，代为提交备案材料并接收审核通知，"
        "授权自签署之日起至备案事项办结为止。",
        True,
    ),
)
