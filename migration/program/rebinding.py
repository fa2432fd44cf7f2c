"""Names that are bound again after a function took what they stood for.

A graph keeps the value that a name had when the graph was built; a function reads the name when
it is traced. So a later value gets a name of its own, unless nothing runs the function any more.
"""

import ast

from migration.program import state, values
from migration.syntax import trees

_LOOPS = (ast.For, ast.AsyncFor, ast.While)


class Rebinding:
    """The part of the structure that keeps later values of a name apart from what functions read.

    Attributes:
      renamed: the new names of bindings.
    """

    def start_rebinding(self) -> None:
        """Prepares for questions."""
        self.renamed: dict[state.Binding, str] = {}
        self._later_names: dict[str, str] = {}
        self._read_early: set[state.Binding] = set()  # Names that are bound anew afterwards.
        self._runs: dict = {}
        events = zip(self.program.events, self.program.moments, strict=True)
        for (kind, _, session, _), moment in events:
            if kind in ('step', 'save', 'restore') and session is not None:
                self._runs.setdefault(session.graph.key, []).append(moment)

    def later_name(self, name: str) -> str:
        """Returns the name of what Python has under a name of the graph after it was run."""
        if name not in self._later_names:
            self._later_names[name] = self.fresh(f'{name}_value')
        return self._later_names[name]

    def check_stable(self, binding, site: ast.AST, functions: list, container=None) -> None:
        """Keeps a name that functions read from what binds it anew, or refuses it.

        Args:
          binding: what they read.
          site: where.
          functions: the functions.
          container: the call or turn of a loop in which they are made and run.
        """
        held = self.run.bindings.get(binding.name, [])
        later = held[held.index(binding) + 1 :] if binding in held else []
        later = [
            b
            for b in later
            if b.frame is binding.frame
            and not (self.is_moved(b) or self.is_input(b) or b.several)
            and not (b.statement is not None and b.statement.index in self.dropped)
            and (container is None or container.holds(_container(b)))
            and self.spelling(b) == self.spelling(binding)
            and not self._is_of_next_graph(binding, b, functions)
        ]
        if not later:
            return
        self._read_early.add(binding)
        webs = self._webs(later)
        if all(b is not binding and self._can_rename(b, web) for web in webs for b in web):
            self._name_apart(binding, webs)
        elif not all(self._is_unused(binding, b, functions) for b in later):
            self.obstacle(
                'name_bound_again',
                site,
                f'`{binding.name}` is bound again after the graph took its value',
                'give the later value another name',
            )

    # Whether anything is run later

    def _is_unused(self, binding, later: state.Binding, functions: list) -> bool:
        """Tells whether functions that read a name are not run after it is bound again.

        Where it is the name of a variable, nothing else may need that variable later.
        """
        if later.statement is None:
            return False
        mine = [s for s in self.program.steps if self.function_of(s) in functions]
        if any(_comes_after(s.moment, later, binding) for s in mine):
            return False
        return not values.variables_in(binding.value) or self.is_over(binding, later)

    def is_over(self, binding: state.Binding, later: state.Binding) -> bool:
        """Tells whether nothing runs the graph of a variable after its name is bound again."""
        graphs = {v.graph for v in values.variables_in(binding.value)}
        runs = [run for graph in graphs for run in self._runs.get(graph, ())]
        return (
            later.statement is not None
            and bool(graphs)
            and not any(_comes_after(run, later, binding) for run in runs)
        )

    def _is_of_next_graph(self, binding, later: state.Binding, functions: list) -> bool:
        """Tells whether a name is bound again where another graph is built, and this one is over.

        A program that builds one graph after another calls their parts by the same names.
        """
        one, other = binding.statement, later.statement
        return (
            one is not None
            and other is not None
            and one.graph is not other.graph
            and self._is_unused(binding, later, functions)
        )

    # Other names

    def _name_apart(self, binding: state.Binding, webs: list) -> None:
        """Gives later values of a name other names."""
        for web in webs:
            if any(values.variables_in(b.value) or _is_optimizer(b) for b in web):
                new = self.fresh(self._variable_name(binding, web[0]))
            elif binding in self.renamed or not self._read_early.isdisjoint(web):
                new = self.fresh(f'{binding.name}_value')
            else:
                new = self.later_name(binding.name)
            self.renamed.update(dict.fromkeys(web, new))
        self._references.clear()

    def _variable_name(self, binding: state.Binding, later: state.Binding) -> str:
        """Returns a name for a later variable: after the scope that it is made in."""
        mine, theirs = values.variables_in(binding.value), values.variables_in(later.value)
        if len(mine) == len(theirs) == 1:
            known = mine[0].name.split('/')[:-1]
            for scope in theirs[0].name.split('/')[:-1]:
                if scope not in known and scope.isidentifier():
                    return f'{scope}_{binding.name}'
        return binding.name

    def _webs(self, bindings: list) -> list:
        """Returns bindings of a name in groups that can only be renamed together."""
        webs: list[list] = []
        left = list(bindings)
        while left:
            web = self._read_with(left[0])
            webs.append(web)
            left = [b for b in left if b not in web]
        return webs

    def _read_with(self, binding: state.Binding) -> list:
        """Returns the bindings of a name that some read, or the turns of a loop, mix with one."""
        held = [b for b in self.run.bindings[binding.name] if b.frame is binding.frame]
        groups = [_expanded(g) for g in self.run.reads.values() if g and g[0].name == binding.name]
        groups += [list(_expanded(pair)) for pair in self.run.met if pair[0].name == binding.name]
        web = [binding]
        for one in web:
            for group in [*groups, self._carried_over(one)]:
                if one in group:
                    web += [b for b in group if b not in web and b in held]
            web += [
                b
                for b in held
                if b not in web and (b.target is one.target is not None or one in b.parts)
            ]
        return web

    def _carried_over(self, binding: state.Binding) -> list:
        """Returns a binding with what a later turn of a loop around it may find in its place."""
        statement, group = binding.statement, [binding]
        if statement is None:
            return group
        loops = [n for n in trees.walk(statement.node) if isinstance(n, _LOOPS)]
        inside = {id(part) for loop in loops for n in _repeated(loop) for part in trees.walk(n)}
        if not loops:
            return group
        for name, other in statement.reads:
            if id(name) in inside and _may_be(other, binding, self.run):
                group.append(other)
        for _, other in statement.inner_reads:
            if _may_be(other, binding, self.run):
                group.append(other)
        return group

    def _can_rename(self, binding: state.Binding, web: list) -> bool:
        """Tells whether a name that is bound while the program runs can get another name."""
        statement, target = binding.statement, binding.target
        if binding.frame.kind == 'instance' or binding.name in self.run.shared_names:
            return False  # Who else reads it is not known.
        if binding.several:
            return all(part in web for part in binding.parts)
        if statement is None or target is None or isinstance(statement.node, ast.AugAssign):
            return False
        if statement.index in {*self.moved, *self.dropped, *self.specs, *self.pulls}:
            return False
        if values.is_deferred(binding.value):
            return False
        inside = list(trees.walk(statement.node))
        nested = [
            n
            for n in inside
            if isinstance(n, (ast.FunctionDef, ast.ClassDef, ast.Lambda, ast.AugAssign))
        ]
        return any(n is target for n in inside) and not any(
            part is target for n in nested for part in trees.walk(n)
        )


