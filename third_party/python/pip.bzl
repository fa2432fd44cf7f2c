"""Python environments installed from locked requirements.

`pip_environment` installs one requirements lock file and exposes the result as
`@NAME//:environment`: a script `python` and the lock. The installed files are
not Bazel inputs one by one (TensorFlow has more than ten thousand); the lock
stands for them in a target's runfiles, so that a changed lock reinstalls the
environment and reruns the tests.

The files themselves lie outside of Bazel's output base, which each clone has
for itself, in a folder per lock that all clones of a user share: see
make_environment.py.
"""

# ensurepip, since Debian's Python makes no virtual environment without a package of its own.
_PROBE = "import ensurepip, sys; print('%d.%d' % sys.version_info[:2]); print(sys.executable)"

def _find_python(rctx):
    """Returns the path of an interpreter of the wanted version, or None."""
    version = rctx.attr.python_version
    env = rctx.os.environ
    candidates = [
        env.get("PYTHON" + version.replace(".", "")),
        rctx.which("python" + version),
        rctx.which("python3"),
        "/usr/bin/python" + version,
    ]
    pyenv = rctx.path((env.get("PYENV_ROOT") or env.get("HOME", "/") + "/.pyenv") + "/versions")
    if pyenv.exists:
        candidates += [
            "%s/bin/python" % d
            for d in pyenv.readdir()
            if d.basename.startswith(version + ".")
        ]
    for candidate in candidates:
        if not candidate:
            continue
        result = rctx.execute([candidate, "-c", _PROBE])
        lines = result.stdout.split("\n")
        if result.return_code == 0 and lines[0] == version:
            return lines[1]
    return None

_PYTHON_ENVIRON = ["PATH", "HOME", "PYENV_ROOT", "PYTHON37", "PYTHON311"]

def _local_python_impl(rctx):
    python = _find_python(rctx)
    rctx.file("BUILD", "")
    rctx.file("defs.bzl", "PYTHON = %r\n" % (python or ""))

local_python = repository_rule(
    implementation = _local_python_impl,
    attrs = {"python_version": attr.string(mandatory = True)},
    configure = True,
    doc = "Tells in @NAME//:defs.bzl where an interpreter is; PYTHON is empty if there is none.",
    environ = _PYTHON_ENVIRON,
)

_BUILD = """
filegroup(
    name = "environment",
    srcs = [
        "python",
        "requirements.lock",
    ],
    visibility = ["//visibility:public"],
)
"""

_PYTHON = """#!/bin/sh
if [ ! -x "{environment}/bin/python" ]; then
  echo "{environment} was deleted. To install it again: ./bazelw sync --configure" >&2
  exit 127
fi
exec "{environment}/bin/python" "$@"
"""

_NO_PYTHON = """{name} needs Python {version}: put python{version} on PATH, or set PYTHON{digits} \
to its path, and run ./bazelw sync --configure"""

# The file is named otherwise than an interpreter, so that nobody runs it for one.
_EMPTY_BUILD = """
filegroup(
    name = "environment",
    srcs = ["unavailable"],
    visibility = ["//visibility:public"],
)
"""

def _pip_environment_impl(rctx):
    python = _find_python(rctx)
    if not python:
        message = _NO_PYTHON.format(
            digits = rctx.attr.python_version.replace(".", ""),
            name = rctx.name,
            version = rctx.attr.python_version,
        )
        if not rctx.attr.optional:
            fail(message)
        rctx.file("unavailable", message + "\n", executable = False)
        rctx.file("BUILD", _EMPTY_BUILD, executable = False)
        return
    lock = rctx.path(rctx.attr.requirements_lock)
    cuda = rctx.attr.cuda_requirements_lock
    if cuda and rctx.os.environ.get("TF_NEED_CUDA") == "1":
        lock = rctx.path(cuda)
    rctx.report_progress("installing %s" % lock.basename)
    result = rctx.execute(
        [
            python,
            rctx.path(rctx.attr._maker),
            "--requirements",
            lock,
            "--build_requirements",
            rctx.path(rctx.attr._build_requirements_lock),
            "--result",
            rctx.path("environment.path"),
        ],
        # Minutes of silence look like a hang: what the maker prints is shown as it comes.
        quiet = False,
        timeout = 3600,
    )
    if result.return_code:
        fail("could not install %s (see above)" % lock)
    rctx.file("requirements.lock", rctx.read(lock), executable = False)
    rctx.file(
        "python",
        _PYTHON.format(environment = rctx.read("environment.path")),
        executable = True,
    )
    rctx.file("BUILD", _BUILD, executable = False)

pip_environment = repository_rule(
    implementation = _pip_environment_impl,
    attrs = {
        "cuda_requirements_lock": attr.label(
            allow_single_file = True,
            doc = "Installed instead where the environment has TF_NEED_CUDA=1.",
        ),
        "optional": attr.bool(doc = "Whether the environment is empty where its Python is missing."),
        "python_version": attr.string(mandatory = True),
        "requirements_lock": attr.label(allow_single_file = True, mandatory = True),
        "_build_requirements_lock": attr.label(
            allow_single_file = True,
            default = "//third_party/python:requirements_build.lock",
        ),
        "_maker": attr.label(
            allow_single_file = True,
            default = "//third_party/python:make_environment.py",
        ),
    },
    configure = True,
    environ = _PYTHON_ENVIRON + ["GRAPHLIFT_CACHE", "TF_NEED_CUDA", "XDG_CACHE_HOME"],
)
