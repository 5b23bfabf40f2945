"""How long one image takes, beside two OCR programs and beside the work that cannot be left out."""
