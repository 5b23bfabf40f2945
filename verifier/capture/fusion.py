"""From evidence to calibrated probabilities.

A small hidden layer turns the classical measurements into what they say alone; a logistic model
weighs that against what the network says. The last is fitted on simulated pictures that neither
has seen (``models/capture/fuse.py``); the weights stand in ``models/capture_fusion.json``. Every
input is brought to one scale and limited: nothing far outside what was seen decides alone.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from verifier.capture.net.labels import FLAGS, ORIGIN_CODES, ORIGINS
from verifier.errors import ModelError
from verifier.findings import FindingCode
from verifier.model_files import model_file

__all__ = ["LIMIT", "Fusion", "Head", "load_fusion"]

LIMIT = 4.0
"""Standardised inputs are cut off here: nothing far outside what was seen decides alone."""


@dataclass(frozen=True, slots=True)
class Head:
    """One linear layer.

    Attributes:
        weights: (outputs, inputs) float64.
        bias: (outputs,) float64.
    """

    weights: NDArray[np.float64]
    bias: NDArray[np.float64]

    def __call__(self, x: NDArray[np.float64]) -> NDArray[np.float64]:
        """(…, inputs) to (…, outputs)."""
        return np.asarray(x @ self.weights.T + self.bias)


@dataclass(frozen=True, slots=True)
class Fusion:
    """The fitted model.

    Attributes:
        inputs: Names of the inputs, in order; those of the classical evidence come last.
        mean: Of the network's inputs, float64.
        deviation: Likewise, above 0.
        scales: For each classical input, ascending values and what they stand for: about the share
            of pictures below, spread over -LIMIT / 2 to LIMIT / 2. Beyond the ends it stays.
        hidden: From the classical evidence to hidden units, which are limited by tanh.
        evidence: From them to what the classical evidence alone says, one logit an origin and flag.
        origin: From the network's inputs and those logits, softmax over ``ORIGINS``.
        flags: Likewise, one sigmoid each, in the order of ``FLAGS``.
    """

    inputs: tuple[str, ...]
    mean: NDArray[np.float64]
    deviation: NDArray[np.float64]
    scales: tuple[tuple[NDArray[np.float64], NDArray[np.float64]], ...]
    hidden: Head
    evidence: Head
    origin: Head
    flags: Head

    def standardised(self, values: NDArray[np.floating]) -> NDArray[np.float64]:
        """(inputs,) values as the layers take them."""
        raw = np.nan_to_num(np.asarray(values, np.float64))
        count = len(self.mean)
        net = np.clip((raw[:count] - self.mean) / self.deviation, -LIMIT, LIMIT)
        pairs = zip(raw[count:], self.scales, strict=True)
        return np.concatenate([net, [np.interp(value, *scale) for value, scale in pairs]])

    def _logits(self, x: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Of origins and flags, for (…, inputs) standardised values."""
        own = self.hidden.weights.shape[1]
        said = self.evidence(np.tanh(self.hidden(x[..., x.shape[-1] - own :])))
        both = np.concatenate([x[..., : x.shape[-1] - own], np.clip(said / 2, -LIMIT, LIMIT)], -1)
        return self.origin(both), self.flags(both)

    def probabilities(self, values: NDArray[np.floating]) -> dict[FindingCode, float]:
        """Probability, 0 to 1, that each fault is there.

        The likeliest origin that is not acceptable is said with the probability that the picture
        is no original at all: a page that may be a screenshot or an electronic document, and
        hardly anything else, is refused for one of them.

        Args:
            values: (inputs,) in the order of ``inputs``.
        """
        origin, flags = self._logits(self.standardised(values))
        share = np.exp(origin - origin.max())
        share /= share.sum()
        single = 1 / (1 + np.exp(-np.clip(flags, -40, 40)))
        likeliest = 1 + int(np.argmax(share[1:]))
        share[likeliest] = 1 - share[0]
        found = {ORIGIN_CODES[name]: float(share[k]) for k, name in enumerate(ORIGINS) if k}
        found |= {code: float(single[k]) for k, code in enumerate(FLAGS)}
        return found

    def reasons(
        self, values: NDArray[np.floating], code: FindingCode, count: int = 3
    ) -> tuple[tuple[str, float], ...]:
        """The inputs that speak most for a fault: name and what it adds to the log-odds.

        An input's share is what is lost when it is set to its mean.
        """
        x = self.standardised(values)
        without = np.tile(x, (len(x) + 1, 1))
        without[np.arange(len(x)), np.arange(len(x))] = 0
        origin, flags = self._logits(without)
        if code in FLAGS:
            odds = flags[:, FLAGS.index(code)]
        else:
            row = next(k for k, name in enumerate(ORIGINS) if ORIGIN_CODES.get(name) == code)
            odds = origin[:, row] - origin[:, 0]
        parts = odds[-1] - odds[:-1]
        best = np.argsort(-parts)[:count]
        return tuple((self.inputs[k], round(float(parts[k]), 2)) for k in best if parts[k] > 0.05)


def load_fusion(inputs: Sequence[str]) -> Fusion:
    """Load the weights.

    Args:
        inputs: Names that the caller will supply, in order.

    Raises:
        ModelError: The file is missing, altered, or was fitted on other inputs.
    """
    stored: Mapping[str, object] = json.loads(
        model_file("capture_fusion").path.read_text(encoding="utf-8")
    )
    fusion = from_json(stored)
    if fusion.inputs != tuple(inputs):
        raise ModelError(
            "models/capture_fusion.json 与本版本的证据不一致 / was fitted on other evidence"
        )
    return fusion


def from_json(stored: Mapping[str, object]) -> Fusion:
    """The model from its stored form."""

    def head(name: str) -> Head:
        part = stored[name]
        assert isinstance(part, dict)
        return Head(np.array(part["weights"], float), np.array(part["bias"], float))

    names, scales = stored["inputs"], stored["scales"]
    assert isinstance(names, list) and isinstance(scales, list)
    return Fusion(
        tuple(names),
        np.array(stored["mean"], float),
        np.array(stored["deviation"], float),
        tuple((np.array(x, float), np.array(y, float)) for x, y in scales),
        head("hidden"),
        head("evidence"),
        head("origin"),
        head("flags"),
    )
