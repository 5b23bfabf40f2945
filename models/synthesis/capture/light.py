"""Light on the scene: a lamp or window and the room, what shades them, and a card's sheen."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .pose import Pinhole

__all__ = ["Blob", "Light", "kelvin_rgb", "lamp_toward"]

Array = NDArray[np.float64]

_KELVIN = np.array([2500, 3000, 4000, 5000, 6500, 8000])
_RGB = np.array(
    [[1.0, 0.54, 0.19], [1.0, 0.64, 0.32], [1.0, 0.79, 0.58], [1.0, 0.89, 0.79], [1.0, 0.98, 0.98],
     [0.86, 0.93, 1.0]]
)  # fmt: skip


def kelvin_rgb(kelvin: float) -> Array:
    """(3,) linear RGB of a black body, green about 1 in daylight, normalised to mean 1."""
    rgb = np.array([np.interp(kelvin, _KELVIN, _RGB[:, k]) for k in range(3)])
    return np.asarray(rgb / rgb.mean())


@dataclass(frozen=True, slots=True)
class Blob:
    """A soft-edged obstacle's shadow on the table: an ellipse that falls off over its rim.

    Attributes:
        centre: (2,) millimetres.
        axes: Half lengths in millimetres.
        angle: Radians.
        rim: Width of the penumbra as a share of the half lengths.
        depth: Share of the light taken, 0..1.
    """

    centre: Array
    axes: tuple[float, float]
    angle: float
    rim: float
    depth: float

    def factor(self, x: Array, y: Array) -> Array:
        """Light left at places in millimetres."""
        c, s = np.cos(self.angle), np.sin(self.angle)
        dx, dy = x - self.centre[0], y - self.centre[1]
        r = np.hypot((c * dx + s * dy) / self.axes[0], (c * dy - s * dx) / self.axes[1])
        t = np.clip((1 + self.rim - r) / (2 * self.rim), 0, 1)
        return 1 - self.depth * t * t * (3 - 2 * t)


@dataclass(frozen=True, slots=True)
class Light:
    """All light of one scene.

    Attributes:
        lamp: (3,) position of the main light, millimetres.
        lamp_rgb: (3,) colour, mean 1.
        room_rgb: (3,) colour of the light from everywhere, mean 1.
        ambient: Share of the room in the light at the document's centre.
        blobs: Soft shadows.
        window: Roughness added because the light has a size (radians, about half its width).
    """

    lamp: Array
    lamp_rgb: Array
    room_rgb: Array
    ambient: float
    blobs: tuple[Blob, ...] = ()
    window: float = 0.05

    def shadow_step(self) -> Array:
        """(2,) millimetres by which the shadow moves for each millimetre of height."""
        return np.asarray(-self.lamp[:2] / self.lamp[2])

    def diffuse(
        self, x: Array, y: Array, z: float | Array = 0.0, slope: tuple[Array, Array] | None = None
    ) -> Array:
        """Light arriving at places on a surface, relative to the centre of the table.

        Args:
            x: Millimetres, any shape S.
            y: Same.
            z: Height of the surface.
            slope: Its derivatives along x and y; level when absent.

        Returns:
            (*S, 3) float64 linear RGB.
        """
        dx, dy, dz = self.lamp[0] - x, self.lamp[1] - y, self.lamp[2] - z
        distance = np.sqrt(dx * dx + dy * dy + dz * dz)
        if slope is None:
            cosine, up = dz / distance, np.ones_like(distance)
        else:
            norm = np.sqrt(1 + slope[0] ** 2 + slope[1] ** 2)
            cosine = np.maximum(dz - slope[0] * dx - slope[1] * dy, 0) / distance / norm
            up = (1 + 1 / norm) / 2
        home = np.linalg.norm(self.lamp)
        key = cosine * (home / distance) ** 2 * (home / self.lamp[2])
        for blob in self.blobs:
            key = key * blob.factor(x, y)
        room = up
        for blob in self.blobs:
            room = room * (0.6 + 0.4 * blob.factor(x, y))
        return np.asarray(
            (1 - self.ambient) * key[..., None] * self.lamp_rgb
            + self.ambient * room[..., None] * self.room_rgb
        )

    def sheen(
        self, camera: Pinhole, x: Array, y: Array, z: Array | float, slope: tuple[Array, Array],
        roughness: float,
    ) -> Array:  # fmt: skip
        """Mirror-like reflection of the lamp (GGX lobe, dielectric), in units of :meth:`diffuse`.

        Returns:
            (*S, 3) float64.
        """
        normal = np.stack([-slope[0], -slope[1], np.ones_like(slope[0])], axis=-1)
        normal /= np.linalg.norm(normal, axis=-1, keepdims=True)
        place = np.stack(np.broadcast_arrays(x, y, np.asarray(z, float)), axis=-1)
        view = camera.centre - place
        view /= np.linalg.norm(view, axis=-1, keepdims=True)
        lamp = self.lamp - place
        lamp /= np.linalg.norm(lamp, axis=-1, keepdims=True)
        half = view + lamp
        half /= np.linalg.norm(half, axis=-1, keepdims=True)
        nh = np.clip((normal * half).sum(-1), 0, 1)
        nv = np.clip((normal * view).sum(-1), 0.05, 1)
        vh = np.clip((view * half).sum(-1), 0, 1)
        alpha = min(1.0, roughness**2 + self.window)
        lobe = alpha**2 / (nh * nh * (alpha**2 - 1) + 1) ** 2
        fresnel = 0.04 + 0.96 * (1 - vh) ** 5
        strength = (1 - self.ambient) * lobe * fresnel / (4 * nv)
        for blob in self.blobs:
            strength = strength * blob.factor(x, y)
        return np.asarray(strength[..., None] * self.lamp_rgb)


def lamp_toward(
    camera: Pinhole, spot: tuple[float, float], miss: float, azimuth: float, distance: float
) -> Array:
    """Where a lamp hangs whose mirror image, seen from the camera, misses a spot by an angle.

    Args:
        camera: The camera.
        spot: Millimetres on the table.
        miss: Radians between the lamp and the mirrored line of sight; 0 reflects into the lens.
        azimuth: Direction of the miss, radians.
        distance: Millimetres from the spot.

    Returns:
        (3,) millimetres, at least 20 degrees above the table.
    """
    view = camera.centre - np.array([*spot, 0.0])
    view /= np.linalg.norm(view)
    mirrored = np.array([-view[0], -view[1], view[2]])
    side = np.array([np.cos(azimuth), np.sin(azimuth), 0.0])
    side -= mirrored * (side @ mirrored)
    side /= np.linalg.norm(side)
    toward = mirrored * np.cos(miss) + side * np.sin(miss)
    toward[2] = max(toward[2], 0.35)
    toward /= np.linalg.norm(toward)
    return np.array([*spot, 0.0]) + toward * distance
