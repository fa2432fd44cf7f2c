import json
import pathlib

from absl.testing import absltest

from benchmarks.dashboard import store
from benchmarks.dashboard.testdata import planted


class StoreTest(absltest.TestCase):
    def write(self, content, name='r.json'):
        path = pathlib.Path(self.create_tempdir().full_path, name)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def problem(self, content):
        loaded = store.load(self.write(content))
        self.assertIsNone(loaded.document)
        return loaded.problem

    def test_good(self):
        loaded = store.load(self.write(json.dumps(planted.document())))
        self.assertIsNone(loaded.problem)
        self.assertEqual(loaded.name, 'r.json')

    def test_missing(self):
        loaded = store.load(pathlib.Path('/nowhere/r.json'))
        self.assertIn('cannot be read', loaded.problem)

    def test_damaged(self):
        whole = json.dumps(planted.document())
        self.assertIn('is not JSON', self.problem(whole[: len(whole) // 2]))
        self.assertIn('is not JSON', self.problem(''))
        self.assertIn('is not text', self.problem(b'\xff\xfe'))
        self.assertIn('not a JSON object', self.problem('[]'))
        self.assertIn("no 'benchmarks'", self.problem('{"context": {}}'))
        self.assertIn("no 'graphlift'", self.problem('{"context": {}, "benchmarks": []}'))

    def test_damaged_inside(self):
        document = planted.document()
        document['graphlift']['schema'] = 99
        self.assertIn('schema 99', self.problem(json.dumps(document)))
        document = planted.document()
        del document['graphlift']['again']
        self.assertIn('lacks again', self.problem(json.dumps(document)))
        document = planted.document()
        del document['graphlift']['comparisons'][0]['ratio']
        self.assertIn('comparison that lacks ratio', self.problem(json.dumps(document)))

    def test_none_is_dropped(self):
        good = self.write(json.dumps(planted.document()))
        bad = self.write('x')
        self.assertLen(store.load_all([good, bad, good]), 3)


if __name__ == '__main__':
    absltest.main()
