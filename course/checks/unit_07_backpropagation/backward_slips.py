"""The bank of `backward`: one wrong pass after another."""

from dataclasses import replace

import numpy as np

from course.checks.exercise import Mistake
from course.checks.unit_07_backpropagation import output_errors, output_slips
from course.checks.unit_07_backpropagation.output_slips import answer
from course.checks.unit_07_backpropagation.passes import (
    Pass,
    error_never_renewed,
    gradients,
    output_also_bent,
    slope_of_the_next_layer,
    stepped,
    stepped_in_place,
    through,
    with_inputs,
    without_bias,
)
from course.checks.unit_07_backpropagation.result_slips import RESULTS
from course.checks.unit_07_backpropagation.shared import SLOPES
from course.functions import identity, tanh

SLOPE_FORGOTTEN = (
    "The slope of the hidden units is forgotten. The error comes back through the weights *and* "
    "through each unit's own sigmoid: times σ′(z)."
)
STEPPED = (
    "You update a layer's weights and then carry the error back through the *new* ones. The error "
    "was made by the old ones: first all gradients, then all steps. (Steps are no business of "
    "`backward`.)"
)
TWICE = (
    "You divide by n twice: the 1/n came in with the error at the output, and is handed on with it. "
    "No layer divides again, neither in dW nor in db."
)
OUTPUT = {
    "slope forgotten at the output": "slope forgotten",
    "2 missing": "2 missing",
    "error of cross-entropy": "error of cross-entropy",
    "output without a sigmoid": "output without a sigmoid",
}
ON_TOP = ("slope on top of cross-entropy", "slope of softmax on top", "sigmoid for softmax")


def wrong_factor(name):
    says, factor = output_slips.FACTORS[name]
    return Mistake(
        name, TWICE if name == "1/n twice" else says, Pass(delta=output_slips.scaled(factor)[""])
    )


def wrong_slope(name):
    """σ′ taken wrongly in the hidden layers, and everywhere."""
    says, slope = SLOPES[name]
    hidden = Pass(slope=slope)
    everywhere = replace(hidden, delta=answer(mse=output_errors.MSE[name][1]))
    return Mistake(name, says, hidden), Mistake(f"{name}, at the output too", says, everywhere)


