"""What :mod:`models.synthesis.kinds.spoiled` is made of: circumstances, covers, mirrors, scenes."""
