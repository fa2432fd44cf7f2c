"""Statements behind a condition that is not known, which are looked at one by one.

What they make is there only if the condition holds. They may bind new names and run what they
build; whatever is read without the condition must be the same whether it holds or not.
"""

from migration.program import joins, values


class Perhaps:
    """The part of the interpreter that looks behind conditions that are not known.

    Attributes:
      changed_perhaps: the objects that such statements change, with the places; None outside.
    """

    def perhaps(self, node, frame):
        """Looks into what a condition leads to or not; what only that binds is read only then."""
        before = dict(frame.names)
        known = [b.value for held in self.region_frames() for b in held.names.values()]
        outer, self.changed_perhaps = self.changed_perhaps, []
        conditional, self.conditional = self.conditional, 0
        self.uncertain += 1
        self.look_into(node.body, frame)
        self.conditional = conditional
        for value, site in self.changed_perhaps:
            if self.is_graph(value) and any(joins.holds(k, value) for k in known):
                self._refuse(site, 'what another object holds of the graph')
        self.changed_perhaps = outer if outer is None else outer + self.changed_perhaps
        bound, frame.names = frame.names, dict(before)
        left, frame.finished = frame.finished, False
        self.conditional += 1
        self.suite(node.orelse, frame)
        self.conditional -= 1
        self.uncertain -= 1
        if left:
            return
        new = {name: binding for name, binding in bound.items() if name not in frame.names}
        again = {name: binding for name, binding in bound.items() if name in frame.names}
        for name, binding in again.items():
            old = frame.names[name]
            if binding is not old and self._is_of_graph(old.value, binding.value):
                self._refuse(node, f'what `{name}` holds of the graph')
        self.join([frame.names, again], frame, choose=True)
        frame.names = frame.names | new

    def check_bound_again(self, old, value, target):
        """Refuses a statement of a region that may replace a graph value, or not."""
        if old is None or old.statement is None or self.current is None:
            return
        if self.current.ways <= old.statement.ways or old.value is value:
            return
        if self._is_of_graph(old.value, value):
            self._refuse(getattr(target, 'node', target), f'what `{old.name}` holds of the graph')

    def _is_of_graph(self, *held):
        kinds = (values.Session, values.Optimizer, values.Saver, values.Function)
        return any(self.is_graph(value) or isinstance(value, kinds) for value in held)

    def _refuse(self, site, what):
        self.obstacle(
            'conditional_graph_value',
            site,
            f'only a condition decides {what} from here on',
            'build the graph without conditions, or make them constants',
        )


def ways_to(statements: list) -> dict[int, set]:
    """Returns which branches lead to statements whenever these are executed, by their ids."""
    found: dict[int, set] = {}
    for statement in statements:
        key = id(statement.node)
        found[key] = found.get(key, statement.ways) & statement.ways
    return found
