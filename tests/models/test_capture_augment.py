"""Pictures seen a little differently: framings, maps and windows agree with what is shown."""

from __future__ import annotations

import pytest

torch = pytest.importorskip("torch", reason="training is an extra")

import cv2  # noqa: E402
import numpy as np  # noqa: E402

from models.capture.augment import (  # noqa: E402
    Framing,
    compress,
    framings,
    jitter,
    maps_of,
    reframe,
    windows_of,
)
from models.capture.shards import KEPT_PATCH, KEPT_VIEW  # noqa: E402
from verifier.capture.net.inputs import MASK_SIDE, PATCH, VIEW  # noqa: E402

COUNT = 64
QUAD = np.array([[120, 130], [260, 140], [255, 240], [115, 235]], np.float32)


def pictures() -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Kept squares with a white document on black, their places and outlines."""
    view = np.full((KEPT_VIEW, KEPT_VIEW, 3), 128, np.uint8)
    view[48:336] = 0
    cv2.fillConvexPoly(view, QUAD.astype(np.int32), (255, 255, 255))
    shown = torch.from_numpy(view).permute(2, 0, 1).float().expand(COUNT, -1, -1, -1)
    quads = torch.full((COUNT, 2, 4, 2), torch.nan)
    quads[:, 0] = torch.from_numpy(QUAD)
    return shown, torch.tensor([[0, 48, KEPT_VIEW, 288]]).expand(COUNT, -1), quads


def generator() -> torch.Generator:
    return torch.Generator().manual_seed(5)


@pytest.mark.parametrize("turns", range(4))
def test_a_quarter_turn_is_numpys(turns: int) -> None:
    shown, place, _ = pictures()
    still = framings(place, torch.full((COUNT, 2, 4, 2), torch.nan), torch.zeros(COUNT) > 0, None)
    turned = Framing(still.centre, still.half, torch.full((COUNT,), turns), still.cut)
    wanted = torch.rot90(reframe(shown, still), turns, (2, 3))
    assert float((reframe(shown, turned) - wanted).abs().mean()) < 1e-3


def test_maps_lie_where_the_document_is_shown() -> None:
    shown, place, quads = pictures()
    framing = framings(place, quads, torch.ones(COUNT) > 0, generator())
    seen = reframe(shown, framing)[:, 0]
    white = torch.nn.functional.avg_pool2d((seen > 200).float()[:, None], VIEW // MASK_SIDE)[:, 0]
    masks = maps_of(quads, framing)[:, 0]
    overlap = torch.minimum(white, masks).sum((1, 2)) / torch.maximum(white, masks).sum((1, 2))
    assert float(overlap[~framing.cut].min()) > 0.95
    # Where a document goes on beyond the frame its outline does too.
    assert bool((masks.sum((1, 2)) > 0.96 * white.sum((1, 2)))[framing.cut].all())


def test_what_is_cut_is_said_and_only_what_may_be_cut_is() -> None:
    _, place, quads = pictures()
    framing = framings(place, quads, torch.ones(COUNT) > 0, generator())
    low, high = framing.centre - framing.half, framing.centre + framing.half
    outside = (QUAD.min(0) + 0.5 < low.numpy() - 1e-3) | (QUAD.max(0) + 0.5 > high.numpy() + 1e-3)
    assert np.array_equal(outside.any(axis=1), framing.cut.numpy())
    assert 0.05 < framing.cut.float().mean() < 0.5
    kept = framings(place, quads, torch.zeros(COUNT) > 0, generator())
    assert not kept.cut.any()


def test_two_documents_have_one_mask_and_eight_corners() -> None:
    _, place, quads = pictures()
    quads = quads.clone()
    quads[:, 1] = quads[:, 0] + 110
    maps = maps_of(quads, framings(place, quads, torch.zeros(COUNT) > 0, None))
    one = maps_of(quads[:, :1], framings(place, quads, torch.zeros(COUNT) > 0, None))
    assert float(maps[0, 0].sum()) == pytest.approx(2 * float(one[0, 0].sum()), rel=0.02)
    assert float(maps[0, 1].sum()) > 1.8 * float(one[0, 1].sum())


def test_no_document_has_empty_maps() -> None:
    _, place, quads = pictures()
    nothing = torch.full_like(quads, torch.nan)
    framing = framings(place, nothing, torch.zeros(COUNT) > 0, generator())
    assert not maps_of(nothing, framing).any()


@pytest.mark.parametrize("quality", [50, 75, 90])
def test_compression_is_what_a_jpeg_encoder_does(quality: int) -> None:
    rng = np.random.default_rng(2)
    ramp = np.dstack([np.tile(np.arange(128) * 1.5, (128, 1))] * 3)
    picture = np.clip(ramp + rng.normal(0, 12, ramp.shape), 0, 255).astype(np.uint8)
    cv2.putText(picture, "2026", (10, 80), cv2.FONT_HERSHEY_SIMPLEX, 1.4, (20, 20, 20), 3)
    file = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, quality])[1]
    wanted = cv2.imdecode(file, cv2.IMREAD_COLOR).astype(np.float32)
    x = torch.from_numpy(picture).permute(2, 0, 1)[None].float()
    got = compress(x, torch.tensor([float(quality)]))[0].permute(1, 2, 0).numpy()
    lost = np.abs(wanted - picture).mean()
    assert np.abs(got - wanted).mean() < 0.5 * lost


def test_windows_keep_their_size_and_the_middle_is_the_middle() -> None:
    windows = torch.rand(6, 5, 3, KEPT_PATCH, KEPT_PATCH) * 255
    edge = (KEPT_PATCH - PATCH) // 2
    assert torch.equal(windows_of(windows, None), windows[..., edge:-edge, edge:-edge])
    assert windows_of(windows, generator()).shape == (6, 5, 3, PATCH, PATCH)


def test_light_changes_a_little() -> None:
    x = torch.full((200, 3, 4, 4), 120.0)
    y = jitter(x, generator())
    assert 5 < float(y.std()) < 25 and float(y.min()) >= 0 and float(y.max()) <= 255
