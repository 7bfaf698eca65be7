"""What nbgrader takes off for lateness, as nbgrader_config.py of the class says it."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from course.teaching.classroom import Classroom


def penalties(classroom: Classroom) -> Callable[[str, float, float], float | None]:
    """The rule: (student, score, seconds late) -> points that are taken off."""
    from nbgrader.preprocessors import AssignLatePenalties
    from traitlets.config import Config
    from traitlets.config.loader import ConfigFileNotFound, PyFileConfigLoader

    folder = str(classroom.folder / "nbgrader")
    try:
        config = PyFileConfigLoader("nbgrader_config.py", path=folder).load_config()
    except ConfigFileNotFound:
        config = Config()
    with on_path(folder):  # where a plugin of the teacher's own lies
        rule = AssignLatePenalties(config=config)
        rule.init_plugin()

    def penalty(student: str, score: float, seconds: float) -> float | None:
        points = rule.plugin_inst.late_submission_penalty(student, score, seconds)
        return None if points is None else min(max(points, 0.0), score)

    return penalty


@contextmanager
def on_path(folder: str) -> Iterator[None]:
    """Within it, modules in `folder` can be imported: a class's own late penalty."""
    sys.path.insert(0, folder)
    try:
        yield
    finally:
        sys.path.remove(folder)
