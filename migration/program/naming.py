"""Names for helpers and step functions, after what they compute."""

import ast
import re

from migration.program import parts, values


class Naming:
    """The part of the structure that names functions."""

    def _name_functions(self) -> None:
        for name, held in self.run.bindings.items():
            if all(parts.is_operation(b.value) for b in held):
                self.taken.discard(name)  # The operation leaves, and its name is free.
        for block in self.helpers:
            names = list(dict.fromkeys(b.name.lstrip('_') or b.name for b in block.outputs))
            what = '_and_'.join(names)
            if len(names) > 2 or len(what) > 40:
                what = names[-1]
            block.name = self.fresh(f'compute_{what}', block.owner)
        for function in self.functions:
            if function.initialises:
                function.name = self.fresh(self._initializing(function), function.owner)
                continue
            if not function.blocks and not function.inputs and not function.recording:
                continue  # Evaluated where it stands.
            if self.only_takes(function):
                function.is_take = True
                function.name = 'get_next'
                continue
            helper = self.same_as_helper(function)
            if helper is not None:
                function.name = helper.name
                function.helper = helper
                continue
            kinds = {f.train.id for f in self.functions if f.train and f.owner is function.owner}
            function.name = self.fresh(self._base_name(function, len(kinds)), function.owner)

    def same_as_helper(self, function: parts.StepFunction) -> parts.Block | None:
        """Returns the helper that computes exactly what a step fetches, from inputs alone."""
        if function.tree is not None or function.recording is not None:
            return None
        if len(function.blocks) != 1 or function.blocks[0] not in self.helpers:
            return None
        block = function.blocks[0]
        if any(n.kind == 'summary' for s in block.statements for n in s.nodes):
            return None  # What it records depends on who calls it.
        fetched = []
        for element in function.elements:
            held = self.bindings_in(element.node)
            named = isinstance(element.node, ast.Name) or any(
                id(element.node) in known for known in (self.run.reads, self.named)
            )
            held = [b for b in held if values.is_deferred(b.value)]
            if not named or len(held) != 1:
                return None
            fetched.append(held[0])
        if (
            set(fetched) == set(block.outputs)
            and len(fetched) == len(block.outputs)
            and not any(
                f.helper is block or block in f.blocks for f in self.functions if f is not function
            )
        ):
            block.outputs = fetched
        same = fetched == block.outputs and block.parameters == function.inputs
        return block if same else None

    def _initializing(self, function: parts.StepFunction) -> str:
        """Returns what to call a function that initialises: after the only thing, if it is one."""
        known = [self.reference(v, function.owner) or '' for v in function.initialises[:1]]
        name = known[0].removeprefix('self.') if len(function.initialises) == 1 else ''
        return f'initialize_{name}' if name.isidentifier() else 'initialize'

    def _base_name(self, function: parts.StepFunction, kinds: int) -> str:
        if function.makes_dataset:
            return f'make_{label(function.elements[0].node)}'
        if len(function.trains) > 1:
            return 'train_step'
        if function.train is not None:
            return f'{_clean(function.train.name)}_step' if kinds > 1 else 'train_step'
        effects = [
            n for b in function.blocks for s in b.statements for n in s.nodes if n.kind == 'effect'
        ]
        held = [n for e in function.elements for n in values.nodes_in(e.value)]
        effects += [n for n in held if n.kind == 'effect']
        labels = [label(e.node) for e in function.elements if not parts.does_nothing(e.value)]
        if len(labels) > 2 or any(len(text) > 16 for text in labels[1:]):
            return 'evaluate'
        what = '_and_'.join(labels)
        if function.recording is not None and not function.returned:
            return f'write_{what}'
        if effects:
            return f'run_{what}'
        # A helper of several functions may have the first choice already.
        taken = f'compute_{what}' in self.names_taken(function.owner)
        return f'evaluate_{what}' if taken else f'compute_{what}'


def label(node: ast.expr) -> str:
    """Returns a word for what an expression computes, to name things after it."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return node.attr.lstrip('_') or node.attr
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return re.sub(r'\W', '_', node.value.split(':')[0].rsplit('/', 1)[-1])
    if isinstance(node, ast.Call):
        name = label(node.func)
        if name not in ('assign', 'assign_add', 'assign_sub'):
            return name
        # `tf.assign(v, x)`, or `v.assign(x)`.
        target = node.args[0] if len(node.args) > 1 else getattr(node.func, 'value', None)
        return f'{name}_{label(target)}' if target is not None else name
    if isinstance(node, ast.Subscript):
        key = node.slice
        if (
            isinstance(key, ast.Constant)
            and isinstance(key.value, str)
            and key.value.isidentifier()
        ):
            return key.value
        return label(node.value)
    if isinstance(node, ast.BinOp):
        return {'Add': 'sum', 'Sub': 'difference', 'Mult': 'product', 'Div': 'quotient'}.get(
            type(node.op).__name__, 'value'
        )
    return 'value'


# Words in the name of a training operation that do not tell what it trains.
_COMMON_WORDS = frozenset(
    {
        'train',
        'training',
        'trainer',
        'op',
        'step',
        'opt',
        'optimizer',
        'optim',
        'minimize',
        'update',
    }
)


def _clean(name: str) -> str:
    """Returns what the step of a training operation is called, without `_step`."""
    words = [w for w in name.split('_') if w.lower() not in _COMMON_WORDS]
    return '_'.join(['train', *words])
