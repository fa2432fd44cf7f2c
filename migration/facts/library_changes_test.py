"""Tests of what is known of other libraries."""

from absl.testing import absltest

from migration.facts import library_changes


class LibraryChangesTest(absltest.TestCase):
    def test_a_keyword_that_is_gone(self):
        change = library_changes.change_of('sklearn.manifold.TSNE', {'n_iter': 1, 'init': 2})
        self.assertEqual(change.argument, 'n_iter')
        self.assertIsNone(library_changes.change_of('sklearn.manifold.TSNE', {'init': 2}))

    def test_a_function_that_is_gone(self):
        self.assertEqual(library_changes.change_of('scipy.misc.imread', ()).since, 'SciPy 1.2')
        self.assertIsNone(library_changes.change_of('scipy.misc.derivative', ()))


if __name__ == '__main__':
    absltest.main()
