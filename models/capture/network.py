"""The network: one branch looks at the whole picture, one at windows of full detail.

``CaptureNet`` is trained and exported in two parts, because the windows are cut where the first
part finds the document.
"""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor, nn

from verifier.capture.net.labels import FLAGS, ORIGINS, TYPES

__all__ = ["CaptureNet", "DetailBranch", "ViewBranch", "scales_of"]


def _conv(inputs: int, outputs: int, size: int = 3, stride: int = 1) -> nn.Sequential:
    return nn.Sequential(
        nn.Conv2d(inputs, outputs, size, stride, size // 2, bias=False),
        nn.BatchNorm2d(outputs),
        nn.ReLU(inplace=True),
    )


class _Residual(nn.Module):
    def __init__(self, width: int) -> None:
        super().__init__()
        self.first = _conv(width, width)
        self.second = nn.Sequential(
            nn.Conv2d(width, width, 3, 1, 1, bias=False), nn.BatchNorm2d(width)
        )

    def forward(self, x: Tensor) -> Tensor:
        return torch.relu(x + self.second(self.first(x)))


def scales_of(counts: Sequence[int]) -> Tensor:
    """(sum of counts, 3) float32 one-hot: which reduction each window has."""
    return torch.eye(3).repeat_interleave(torch.tensor(list(counts)), dim=0)


class ViewBranch(nn.Module):
    """(N, 3, 256, 256) BGR 0..255 to type, origin, orientation, flags and two 64×64 maps."""

    def __init__(self) -> None:
        super().__init__()
        self.stem = nn.Sequential(_conv(3, 24, 5, 2), _conv(24, 32, 3, 2), _Residual(32))
        self.eighth = nn.Sequential(_conv(32, 64, 3, 2), _Residual(64))
        self.sixteenth = nn.Sequential(_conv(64, 112, 3, 2), _Residual(112))
        self.last = nn.Sequential(_conv(112, 160, 3, 2), _Residual(160))
        self.up16 = _conv(160, 64, 1)
        self.skip16 = _conv(112, 64, 1)
        self.up8 = _conv(64, 48, 3)
        self.skip8 = _conv(64, 48, 1)
        self.up4 = _conv(48, 32, 3)
        self.skip4 = _conv(32, 32, 1)
        self.maps = nn.Sequential(_conv(32, 32), nn.Conv2d(32, 2, 1))
        self.drop = nn.Dropout(0.2)
        features = 160 + 112 + 64 + 2 * 32
        self.heads = nn.Linear(features, len(TYPES) + len(ORIGINS) + 4 + len(FLAGS))

    def forward(self, pixels: Tensor) -> tuple[Tensor, Tensor]:
        """Heads (N, types + origins + 4 + flags) as logits, and maps (N, 2, 64, 64) as logits."""
        x = pixels * (1 / 64.0) - 2.0
        quarter = self.stem(x)
        eighth = self.eighth(quarter)
        sixteenth = self.sixteenth(eighth)
        last = self.last(sixteenth)
        up = nn.functional.interpolate
        merged = up(self.up16(last), scale_factor=2.0) + self.skip16(sixteenth)
        merged = up(self.up8(merged), scale_factor=2.0) + self.skip8(eighth)
        fine = up(self.up4(merged), scale_factor=2.0) + self.skip4(quarter)
        maps = self.maps(fine)
        # What the document shows, weighed by where it is, and what its surroundings do.
        there = torch.sigmoid(maps[:, :1].detach())
        inside = (fine * there).mean((2, 3)) / (there.mean((2, 3)) + 0.02)
        pooled = torch.cat(
            [last.mean((2, 3)), sixteenth.amax((2, 3)), eighth.mean((2, 3)), inside,
             (fine * (1 - there)).mean((2, 3))],
            dim=1,
        )  # fmt: skip
        return self.heads(self.drop(pooled)), maps


class DetailBranch(nn.Module):
    """(N, K, 3, 96, 96) BGR 0..255 windows to origin and flags, as one answer for the picture."""

    def __init__(self) -> None:
        super().__init__()
        self.body = nn.Sequential(
            _conv(3, 32, 5, 2),
            _conv(32, 48, 3, 2),
            _Residual(48),
            _conv(48, 80, 3, 2),
            _Residual(80),
            _conv(80, 96, 3, 2),
        )
        self.drop = nn.Dropout(0.2)
        self.window = nn.Linear(2 * 96 + 3, 64)
        self.heads = nn.Linear(2 * 64, len(ORIGINS) + len(FLAGS))

    def forward(self, windows: Tensor, scales: Tensor) -> tuple[Tensor, Tensor]:
        """Judge all windows together, and each as if it were alone.

        Args:
            windows: (N, K, 3, 96, 96).
            scales: (K, 3) one-hot of the windows' reductions.

        Returns:
            Logits (N, origins + flags) of the picture, and (N, K, origins + flags) of each window.
        """
        n, k = windows.shape[:2]
        x = windows.flatten(0, 1) * (1 / 64.0) - 2.0
        x = self.body(x)
        x = torch.cat([x.mean((2, 3)), x.amax((2, 3))], dim=1).reshape(n, k, -1)
        x = torch.cat([x, scales.unsqueeze(0).expand(n, k, 3).to(x.dtype)], dim=2)
        x = torch.relu(self.window(self.drop(x)))
        alone = self.heads(torch.cat([x, x], dim=2))
        return self.heads(torch.cat([x.mean(1), x.amax(1)], dim=1)), alone


class CaptureNet(nn.Module):
    """Both branches; they share labels, not weights."""

    def __init__(self) -> None:
        super().__init__()
        self.view = ViewBranch()
        self.detail = DetailBranch()
