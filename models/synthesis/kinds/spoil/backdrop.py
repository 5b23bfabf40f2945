"""A picture as the scene's background, pixel for pixel."""

from __future__ import annotations

import numpy as np

from models.synthesis.capture.noise import Pixels
from models.synthesis.capture.props import Table
from models.synthesis.capture.scene import Ground, Scene

__all__ = ["as_ground"]


def as_ground(picture: Pixels, scene: Scene) -> Ground:
    """A picture that fills the frame as the scene's background, at whatever size it was made."""
    h, w = picture.shape[:2]
    camera = scene.camera
    sx, sy = camera.width / w, camera.height / h
    matrix = np.array([[sx, 0, (sx - 1) / 2], [0, sy, (sy - 1) / 2], [0, 0, 1.0]])
    table = Table(picture, np.ones((h, w), np.float32), 1.0, np.zeros((4, 2)), np.array([1.0, 0.0]))
    return Ground(table, matrix, None)
