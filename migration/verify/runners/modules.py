"""Watches the modules that a program imports as it is watched itself."""

import ast
import importlib.machinery
import os

from migration.verify.runners import fixed_sets


def watch(transforms, fixed=True):
    """Lets modules come with other trees.

    Args:
      transforms: {path: function that changes the tree of the module in that file}.
      fixed: whether sets of these modules have an order.
    """
    known = {os.path.realpath(path): change for path, change in transforms.items()}
    loader = importlib.machinery.SourceFileLoader
    get_code, exec_module = loader.get_code, loader.exec_module

    def changed_code(self, fullname):
        path = self.get_filename(fullname)
        change = known.get(os.path.realpath(path))
        if change is None:
            return get_code(self, fullname)
        tree = ast.parse(self.get_data(path), path)
        change(tree)
        return compile(tree, path, 'exec', 0, True)

    def with_sets(self, module):
        if fixed and os.path.realpath(self.path) in known:
            fixed_sets.install(module)
        return exec_module(self, module)

    loader.get_code, loader.exec_module = changed_code, with_sets
