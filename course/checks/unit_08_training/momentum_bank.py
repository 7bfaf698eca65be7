"""The wrong answers to `momentum_step`, each with the words for it."""

from course.checks.exercise import Mistake
from course.checks.unit_08_training.momentum_slips import in_place, right, rule, v_in_place

IN_PLACE = (
    "`v *= …`, `v += …` and `p -= …` write into the caller's arrays. Make new ones: "
    "`v = beta * v + dp`."
)
LR_ON_PART = (
    "lr multiplies the gradient only, and the old velocity moves p by itself. The step is lr times "
    "the whole of v: p − lr·v."
)
LR_IN_V = (
    "A rule from other books: there lr is already inside v. Here v gathers the gradients alone, "
    "v ← βv + ∂L/∂p, and lr comes in when p moves."
)

MISTAKES = (
    Mistake(
        "up the hill",
        "You step *up* the hill. v points where the loss grows: p − lr·v.",
        rule(right, lambda p, dp, v, lr, beta, old: p + lr * v),
    ),
    Mistake(
        "gradient subtracted in v, then v subtracted",
        "Minus twice is plus: v ← βv − ∂L/∂p already points down, and p − lr·v turns it up again.",
        rule(lambda v, dp, lr, beta: beta * v - dp),
    ),
    Mistake(
        "v counted downhill",
        "The place is reached with the opposite v, and so an old v pushes the wrong way. Here v "
        "gathers the gradients as they are: v ← βv + ∂L/∂p, then p − lr·v.",
        rule(
            lambda v, dp, lr, beta: beta * v - dp,
            lambda p, dp, v, lr, beta, old: p + lr * v,
        ),
    ),
    Mistake(
        "sign of the old v",
        "The old velocity comes in with a minus: v ← βv + ∂L/∂p. The ball keeps its way; it "
        "does not turn around.",
        rule(lambda v, dp, lr, beta: dp - beta * v),
    ),
    Mistake(
        "1 − beta on the gradient",
        "(1 − β) stands before your gradient. That is the running mean of Adam; in Polyak's "
        "momentum the gradient counts whole: v ← βv + ∂L/∂p.",
        rule(lambda v, dp, lr, beta: beta * v + (1 - beta) * dp),
    ),
    Mistake(
        "1 − beta on the velocity",
        "(1 − β) stands before your v. β is what is *kept* of the velocity: v ← βv + ∂L/∂p.",
        rule(lambda v, dp, lr, beta: (1 - beta) * v + dp),
    ),
    Mistake(
        "beta and 1 − beta swapped",
        "You have a mean with β and 1 − β swapped. Momentum is no mean: v ← βv + ∂L/∂p.",
        rule(lambda v, dp, lr, beta: (1 - beta) * v + beta * dp),
    ),
    Mistake(
        "1 − beta in the step",
        "(1 − β) shortens your step. It belongs nowhere: p − lr·v.",
        rule(right, lambda p, dp, v, lr, beta, old: p - lr * (1 - beta) * v),
    ),
    Mistake(
        "beta on the gradient",
        "β stands before the gradient. It says how much of the *old velocity* is kept.",
        rule(lambda v, dp, lr, beta: v + beta * dp),
    ),
    Mistake(
        "beta on both",
        "β multiplies v and the gradient. Only the old v is slowed down: βv + ∂L/∂p.",
        rule(lambda v, dp, lr, beta: beta * (v + dp)),
    ),
    Mistake(
        "beta forgotten",
        "β is missing: without it nothing is ever slowed down, v ← v + ∂L/∂p.",
        rule(lambda v, dp, lr, beta: v + dp),
    ),
    Mistake(
        "no memory",
        "Your v is the gradient of now. The old velocity is missing: βv + ∂L/∂p.",
        rule(lambda v, dp, lr, beta: dp),
    ),
    Mistake(
        "v not renewed",
        "p moves with the new velocity, but you return the old one: next time the memory is gone.",
        lambda p, dp, v, lr, beta: (p - lr * (beta * v + dp), v),
    ),
    Mistake(
        "step with the old v",
        "You move p before v is renewed. First v ← βv + ∂L/∂p, then p with this v.",
        rule(right, lambda p, dp, v, lr, beta, old: p - lr * old),
    ),
    Mistake(
        "step with the gradient alone",
        "p moves with the gradient of now, as in plain descent. It moves with v.",
        rule(right, lambda p, dp, v, lr, beta, old: p - lr * dp),
    ),
    Mistake(
        "gradient counted twice",
        "The gradient is in v already: p − lr·v, and nothing more.",
        rule(right, lambda p, dp, v, lr, beta, old: p - lr * (v + dp)),
    ),
    Mistake(
        "Nesterov's step",
        "That is Nesterov's momentum, which looks one step ahead. Here: p − lr·v.",
        rule(right, lambda p, dp, v, lr, beta, old: p - lr * (dp + beta * v)),
    ),
    Mistake(
        "learning rate inside v",
        LR_IN_V,
        rule(
            lambda v, dp, lr, beta: beta * v + lr * dp,
            lambda p, dp, v, lr, beta, old: p - v,
        ),
    ),
    Mistake(
        "learning rate inside v, downhill",
        LR_IN_V,
        rule(
            lambda v, dp, lr, beta: beta * v - lr * dp,
            lambda p, dp, v, lr, beta, old: p + v,
        ),
    ),
    Mistake(
        "learning rate on the gradient alone",
        LR_ON_PART,
        rule(right, lambda p, dp, v, lr, beta, old: p - lr * dp - beta * old),
    ),
    Mistake(
        "learning rate on the gradient alone, old v added",
        LR_ON_PART,
        rule(right, lambda p, dp, v, lr, beta, old: p - lr * dp + beta * old),
    ),
    Mistake(
        "beta in the step",
        "β slows your step down once more. It has done its work in v: p − lr·v.",
        rule(right, lambda p, dp, v, lr, beta, old: p - lr * beta * v),
    ),
    Mistake(
        "learning rate twice",
        "lr comes in twice, inside v and again in the step. v ← βv + ∂L/∂p has none.",
        rule(lambda v, dp, lr, beta: beta * v + lr * dp),
    ),
    Mistake(
        "learning rate forgotten",
        "The learning rate is missing: p − lr·v.",
        rule(right, lambda p, dp, v, lr, beta, old: p - v),
    ),
    Mistake(
        "parameter slowed down",
        "β multiplies p. It belongs to the velocity: nothing pulls the parameter itself to 0.",
        rule(right, lambda p, dp, v, lr, beta, old: beta * p - lr * v),
    ),
    Mistake(
        "only the step",
        "Your first value is the step. Wanted is where it leads: p − lr·v.",
        rule(right, lambda p, dp, v, lr, beta, old: -lr * v),
    ),
    Mistake(
        "wrong order",
        "You return v first. The order is `return p, v`.",
        lambda p, dp, v, lr, beta: rule(right)(p, dp, v, lr, beta)[::-1],
    ),
    Mistake(
        "v not returned",
        "You return p alone. The velocity must come back, too, or the next step knows nothing of "
        "it: `return p, v`.",
        lambda p, dp, v, lr, beta: rule(right)(p, dp, v, lr, beta)[0],
    ),
    Mistake("arrays changed in place", IN_PLACE, in_place),
    Mistake("velocity changed in place", IN_PLACE, v_in_place),
)
