"""Functions that read values of the graph from outside, and get them as arguments instead.

In TF 1 a function may read a placeholder, or what was computed of it, as a name of the module. In
TF 2 such values are local to the step that calls the function, which passes them on.
"""

import ast
import dataclasses
import re

from migration.program import state, values
from migration.syntax import trees


@dataclasses.dataclass(eq=False)
class Closure:
    """A function that gets further parameters.

    Attributes:
      definition: the function or lambda.
      name: its name.
      names: of the values that it reads from outside, which are its new parameters.
      calls: all of its calls.
    """

    definition: ast.FunctionDef | ast.Lambda
    name: str
    names: list
    calls: list

    @property
    def is_plain(self) -> bool:
        """Whether all parameters are given by position, so that the new ones can be, too."""
        arguments = self.definition.args
        count = len(arguments.posonlyargs) + len(arguments.args)
        return not (arguments.defaults or arguments.vararg or arguments.kwonlyargs) and all(
            len(call.args) == count and not call.keywords for call in self.calls
        )

    def parameters(self) -> list:
        """Returns how the new parameters are written, behind all others."""
        arguments = self.definition.args
        if self.is_plain or arguments.vararg or arguments.kwonlyargs:
            return self.names
        return ['*', *self.names]

    def last_parameter(self) -> ast.AST | None:
        """Returns what the new parameters stand behind: a parameter or its default."""
        arguments = self.definition.args
        given = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]
        given += [*arguments.defaults, *filter(None, arguments.kw_defaults)]
        given += filter(None, [arguments.vararg])
        return max(given, key=lambda n: (n.end_lineno, n.end_col_offset), default=None)


class Closures:
    """The part of the structure that passes graph values to functions.

    Attributes:
      closures: the functions that get parameters, by the id of their definition.
      closure_reads: the names in them that read what is passed, as ids.
    """

    def find_closures(self) -> None:
        """Finds the functions to which moved statements have to pass values."""
        self.closures: dict[int, Closure] = {}
        self.closure_reads: set[int] = set()
        self._named = self._named_functions()
        found = [
            (node, binding)
            for statement in self.moved.values()
            for node, binding in statement.inner_reads
            if binding.statement is not statement
            and id(node) not in self.carried
            and not self.is_early(node)
            and (values.is_deferred(binding.value) or self.is_moved(binding))
        ]
        found.sort(key=lambda pair: pair[1].statement.index if pair[1].statement else -1)
        waiting = [(node, binding.name) for node, binding in found]
        order = [name for _, name in waiting]
        reads: dict[int, list] = {}
        refused: set[int] = set()
        done: set = set()
        while waiting:
            node, name = waiting.pop()
            definition = self._outermost(node)
            if definition is None or (id(definition), name, id(node)) in done:
                continue
            done.add((id(definition), name, id(node)))
            reads.setdefault(id(definition), []).append(node)
            closure = self.closures.get(id(definition)) or self._closure(definition)
            if closure is None or name in _local_names(definition):
                refused.add(id(definition))
                continue
            self.closures[id(definition)] = closure
            if name not in closure.names:
                closure.names.append(name)
                closure.names.sort(key=order.index)
            waiting += [(call, name) for call in closure.calls]
        for key in refused:
            self.closures.pop(key, None)
        while any(map(self._refuse_unreached, list(self.closures))):
            pass
        for key, nodes in reads.items():
            if key in self.closures:
                self.closure_reads.update(id(n) for n in nodes if isinstance(n, ast.Name))

    def _refuse_unreached(self, key: int) -> bool:
        """Gives a function up that is called by one which cannot pass the values on."""
        closure = self.closures[key]
        for call in closure.calls:
            outer = self._outermost(call)
            given = self.closures.get(id(outer))
            if outer is not None and (given is None or not set(closure.names) <= set(given.names)):
                del self.closures[key]
                return True
        return False

    def passed_by(self, statement: state.Statement) -> list:
        """Returns the bindings that a statement passes to functions, with the names read there."""
        return [
            b
            for name, b in statement.inner_reads
            if id(name) in self.closure_reads and b.statement is not statement
        ]

    def arguments_at(self, call: ast.Call, names: list) -> list:
        """Returns how the values of some names are spelt where a call stands."""
        statement = self._moved_around(call)
        if statement is None or self._outermost(call) is not None:
            return names
        held = {b.name: self.spelling(self.home(b)) for b in self.passed_by(statement)}
        held.update({b.name: self.spelling(b) for b in statement.binds if b.name not in held})
        return [held.get(name, name) for name in names]

    def _closure(self, definition) -> Closure | None:
        """Returns a function that can get further parameters, which none has yet."""
        name = self._named.get(id(definition))
        calls = [c.node for c in self.run.calls.get(id(definition), [])]
        calls = list({id(c): c for c in calls}.values())
        if name is None or definition.args.kwarg or getattr(definition, 'decorator_list', None):
            return None
        for call in calls:
            if (
                not isinstance(call, ast.Call)
                or not isinstance(call.func, ast.Name)
                or call.func.id != name
                or any(isinstance(a, ast.Starred) for a in call.args)
                or (self._moved_around(call) is None and self._outermost(call) is None)
            ):
                return None
        known = {id(call.func) for call in calls}
        for node in trees.of_kind(self.tree, ast.Name):
            if isinstance(node.ctx, ast.Load) and node.id == name and id(node) not in known:
                return None
        alone = len(self.run.bindings.get(name, [])) == 1
        return Closure(definition, name, [], calls) if alone else None

    def _named_functions(self) -> dict[int, str]:
        """Returns the names of functions and lambdas that statements of regions define."""
        found = {}
        for statement in self.run.statements:
            node = statement.node
            if isinstance(node, ast.FunctionDef):
                found[id(node)] = node.name
            elif (
                isinstance(node, ast.Assign)
                and isinstance(node.value, ast.Lambda)
                and len(node.targets) == 1
                and isinstance(node.targets[0], ast.Name)
            ):
                found[id(node.value)] = node.targets[0].id
        return found

    def _outermost(self, node: ast.AST) -> ast.AST | None:
        """Returns the function around a node that a region defines, if it is in one."""
        found = None
        around = self.parents.get(id(node))
        regions = {region.node for region in self.run.regions}
        while around is not None and around not in regions:
            if isinstance(around, (ast.FunctionDef, ast.Lambda, ast.ClassDef)):
                found = around
            around = self.parents.get(id(around))
        return found

    def _moved_around(self, node: ast.AST) -> state.Statement | None:
        """Returns the moved statement that a node is a part of."""
        moved = {id(s.node): s for s in self.moved.values()}
        while node is not None and id(node) not in moved:
            node = self.parents.get(id(node))
        return None if node is None else moved[id(node)]


def _local_names(definition: ast.AST) -> set:
    """Returns the names that a function has of its own."""
    return {n.arg for n in trees.walk(definition) if isinstance(n, ast.arg)} | {
        n.id
        for n in trees.walk(definition)
        if isinstance(n, ast.Name) and not isinstance(n.ctx, ast.Load)
    }


def with_parameters(closure: Closure, text: str) -> str:
    """Returns the text of a function without parameters with the new ones."""
    names = ', '.join(closure.names)
    if isinstance(closure.definition, ast.Lambda):
        return re.sub(r'^lambda\s*:', f'lambda {names}:', text, count=1)
    head = rf'(def\s+{closure.name}\s*\()\s*\)'
    return re.sub(head, lambda match: f'{match[1]}{names})', text, count=1)
