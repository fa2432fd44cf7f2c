"""Tests the conversion of modules that import each other as one program."""

import pathlib
import textwrap
from unittest import mock

from absl.testing import absltest

from migration.convert import discovery, packages, report

_LAYERS = """
    import tensorflow as tf


    def dense(x, n, scope):
        with tf.variable_scope(scope):
            w = tf.get_variable('w', [x.shape[1].value, n])
            return tf.matmul(x, w)
    """
_TRAIN = """
    import tensorflow as tf
    {imports}

    x = tf.placeholder(tf.float32, [None, 3])
    y = {function}(x, 2, 'one')

    with tf.Session() as sess:
        sess.run(tf.global_variables_initializer())
        print(sess.run(y, {{x: [[1.0, 2.0, 3.0]]}}))
    """


_AUTOENCODER = """
    import tensorflow as tf


    def encode(x):
        with tf.variable_scope('encoder'):
            return tf.matmul(x, tf.get_variable('w', [x.shape[1].value, 2]))


    def decode(x, reuse=False):
        with tf.variable_scope('decoder', reuse=reuse):
            return tf.matmul(x, tf.get_variable('w', [x.shape[1].value, 3]))


    def autoencoder(noisy, clean):
        code = encode(noisy)
        restored = decode(code)
        return restored, tf.reduce_mean(tf.square(restored - clean))


    def imagine(code):
        return decode(code, reuse=True)
    """
_DENOISE = """
    import tensorflow as tf
    {imports}

    noisy = tf.placeholder(tf.float32, [None, 3])
    clean = tf.placeholder(tf.float32, [None, 3])
    code = tf.placeholder(tf.float32, [None, 2])
    restored, loss = {module}autoencoder(noisy, clean)
    other = {module}{call}
    train = tf.train.GradientDescentOptimizer(0.1).minimize(loss)
    with tf.Session() as sess:
        sess.run(tf.global_variables_initializer())
        sess.run(train, {{noisy: [[1.0, 2.0, 3.0]], clean: [[1.0, 2.0, 3.0]]}})
        print(sess.run(restored, {{noisy: [[1.0, 2.0, 3.0]]}}))
        print(sess.run(other, {{code: [[1.0, 2.0]]}}))
    """


