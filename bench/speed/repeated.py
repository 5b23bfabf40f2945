"""One photo verified again and again, to be looked at by a profiler (``make profile``)."""

from __future__ import annotations

import argparse
from dataclasses import replace
from time import monotonic

from bench.speed.cases import CASES, photos_of
from bench.speed.programs import AS_OF
from verifier.pipeline import load_context, verify_image


def main() -> None:
    """Verify the first photo of a case for so many seconds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--case", default=CASES[0].name, choices=[case.name for case in CASES])
    parser.add_argument("--seconds", type=float, default=20)
    options = parser.parse_args()
    case = next(case for case in CASES if case.name == options.case)
    photo = next(photos_of(replace(case, types=case.types[:1]), 1, 20310101))
    context = load_context(threads=1)
    until = monotonic() + options.seconds
    while monotonic() < until:
        verify_image(context, photo.data, name="a.jpg", as_of=AS_OF, full=True)


if __name__ == "__main__":
    main()
