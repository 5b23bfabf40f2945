"""From PyTorch to the two ONNX files that ship."""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn

from models.capture.network import CaptureNet
from verifier.capture.net.inputs import PATCH, PLACES, VIEW
from verifier.capture.net.runtime import scales_one_hot

__all__ = ["DETAIL_FILE", "VIEW_FILE", "export"]

VIEW_FILE, DETAIL_FILE = "capture_view.onnx", "capture_detail.onnx"


class _Detail(nn.Module):
    """The branch with its windows' reductions built in."""

    def __init__(self, net: CaptureNet) -> None:
        super().__init__()
        self.detail = net.detail
        self.scales: Tensor
        self.register_buffer("scales", torch.from_numpy(scales_one_hot()))

    def forward(self, windows: Tensor) -> tuple[Tensor, Tensor]:
        heads, alone = self.detail(windows, self.scales)
        return heads, alone


def export(net: CaptureNet, out: Path) -> None:
    """Write both files into ``out``."""
    net = net.eval().float()
    count = sum(len(centres) for _, centres in PLACES)
    _write(net.view, (torch.zeros(1, 3, VIEW, VIEW),), out / VIEW_FILE, "pixels", ["heads", "maps"])
    windows = torch.zeros(1, count, 3, PATCH, PATCH)
    _write(_Detail(net), (windows,), out / DETAIL_FILE, "windows", ["heads", "alone"])


def _write(
    module: nn.Module, example: tuple[Tensor, ...], path: Path, name: str, outputs: list[str]
) -> None:
    torch.onnx.export(
        module.eval(), example, str(path), input_names=[name], output_names=outputs,
        opset_version=17, dynamo=False,
    )  # fmt: skip
