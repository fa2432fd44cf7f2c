"""Argument scopes of slim: defaults that a `with` gives to the functions called in it.

Source: tensorflow/contrib/framework/python/ops/arg_scope.py (TF 1.15).
"""

import ast

from migration.program import contrib_names, values


class ArgScopes:
    """The part of the interpreter that knows argument scopes.

    Attributes:
      arg_scopes: for each scope that is entered, the defaults of functions as (value, expression),
        by the key of the function and the name of the parameter.
    """

    def start_arg_scopes(self):
        """Prepares an execution."""
        self.arg_scopes: list[dict] = [{}]

    def arg_scope(self, node, args, keywords):
        """Evaluates `arg_scope([functions], name=value, ...)`."""
        listed = args[0] if args else keywords.get('list_ops_or_scope', values.Unknown())
        scope = values.Scope('arg_scope')
        scope.functions = None
        if isinstance(listed, values.Scope) and listed.kind == 'arg_scope':
            scope.functions = getattr(listed, 'functions', None)
            return scope
        held = self.elements(listed)
        keys = [contrib_names.key_of(v) for v in held or ()]
        if held is None or None in keys or any(k.arg is None for k in node.keywords):
            self.obstacle(
                'arg_scope',
                node,
                'it is not known to which functions this scope gives which arguments',
                'list the functions and name the arguments',
            )
            return scope
        given = {
            k.arg: (keywords[k.arg], k.value)
            for k in node.keywords
            if k.arg != 'list_ops_or_scope' and k.arg in keywords
        }
        current = self.arg_scopes[-1]
        scope.functions = {**current, **{k: {**current.get(k, {}), **given} for k in keys}}
        return scope

    def enter_arg_scope(self, scope):
        """Enters an argument scope; returns what `with ... as` binds."""
        self.arg_scopes.append(scope.functions if scope.functions is not None else {})
        return scope

    def leave_arg_scope(self):
        """Leaves an argument scope."""
        self.arg_scopes.pop()

    def with_defaults(self, key, given: dict, places: dict) -> None:
        """Adds the arguments that scopes give to a function."""
        for name, (value, place) in self.arg_scopes[-1].get(key, {}).items():
            if name not in given:
                given[name], places[name] = value, place


def is_outside(place, node: ast.Call) -> bool:
    """Tells whether an argument's expression stands elsewhere than in the call."""
    held = [*node.args, *(k.value for k in node.keywords)]
    return isinstance(place, ast.expr) and not any(place is h for h in held)
