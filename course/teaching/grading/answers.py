"""From a worker's reply to an `Outcome`: what a student's process says, made harmless.

Words lose what could disturb a page or a file, and have an end. Raises where a part is missing or
of another type than a worker of ours sends.
"""

from course.checks.outcome import PRINTED_LIMIT, Failure, Outcome, Strange, same

LONGEST = 200  # characters of a string among values: NumPy widens all strings of a list to it
CONTROL = dict.fromkeys([*range(9), 11, 12, *range(14, 32), *range(127, 160)])
CONTROL |= dict.fromkeys([*range(0x200B, 0x2010), *range(0x2028, 0x202F), *range(0x2066, 0x206A)])


def outcome(reply: dict, arguments: tuple) -> Outcome:
    """The outcome in a reply; whether the arguments have changed is seen by us, not said by it."""
    failure = reply["failure"]
    return Outcome(
        value=modest(reply["value"]),
        failure=Failure(*three(failure)) if failure is not None else None,
        changed=changed(arguments, reply["arguments"], failure is not None),
        printed=words(reply["printed"], PRINTED_LIMIT),
        warned=tuple(dict.fromkeys(words(text, 500) for text in listed(reply["warned"])[:20])),
    )


def three(error) -> tuple[str, str, str]:
    """Kind, message and line of an error."""
    kind, message, line = error
    return words(kind, 80), words(message, PRINTED_LIMIT), words(line, 300)


def changed(sent: tuple, now, failed: bool) -> tuple[int, ...]:
    """The positions of the arguments that are not what was sent."""
    if now == () and failed:
        return ()  # the call did not get as far as the function
    if type(now) is not tuple or len(now) != len(sent):
        return tuple(range(len(sent)))
    return tuple(i for i, (a, b) in enumerate(zip(sent, now, strict=True)) if not alike(a, b))


def alike(a, b) -> bool:
    try:
        return bool(same(a, b))
    except (ValueError, TypeError):
        return False


def modest(value):
    """The value with strings of a modest length."""
    if type(value) is str:
        return words(value, LONGEST) if len(value) <= LONGEST else Strange("string, a long one")
    if type(value) in (list, tuple):
        return type(value)(modest(item) for item in value)
    if type(value) is dict:
        pairs = value.items()
        return {words(k, 80) if type(k) is str else k: modest(v) for k, v in pairs}
    return value


def words(text: str, limit: int) -> str:
    """The text without what is no character, or does not show, and not longer than `limit`."""
    if type(text) is not str:
        raise TypeError("words that are none")
    whole = text[: 4 * limit].encode("utf-8", "replace").decode("utf-8")
    return whole.translate(CONTROL)[:limit]


def listed(value) -> list:
    if type(value) not in (list, tuple):
        raise TypeError("a list that is none")
    return list(value)
