"""Keras as programs of 2019 used it: what was renamed since, and what is gone.

A program that only uses Keras builds no graph of its own. Its calls are known by their names.
"""

import dataclasses

from migration.program import values

_OPTIMIZERS = 'keras.optimizers.'
_METRICS = 'keras.metrics.'
# Methods of models that took generators; `fit` and its kin take them now.
_GENERATORS = {
    'fit_generator': 'fit',
    'evaluate_generator': 'evaluate',
    'predict_generator': 'predict',
}
_BATCHES = frozenset({'train_on_batch', 'test_on_batch'})


@dataclasses.dataclass(eq=False)
class KerasObject(values.Unknown):
    """An object that a function or class of Keras made.

    Attributes:
      path: of the function or class.
    """

    path: str


class KerasCalls:
    """The part of the interpreter that evaluates calls of Keras."""

    def _k_keras(self, path, node, args, keywords):
        row = self.lookup(path)
        if row is None or not row.tf2 or any(self.is_graph(v) for v in [*args, *keywords.values()]):
            reason = row.note if row is not None and row.note else f'tf.{path} is not converted'
            self.obstacle('keras', node, f'tf.{path}: {reason}')
            return values.Unknown()
        if path.startswith(_OPTIMIZERS):
            for keyword in node.keywords:
                if keyword.arg == 'lr':
                    self.old_keras.append((keyword, 'learning_rate'))
                elif keyword.arg == 'decay':
                    self.old_keras.append((keyword, ''))
        self.foreign_call(node, values.Foreign('numpy.keras'), args, {})
        return KerasObject(path)

    def _on_KerasObject(self, receiver, name, node, args, keywords, frame):
        if receiver.path.startswith(_METRICS) and name == 'reset_states':
            self.old_keras.append((node, 'reset_state'))
        elif name in _GENERATORS:
            self.old_keras.append((node, _GENERATORS[name]))
        elif name in _BATCHES:
            for keyword in node.keywords:
                if keyword.arg == 'reset_metrics':
                    self.old_keras.append((keyword, ''))
        return self.plain(values.Method(receiver, name), node, args, keywords)

    def note_package(self, name, node):
        """Notes the import of a package that does not work with TF 2.21."""
        if name.split('.')[0] == 'tensorflow_addons':
            self.old_keras.append((node, ''))
