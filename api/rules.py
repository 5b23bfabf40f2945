"""What the rules ask for, before anything is uploaded. Needs no model and no queue."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.concurrency import run_in_threadpool

from api.problems import problem_docs
from verifier.arguments import parse_day, parse_province
from verifier.declaration import Category
from verifier.reports import FilingType, SubjectKind
from verifier.ruleset import RuleBook, load_rulebook
from verifier.rulesview import RequirementList, list_requirements

__all__ = ["router"]

router = APIRouter(prefix="/v1")


@cache
def _rulebook() -> RuleBook:
    """The rules, loaded when first asked for and kept."""
    return load_rulebook()


@router.get(
    "/requirements",
    summary="备案前的清单 / What a filing needs",
    description=(
        "某省、某类主体、某种备案所需的材料、限制与条件，以给申请人看的话写出，逐条注明出处。\n\n"
        "Documents, limits and conditions of one case, in words for an applicant, each with its "
        "source."
    ),
    responses=problem_docs(400, 422, 503),
)
async def get_requirements(
    province: Annotated[
        str, Query(description="两位代码或名称 / Two digits or a name", examples=["33", "浙江"])
    ],
    subject_kind: Annotated[SubjectKind, Query(description="主体性质 / Who files")],
    filing_type: Annotated[
        FilingType, Query(description="备案类型 / Type of filing")
    ] = FilingType.FIRST,
    category: Annotated[
        Category, Query(description="单位性质 / Category of an organisation")
    ] = Category.COMPANY,
    on: Annotated[
        str | None, Query(description="哪一天的规则，缺省为今天 / Rules of this day; else today")
    ] = None,
) -> RequirementList:
    """The checklist of a case."""
    code = parse_province(province, "province")
    day = parse_day(on, "on") or date.today()

    def work() -> RequirementList:
        return list_requirements(
            _rulebook(), code, subject_kind, day, filing_type=filing_type, category=category
        )

    return await run_in_threadpool(work)
