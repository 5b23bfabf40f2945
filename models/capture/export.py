"""From PyTorch to the two ONNX files that ship."""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn

from models.capture.network import CaptureNet, scales_of
from models.capture.pin import DETAIL_FILE, VIEW_FILE
from verifier.capture.net.inputs import PATCH, PLACES, VIEW
from verifier.capture.net.labels import ORIGINS, TYPES

__all__ = ["FourViews", "export"]

_COUNTS = [len(centres) for _, centres in PLACES]


def _turned(x: Tensor, quarters: int) -> Tensor:
    """(…, S, S) turned anticlockwise: ``rot90`` in operators that ONNX has."""
    quarters %= 4
    if quarters % 2:
        return x.transpose(-1, -2).flip(-2 if quarters == 1 else -1)
    return x.flip(-1, -2) if quarters else x


class FourViews(nn.Module):
    """The branch looking at a picture in its four quarter turns; the answers' mean.

    It learned from all four, so each is as good a look as the others, and the mean a better one.
    """

    def __init__(self, view: nn.Module) -> None:
        """Take the branch."""
        super().__init__()
        self.view = view

    def forward(self, pixels: Tensor) -> tuple[Tensor, Tensor]:
        """(1, 3, VIEW, VIEW) to heads (1, …) and maps (1, 2, MASK_SIDE, MASK_SIDE), logits."""
        turned = torch.cat([_turned(pixels, k) for k in range(4)])
        heads, maps = self.view(turned)
        types_origins, turns, flags = heads.split(
            [len(TYPES) + len(ORIGINS), 4, heads.shape[1] - len(TYPES) - len(ORIGINS) - 4], dim=1
        )
        # What points up in a picture turned anticlockwise pointed right before.
        upright = torch.stack([torch.roll(turns[k], k, 0) for k in range(4)]).mean(0, keepdim=True)
        back = torch.cat([_turned(maps[k : k + 1], -k) for k in range(4)])
        rest = [part.mean(0, keepdim=True) for part in (types_origins, flags, back)]
        return torch.cat([rest[0], upright, rest[1]], dim=1), rest[2]


class _Detail(nn.Module):
    """The branch with its windows' reductions built in."""

    def __init__(self, net: CaptureNet) -> None:
        super().__init__()
        self.detail = net.detail
        self.scales: Tensor
        self.register_buffer("scales", scales_of(_COUNTS))

    def forward(self, windows: Tensor) -> tuple[Tensor, Tensor]:
        heads, alone = self.detail(windows, self.scales)
        return heads, alone


def export(net: CaptureNet, out: Path) -> None:
    """Write both files into ``out``."""
    net = net.eval().float()
    _write(
        FourViews(net.view),
        (torch.zeros(1, 3, VIEW, VIEW),),
        out / VIEW_FILE,
        "pixels",
        ["heads", "maps"],
    )
    windows = torch.zeros(1, sum(_COUNTS), 3, PATCH, PATCH)
    _write(_Detail(net), (windows,), out / DETAIL_FILE, "windows", ["heads", "alone"])


def _write(
    module: nn.Module, example: tuple[Tensor, ...], path: Path, name: str, outputs: list[str]
) -> None:
    torch.onnx.export(
        module.eval(), example, str(path), input_names=[name], output_names=outputs,
        opset_version=17, dynamo=False,
    )  # fmt: skip
