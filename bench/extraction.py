"""``make bench-extract``: every field right or not, ours beside two peers, on the same images.

Photos are synthesised from seeds in layouts, faces and circumstances that nothing was developed on
(``--developing`` for the others), encoded as a phone would, and given to all as files. A document
counts as right only if every printed field is; values are compared after folding ways of writing
(width, spaces, brackets), the same for all. Rows are kept in a file: the same command goes on where
a run was cut off, and reads again only with readers whose version changed; with all of them where a
truth, a pattern or the comparison did.
"""

from __future__ import annotations

import argparse
import subprocess
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from time import perf_counter

from rich.console import Console

from bench.extraction_report import markdown, tables
from bench.peers import PaddlePeer, Peer, RapidPeer
from bench.photos import photo_of
from bench.readings import Ledger, Row, key_of, our_row, row_of
from models.synthesis.capture import Photo
from models.synthesis.document import ALL_TYPES
from verifier.pipeline import load_context, verify_image

AS_OF = date(2026, 11, 23)
TYPES = tuple(name for name in ALL_TYPES if name != "unknown")
_SPACE = 1000  # seeds from one type's first to the next type's


def main() -> None:
    """Generate, read with all, print."""
    options = _options()
    console = Console()
    ledger = Ledger(options.out)
    ours = f"ours {_commit()}"
    peers: list[tuple[Peer, int]] = []
    if not options.without_peers:
        rapid = options.each if options.rapid_each is None else options.rapid_each
        peers = [(RapidPeer(), rapid), (PaddlePeer(), options.paddle_each)]
    context = load_context()
    rows: list[Row] = []
    for index, kind, seed in _seeds(options.types, options.each, options.seed):
        photo = photo_of(kind, seed, index, held_out=not options.developing)
        key = key_of(photo)
        if options.peers_only:
            rows += _read_by_peers(ledger, peers, photo, key, seed, index)
            continue
        row = None if options.again else ledger.get(key, ours)
        if row is None:
            begin = perf_counter()
            name = f"{seed}{photo.suffix}"
            report = verify_image(context, photo.data, name=name, as_of=AS_OF, full=True)
            row = our_row(photo, key, seed, ours, report, perf_counter() - begin)
            ledger.add(row)
        rows.append(row)
        rows += _read_by_peers(ledger, peers, photo, key, seed, index)
        if options.show_wrong and not row.whole:
            console.print(seed, kind, [name for name, right in row.right.items() if not right])
        if kind == options.types[-1]:
            console.print(f"{index + 1}/{options.each}", style="dim")
    if options.peers_only:
        console.print(f"{len(rows)} → {options.out}")
        return
    seeds = f"{options.seed}–{options.seed + _SPACE * (len(options.types) - 1) + options.each - 1}"
    for table in tables(rows, seeds):
        console.print(table)
    if options.markdown:
        options.markdown.write_text(markdown(rows, seeds, ours), encoding="utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--each", type=int, default=12, help="photos a type")
    parser.add_argument("--seed", type=int, default=20270101)
    parser.add_argument("--types", nargs="*", default=list(TYPES), choices=TYPES)
    parser.add_argument("--developing", action="store_true", help="what was developed on instead")
    parser.add_argument("--without-peers", action="store_true")
    parser.add_argument("--rapid-each", type=int, help="photos a type for RapidOCR; all by default")
    parser.add_argument("--paddle-each", type=int, default=3, help="photos a type for PaddleOCR")
    parser.add_argument("--peers-only", action="store_true", help="keep the peers' rows for later")
    parser.add_argument("--again", action="store_true", help="read again with ours")
    parser.add_argument("--show-wrong", action="store_true", help="name the seeds and fields")
    parser.add_argument("--markdown", type=Path, help="write the tables of docs/accuracy.md")
    parser.add_argument("--out", type=Path, default=Path("bench-results/extraction.jsonl"))
    return parser.parse_args()


def _seeds(types: Sequence[str], each: int, seed: int) -> Iterator[tuple[int, str, int]]:
    """Types take turns, so that a run that was cut off is balanced."""
    for index in range(each):
        for place, kind in enumerate(types):
            yield index, kind, seed + _SPACE * place + index


def _read_by_peers(
    ledger: Ledger,
    peers: Sequence[tuple[Peer, int]],
    photo: Photo,
    key: str,
    seed: int,
    index: int,
) -> Iterator[Row]:
    for peer, count in peers:
        if index >= count:
            continue
        row = ledger.get(key, peer.name)
        if row is None:
            begin = perf_counter()
            read = peer.read(photo.data, photo.type)
            row = row_of(photo, key, seed, peer.name, read, perf_counter() - begin)
            ledger.add(row)
        yield row


def _commit() -> str:
    """The commit that reads, marked where the tree differs from it."""
    described = subprocess.run(
        ["git", "describe", "--always", "--dirty", "--exclude", "*"],
        capture_output=True,
        text=True,
        check=False,
    )
    return described.stdout.strip() or "unversioned"


if __name__ == "__main__":
    main()
