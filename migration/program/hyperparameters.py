"""Abstract evaluation of `tf.contrib.training.HParams`: an object with attributes."""

import ast

from migration.program import values


class Hyperparameters:
    """The part of the interpreter that follows sets of hyperparameters.

    Attributes:
      overrides: calls that set several of them from a dictionary.
    """

    overrides: list[ast.Call]

    def _s_contrib_training_HParams(self, path, node, args, keywords):
        if args or 'hparam_def' in keywords or 'model_structure' in keywords:
            self.obstacle('hyperparameters', node, 'HParams made of a definition have no equal')
        for value in keywords.values():
            self.escape(value, node)
        return self.own(values.Hyperparameters())

    def _on_Hyperparameters(self, receiver, name, node, args, keywords, frame):
        if name == 'override_from_dict' and len(args) == 1 and not keywords:
            self.change(receiver, node)
            self.overrides.append(node)
            return receiver
        self.obstacle(
            'hyperparameters',
            node,
            f'HParams.{name} has no equal',
            'set the attributes themselves',
        )
        return values.Unknown()
