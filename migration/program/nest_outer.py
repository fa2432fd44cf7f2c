"""What a function that becomes a class takes from the object around it.

A method reads `self`, and so may a function inside of one. The class that such a function becomes
gets the attributes that it needs, or that object itself where it needs more than a few of them.
"""

import ast

from migration.program import nest_making, nests, suite_names, values
from migration.syntax import trees

_MANY = 5


class NestOuter:
    """The part of the finder of nests that knows the objects around functions."""

    def _find_outer(self, nest: nests.Nest) -> None:
        """Finds out whose method a function is, or in which function it stands."""
        around = self.parents.get(id(nest.function))
        while not isinstance(around, (ast.Module, ast.ClassDef, ast.FunctionDef)):
            around = self.parents.get(id(around))
        if isinstance(around, ast.ClassDef):
            nest.owner = around
            names = suite_names.parameters(nest.function)
            nest.outer = names[0] if names else ''
            return
        nest.is_inner = isinstance(around, ast.FunctionDef)
        while isinstance(around, ast.FunctionDef):
            if isinstance(self.parents.get(id(around)), ast.ClassDef):
                names = suite_names.parameters(around)
                nest.outer = names[0] if names else ''
            around = self.parents.get(id(around))

    def take_over(self, nest: nests.Nest) -> None:
        """Decides what an object gets of the object around its function."""
        if not nest.outer or nest.outer in suite_names.parameters(nest.function)[1:]:
            return
        wanted, whole = [], False
        nest.local_attributes = self._local_attributes(nest)
        for node in trees.walk(nest.function):
            if not isinstance(node, ast.Name) or node.id != nest.outer:
                continue
            attribute = self.parents[id(node)]
            if not isinstance(attribute, ast.Attribute) or attribute.value is not node:
                whole = True
            elif attribute.attr in nest.local_attributes:
                continue
            elif not isinstance(attribute.ctx, ast.Load):
                raise nests.UnfitError(
                    attribute,
                    f'a function that makes variables sets `{ast.unparse(attribute)}`',
                    'return the value, and set the attribute where the function is called',
                )
            elif not self._is_call_of_nest(attribute):
                wanted.append(attribute.attr)
                whole = whole or self._is_method(attribute) or self._holds_variables_at(attribute)
                self._check_steady(nest, attribute)
        own = [c.callee for c, _ in nest.children if self._is_of_same(nest, c)]
        whole = whole or any(callee.holder for callee in own)
        wanted += [name for callee in own for name in callee.taken_over]
        wanted = list(dict.fromkeys(wanted))
        clashes = {*nest.taken, *nest.parameters, *nest_making.RESERVED}
        if whole or len(wanted) > _MANY or clashes.intersection(wanted):
            nest.taken.update(nest.parameters)
            nest.holder = self._name(nest, _snake(self._class_around(nest)))
        else:
            nest.taken_over = wanted
            nest.taken.update(wanted)
            read = {n for n in wanted if f'{nest.outer}.{n}' in nest.split.second_names}
            nest.kept_over = read.union(*(callee.taken_over for callee in own))

    def _is_of_same(self, nest: nests.Nest, child: nests.Child) -> bool:
        """Tells whether an object takes over from the same object as the one that holds it."""
        if child.callee.owner is None:
            return child.callee.outer == nest.outer
        return getattr(getattr(child.call.func, 'value', None), 'id', None) == nest.outer

    def _local_attributes(self, nest: nests.Nest) -> set:
        """Returns the attributes of the object around that nothing else in the program reads."""
        inside = {id(n) for n in trees.walk(nest.function)}
        found = {
            n.attr
            for n in trees.walk(nest.function)
            if isinstance(n, ast.Attribute)
            and not isinstance(n.ctx, ast.Load)
            and getattr(n.value, 'id', None) == nest.outer
        }
        names = {n.id for n in trees.walk(nest.function) if isinstance(n, ast.Name)}
        others = {
            n.attr
            for tree in self.modules
            for n in trees.walk(tree)
            if isinstance(n, ast.Attribute) and id(n) not in inside
        }
        return found - names - others - set(nest.parameters)

    def _holds_variables_at(self, attribute: ast.Attribute) -> bool:
        """Tells whether an attribute stands for variables, which are not those of the object."""
        held = self.run.reads.get(id(attribute), ())
        return any(values.variables_in(binding.value) for binding in held)

    def _check_steady(self, nest: nests.Nest, attribute: ast.Attribute) -> None:
        """Refuses an attribute that changes between two calls which use one object."""
        held = set(self.run.reads.get(id(attribute), ()))
        if len(held) > 1 and not nest.fresh:
            raise nests.UnfitError(
                attribute,
                f'`{ast.unparse(attribute)}` changes between calls that use the same variables',
                'pass it as an argument',
            )

    def _class_around(self, nest: nests.Nest) -> str:
        node = nest.function
        while not isinstance(node, ast.ClassDef):
            node = self.parents[id(node)]
        return node.name

    def _is_call_of_nest(self, attribute: ast.Attribute) -> bool:
        """Tells whether an attribute is a method that becomes a class, where it is called."""
        targets = self.run.call_targets.get(id(self.parents[id(attribute)]), ())
        return any(key in self.found.by_function for key in targets)

    def _is_method(self, attribute: ast.Attribute) -> bool:
        """Tells whether an attribute is a method of some class of the program."""
        return any(
            isinstance(node, ast.FunctionDef) and node.name == attribute.attr
            for tree in self.modules
            for node in trees.walk(tree)
        )


def _snake(name: str) -> str:
    """Returns the name of an object after that of its class."""
    found = ''
    for place, letter in enumerate(name):
        starts = letter.isupper() and (
            (place and name[place - 1].islower())
            or (place and name[place + 1 : place + 2].islower())
        )
        found += f'_{letter.lower()}' if starts and not found.endswith('_') else letter.lower()
    return found.strip('_')
