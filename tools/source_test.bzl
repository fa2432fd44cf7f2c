"""Tests that look at the whole source tree."""

load(":python.bzl", "py_test")

def source_test(name, data = [], deps = [], tags = [], **kwargs):
    """A test that reads the sources themselves instead of copies in a sandbox.

    Declared inputs would have to name every file of the repository, and so
    every new file would have to be named; such a test runs anew each time instead.

    Args:
      name: as of py_test.
      data: as of py_test.
      deps: as of py_test; //tools:source_tree is added.
      tags: as of py_test.
      **kwargs: passed to py_test.
    """
    py_test(
        name = name,
        size = "small",
        data = data + ["//:WORKSPACE"],
        tags = tags + [
            "external",
            "local",
        ],
        deps = deps + ["//tools:source_tree"],
        **kwargs
    )
