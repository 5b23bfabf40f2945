"""Rules as people look them up: a province's, an applicant's checklist, how provinces differ."""

from verifier.rulesview.diff import RuleDifference, RulesDiff, diff_provinces
from verifier.rulesview.requirements import Requirement, RequirementList, list_requirements
from verifier.rulesview.show import ProvinceRules, RuleView, show_province
from verifier.rulesview.table import families_table

__all__ = [
    "ProvinceRules",
    "Requirement",
    "RequirementList",
    "RuleDifference",
    "RuleView",
    "RulesDiff",
    "diff_provinces",
    "families_table",
    "list_requirements",
    "show_province",
]
