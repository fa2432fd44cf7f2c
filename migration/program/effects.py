"""What Python code does besides computing values: it changes objects, and it asks the world.

Statements that compute graph values move into functions, which run later and more than once.
So what they call must be pure, and what they read must stay as it was.
"""

import ast

from migration.facts import library_changes
from migration.program import joins, values
from migration.syntax import trees


def _words(text: str) -> frozenset:
    return frozenset(text.split())


_BUILTINS = _words("""
    abs all any ascii bin bool bytes callable chr complex dict divmod enumerate filter float format
    frozenset getattr hasattr hash hex id int isinstance issubclass len list map max min oct ord
    pow range repr reversed round set slice sorted str sum super tuple type zip object property
    xrange unicode long ValueError TypeError KeyError RuntimeError NotImplementedError
    AssertionError Exception
""")
_PURE_MODULES = ('numpy', 'math', 'collections', 'operator', 'functools', 'six', 'os.path')
_IMPURE_FUNCTIONS = _words("""
    load save savez loadtxt genfromtxt fromfile savetxt put copyto fill_diagonal place
""")
# Methods of strings, arrays and dictionaries that change nothing.
_PURE_METHODS = _words("""
    reshape astype mean sum max min std var transpose flatten ravel copy tolist item squeeze dot
    argmax argmin clip round prod cumsum repeat swapaxes view get keys values items format join
    split strip lower upper index count startswith endswith replace encode decode as_list any all
    conj diagonal trace nonzero take
""")
# Their results share the memory of what they are called on.
_VIEWS = _words('reshape ravel transpose squeeze swapaxes view diagonal')
_MUTATORS = _words("""
    append extend insert remove pop popitem sort reverse clear update setdefault add discard fill
    shuffle itemset resize put
""")
# Functions that change what is handed to them.
_CHANGES_ARGUMENT = _words('shuffle copyto put fill_diagonal place heappush')
_LOGS = _words('logging.debug logging.info logging.warning logging.warn logging.error')
_DYNAMIC = _words('exec eval globals locals vars execfile compile')


