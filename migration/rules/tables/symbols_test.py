"""The table is well formed and argument mapping does what its header says."""

from absl.testing import absltest, parameterized

from migration.rules.tables import symbols

KINDS = {
    'pure', 'value', 'python', 'random', 'effect', 'variable', 'placeholder', 'session',
    'optimizer', 'schedule', 'initializer', 'regularizer', 'scope', 'init_op', 'layer', 'loss',
    'metric', 'summary', 'saver', 'control_flow', 'gradient', 'collection', 'io', 'queue', 'table',
    'estimator', 'keras', 'data', 'flags', 'config', 'behavior', 'seed', 'test', 'legacy',
    'module', 'refuse',
}  # fmt: skip
NEEDS = {
    '', 'float_arguments', 'complex_arguments', 'integer_arguments', 'equal_shapes', 'single_table',
    'step_is_iterations', 'unfused',
}  # fmt: skip


def call(symbol, *positional, proved=(), constant=(), tensorflow='tf', **keyword):
    row = symbols.lookup(symbol)
    return symbols.map_arguments(
        row, positional, keyword, proved=proved, constant=constant, tensorflow=tensorflow
    )


class TableTest(parameterized.TestCase):
    def test_what_v2_has_under_a_name_is_not_what_v1_has(self):
        self.assertEqual(symbols.lookup('compat.v2.nn.dropout').arguments, '=')
        self.assertEqual(symbols.lookup('compat.v2.nn.relu'), symbols.lookup('nn.relu'))
        self.assertEqual(symbols.lookup('compat.v2.summary.scalar').kind, 'refuse')
        self.assertIsNone(symbols.lookup('compat.v2.no_such_name'))

    def test_rows_are_sorted_and_well_formed(self):
        paths = list(symbols.symbols())
        self.assertGreater(len(paths), 5000)
        self.assertEqual(paths, sorted(paths))
        for path in paths:
            row = symbols.lookup(path)
            self.assertIn(row.kind, KINDS, path)
            needs, _, other = row.needs.partition(' else ')
            self.assertIn(needs, NEEDS, path)
            self.assertTrue(not other or symbols.lookup(other).tf2, path)
            self.assertIn(row.checked, ('yes', 'no'), path)
            self.assertFalse(row.tf2.startswith('compat.v1'), path)
            self.assertTrue(row.kind != 'refuse' or (row.note and not row.tf2), path)

    def test_unknown_symbols_are_none(self):
        self.assertIsNone(symbols.lookup('no.such.symbol'))
        self.assertIsNone(symbols.lookup('symbol'))

    def test_early_names_are_gone_and_lead_to_names_of_1_15(self):
        row = symbols.lookup('mul')
        self.assertEqual((row.kind, row.note), ('early', 'write tf.multiply'))
        known = set(symbols.symbols())
        for name, row in symbols._early().items():
            self.assertNotIn(name, known)
            self.assertIn(row.note.split()[1].removeprefix('tf.'), known)

    def test_compat_v1_is_the_same_namespace(self):
        self.assertEqual(symbols.lookup('compat.v1.Session'), symbols.lookup('Session'))

    @parameterized.parameters(
        ('matmul', 'pure', 'matmul'),
        ('log', 'pure', 'math.log'),
        ('float32', 'value', 'float32'),
        ('random_normal', 'random', 'random.normal'),
        ('train.MomentumOptimizer', 'optimizer', ''),
        ('GraphKeys.UPDATE_OPS', 'legacy', ''),
        ('layers.dense', 'layer', 'keras.layers.Dense'),
        ('contrib.slim.fully_connected', 'layer', ''),
        ('global_variables_initializer', 'init_op', ''),
        ('nn.ctc_loss', 'refuse', ''),
    )
    def test_row(self, path, kind, tf2):
        row = symbols.lookup(path)
        self.assertEqual((row.kind, row.tf2), (kind, tf2))


