"""Names for people, Chinese and English, beside the contract's own."""

from __future__ import annotations

from collections.abc import Callable

from verifier.standards import PROVINCES

__all__ = [
    "DOCUMENTS",
    "FAMILIES",
    "FIELDS",
    "FILING_TYPES",
    "LETTERS",
    "ROLES",
    "SEVERITIES",
    "SUBJECT_KINDS",
    "VERDICTS",
    "chinese",
    "english",
    "join_chinese",
    "join_english",
]

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
    "seal": "印章",
    "agent_name": "被授权人",
    "agent_id_number": "被授权人证件号码",
    "website": "网站",
    "letter_kind": "材料种类",
    "document_number": "证件号码",
    "nationality": "国籍",
    "machine_readable": "机读码",
    "household_address": "户籍地址",
    "travel_permit_number": "通行证号码",
    "domain": "域名",
    "holder": "域名持有者",
    "registrar": "注册服务机构",
    "addressee": "致送机关",
}

LETTERS = {
    "work_certificate": "工作证明",
    "change_certificate": "变更证明",
    "superior_letter": "上级部门函件",
    "staffing_certificate": "编办证明",
    "commercial_statement": "经营性说明书",
    "construction_plan": "网站建设方案书",
    "preapproval_document": "前置审批文件",
    "preapproval_statement": "前置审批说明书",
    "domain_registrant_proof": "域名注册人证明",
    "articles_of_association": "公司章程",
    "employment_proof": "就业证明",
    "income_proof": "收入证明",
    "household_register": "户口本",
    "guardian_consent": "监护人同意备案说明",
    "student_card": "学生证",
    "social_security_proof": "社保证明",
    "tax_record": "缴税记录",
    "property_certificate": "房产证明",
    "police_certificate": "公安机关审核证明",
    "party_building_letter": "党建确认函",
    "consultation_result": "网信办会商结果",
    "psb_form": "北京市公安局国际联网单位备案表",
    "appointment_letter": "聘书或合同",
    "site_review_form": "事业单位网站开办审核资格申请表",
    "filing_commitment": "互联网信息服务备案承诺书",
    "truth_commitment": "备案信息真实性承诺书",
    "truth_notice": "备案信息真实性责任告知书",
    "finance_commitment": "金融类网站备案承诺书",
    "plan_commitment": "网站建设承诺书",
    "provider_guarantee": "接入商保证书",
    "handheld_id": "手持身份证照片",
    "handheld_licence": "手持单位证件照片",
    "handheld_residence_permit": "手持居住证照片",
    "guardian_id": "监护人身份证",
}

SUBJECT_KINDS = {"individual": "个人", "enterprise": "单位"}
FILING_TYPES = {
    "first": "首次备案",
    "new_site": "新增网站",
    "access": "接入备案",
    "change": "变更备案",
}
FAMILIES = {
    "file": "图片文件",
    "subject": "主办单位证件",
    "person": "个人证件",
    "age": "年龄",
    "residence": "住所",
    "responsible": "负责人",
    "material": "材料",
    "time": "时效",
    "domain": "域名",
    "website": "网站",
    "contact": "联系方式",
    "server": "服务器",
    "change": "变更",
    "access": "接入",
    "preapproval": "前置审批",
    "manual": "人工核实",
}
_CATEGORIES = {
    "company": "企业",
    "sole_proprietor": "个体工商户",
    "institution": "事业单位",
    "government": "政府机关",
    "social_organization": "社会组织",
    "law_firm": "律师事务所",
}
_ORIGINS = {
    "mainland": "中国内地",
    "hk_macau": "中国香港、中国澳门",
    "taiwan": "中国台湾",
    "foreign": "外国",
}

