"""The bank of `chain`: what is written instead, and what it gets to hear."""

import math

from course.checks.exercise import Mistake
from course.checks.unit_06_chain_rule.chains import (
    central,
    combined,
    moved_by_the_slopes,
    nudged,
    one_sided,
    places,
    products_differentiated,
    right,
    slope_times_value,
    slopes_at,
    slopes_of_slopes,
    turned_over,
    two_only,
    used_up,
)

MEASURED = (
    "You nudge and measure, and a measurement stops being exact after some digits. Compute it: "
    "the slopes are given, multiply them."
)
NOT_MULTIPLIED = "A nudge is stretched by each function in turn: the slopes are multiplied."

MISTAKES = (
    Mistake(
        "all slopes at x",
        "You take every slope at x. Only the first function stands at x: the second gets what "
        "the first puts out, and so on.",
        slopes_at(lambda functions, x: [x] * len(functions)),
    ),
    Mistake(
        "slopes after the function",
        "You move on to f(x) before you take the slope. The slope of f belongs to what goes "
        "*into* f: first the slope at x, then x = f(x).",
        slopes_at(lambda functions, x: places(functions, x)[1:]),
    ),
    Mistake(
        "slopes after the function, each from x",
        "You take each slope at what its own function makes of x. The slope belongs to what goes "
        "*into* a function, and that is what the one before puts out.",
        slopes_at(lambda functions, x: [f(x) for f in functions]),
    ),
    Mistake(
        "all slopes at the end",
        "You take every slope at the final value. Each belongs to the place where its own "
        "function stands.",
        slopes_at(lambda functions, x: places(functions, x)[-1:] * len(functions)),
    ),
    Mistake(
        "each function at x",
        "You move on, but always from the x at the start: the third function gets what the "
        "*second* puts out, and so on.",
        slopes_at(lambda functions, x: [x, *(f(x) for f in functions[:-1])]),
    ),
    Mistake(
        "wrong way round",
        "You go through the functions from the last to the first. `functions[0]` gets x.",
        lambda functions, slopes, x: right(functions[::-1], slopes[::-1], x),
    ),
    Mistake(
        "places from the other end",
        "The places are found from the last function to the first. `functions[0]` gets x.",
        lambda functions, slopes, x: right(functions[::-1], slopes, x),
    ),
    Mistake(
        "slopes paired with other functions",
        "The places are right, but each gets the slope of another function: `slopes[k]` "
        "belongs to `functions[k]`.",
        lambda functions, slopes, x: right(functions, slopes[::-1], x),
    ),
    Mistake(
        "slopes added", f"You add the slopes. {NOT_MULTIPLIED}", combined(lambda s, at: sum(s))
    ),
    Mistake(
        "slopes averaged",
        f"You take the mean of the slopes. {NOT_MULTIPLIED}",
        combined(lambda s, at: sum(s) / len(s)),
    ),
    Mistake(
        "last slope only",
        "That is the slope of the last function alone: `total = …` in the loop forgets the "
        "others, `total = total * …` keeps them.",
        combined(lambda s, at: s[-1]),
    ),
    Mistake(
        "first slope only",
        "That is the slope of the first function alone. Is the `return` inside the loop?",
        combined(lambda s, at: s[0]),
    ),
    Mistake(
        "first slope missing",
        "The slope of the first function is missing. It is a factor too.",
        combined(lambda s, at: math.prod(s[1:])),
    ),
    Mistake(
        "last slope missing",
        "The slope of the last function is missing: the loop ends one too early.",
        combined(lambda s, at: math.prod(s[:-1])),
    ),
    Mistake(
        "the product starts at 0",
        "Your product starts with 0, and stays 0. Start with 1.",
        combined(lambda s, at: 0.0 * math.prod(s)),
    ),
    Mistake(
        "slopes not multiplied",
        f"You return the slopes one by one. {NOT_MULTIPLIED}",
        combined(lambda s, at: s),
    ),
    Mistake(
        "value returned",
        "That is the value at the end of the chain. Wanted is its slope.",
        combined(lambda s, at: at[-1]),
    ),
    Mistake(
        "slope and value returned",
        "You return the value too. Wanted is the slope alone.",
        combined(lambda s, at: (math.prod(s), at[-1])),
    ),
    Mistake(
        "value and slope returned",
        "You return the value too. Wanted is the slope alone.",
        combined(lambda s, at: (at[-1], math.prod(s))),
    ),
    Mistake(
        "times the value",
        "You multiply by the value at the end. The slopes alone are the factors.",
        combined(lambda s, at: math.prod(s) * at[-1]),
    ),
    Mistake(
        "times x",
        "You multiply by x. The slope says how far the end moves for each unit that x moves; "
        "how large x is plays no part.",
        combined(lambda s, at: math.prod(s) * at[0]),
    ),
    Mistake(
        "values multiplied",
        "You multiply the values. The slopes are the factors; the values only tell where to "
        "take them.",
        combined(lambda s, at: math.prod(at[1:])),
    ),
    Mistake(
        "slopes move x",
        "You put x through the slopes. It is the functions that move it on: x = f(x).",
        moved_by_the_slopes,
    ),
    Mistake(
        "slope of the slope",
        "You put the slope of one function into the next slope. What goes on is the *value*, "
        "f(x); the slopes are multiplied.",
        slopes_of_slopes,
    ),
    Mistake(
        "slope times value goes on",
        "You send f(x) · f′(x) down the chain. Keep two numbers: the place, x = f(x), and the "
        "product of the slopes.",
        slope_times_value,
    ),
    Mistake(
        "product rule",
        "That is the slope of a *product* of functions, all at x. Here each function gets what "
        "the one before puts out.",
        products_differentiated,
    ),
    Mistake(
        "two functions written out",
        "You wrote out two functions. The lists may be of any length: use a loop.",
        two_only,
    ),
    Mistake(
        "lists used up",
        "The slope is right, but `pop` empties the caller's lists. Read them, and leave them.",
        used_up,
    ),
    Mistake(
        "lists reversed in place",
        "`reverse()` turns the caller's own lists over. They are in the right order already: "
        "`functions[0]` gets x.",
        turned_over,
    ),
    *(Mistake(f"measured, h = 1e-{k}", MEASURED, central(float(f"1e-{k}"))) for k in range(1, 10)),
    *(
        Mistake(f"measured on one side, h = 1e-{k}", MEASURED, one_sided(float(f"1e-{k}")))
        for k in range(1, 11)
    ),
    Mistake(
        "rise over run from 0",
        "You divide the value by x. A slope is about a small *change* of x.",
        nudged(lambda f, x: f(x) / x),
    ),
)
