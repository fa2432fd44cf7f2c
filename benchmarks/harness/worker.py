"""A resident process that times steps of programs under one TensorFlow.

It reads one JSON object a line from standard input and answers each with one on standard output:

    {"id": 1, "method": "load", "arguments": {...}}
    {"graphlift": {"id": 1, "ok": true, "result": ...}}
    {"graphlift": {"id": 1, "ok": false, "error": "ValueError: ..."}}

Only the standard library, NumPy and TensorFlow are used, so that Python 3.7, the newest that
TensorFlow 1.15 knows, can run it. Whatever the programs print goes to standard error.
"""

import json
import os
import sys
import traceback


def serve(methods, requests, answers):
    """Answers calls until the input ends.

    Args:
      methods: the functions that may be called, by name.
      requests: a file of lines.
      answers: a file to write lines to.
    """
    for line in requests:
        request = json.loads(line)
        answer = {'id': request['id'], 'ok': True}
        try:
            answer['result'] = methods[request['method']](**request['arguments'])
        except KeyboardInterrupt:
            raise
        except BaseException as error:  # A program may raise SystemExit, too.
            traceback.print_exc()
            answer['ok'] = False
            answer['error'] = '%s: %s' % (type(error).__name__, str(error)[:2000])
        answers.write(json.dumps({'graphlift': answer}) + '\n')
        answers.flush()


def claim_standard_output():
    """Returns what standard output was, and sends everything written to it to standard error."""
    answers = os.fdopen(os.dup(1), 'w')
    os.dup2(2, 1)
    return answers


def main(argv):
    """Serves one engine: session or function."""
    answers = claim_standard_output()
    options = json.loads(argv[1])
    if options['engine'] == 'session':
        from benchmarks.harness import worker_session as engine
    else:
        from benchmarks.harness import worker_function as engine
    serve(engine.make(options), sys.stdin, answers)


if __name__ == '__main__':
    main(sys.argv)
