"""Rules as data: dated, cited, loaded strictly, evaluated by named checks."""

from verifier.ruleset.evaluate import evaluate
from verifier.ruleset.loader import load_rulebook
from verifier.ruleset.registry import check_names
from verifier.ruleset.rulebook import FileLimits, RuleBook
from verifier.ruleset.rules import Applies, Rule, Source

__all__ = [
    "Applies",
    "FileLimits",
    "Rule",
    "RuleBook",
    "Source",
    "check_names",
    "evaluate",
    "load_rulebook",
]
