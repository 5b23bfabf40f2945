"""Reports drawn on their images, for eyes only: what was found, and what speaks for it.

Only keys and codes are written (ASCII, no font needed), never a field's value.
"""

from verifier.annotate.explain import explain
from verifier.annotate.report import annotate
from verifier.annotate.style import LONG_SIDE
from verifier.annotate.windows import Window, windows_of

__all__ = ["LONG_SIDE", "Window", "annotate", "explain", "windows_of"]
