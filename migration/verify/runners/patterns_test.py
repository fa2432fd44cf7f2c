"""Tests names that are told in part."""

from absl.testing import absltest

from migration.verify.runners import patterns

_MAP = {'m/h?/w': "m.blocks['h?'].w", 'm/b': 'm.b', 'c?_?/k': "convs['?'][?].k"}


class PatternsTest(absltest.TestCase):
    def test_what_stands_for_a_mark_stands_in_the_path(self):
        self.assertEqual(patterns.path(_MAP, 'm/h12/w'), "m.blocks['h12'].w")
        self.assertEqual(patterns.path(_MAP, 'c1_2/k'), "convs['1'][2].k")

    def test_other_names_have_no_path(self):
        for name in ('m/h/w', 'm/h1/x/w', 'm/h1/w/Adam', 'mm/h1/w', 'm/b'):
            self.assertIsNone(patterns.path(_MAP, name), name)

    def test_a_map_is_expanded_for_names(self):
        found = patterns.expanded(_MAP, ['m/h0/w', 'm/h1/w', 'm/b', 'other'])
        self.assertEqual(
            found,
            {'m/b': 'm.b', 'm/h0/w': "m.blocks['h0'].w", 'm/h1/w': "m.blocks['h1'].w"},
        )

    def test_graphs_of_any_number_of_calls(self):
        again = {f'{name}#+': told for name, told in _MAP.items()}
        self.assertEqual(patterns.path(again, 'm/h12/w#2'), "m.blocks['h12'].w")
        self.assertIsNone(patterns.path(_MAP, 'm/h12/w#2'))
        found = patterns.expanded(again, ['m/h0/w', 'm/h0/w#2', 'm/b'])
        self.assertEqual(found, {'m/b#+': 'm.b', 'm/h0/w#+': "m.blocks['h0'].w"})


if __name__ == '__main__':
    absltest.main()
