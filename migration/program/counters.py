"""Global steps that are the iterations of an optimizer, and the schedules over them."""

import ast

from migration.program import model, values


class Counters:
    """The part of the structure that knows step counters."""

    def _find_counters(self) -> None:
        """Finds the global steps that are the iterations of one optimizer, and their schedules."""
        writing: dict[model.Variable, list] = {}
        reading: dict[model.Variable, list] = {}
        for node in self.program.nodes:
            for held, among in ((node.writes, writing), (node.reads, reading)):
                for variable in dict.fromkeys(held):
                    among.setdefault(variable, []).append(node)
        for variable in self.program.variables:
            writers, readers = writing.get(variable, []), reading.get(variable, [])
            if len(writers) != 1 or writers[0].detail.get('counter') is not variable:
                continue
            schedules = [n for n in readers if self._is_object(n)]
            if len(schedules) < len(readers) or not self._starts_at_zero(variable):
                continue
            optimizer = writers[0].detail['optimizer']
            if len(optimizer.trains) != 1 or not self._only_serve(schedules, optimizer):
                continue
            if not self._is_known_where_fetched(optimizer, variable):
                continue
            self.counters[variable] = optimizer
            self.schedules.update({n.id: n for n in schedules})

    def _is_known_where_fetched(self, optimizer: model.Optimizer, variable) -> bool:
        """Tells whether an optimizer has a name wherever its counter is fetched."""
        if self.owner_at(optimizer.site).instance is not None:
            return True
        outer = self._scope(optimizer.site)
        return all(
            self._encloses_node(outer, self._scope(step.site))
            for step in self.program.steps
            if any(fetch is variable for fetch in step.fetches)
        )

    def _only_serve(self, schedules: list, optimizer: model.Optimizer) -> bool:
        """Tells whether nothing but an optimizer computes with some schedules."""
        made = {n.id for n in schedules}
        users = [n for n in self.program.nodes if any(i.id in made for i in n.inputs)]
        return all(n.kind == 'minimize' and n.detail['optimizer'] is optimizer for n in users)

    def _is_object(self, node: model.Node) -> bool:
        """Tells whether a node is a schedule that TF 2 has a class for, and needs no step."""
        return (
            self.run.kind(node.op) == 'schedule'
            and bool(self.run.lookup(node.op).tf2)
            and not any(n.deferred for n in node.inputs)
        )

    def _starts_at_zero(self, variable: model.Variable) -> bool:
        if self.run.uses.get(id(variable.site.func), (None, ''))[1].endswith('global_step'):
            return True
        first = variable.site.args[0] if variable.site.args else None
        for keyword in variable.site.keywords:
            if keyword.arg == 'initial_value':
                first = keyword.value
        return isinstance(first, ast.Constant) and first.value == 0

    def is_schedule(self, value: values.Value) -> bool:
        """Tells whether a value is a learning rate that follows an optimizer's iterations."""
        return isinstance(value, values.Tensor) and value.node.id in self.schedules
