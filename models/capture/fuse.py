"""Fits the fusion, and writes its weights.

    python -m models.capture.fuse --data DIR --models models

``DIR`` holds shards as ``prepare`` writes them, of pictures that the network has not learned
from: a seed of its own. The network runs as it does in service (ONNX Runtime), so what is fitted
is what will be seen; the weighing sees the classical evidence's layer only on pictures that this
has not learned from either.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping
from pathlib import Path

import cv2
import numpy as np
import onnxruntime
from numpy.typing import NDArray
from scipy.optimize import minimize

from models.capture.pin import DETAIL_FILE, FUSION_FILE, VIEW_FILE
from models.capture.shards import KEPT_PATCH, KEPT_VIEW, POOL, shards_in
from verifier.capture.evidence import FEATURES
from verifier.capture.examine import INPUTS
from verifier.capture.fusion import LIMIT
from verifier.capture.net.inputs import PATCH, PLACES, VIEW, ViewFrame
from verifier.capture.net.labels import FLAGS, ORIGINS
from verifier.capture.net.runtime import CaptureNetwork

__all__ = ["fit", "main"]

Array = NDArray[np.float64]
_RIDGE = 0.001
_HIDDEN, _ROUNDS, _KNOTS, _FOLDS = 48, 60, 25, 5


def network_answers(models: Path, shard: Mapping[str, NDArray[np.generic]]) -> Array:
    """(N, network's inputs of the fusion) for the pictures of one shard, as in service."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    view = onnxruntime.InferenceSession(str(models / VIEW_FILE), options)
    detail = onnxruntime.InferenceSession(str(models / DETAIL_FILE), options)
    chosen, start = [], 0
    for (_, centres), pool in zip(PLACES, POOL, strict=True):
        chosen += range(start, start + len(centres))
        start += pool
    network = CaptureNetwork(view, detail)
    edge = (KEPT_PATCH - PATCH) // 2
    rows = []
    longest = shard["evidence"][:, FEATURES.index("frame.long_side")]
    for kept, place, patches, long in zip(
        shard["view"], shard["place"], shard["patches"], longest, strict=True
    ):
        square = np.asarray(kept, np.uint8)
        small = np.asarray(cv2.resize(square, (VIEW, VIEW), interpolation=cv2.INTER_AREA), np.uint8)
        left, top = np.asarray(place[:2], np.float64) * VIEW / KEPT_VIEW
        seen = network.judge(ViewFrame(small, VIEW / float(long), float(left), float(top)))
        windows = patches[chosen, edge : edge + PATCH, edge : edge + PATCH]
        fine, _ = network.judge_windows(np.asarray(windows, np.uint8))
        rows.append(
            np.concatenate([seen.origins, seen.flags, fine, seen.types, seen.figures])
        )  # fmt: skip
    return np.asarray(rows, np.float64)


def fit(x: Array, target: Array, weight: Array, softmax: bool) -> tuple[Array, Array]:
    """Ridge-regularised logistic regression, (outputs, inputs) weights and (outputs,) bias.

    Args:
        x: (n, inputs).
        target: (n, outputs) 0 or 1.
        weight: (n, outputs), 0 where nothing is to be learned.
        softmax: One answer among the outputs, or each by itself.
    """
    n, inputs = x.shape
    outputs = target.shape[1]

    def loss(flat: Array) -> tuple[float, Array]:
        w, b = flat[: outputs * inputs].reshape(outputs, inputs), flat[outputs * inputs :]
        z = x @ w.T + b
        if softmax:
            z = z - z.max(axis=1, keepdims=True)
            log = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
            value = -(weight * target * log).sum()
            slope = weight * (np.exp(log) - target)
        else:
            p = 1 / (1 + np.exp(-np.clip(z, -40, 40)))
            value = (weight * (np.logaddexp(0, z) - target * z)).sum()
            slope = weight * (p - target)
        total = weight[:, 0].sum() if softmax else n
        grad = np.concatenate(
            [(slope.T @ x / total + 2 * _RIDGE * w).ravel(), slope.sum(0) / total]
        )
        return value / total + _RIDGE * float((w * w).sum()), grad

    start = np.zeros(outputs * inputs + outputs)
    best = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 600})
    return best.x[: outputs * inputs].reshape(outputs, inputs), best.x[outputs * inputs :]


