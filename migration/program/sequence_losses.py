"""Losses of sequences, which may call a function of the program for each step of time.

Source: tensorflow/contrib/legacy_seq2seq/python/ops/seq2seq.py of TF 1.15.
"""

from migration.program import values

_LISTS = ('logits', 'targets', 'weights')
_OF_EACH = (*_LISTS, 'average_across_timesteps', 'softmax_loss_function', 'name')
_OF_ALL = (
    *_LISTS, 'average_across_timesteps', 'average_across_batch', 'softmax_loss_function', 'name',
)  # fmt: skip


class SequenceLosses:
    """The part of the interpreter that evaluates losses of sequences."""

    def _s_contrib_legacy_seq2seq_sequence_loss_by_example(self, path, node, args, keywords):
        return self.sequence_loss(_OF_EACH, path, node, args, keywords)

    def _s_contrib_legacy_seq2seq_sequence_loss(self, path, node, args, keywords):
        return self.sequence_loss(_OF_ALL, path, node, args, keywords)

    def sequence_loss(self, names, path, node, args, keywords):
        """Evaluates a loss whose logits, targets and weights are lists."""
        given = {**dict(zip(names, args, strict=False)), **keywords}
        held = [given.get(name, values.Unknown()) for name in _LISTS]
        known = [self.elements(value) for value in held]
        function = given.get('softmax_loss_function')
        if function is None or values.is_none(function):
            made = self.compute(node, path, [*args, *keywords.values()])
        elif not all(known):
            self.obstacle(
                'replaced_function',
                node,
                'it is not known for what the function of this loss is called',
                'write lists of logits, targets and weights',
            )
            return self.compute(node, path, [*args, *keywords.values()])
        else:
            before = len(self.program.nodes)
            logit, target, _ = [self.like(items[0], 'element', node) for items in known]
            result = self.branch(function, node, [], 'map', {'labels': target, 'logits': logit})
            made = self.outputs(path, node, [result], held, before)
        if isinstance(made, values.Tensor) and known[0]:
            made.node.dtype = self.dtype_of(known[0][0])
        return made
