"""Kinds of pictures that people upload, one module a family.

Every function takes ``(document, seed, *, hold_out=False, frames=None)`` and returns a
:class:`~models.synthesis.capture.Photo`. With ``hold_out`` only models are used that training
never sees; ``frames`` are the (long, short) sizes to choose from in place of the recipe's.
"""
