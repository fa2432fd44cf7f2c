"""Kills the converter while it writes, many times, and looks at what is left."""

import os
import pathlib
import random
import signal
import sys
import time

from absl.testing import absltest

from migration.convert import main, report

FILES = 12
KILLS = 30
# Large enough that writing takes a while, short enough in tokens that converting does not.
PADDING = f'x = "{"x" * 100_000}"\n'


def convert(source, *, filename, target):
    text = source.replace('old', 'new')
    return report.FileResult('unchanged' if text == source else 'converted', text)


class KillTest(absltest.TestCase):
    def run_in_child(self, folder):
        """Returns the process that converts a folder, forked: starting Python takes too long."""
        child = os.fork()
        if child:
            return child
        try:
            sys.stdout = sys.stderr = open(os.devnull, 'w')  # noqa: SIM115
            os._exit(main.main(['--in_place', str(folder)], convert=convert))
        finally:
            os._exit(99)

    def test_every_file_is_whole(self):
        folder = pathlib.Path(self.create_tempdir().full_path)
        paths = [folder / f'{i:02}.py' for i in range(FILES)]
        whole = {f'{word}\n{PADDING}{word}\n' for word in ('old', 'new')}
        random.seed(0)
        killed = mixed = 0
        longest = 0.0
        for attempt in range(KILLS + 1):
            for path in paths:
                path.write_text(f'old\n{PADDING}old\n')
            start = time.monotonic()
            child = self.run_in_child(folder)
            if attempt:
                time.sleep(random.random() * longest)
                os.kill(child, signal.SIGKILL)
            _, status = os.waitpid(child, 0)
            # The first run, and each that comes to its end, tells how long one takes.
            if os.WIFSIGNALED(status):
                killed += 1
            else:
                longest = time.monotonic() - start
            texts = [path.read_text() for path in paths]
            self.assertContainsSubset(set(texts), whole)
            mixed += len(set(texts)) == 2
        print(f'{killed} of {KILLS} killed, {mixed} of them in the middle', file=sys.stderr)
        self.assertGreater(mixed, 0)
        # The next run finishes the work and removes what the killed ones left.
        _, status = os.waitpid(self.run_in_child(folder), 0)
        self.assertEqual(os.waitstatus_to_exitcode(status), 0)
        self.assertCountEqual(os.listdir(folder), [path.name for path in paths])
        self.assertEqual({path.read_text()[:3] for path in paths}, {'new'})


if __name__ == '__main__':
    absltest.main()
