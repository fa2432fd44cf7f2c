"""Default repositories for a Bazel that cannot download them.

An official Bazel release fetches rules_cc, rules_java, rules_proto and
remote_coverage_tools by itself. Debian's build of Bazel 4.2.3 (package
bazel-bootstrap) would fetch the same archives, but is meant for machines
without internet access: Debian ships the archives as packages instead.
"""

_DEBIAN_RULES = "/usr/share/bazel/rules"

# buildifier: disable=unnamed-macro
def distro_bazel_repositories():
    """Uses the distribution's copies of Bazel's default repositories.

    Does nothing under an official Bazel release, which has a version label.
    """
    if native.bazel_version:
        return
    native.local_repository(
        name = "rules_java",
        path = _DEBIAN_RULES + "/java",
    )
    native.local_repository(
        name = "rules_proto",
        path = _DEBIAN_RULES + "/proto",
    )

    # Debian's bazel-rules-cc 0.0.4 needs a newer Bazel than Debian's own.
    native.local_repository(
        name = "rules_cc",
        path = "third_party/bazel/rules_cc",
    )

    # An empty tool: coverage reports are not available offline.
    native.local_repository(
        name = "remote_coverage_tools",
        path = "third_party/bazel/remote_coverage_tools",
    )
