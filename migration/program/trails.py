"""Notes by which calls each variable was made or found, and what may yet be understood.

A function that makes variables by names can become a class. Then it does not matter that
a name is computed at run time, or that a loop has no known length: so what these would hinder
is kept back until the structure knows which functions become classes.
"""

import ast
import dataclasses

from migration.program import model, state, values


@dataclasses.dataclass(eq=False)
class Visit:
    """One evaluation of an expression that makes a variable or finds it by its name.

    Attributes:
      trail: the calls of functions of the program around it, outermost first, as
        (definition, call, frame, names of the variable scopes around the call, how many calls and
        loop turns are around the call).
      path: the calls and loop turns around it.
      scopes: the names of the variable scopes around it.
      labels: the same, without the numbers of those that only have a default name.
      is_counted: whether there is such a scope.
      name: the variable's name, with `?` for what is not known of it.
      statement: the statement of a region during which it happened.
      unseen: the function that nothing calls in which it happened.
    """

    variable: model.Variable
    site: ast.Call
    trail: tuple
    path: tuple
    scopes: tuple
    name: str
    statement: state.Statement | None
    unseen: ast.AST | None
    labels: tuple = ()
    is_counted: bool = False


class Trails:
    """The part of the interpreter that notes how variables are reached."""

    def start_trails(self):
        """Starts with nothing noted."""
        self.trail: list = []
        self.visits: list[Visit] = []
        self.call_targets: dict[int, dict] = {}
        self.kept_back: list[tuple] = []
        self.reuse_calls: list[ast.Call] = []
        self.unseen_function: ast.AST | None = None
        self.results: dict[int, list] = {}
        self.call_results: dict[int, list] = {}
        self.made_in: dict[int, list] = {}  # The numbers of nodes made, by the function.
        self.local_values: dict[int, list] = {}
        self.named_functions: dict[int, list] = {}
        self.variable_withs: set[int] = set()

    def visit(self, variable, site):
        """Notes that a variable is made or found."""
        trail = list(self.trail)
        for index, (definition, *_) in enumerate(self.trail):
            if id(definition) in self.opened:
                trail = self.trail[index + 1 :]
        counted = [s.counted for s in self.graph.variable_scopes[1:] if not s.of_layer]
        names = self.scope_names()
        labels = tuple(c or name for c, name in zip(counted, names, strict=True))
        self.visits.append(
            Visit(
                variable,
                site,
                tuple(trail),
                tuple(self.path),
                names,
                variable.name,
                self.current,
                self.unseen_function,
                labels,
                any(counted),
            )
        )

    def leave_trail(self, begun, result):
        """Notes what the innermost call made, since there were this many nodes, and its result."""
        definition, node, *_ = self.trail.pop()
        self.made_in.setdefault(id(definition), []).append((begun, len(self.program.nodes)))
        self.results.setdefault(id(definition), []).append(result)
        self.call_results.setdefault(id(node), []).append(result)

    def call_chain(self) -> tuple:
        """Returns what tells the place of a variable whose name is not known."""
        return (id(self.unseen_function), *(id(entry[1]) for entry in self.trail))

    def scope_names(self) -> tuple:
        """Returns the names of the variable scopes that are entered."""
        found, outer = [], ''
        for scope in self.graph.variable_scopes[1:]:
            if scope.of_layer:
                continue
            inside = outer and scope.name.startswith(f'{outer}/')
            found.append(scope.name[len(outer) + 1 :] if inside else scope.name)
            outer = scope.name
        return tuple(found)

    def keep_back(self, rule, site, reason, way_out=''):
        """Notes what is not understood of a function's body, unless it becomes a class."""
        inside = [entry for entry in self.trail if id(entry[0]) not in self.opened]
        if self._quiet:
            return
        if inside or self.unseen_function is not None:
            self.kept_back.append((rule, site, reason, way_out))
        else:
            self.obstacle(rule, site, reason, way_out)

    def name_function(self, node, value):
        """Notes that an expression stands for a function of the program."""
        if isinstance(value, values.Function) and isinstance(node, ast.AST):
            self.named_functions.setdefault(id(node), []).append(value.node)
        return value

    @property
    def in_function(self) -> bool:
        """Whether what is executed is the body of a function that stays whole."""
        if self.unseen_function is not None:
            return True
        return bool(self.trail) and id(self.trail[-1][0]) not in self.opened
