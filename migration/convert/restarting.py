"""The text of functions that give variables and optimizers their initial values again."""

from migration.convert import snapshots
from migration.program import model, parts
from migration.syntax import layout


class Restarting:
    """The part of the writer of functions that writes initialisations."""

    def initialisation(self, function: parts.StepFunction) -> str:
        """Returns the text of a function that initialises."""
        lines = [self._signature(function, [])]
        restarted = [o for o in function.initialises if isinstance(o, model.Optimizer)]
        counted = dict.fromkeys(map(self.structure.of_metrics.get, function.initialises))
        for metric in filter(None, counted):
            name = self.structure.layer_reference(metric, function.owner)
            lines.append(f'{self.indent}{name}.reset_state()')
        for variable in function.initialises:
            if isinstance(variable, model.Variable) and variable not in self.structure.of_metrics:
                lines += self._assignment(function, variable, restarted)
        for optimizer in restarted:
            name = self.unit.optimizer_names[optimizer]
            lines += [
                f'{self.indent}for state, value in zip({name}.variables, {name}_start):',
                f'{self.indent * 2}state.assign(value)',
            ]
        return '\n'.join(lines)

    def _assignment(self, function, variable: model.Variable, restarted: list) -> list[str]:
        """Returns the statement that gives a variable its initial value."""
        counted = self.structure.counters.get(variable)
        if counted is not None:
            if counted in restarted:
                return []
            return [f'{self.indent}{self.unit.optimizer_names[counted]}.iterations.assign(0)']
        name = self.structure.reference(variable, function.owner)
        value = snapshots.initial(self.unit, variable, self.renderer, function)
        if name is None or value is None:
            self.unit.obstacle(
                'initialised_again',
                function.steps[0].site,
                f'variables are initialised again, and what {variable.name} begins with is not '
                'known then',
                'assign the initial values by hand',
            )
            return []
        text = layout.reindent(f'{name}.assign({value})', self.indent)
        return text.split('\n')
