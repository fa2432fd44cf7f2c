"""Runs somebody's program inside this process, as if it had been started by itself."""

import os
import sys
import traceback
import types

from migration.verify.runners import recording

_HERE = os.path.dirname(os.path.abspath(__file__))


class Ending:
    """How a program ended: 'finished', 'cut' or 'failed', with the error's text."""

    def __init__(self):
        self.how = 'finished'
        self.error = ''


def _own_traceback():
    """Returns the text of the current exception without the frames of this room."""
    kind, error, trace = sys.exc_info()
    while trace is not None and trace.tb_frame.f_code.co_filename.startswith(_HERE):
        trace = trace.tb_next
    return ''.join(traceback.format_exception(kind, error, trace))


def enter(script, folder, arguments, around=()):
    """Makes this process look like `python script` started in folder; returns its module.

    Modules are also found in the folders `around` that of the script.
    """
    os.chdir(folder)
    os.environ.setdefault('MPLBACKEND', 'Agg')
    root = os.path.dirname(os.path.dirname(os.path.dirname(_HERE)))
    given = os.environ.get('GRAPHLIFT_PYTHONPATH')
    if given is not None:  # the verifier put our own root on the path to start this
        sys.path[:] = [p for p in sys.path if os.path.abspath(p or '.') != root]
        sys.path[0:0] = [p for p in given.split(os.pathsep) if p]
        for name in [n for n in sys.modules if n.split('.')[0] == 'migration']:
            del sys.modules[name]  # a program may have a package of that name
    sys.path[0:0] = [os.path.dirname(script), *around]
    sys.argv = [script, *arguments]
    module = types.ModuleType('__main__')
    module.__file__ = script
    sys.modules['__main__'] = module
    return module


def execute(run):
    """Calls run() and tells how it ended; a program may also end by sys.exit."""
    ending = Ending()
    try:
        run()
    except recording.Cut:
        ending.how = 'cut'
    except SystemExit as exit_:
        if exit_.code not in (None, 0):
            ending.how, ending.error = 'failed', 'SystemExit: %s' % (exit_.code,)
    except BaseException:
        ending.how, ending.error = 'failed', _own_traceback()
    sys.stdout.flush()
    sys.stderr.flush()
    return ending
