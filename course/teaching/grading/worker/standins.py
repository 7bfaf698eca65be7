"""What a notebook may import of the course and does not exist in here: widgets, pictures, checks.

Every name of such a module is there and does nothing, so an import costs nothing and harms nothing.
"""

import importlib.machinery
import sys
import types


class Nothing:
    """Does nothing when called, has every attribute, and holds no items."""

    def __call__(self, *arguments, **named):
        return self

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return self

    def __iter__(self):
        return iter(())

    def __enter__(self):
        return self

    def __exit__(self, *error):
        return None

    def __repr__(self):
        return ""


class Finder:
    """Makes any module of the course that is not found in another way."""

    def find_spec(self, name, path=None, target=None):
        if not name.startswith("course."):
            return None
        return importlib.machinery.ModuleSpec(name, self, is_package=True)

    def create_module(self, spec):
        module = types.ModuleType(spec.name)
        module.__getattr__ = Nothing().__getattr__
        return module

    def exec_module(self, module):
        pass


def install() -> None:
    sys.meta_path.append(Finder())
