"""A hurried person with a phone: physical simulation of photographing a paper or a card.

:func:`photograph` takes a flat document, a seed and a :class:`Recipe` and returns a :class:`Photo`:
the file's bytes and the truth about it. ``RECIPES`` are for training, tuning and samples;
``HOLD_OUT`` recipes differ in kind and are for measuring only.
"""

from .photo import Photo
from .photograph import photograph
from .recipe import HOLD_OUT, RECIPES, Recipe, with_name
from .staging import stage

__all__ = ["HOLD_OUT", "RECIPES", "Photo", "Recipe", "photograph", "stage", "with_name"]
