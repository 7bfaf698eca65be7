"""Our optimizers beside PyTorch's. Optional: it runs where `pip install torch` was done."""

import numpy as np
import pytest

from course.optimizers import SGD, Adam, Momentum, RMSProp

torch = pytest.importorskip("torch", reason="optional: pip install torch")


@pytest.mark.parametrize("dtype", [np.float64, np.float32])
@pytest.mark.parametrize(
    ("make", "settings", "theirs", "options"),
    [
        (SGD, [0.05], "SGD", {"lr": 0.05}),
        (Momentum, [0.02], "SGD", {"lr": 0.02, "momentum": 0.9}),
        (Momentum, [0.02, 0.5], "SGD", {"lr": 0.02, "momentum": 0.5}),
        (RMSProp, [0.01], "RMSprop", {"lr": 0.01}),
        (RMSProp, [0.01, 0.9, 1e-3], "RMSprop", {"lr": 0.01, "alpha": 0.9, "eps": 1e-3}),
        (Adam, [], "Adam", {}),
        (Adam, [0.05, 0.8, 0.95, 1e-4], "Adam", {"lr": 0.05, "betas": (0.8, 0.95), "eps": 1e-4}),
    ],
)
def test_each_goes_where_pytorch_goes(make, settings, theirs, options, dtype):
    """500 steps with the same noisy slopes end within 1e-6 of each other."""
    ours, rng = make(*settings), np.random.default_rng(0)
    p = [rng.normal(size=shape).astype(dtype) for shape in [(3, 4), (4,), (4, 2), (2,)]]
    q = [torch.tensor(array) for array in p]
    reference = getattr(torch.optim, theirs)(q, **options)
    for _ in range(500):
        gradients = [(2 * a + rng.normal(size=a.shape)).astype(dtype) for a in p]
        ours.step(p, gradients)
        for tensor, dp in zip(q, gradients, strict=True):
            tensor.grad = torch.tensor(dp)
        reference.step()
    for array, tensor in zip(p, q, strict=True):
        np.testing.assert_allclose(array, tensor.numpy(), rtol=0, atol=1e-6)
