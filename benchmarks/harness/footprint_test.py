import os
import subprocess
import sys

from absl.testing import absltest

from benchmarks.harness import footprint

_MIB = 1 << 20


class FootprintTest(absltest.TestCase):
    def cost(self, program, **more):
        folder = self.create_tempdir().full_path
        return footprint.run([sys.executable, '-c', program], folder=folder, env=os.environ, **more)

    def test_time_and_output(self):
        cost = self.cost('import time; time.sleep(0.3); print("done"); raise SystemExit(3)')
        self.assertEqual((cost.status, cost.output), (3, 'done\n'))
        self.assertGreater(cost.wall_s, 0.3)
        self.assertLess(cost.cpu_s, cost.wall_s)

    def test_time_of_children(self):
        busy = 'import time; a = time.process_time()\nwhile time.process_time() < a + 0.3: pass'
        cost = self.cost(
            f'import subprocess, sys; subprocess.run([sys.executable, "-c", {busy!r}])'
        )
        self.assertGreater(cost.cpu_s, 0.3)

    def test_memory_of_all_processes(self):
        hold = 'import time; data = bytearray(50 << 20); time.sleep(1)'
        start = f'import subprocess, sys; p = subprocess.Popen([sys.executable, "-c", {hold!r}])'
        cost = self.cost(f'{start}\n{hold}\np.wait()')
        self.assertGreater(cost.peak_bytes, 100 * _MIB)
        self.assertLess(cost.peak_bytes, 160 * _MIB)

    def test_what_hangs_is_ended(self):
        with self.assertRaises(subprocess.TimeoutExpired):
            self.cost('import time; time.sleep(60)', timeout=0.5)


if __name__ == '__main__':
    absltest.main()
