"""Which evaluations of the graph are one function: those with the same fetches."""

import ast

from migration.program import fetch_trees, model, parts, values
from migration.syntax import trees


class FetchSets:
    """The part of the structure that finds the step functions."""

    def _find_steps(self) -> None:
        keys: dict[tuple, parts.StepFunction] = {}
        for step in self.program.steps:
            if not step.known:
                continue
            if all(isinstance(f, model.Node) and f.kind == 'init' for f in step.fetches):
                if self.is_initialised_again(step.site):
                    self.initialises(step)
                    continue
                gone = step.statement is not None and step.statement.index in self.dropped
                within = step.part is not None and id(step.part.node) in self.vanished
                if not gone and not within and not self.is_erased(step.site):
                    self.obstacle(
                        'initialisation_inside',
                        step.site,
                        'variables are initialised inside a larger statement',
                    )
                continue
            if self.serves_iterators(step):
                self.find_fed_dataset(step)
                continue
            step.tree = self._tree(step)
            if step.tree is None:
                continue
            self.given_elements(step, step.tree.leaves())
            elements = [leaf.element for leaf in step.tree.leaves()]
            form = None if self._returns_flat(step) else step.tree.form()
            cuts = self.cuts_of(step)
            if cuts is None:
                continue
            key = (*self._key(elements, form), self.mode_key(step), cuts)
            recording = self.recording_of(step, step.tree.leaves())
            if recording is not None:
                key = (*key, *recording.key())
            step.recording = recording
            known = self.by_site.get(id(step.site))
            carries = id(step.site) in self.step_parameters
            if known is not None and not carries:
                if known.key != key:
                    self.obstacle(
                        'ambiguous_step',
                        step.site,
                        'this runs different parts of the graph at different times',
                    )
                continue
            function = keys.get(key)
            if function is None:
                function = parts.StepFunction([], elements, key)
                function.recording, function.cuts = recording, cuts
                function.tree = step.tree if form is not None else None
                keys[key] = function
                self.functions.append(function)
            function.steps.append(step)
            self.by_site.setdefault(id(step.site), function)
            if carries:
                self.carry(step, function)

    def _merge_steps(self) -> None:
        """Lets one function serve steps that run the same update and fetch more or less with it.

        A fetch of a value that the update computes anyway costs nothing to the step that does
        not look at it.
        """
        carried = {id(function) for function in self.ran.values()}
        for small in list(self.functions):
            if (
                id(small) in carried
                or small.tree is not None
                or small.recording is not None
                or any(isinstance(e.value, values.Sequence) for e in small.elements)
            ):
                continue
            update = {e.value.node.id for e in small.elements if parts.is_operation(e.value)}
            if len(update) != len(small.elements) or not update:
                continue
            (node,) = [e.value.node for e in small.elements][:1]
            for large in self.functions:
                if (
                    large is small
                    or id(large) in carried
                    or large.tree is not None
                    or large.recording is not None
                    or large.cuts != small.cuts
                    or update
                    != {
                        e.value.node.id
                        for e in large.elements
                        if isinstance(e.value, values.Tensor) and parts.is_operation(e.value)
                    }
                ):
                    continue
                computed = {n.id for n in node.slice()}
                others = [e for e in large.elements if not parts.is_operation(e.value)]
                if len(update) == 1 and all(
                    isinstance(e.value, values.Tensor) and e.value.node.id in computed
                    for e in others
                ):
                    large.steps += small.steps
                    for step in small.steps:
                        self.by_site[id(step.site)] = large
                        self.ignored.add(id(step.site))
                    self.functions.remove(small)
                    break

    def is_named(self, element: parts.Element) -> bool:
        """Tells whether a fetch is the name or the attribute of something built before."""
        if isinstance(element.node, ast.Name) or id(element.node) in self.named:
            return True
        if parts.does_nothing(element.value):
            return True
        return isinstance(element.node, ast.Attribute) and id(element.node) in self.run.reads

    def _key(self, elements: list, form: tuple | None) -> tuple:
        """Returns what steps have in common that one function serves.

        Where the values are returned one after the other, it does not matter between which of
        them operations stand.
        """
        values_of, operations = [], []
        for element in elements:
            if (
                isinstance(element.value, values.Tensor)
                and element.value.node.name
                and element.value.node.deferred
            ):
                key = element.value.node.id
            else:
                held = self.bindings_in(element.node)
                key = (ast.dump(element.node), tuple(map(id, held)))
            apart = form is None and parts.is_operation(element.value)
            (operations if apart else values_of).append(key)
        return (tuple(values_of), frozenset(operations), form)

    def _returns_flat(self, step: model.Step) -> bool:
        """Tells whether the function of a run returns one value after the other.

        So it does for a list of fetches, and where nested ones are unpacked at once. What nests in
        another way, it returns as it nests.
        """
        tree = step.tree
        if tree.is_flat:
            return True
        kept = [leaf for leaf in tree.leaves() if not parts.is_operation(leaf.element.value)]
        if tree.kind == 'dict' and len(kept) < 2:
            return not kept or not kept[0].is_collection
        target = self._target_of(step.site)
        return target is not None and targets_of(tree, target) is not None

    def _target_of(self, site: ast.AST) -> ast.expr | None:
        """Returns what a call is assigned to."""
        if self._assigned is None:
            self._assigned = {
                id(node.value): node.targets[0]
                for node in trees.of_kind(self.tree, ast.Assign)
                if len(node.targets) == 1
            }
        return self._assigned.get(id(site))


def targets_of(tree: fetch_trees.Tree, target: ast.expr) -> list | None:
    """Returns the targets that the fetches of a nest are assigned to, one for each leaf."""
    if tree.kind == 'leaf':
        return None if tree.is_collection else [target]
    if tree.kind == 'dict' or not isinstance(target, (ast.Tuple, ast.List)):
        return None
    if len(target.elts) != len(tree.items) or any(isinstance(e, ast.Starred) for e in target.elts):
        return None
    found = [targets_of(*pair) for pair in zip(tree.items, target.elts, strict=True)]
    return None if None in found else [t for part in found for t in part]