MISTAKES = (
    Mistake("slope forgotten on hidden layers", SLOPE_FORGOTTEN, Pass(slope=np.ones_like)),
    Mistake(
        "slope forgotten everywhere",
        SLOPE_FORGOTTEN,
        Pass(slope=np.ones_like, delta=answer(mse=output_errors.MSE["slope forgotten"][1])),
    ),
    *(mistake for name in SLOPES for mistake in wrong_slope(name)),
    Mistake(
        "slope of the wrong layer",
        "You multiply by the slope of the layer that the error *comes from*. What is passed is the "
        "sigmoid of the layer it goes to: σ′ at the z of the layer before.",
        slope_of_the_next_layer,
    ),
    *(
        Mistake(
            name, output_errors.MSE[slip][0], Pass(delta=answer(mse=output_errors.MSE[slip][1]))
        )
        for name, slip in OUTPUT.items()
    ),
    *(
        Mistake(
            name,
            output_errors.CROSS_ENTROPY[name][0],
            Pass(delta=answer(ce=output_errors.CROSS_ENTROPY[name][1])),
        )
        for name in ON_TOP
    ),
    *map(wrong_factor, output_slips.FACTORS),
    Mistake(
        "last layer bent in the forward pass",
        "Your forward pass bends the last layer too, and its `a` goes into the error where `z` "
        "belongs: `output_delta` takes the last *z*.",
        Pass(delta=output_also_bent),
    ),
    Mistake(
        "loss ignored",
        "Both losses get the error of mse. Hand `loss` on to `output_delta`.",
        Pass(delta=lambda z, Y, loss: output_errors.right_mse(z, Y)),
    ),
    Mistake(
        "db averaged",
        "You average `db`. The 1/n is in dz already: sum over the samples, `dz.sum(axis=0)`.",
        Pass(gradients=gradients(db=lambda dz: dz.mean(axis=0))),
    ),
    Mistake(
        "db not summed",
        "`db` is not summed over the samples: `dz.sum(axis=0)`, in the shape of b.",
        Pass(gradients=gradients(db=lambda dz: dz)),
    ),
    Mistake(
        "dW transposed",
        "Each `dW` lies on its side. It must have W's shape: `X.T @ dz`.",
        Pass(gradients=gradients(lambda dz, X: dz.T @ X)),
    ),
    Mistake(
        "transpose missing in dW",
        "In `dW` a transpose is missing: (d_in, n) @ (n, d_out) is `X.T @ dz`.",
        Pass(gradients=gradients(lambda dz, X: X @ dz)),
    ),
    Mistake(
        "weights not transposed",
        "Going back, the weights are turned: `dz @ W.T`.",
        Pass(carry=lambda dz, W, dW: dz @ W),
    ),
    Mistake(
        "weights ignored",
        "The error comes back without its weights. A hidden unit is to blame through them: "
        "`dz @ W.T`.",
        Pass(carry=lambda dz, W, dW: dz.sum(axis=1, keepdims=True)),
    ),
    Mistake(
        "in proportion to the weights",
        "You share the error in proportion to the weights, so that the shares sum to the whole. "
        "Blame is no cake: each weight counts as it is, sign included: `dz @ W.T`.",
        Pass(carry=lambda dz, W, dW: dz @ (np.abs(W) / np.abs(W).sum(axis=0)).T),
    ),
    Mistake(
        "carried through the gradient",
        "You carry the error back through `dW`. It comes back the way it went out: through `W`.",
        Pass(carry=lambda dz, W, dW: dz @ dW.T),
    ),
    *(
        Mistake(f"weights stepped first, lr = {lr}", STEPPED, stepped(lr))
        for lr in (1, 0.5, 0.1, 0.01)
    ),
    *(
        Mistake(
            f"weights stepped in place, lr = {lr}", f"You write into the layers. {STEPPED}", wrong
        )
        for lr, wrong in ((lr, stepped_in_place(lr)) for lr in (1.0, 0.5, 0.1, 0.01))
    ),
    Mistake(
        "error never renewed",
        "Every layer gets the error of the output. Carry it back before you go on to the next: "
        "`dz = hidden_delta(dz, W, zs[i - 1])`.",
        error_never_renewed,
    ),
    Mistake(
        "the inputs X in every layer",
        "Every `dW` is computed with X. What went into a layer is what the one before put out.",
        with_inputs(lambda inputs, zs, i: inputs[0]),
    ),
    Mistake(
        "z for the inputs of a layer",
        "`dW` of the later layers is computed with z. What goes in there is a = σ(z).",
        with_inputs(lambda inputs, zs, i: zs[i - 1] if i else inputs[0]),
    ),
    Mistake(
        "outputs for the inputs of a layer",
        "`dW` is computed with what the layer puts *out*. It belongs to what went in.",
        with_inputs(lambda inputs, zs, i: [*inputs, 0][i + 1] if i + 1 < len(inputs) else zs[i]),
    ),
    Mistake(
        "no bend in the forward pass",
        "Your forward pass does not bend: hidden units put out a = σ(z), not z.",
        Pass(f=identity),
    ),
    Mistake(
        "tanh in the forward pass",
        "Your hidden units are tanh, their slope is that of a sigmoid. Here all are sigmoids.",
        Pass(f=tanh),
    ),
    Mistake(
        "tanh throughout",
        "Your hidden units are tanh. Here all hidden units are sigmoids.",
        Pass(f=tanh, slope=lambda z: 1 - tanh(z) ** 2),
    ),
    Mistake(
        "biases forgotten",
        "Your forward pass leaves out the biases: z = a @ W + b.",
        through(without_bias),
    ),
    *RESULTS,
)
