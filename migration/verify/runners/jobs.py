"""The job list that a runner works through: one TensorFlow import, one process per program.

`python -m migration.verify.runners.legacy_runner JOBS.json`, where the file is a list of
    script     the program; folder: its working directory; arguments: its own arguments
    out        where the recording goes
    source     a name for the text that ran, kept in the recording
    counted    marks whose calls count towards limit; limit: where to cut (none: never)
    seconds    when to cut at the next counted call; timeout: when to kill
    elements   how many elements of a tensor are kept; whole: whether variables are kept whole
    training_steps  how many training steps have their gradients recorded
    around     folders around that of the program in which its modules may lie
    modules    {path: what `marked` or `spans` is for this module of the program}
and, for the original, marked ({call number: mark}), compat and shake (see drift.py); for the
converted program, eager (whether functions run without graphs), spans ({mark: [line, column,
end_line, end_column]}), training (marks), name_map and initial (a recording). Several jobs run
one after another in forked processes.
"""

import json
import os
import signal
import sys
import time


def _forked(job, run):
    """Runs a job in a child; kills it when its time is over."""
    sys.stdout.flush()
    sys.stderr.flush()
    child = os.fork()
    if not child:
        try:
            log = os.open(job['out'] + '.log', os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
            os.dup2(log, 1)
            os.dup2(log, 2)
            run(job)
        except BaseException:
            import traceback

            traceback.print_exc()
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(0)
    end = time.time() + job.get('timeout', 600)
    while not os.waitpid(child, os.WNOHANG)[0]:
        if time.time() > end:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            # The parent cannot tell this from a crash otherwise.
            open(job['out'] + '.late', 'w').close()
            return
        time.sleep(0.02)


def main(arguments, run):
    """Works through the job list in the file named by the only argument."""
    with open(arguments[0]) as source:
        work = json.load(source)
    if len(work) == 1:
        run(work[0])
        sys.stdout.flush()
        sys.stderr.flush()
        # Sessions, queues and threads of the program have no say in how this ends.
        os._exit(0)
    import tensorflow  # noqa: F401  Imported once, for all the children.

    for job in work:
        _forked(job, run)
