"""``make bench-speed``: ours, RapidOCR and PaddleOCR on the same images, in turn, in one run.

Every program runs in a process of its own with its own default settings and as many threads as it
likes. Images are synthesised from seeds and given as encoded files. The table of stages and the
floor are ours alone.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from contextlib import ExitStack
from pathlib import Path
from statistics import median

import numpy as np
from rich.console import Console
from rich.table import Table

from bench.readings import is_right
from bench.speed.cases import CASES, photos_of
from bench.speed.early import early_table
from bench.speed.floor import Floor, Recorder
from bench.speed.programs import AS_OF, PROGRAMS, Program, Run
from models.synthesis.capture import Photo
from verifier.pipeline import load_context, verify_image
from verifier.reports import TimingMs

Runs = dict[str, list[tuple[Photo, Run]]]
_STAGES = ("decode", "locate", "checks", "ocr", "total")
_PARTS = ("decode", "look", "detail", "find", "read")


def main() -> None:
    """Measure, print, write ``bench-results/speed.json``."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--each", type=int, default=4, help="photos a type")
    parser.add_argument("--rounds", type=int, default=2, help="times that each photo is read")
    parser.add_argument("--seed", type=int, default=20310101)
    parser.add_argument("--out", type=Path, default=Path("bench-results/speed.json"))
    options = parser.parse_args()
    console = Console()
    photos = {case.name: list(photos_of(case, options.each, options.seed)) for case in CASES}
    spent, loading, peaks = _beside(photos, options.rounds, console)
    for case, runs in spent.items():
        console.print(_table(case, runs))
    console.print(_programs(loading, peaks))
    floors, stages = _ours_alone(photos)
    console.print(_stage_table(stages), _floor_table(floors, stages), early_table())
    options.out.parent.mkdir(parents=True, exist_ok=True)
    options.out.write_text(json.dumps(_summary(spent, floors, stages), indent=2) + "\n")


def _beside(
    photos: dict[str, list[Photo]], rounds: int, console: Console
) -> tuple[dict[str, Runs], dict[str, float], dict[str, float]]:
    spent: dict[str, Runs] = {case: defaultdict(list) for case in photos}
    with ExitStack() as stack:
        programs = {key: stack.enter_context(Program(key)) for key in PROGRAMS}
        for program in programs.values():  # the first image of each pays for what is made once
            program.read(photos["id_card_3mp"][0].data, photos["id_card_3mp"][0].type)
        for case, several in photos.items():
            for _ in range(rounds):
                for photo in several:
                    for key, program in programs.items():
                        spent[case][key].append((photo, program.read(photo.data, photo.type)))
            console.print(f"{case}: {len(several)} × {rounds}", style="dim")
        names = {key: program.name for key, program in programs.items()}
        loading = {names[key]: program.loading for key, program in programs.items()}
        peaks = {names[key]: program.peak for key, program in programs.items()}
    return spent, loading, peaks


def _ours_alone(
    photos: dict[str, list[Photo]],
) -> tuple[dict[str, list[Floor]], dict[str, list[TimingMs]]]:
    context = load_context()
    recorder = Recorder(context)
    floors: dict[str, list[Floor]] = defaultdict(list)
    stages: dict[str, list[TimingMs]] = defaultdict(list)
    for case, several in photos.items():
        for photo in several:

            def verify(photo: Photo = photo) -> TimingMs:
                report = verify_image(context, photo.data, name="a.jpg", as_of=AS_OF, full=True)
                return report.timing_ms

            floors[case].append(recorder.floor(verify, photo.data))
            stages[case].append(sorted((verify() for _ in range(3)), key=lambda t: t.total)[1])
    return floors, stages


def _right(runs: list[tuple[Photo, Run]]) -> tuple[int, int]:
    right = [
        is_right(name, value, run.fields.get(name))
        for photo, run in runs
        for name, value in photo.truth.items()
    ]
    return sum(right), len(right)


def _table(case: str, runs: Runs) -> Table:
    table = Table(title=case, title_justify="left")
    for head in ("program", "median ms", "p95 ms", "CPU s", "times ours", "fields right"):
        table.add_column(head, justify="left" if head == "program" else "right")
    ours = median(run.wall for _, run in runs["ours"])
    for key, several in runs.items():
        walls = [run.wall * 1000 for _, run in several]
        right, of = _right(several)
        table.add_row(
            key,
            f"{median(walls):.0f}",
            f"{np.percentile(walls, 95):.0f}",
            f"{median(run.cpu for _, run in several):.2f}",
            f"{median(walls) / 1000 / ours:.1f}",
            f"{right}/{of}",
        )
    return table


def _programs(loading: dict[str, float], peaks: dict[str, float]) -> Table:
    table = Table("program", "loads in s", "peak memory MiB", title="Processes")
    for name in loading:
        table.add_row(name, f"{loading[name]:.1f}", f"{peaks[name]:.0f}")
    return table


def _stage_table(stages: dict[str, list[TimingMs]]) -> Table:
    table = Table("case", *_STAGES, title="Ours by stage, median ms")
    for case, several in stages.items():
        table.add_row(
            case, *(f"{median(getattr(one, stage) for one in several):.0f}" for stage in _STAGES)
        )
    return table


def _floor_table(floors: dict[str, list[Floor]], stages: dict[str, list[TimingMs]]) -> Table:
    table = Table("case", *_PARTS, "floor", "ours / floor", title="The floor, median ms")
    for case, several in floors.items():
        table.add_row(
            case,
            *(f"{median(one[part] for one in several):.0f}" for part in _PARTS),
            f"{median(sum(one.values()) for one in several):.0f}",
            f"{_above_floor(several, stages[case]):.2f}",
        )
    return table


def _above_floor(floors: list[Floor], stages: list[TimingMs]) -> float:
    return median(t.total / sum(f.values()) for f, t in zip(floors, stages, strict=True))


def _summary(
    spent: dict[str, Runs], floors: dict[str, list[Floor]], stages: dict[str, list[TimingMs]]
) -> dict[str, dict[str, float]]:
    found = {}
    for case, runs in spent.items():
        of = {key: median(run.wall for _, run in several) for key, several in runs.items()}
        found[case] = {
            "vs_rapidocr": round(of["rapidocr"] / of["ours"], 2),
            "vs_paddleocr": round(of["paddleocr"] / of["ours"], 2),
            "vs_floor": round(_above_floor(floors[case], stages[case]), 3),
            "median_ms": round(of["ours"] * 1000, 1),
        }
    return found


if __name__ == "__main__":
    main()
