"""Long straight lines through edge points, and where along each line there is an edge."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from verifier.locate.edges import EdgePoints

__all__ = ["CELL", "NEAR", "Lines", "add_lines", "find_lines"]

CELL = 4.0
"""Length in pixels of the cells in which the support along a line is counted."""
RHO_STEP = 1.5
THETA_STEPS = 180
SPREAD = 3
"""Each point votes for directions within this many degrees of its own gradient."""
NEAR = 2.6
"""Points within this many pixels support a line; leaves room for a slight curl."""
BAND = 12.0
TURN = np.deg2rad(14.0)
PEAKS, COARSE_PEAKS = 90, 24
"""Peaks of the vote that are followed up, in the image and in the shrunken image."""
CHANCE = 0.4
"""Weight per cell that chance puts along a line in a busy picture."""


@dataclass(frozen=True, slots=True)
class Lines:
    """Straight lines ``x cos(theta) + y sin(theta) = rho`` about the image's centre.

    Attributes:
        theta: (K,) float64, radians.
        rho: (K,) float64, pixels.
        support: (K, C + 1) float64, running sum over cells of ``CELL`` pixels along the line, from
            ``-reach``, of the weight (0..1) of the clearest edge point in each cell.
        reach: Half the image's diagonal in pixels.
    """

    theta: NDArray[np.float64]
    rho: NDArray[np.float64]
    support: NDArray[np.float64]
    reach: float


def find_lines(
    points: EdgePoints, size: tuple[int, int], most: int, coarse: tuple[EdgePoints, float]
) -> Lines:
    """Find the lines of an image that hold the longest clear edges.

    Args:
        points: Its edge points.
        size: (width, height) of the image in pixels.
        most: How many lines at most.
        coarse: Edge points of the image shrunk (where the pattern of a cloth has melted away and
            the outline of a sheet on it has not), and the factor it was shrunk by.
    """
    reach = float(np.hypot(*size)) / 2 + CELL
    theta, rho = _vote(points, reach, PEAKS)
    far_points, factor = coarse
    far_theta, far_rho = _vote(far_points, reach / factor, COARSE_PEAKS)
    theta, rho = np.concatenate([theta, far_theta]), np.concatenate([rho, far_rho * factor])
    cells = int(np.ceil(2 * reach / CELL))
    doubled = _unrolled(points)
    doubt = np.where(np.arange(len(theta)) < len(theta) - len(far_theta), NEAR, 2 * NEAR)
    fitted = [
        _fit(doubled, t, r, d, reach, cells) for t, r, d in zip(theta, rho, doubt, strict=True)
    ]
    found = [line for line in fitted if line is not None]
    if not found:
        return Lines(np.empty(0), np.empty(0), np.empty((0, cells + 1)), reach)
    cover = np.array([line[2] for line in found])
    angle, offset = np.array([line[0] for line in found]), np.array([line[1] for line in found])
    # Worth of a line: its best stretch. A side of a small card outweighs chance along a whole
    # plank; the greatest sum of a stretch is the running sum less its least value so far.
    above = np.cumsum(np.where(cover > 0, cover, 0) - CHANCE, axis=1)
    lowest = np.minimum(np.minimum.accumulate(above, axis=1), 0)
    order = np.argsort(-(above - lowest).max(axis=1), kind="stable")
    kept: list[int] = []
    for line in order:
        if not _has_twin(angle[line], offset[line], angle[kept], offset[kept]):
            kept.append(int(line))
        if len(kept) == most:
            break
    running = np.concatenate([np.zeros((len(kept), 1)), np.cumsum(cover[kept], axis=1)], axis=1)
    return Lines(angle[kept], offset[kept], running, reach)


def add_lines(
    lines: Lines, points: EdgePoints, starts: Sequence[tuple[float, float]], first: float
) -> Lines:
    """Fit further lines from where they are presumed, (theta, rho), and append the new ones."""
    doubled = _unrolled(points)
    cells = lines.support.shape[1] - 1
    angle, offset, running = list(lines.theta), list(lines.rho), [lines.support]
    for theta, rho in starts:
        fitted = _fit(doubled, theta, rho, first, lines.reach, cells)
        if fitted is None or _has_twin(fitted[0], fitted[1], np.array(angle), np.array(offset)):
            continue
        angle.append(fitted[0])
        offset.append(fitted[1])
        running.append(np.concatenate([[0.0], np.cumsum(fitted[2])])[None])
    return Lines(np.array(angle), np.array(offset), np.concatenate(running), lines.reach)


def _has_twin(
    theta: float, rho: float, thetas: NDArray[np.float64], rhos: NDArray[np.float64]
) -> bool:
    turn = (thetas - theta + np.pi / 2) % np.pi - np.pi / 2
    sign = np.where(np.cos(thetas - theta) < 0, -1, 1)
    return bool(((np.abs(turn) < np.deg2rad(0.7)) & (np.abs(rho - sign * rhos) < 2.0)).any())


def _vote(
    points: EdgePoints, reach: float, most: int
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Hough transform in which a point votes only for lines across its own gradient."""
    rhos = int(2 * reach / RHO_STEP) + 3
    unit = np.pi / THETA_STEPS
    own = np.round(points.angle / unit).astype(np.int32)
    directions = np.arange(THETA_STEPS) * unit
    cosines, sines = np.cos(directions).astype(np.float32), np.sin(directions).astype(np.float32)
    table = np.zeros(THETA_STEPS * rhos)
    for offset in range(-SPREAD, SPREAD + 1):
        index = own + offset
        bin_ = index % THETA_STEPS
        rho = points.x * cosines[bin_] + points.y * sines[bin_]
        slot = np.round((rho + reach) / RHO_STEP).astype(np.int32) + 1
        table += np.bincount(bin_ * rhos + slot, points.weight, minlength=len(table))[: len(table)]
    votes = table.reshape(THETA_STEPS, rhos).astype(np.float32)
    rim = 4
    # Past pi the same lines return with the sign of rho turned.
    padded = np.concatenate([votes[-rim:, ::-1], votes, votes[:rim, ::-1]])
    padded = cv2.GaussianBlur(padded, (5, 3), 0.8)
    peak = cv2.dilate(padded, np.ones((5, 5), np.uint8))
    top = (padded >= peak)[rim:-rim] & (votes > 0)
    rows, columns = np.nonzero(top)
    strength = padded[rim:-rim][rows, columns]
    best = np.argsort(-strength, kind="stable")[:most]
    theta = np.asarray(rows[best] * unit, np.float64)
    return theta, np.asarray((columns[best] - 1) * RHO_STEP - reach, np.float64)


