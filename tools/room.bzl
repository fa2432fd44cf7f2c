"""The layout that all rooms of the converter share.

A room is a folder whose files are found by their names, so that a new file or
test edits no BUILD file: `*_test.py` are tests, any other `*.py` is the library,
and the folders below hold data.
"""

load(":python.bzl", "py_library", "py_test")

# Folders that hold what a library reads when it runs, and what only its tests read.
_LIBRARY_DATA = ["tables/**", "*.tsv", "*.json"]
_TEST_DATA = ["goldens/**", "testdata/**"]

def room(name, deps = [], test_deps = [], data = [], test_data = [], exclude = [], visibility = None):
    """Declares a library of all Python files in this folder, and their tests.

    Args:
      name: the name of the library; by habit that of the folder.
      deps: the rooms that the library imports.
      test_deps: what tests import besides.
      data: files that the library reads, besides tables.
      test_data: files that tests read, besides goldens and testdata.
      exclude: Python files that belong to targets of their own.
      visibility: of the library.
    """
    py_library(
        name = name,
        srcs = native.glob(
            ["*.py"],
            exclude = ["*_test.py"] + exclude,
        ),
        data = native.glob(_LIBRARY_DATA) + data,
        visibility = visibility,
        deps = deps,
    )
    for test in native.glob(["*_test.py"], exclude = exclude):
        py_test(
            name = test[:-len(".py")],
            srcs = [test],
            data = native.glob(_TEST_DATA) + test_data,
            deps = [":" + name] + deps + test_deps,
        )