class Effects:
    """The part of the interpreter that follows effects."""

    def own(self, value):
        """Notes an object that the current statement makes, and may change; returns it."""
        self.own_objects[id(value)] = value
        return value

    def impure(self, node, what, changed=None):
        """Notes that the current statement does something that must happen once, where it is."""
        if self.current is not None:
            site = self.call_sites[0] if self.call_sites else node
            places = (*self.call_sites, node)
            self.current.impure.append((site, what, changed, places))
            self.impure_nodes.update(map(id, places))

    def foreign_call(self, node, function, args, keywords):
        """Notes what a call of code outside of the program may do; returns its result."""
        path = dotted(function) or ''
        name = path.rsplit('.', 1)[-1]
        version = self.parsed_version(path, args)
        if version is not None:
            return version
        self.note_change(node, path, keywords)
        result = self.own(values.Unknown())
        receiver = getattr(function, 'receiver', None)
        result.array_type = self.array_dtype(path or name, receiver, args, keywords)
        if isinstance(function, values.Method):
            if name in _VIEWS and isinstance(receiver, values.Unknown):
                result.base = receiver
            if name in _MUTATORS and not isinstance(receiver, values.Foreign):
                self.change(receiver, node)
            pure = _is_pure_function(path) or (
                name in _PURE_METHODS and not path.startswith('numpy.random')
            )
        else:
            pure = _is_pure_function(path)
            if isinstance(node.func, ast.Name):
                pure = pure or node.func.id in _BUILTINS
                if node.func.id in _DYNAMIC and not path:
                    self.obstacle(
                        'dynamic_code',
                        node,
                        f'`{node.func.id}` may bind or read any name',
                        'write what it does as ordinary code',
                    )
        if name in _CHANGES_ARGUMENT and args:
            self.change(args[0], node)
        # What is printed while a graph is built, a function says when it is traced.
        if not pure and id(node) not in self.prints:
            self.impure(node, f'`{ast.unparse(node.func)}` is called')
        return result

    def note_change(self, node, path, keywords):
        """Warns of a call that libraries of today no longer take."""
        change = library_changes.change_of(path, keywords)
        if change is not None:
            what = f'the argument {change.argument} of {path}' if change.argument else path
            self.warn(
                'library_change',
                node,
                f'{what} is gone since {change.since}, which a newer Python brings along',
                f'use {change.instead}',
            )

    def is_print(self, function, node, frame) -> bool:
        """Tells whether a call shows text to people, and notes it."""
        name = node.func.id if isinstance(node.func, ast.Name) else ''
        path = dotted(function) or ''
        if not (name == 'print' and frame.find(name)[1] is None) and path not in _LOGS:
            return False
        self.prints.setdefault(id(node), (node, self.current))
        return True

    def change(self, value, node, attribute=None):
        """Notes that an object is changed in place, or just an attribute of it."""
        while value is not None:
            self.changes.setdefault(id(value), []).append((value, self.current))
            if self.changed_perhaps is not None:
                self.changed_perhaps.append((value, node))
            self.check_taken(value, node, attribute)
            if id(value) not in self.own_objects:
                self.impure(node, 'an object from before is changed', value)
            value = getattr(value, 'base', None)

    def check_taken(self, value, node, attribute=None):
        """Refuses a change of what the graph took of an object before."""
        held = self.captured.get(id(value)) or self._captured_attribute(value, attribute)
        if held is not None and held[1] is not self.current and not self.is_versioned(value):
            self.obstacle(
                'captured_data_changes',
                node,
                f'this changes `{held[2]}` after the graph took its value',
                'change a copy',
            )

    def check_attribute(self, instance, name, node):
        """Refuses to bind an attribute of an object again that the graph took before."""
        old = instance.frame.names.get(name) if instance.frame is not None else None
        held = old and (self.captured.get(id(old)) or self.captured.get(id(old.value)))
        if held is None and old is not None and isinstance(old.value, values.VariableValue):
            held = old, old.statement, name
        if held and held[1] is not self.current:
            self.obstacle(
                'captured_data_changes',
                node,
                f'this changes `{name}` of an object after the graph took its value',
                'give the later value another name',
            )

    def change_any_attribute(self, instance, node):
        """Notes that code got the dictionary of an object's attributes, and may set any."""
        self.change(instance, node)
        for name in list(instance.frame.names) if instance.frame is not None else ():
            self.check_attribute(instance, name, node)

    def _captured_attribute(self, value, attribute):
        """Returns what the graph took of an attribute, or of any if it is not known which."""
        held = self.captured_attributes.get(id(value), {})
        return held.get(attribute) if attribute else next(iter(held.values()), None)

    def is_captured(self, name) -> bool:
        """Tells whether the graph took what a name stands for, or attributes of it."""
        parts = [held for known in self.captured_attributes.values() for held in known.values()]
        return any(held[2] == name for held in [*self.captured.values(), *parts])

    def is_versioned(self, value):
        """Tells whether a collection holds graph values, so that each change of it is followed."""
        return (
            self.current is not None
            and isinstance(value, (values.Sequence, values.Mapping))
            and values.is_deferred(value)
            and any(
                joins.holds(b.value, value)
                for frame in self.region_frames()
                for b in frame.names.values()
            )
        )

    def settle(self, statement):
        """Checks what a finished statement of the root suite did besides building graph."""
        self.own_objects.clear()
        sites = {
            id(part)
            for step in statement.steps
            if step.fetch_place is not None
            for part in trees.walk(step.fetch_place)
        }
        builds = not isinstance(statement.node, (ast.FunctionDef, ast.ClassDef)) and any(
            values.is_deferred(b.value) and _is_computed(b.value) for b in statement.binds
        )
        for node, what, changed, places in statement.impure:
            if changed is not None and self.is_versioned(changed):
                continue  # The function that the statement becomes a part of makes it anew.
            if (builds and not statement.steps) or id(node) in sites:
                reason = f'{what} while the graph is built; a function would do it later, or again'
                self.impure_statements.append((node, places, reason))
        named, self.named_reads = self.named_reads, []
        if not builds or statement.steps:
            return
        for binding in named:
            self.captured[id(binding)] = (binding, statement, binding.name)
        for name, binding in [*statement.reads, *statement.inner_reads]:
            if self.only_changes(name):
                continue
            if isinstance(binding.value, values.Constant):
                self.captured[id(binding)] = (binding, statement, binding.name)
            for value in _mutable_parts(self._taken(name, binding, statement)):
                self.captured.setdefault(id(value), (value, statement, binding.name))

    def _taken(self, node, binding, statement):
        """Returns what a statement takes of what a name stands for: `settings.sizes`, or all."""
        value = binding.value
        while isinstance(value, values.Instance) and value.whole is None:
            node = self.parents().get(id(node))
            name = getattr(node, 'attr', None)
            is_read = isinstance(getattr(node, 'ctx', None), ast.Load)
            shared = value.cls.find(name) if is_read and name not in value.attributes else None
            if shared is not None and not isinstance(shared, values.Function):
                self._note_shared(value, name, statement)
                return shared
            if value.frame is not None or not is_read or name not in value.attributes:
                break
            if value.cls.find(name) is not None:
                break
            held = self.captured_attributes.setdefault(id(value), {})
            held.setdefault(name, (value, statement, binding.name))
            value = value.attributes[name]
        return value

    def _note_shared(self, value, name, statement):
        """Notes what a statement takes of an attribute that all objects of a class share."""
        for owner in (value, value.cls, *value.cls.ancestors()):
            known = self.captured_attributes.setdefault(id(owner), {})
            known.setdefault(name, (owner, statement, name))

    def only_changes(self, node):
        """Tells whether a name is read only to put something into what it stands for."""
        around = self.parents().get(id(node))
        if isinstance(around, ast.Subscript):
            return around.value is node and isinstance(around.ctx, ast.Store)
        call = self.parents().get(id(around))
        return (
            isinstance(around, ast.Attribute)
            and around.attr in _MUTATORS
            and isinstance(call, ast.Call)
            and isinstance(self.parents().get(id(call)), ast.Expr)
        )


