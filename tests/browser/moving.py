"""Every control of a widget is moved, and what must follow is looked for.

A slider or a menu goes through several of its values, and picture and sentence must differ from
one to the next. A button may have nothing to do just now (Reset at the start): then the others
are pressed first.
"""

KIND = """node => node.matches('[role=slider]') ? 'slider'
    : node.matches('select') ? 'menu'
    : node.matches('.widget-readout') ? 'number'
    : node.matches('input[type=text]') ? 'text'
    : node.matches('img') ? 'picture'
    : node.matches('.course-choice') ? 'choice'
    : node.matches('.widget-toggle-button') ? 'toggle'
    : node.matches('button') ? 'button'
    : node.matches('[role=application]') ? 'paper' : node.outerHTML.slice(0, 120)"""
NAME = """node => node.getAttribute('aria-label') || node.labels?.[0]?.innerText
    || (node.matches('.widget-readout') ? 'number of ' : '') +
    (node.closest('.jupyter-widgets')?.querySelector('.widget-label')?.innerText
        || node.innerText)"""
DISABLED = "node => Boolean(node.closest(':disabled, [aria-disabled=true]'))"
ABOUT = f"node => [({KIND})(node), ({NAME})(node).trim(), ({DISABLED})(node)]"
TOGGLES_ON = ".widget-toggle-button.mod-active"


def move_all(panel, hand: dict) -> list[str]:
    """Move every control of `panel`; return what did not happen as expected."""
    failed = []
    for control in controls(panel) + (targets(panel) if "picture" in hand else []):
        kind, name, disabled = control.evaluate(ABOUT)
        place = f"{panel.place}, control {name!r}"
        if kind not in hand:
            failed.append(f"{place}: nobody knows how to move {kind}; tell tests/browser/hands.py")
            continue
        if disabled:
            failed.append(f"{place}: it is still disabled when all before it have been moved")
            continue
        missing = hand[kind](panel, control)
        if missing:
            go_elsewhere(panel)
            again = hand[kind](panel, control)
            failed += [f"{place}: {what}" for what in missing if again]
        if kind in ("button", "toggle"):
            for toggle in panel.node.query_selector_all(TOGGLES_ON):
                toggle.click()
    return failed


def go_elsewhere(panel) -> None:
    """Somewhere two choices may look alike, such as ReLU and identity at z > 0: go away from there.

    Every slider is put near its lower end, each at another share of its way.
    """
    for number, slider in enumerate(panel.node.query_selector_all("[role=slider]")):
        slider.press("Home")
        for _ in range(number % 4):
            slider.press("PageUp")


def controls(panel) -> list:
    found = panel.node.evaluate_handle("node => course.controls(node)").get_properties().values()
    return [handle.as_element() for handle in found]


def targets(panel) -> list:
    found = panel.node.evaluate_handle("node => course.targets(node)").get_properties().values()
    return [handle.as_element() for handle in found]


def follow(panel, moves) -> list[str]:
    """After each of `moves`, a label and a function, the picture must be another one."""
    failed = []
    before = panel.settled()
    for label, move in moves:
        move()
        now = panel.settled()
        if compare(before, now, label):  # it may be on its way: what plays takes its time
            failed += compare(before, panel.changed(before), label)
            now = panel.settled()
        before = now
    return failed


def compare(before: dict, now: dict, label: str) -> list[str]:
    failed = [f"{label}: {wrong}" for wrong in now["wrong"]]
    if before["picture"] and now["picture"] == before["picture"]:
        failed.append(f"{label}: expected another picture, it did not change")
    if now["sentence"] == before["sentence"]:
        failed.append(f"{label}: expected another sentence, still {now['sentence']!r}")
    return failed
