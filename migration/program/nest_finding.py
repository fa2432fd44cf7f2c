"""Finds the functions that become classes because they make variables by names."""

import ast
from collections.abc import Sequence

from migration.program import interpreter, nest_contents, nest_paths, nests, values
from migration.syntax import trees


class Finder(nest_contents.NestContents):
    """Looks for nests in an executed program.

    Args:
      run: the execution.
      modules: the trees of all modules of the program.
      settled: the variables that other forms take care of.
      passing: whether functions without a scope of their own get the objects that they use, so
        that several of them can use the same ones.
    """

    def __init__(self, run: interpreter.Interpreter, modules: Sequence, settled, passing=False):
        self.run = run
        self.passing = passing
        self.parents: dict[int, ast.AST] = {}
        self.modules = modules
        for tree in modules:
            self.parents.update(trees.parents(tree))
        self.settled = settled
        self.found = nests.Nests()
        self._fresh_calls: set | None = None
        self.banned: dict[int, set] = {}  # Parameters that no constructor can get.

    def find(self) -> nests.Nests:
        """Returns the nests, or none where a part of them does not fit."""
        functions = self._functions()
        while functions:
            self.found = nests.Nests()
            banned = {key: set(names) for key, names in self.banned.items()}
            self._look_into(functions)
            if banned == self.banned:
                break
        return self.found

    def _look_into(self, functions: dict) -> None:
        """Finds out what the functions make and use, and which objects there are."""
        for function in functions.values():
            module = self.parents[id(function)]
            module = (
                getattr(module, 'parts', {}).get(function.module_name, module)
                if hasattr(function, 'module_name')
                else module
            )
            self.found.by_function[id(function)] = nests.Nest(function, module)
        for function in self._callees_first(functions):
            self._fill(self.found.by_function[id(function)])
        for nest in self.found.by_function.values():
            self._check_uses(nest)
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

    # Which functions

    def top_of(self, node: ast.AST) -> ast.FunctionDef | None:
        """Returns the function of a module around a node; None where there is none."""
        found = None
        while node is not None and not isinstance(node, ast.Module):
            found, node = node, self.parents.get(id(node))
        return found if isinstance(found, ast.FunctionDef) else None

    def _functions(self) -> dict:
        """Returns the functions that make variables, themselves or through others, by their ids."""
        found: dict[int, ast.FunctionDef] = {}
        for visit in self.run.visits:
            if visit.variable.layer is not None:
                continue
            if visit.variable in self.settled or not self._computes(visit):
                continue
            trail = [*(entry[0] for entry in visit.trail), visit.unseen]
            for definition in filter(None, trail):
                top = self.top_of(definition)
                if top is None and not self._is_maker(definition):
                    raise nests.UnfitError(
                        visit.site,
                        'a method of a class makes variables each time when it is called',
                        'make the variables in __init__',
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
        return bool(results) and all(
            values.variables_in(result) and not values.is_deferred(result) for result in results
        )

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
                if nest.function not in self.run.named_functions.get(id(node), ()):
                    continue
                call = self.parents[id(node)]
                targets = self.run.call_targets.get(id(call), {})
                if getattr(call, 'func', None) is node and id(nest.function) in targets:
                    continue
                if isinstance(node, ast.alias):
                    nest.aliases[id(node)] = node
                    continue
                raise nests.UnfitError(
                    node,
                    f'`{nest.function.name}`, which makes variables, is passed on as a value',
                    'call it where its variables belong',
                )
