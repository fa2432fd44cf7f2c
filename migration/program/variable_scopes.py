"""Variable scopes and name scopes: how TF 1 names what is made in them.

Source: tensorflow/python/ops/variable_scope.py and framework/ops.py (TF 1.15). A variable scope
prolongs the name of the current one, or jumps to that of a scope object; each entry also opens
a name scope, whose name is made unique, so that what `tf.Variable` makes there is named otherwise.
"""

import copy

from migration.program import patterns, state, values

_PARAMETERS = (
    'name_or_scope',
    'default_name',
    'values',
    'initializer',
    'regularizer',
    'caching_device',
    'partitioner',
    'custom_getter',
    'reuse',
    'dtype',
    'use_resource',
    'constraint',
    'auxiliary_name_scope',
)
_DEFAULTS = ('initializer', 'regularizer', 'dtype')
# Settings that change what variables are, and have no equal in TF 2.
_REFUSED = ('partitioner', 'custom_getter', 'constraint', 'caching_device')


class VariableScopes:
    """The part of the interpreter that enters and leaves variable scopes and name scopes."""

    def _s_variable_scope(self, path, node, args, keywords):
        given = dict(zip(_PARAMETERS, args, strict=False))
        given.update(keywords)
        places = dict(zip(_PARAMETERS, node.args, strict=False))
        places.update({k.arg: k.value for k in node.keywords})
        for name in _REFUSED:
            if name in given and not values.is_none(given[name]):
                self.obstacle(
                    'scope_defaults',
                    node,
                    f'the variable scope gives a {name} to the variables in it',
                    'make the variables without it',
                )
        scope = values.Scope('variable_scope')
        scope.request = given
        scope.defaults = {
            name: (given[name], places.get(name))
            for name in _DEFAULTS
            if name in given and not values.is_none(given[name])
        }
        scope.reuse = self.reuse_mode(given.get('reuse'), node)
        name, default = given.get('name_or_scope'), given.get('default_name')
        unnamed = name is None or values.is_none(name)
        known = isinstance(name, values.Scope) or values.text_of(name) is not None
        if not known and not (unnamed and values.text_of(default)):
            self.keep_back(
                'dynamic_scope_name', node, 'the name of a variable scope is computed at run time'
            )
            pattern = patterns.pattern_of(name or values.Unknown()) or '?'
            scope.request = {'name_or_scope': values.Constant(pattern)}
        return scope

    def _s_variable_op_scope(self, path, node, args, keywords):
        order = ('values', 'name_or_scope', 'default_name', *_PARAMETERS[3:])
        return self._s_variable_scope(
            path, node, [], {**dict(zip(order, args, strict=False)), **keywords}
        )

    def reuse_mode(self, reuse, node):
        """Returns whether variables are found again: False, True or 'AUTO_REUSE'."""
        if reuse is None:
            return False
        if isinstance(reuse, values.Symbol) and reuse.path == 'AUTO_REUSE':
            return 'AUTO_REUSE'
        if isinstance(reuse, values.Constant) and reuse.value in (True, False, None):
            return bool(reuse.value)
        self.keep_back('dynamic_reuse', node, 'whether variables are reused is decided at run time')
        return 'AUTO_REUSE'

    def _s_get_variable_scope(self, path, node, args, keywords):
        return self.graph.variable_scope

    def _s_name_scope(self, path, node, args, keywords):
        given = args[0] if args else keywords.get('name')
        if given is None or values.is_none(given):
            given = args[1] if len(args) > 1 else keywords.get('default_name')
        return values.Scope('name_scope', values.text_of(given) or '')

    def _s_op_scope(self, path, node, args, keywords):
        given = args[1] if len(args) > 1 else keywords.get('name')
        if given is None or values.is_none(given):
            given = args[2] if len(args) > 2 else keywords.get('default_name')
        return values.Scope('name_scope', values.text_of(given) or '')

    def enter_scope(self, scope, node):
        """Enters a scope; returns what `with ... as` binds."""
        graph = self.graph
        outside = graph.op_scopes[-1]
        if scope.kind == 'name_scope':
            graph.op_scopes.append(self.open_name_scope(scope.name))
            graph.entered.append((node, scope.name, outside, graph.op_scopes[-1]))
            return values.Constant(f'{graph.op_scopes[-1]}/' if graph.op_scopes[-1] else '')
        if scope.kind != 'variable_scope':
            return scope
        entered, jumps = self.entered_scope(scope)
        entered.of_layer = scope.of_layer
        asked = (scope.request or {}).get('name_or_scope', scope)
        label = values.text_of(asked) or values.text_of((scope.request or {}).get('default_name'))
        if isinstance(asked, values.Scope):
            label = ''
        graph.entered.append((node, label or '', outside, graph.op_scopes[-1]))
        graph.variable_scopes.append(entered)
        graph.opened[entered.name] = graph.opened.get(entered.name, 0) + 1
        graph.left.append(dict(graph.opened) if jumps else None)
        return entered

    def open_name_scope(self, name):
        """Returns the full name of a name scope that is opened; one that ends in `/` is found."""
        if not name:
            return ''
        return name[:-1] if name.endswith('/') else self.graph.unique(name)

    def entered_scope(self, scope):
        """Returns the scope that an entry makes, and whether it jumps; opens its name scope."""
        graph, outer = self.graph, self.graph.variable_scope
        request = scope.request or {'name_or_scope': scope}
        name = request.get('name_or_scope')
        auxiliary = request.get('auxiliary_name_scope')
        keeps = isinstance(auxiliary, values.Constant) and auxiliary.value is False
        if isinstance(name, values.Scope):
            graph.op_scopes.append(
                graph.op_scopes[-1]
                if keeps or not name.name
                else self.open_name_scope(name.name.rsplit('/', 1)[-1])
            )
            entered = copy.copy(name)
            entered.request = None
            entered.reuse = scope.reuse or name.reuse
            entered.defaults = {**name.defaults, **scope.defaults}
            return entered, True
        label, counted = values.text_of(name), ''
        if label is None:
            counted = values.text_of(request['default_name'])
            default = values.text_of(request['default_name'])
            graph.op_scopes.append(self.open_name_scope(default))
            label = self.unique_scope(default)
        else:
            graph.op_scopes.append(
                graph.op_scopes[-1] if keeps or not label else self.open_name_scope(label)
            )
        entered = values.Scope('variable_scope', state.joined(outer.name, label))
        entered.reuse, entered.counted = scope.reuse or outer.reuse, counted
        entered.op_scope = graph.op_scopes[-1]
        entered.defaults = {**outer.defaults, **scope.defaults}
        return entered, False

    def unique_scope(self, default):
        """Returns the next free name of a variable scope with a default name."""
        prefix = self.graph.scoped(default)
        if not self.graph.opened.get(prefix):
            return default
        count = 1
        while self.graph.opened.get(f'{prefix}_{count}'):
            count += 1
        return f'{default}_{count}'

    def leave_scope(self, scope):
        """Leaves a scope."""
        graph = self.graph
        if scope.kind == 'name_scope':
            graph.op_scopes.pop()
            graph.entered.pop()
        elif scope.kind == 'variable_scope':
            graph.op_scopes.pop()
            graph.entered.pop()
            left = graph.variable_scopes.pop()
            before = graph.left.pop()
            if before is not None:
                graph.opened = before
                return
            for name in graph.opened:
                if name.startswith(left.name + '/'):
                    graph.opened[name] = 0

    def scope_attribute(self, scope, name, node):
        """Returns an attribute of a scope object; None where it is not known."""
        if scope.kind != 'variable_scope' or scope.request is not None:
            return None
        if name == 'name':
            return self.fold(node, values.Constant(scope.name))
        if name == 'original_name_scope':
            return self.fold(node, values.Constant(f'{scope.op_scope}/'))
        if name == 'reuse':
            return values.Constant(scope.reuse)
        return None

    def _on_Scope(self, receiver, name, node, args, keywords, frame):
        if name == 'as_default':
            return receiver
        if receiver.kind == 'variable_scope':
            if name == 'reuse_variables':
                if self.uncertain:
                    self.keep_back(
                        'dynamic_reuse', node, 'whether variables are reused is decided at run time'
                    )
                receiver.reuse = True
                self.reuse_calls.append(node)
                return self.bookkeeping(node)
            inside = f'{receiver.name}/' if receiver.name else ''
            if name in ('trainable_variables', 'global_variables', 'local_variables'):
                return self.collected(node, name, inside)
            if name == 'get_collection' and args:
                return self.get_collection(node, args[0], values.Constant(inside))
            if name == 'get_variable':
                return self.get_variable(node, args[1:], keywords)
        if receiver.kind == 'graph':
            self.enter_graph(receiver.graph)
            found = self.graph_method(name, node, args, keywords)
            self.leave_graph()
            if found is not None:
                return found
        self.obstacle('scope_method', node, f'{receiver.kind}.{name} is not understood')
        return values.Unknown()
