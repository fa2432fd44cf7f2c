"""Makes a virtual environment from a requirements lock, once for all clones of a user.

An environment lies in a folder named for what it was made of (lock, Python, machine), below
$GRAPHLIFT_CACHE, or else $XDG_CACHE_HOME/graphlift, or else ~/.cache/graphlift. It is made under
another name and then renamed, so that a folder of that name is always a whole environment. A file
lock beside it keeps two makers apart; pip holds it too, so that a pip that outlives a killed maker
does not disturb the next one.

Runs under every Python that gets an environment, 3.7 too, and needs the standard library only.
"""

import argparse
import contextlib
import fcntl
import hashlib
import os
import pathlib
import platform
import re
import shutil
import subprocess
import sys
import time

# Part of the folder's name: to be raised when this file makes something else of the same lock.
_FORMAT = 1


def _cache_root():
    """Returns the folder that holds all environments."""
    if os.environ.get('GRAPHLIFT_CACHE'):
        return pathlib.Path(os.environ['GRAPHLIFT_CACHE']) / 'environments'
    cache = os.environ.get('XDG_CACHE_HOME') or os.path.expanduser('~/.cache')
    return pathlib.Path(cache) / 'graphlift' / 'environments'


def _key(requirements):
    """Returns a digest of everything that the environment depends on."""
    digest = hashlib.sha256()
    for part in (
        str(_FORMAT),
        platform.platform(),
        sys.version,
        os.path.realpath(sys.executable),
        *(path.read_text() for path in requirements),
    ):
        digest.update(part.encode() + b'\0')
    return digest.hexdigest()[:20]


def _say(label, message):
    """Prints a line of progress."""
    print('%s: %s' % (label, message), file=sys.stderr, flush=True)


@contextlib.contextmanager
def _locked(path, label):
    """Holds an exclusive lock on a file; yields its file descriptor."""
    with open(path, 'a') as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            _say(label, 'waiting for another process that installs the same environment')
            fcntl.flock(file, fcntl.LOCK_EX)
        yield file.fileno()


def _works(environment):
    """Returns whether the environment's interpreter starts: its Python may have been removed."""
    python = environment / 'bin' / 'python'
    try:
        return subprocess.run([str(python), '-c', ''], check=False).returncode == 0
    except OSError:
        return False


def _pip(python, requirements, label, lock_fd, extra=()):
    """Installs locked requirements, with a line of progress for each package."""
    total = len(re.findall(r'^[\w.\[\]-]+ ?==', requirements.read_text(), re.MULTILINE))
    command = [python, '-m', 'pip', 'install', '--no-deps', '--require-hashes']
    command += ['--disable-pip-version-check', '--progress-bar=off', '--requirement']
    process = subprocess.Popen(
        [*command, str(requirements), *extra],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        universal_newlines=True,
        pass_fds=[lock_fd],
    )
    log, count = [], 0
    for line in process.stdout:
        log.append(line)
        if line.startswith('Collecting '):
            count += 1
            name = line.split()[1]
        # pip names a file and its size only when it really downloads it.
        size = re.match(r'\s*Downloading .*\((\d+(?:\.\d+)? .B)\)', line)
        if size:
            _say(label, 'downloading %s, %s (%d of at most %d)' % (name, size.group(1), count, total))
        elif line.startswith('Installing collected packages'):
            _say(label, 'unpacking %d packages' % count)
    if process.wait():
        sys.stderr.writelines(log[-30:])
        raise SystemExit('%s: pip failed with status %d' % (label, process.returncode))


def _make(folder, requirements, build_requirements, label, lock_fd):
    """Makes an environment in a folder that does not exist yet."""
    subprocess.run([sys.executable, '-m', 'venv', str(folder)], check=True, stdout=sys.stderr)
    python = str(folder / 'bin' / 'python')
    # Packages that come as source are built with locked tools, not with the newest ones of today.
    _pip(python, build_requirements, label, lock_fd)
    _pip(python, requirements, label, lock_fd, ['--no-build-isolation'])


def _move(folder, destination):
    """Renames a finished environment, whose scripts name the folder in their first line."""
    for script in (folder / 'bin').iterdir():
        if script.is_symlink() or not script.is_file():
            continue
        data = script.read_bytes()
        if data.startswith(b'#!') or script.name.lower().startswith('activate'):
            script.write_bytes(data.replace(os.fsencode(str(folder)), os.fsencode(str(destination))))
    os.rename(str(folder), str(destination))


def make(requirements, build_requirements):
    """Returns the path of the environment, which it makes if it does not exist."""
    label = requirements.stem.replace('requirements_', '')
    root = _cache_root()
    root.mkdir(parents=True, exist_ok=True)
    name = '%s-%s' % (label, _key([requirements, build_requirements]))
    environment = root / name
    with _locked(str(root / (name + '.lock')), label) as lock_fd:
        if environment.exists():
            if _works(environment):
                return environment
            shutil.rmtree(str(environment))
        start = time.time()
        _say(label, 'installing with Python %s into %s' % (platform.python_version(), environment))
        partial = root / (name + '.partial')
        shutil.rmtree(str(partial), ignore_errors=True)
        try:
            _make(partial, requirements, build_requirements, label, lock_fd)
            _move(partial, environment)
        finally:
            shutil.rmtree(str(partial), ignore_errors=True)
        _say(label, 'installed in %d s' % (time.time() - start))
    return environment


def main():
    """Makes the environment and writes its path to a file."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('--requirements', type=pathlib.Path, required=True)
    parser.add_argument('--build_requirements', type=pathlib.Path, required=True)
    parser.add_argument('--result', type=pathlib.Path, required=True)
    args = parser.parse_args()
    args.result.write_text(str(make(args.requirements, args.build_requirements)))


if __name__ == '__main__':
    main()