def dotted(value) -> str | None:
    """Returns the dotted name of a function that the program imports from elsewhere."""
    if isinstance(value, values.Foreign):
        return value.path
    if isinstance(value, values.Method):
        base = dotted(value.receiver)
        return f'{base}.{value.name}' if base else value.name
    return None


def _is_pure_function(path: str) -> bool:
    if not any(path == m or path.startswith(m + '.') for m in _PURE_MODULES):
        return False
    return 'random' not in path.split('.') and path.rsplit('.', 1)[-1] not in _IMPURE_FUNCTIONS


def _is_computed(value) -> bool:
    return any(n.deferred and n.kind not in ('input', 'init') for n in values.nodes_in(value))


def _mutable_parts(value, seen=None) -> list:
    """Returns the objects that a value holds and that could be changed in place."""
    seen = set() if seen is None else seen
    if id(value) in seen or isinstance(value, (values.Foreign, values.Shape)):
        return []
    seen.add(id(value))
    found = []
    if isinstance(value, values.Unknown):
        found = [value]
        if value.base is not None:
            found += _mutable_parts(value.base, seen)
    elif isinstance(value, values.Sequence):
        found = [value] if value.mutable else []
        found += [p for item in value.items for p in _mutable_parts(item, seen)]
    elif isinstance(value, values.Mapping):
        found = [value, *(p for _, item, _ in value.entries for p in _mutable_parts(item, seen))]
    elif isinstance(value, values.Instance) and value.frame is not None:
        pass  # Its attributes are followed one by one.
    elif isinstance(value, (values.Instance, values.Class)):
        held = list(value.attributes.values())
        cls = getattr(value, 'cls', None)
        if any(not isinstance(v, values.Function) for v in getattr(cls, 'attributes', {}).values()):
            held.append(cls)  # What all objects of the class share.
        found = [value, *(p for item in held for p in _mutable_parts(item, seen))]
    return found
