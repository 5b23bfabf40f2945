"""Chinese names, beside the contract's own, for documents, roles, fields, verdicts."""

from __future__ import annotations

__all__ = ["DOCUMENTS", "FIELDS", "ROLES", "SEVERITIES", "VERDICTS", "chinese"]

VERDICTS = {"pass": "通过", "review": "待人工审核", "reject": "不通过"}
SEVERITIES = {"reject": "不通过", "review": "待审核", "info": "提示"}

DOCUMENTS = {
    "id_card_front": "身份证人像面",
    "id_card_back": "身份证国徽面",
    "business_licence": "营业执照",
    "authorization_letter": "授权书",
    "passport": "护照",
    "hk_macau_permit": "港澳居民来往内地通行证",
    "hk_macau_residence_permit": "港澳居民居住证",
    "taiwan_permit": "台湾居民来往大陆通行证",
    "taiwan_residence_permit": "台湾居民居住证",
    "residence_permit": "居住证/暂住证",
    "organization_code_certificate": "组织机构代码证",
    "institution_certificate": "事业单位法人证书等",
    "law_firm_licence": "律师事务所执业许可证",
    "domain_certificate": "域名证书",
    "handheld_photo": "手持证件照",
    "commitment_letter": "承诺书/告知书",
    "supporting_letter": "辅助证明材料",
    "unknown": "未识别",
}

ROLES = {
    "subject_document": "主办单位证件",
    "subject_responsible_id": "主体负责人证件",
    "site_responsible_id": "网站负责人证件",
    "legal_representative_id": "法定代表人证件",
}

FIELDS = {
    "name": "姓名",
    "sex": "性别",
    "ethnicity": "民族",
    "birth_date": "出生日期",
    "address": "住址",
    "id_number": "公民身份号码",
    "issuing_authority": "签发机关",
    "valid_from": "有效期起",
    "valid_to": "有效期止",
    "company_name": "名称",
    "credit_code": "统一社会信用代码",
    "legal_representative": "法定代表人",
    "company_type": "类型",
    "registered_capital": "注册资本",
    "established_on": "成立日期",
    "business_scope": "经营范围",
    "issued_on": "签发日期",
    "authorizer": "授权单位",
    "agent_name": "被授权人",
    "agent_id_number": "被授权人证件号码",
    "website": "网站",
    "document_number": "证件号码",
    "nationality": "国籍",
}

# Parts of a declaration, and fields that only a declaration has.
_DECLARED = {
    "subject": "主办单位",
    "subject_responsible": "主体负责人",
    "site_responsible": "网站负责人",
    "document_type": "证件类型",
    "category": "单位性质",
    "domains": "域名",
}


def chinese(name: str) -> str:
    """The Chinese name of a contract name, also of a dotted one (``subject.name``); else itself.

    A subject's ``name`` is 名称, a person's is 姓名.
    """
    if "." in name:
        part, _, rest = name.partition(".")
        if part in ("subject", "website") and rest == "name":
            rest = "company_name"
        return chinese(part) + chinese(rest)
    for table in (FIELDS, DOCUMENTS, ROLES, _DECLARED):
        if name in table:
            return table[name]
    return name
