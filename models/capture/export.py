"""From PyTorch to the two ONNX files that ship."""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn

from models.capture.network import CaptureNet, scales_of
from models.capture.pin import DETAIL_FILE, VIEW_FILE
from verifier.capture.net.inputs import PATCH, PLACES, VIEW

__all__ = ["export"]

_COUNTS = [len(centres) for _, centres in PLACES]


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
    _write(net.view, (torch.zeros(1, 3, VIEW, VIEW),), out / VIEW_FILE, "pixels", ["heads", "maps"])
    windows = torch.zeros(1, sum(_COUNTS), 3, PATCH, PATCH)
    _write(_Detail(net), (windows,), out / DETAIL_FILE, "windows", ["heads", "alone"])


def _write(
    module: nn.Module, example: tuple[Tensor, ...], path: Path, name: str, outputs: list[str]
) -> None:
    torch.onnx.export(
        module.eval(), example, str(path), input_names=[name], output_names=outputs,
        opset_version=17, dynamo=False,
    )  # fmt: skip
