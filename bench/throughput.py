"""Images a second through worker processes, so many threads each.

``python -m bench.throughput`` holds two workers against one on the sample images.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain, repeat
from pathlib import Path
from time import perf_counter

from verifier.reports import ImageReport
from verifier.workers import PipelineLoader, Seat, WorkerPool, in_order, process_pool, verify_image

__all__ = ["Throughput", "throughput"]

_DAY = date(2026, 1, 1)
_SAMPLES = Path(__file__).resolve().parents[1] / "sample_images"


@dataclass(frozen=True, slots=True)
class Throughput:
    """What was measured.

    Attributes:
        workers: Processes.
        threads: Threads of each.
        images: Images done in the time.
        seconds: Wall time, loading excluded.
    """

    workers: int
    threads: int
    images: int
    seconds: float

    @property
    def per_second(self) -> float:
        """Images a second."""
        return self.images / self.seconds


def throughput(
    images: Sequence[bytes], *, workers: int, threads: int = 1, rounds: int = 3
) -> Throughput:
    """Put ``images`` through so many workers ``rounds`` times, after one round to warm up.

    Raises:
        VerifierError: An image could not be judged, or a worker not be loaded.
    """
    with process_pool(workers, loader=PipelineLoader(threads)) as pool:
        pool.warm()
        _all(pool, images, 1)
        begin = perf_counter()
        done = _all(pool, images, rounds)
        return Throughput(workers, threads, done, perf_counter() - begin)


def _all(pool: WorkerPool, images: Sequence[bytes], rounds: int) -> int:
    items = chain.from_iterable(repeat(images, rounds))
    return sum(1 for future in in_order(pool, items, _one) if future.result())


def _one(seat: Seat, data: bytes) -> ImageReport:
    return verify_image(seat, data, name="image.jpg", as_of=_DAY)


def main() -> None:
    """Print both figures and their ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--threads", type=int, default=1, help="of each worker")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("images", nargs="*", type=Path, default=sorted(_SAMPLES.glob("id_*.jpg")))
    arguments = parser.parse_args()
    images = [path.read_bytes() for path in arguments.images]
    one, many = (
        throughput(images, workers=workers, threads=arguments.threads, rounds=arguments.rounds)
        for workers in (1, arguments.workers)
    )
    for it in (one, many):
        sys.stdout.write(
            f"{it.workers} × {it.threads} 线程 / threads: {it.per_second:.2f} 张/秒 / a second "
            f"({it.images} / {it.seconds:.1f} s)\n"
        )
    sys.stdout.write(f"倍数 / ratio: {many.per_second / one.per_second:.2f}\n")


if __name__ == "__main__":
    main()