def fit_evidence(x: Array, origin: NDArray[np.int64], flags: Array, seed: int = 1) -> list[Array]:
    """A hidden layer on the classical evidence: weights and biases of both of its layers.

    Args:
        x: (n, evidence) standardised.
        origin: (n,) numbers of the origins.
        flags: (n, flags) 0, 1, or -1 where unknown.
        seed: Decides the start.
    """
    import torch
    from torch import nn

    torch.manual_seed(seed)
    net = nn.Sequential(
        nn.Dropout(0.1), nn.Linear(x.shape[1], _HIDDEN), nn.Tanh(), nn.Dropout(0.15),
        nn.Linear(_HIDDEN, len(ORIGINS) + len(FLAGS)),
    )  # fmt: skip
    given = torch.from_numpy(x).float()
    target, wanted = torch.from_numpy(origin), torch.from_numpy(flags).float()
    known = ((wanted >= 0) & (target == 0)[:, None]).float()
    optimiser = torch.optim.AdamW(net.parameters(), lr=3e-3, weight_decay=0.05)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimiser, _ROUNDS)
    for _ in range(_ROUNDS):
        for rows in torch.randperm(len(given)).split(128):
            out = net(given[rows])
            loss = nn.functional.cross_entropy(out[:, : len(ORIGINS)], target[rows])
            single = nn.functional.binary_cross_entropy_with_logits(
                out[:, len(ORIGINS) :], wanted[rows].clamp(min=0), reduction="none"
            )
            loss = loss + 4 * (single * known[rows]).mean()
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
        schedule.step()
    layers = [net[1], net[4]]
    return [p.detach().double().numpy() for layer in layers for p in (layer.weight, layer.bias)]


