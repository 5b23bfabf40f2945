"""Seals and signatures on a paper: whether they are there, and what a seal says."""

from verifier.marks.judge import judge_marks
from verifier.marks.look import Marks, look_for_marks

__all__ = ["Marks", "judge_marks", "look_for_marks"]
