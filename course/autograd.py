"""Numbers that remember how they were computed, so that one sweep back finds every gradient.

Each operation makes a new `Value`, which keeps what it was made from and the local gradients: its
own slopes with respect to these inputs. `backward` then goes through the operations in reverse
order; each passes its gradient on to its inputs, times the local gradient, and there it is added
to what comes along other paths (reverse accumulation: Linnainmaa, 1970; a computation as a list
of elementary operations: Wengert, 1964).
"""

import math
from numbers import Real


class Value:
    """One number of a computation.

    data: the number, a float. grad: ∂output/∂this number, as `backward` of the output left it.
    name: for people to read. op: what made it ("+", "×", "tanh", …), "" for a number given.
    x, y: what it was made from, None where there is nothing; slope_x, slope_y: its local
    gradients there, ∂self/∂x and ∂self/∂y. TypeError if data is no real number.
    """

    __slots__ = ("data", "grad", "name", "op", "slope_x", "slope_y", "x", "y")
    __array_ufunc__ = None  # NumPy leaves `array * value` to us, and so to a clear error

    def __init__(self, data, name="", op="", x=None, slope_x=0.0, y=None, slope_y=0.0):
        self.data = data if type(data) is float else _as_float(data)
        self.grad = 0.0
        self.name, self.op = name, op
        self.x, self.slope_x = x, slope_x
        self.y, self.slope_y = y, slope_y

    @property
    def inputs(self):
        """The Values it was made from: a tuple of none, one or two."""
        return tuple(value for value in (self.x, self.y) if value is not None)

    @property
    def local(self):
        """Local gradients: a tuple with ∂self/∂input for each of the `inputs`."""
        return (self.slope_x, self.slope_y)[: len(self.inputs)]

    def backward(self):
        """Add ∂self/∂v to `v.grad`, for self and for every v that self was computed from."""
        order = topological_order(self)
        earlier = {v: v.grad for v in order if v.grad}  # of calls before, not to be passed on again
        for v in earlier:
            v.grad = 0.0
        self.grad = 1.0
        for v in reversed(order):
            if v.x is not None:
                v.x.grad += v.slope_x * v.grad
            if v.y is not None:
                v.y.grad += v.slope_y * v.grad
        for v, grad in earlier.items():
            v.grad += grad

    def __add__(self, other):
        other = _as_value(other)
        return Value(self.data + other.data, "", "+", self, 1.0, other, 1.0)

    def __sub__(self, other):
        other = _as_value(other)
        return Value(self.data - other.data, "", "−", self, 1.0, other, -1.0)

    def __mul__(self, other):
        other = _as_value(other)
        return Value(self.data * other.data, "", "×", self, other.data, other, self.data)

    def __truediv__(self, other):
        other = _as_value(other)
        if other.data == 0:
            raise ZeroDivisionError(
                f"{_short(self)} ÷ {_short(other)}: nothing can be divided by 0"
            )
        data = self.data / other.data
        return Value(data, "", "÷", self, 1 / other.data, other, -data / other.data)

    def __pow__(self, n):
        """To the power of n, a plain number. Its slope is n·xⁿ⁻¹."""
        if not isinstance(n, Real):
            raise TypeError(
                f"the exponent must be a plain number, got {n!r}; for a power with a Value as "
                "exponent and a positive base write (exponent * base.log()).exp()"
            )
        n, op = float(n), f"** {_number(n)}"
        if self.data == 0 and n < 1 and n != 0:
            raise ZeroDivisionError(f"0 {op}: its value or its slope would be infinite")
        if self.data < 0 and n % 1 != 0:
            raise ValueError(f"{_short(self)} {op} is no real number: the base is negative")
        try:
            return Value(self.data**n, "", op, self, n * self.data ** (n - 1) if n else 0.0)
        except OverflowError:
            raise OverflowError(f"{_short(self)} {op} is too large for a float") from None

    def __neg__(self):
        return Value(-self.data, "", "−", self, -1.0)

    def __radd__(self, other):  # for 2 + v, where Python asks 2 first, who does not know us
        return _as_value(other) + self

    def __rsub__(self, other):
        return _as_value(other) - self

    def __rmul__(self, other):
        return _as_value(other) * self

    def __rtruediv__(self, other):
        return _as_value(other) / self

    def __rpow__(self, base):
        return _as_value(base) ** self

    def exp(self):
        """e to the power of it. OverflowError above 709."""
        try:
            data = math.exp(self.data)
        except OverflowError:
            raise OverflowError(f"exp({_number(self.data)}) is too large for a float") from None
        return Value(data, "", "exp", self, data)

    def log(self):
        """The natural logarithm. ValueError where there is none, at 0 and below."""
        if self.data <= 0:
            raise ValueError(f"log({_number(self.data)}): it must be above 0")
        return Value(math.log(self.data), "", "log", self, 1 / self.data)

    def tanh(self):
        """Between −1 and 1."""
        a = math.tanh(self.data)
        return Value(a, "", "tanh", self, 1 - a * a)

    def sigmoid(self):
        """σ, between 0 and 1; written so that it never overflows."""
        e = math.exp(-abs(self.data))
        a = (1.0 if self.data >= 0 else e) / (1 + e)
        return Value(a, "", "sigmoid", self, a * (1 - a))

    def relu(self):
        """The number if it is above 0, else 0. At the kink the slope is taken to be 0."""
        alive = self.data > 0
        return Value(self.data if alive else 0.0, "", "relu", self, 1.0 if alive else 0.0)

    @property
    def formula(self):
        """The operation that made it, as in "a × b", "tanh(z)" or "−a"; "" for a number given."""
        if self.op.isalpha():
            return f"{self.op}({self.x.name or _number(self.x.data)})"
        names = [_short(value) for value in self.inputs]
        if len(names) == 2:
            return f"{names[0]} {self.op} {names[1]}"
        return " ".join([*names, self.op]) if self.op.startswith("*") else self.op + "".join(names)

    def __repr__(self):
        parts = filter(None, [self.name, self.formula, _number(self.data)])
        return f"Value({' = '.join(parts)}, grad {_number(self.grad)})"


def topological_order(value):
    """Every Value that `value` was computed from, each after its inputs; `value` is the last.

    No recursion: it walks along a path of its own, so that no computation is too deep for it.
    """
    order, done, path = [], {None}, [value]  # an input that is not there needs nothing
    while path:
        v = path[-1]
        if v.x not in done:
            path.append(v.x)
        elif v.y not in done:
            path.append(v.y)
        else:
            done.add(v)
            order.append(path.pop())
    return order


def _as_value(other):
    return other if isinstance(other, Value) else Value(other)


def _as_float(data):
    if not isinstance(data, Real):
        raise TypeError(
            f"a Value holds one real number, got {data!r:.60} of type {type(data).__name__}; "
            "a list or an array needs a Value for each of its numbers"
        )
    return float(data)


def _short(value):
    """Its name or its number, as it can stand beside an operator."""
    number = _number(value.data)
    return value.name or (f"({number})" if value.data < 0 else number)


def _number(x):
    return f"{x:.6g}".replace("-", "−")