def _unrolled(points: EdgePoints) -> EdgePoints:
    """The points with angles continued half a turn both ways, so that any window is one slice."""
    return EdgePoints(
        np.tile(points.x, 3),
        np.tile(points.y, 3),
        np.concatenate([points.angle - np.pi, points.angle, points.angle + np.pi]).astype(
            np.float32
        ),
        np.tile(points.weight, 3),
    )


def _fit(
    points: EdgePoints, theta: float, rho: float, first: float, reach: float, cells: int
) -> tuple[float, float, NDArray[np.float64]] | None:
    """Refine one line by weighted least squares; return it with the weight found in each cell.

    ``first`` is how far off the line points may lie at first, before it is refined.
    """
    low, high = np.searchsorted(points.angle, [theta - TURN, theta + TURN])
    x, y, weight = points.x[low:high], points.y[low:high], points.weight[low:high]
    theta, rho = float(theta), float(rho)
    # Whatever the fit, only points in this band can come near the line.
    band = np.abs(x * math.cos(theta) + y * math.sin(theta) - rho) < BAND
    x, y, weight = x[band], y[band], weight[band]
    for within in (first, NEAR):
        cosine, sine = math.cos(theta), math.sin(theta)
        off = x * cosine + y * sine - rho
        near = np.abs(off) < within
        if np.count_nonzero(near) < 8:
            return None
        w, d = weight[near], off[near]
        t = y[near] * cosine - x[near] * sine
        total = float(w.sum())
        t_mean, d_mean = float(w @ t) / total, float(w @ d) / total
        t = t - t_mean
        spread = float(w @ (t * t))
        if spread < 1e-6:
            return None
        slope = float(w @ (t * d)) / spread
        rho += d_mean - slope * t_mean
        theta -= slope
    cosine, sine = math.cos(theta), math.sin(theta)
    near = np.abs(x * cosine + y * sine - rho) < NEAR
    along = y[near] * cosine - x[near] * sine
    order = np.argsort(weight[near])
    cover = np.zeros(cells)
    index = ((along + reach) * (1 / CELL)).astype(np.int32)[order].clip(0, cells - 1)
    cover[index] = weight[near][order]
    return float(theta), float(rho), cover
