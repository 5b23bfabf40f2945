"""Rules as data: dated, cited, loaded strictly, evaluated by named checks."""

from verifier.ruleset.evaluate import evaluate
from verifier.ruleset.loader import load_rulebook
from verifier.ruleset.registry import Family, check_names
from verifier.ruleset.rulebook import FileLimits, RuleBook
from verifier.ruleset.rules import Applies, Case, Rule, Source
from verifier.ruleset.waivers import waive

__all__ = [
    "Applies",
    "Case",
    "Family",
    "FileLimits",
    "Rule",
    "RuleBook",
    "Source",
    "check_names",
    "evaluate",
    "load_rulebook",
    "waive",
]
