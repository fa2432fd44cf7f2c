"""Graph values that attributes of objects hold, and what methods need of them.

A method of a converted class reads `self.w`, takes what was a placeholder as a parameter, and
computes what was `self.loss` as a local value. What the constructor only had as a local name, and
a method needs, becomes an attribute.
"""

import ast

from migration.program import owners, parts, state, values
from migration.syntax import trees


class Objects:
    """The part of the structure that knows attributes.

    Attributes:
      homes: the binding that first named a graph node, by the node's id.
      promoted: local names of methods that become attributes.
    """

    def home(self, binding: state.Binding) -> state.Binding:
        """Returns the binding under which functions know what a name or attribute stands for."""
        if self.run.twins is not None:
            binding = self.run.twins.bindings.get(binding, binding)
        index = binding.statement.index if binding.statement is not None else None
        if values.node_of(binding.value) is None:
            return binding
        if index in self.moved or index in self.specs:
            return binding
        return self.homes.get(binding.value.node.id, binding)

    def is_alias(self, statement: state.Statement) -> bool:
        """Tells whether a statement only gives a graph value another name elsewhere."""
        node = statement.node
        if self.is_found_by_name(statement):
            return True
        if (
            not isinstance(node, ast.Assign)
            or len(node.targets) != 1
            or not isinstance(node.value, (ast.Name, ast.Attribute))
            or len(statement.binds) != 1
        ):
            return False
        (binding,) = statement.binds
        if not isinstance(binding.value, values.Tensor):
            return False
        home = self.homes.get(binding.value.node.id)
        if home is None or home.frame is binding.frame:
            return False
        return not self._is_one_of_several(binding)

    def _is_one_of_several(self, binding: state.Binding) -> bool:
        """Tells whether a name stands for other values as well where it is read, as in a loop."""
        return any(binding in s.kept for s in self.run.statements) or any(
            _differs(binding, other)
            for key in self.readers.get(binding, ())
            for other in self.run.reads[key]
        )

    def settle_home(self, statement: state.Statement) -> None:
        """Notes the names that a statement gives to graph values."""
        for binding in statement.binds:
            if values.node_of(binding.value) is not None:
                self.homes.setdefault(binding.value.node.id, binding)

    def is_fixed(self, binding: state.Binding) -> bool:
        """Tells whether the decorators of methods can read a placeholder's shape and type."""
        if binding.statement.index in self.pulls:
            return False  # The dataset is made with the object.
        owner = self.owner_of(binding.statement)
        if owner.instance is not None and owner.instance.cls.ancestors():
            return False  # Its methods may stand in several classes.
        if owner.instance is None:
            return owner.node is None and self._is_before_classes(binding.statement)
        if isinstance(binding.statement.node, ast.If):
            return False
        module = self.owners[None].frame
        return all(
            held.frame is module
            for part in trees.walk(binding.statement.node.value)
            for held in self.run.reads.get(id(part), ())
        ) and not any(
            isinstance(part, ast.Name) and id(part) not in self.run.reads
            for part in trees.walk(binding.statement.node.value)
            if part is not binding.target
        )

    def _is_before_classes(self, statement: state.Statement) -> bool:
        """Tells whether a statement of the module is executed before all classes are made."""
        return not any(
            isinstance(s.node, ast.ClassDef) and s.index < statement.index
            for s in self.run.statements
        )

    def is_wrapped(self, function: parts.StepFunction) -> bool:
        """Tells whether a method gets its signature when the object is made."""
        return function.owner.instance is not None and not all(
            self.is_fixed(b) for b in function.inputs
        )

    def caller(self, function: parts.StepFunction, step) -> str:
        """Returns what stands before the name of a function where a step calls it."""
        owner = function.owner
        if owner.instance is None:
            return ''
        instance = step.folded.get(id(owner.instance), owner.instance)
        if self.owner_at(step.site) is owner and step.receiver is instance:
            return owner.prefix
        text = step.objects.get(id(instance))
        if text is None:
            self.obstacle(
                'object_out_of_reach',
                step.site,
                'no name leads to the object whose graph is run here',
                'bind the object to a name',
            )
        return f'{text}.'

    # What becomes an attribute

    def _promote(self) -> None:
        """Finds the local names of methods that other methods need."""
        for function in self.functions:
            if function.owner.instance is None:
                continue
            self.promote_initialised(function)
            statements = [s for b in function.blocks for s in self.all_statements(b)]
            for statement in statements:
                for binding in self._needs_inside(statement):
                    self._promote_local(binding, function.owner)
                for node in statement.nodes:
                    if node.kind == 'minimize':
                        self._promote_training(node, function.owner)
        for block in self.helpers:
            for statement in block.statements if block.owner.instance is not None else ():
                for binding in self._needs_inside(statement):
                    self._promote_local(binding, block.owner)

    def _needs_inside(self, statement: state.Statement) -> list:
        """Returns what a statement needs in a method, not for an optimizer that it makes."""
        staying = {
            id(part) for node in self.optimizers_made(statement) for part in trees.walk(node)
        }
        staying_reads = {
            binding
            for part in trees.walk(statement.node)
            if id(part) in staying
            for binding in self.run.reads.get(id(part), ())
        }
        inside = {
            binding
            for part in trees.walk(statement.node)
            if id(part) not in staying
            for binding in self.run.reads.get(id(part), ())
        }
        return [b for b in self.needs(statement) if b not in staying_reads or b in inside]

    def optimizers_made(self, statement: state.Statement) -> list:
        """Returns the calls that make optimizers where a statement trains with them."""
        return [
            node.detail['optimizer'].site
            for node in statement.nodes
            if node.kind == 'minimize'
            and node.detail['optimizer'].site is getattr(node.site.func, 'value', None)
        ]

    def all_statements(self, block: parts.Block) -> list:
        """Returns the statements of a block and of the helpers that it calls itself."""
        return [*(s for b in block.nested for s in self.all_statements(b)), *block.statements]

    def _promote_training(self, node, owner: owners.Owner) -> None:
        detail = node.detail
        wanted = [v for v in [*detail['variables'], detail['counter']] if v is not None]
        known = self.references_in(owner)
        for binding in self._locals(owner):
            value = binding.value
            if isinstance(value, values.Optimizer) and value.optimizer is detail['optimizer']:
                self._promote_local(binding, owner)
            held = set(values.variables_in(value))
            if held & set(wanted) and not held <= set(known):
                self._promote_local(binding, owner)

    def _locals(self, owner: owners.Owner) -> list:
        return [
            binding
            for region in self.run.regions
            if region.instance is owner.instance and region.node is not None
            for binding in region.frame.names.values()
        ]

    def _promote_local(self, binding: state.Binding, owner: owners.Owner) -> None:
        region = binding.frame.region
        if (
            region is None
            or region.node is None
            or region.instance is not owner.instance
            or binding in self.promoted
            or owner.instance in (binding.value, getattr(binding.value, 'whole', None))
            or self.is_moved(binding)
            or self.is_input(binding)
        ):
            return
        name = self.promoted[binding] = self._attribute(binding, owner)
        owner.instance.attributes.setdefault(name, binding.value)
        for other, first in self.run.twins.bindings.items() if self.run.twins else ():
            region = other.frame.region
            if first is binding and region is not None and region.instance is not None:
                region.instance.attributes.setdefault(name, other.value)
        self._references.pop(owner, None)

    def _attribute(self, binding: state.Binding, owner: owners.Owner) -> str:
        """Returns the attribute for a local name: one that holds the same already, or a new one."""
        for name, held in owner.frame.names.items():
            statement = held.statement
            if (
                statement is not None
                and isinstance(statement.node, ast.Assign)
                and isinstance(statement.node.value, ast.Name)
                and self.run.reads.get(id(statement.node.value)) == [binding]
                and len([b for b in self.run.bindings[name] if b.frame is owner.frame]) == 1
                and not held.conditional
            ):
                self.attributes_held.add(binding)
                return name
        return self.fresh(self.spelling(binding), owner)

    def reads_attribute(self, binding: state.Binding, node: ast.AST) -> bool:
        """Tells whether a place reads a promoted name as an attribute."""
        if binding not in self.promoted:
            return False
        if self.becomes_attribute(binding):
            return True
        moved = {id(s.node): s for s in self.moved.values()}
        around = [node]
        while around[-1] is not None and id(around[-1]) not in moved:
            around.append(self.parents.get(id(around[-1])))
        if around[-1] is None:
            return False
        made = self.optimizers_made(moved[id(around[-1])])
        return not any(optimizer in around for optimizer in made)

    def becomes_attribute(self, binding: state.Binding) -> bool:
        """Tells whether the statement that binds a local name can bind the attribute instead."""
        node = binding.statement.node if binding.statement is not None else None
        same = [b for b in self.run.bindings.get(binding.name, []) if b.frame is binding.frame]
        same = [b for b in same if self.spelling(b) == self.spelling(binding)]
        return (
            binding not in self.attributes_held
            and isinstance(node, ast.Assign)
            and len(node.targets) == 1
            and node.targets[0] is binding.target
            and len(same) == 1
        )


def _differs(binding: state.Binding, other: state.Binding) -> bool:
    """Tells whether two names stand for different tensors."""
    mine, theirs = binding.value, other.value
    return not isinstance(theirs, values.Tensor) or theirs.node is not mine.node