# Parts of a declaration, and fields that only a declaration has.
_DECLARED = {
    "subject": "主办单位",
    "subject_name": "主办单位名称",
    "subject_kind": "主体性质",
    "subject_responsible": "主体负责人",
    "site_responsible": "网站负责人",
    "document_type": "证件类型",
    "category": "单位性质",
    "domains": "域名",
    "server": "服务器",
    "previous": "原备案",
    "video": "承诺视频",
    "filer": "主办者",
    "holder": "持有者",
    "shareholder": "股东",
    "executive": "单位主要负责人或高级管理人员",
    "expires_on": "到期日",
    "registrar_overseas": "注册商是否在境外",
    "registrar_approved": "注册商是否获批复",
    "suffix_approved": "后缀是否获批复",
    "privacy_protected": "隐私保护",
    "real_name_verified": "实名认证",
    "phone": "手机号码",
    "phone_region": "手机号码归属地",
    "emergency_phone": "应急联系电话",
    "has_forum": "是否含论坛",
    "content": "内容",
    "remark": "备注",
    "product": "产品",
    "in_mainland": "是否位于中国内地",
    "purchased_months": "购买时长",
    "public_bandwidth": "公网带宽",
    "service_codes_used": "已用备案服务码数",
    "service_code_state": "备案服务码状态",
    "order_amount": "订单金额",
    "format": "格式",
    "bytes": "大小",
}

_ENGLISH = {
    "id_card_front": "ID card (front)",
    "id_card_back": "ID card (back)",
    "business_licence": "business licence",
    "authorization_letter": "authorization letter",
    "hk_macau_permit": "Hong Kong or Macau resident's travel permit",
    "hk_macau_residence_permit": "Hong Kong or Macau resident's residence permit",
    "taiwan_permit": "Taiwan resident's travel permit",
    "taiwan_residence_permit": "Taiwan resident's residence permit",
    "subject_responsible_id": "the subject's responsible person",
    "site_responsible_id": "the site's responsible person",
    "legal_representative_id": "the legal representative",
    "subject_document": "the subject's document",
    "subject": "the subject",
    "filer": "the subject",
    "subject_responsible": "the subject's responsible person",
    "site_responsible": "the site's responsible person",
    "legal_representative": "the legal representative",
    "psb_form": "public security bureau form",
    "hk_macau": "Hong Kong or Macau",
    "taiwan": "Taiwan",
    "foreign": "abroad",
}


def chinese(name: str) -> str:
    """The Chinese name of a contract name, also of a dotted one (``subject.name``); else itself.

    A subject's ``name`` is 名称, a person's is 姓名, a domain's is itself.
    """
    if "." in name and name.partition(".")[0] in _PARTS:
        part, _, rest = name.partition(".")
        if part in ("subject", "website", "domains") and rest == "name":
            rest = "company_name"
        return chinese(part) + chinese(rest)
    for table in _TABLES:
        if name in table:
            return table[name]
    return name


def english(name: str) -> str:
    """A contract name in English words; a dotted one with spaces; any other text as it is."""
    if name in _ENGLISH:
        return _ENGLISH[name]
    if name in PROVINCES:
        return PROVINCES[name].pinyin.capitalize()
    known = any(name in table for table in _TABLES) or name.partition(".")[0] in _PARTS
    return name.replace("_", " ").replace(".", ": ") if known else name


def join_chinese(value: object) -> str:
    """A value in Chinese words: a list joined, a list of lists as a choice between sets."""
    return _join(value, "、", "和", "或", chinese)


def join_english(value: object) -> str:
    """The same in English."""
    return _join(value, ", ", " with ", " or ", english)


def _join(value: object, joint: str, together: str, choice: str, word: Callable[[str], str]) -> str:
    if not isinstance(value, (list, tuple)):
        # A number is a number, though a province may have the same digits for its code.
        return word(str(value)) if isinstance(value, str) else str(value)
    if value and all(isinstance(part, (list, tuple)) for part in value):
        return choice.join(together.join(word(str(one)) for one in part) for part in value)
    return joint.join(word(str(part)) for part in value)


_PROVINCE_NAMES = {code: row.short_name for code, row in PROVINCES.items()}
_TABLES: tuple[dict[str, str], ...] = (
    FIELDS,
    DOCUMENTS,
    ROLES,
    LETTERS,
    _DECLARED,
    _CATEGORIES,
    _ORIGINS,
    SUBJECT_KINDS,
    FILING_TYPES,
    _PROVINCE_NAMES,
)
_PARTS = frozenset(_DECLARED) | {"legal_representative", "website"}
