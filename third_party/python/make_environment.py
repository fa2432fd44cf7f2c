"""Makes a virtual environment from a requirements lock, once for all clones of a user.

An environment lies in a folder named for what it was made of (locks, Python, machine), below
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

# Part of a folder's name: to be raised when this file makes something else of the same locks.
_FORMAT = 1


def _cache_root():
    """Returns the folder that holds all environments."""
    if os.environ.get('GRAPHLIFT_CACHE'):
        return pathlib.Path(os.environ['GRAPHLIFT_CACHE']) / 'environments'
    cache = os.environ.get('XDG_CACHE_HOME') or os.path.expanduser('~/.cache')
    return pathlib.Path(cache) / 'graphlift' / 'environments'


def _pins(requirements):
    """Returns what a lock asks for: its text less the comments."""
    lines = requirements.read_text().splitlines()
    return '\n'.join(line for line in lines if not line.lstrip().startswith('#'))


def _key(requirements):
    """Returns a digest of everything that an environment depends on."""
    digest = hashlib.sha256()
    for part in (
        str(_FORMAT),
        platform.machine(),
        '{}.{}'.format(*sys.version_info),
        os.path.realpath(sys.executable),
        *map(_pins, requirements),
    ):
        digest.update(part.encode() + b'\0')
    return digest.hexdigest()[:20]


def _say(label, message):
    """Prints a line of progress."""
    print(f'{label}: {message}', file=sys.stderr, flush=True)


@contextlib.contextmanager
def _locked(path, label):
    """Holds an exclusive lock on a file; yields its file descriptor."""
    with path.open('a') as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            _say(label, 'waiting for another process that installs the same environment')
            fcntl.flock(file, fcntl.LOCK_EX)
        yield file.fileno()


def _works(environment):
    """Returns whether the environment's interpreter starts: its Python may have been removed."""
    try:
        command = [str(environment / 'bin' / 'python'), '-c', '']
        return subprocess.run(command, check=False).returncode == 0
    except OSError:
        return False


def _pip(python, requirements, label, lock_fd):
    """Installs locked requirements, with a line of progress for each package."""
    command = [python, '-m', 'pip', 'install', '--no-deps', '--require-hashes']
    # Packages that come as source are built with tools that are locked, too.
    command += ['--no-build-isolation', '--disable-pip-version-check', '--progress-bar=off']
    process = subprocess.Popen(
        [*command, '--requirement', str(requirements)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        universal_newlines=True,
        pass_fds=[lock_fd],
    )
    log = []
    name = ''
    for line in process.stdout:
        log.append(line)
        if line.startswith('Collecting '):
            name = line.split()[1]
        # pip names a size only where it really downloads.
        size = re.match(r'\s*Downloading .*\((\d+(?:\.\d+)? .B)\)', line)
        if size:
            _say(label, f'downloading {name}, {size.group(1)}')
        elif line.startswith('Installing collected packages'):
            _say(label, 'unpacking')
    if process.wait():
        sys.stderr.writelines(log[-30:])
        sys.exit(f'{label}: pip failed with status {process.returncode}')


def _move(folder, destination):
    """Renames a finished environment, whose scripts name their own folder."""
    for script in (folder / 'bin').iterdir():
        if script.is_symlink():
            continue
        data = script.read_bytes()
        if data.startswith(b'#!') or script.name.lower().startswith('activate'):
            script.write_bytes(data.replace(bytes(folder), bytes(destination)))
    folder.rename(destination)


def make(requirements, build_requirements):
    """Makes an environment if it does not exist.

    Args:
        requirements: the path of a requirements lock.
        build_requirements: the path of another, for what builds packages that come as source.

    Returns:
        The environment's path.
    """
    label = requirements.stem.replace('requirements_', '')
    root = _cache_root()
    root.mkdir(parents=True, exist_ok=True)
    name = f'{label}-{_key([requirements, build_requirements])}'
    environment = root / name
    with _locked(root / f'{name}.lock', label) as lock_fd:
        if environment.exists():
            if _works(environment):
                return environment
            shutil.rmtree(str(environment))
        start = time.time()
        _say(label, f'installing with Python {platform.python_version()} into {environment}')
        partial = root / f'{name}.partial'
        try:
            subprocess.run([sys.executable, '-m', 'venv', '--clear', str(partial)], check=True)
            python = str(partial / 'bin' / 'python')
            _pip(python, build_requirements, label, lock_fd)
            _pip(python, requirements, label, lock_fd)
            _move(partial, environment)
        finally:
            shutil.rmtree(str(partial), ignore_errors=True)
        _say(label, f'installed in {time.time() - start:.0f} s')
    return environment


def main():
    """Makes the environment that the command line asks for, and writes its path to a file."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('--requirements', type=pathlib.Path, required=True)
    parser.add_argument('--build_requirements', type=pathlib.Path, required=True)
    parser.add_argument('--result', type=pathlib.Path, required=True)
    args = parser.parse_args()
    args.result.write_text(str(make(args.requirements, args.build_requirements)))


if __name__ == '__main__':
    main()
