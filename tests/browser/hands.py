"""How each kind of control is moved: by mouse, by keyboard."""

from browser.moving import KIND, compare, controls, follow


def slider_by_keys(panel, handle):
    handle.press("Home")
    failed = follow(panel, [(key, lambda key=key: handle.press(key)) for key in ("End", "Home")])
    value = handle.get_attribute("aria-valuetext")
    handle.press("ArrowRight")
    if handle.get_attribute("aria-valuetext") == value:
        failed.append(f"ArrowRight: expected another value than {value}")
    return failed


def slider_by_mouse(panel, handle):
    track = handle.evaluate_handle("node => node.closest('.noUi-target')").as_element()
    handle.scroll_into_view_if_needed()
    box, at, mouse = track.bounding_box(), handle.bounding_box(), panel.notebook.page.mouse
    y = box["y"] + box["height"] / 2
    mouse.move(at["x"] + at["width"] / 2, at["y"] + at["height"] / 2)
    mouse.down()
    to = lambda share: mouse.move(box["x"] + share * box["width"], y)  # noqa: E731
    to(0)
    failed = follow(
        panel, [("dragged to the end", lambda: to(1)), ("dragged back", lambda: to(0.2))]
    )
    mouse.up()
    return failed


def click_to_type(panel, box):
    """A click is all that the mouse can do here; the rest is typing."""
    box.click()
    focused = box.evaluate("node => node === document.activeElement")
    return [] if focused else ["clicked: expected that one can type now"]


def number_by_keys(panel, readout):
    low, high = readout.evaluate(
        """node => ['min', 'max'].map(end => Number(node.closest('.jupyter-widgets')
            .querySelector('[role=slider]').getAttribute('aria-value' + end)))"""
    )

    def type_in(value):
        readout.focus()
        panel.notebook.page.keyboard.press("Control+A")
        panel.notebook.page.keyboard.type(f"{value:g}")
        panel.notebook.page.keyboard.press("Enter")

    type_in(low)
    return follow(panel, [(f"typed {high:g}", lambda: type_in(high))])


def text_by_keys(panel, box):
    """The text boxes take expressions: another one of the same names, and the one before again."""
    typed = box.input_value()

    def type_in(text):
        box.focus()
        panel.notebook.page.keyboard.press("Control+A")
        panel.notebook.page.keyboard.type(text)
        panel.notebook.page.keyboard.press("Enter")

    return follow(
        panel, [(f"typed {t!r}", lambda t=t: type_in(t)) for t in (f"{typed} + 1", typed)]
    )


def click_into(panel, picture):
    """A click beside the axes does nothing; one of several must do something."""
    box, before = picture.bounding_box(), panel.settled()
    for share in (0.2, 0.4, 0.6, 0.8):
        place = {"x": share * box["width"], "y": 0.5 * box["height"]}
        picture.click(position=place)
        failed = compare(before, panel.changed(before, seconds=1), "clicked into")
        if not failed:
            break
    return failed


def menu_by_keys(panel, select):
    count = select.evaluate("node => node.options.length")
    for _ in range(count):
        select.press("ArrowUp")
    return follow(panel, [("ArrowDown", lambda: select.press("ArrowDown"))] * (count - 1))


def menu_by_mouse(panel, select):
    select.click(trial=True)
    names = select.evaluate("node => [...node.options].map(option => option.label)")
    select.select_option(label=names[-1])
    return follow(
        panel, [(f"chose {n!r}", lambda n=n: select.select_option(label=n)) for n in names]
    )


def pressed(press):
    def move(panel, button):
        failed = _press(panel, button, press)
        others = [b for b in controls(panel) if b.evaluate(KIND) in ("button", "toggle")]
        for other in others:
            if not failed:
                break
            other.click()
            failed = _press(panel, button, press)
        return failed

    return move


def _press(panel, button, press):
    return follow(panel, [("pressed", lambda: press(button))])


def chosen(press):
    def move(panel, choice):
        failed = follow(panel, [("chosen", lambda: press(choice))])
        if choice.get_attribute("aria-pressed") != "true":
            failed.append("chosen: expected it to be marked as pressed")
        return failed

    return move


def paper_by_mouse(panel, paper):
    paper.scroll_into_view_if_needed()
    box, mouse = paper.bounding_box(), panel.notebook.page.mouse

    def stroke():
        mouse.move(box["x"] + box["width"] / 2, box["y"] + 0.2 * box["height"])
        mouse.down()
        mouse.move(box["x"] + box["width"] / 2, box["y"] + 0.8 * box["height"], steps=5)
        mouse.up()

    return follow(panel, [("drew a line", stroke)])


def paper_by_keys(panel, paper):
    paper.press("Escape")
    return follow(panel, [("Shift+ArrowDown", lambda: paper.press("Shift+ArrowDown"))])


def _click(button):
    button.click()


MOUSE = {
    "slider": slider_by_mouse,
    "number": click_to_type,
    "text": click_to_type,
    "picture": click_into,
    "menu": menu_by_mouse,
    "button": pressed(_click),
    "toggle": pressed(_click),
    "choice": chosen(_click),
    "paper": paper_by_mouse,
}
KEYBOARD = {
    "slider": slider_by_keys,
    "number": number_by_keys,
    "text": text_by_keys,
    "menu": menu_by_keys,
    "button": pressed(lambda button: button.press("Enter")),
    "toggle": pressed(lambda button: button.press("Space")),
    "choice": chosen(lambda button: button.press("Enter")),
    "paper": paper_by_keys,
}
