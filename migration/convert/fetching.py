"""What a step returns: the texts of its fetches, and of what is computed before an update."""

import ast

from migration.program import fetch_trees, naming, parts, values
from migration.syntax import layout


class Fetching:
    """The part of the writer of functions that writes what they return."""

    def _nested(self, tree: fetch_trees.Tree) -> str:
        """Returns the expression of nested values; an operation has none."""
        if tree.kind == 'leaf':
            is_operation = parts.is_operation(tree.element.value)
            return 'None' if is_operation else self._fetched(tree.element)
        if tree.kind == 'dict':
            pairs = zip(tree.keys, tree.items, strict=True)
            if all(item.kind == 'leaf' and not item.is_collection for item in tree.items):
                pairs = [(k, t) for k, t in pairs if not parts.is_operation(t.element.value)]
            texts = [f'{key!r}: {self._nested(item)}' for key, item in pairs]
            opening, closing = '{', '}'
        else:
            texts = [self._nested(item) for item in tree.items]
            opening, closing = '[]' if tree.kind == 'list' else '()'
            if tree.kind == 'tuple' and len(texts) == 1:
                texts[0] += ','
        text = f'{opening}{", ".join(texts)}{closing}'
        if len(text) > 88:
            return layout.wrap_list(opening, texts, closing, self.indent).lstrip()
        return text

    def _before_update(self, function: parts.StepFunction) -> list[str]:
        """Returns statements that compute fetched expressions from the values before an update.

        TF 1 computes them from what the update itself reads; only a variable that is fetched
        itself is read when the update is done.
        """
        lines = []
        updates = {
            n.id
            for block in function.blocks
            if parts.changes(block)
            for s in block.statements
            for n in s.nodes
        }
        for index in function.returned:
            element = function.elements[index]
            if isinstance(element.value, values.Tensor) and element.value.node.id in updates:
                continue
            if all(isinstance(v, values.VariableValue) for v in fetch_trees.flat(element.value)):
                continue
            held = self.structure.bindings_in(element.node)
            is_name = isinstance(element.node, (ast.Name, ast.Attribute))
            if (
                (is_name or id(element.node) in self.structure.named)
                and held
                and (self.structure.is_moved(held[0]) or self.structure.is_input(held[0]))
            ):
                continue
            self._flow.read(held)
            name = self.structure.fresh(f'current_{naming.label(element.node)}')
            lines.append(f'{self.indent}{name} = {self.renderer.expression(element.node)}')
            self._early[element] = name
        return lines

    def _fetched(self, element: parts.Element) -> str:
        """Returns the expression of a fetched value; a parameter may be a Python number."""
        if element in self._early:
            return self._early[element]
        held = self.structure.bindings_in(element.node)
        self._flow.read(held)
        local = len(held) == 1 and (
            self.structure.is_moved(held[0]) or self.structure.is_input(held[0])
        )
        if local and self.structure.is_named(element):
            # Another module may have given the value a name of its own.
            text = self.structure.spelling(held[0])
        else:
            text = self.renderer.text(element.node)
        if isinstance(element.value, values.VariableValue) and self._owner.instance is not None:
            # The run may have read it from outside of the object.
            variable = element.value.variable
            known = self.unit.references.get(variable)
            text = known or self.structure.reference(variable, self._owner) or text
        if isinstance(element.value, values.Tensor) and self._is_given(element.value.node):
            return f'{self.unit.tensorflow}.identity({text})'
        return text

    def _is_given(self, node) -> bool:
        """Tells whether a value is what the function that is written was given."""
        return node.kind == 'input' or any(b.value.node is node for b in self._cuts)
