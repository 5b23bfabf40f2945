"""The camera in space: a pinhole looking at a document that lies on the plane z = 0.

World frame: millimetres, origin at the document's centre, x along its text, y down the page,
z towards the viewer. Image frame: pixels, x right, y down, pixel centres at whole numbers.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["Pinhole", "aim", "outline"]

Array = NDArray[np.float64]


def outline(size_mm: tuple[float, float], height: float = 0.0) -> Array:
    """(4, 3) float64 corners of a centred sheet in millimetres, clockwise from its top left."""
    w, h = size_mm[0] / 2, size_mm[1] / 2
    return np.array([[-w, -h, height], [w, -h, height], [w, h, height], [-w, h, height]])


@dataclass(frozen=True, slots=True)
class Pinhole:
    """A pose and a focal length.

    Attributes:
        centre: (3,) millimetres.
        axes: (3, 3) rows are the image's right, its down, and the viewing direction.
        focal: Pixels.
        width: Image width in pixels.
        height: Image height in pixels.
    """

    centre: Array
    axes: Array
    focal: float
    width: int
    height: int

    @property
    def matrix(self) -> Array:
        """(3, 4) projection of homogeneous world millimetres to homogeneous pixels."""
        k = np.array(
            [
                [self.focal, 0, (self.width - 1) / 2],
                [0, self.focal, (self.height - 1) / 2],
                [0, 0, 1],
            ]
        )
        return k @ np.hstack([self.axes, -(self.axes @ self.centre)[:, None]])

    def plane(self, z: float = 0.0) -> Array:
        """(3, 3) homography from millimetres on the plane at height ``z`` to pixels."""
        m = self.matrix
        return np.column_stack([m[:, 0], m[:, 1], m[:, 2] * z + m[:, 3]])

    def project(self, points: Array) -> Array:
        """(N, 3) world millimetres to (N, 2) pixels."""
        homogeneous = np.hstack([points, np.ones((len(points), 1))]) @ self.matrix.T
        return homogeneous[:, :2] / homogeneous[:, 2:]

    def unproject(self, x: Array, y: Array, z: float | Array = 0.0) -> tuple[Array, Array]:
        """Pixels to millimetres on the plane at height ``z`` (which may differ by pixel)."""
        rays = (
            ((x - (self.width - 1) / 2) / self.focal)[..., None] * self.axes[0]
            + ((y - (self.height - 1) / 2) / self.focal)[..., None] * self.axes[1]
            + self.axes[2]
        )
        # Rays at or above the horizon would never meet the plane: end them far away instead.
        down = np.minimum(rays[..., 2], -0.05)
        reach = (z - self.centre[2]) / down
        return self.centre[0] + reach * rays[..., 0], self.centre[1] + reach * rays[..., 1]


def _axes(tilt: float, azimuth: float, rotation: float) -> Array:
    toward = np.array(
        [np.sin(tilt) * np.cos(azimuth), np.sin(tilt) * np.sin(azimuth), np.cos(tilt)]
    )
    forward = -toward
    down = np.array([np.sin(rotation), np.cos(rotation), 0.0])
    down -= forward * (down @ forward)
    down /= np.linalg.norm(down)
    return np.stack([np.cross(forward, down), down, forward])


def aim(
    size_mm: tuple[float, float],
    frame: tuple[int, int],
    *,
    tilt: float,
    azimuth: float,
    rotation: float,
    focal: float,
    fill: float,
    offset: tuple[float, float] = (0.0, 0.0),
    margin: float = 0.015,
    around: Array | None = None,
) -> Pinhole:
    """Place the camera so that the document fills the frame as asked and lies wholly inside it.

    Args:
        size_mm: Width and height of the document.
        frame: Image width and height in pixels.
        tilt: Angle between the viewing direction and the document's normal, radians.
        azimuth: Direction of the tilt on the table, radians.
        rotation: Clockwise turn of the document in the picture, radians.
        focal: Focal length in units of the frame's long side (0.75 is a 26 mm equivalent).
        fill: Share of the frame (the tighter of width and height) taken by the document, 0..1;
            above 1 the document's border is cut off.
        offset: Where in the free room the document lies, -1..1 each way; 0 is the middle.
        margin: Free border, as a share of each side, that is always kept (ignored when
            ``fill`` is above 1).
        around: (4, 2) millimetres: the part of the document that is meant; all when absent.

    Returns:
        The camera.
    """
    width, height = frame
    axes = _axes(tilt, azimuth, rotation)
    focal_px = focal * max(frame)
    corners = outline(size_mm)
    if around is not None:
        corners = np.column_stack([around, np.zeros(len(around))])
        size_mm = (float(np.ptp(around[:, 0])), float(np.ptp(around[:, 1])))
    home = corners.mean(axis=0)

    def camera(distance: float, shift: Array) -> Pinhole:
        centre = home - axes[2] * distance + shift[0] * axes[0] + shift[1] * axes[1]
        return Pinhole(centre, axes, focal_px, width, height)

    def extent(pinhole: Pinhole) -> tuple[Array, Array]:
        points = pinhole.project(corners)
        return points.min(axis=0), points.max(axis=0)

    sides = np.array([width, height], float)
    near, far = max(size_mm) * 0.35, max(size_mm) * 40
    for _ in range(40):
        middle = (near * far) ** 0.5
        low, high = extent(camera(middle, np.zeros(2)))
        near, far = (middle, far) if ((high - low) / sides).max() > fill else (near, middle)
    distance = far
    room = 0.0 if fill > 1 else margin
    shift = np.zeros(2)
    for _ in range(6):
        low, high = extent(camera(distance, shift))
        free = np.maximum((1 - 2 * room) * sides - (high - low), 0) / 2
        wanted = (sides - 1) / 2 + free * np.array(offset)
        if fill > 1:
            wanted = (sides - 1) / 2 + np.array(offset) * (high - low) / 2
        shift += ((low + high) / 2 - wanted) * distance / focal_px
        low, high = extent(camera(distance, shift))
        inside = (low >= room * sides * 0.99).all() and (high <= (1 - room * 0.99) * sides).all()
        if not inside and fill <= 1 and ((high - low) > (1 - 2 * room) * sides).any():
            distance *= 1.03
    return camera(distance, shift)
