"""Displays and what runs on them: sub-pixels, panels, screens of applications, electronic pages.

:func:`display`, :func:`phone_screen` and :func:`subpixels` are the first, simple models, kept for
the sample images; :mod:`models.synthesis.kinds.screens` is built from the others.
"""

from .classic import display, phone_screen, subpixels
from .layouts import HOLD_OUT_LAYOUTS, LAYOUTS, light_of_cells
from .panel import Panel, draw_panel

__all__ = [
    "HOLD_OUT_LAYOUTS",
    "LAYOUTS",
    "Panel",
    "display",
    "draw_panel",
    "light_of_cells",
    "phone_screen",
    "subpixels",
]
