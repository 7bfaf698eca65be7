"""The formula of one unit's step, in symbols and in numbers: a few lines each."""

from course.widgets.stepping.writing import Writer, called, lowered, packed, symbol

FEW = 3  # terms that are written out in symbols


def forward(w: Writer, layer: int, j: int) -> list[str]:
    """z = Σ x·W + b and a = f(z)."""
    n, z, f = w.n, symbol("z", layer, j), w.f(layer)
    x, weights = n.a[layer - 1][0], n.W[layer][:, j]
    products = [f"{w.a(layer - 1, i)}·{symbol('W', layer, i, j)}" for i in range(len(x))]
    if len(x) > FEW:
        products = [f"Σᵢ {w.a(layer - 1)}ᵢ·{symbol('W', layer)}ᵢ{lowered(j)}"]
    terms = [f"{w.term(x_i)}·{w.term(w_i)}" for x_i, w_i in zip(x, weights, strict=True)]
    value, a = w.say(n.z[layer][0, j]), w.say(n.a[layer][0, j])
    bent = f"{f}({z}) = {f}({value})" if f else z
    return [
        f"{z} = {' + '.join(products)} + {symbol('b', layer, j)}",
        *w.sum(f"{z} =", [*terms, w.term(n.b[layer][j])], f" = {value}"),
        f"{symbol('a', layer, j)} = {bent} = {a}",
    ]


def error(w: Writer, layer: int, j: int) -> list[str]:
    """δ = ∂L/∂a · f′(z), where ∂L/∂a comes from the loss or from the layer after."""
    n, delta = w.n, symbol("δ", layer, j)
    symbols, terms = _from_loss(w, layer, j) if layer == n.last else _carried(w, layer, j)
    tail = w.result(n.maker(layer), n.dz[layer][0, j])
    if w.slope(layer):
        symbols = f"{_held(symbols)}·{w.slope(layer)}({symbol('z', layer, j)})"
        terms = _held_terms(terms)
        tail = f"·{w.term(n.slope[layer][0, j])}{tail}"
    return [f"{delta} = {symbols}", *w.sum(f"{delta} =", terms, tail)]


def _held(text: str) -> str:
    return f"({text})" if " " in text and not text.startswith("2·") else text


def _held_terms(terms: list[str]) -> list[str]:
    if len(terms) == 1:
        return [_held(terms[0])]
    return [f"({terms[0]}", *terms[1:-1], f"{terms[-1]})"]


def _from_loss(w: Writer, layer: int, j: int) -> tuple[str, list[str]]:
    n, out, k = w.n, w.out(), lowered(j)
    y = w.term(n.y[0, j])
    if n.loss_name == "mse":
        return f"2·({out}{k} − y{k})", [f"2·({w.say(n.a[layer][0, j])} − {y})"]
    if n.loss_name == "cross_entropy":
        return f"softmax({out}){k} − y{k}", [f"{w.say(n.p[0, j])} − {y}"]
    if n.loss_name == "binary_cross_entropy":
        return f"σ({out}{k}) − y{k}", [f"{w.say(n.p[0, j])} − {y}"]
    return f"{called(n.L_prime, 'loss′')}({out},\u00a0y){k}", [w.term(n.da[layer][0, j])]


def _carried(w: Writer, layer: int, j: int) -> tuple[str, list[str]]:
    later, n = layer + 1, w.n
    dz, weights = n.dz[later][0], n.W[later][j]
    terms = [f"{w.term(d)}·{w.term(w_k)}" for d, w_k in zip(dz, weights, strict=True)]
    if len(dz) > FEW:
        return f"Σₖ {symbol('δ', later)}ₖ·{symbol('W', later)}{lowered(j)}ₖ", terms
    products = [f"{symbol('δ', later, k)}·{symbol('W', later, j, k)}" for k in range(len(dz))]
    return " + ".join(products), terms


def gradient(w: Writer, layer: int, j: int) -> list[str]:
    """dW = a·δ and db = δ."""
    n, delta, maker = w.n, symbol("δ", layer, j), gradient_maker(w)
    d, dW, db = w.term(n.dz[layer][0, j]), symbol("dW", layer), symbol("db", layer, j)
    parts = [
        f"{dW}{lowered(i)}{lowered(j)} = {w.term(x)}·{d}{w.result(maker, n.dW[layer][i, j])}"
        for i, x in enumerate(n.a[layer - 1][0])
    ]
    yours = f"{w.say(n.dz[layer][0, j])}, yours: " if maker else ""
    parts.append(f"{db} = {yours}{w.say(n.db[layer][j])}")
    return [f"{dW}ᵢ{lowered(j)} = {w.a(layer - 1)}ᵢ·{delta},   {db} = {delta}", *packed(parts)]


def gradient_maker(w: Writer) -> str:
    """The name of the learner's function that makes the gradients, or nothing."""
    return "dense_backward" if "dense_backward" in w.n.own else ""


def update(w: Writer, layer: int, j: int) -> list[str]:
    """p ← p − η·dp for the weights that lead to the unit and its bias."""
    n, unit, b = w.n, lowered(j), symbol("b", layer, j)
    moves = [
        (symbol("W", layer, i, j), n.W[layer][i, j], n.dW[layer][i, j], n.new_W[layer][i, j])
        for i in range(n.sizes[layer - 1])
    ]
    moves.append((b, n.b[layer][j], n.db[layer][j], n.new_b[layer][j]))
    parts = [
        f"{name} ← {w.say(p)} − {w.say(n.lr)}·{w.term(dp)} = {w.say(new)}"
        for name, p, dp, new in moves
    ]
    W = f"W{layer}ᵢ{unit}"
    return [f"{W} ← {W} − η·d{W},   {b} ← {b} − η·d{b},   η = {w.say(n.lr)}", *packed(parts)]
