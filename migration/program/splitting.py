"""Elements of collections that are made where they are put in, as statements of their own.

`inputs = {'x': tf.placeholder(...), 'y': tf.placeholder(...)}` makes two placeholders and collects
them; `return {'loss': tf.reduce_mean(...)}` computes and hands over. Each element that makes a part
of the graph is taken for a statement before, which gives it a name, and the rest collects names.
"""

import ast
import keyword
import re

from migration.program import given, handing, made_elements, metrics, naming, state, streams, values
from migration.syntax import trees


class Splitting(metrics.MetricStatements):
    """The part of the structure that takes elements out of statements.

    Attributes:
      split: the bindings of elements, by the id of their expression.
      elements_of: the statements of elements, by the id of the statement that they are taken from.
    """

    def _split_elements(self) -> None:
        self.split: dict[int, state.Binding] = {}
        self.elements_of: dict[int, list] = {}
        self.metric_values: dict[int, ast.expr] = {}
        found: list[state.Statement] = []
        waiting: list[tuple] = []  # Statements that wait for what they call, with these regions.
        for statement in self.run.statements:
            while waiting and not _is_inside(statement, waiting[-1][1]):
                found.append(waiting.pop()[0])
            calls = self._calls_in(statement)
            made = self.split_metric(statement)
            if not made:
                made = self._take_out(statement, calls) if calls else self._elements_in(statement)
            if made:
                self.elements_of[id(statement.node)] = made
            found += made
            if calls:
                waiting.append((statement, {id(expression) for expression, *_ in calls}))
            else:
                found.append(statement)
        found += [statement for statement, _ in reversed(waiting)]
        if len(found) > len(self.run.statements):
            self.run.statements[:] = found
            for index, statement in enumerate(found):
                statement.index = index

    def _elements_in(self, statement: state.Statement) -> list:
        """Takes the elements of a statement out that have no name; returns their statements."""
        wanted = [
            (expression, name, *record)
            for expression, name in self._unnamed(statement)
            if (record := self._record(expression, statement)) is not None
        ]
        return self._take_out(statement, wanted) if self._is_worth_it(statement, wanted) else []

    def _take_out(self, statement: state.Statement, wanted: list) -> list:
        """Makes statements of expressions that stand in another one, which notes less then."""
        made = []
        for expression, name, value, before, after in wanted:
            part = self._part(statement, expression, self._name_for(name, statement), value)
            for noted in made_elements.NOTED:
                held = getattr(statement, noted)[getattr(before, noted) : getattr(after, noted)]
                getattr(part, noted).extend(held)
                for node in held if noted == 'nodes' else ():
                    node.statement = part
            region = self.run.region_calls.get(id(expression))
            for binding in region.frame.names.values() if region is not None else ():
                if binding.is_parameter and binding.statement is statement:
                    binding.statement = part
            made.append(part)
        for noted in made_elements.NOTED:
            left = list(getattr(statement, noted))
            for *_, before, after in sorted(wanted, key=lambda w: -getattr(w[3], noted)):
                del left[getattr(before, noted) : getattr(after, noted)]
            setattr(statement, noted, left)
        return made

    def _calls_in(self, statement: state.Statement) -> list:
        """Returns calls in a larger expression that are regions, or make inputs of the graph."""
        node = statement.node
        if statement.steps:
            # A run that takes an element right there.
            calls = [n for n in trees.walk(node) if self._is_element_of_dataset(n)]
        elif isinstance(node, (ast.Assign, ast.Return)) and node.value is not None:
            elements = {id(expression) for expression, _ in self._unnamed(statement)}
            calls = [n for n in trees.walk(node.value) if self._is_apart(n, elements)]
            if node.value in calls or any(map(self._is_not_always, calls)):
                return []
        else:
            return []
        found = []
        for call in sorted(calls, key=lambda n: (n.lineno, n.col_offset)):
            records = self.run.elements_made.get(id(call), [])
            if len(records) != 1 or records[0][1] is not statement:
                return []
            value, _, before, after = records[0]
            if not isinstance(value, values.Tensor) or not value.node.deferred:
                return []
            name = 'element' if isinstance(value, streams.Element) else naming.label(call)
            found.append((call, name, value, before, after))
        inner = [n for call in calls for n in trees.walk(call) if n is not call and n in calls]
        return [] if inner else found

    def _is_apart(self, node: ast.AST, elements: set) -> bool:
        """Tells whether a call is a region, or makes an input that is no element by itself."""
        if id(node) in self.run.region_calls or id(node) in elements:
            return id(node) in self.run.region_calls
        records = self.run.elements_made.get(id(node), [])
        return any(made_elements.is_input(record[0], node) for record in records)

    def _is_element_of_dataset(self, node: ast.AST) -> bool:
        """Tells whether a call takes an element of a dataset."""
        records = self.run.elements_made.get(id(node), [])
        return any(
            made_elements.is_input(value, node) and isinstance(value, streams.Element)
            for value, *_ in records
        )

    def _is_not_always(self, node: ast.AST) -> bool:
        """Tells whether an expression is computed at some times only, or in another scope."""
        kinds = (ast.Lambda, ast.IfExp, ast.BoolOp, ast.ListComp, ast.DictComp, ast.GeneratorExp)
        while isinstance(node, ast.expr):
            if isinstance(node, kinds):
                return True
            node = self.parents.get(id(node))
        return False

    def element_names(self, statement: state.Statement) -> dict[int, str]:
        """Returns the names of what is taken out of a statement, by the expressions' ids."""
        if id(statement.node) not in self.elements_of:
            return {}
        return {
            id(part): self.spelling(self.split[id(part)])
            for part in trees.walk(statement.node)
            if id(part) in self.split
        }

    def is_element(self, statement: state.Statement) -> bool:
        """Tells whether a statement only gives a name to an element of a collection."""
        return any(binding.statement is statement for binding in self.split.values())

    def _unnamed(self, statement: state.Statement) -> list:
        """Returns the elements that a statement puts into collections, with names for them."""
        node = statement.node
        if isinstance(node, ast.Return) and node.value is not None:
            return self._elements(node.value, self._taken_as(statement))
        if isinstance(node, ast.Assign) and len(node.targets) == 1:
            (target,) = node.targets
            if isinstance(target, ast.Subscript):
                return [(node.value, _key_name(target.slice) or naming.label(node.value))]
            if isinstance(target, (ast.Name, ast.Attribute)):
                found = self._elements(node.value, naming.label(target))
                return [pair for pair in found if pair[0] is not node.value]
        call = node.value if isinstance(node, ast.Expr) else None
        if (
            isinstance(call, ast.Call)
            and isinstance(call.func, ast.Attribute)
            and call.func.attr == 'append'
            and len(call.args) == 1
        ):
            return [(call.args[0], naming.label(call.args[0]))]
        return []

    def _elements(self, node: ast.expr, name) -> list:
        """Returns the elements of nested displays with names; of others, the node itself."""
        pairs: list = []
        if isinstance(node, ast.Dict):
            for key, value in zip(node.keys, node.values, strict=True):
                if key is not None:
                    pairs.append((value, _key_name(key) or naming.label(value)))
        elif id(node) in self.run.record_calls:
            fields = self.run.record_calls[id(node)]
            pairs = [(k.value, k.arg) for k in node.keywords if k.arg is not None]
            pairs = [*zip(node.args, fields, strict=False), *pairs]
        elif isinstance(node, ast.Call) and handing.is_display(node):
            pairs = [(k.value, k.arg) for k in node.keywords if k.arg is not None]
        elif isinstance(node, (ast.List, ast.Tuple)):
            names = name if isinstance(name, list) and len(name) == len(node.elts) else None
            for place, element in enumerate(node.elts):
                own = f'{name}_{place}' if isinstance(name, str) and name else naming.label(element)
                pairs.append((element, names[place] if names else own))
        else:
            return [(node, name if isinstance(name, str) and name else naming.label(node))]
        return [found for element, own in pairs for found in self._elements(element, own)]

    def _taken_as(self, statement: state.Statement):
        """Returns the names under which a caller takes what a region returns, or one for all."""
        assign = self.parents.get(id(statement.region.call))
        target = assign.targets[0] if isinstance(assign, ast.Assign) else None
        return _labels(target) if target is not None else ''

    def _record(self, expression: ast.expr, statement: state.Statement) -> tuple | None:
        """Returns what an element is and what it noted, where it makes a part of the graph."""
        records = self.run.elements_made.get(id(expression), [])
        if len(records) != 1 or records[0][1] is not statement:
            return None
        value, _, before, after = records[0]
        if not isinstance(value, values.Tensor) or not value.node.deferred:
            return None
        if before.nodes == after.nodes or before.steps < after.steps:
            return None
        if before.impure < after.impure or before.variables < after.variables:
            return None
        if value.node.kind in ('init', 'static') or given.is_constant(value.node):
            return None
        return value, before, after

    def _is_worth_it(self, statement: state.Statement, wanted: list) -> bool:
        """Tells whether elements have to be taken out.

        What a statement computes may stand in it, unless a function hands it to its caller. A
        placeholder needs a name, always.
        """
        if not wanted or statement.steps:
            return False
        if any(value.node.kind == 'input' for _, _, value, *_ in wanted):
            return True
        node = statement.node
        if isinstance(node, ast.Return):
            # A single value gets the name of what takes it.
            return wanted[0][0] is not node.value
        held = self.mutated_by.get(id(statement), ())
        held = held or [binding.value for binding in statement.binds]
        return bool(held) and all(id(value) in self.taken_apart for value in held)

    def _part(self, statement: state.Statement, expression: ast.expr, name: str, value):
        """Returns the statement that gives a name to an element."""
        target = ast.copy_location(ast.Name(name, ast.Store()), expression)
        node = ast.copy_location(ast.Assign([target], expression), expression)
        for made in (target, node):
            made.module_name = getattr(expression, 'module_name', '')
        part = state.Statement(node, statement.withs, -1, statement.region, graph=statement.graph)
        part.moment = statement.moment
        binding = state.Binding(name, value, part, statement.region.frame)
        binding.target = target
        part.binds.append(binding)
        value.node.name = value.node.name or name
        self.run.bindings.setdefault(name, []).append(binding)
        self.parents[id(target)] = node
        if id(expression) in self.run.region_calls:
            self.parents[id(expression)] = node
            self.parents[id(node)] = statement.node
        self.split[id(expression)] = binding
        return part

    def _name_for(self, wanted: str, statement: state.Statement) -> str:
        """Returns a name that nothing in a region has."""
        name = re.sub(r'\W', '_', wanted) or 'value'
        if name[0].isdigit() or keyword.iskeyword(name):
            name = f'_{name}' if name[0].isdigit() else f'{name}_'
        frame = statement.region.frame
        held = self.run.bindings.get(name, [])
        around = statement.region.node or self.tree
        if any(b.frame is frame for b in held) or any(
            isinstance(node, ast.Name) and node.id == name for node in trees.walk(around)
        ):
            return self.fresh(name)
        self.taken.add(name)
        return name

    def _split_in(self, node: ast.AST, own: state.Statement | None) -> tuple[list, set]:
        """Returns the elements that stand in a node as names, and the ids of what is theirs."""
        found, hidden = [], set()
        if not self.split:
            return found, hidden
        for part in trees.walk(node):
            binding = self.split.get(id(part))
            if binding is not None and binding.statement is not own:
                found.append(binding)
                hidden.update(map(id, trees.walk(part)))
        return found, hidden


def _is_inside(statement: state.Statement, calls: set) -> bool:
    """Tells whether a statement belongs to what some calls execute."""
    region = statement.region
    while region is not None and region.call is not None:
        if id(region.call) in calls:
            return True
        region = region.caller
    return False


def _labels(target: ast.expr):
    """Returns words for what is assigned to a target, nested as the target is."""
    if isinstance(target, (ast.Tuple, ast.List)):
        return [_labels(element) for element in target.elts]
    return naming.label(target)


def _key_name(key: ast.expr) -> str:
    """Returns a word for a key that the source spells out."""
    if not isinstance(key, ast.Constant) or not isinstance(key.value, str):
        return ''
    return re.sub(r'\W', '_', key.value)
