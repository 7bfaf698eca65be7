"""What several exercises of unit 03 share: activations by name, and words for common slips."""

from course.functions import identity, relu, sigmoid, step, tanh

FUNCTIONS = {"identity": identity, "step": step, "sigmoid": sigmoid, "tanh": tanh, "relu": relu}

FORGOT_BIAS = "The bias is missing: z = X @ W + b."
FORGOT_ACTIVATION = "You return z. The activation is missing: `FUNCTIONS[activation](z)`."
BEFORE_BIAS = "The bias comes too late: add it first, then apply the activation to all of z."
NAME_IGNORED = (
    "You use the same activation always. `activation` is a name: `FUNCTIONS[activation]` is the "
    "function that belongs to it."
)
