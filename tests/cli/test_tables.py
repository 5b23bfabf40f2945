"""What a terminal shows of values that were read."""

from __future__ import annotations

from verifier.cli.tables import _lines


def test_a_zone_keeps_its_two_lines_and_nothing_else_moves_the_cursor() -> None:
    assert _lines("POCHNFANG<<XIANG\nEE2876775") == "POCHNFANG<<XIANG\nEE2876775"
    assert _lines("方\x1b[2J\r祥\u2028") == "方�[2J�祥�"
