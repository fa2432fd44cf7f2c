"""Finds the functions that become classes because they make variables by names."""

import ast
import functools
from collections.abc import Sequence

from migration.program import (
    interpreter,
    layer_parts,
    nest_benches,
    nest_contents,
    nest_outer,
    nest_paths,
    nests,
    values,
)
from migration.syntax import trees


class Finder(nest_contents.NestContents, nest_outer.NestOuter, nest_benches.NestBenches):
    """Looks for nests in an executed program.

    Args:
      run: the execution.
      modules: the trees of all modules of the program.
      settled: the variables that other forms take care of.
      tag_scopes: the names of scopes that stay, by the ids of what enters them.
      passing: whether functions without a scope of their own get the objects that they use, so
        that several of them can use the same ones.
    """

    def __init__(
        self,
        run: interpreter.Interpreter,
        modules: Sequence,
        settled,
        tag_scopes: dict,
        passing=False,
    ):
        self.run = run
        self.tag_scopes = tag_scopes
        self.passing = passing
        self.parents: dict[int, ast.AST] = {}
        self.modules = modules
        for tree in modules:
            self.parents.update(trees.parents(tree))
        self.settled = settled
        self.found = nests.Nests()
        self.banned: dict[int, set] = {}  # Parameters that no constructor can get.
        self.layers = layer_parts.by_site(run)
        self.suffixes = layer_parts.suffixes(run)

    def find(self) -> nests.Nests:
        """Returns the nests, or none where a part of them does not fit."""
        functions = self._functions()
        while True:
            self.found = nests.Nests()
            banned = {key: set(names) for key, names in self.banned.items()}
            self._look_into(functions)
            if banned == self.banned:
                break
        return self.found

    def _look_into(self, functions: dict) -> None:
        """Finds out what the functions make and use, and which objects there are."""
        for function in functions.values():
            module = self.module_of(function)
            module = (
                getattr(module, 'parts', {}).get(function.module_name, module)
                if hasattr(function, 'module_name')
                else module
            )
            nest = nests.Nest(function, module)
            self._find_outer(nest)
            self.found.by_function[id(function)] = nest
        for function in self._callees_first(functions):
            self._fill(self.found.by_function[id(function)])
        for nest in self.found.by_function.values():
            self._check_uses(nest)
        self.find_benches()
        nest_paths.find_roots(self.run, self.found, self)
        self.check_made_with()

    def unfit(self, site: ast.AST, reason: str, way_out: str = '') -> nests.UnfitError:
        """Returns the error that a place does not fit."""
        return nests.UnfitError(site, reason, way_out)

    def shared(self, site: ast.AST, reason: str, way_out: str = '') -> nests.UnfitError:
        """Returns the error that several functions find one variable."""
        error = nests.UnfitError(site, reason, way_out)
        error.shared = True
        return error

    def module_of(self, node: ast.AST) -> ast.Module:
        """Returns the module of a node."""
        while not isinstance(node, ast.Module):
            node = self.parents[id(node)]
        return node

    # Which functions

    def top_of(self, node: ast.AST) -> ast.FunctionDef | None:
        """Returns the outermost function around a node that is not a region; None if none is."""
        found = None
        while node is not None and id(node) not in self.run.opened:
            if isinstance(node, ast.FunctionDef):
                found = node
            node = self.parents.get(id(node))
        return found

    def _functions(self) -> dict:
        """Returns the functions that make variables, themselves or through others, by their ids."""
        found: dict[int, ast.FunctionDef] = {}
        for visit in self.run.visits:
            if visit.variable in self.settled or not self._computes(visit):
                continue
            trail = [*(entry[0] for entry in visit.trail), visit.unseen]
            for definition in filter(None, trail):
                top = self.top_of(definition)
                if top is not None and top.name.startswith('__') and not self._is_maker(top):
                    raise nests.UnfitError(
                        visit.site,
                        f'`{top.name}` makes variables each time when it is called',
                        'make the variables in a method with a name of its own',
                    )
                if top is not None and not self._is_maker(top):
                    found[id(top)] = top
        # A function that calls one of these is one of these.
        grown = True
        while grown:
            grown = False
            for tree in self.modules if found else ():
                for node in trees.walk(tree):
                    targets = self.run.call_targets.get(id(node), ())
                    top = self.top_of(node) if any(t in found for t in targets) else None
                    if top is not None and id(top) not in found and id(top) not in self.run.opened:
                        found[id(top)] = top
                        grown = True
        return found

    def _computes(self, visit) -> bool:
        """Tells whether a variable is made by a function that also computes with fed values."""
        if not visit.trail and visit.unseen is None:
            return False
        if visit.statement is None:
            return visit.unseen is not None
        return any(values.is_deferred(binding.value) for binding in visit.statement.binds)

    def _is_maker(self, function: ast.AST) -> bool:
        """Tells whether a function only makes variables, and gives them back."""
        results = self.run.results.get(id(function), [])
        return (
            bool(results)
            and all(
                _is_cells(result)
                or (
                    id(function) in self._making
                    and values.variables_in(result)
                    and not values.is_deferred(result)
                )
                for result in results
            )
            and not self._computes_inside(function)
        )

    @functools.cached_property
    def _making(self) -> set[int]:
        """The functions that make or find variables, by the ids of their definitions."""
        return {id(definition) for visit in self.run.visits for definition, *_ in visit.trail}

    def _computes_inside(self, function: ast.AST) -> bool:
        """Tells whether a function computes with variables or fed values, whoever uses that."""
        nodes = self.run.program.nodes
        made = [n for a, b in self.run.made_in.get(id(function), ()) for n in nodes[a:b]]
        return any(n.is_of_step for n in made)

    def _callees_first(self, functions: dict) -> list:
        ordered: list[ast.FunctionDef] = []
        state_of: dict[int, str] = {}

        def visit(function):
            if state_of.get(id(function)) == 'done':
                return
            if state_of.get(id(function)) == 'open':
                raise nests.UnfitError(function, 'a function that makes variables calls itself')
            state_of[id(function)] = 'open'
            for node in trees.walk(function):
                for target in self.run.call_targets.get(id(node), {}).values():
                    if id(target) in functions:
                        visit(target)
            state_of[id(function)] = 'done'
            ordered.append(function)

        for function in functions.values():
            visit(function)
        return ordered

    # How it is used

    def _check_uses(self, nest: nests.Nest) -> None:
        """Refuses a function that is used in another way than to be called by its name."""
        for tree in self.modules:
            for node in trees.walk(tree):
                call = self.parents.get(id(node))
                targets = self.run.call_targets.get(id(call), {})
                if getattr(call, 'func', None) is node and id(nest.function) in targets:
                    continue
                means = nest.function in self.run.named_functions.get(id(node), ())
                if nest.owner is not None and not means:
                    # What an attribute means is known only of those that are executed.
                    named = isinstance(node, ast.Attribute) and node.attr == nest.function.name
                    means = named and not (targets and getattr(call, 'func', None) is node)
                if not means:
                    continue
                if isinstance(node, ast.alias):
                    nest.aliases[id(node)] = node
                    continue
                raise nests.UnfitError(
                    node,
                    f'`{nest.function.name}`, which makes variables, is passed on as a value',
                    'call it where its variables belong',
                )


def _is_cells(value: values.Value) -> bool:
    """Tells whether a value is a cell of a recurrent network, or a list of some."""
    if isinstance(value, values.Sequence):
        return bool(value.items) and all(map(_is_cells, value.items))
    return isinstance(value, values.Cell) and not values.is_deferred(value)
