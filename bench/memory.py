"""``make bench-memory``: resident memory of one worker over many images.

Photos of several kinds take turns; memory is read after a first round of all, in which caches and
buffers come to their size, and at every tenth of the way.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from datetime import date
from itertools import cycle
from pathlib import Path
from time import perf_counter

from rich.console import Console
from rich.table import Table

from verifier.pipeline import load_context, verify_image

_SAMPLES = Path(__file__).resolve().parents[1] / "sample_images"
_DAY = date(2026, 1, 1)
_MIB = 1024


def main() -> None:
    """Verify, and print what is resident."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--images", type=int, default=5000)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--full", action="store_true", help="read what is refused early too")
    options = parser.parse_args()
    files = [path.read_bytes() for path in sorted(_SAMPLES.rglob("*.jpg"))]
    table = Table("images", "resident MiB", "peak MiB", "growth", "seconds", title="Memory")
    context = load_context(options.threads)
    table.add_row("0", f"{_status('VmRSS'):.0f}", f"{_status('VmHWM'):.0f}", "", "")
    first, begin = 0.0, perf_counter()
    marks = {len(files)} | {round(options.images * share / 10) for share in range(1, 11)}
    for count, data in enumerate(_some(files, options.images), start=1):
        verify_image(context, data, name="a.jpg", as_of=_DAY, full=options.full)
        if count in marks:
            resident = _status("VmRSS")
            first = first or resident
            table.add_row(
                f"{count}", f"{resident:.0f}", f"{_status('VmHWM'):.0f}",
                f"{resident / first - 1:+.1%}", f"{perf_counter() - begin:.0f}",
            )  # fmt: skip
    Console().print(table)


def _some(files: list[bytes], count: int) -> Iterator[bytes]:
    for data, _ in zip(cycle(files), range(count), strict=False):
        yield data


def _status(name: str) -> float:
    """A figure of the kernel's on this process, MiB."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith(name + ":"):
            return int(line.split()[1]) / _MIB
    raise RuntimeError(f"no {name} in /proc/self/status")


if __name__ == "__main__":
    main()
