"""Papers by headlines of many kinds; papers about something else stay unknown."""

import pytest

from tests.documents.pages import page_of
from verifier.documents import extract_fields, recognise
from verifier.reports import DocumentType


def page(title: str, *lines: str):
    rows = [(title, 330, 40), *((line, 80, 100 + 36 * i) for i, line in enumerate(lines))]
    return page_of(*rows, ("备" * 36, 80, 600))


OURS = "杭州样例科技有限公司"


@pytest.mark.parametrize(
    ("title", "sentence", "kind"),
    [
        ("关于开办网站的批复", "同意你单位开办网站，域名为yangli-demo.cn。", "superior_letter"),
        ("前置审批同意书", "同意从事互联网药品信息服务的网站。", "preapproval_document"),
        ("事业单位网站开办审核表", "主管单位意见：同意开办网站。", "site_review_form"),
        ("会商结果告知", "经会商，对网站yangli-demo.cn备案无异议。", "consultation_result"),
        ("参保缴费明细", "参保人张晓明缴费十二个月，社会保险正常。", "social_security_proof"),
        ("聘书", "兹聘请张晓明同志为我公司主管，聘期一年。", "appointment_letter"),
        ("无违法犯罪记录证明", "经公安局查询，张晓明未发现违法犯罪记录。", "police_certificate"),
        ("域名持有人声明", "本人张晓明持有该域名，供公司网站备案。", "domain_registrant_proof"),
        ("域名授权书", f"许可{OURS}使用域名yangli-demo.cn备案网站。", "domain_registrant_proof"),
    ],
)  # fmt: skip
def test_supporting_papers(title: str, sentence: str, kind: str) -> None:
    paper = page(title, sentence, OURS, "2026年3月1日")
    assert recognise(paper)[0] is DocumentType.SUPPORTING_LETTER
    assert extract_fields(DocumentType.SUPPORTING_LETTER, paper)["letter_kind"].value == kind


@pytest.mark.parametrize(
    "title",
    ["关于授权张晓明办理网站备案事宜的函", "委托代理书", "授权声明"],
)
def test_authorizations(title: str) -> None:
    paper = page(
        title,
        "现授权张晓明（身份证号330106199003071236）为我公司受托人，办理网站备案。",
        "受托人：张晓明",
        f"授权单位（盖章）：{OURS}",
    )
    assert recognise(paper)[0] is DocumentType.AUTHORIZATION_LETTER


def test_a_domain_that_moved_is_told_by_a_letter() -> None:
    paper = page(
        "域名过户证明",
        f"兹确认，域名yangli-demo.cn已于2025年1月1日过户至{OURS}，注册商为某网络有限公司。",
        "某网络有限公司",
    )
    assert recognise(paper)[0] is DocumentType.SUPPORTING_LETTER
    read = extract_fields(DocumentType.SUPPORTING_LETTER, paper)
    assert read["company_name"].value == OURS


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("放假通知", ("我公司全体员工国庆节放假七天。", "特此通知。", OURS)),
        ("关于停水的公告", ("本小区因检修停水一天。", "物业服务中心")),
        ("会议纪要", ("会议研究了年度预算，同意增加经费。", OURS)),
        ("工资明细表", ("姓名 张晓明", "实发 6000", OURS)),
        ("房屋租赁合同", ("甲方：王建国", "乙方：张晓明", "租期一年。")),
        ("关于年度预算的批复", ("你单位预算收悉，同意。", "某市财政局")),
        ("采购清单", ("打印纸十箱，硒鼓两只。", OURS)),
        ("年度工作报告", ("本年度销售增长。", OURS)),
        ("请假条", ("本人因病请假三天。", "张晓明")),
        ("处理决定", ("对违反考勤制度的员工通报批评。", OURS)),
        ("报名登记表", ("姓名 张晓明", "身份证 330106199003071236", "工作单位 无")),
    ],
)
def test_papers_about_something_else(title: str, lines: tuple[str, ...]) -> None:
    assert recognise(page(title, *lines))[0] is DocumentType.UNKNOWN


@pytest.mark.parametrize(
    "sentence",
    [
        f"本所接受{OURS}的委托，就域名权属出具意见。",
        f"上海示例食品有限公司许可{OURS}（被许可方）将该域名用于网站备案。",
        f"位于文三路8号的房屋，产权人王建国，现租给{OURS}作为办公场所。",
        f"兹证明客户{OURS}租用我公司服务器，用于网站备案。",
        f"经核：{OURS}（负责人王建国）党的工作已覆盖。",
        f"张晓明，扣缴义务人{OURS}，税款已入库。",
        f"{OURS}提交的网站备案申请，我办已会商，同意备案。",
        f"本域名自王建国处过户至{OURS}，手续完备。",
    ],
)
def test_whom_others_write_about(sentence: str) -> None:
    paper = page("证明", sentence, "特此证明。", "上海示例事务有限公司", "2026年3月1日")
    read = extract_fields(DocumentType.SUPPORTING_LETTER, paper)
    assert read["company_name"].value == OURS


@pytest.mark.parametrize(
    "sentence",
    [
        "本授权仅限工信部备案使用，复印无效。",
        "不提供他人身份信息进行备案。",
        "可拨打某服务中心查询。",
    ],
)
def test_what_a_letter_is_for_is_nobody(sentence: str) -> None:
    paper = page("承诺书", f"我公司{OURS}办理网站备案。", sentence, "2026年3月1日")
    read = extract_fields(DocumentType.COMMITMENT_LETTER, paper)
    assert read["company_name"].value == OURS
