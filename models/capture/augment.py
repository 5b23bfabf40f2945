"""What a picture could as well have looked like: another framing, another light, another file.

Everything works on whole batches of tensors, on any device; draws come from a generator given.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional

from models.capture.shards import KEPT_VIEW
from verifier.capture.net.inputs import MASK_SIDE, PATCH, VIEW

__all__ = ["Framing", "compress", "framings", "jitter", "maps_of", "reframe", "windows_of"]

_CUT = (0.03, 0.3)
"""Share of a document's extent that a cut takes off."""
_NEAREST = 0.55
"""No framing shows less of the kept square's side: it would be softer than photographs are."""


@dataclass(frozen=True)
class Framing:
    """Which part of each kept square is shown, and how it is turned.

    Attributes:
        centre: (N, 2) pixels of the kept square, measured from its edge.
        half: (N, 2) half of the part's width and height.
        turns: (N,) quarter turns anticlockwise.
        cut: (N,) bool, whether part of a document was left out that was there.
    """

    centre: Tensor
    half: Tensor
    turns: Tensor
    cut: Tensor


def _uniform(shape: tuple[int, ...], like: Tensor, generator: torch.Generator) -> Tensor:
    return torch.rand(shape, device=like.device, generator=generator)


def _whole(place: Tensor) -> tuple[Tensor, Tensor]:
    """Left and top, right and bottom of the pictures in their squares."""
    place = place.float()
    return place[:, :2], place[:, :2] + place[:, 2:]


def framings(
    place: Tensor, quads: Tensor, cuttable: Tensor, generator: torch.Generator | None
) -> Framing:
    """Draw a framing for each picture; all of it and upright without a generator.

    A third stays as it is; most others lose some of their surroundings, and some documents a part
    of themselves.

    Args:
        place: (N, 4) left, top, width, height of the picture in the kept square.
        quads: (N, D, 4, 2) outlines in its pixels, NaN where there is none.
        cuttable: (N,) bool, pictures whose document may be cut.
        generator: Of random numbers, on the tensors' device.
    """
    low, high = _whole(place)
    n = len(place)
    if generator is None:
        none = torch.zeros(n, dtype=torch.long, device=place.device)
        return Framing((low + high) / 2, (high - low) / 2, none, none.bool())
    points = quads.flatten(1, 2) + 0.5
    there = ~torch.isnan(points[..., :1])
    first = torch.where(there, points, torch.inf).amin(1)
    last = torch.where(there, points, -torch.inf).amax(1)
    has = there.any(1)
    # Where there is no document the middle half stays.
    first = torch.where(has, first, low + (high - low) / 4).maximum(low)
    last = torch.where(has, last, high - (high - low) / 4).minimum(high)
    extent = last - first
    kind = _uniform((n, 1), place, generator)
    loose = 0.012 * extent.amax(1, keepdim=True)

    def less(room: Tensor) -> Tensor:
        share = _uniform((n, 2), place, generator)
        share = share * (_uniform((n, 2), place, generator) < 0.6)
        return share * (room - loose).clamp(min=0)

    new_low, new_high = low + less(first - low), high - less(high - last)
    cut = (kind[:, 0] > 0.78) & cuttable
    share = _CUT[0] * (_CUT[1] / _CUT[0]) ** _uniform((n, 2), place, generator)
    axis = _uniform((n, 2), place, generator)
    # One way always, the other for a third of them; from either end.
    main = (axis[:, :1] < 0.5) == torch.tensor([[True, False]], device=place.device)
    ways = main | (axis[:, 1:] < 0.33)
    ends = _uniform((n, 2), place, generator) < 0.5
    taken = (cut[:, None] & ways) * share * extent
    new_low = torch.where((taken > 0) & ends, first + taken, new_low)
    new_high = torch.where((taken > 0) & ~ends, last - taken, new_high)
    near = (new_high - new_low).amax(1) < _NEAREST * (high - low).amax(1)
    still = near | (kind[:, 0] < 0.33)
    new_low = torch.where(still[:, None], low, new_low)
    new_high = torch.where(still[:, None], high, new_high)
    turns = torch.randint(4, (n,), device=place.device, generator=generator)
    return Framing((new_low + new_high) / 2, (new_high - new_low) / 2, turns, cut & ~still)


