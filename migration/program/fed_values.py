"""Values that are computed from a placeholder and fed themselves, so that nothing computes them."""

import ast

from migration.program import model

_ELEMENTWISE = ('Add', 'Sub', 'Mult', 'Div')
_FLOATS = ('float16', 'float32', 'float64')


class FedValues:
    """The part of the structure that finds placeholders in what is fed."""

    def _find_fed_values(self) -> None:
        """Takes `x = tf.placeholder(...) / 255` for a placeholder where every run feeds `x`."""
        steps = self.program.steps
        fed = {n.id: n for step in steps for n, _ in step.feeds if n.kind != 'input'}
        for node in fed.values():
            inner = _placeholder_of(node)
            if inner is None or not all(_feeds_whole(step, node, inner) for step in steps):
                continue
            node.kind, node.inputs, node.detail = 'input', (), dict(inner.detail)
            what = 'each run feeds this value itself, and TF 1 never computed it'
            self.notes.append(('feed_of_computed_value', node.site, what))


def _feeds_whole(step: model.Step, node: model.Node, inner: model.Node) -> bool:
    """Tells whether a step feeds a computed value, or does not need it at all."""
    given = {n.id for n, _ in step.feeds}
    reached = {n.id for n in step.slice()}
    return (
        inner.id not in reached
        and inner.id not in given
        and (node.id in given or node.id not in reached)
    )


def _placeholder_of(node: model.Node) -> model.Node | None:
    """Returns the placeholder that a number is added to, multiplied by and so on."""
    site = node.site
    inner = node.inputs[0] if len(node.inputs) == 1 else None
    if (
        inner is None
        or inner.kind != 'input'
        or node.op not in _ELEMENTWISE
        or not isinstance(site, ast.BinOp)
        or inner.site not in (site.left, site.right)
        or inner.detail['type'][1] not in _FLOATS
    ):
        return None
    other = site.right if inner.site is site.left else site.left
    return inner if isinstance(other, ast.Constant) else None
