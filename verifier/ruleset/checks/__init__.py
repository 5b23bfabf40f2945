"""The checks that rule files may name, one small file a family. Importing registers them."""

from verifier.ruleset.checks import files, letters, manual, materials, readings, validity

__all__ = ["files", "letters", "manual", "materials", "readings", "validity"]