def _rotated(points: Tensor, turns: Tensor) -> Tensor:
    """(N, …, 2) points about the origin, quarter turns anticlockwise as seen."""
    x, y = points.unbind(-1)
    k = turns.reshape(-1, *([1] * (x.ndim - 1)))
    options = [(x, y), (y, -x), (-x, -y), (-y, x)]
    out = torch.stack(options[0], -1)
    for number in (1, 2, 3):
        out = torch.where((k == number)[..., None], torch.stack(options[number], -1), out)
    return out


def reframe(view: Tensor, framing: Framing) -> Tensor:
    """(N, 3, KEPT_VIEW, KEPT_VIEW) 0..255 to (N, 3, VIEW, VIEW), mid-grey beside the picture."""
    side = 2 * VIEW  # looked at twice as fine and averaged: smaller without aliasing
    line = (torch.arange(side, device=view.device) + 0.5) / side * 2 - 1
    square = torch.stack(torch.meshgrid(line, line, indexing="xy"), -1)
    square = _rotated(square.expand(len(view), -1, -1, -1), -framing.turns % 4)
    long = framing.half.amax(1)[:, None, None, None]
    offset = square * long
    inside = (offset.abs() <= framing.half[:, None, None]).all(-1)
    grid = (offset + framing.centre[:, None, None]) / KEPT_VIEW * 2 - 1
    seen = functional.grid_sample(
        view, grid.to(view.dtype), padding_mode="border", align_corners=False
    )
    seen = torch.where(inside[:, None], seen, torch.full_like(seen, 128.0))
    return functional.avg_pool2d(seen, 2)


def maps_of(quads: Tensor, framing: Framing) -> Tensor:
    """(N, 2, MASK_SIDE, MASK_SIDE) 0..1: where documents are, and their corners.

    Outlines go on beyond the picture's edge where documents do.
    """
    long = framing.half.amax(1)[:, None, None, None]
    points = (quads + 0.5 - framing.centre[:, None, None]) / long
    turned = _rotated(points.flatten(1, 2), framing.turns).unflatten(1, quads.shape[1:3])
    points = (turned + 1) / 2 * MASK_SIDE - 0.5
    line = torch.arange(MASK_SIDE, device=quads.device, dtype=points.dtype)
    y, x = torch.meshgrid(line, line, indexing="ij")
    after = points.roll(-1, 2)
    side = after - points
    length = side.norm(dim=-1).clamp(min=1e-3)
    area = (points[..., 0] * after[..., 1] - points[..., 1] * after[..., 0]).sum(-1)
    px, py, sx, sy = (
        one[..., None, None] for one in (*points.unbind(-1), *(side / length[..., None]).unbind(-1))
    )
    depth = (sx * (y - py) - sy * (x - px)) * area.sign()[..., None, None, None]
    mask = (depth.amin(2) + 0.5).clamp(0, 1).nan_to_num(0).amax(1)
    blobs = torch.exp(-((x - px) ** 2 + (y - py) ** 2) / (2 * 1.2**2)).nan_to_num(0)
    return torch.stack([mask, blobs.sum((1, 2)).clamp(max=1)], 1)


def windows_of(windows: Tensor, generator: torch.Generator | None) -> Tensor:
    """(N, K, 3, KEPT_PATCH, KEPT_PATCH) 0..255 to (N, K, 3, PATCH, PATCH).

    The middle without a generator; else anywhere, turned and mirrored, for half of the pictures
    from somewhat nearer or farther.
    """
    n, count, _, kept, _ = windows.shape
    if generator is None:
        at = (kept - PATCH) // 2
        return windows[..., at : at + PATCH, at : at + PATCH]
    at, down = (int(v) for v in torch.randint(kept - PATCH + 1, (2,)))
    plain = windows[..., down : down + PATCH, at : at + PATCH]
    half = n // 2
    zoom = torch.exp(
        (_uniform((half, 1, 1, 1), windows, generator) * 2 - 1) * 0.28
    ).clamp(max=kept / PATCH)  # fmt: skip
    line = (torch.arange(PATCH, device=windows.device) + 0.5) / PATCH * 2 - 1
    square = torch.stack(torch.meshgrid(line, line, indexing="xy"), -1)
    reach = zoom * PATCH / kept
    shift = (_uniform((half, 1, 1, 2), windows, generator) * 2 - 1) * (1 - reach)
    grid = (square * reach + shift)[:, None].expand(-1, count, -1, -1, -1).flatten(0, 1)
    zoomed = functional.grid_sample(
        windows[:half].flatten(0, 1), grid.to(windows.dtype), mode="bicubic",
        padding_mode="border", align_corners=False,
    ).clamp(0, 255).unflatten(0, (half, count))  # fmt: skip
    out = torch.cat([zoomed, plain[half:]])
    flips = [int(v) for v in torch.randint(2, (3,))]
    out = out.transpose(-1, -2) if flips[0] else out
    return out.flip([axis for axis, wanted in ((-1, flips[1]), (-2, flips[2])) if wanted])


