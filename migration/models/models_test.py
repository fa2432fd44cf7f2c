import ast

import numpy as np
from absl.testing import absltest, parameterized

from migration.convert import pipeline
from migration.models import catalog, spec_type

_NAMES = catalog.names()
_MAY_IMPORT = {'__future__', 'numpy', 'tensorflow', 'migration.models'}


def _imports(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module


class CatalogTest(absltest.TestCase):
    def test_the_models_of_the_guide_and_the_tutorials_are_there(self):
        self.assertContainsSubset(
            ['linear_regression', 'logistic_regression', 'low_level_variables', 'mlp'], _NAMES
        )

    def test_unknown_model(self):
        with self.assertRaisesRegex(ValueError, "no model 'mpl'; there are .*mlp"):
            catalog.load('mpl')


class SpecTest(parameterized.TestCase):
    @parameterized.parameters(_NAMES)
    def test_spec_is_complete(self, name):
        spec = catalog.load(name).spec
        self.assertEqual(spec.name, name)
        self.assertNotEmpty(spec.summary)
        self.assertNotEmpty(spec.exercises)
        self.assertNotEmpty(spec.fetches)
        self.assertLen({each.name for each in spec.inputs}, len(spec.inputs))
        for each in spec.inputs:
            self.assertIn(each.content, spec_type.CONTENTS)
            np.dtype(each.dtype)
        self.assertEqual(any(each.batched for each in spec.inputs), bool(spec.batch_sizes))
        self.assertBetween(spec.rtol, 0, 1e-2)
        self.assertBetween(spec.atol, 0, 1e-2)

    @parameterized.parameters(_NAMES)
    def test_batches_have_the_shapes_of_the_spec(self, name):
        spec = catalog.load(name).spec
        for batch_size in spec.batch_sizes or [1]:
            batch = catalog.make_batch(spec, batch_size)
            self.assertSameElements(batch, [each.name for each in spec.inputs])
            for each in spec.inputs:
                self.assertEqual(batch[each.name].shape, each.shape_for(batch_size))
                self.assertEqual(batch[each.name].dtype, each.dtype)

    def test_batches_are_equal_for_equal_seeds_only(self):
        spec = catalog.load('mlp').spec
        first, again = (catalog.make_batch(spec, 32, seed=1) for _ in range(2))
        other = catalog.make_batch(spec, 32, seed=2)
        np.testing.assert_array_equal(first['x'], again['x'])
        np.testing.assert_array_equal(first['y'], again['y'])
        self.assertFalse(np.array_equal(first['x'], other['x']))

    def test_an_image_keeps_its_label(self):
        labels = catalog.make_batch(catalog.load('mlp').spec, 64)
        one_hot = catalog.make_batch(catalog.load('logistic_regression').spec, 64)
        np.testing.assert_array_equal(labels['x'], one_hot['x'])
        np.testing.assert_array_equal(labels['y'], one_hot['y'].argmax(axis=1))


class ProgramTest(parameterized.TestCase):
    @parameterized.parameters(_NAMES)
    def test_before_is_a_program_for_both_pythons(self, name):
        tree = ast.parse(catalog.load(name).before.read_text(), feature_version=(3, 7))
        self.assertNotEmpty(ast.get_docstring(tree))
        self.assertContainsSubset(set(_imports(tree)), _MAY_IMPORT)

    @parameterized.parameters(_NAMES)
    def test_after_imports_nothing_else_either(self, name):
        tree = ast.parse(catalog.load(name).after.read_text())
        self.assertContainsSubset(set(_imports(tree)), _MAY_IMPORT)

    @parameterized.parameters(_NAMES)
    def test_after_is_what_the_converter_emits(self, name):
        model = catalog.load(name)
        result = pipeline.convert_source(model.before.read_text(), filename=str(model.before))
        self.assertEqual(result.status, 'converted', result.findings)
        self.assertMultiLineEqual(result.text, model.after.read_text())

    @parameterized.parameters(_NAMES)
    def test_the_step_of_the_spec_is_one_of_the_report(self, name):
        model = catalog.load(name)
        result = pipeline.convert_source(model.before.read_text(), filename=str(model.before))
        steps = [step for step in result.steps if step.function == model.spec.step]
        self.assertNotEmpty(steps, f'no step is named {model.spec.step}')
        for step in steps:
            self.assertEqual(tuple(step.fetches), model.spec.fetches)
            self.assertEqual(step.training, model.spec.trains)


if __name__ == '__main__':
    absltest.main()