def main() -> None:
    """Fit and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--models", type=Path, default=Path("models"))
    options = parser.parse_args()
    gathered: dict[str, list[Array]] = {}
    for path in shards_in(options.data):
        with np.load(path) as shard:
            gathered.setdefault("net", []).append(network_answers(options.models, shard))
            for name in ("evidence", "origin", "flags"):
                gathered.setdefault(name, []).append(shard[name].astype(np.float64))
    known = {name: np.concatenate(parts) for name, parts in gathered.items()}
    (options.models / FUSION_FILE).write_text(json.dumps(fused(known)) + "\n", encoding="utf-8")


def fused(known: Mapping[str, Array]) -> dict[str, object]:
    """The fitted model as it is stored.

    Args:
        known: ``net`` (n, network's inputs), ``evidence`` (n, classical figures), ``origin`` (n,)
            and ``flags`` (n, flags), of pictures that the network has not learned from.
    """
    net, origin, flags = known["net"], known["origin"].astype(int), known["flags"]
    mean, deviation = net.mean(axis=0), np.maximum(net.std(axis=0), 1e-3)
    scales = [_scale(column) for column in known["evidence"].T]
    ranked = _ranked(known["evidence"], scales)
    # What the evidence says is weighed on pictures that its own layer has not seen either.
    said = np.zeros((len(net), len(ORIGINS) + len(FLAGS)))
    fold = np.random.default_rng(2).permutation(len(net)) % _FOLDS
    for k in range(_FOLDS):
        layers = fit_evidence(ranked[fold != k], origin[fold != k], flags[fold != k])
        said[fold == k] = _say(ranked[fold == k], layers)
    both = np.concatenate(
        [np.clip((net - mean) / deviation, -LIMIT, LIMIT), np.clip(said / 2, -LIMIT, LIMIT)], axis=1
    )
    flag_weight = (flags >= 0) * (origin == 0)[:, None]
    origin_head = fit(both, np.eye(len(ORIGINS))[origin], np.ones((len(both), 1)), True)
    flag_head = fit(both, np.maximum(flags, 0), flag_weight, False)
    _say_how_good(said, both, origin, flags)
    w1, b1, w2, b2 = fit_evidence(ranked, origin, flags)

    def stored(weights: Array, bias: Array) -> dict[str, object]:
        return {"weights": weights.round(5).tolist(), "bias": bias.round(5).tolist()}

    return {
        "inputs": list(INPUTS),
        "mean": mean.round(6).tolist(),
        "deviation": deviation.round(6).tolist(),
        "scales": [[x.round(7).tolist(), y.round(4).tolist()] for x, y in scales],
        "hidden": stored(w1, b1),
        "evidence": stored(w2, b2),
        "origin": stored(*origin_head),
        "flags": stored(*flag_head),
    }


def _say(ranked: Array, layers: list[Array]) -> Array:
    """What the evidence's own layers answer."""
    w1, b1, w2, b2 = layers
    return np.asarray(np.tanh(ranked @ w1.T + b1) @ w2.T + b2)


def _scale(column: NDArray[np.floating]) -> tuple[Array, Array]:
    """Ascending values of one input, and about the share of pictures below each, spread evenly."""
    knots = np.quantile(column.astype(np.float64), np.linspace(0, 1, _KNOTS))
    places = np.linspace(-LIMIT / 2, LIMIT / 2, _KNOTS)
    values = np.unique(knots)
    return values, np.array([places[knots == value].mean() for value in values])


def _ranked(raw: NDArray[np.floating], scales: list[tuple[Array, Array]]) -> Array:
    """(n, evidence) as the hidden layer takes it."""
    columns = [np.interp(column, *scale) for column, scale in zip(raw.T, scales, strict=True)]
    return np.stack(columns, axis=1)


def _cross_fitted(both: Array, origin: NDArray[np.int64], flags: Array) -> tuple[Array, Array]:
    """Probabilities of origins and flags, each picture judged by a fit that has not seen it."""
    fold = np.random.default_rng(1).permutation(len(origin)) % 5
    shares, single = np.zeros((len(origin), len(ORIGINS))), np.zeros(flags.shape)
    for k in range(5):
        train, test = fold != k, fold == k
        wanted = np.eye(len(ORIGINS))[origin[train]]
        w, b = fit(both[train], wanted, np.ones((int(train.sum()), 1)), True)
        z = both[test] @ w.T + b
        z = np.exp(z - z.max(axis=1, keepdims=True))
        shares[test] = z / z.sum(axis=1, keepdims=True)
        known = (flags[train] >= 0) * (origin[train] == 0)[:, None]
        w, b = fit(both[train], np.maximum(flags[train], 0), known, False)
        single[test] = 1 / (1 + np.exp(-(both[test] @ w.T + b)))
    return shares, single


def _say_how_good(said: Array, both: Array, origin: NDArray[np.int64], flags: Array) -> None:
    """What the parts and the whole get right, and where bands may be drawn."""
    shares, single = _cross_fitted(both, origin, flags)
    alone = (said[:, : len(ORIGINS)].argmax(axis=1) == origin).mean()
    log = -np.log(shares[np.arange(len(origin)), origin] + 1e-9).mean()
    out = [
        f"{len(origin)} pictures; origin right: classical evidence alone {alone:.3f}, "
        f"fused (five folds) {(shares.argmax(axis=1) == origin).mean():.3f}, log loss {log:.3f}",
        "code: probability that 97 / 99 / 99.7 % of good pictures stay below; faults found there",
    ]
    good = (origin == 0) & (flags <= 0).all(axis=1)
    columns = [(name, shares[:, k], origin == k) for k, name in enumerate(ORIGINS) if k]
    columns += [
        (str(code), single[:, k], (flags[:, k] > 0) & (origin == 0)) for k, code in enumerate(FLAGS)
    ]
    for name, p, faulty in columns:
        limits = np.quantile(p[good], [0.97, 0.99, 0.997])
        found = [f"{limit:.3f} → {(p[faulty] > limit).mean():.2f}" for limit in limits]
        out.append(f"{name} ({int(faulty.sum())}): {', '.join(found)}")
    sys.stdout.write("\n".join(out) + "\n")


if __name__ == "__main__":
    main()
