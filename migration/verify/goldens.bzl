"""Numeric goldens: conversions held against the numbers that TensorFlow 1.15 gave."""

load("//tools:python.bzl", "py_test")

def golden_numbers_test(name, srcs, data = [], deps = [], shard_count = 1, **kwargs):
    """Tests each golden among srcs (see goldens.py).

    Runs the conversions against the recorded numbers and, where there is a
    Python 3.7, the originals too. The goldens of a shard share one process per
    TensorFlow, so a few shards are plenty.

    Args:
      name: of the test.
      srcs: the goldens of this package: *before.py, *after.py, *.numbers.npz.
      data: what the programs read besides.
      deps: what the programs import besides.
      shard_count: how many processes share the goldens.
      **kwargs: passed to py_test.
    """
    py_test(
        name = name,
        size = "large",
        srcs = ["//migration/verify:golden_numbers_main.py"],
        args = [native.package_name()],
        data = srcs + data,
        interpreters = ["tf115"],
        main = "//migration/verify:golden_numbers_main.py",
        shard_count = shard_count,
        deps = deps + ["//migration/verify:library"],
        **kwargs
    )
