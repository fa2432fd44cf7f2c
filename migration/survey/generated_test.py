"""The properties hold for programs that nobody wrote: mutated goldens, and those of a grammar."""

import pathlib
import warnings

import hypothesis
from absl.testing import absltest
from hypothesis import strategies as st

from migration.survey import mutations, properties

_GOLDENS = pathlib.Path(__file__).parents[1] / 'rules' / 'goldens'
_SETTINGS = hypothesis.settings(
    deadline=None,
    max_examples=60,
    database=None,
    derandomize=True,
    suppress_health_check=list(hypothesis.HealthCheck),
)

_FUNCTIONS = (
    'square', 'reduce_mean', 'global_variables_initializer', 'gradients', 'group', 'assign',
    'nn.relu', 'layers.dense', 'constant', 'Session', 'shape', 'while_loop', 'cond', 'Print',
)  # fmt: skip
_names = st.sampled_from(['x', 'y', 'w', 'b', 'loss', 'train', 'sess', 'é', 'i', 'data'])
_values = st.recursive(
    st.one_of(
        _names,
        st.sampled_from(
            ['1', '2.5', "'s'", 'None', '[1.0, 2.0]', '{}', 'np.ones([2, 1])', 'tf.float32']
        ),
    ),
    lambda inner: st.one_of(
        st.builds('({} + {})'.format, inner, inner),
        st.builds('tf.{}({})'.format, st.sampled_from(_FUNCTIONS), inner),
        st.builds('tf.Variable({}, name={!r})'.format, inner, _names),
        st.builds('tf.placeholder({}, {})'.format, inner, inner),
        st.builds('sess.run({}, {{{}: {}}})'.format, inner, _names, inner),
        st.builds('sess.run([{}, {}], feed_dict={})'.format, inner, inner, inner),
        st.builds('{}.eval({{{}: {}}})'.format, inner, _names, inner),
        st.builds('tf.train.AdamOptimizer({}).minimize({})'.format, inner, inner),
        st.builds('tf.get_variable({!r}, {})'.format, _names, inner),
        st.builds('({} if {} else {})'.format, inner, inner, inner),
        st.builds('[{} for {} in {}]'.format, inner, _names, inner),
        st.builds('{}[{}]'.format, _names, inner),
        st.builds('f({}, k={})'.format, inner, inner),
        st.builds('(lambda {}: {})'.format, _names, inner),
    ),
    max_leaves=5,
)


def _indented(lines):
    return [f'    {line}' for line in lines]


_simple = st.one_of(
    st.builds('{} = {}'.format, _names, _values),
    st.builds('{} = {}  # {}'.format, _names, _values, _names),
    st.builds('print({})'.format, _values),
    st.builds('{}'.format, _values),
    st.builds('# {}'.format, _names).map(lambda comment: f'{comment}\npass'),
    st.builds('{} += {}'.format, _names, _values),
    st.builds('{}, {} = {}'.format, _names, _names, _values),
)
_heads = st.one_of(
    st.builds('for {} in {}:'.format, _names, _values),
    st.builds('if {}:'.format, _values),
    st.builds('while {}:'.format, _values),
    st.builds('def {}({}, k=None):'.format, st.sampled_from(['f', 'main']), _names),
    st.builds('with tf.Session() as {}:'.format, _names),
    st.builds('with tf.variable_scope({!r}):'.format, _names),
    st.just('with tf.Graph().as_default():'),
    st.just('class Model:'),
)
_statements = st.recursive(
    _simple.map(lambda text: text.split('\n')),
    lambda inner: st.builds(
        lambda head, bodies: [head, *_indented([line for body in bodies for line in body])],
        _heads,
        st.lists(inner, min_size=1, max_size=4),
    ),
    max_leaves=8,
)
_programs = st.lists(_statements, min_size=1, max_size=8).map(
    lambda blocks: '\n'.join(
        ['import numpy as np', 'import tensorflow as tf', *(line for b in blocks for line in b), '']
    )
)


class GeneratedTest(absltest.TestCase):
    def check(self, text):
        with warnings.catch_warnings():
            warnings.simplefilter('ignore')
            try:
                compile(text, 'a.py', 'exec', dont_inherit=True)
            except SyntaxError:
                return
            self.assertEqual(properties.violations(text.encode(), 'a.py'), [], text)

    @_SETTINGS
    @hypothesis.given(_programs)
    def test_programs_from_a_grammar(self, text):
        self.check(text)

    def test_mutated_goldens(self):
        paths = sorted(_GOLDENS.glob('*.before.py'))

        @_SETTINGS
        @hypothesis.given(st.sampled_from(paths), st.integers(0, 1 << 30), st.integers(1, 6))
        def run(path, seed, times):
            self.check(mutations.Mutation(path.read_text(), seed).change(times))

        run()


if __name__ == '__main__':
    absltest.main()
