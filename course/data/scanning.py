"""From ink on paper to 8 × 8 numbers, the way the shipped digits were made."""

import numpy as np

SIDE = 32  # pixels along the paper
BLOCK = 4  # pixels of the paper along one pixel of the digit
TALL, WIDE = 29, 26  # a digit is stretched to fill so much of the paper
LARGEST = 3.0  # no more than so many times: a dot stays a dot


def scan(ink):
    """The 64 pixels (64,) of a digit drawn as `ink` (32, 32), both from 0 (none) to 1 (full).

    The drawing is moved to the middle and stretched to fill the paper from top to bottom, then the
    ink in each block of 4 × 4 is counted, in whole sixteenths. Blank paper gives zeros.
    ValueError unless ink is (32, 32).
    """
    ink = np.asarray(ink, float)
    if ink.shape != (SIDE, SIDE):
        raise ValueError(f"ink has shape {ink.shape}, expected ({SIDE}, {SIDE})")
    rows, columns = _inked(ink.max(axis=1)), _inked(ink.max(axis=0))
    if len(rows) == 0:
        return np.zeros((SIDE // BLOCK) ** 2)
    tall = min(TALL / (np.ptp(rows) + 1), LARGEST)
    wide = min(tall, WIDE / (np.ptp(columns) + 1))
    weight = ink.sum(axis=0)
    across = weight @ np.arange(SIDE) / weight.sum()  # the middle of the ink, not of its box
    ink = _resample(ink, (rows[0] + rows[-1]) / 2, tall)
    ink = _resample(ink.T, across, wide).T
    return _count(ink)


def _inked(most):
    return np.flatnonzero(most > 0.25)


def _resample(ink, middle, stretch):
    """Rows of `ink`, stretched so that row `middle` comes to the middle; linear in between."""
    wanted = (np.arange(SIDE) - (SIDE - 1) / 2) / stretch + middle
    weights = np.maximum(1 - np.abs(wanted[:, None] - np.arange(SIDE)), 0)
    return weights @ ink


def _count(ink):
    blocks = ink.reshape(SIDE // BLOCK, BLOCK, SIDE // BLOCK, BLOCK).sum(axis=(1, 3))
    return np.round(blocks).ravel() / BLOCK**2
