"""The Python rules of this repository.

BUILD files load their Python rules from here, so that a change of their origin
(native rules now, rules_python some day) is a change of this file alone.

A target runs in the default environment (TensorFlow 2.21 on Python 3.11).

To run one test under several versions of TensorFlow, use `tf_py_test`.

A program that starts child processes under other versions names these
environments in `interpreters`:

    py_binary(
        name = "verify",
        srcs = ["verify.py"],
        interpreters = ["tf115", "tf215"],
    )

and finds their interpreters in its environment, as absolute paths:

    GRAPHLIFT_PYTHON_TF115   unset if this machine has no Python 3.7
    GRAPHLIFT_PYTHON_TF215
    GRAPHLIFT_PYTHON_TF221   always

They are set by //third_party/python:python.sh under `bazel test`, `bazel run`
and for a program in bazel-bin that is started by hand. Child processes find
this repository's modules too: Bazel puts their folder into PYTHONPATH.
"""

load("@local_python37//:defs.bzl", PYTHON37 = "PYTHON")

py_library = native.py_library

_TENSORFLOW = {
    "tf115": "1.15",
    "tf215": "2.15",
    "tf221": "2.21",
}

# Where an environment cannot be installed, its tests are reported as skipped.
_COMPATIBLE_WITH = {
    "tf115": [] if PYTHON37 else ["//third_party/python:python37_missing"],
}

def _environment(version):
    if version not in _TENSORFLOW:
        fail("no TensorFlow version %r; there are %s" % (version, _TENSORFLOW.keys()))
    return "@pip_%s//:environment" % version

def py_binary(name, data = [], interpreters = [], **kwargs):
    """A Python program in the default environment.

    Args:
      name: as of the native rule.
      data: as of the native rule.
      interpreters: the environments in which it starts child processes:
        "tf115", "tf215".
      **kwargs: passed to the native rule.
    """
    native.py_binary(
        name = name,
        data = data + [_environment(version) for version in interpreters],
        **kwargs
    )

def py_test(name, data = [], interpreters = [], **kwargs):
    """A test in the default environment; it need not import TensorFlow.

    Args:
      name: as of the native rule.
      data: as of the native rule.
      interpreters: as of py_binary. The test runs, too, where "tf115" cannot be
        installed, and has to look at GRAPHLIFT_PYTHON_TF115.
      **kwargs: passed to the native rule.
    """
    native.py_test(
        name = name,
        data = data + [_environment(version) for version in interpreters],
        **kwargs
    )

def tf_py_test(
        name,
        srcs,
        tf_versions = ["tf221"],
        main = None,
        data = [],
        env = {},
        interpreters = [],
        tags = [],
        **kwargs):
    """A test that runs under one or more versions of TensorFlow.

    It fails if TensorFlow turns out to be of another version: see tf_test_main.py.

    Args:
      name: the name of the test under the first version; under another version,
        _VERSION is appended.
      srcs: as of the native rule.
      tf_versions: "tf221" (the default environment), "tf215" or "tf115".
      main: as of the native rule; the only one of srcs if left out.
      data: as of the native rule.
      env: as of the native rule.
      interpreters: as of py_test.
      tags: as of the native rule; the version is added.
      **kwargs: passed to the native rule.
    """
    if not main and len(srcs) > 1:
        fail("%s: main must be given where there are several srcs" % name)
    for version in tf_versions:
        native.py_test(
            name = name if version == tf_versions[0] else "%s_%s" % (name, version),
            srcs = srcs + ["//tools:tf_test_main.py"],
            main = "//tools:tf_test_main.py",
            data = data + [_environment(v) for v in depset([version] + interpreters).to_list()],
            env = dict(
                env,
                GRAPHLIFT_TEST_MAIN = native.package_name() + "/" + (main or srcs[0]),
                GRAPHLIFT_TF_VERSION = _TENSORFLOW[version],
                PYTHON_ENV = "pip_" + version,
            ),
            tags = tags + [version],
            target_compatible_with = _COMPATIBLE_WITH.get(version, []),
            **kwargs
        )