def jitter(x: Tensor, generator: torch.Generator) -> Tensor:
    """Small changes of exposure, contrast, cast and noise, one draw a picture; 0..255."""
    n, rest = len(x), (1,) * (x.ndim - 1)

    def normal(shape: tuple[int, ...], mean: float, spread: float) -> Tensor:
        drawn = torch.randn(shape, device=x.device, generator=generator)
        return (drawn * spread + mean).to(x.dtype)

    cast = [n, *rest]
    cast[-3] = 3
    x = x * normal((n, *rest), 1, 0.08) * normal(tuple(cast), 1, 0.025) + normal((n, *rest), 0, 6)
    grain = normal((n, *rest), 0, 2.0).abs() * (_uniform((n, *rest), x, generator) < 0.3)
    noise = torch.randn(x.shape, device=x.device, generator=generator, dtype=x.dtype)
    return (x + noise * grain.to(x.dtype)).clamp(0, 255)


# ITU-T T.81, tables K.1 and K.2.
_LUMA = (
    16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56,
    14, 17, 22, 29, 51, 87, 80, 62, 18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113,
    92, 49, 64, 78, 87, 103, 121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99,
)  # fmt: skip
_CHROMA = (
    17, 18, 24, 47, 99, 99, 99, 99, 18, 21, 26, 66, 99, 99, 99, 99, 24, 26, 56, 99, 99, 99, 99, 99,
    47, 66, 99, 99, 99, 99, 99, 99, *(99,) * 32,
)  # fmt: skip
_TO_YCC = ((0.114, 0.587, 0.299), (0.5, -0.3313, -0.1687), (-0.0813, -0.4187, 0.5))  # from BGR


def compress(x: Tensor, quality: Tensor) -> Tensor:
    """(N, 3, H, W) BGR 0..255 as JPEG would give it back, chroma at half size.

    Args:
        x: Sides are multiples of 16.
        quality: (N,) 1..99, on the scale of the IJG.
    """
    matrix = torch.tensor(_TO_YCC, device=x.device, dtype=torch.float32)
    planes = torch.einsum("rc,nchw->nrhw", matrix, x.float()) - torch.tensor(
        [128.0, 0, 0], device=x.device
    ).reshape(1, 3, 1, 1)
    scale = torch.where(quality < 50, 5000 / quality, 200 - 2 * quality) / 100
    luma = _quantised(planes[:, :1], _LUMA, scale)
    chroma = _quantised(functional.avg_pool2d(planes[:, 1:], 2), _CHROMA, scale)
    chroma = functional.interpolate(chroma, scale_factor=2.0, mode="bilinear")
    planes = torch.cat([luma + 128, chroma], 1)
    back = torch.linalg.inv(matrix)
    return torch.einsum("rc,nchw->nrhw", back, planes).round().clamp(0, 255).to(x.dtype)


def _quantised(planes: Tensor, table: tuple[int, ...], scale: Tensor) -> Tensor:
    """(N, C, H, W) after the discrete cosine transform of 8×8 blocks was rounded."""
    k = torch.arange(8, device=planes.device, dtype=torch.float32)
    basis = torch.cos((2 * k + 1) * k[:, None] * torch.pi / 16) / 2
    basis[0] /= 2**0.5
    steps = torch.tensor(table, device=planes.device, dtype=torch.float32).reshape(8, 8)
    steps = (steps * scale.reshape(-1, 1, 1)).clamp(1, 255).round()[:, None, None, None]
    n, c, h, w = planes.shape
    blocks = planes.reshape(n, c, h // 8, 8, w // 8, 8).transpose(3, 4)
    blocks = ((basis @ blocks @ basis.T) / steps).round() * steps
    return (basis.T @ blocks @ basis).transpose(3, 4).reshape(n, c, h, w)
