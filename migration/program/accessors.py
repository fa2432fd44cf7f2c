"""Properties that only return an attribute: `model.loss` for what the object keeps as `self._loss`.

Where they are read, the attribute is. What is a part of the graph has its name in functions, and
the property leaves.
"""

import ast

from migration.program import values


class Accessors:
    """The part of the interpreter that knows them."""

    def accessed(self, instance: values.Instance, name: str) -> str:
        """Returns the attribute that a name leads to, which may be a property's."""
        if name in instance.attributes or instance.whole is not None:
            return name
        function = instance.cls.find(name)
        attribute = attribute_of(function)
        if attribute not in instance.attributes:
            return name
        self.called.add(id(function.node))
        return attribute

    def properties_of(self, leaves) -> set[int]:
        """Returns the ids of the definitions of properties that only return what leaves."""
        found = set()
        for function in self.functions:
            name, cls = attribute_of(function), function.owner
            if name is None or not isinstance(cls, values.Class):
                continue
            known = self.instances.get(id(cls.node), ())
            held = [i.attributes[name] for i in known if name in i.attributes]
            is_last = cls.attributes.get(function.node.name) is function
            if is_last and held and all(map(leaves, held)):
                found.add(id(function.node))
        return found


def attribute_of(function: values.Value | None) -> str | None:
    """Returns the attribute that a property returns, if it does nothing else."""
    if not isinstance(function, values.Function) or function.binds != 'property':
        return None
    body, (own, *more) = function.node.body, [*function.node.args.args, None]
    if body and isinstance(body[0], ast.Expr) and isinstance(body[0].value, ast.Constant):
        body = body[1:]  # What it is for.
    if len(body) != 1 or not isinstance(body[0], ast.Return) or len(more) != 1 or own is None:
        return None
    node = body[0].value
    plain = isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)
    return node.attr if plain and node.value.id == own.arg else None
