import dataclasses
import pathlib

from absl.testing import absltest

from benchmarks.harness import campaign, modes
from benchmarks.harness.configurations import Configuration
from benchmarks.harness.testdata import fake_suite


class CampaignTest(absltest.TestCase):
    def run_campaign(self, plans, *, of_modes=tuple(modes.MODES), device='cpu', **changes):
        programs = {name: fake_suite.program(name) for name in ('a', 'b')}
        programs['a'] = dataclasses.replace(programs['a'], **changes)
        it = campaign.Campaign(
            programs,
            [Configuration('fake', model, mode, 8) for model in 'ab' for mode in of_modes],
            pathlib.Path(self.create_tempdir().full_path),
            fake_suite.starter({'*': {}, **plans}),
            device,
        )
        self.addCleanup(it.close)
        it.start()
        wanted = {configuration.mode for configuration in it.runnable()}
        for model in 'ab':
            it.load(model, wanted)
        for configuration in it.runnable():
            it.prepare(configuration)
        return it

    def ready(self, it):
        return {c.name for c in it.runnable() if it.is_ready(c)}

    def test_all_agree(self):
        it = self.run_campaign({})
        self.assertEqual(it.reference, 'session115')
        self.assertEmpty(it.failures)
        self.assertLen(self.ready(it), 12)
        self.assertEqual(it.first_call_s['fake/a/xla/batch:8'], 0.5)

    def test_a_wrong_model_is_not_timed(self):
        it = self.run_campaign({'xla': {'wrong': ['a']}})
        failure = it.failures['fake/a/xla/batch:8']
        self.assertEqual(failure.kind, 'parity')
        self.assertIn('differs from session115: step 1 value 0 is 2, not 1', failure.reason)
        self.assertNotIn('fake/a/xla/batch:8', self.ready(it))
        self.assertNotIn('fake/a/xla/batch:8', it.first_call_s)
        self.assertIn('fake/b/xla/batch:8', self.ready(it))

    def test_without_tf115_the_other_session_is_the_reference(self):
        it = self.run_campaign({'session115': None})
        self.assertEqual(it.reference, 'session')
        self.assertEqual(it.skipped, {'session115': 'there is no session115 here'})
        self.assertLen(self.ready(it), 10)

    def test_baseline_twin_and_reference_come_along(self):
        it = self.run_campaign({'session115': None}, of_modes=['eager'])
        self.assertCountEqual(
            {c.mode for c in it.runnable()}, ['eager', 'function', 'function_again', 'session']
        )
        self.assertEmpty(it.skipped)

    def test_broken_reference(self):
        it = self.run_campaign({'session115': {'broken': ['a']}})
        self.assertEqual({f.kind for f in it.failures.values()}, {'error'})
        self.assertIn('a is broken', it.failures['fake/a/function/batch:8'].reason)
        self.assertLen(self.ready(it), 6)

    def test_broken_in_one_mode(self):
        it = self.run_campaign({'session': {'broken': ['b']}})
        self.assertEqual(list(it.failures), ['fake/b/session/batch:8'])

    def test_dead_worker(self):
        it = self.run_campaign({'eager': {'die_at': 'prepare'}})
        self.assertCountEqual(it.failures, ['fake/a/eager/batch:8', 'fake/b/eager/batch:8'])
        self.assertIn('died', it.failures['fake/a/eager/batch:8'].reason)

    def test_worker_that_does_not_start(self):
        it = self.run_campaign({'eager': {'die_at': 'hello'}})
        self.assertIn('died', it.skipped['eager'])

    def test_name_map_with_a_hole(self):
        it = self.run_campaign({}, name_map={})
        self.assertIn('no place for w', it.failures['fake/a/function/batch:8'].reason)

    def test_a_gpu_that_is_not_there(self):
        it = self.run_campaign({}, device='gpu')
        self.assertEmpty(it.workers)
        self.assertEqual(it.skipped, {'function': 'TensorFlow 2.fake sees no GPU'})
        self.assertEmpty(self.ready(it))

    def test_a_gpu_that_some_see(self):
        seeing = {'gpus': ['/gpu:0']}
        plans = {mode: seeing for mode in ('function', 'function_again', 'session', 'xla')}
        it = self.run_campaign(plans, device='gpu')
        self.assertCountEqual(it.workers, plans)
        self.assertCountEqual(it.skipped, ['eager', 'session115'])
        self.assertEqual(it.reference, 'session')
        self.assertLen(self.ready(it), 8)

    def test_no_batch(self):
        def write_batch(size, path):
            raise FileNotFoundError('no digits')

        it = self.run_campaign({}, write_batch=write_batch)
        self.assertEqual(it.failures['fake/a/xla/batch:8'].reason, 'it has no batch: no digits')
        self.assertLen(self.ready(it), 6)

    def test_block(self):
        it = self.run_campaign({})
        one = it.runnable()[0]
        self.assertEqual(it.block(one, 0.01)['steps'], 5)
        self.assertLen(it.block(one, 0.01, each=True)['walls'], 5)


if __name__ == '__main__':
    absltest.main()