class PackagesTest(absltest.TestCase):
    def convert(self, **files):
        """Returns the results for files, by their names."""
        folder = pathlib.Path(self.create_tempdir().full_path)
        paths = {}
        for name, text in files.items():
            path = folder / f'{name}.py'
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(textwrap.dedent(text).lstrip())
            paths[name] = path
        found = discovery.find([str(folder)])
        convert = packages.Packages(found.sources)
        return {name: convert(path.read_text(), filename=str(path)) for name, path in paths.items()}

    def assert_converted(self, results):
        for name, result in results.items():
            self.assertIn(result.status, ('converted', 'unchanged'), (name, result.findings))

    def test_imports_follow_the_names(self):
        for imports, function, expected in (
            ('from layers import dense', 'dense', 'from layers import Dense\n'),
            ('from layers import dense as d', 'd', 'from layers import Dense as d\n'),
            ('import layers', 'layers.dense', 'layers.Dense()'),
            ('import layers as l', 'l.dense', 'l.Dense()'),
            ('from layers import *', 'dense', 'Dense()'),
        ):
            with self.subTest(imports):
                train = textwrap.dedent(_TRAIN).format(imports=imports, function=function)
                results = self.convert(layers=_LAYERS, train=train)
                self.assert_converted(results)
                self.assertIn('class Dense(tf.Module):', results['layers'].text)
                self.assertIn(expected, results['train'].text)

    def test_objects_come_from_the_module_that_makes_them(self):
        for imports, module, call, expected in (
            ('import net', 'net.', 'imagine(code)', 'net.imagine(decode, code)'),
            ('import net as n', 'n.', 'decode(code, True)', 'decode(code)'),
            ('from net import *', '', 'decode(code, True)', 'decode(code)'),
            ('from net import autoencoder, imagine', '', 'imagine(code)', 'imagine(decode, code)'),
        ):
            with self.subTest(imports):
                train = textwrap.dedent(_DENOISE).format(imports=imports, module=module, call=call)
                results = self.convert(net=_AUTOENCODER, train=train)
                self.assert_converted(results)
                self.assertRegex(results['net'].text, r'return \w+, \w+, decode\n')
                self.assertRegex(
                    results['train'].text, r'\w+, \w+, decode = (n|net)?\.?autoencoder'
                )
                self.assertIn(expected, results['train'].text)

    def test_packages_of_packages(self):
        results = self.convert(
            **{
                'lib/__init__': 'from .layers import dense\n',
                'lib/layers': _LAYERS,
                'train': textwrap.dedent(_TRAIN).format(imports='import lib', function='lib.dense'),
            }
        )
        self.assert_converted(results)
        self.assertEqual(results['lib/__init__'].text, 'from .layers import Dense\n')
        self.assertIn('lib.Dense()', results['train'].text)

    def test_a_library_converts_without_its_program(self):
        train = textwrap.dedent(_TRAIN).format(imports='import layers', function='layers.dense')
        refused = f'{train}\ntf.contrib.layers.summarize_tensor(y)\n'
        results = self.convert(layers=_LAYERS, train=refused)
        self.assertEqual(results['train'].status, 'refused')
        self.assertEqual(results['layers'].status, 'converted')
        self.assertIn('program_refused', [note.rule for note in results['layers'].notes])

    def test_each_file_has_its_own_findings(self):
        wrong = '\n\ndef f(x):\n    return tf.contrib.layers.summarize_tensor(x)\n'
        layers = textwrap.dedent(_LAYERS) + wrong
        train = textwrap.dedent(_TRAIN).format(imports='import layers', function='layers.dense')
        results = self.convert(layers=layers, train=train)
        self.assertEqual(results['layers'].status, 'refused')
        self.assertEqual(results['train'].status, 'refused')
        self.assertIn('layers.py, line', results['train'].findings[0].reason)

    def test_what_a_module_builds_while_it_is_imported_is_refused(self):
        layers = 'import tensorflow as tf\n\nx = tf.placeholder(tf.float32, [3])\n'
        train = 'import tensorflow as tf\nimport layers\n\ny = layers.x * 2.0\n' + (
            'with tf.Session() as sess:\n    print(sess.run(y, {layers.x: [1, 2, 3]}))\n'
        )
        results = self.convert(layers=layers, train=train)
        self.assertEqual(results['train'].status, 'refused')

    def test_two_programs_share_a_module(self):
        train = textwrap.dedent(_TRAIN).format(imports='import layers', function='layers.dense')
        other = textwrap.dedent(_TRAIN).format(imports='import layers', function='layers.dense')
        results = self.convert(layers=_LAYERS, train=train, other=other.replace('2, ', '4, '))
        self.assert_converted(results)

    def test_modules_that_import_each_other(self):
        results = self.convert(
            a='import tensorflow as tf\nimport b\n\n\ndef f(x):\n    return b.g(tf.log(x))\n',
            b='import tensorflow as tf\nimport a\n\n\ndef g(x):\n    return tf.to_float(x)\n',
        )
        self.assertIn('tf.math.log', results['a'].text)
        self.assertIn('tf.cast', results['b'].text)

    def test_a_module_that_makes_summaries_of_images_scales_them_itself(self):
        layers = (
            'import tensorflow as tf\n\n\ndef show(picture):\n'
            "    tf.summary.image('picture', picture)\n"
        )
        train = """
            import tensorflow as tf
            import layers

            x = tf.placeholder(tf.float32, [None, 2, 2, 1])
            layers.show(x)
            merged = tf.summary.merge_all()
            with tf.Session() as sess:
                writer = tf.summary.FileWriter('logs')
                writer.add_summary(sess.run(merged, {x: [[[[1.0], [2.0]], [[3.0], [4.0]]]]}), 1)
            """
        results = self.convert(layers=layers, train=train)
        self.assert_converted(results)
        self.assertIn('def scale_images(', results['layers'].text)
        self.assertNotIn('def scale_images(', results['train'].text)

    def test_numpy_may_come_from_another_module(self):
        layers = 'import numpy as np\n\n\ndef batch():\n    return np.ones([2, 3])\n'
        train = """
            import tensorflow as tf
            from layers import *

            x = tf.placeholder(tf.float32, [None, 3])
            with tf.Session() as sess:
                print(sess.run(x * 2.0, {x: batch()}))
            """
        results = self.convert(layers=layers, train=train)
        self.assert_converted(results)
        self.assertIn('np.float32(batch())', results['train'].text)

    def test_the_reader_of_mnist_stands_where_it_is_used(self):
        layers = """
            def load():
                from tensorflow.contrib.learn.python.learn.datasets.mnist import read_data_sets
                return read_data_sets('MNIST_data', one_hot=True)
            """
        train = """
            import tensorflow as tf
            import numpy as np
            from layers import load

            x = tf.placeholder(tf.float32, [None, 784])
            with tf.Session() as sess:
                print(sess.run(tf.reduce_sum(x), {x: load().train.next_batch(4)[0]}))
            """
        results = self.convert(layers='import os\n\n' + textwrap.dedent(layers), train=train)
        self.assert_converted(results)
        self.assertIn('class DataSet:', results['layers'].text)
        self.assertIn('import tensorflow as tf', results['layers'].text)
        self.assertIn('(one_hot=True)', results['layers'].text)
        self.assertNotIn('class DataSet:', results['train'].text)

    def test_a_module_of_its_own_has_the_reader_of_mnist(self):
        data = """
            import tensorflow.examples.tutorials.mnist.input_data as input_data


            def load(one_hot=True):
                return input_data.read_data_sets('MNIST_data', one_hot=one_hot)
            """
        results = self.convert(data=data)
        self.assert_converted(results)
        self.assertIn('(one_hot=one_hot)', results['data'].text)

    def test_a_module_that_only_uses_private_names(self):
        protocol = """
            from tensorflow.python.framework import tensor_util

            def send(array):
                return tensor_util.make_tensor_proto(array)
            """
        results = self.convert(protocol=protocol)
        self.assertEqual(results['protocol'].status, 'converted')
        self.assertIn('return tf.make_tensor_proto(array)', results['protocol'].text)

    def test_a_program_that_needs_another_form_of_a_module_is_refused(self):
        layers = """
            import tensorflow as tf

            def scaled(x, size, norm=False):
                if norm:
                    return tf.layers.dense(x, len(norm))
                return x * tf.get_variable('scale', [size])
            """
        train = textwrap.dedent(_TRAIN).format(imports='import layers', function='layers.scaled')
        train = train.replace("2, 'one'", '3')
        other = train.replace('(x, 3)', '(x, 3, norm=(1, 2))')
        results = self.convert(a=train, b=other, layers=layers)
        self.assertEqual(
            {name: r.status for name, r in results.items()},
            {'a': 'converted', 'b': 'refused', 'layers': 'converted'},
        )
        self.assertEqual(results['b'].findings[0].rule, 'programs_differ')

    def test_options_of_functions_that_others_call_are_not_decided(self):
        layers = """
            import tensorflow as tf

            def scaled(x, kind='double'):
                if kind == 'double':
                    return x * 2.0
                return tf.log(x)
            """
        results = self.convert(layers=layers)
        self.assertIn('return tf.math.log(x)', results['layers'].text)
        text = layers.replace('return tf.log(x)', "return x * tf.get_variable('w', [])")
        self.assertNotIn('NotImplementedError', self.convert(layers=text)['layers'].text)

    def test_finds_imports_however_they_are_written(self):
        for text in (
            'import os, \\\n    layers',
            'from tensorflow import float32; import layers',
            'if True: import layers as other',
            'from . import (  # (These.\n    layers,\n)',
            'from .layers import dense',
            'from \\\n    layers import dense',
            '# Taken from tensorflow (see below\nimport layers\n# layers).',
        ):
            with self.subTest(text):
                self.assertLen(self.together(text), 1)
        for text in ('import os', 'from tensorflow import layers', 'layers = 1', '"""import os"""'):
            with self.subTest(text):
                self.assertLen(self.together(text), 2)

    def test_a_failure_is_that_of_its_program(self):
        real = packages.pipeline.convert_program

        def convert(parsed, *rest):
            if parsed.filename.endswith('b_program.py'):
                raise KeyError('k')
            return real(parsed, *rest)

        folder = pathlib.Path(self.create_tempdir().full_path)
        program = textwrap.dedent(_TRAIN.format(imports='import layers', function='layers.dense'))
        texts = {'a_program': program, 'b_program': program, 'layers': textwrap.dedent(_LAYERS)}
        for name, text in texts.items():
            (folder / f'{name}.py').write_text(text)
        whole = packages.Packages(discovery.find([str(folder)]).sources)
        with mock.patch.object(packages.pipeline, 'convert_program', convert):
            for name in ('a_program', 'layers'):
                result = whole(texts[name], filename=str(folder / f'{name}.py'))
                self.assertEqual(result.status, 'converted')
            for _ in range(2):
                with self.assertRaises(KeyError):
                    whole(texts['b_program'], filename=str(folder / 'b_program.py'))

    def made_up(self, texts, results):
        """Returns statuses and first reasons, where programs have made-up results."""

        def convert(parsed, target, modules):
            name = pathlib.Path(parsed.filename).stem
            return {
                n: report.FileResult('converted', text) for n, text in results.get(name, {}).items()
            } or {name: report.FileResult('unchanged', parsed.text)}

        folder = pathlib.Path(self.create_tempdir().full_path)
        for name, text in texts.items():
            (folder / f'{name}.py').write_text(text)
        whole = packages.Packages(discovery.find([str(folder)]).sources)
        found = {}
        with mock.patch.object(packages.pipeline, 'convert_program', convert):
            for name, text in texts.items():
                result = whole(text, filename=str(folder / f'{name}.py'))
                reason = result.findings[0].reason if result.findings else ''
                found[name] = (result.status, reason.replace(f'{folder}/', ''))
        return found

    def test_programs_that_need_different_forms_of_a_module(self):
        texts = {n: f'import tensorflow as tf\nimport m  # {n}\n' for n in ('p', 'q')}
        texts['m'] = 'import tensorflow as tf\n'
        results = {n: {n: f'# {n}\n', 'm': f'{n} = 1\n'} for n in ('p', 'q')}
        self.assertEqual(
            self.made_up(texts, results),
            {
                'p': ('converted', ''),
                'q': ('refused', 'another program needs another form of the module m.py'),
                'm': ('converted', ''),
            },
        )

    def test_modules_of_a_program_are_converted_together_or_not_at_all(self):
        texts = {
            'p': 'import tensorflow as tf\nimport m\n',
            'm': 'import tensorflow as tf  # Lost.\n',
        }
        found = self.made_up(texts, {'p': {'p': '', 'm': ''}})
        self.assertEqual(
            found['p'],
            ('refused', 'it is one program with m.py: the comment `# Lost.` would be lost'),
        )
        self.assertNotEqual(found['m'][0], 'converted')

    def test_passes_over_modules_that_are_not_python(self):
        results = self.convert(
            program=_TRAIN.format(imports='import layers, other', function='other.dense'),
            other=_LAYERS,
        )
        self.assert_converted(results)
        for text in ('print "x"\nimport os', '\0', 'x = 1\nprint "x"'):
            folder = pathlib.Path(self.create_tempdir().full_path)
            (folder / 'program.py').write_text('import layers\n')
            (folder / 'layers.py').write_text(text)
            found = packages.Packages(discovery.find([str(folder)]).sources)
            self.assertLen(found.together(), 2)

    def together(self, text):
        folder = pathlib.Path(self.create_tempdir().full_path)
        (folder / 'program.py').write_text(f'import tensorflow as tf\n{text}\n')
        (folder / 'layers.py').write_text('import tensorflow as tf\n')
        return packages.Packages(discovery.find([str(folder)]).sources).together()


if __name__ == '__main__':
    absltest.main()