class MapArgumentsTest(parameterized.TestCase):
    @parameterized.parameters(
        ('nn.dropout', ['x', 'keep'], {}, ['x', '1 - keep'], {}),
        ('nn.dropout', ['x'], {'keep_prob': 'a + b'}, ['x'], {'rate': '1 - (a + b)'}),
        ('nn.dropout', ['x'], {'rate': '.5'}, ['x'], {'rate': '.5'}),
        ('reduce_sum', ['x', '1'], {'keep_dims': 'True'}, ['x', '1'], {'keepdims': 'True'}),
        ('reduce_mean', ['x'], {'reduction_indices': '[1]'}, ['x'], {'axis': '[1]'}),
        ('to_float', ['x'], {}, ['x', 'tf.float32'], {}),
        ('argmax', ['x', '1', 'n'], {}, ['x', '1'], {'name': 'n'}),
        ('nn.conv2d', ['x', 'w', 's', 'p', 'False'], {}, ['x', 'w', 's', 'p'], {}),
        ('train.AdamOptimizer', ['1e-3'], {}, ['1e-3'], {'epsilon': '1e-08'}),
        ('train.AdamOptimizer', ['lr', '.5'], {'epsilon': 'e'}, ['lr', '.5'], {'epsilon': 'e'}),
        ('random_uniform_initializer', [], {}, [], {'minval': '0', 'maxval': '1'}),
        ('random_normal_initializer', [], {'dtype': 'tf.float32'}, [], {'stddev': '1.0'}),
        ('nn.in_top_k', ['p', 't', 'k'], {}, ['t', 'p', 'k'], {}),
        ('image.resize_bilinear', ['x', 's'], {}, [], {'images': 'x', 'size': 's'}),
        ('where', ['c'], {}, ['c'], {}),
        ('add', ['*pair'], {'**': 'rest'}, ['*pair'], {'**': 'rest'}),
    )
    def test_maps(self, path, positional, keyword, new_positional, new_keyword):
        self.assertEqual(call(path, *positional, **keyword), (new_positional, new_keyword))

    @parameterized.parameters(
        ('where', ['c', 'x', 'y'], {}, 'equal shapes'),
        ('nn.embedding_lookup', ['t', 'i'], {}, 'single table'),
        ('argmax', ['*arguments'], {}, 'starred'),
        ('argmax', ['x'], {'**': 'options'}, 'starred'),
        ('argmax', ['x', '0'], {'dimension': '1'}, 'twice'),
        ('random_normal_initializer', [], {'dtype': 'tf.float64'}, 'no counterpart'),
        ('nn.softmax_cross_entropy_with_logits', ['z', 'y'], {}, 'by name only'),
        ('Print', ['x', '[x]'], {}, 'tf.print'),
        ('string_split', ['s'], {}, 'SparseTensor'),
        ('argmax', [], {'color': '1'}, 'no parameter color'),
    )
    def test_refuses(self, path, positional, keyword, reason):
        refusal = call(path, *positional, **keyword)
        self.assertIsInstance(refusal, symbols.Refusal)
        self.assertIn(reason, refusal.reason)

    def test_a_layer_is_made_and_called(self):
        row = symbols.lookup('layers.dropout')
        self.assertEqual(call('layers.dropout', 'x', '.4'), (['.4'], {}))
        given = symbols.call_arguments(row, ['x', '.4'], {})
        self.assertEqual(given, {'inputs': 'x', 'training': 'False'})
        row = symbols.lookup('train.exponential_decay')
        given = symbols.call_arguments(row, ['.1', 'step', '10', '.5'], {})
        self.assertEqual(given, {'step': 'step'})

    def test_labels_keep_no_gradient(self):
        name = 'nn.softmax_cross_entropy_with_logits'
        blocked = call(name, labels='y', logits='z', tensorflow='T')
        self.assertEqual(blocked, ([], {'labels': 'T.stop_gradient(y)', 'logits': 'z'}))
        free = call(name, labels='y', logits='z', constant=('labels',))
        self.assertEqual(free, ([], {'labels': 'y', 'logits': 'z'}))

    def test_added_types_follow_the_alias(self):
        self.assertEqual(call('to_int32', 'x', tensorflow='T'), (['x', 'T.int32'], {}))

    def test_proved_needs_allow_the_row(self):
        self.assertEqual(
            call('where', 'c', 'x', 'y', proved=('equal_shapes',)), (['c', 'x', 'y'], {})
        )


if __name__ == '__main__':
    absltest.main()