def _comes_after(moment, later: state.Binding, binding: state.Binding) -> bool:
    """Tells whether what happens at a moment may come after a name is bound again."""
    if moment.number > later.statement.moment:
        return True
    around = later.statement.container
    while around is not None:
        # In the next turn it comes after it, unless the name has its first value anew then.
        first = _container(binding)
        if around.is_repeated and around.holds(moment.container) and not around.holds(first):
            return True
        around = around.around
    return False


def _container(binding: state.Binding):
    return binding.statement.container if binding.statement is not None else None


def _is_optimizer(binding: state.Binding) -> bool:
    return isinstance(binding.value, values.Optimizer)


def _expanded(bindings) -> list:
    """Returns bindings with all that they may be."""
    found = []
    for binding in bindings:
        found += [binding, *_expanded(binding.parts)]
    return found


def _repeated(loop: ast.stmt) -> list:
    """Returns the parts of a loop that each turn executes."""
    return [*loop.body, loop.test] if isinstance(loop, ast.While) else loop.body


def _may_be(other: state.Binding, binding: state.Binding, run) -> bool:
    """Tells whether a read that found one binding may find another one in a later turn."""
    same = other.name == binding.name and other.frame is binding.frame
    # Who binds the name of a graph value in a loop cannot run the value in a second turn.
    return same and other is not binding and not run.is_graph(other.value)
