"""What is fed in the place of values that the graph would compute.

`x = tf.placeholder(tf.float32, [None, 784]) / 255.` and a feed of `x` never divide: the feed takes
the place of the quotient. So `x` is an input, and the placeholder in it is none.
"""

import ast

from migration.program import model, state, values

# With a number, they leave the shape and the type of a tensor of floats as they are.
_KEEPING = frozenset({'Add', 'Sub', 'Mult', 'Div'})


class Cuts:
    """The part of the structure that finds fed values."""

    def find_cuts(self) -> None:
        """Makes inputs of what every run feeds that needs it."""
        for statement in self.run.statements:
            node = self._fed(statement)
            if node is not None:
                inner = node.inputs[0]
                self.notes.append(
                    (
                        'fed_value',
                        node.site,
                        f'the feed of `{node.name}` takes the place of what is computed here, '
                        'in TF 1 as well',
                    )
                )
                node.kind, node.inputs = 'input', ()
                node.detail = {**inner.detail, 'default': None}

    def _fed(self, statement: state.Statement) -> model.Node | None:
        """Returns the computed value of a statement that is fed wherever it is needed."""
        if len(statement.binds) != 1 or not isinstance(statement.node, ast.Assign):
            return None
        value = statement.binds[0].value
        if not isinstance(value, values.Tensor) or value.node.site is not statement.node.value:
            return None
        node = value.node
        if node.op not in _KEEPING or len(node.inputs) != 1 or node.reads:
            return None
        site, (inner,) = node.site, node.inputs
        other = site.right if site.left is inner.site else site.left
        if (
            inner.kind != 'input'
            or inner.site not in (site.left, site.right)
            or inner.detail['default'] is not None
            or 'float' not in inner.detail['type'][1]
            or not isinstance(other, ast.Constant)
        ):
            return None
        needing = [s for s in self.program.steps if node in s.slice()]
        fed = [s for s in needing if any(n is node for n, _ in s.feeds)]
        return node if needing and len(fed) == len(needing) else None
