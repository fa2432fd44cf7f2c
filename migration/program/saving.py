"""What programs save and restore: savers, and what asks for files that they wrote."""

import ast

from migration.program import model, values
from migration.syntax import trees

# Functions that only look at files of checkpoints.
_LOOKS = frozenset(
    {
        'train.latest_checkpoint',
        'train.get_checkpoint_state',
        'train.checkpoint_exists',
        'train.list_variables',
        'train.load_variable',
        'train.load_checkpoint',
    }
)
_GRAPH_FILES = frozenset({'train.import_meta_graph', 'train.export_meta_graph'})

# Optimizers that keep nothing besides the variables that they train.
_WITHOUT_SLOTS = frozenset({'train.GradientDescentOptimizer'})


class Saving:
    """The part of the interpreter that evaluates savers."""

    def _k_saver(self, path, node, args, keywords):
        if path == 'train.Saver':
            return self.make_saver(node, args, keywords)
        if path in _LOOKS:
            for value in [*args, *keywords.values()]:
                self.escape(value, node)
            self.impure(node, 'files are looked at')
            return self.own(values.Unknown())
        row = self.lookup(path)
        self.obstacle('saver', node, f'tf.{path}: {(row and row.note) or "is not converted"}')
        return values.Unknown()

    def graph_file(self, path, node):
        """Refuses functions that read or write the graph itself."""
        self.obstacle(
            'graph_file',
            node,
            f'tf.{path} reads or writes a graph, which a TF 2 program does not have',
            'build the model with the code that built it, and restore its variables',
        )
        return values.Unknown()

    def _s_train_import_meta_graph(self, path, node, args, keywords):
        return self.graph_file(path, node)

    _s_train_export_meta_graph = _s_train_import_meta_graph

    def make_saver(self, node, args, keywords):
        """Evaluates `tf.train.Saver`, which saves what the graph holds at this moment."""
        given = args[0] if args else keywords.get('var_list')
        optimizers = []
        if given is None or values.is_none(given):
            variables = [v for v in self.graph.variables if not v.local and not v.unlisted]
            optimizers = self.graph_optimizers()
        else:
            variables = values.variables_in(given)
            optimizers = self.optimizers_with(variables, node)
            slots = {slot for made in self.slots_of.values() for slot in made}
            variables = [v for v in variables if v not in slots]
        for name in keywords:
            if name not in (
                'var_list',
                'max_to_keep',
                'keep_checkpoint_every_n_hours',
                'name',
                'pad_step_number',
                'save_relative_paths',
                'allow_empty',
                'write_version',
            ):
                self.obstacle('saver', node, f'Saver({name}=...) is not converted')
        if len(args) > 1:
            self.obstacle('saver', node, 'more than one positional argument of Saver')
        if '*' in self.path or self.loops:
            self.obstacle('saver', node, 'savers are made in a loop of unknown length')
        if not self.knows_all(given) or (given is not None and self.uncertain):
            self.obstacle('saver', node, 'it is not known which variables are saved')
        elif not variables:
            self.obstacle('saver', node, 'there is nothing to save')
        if not self.uncertain and any(o.uncertain and has_slots(o) for o in optimizers):
            self.obstacle(
                'saver',
                node,
                'only a condition decides whether there is an optimizer to save',
                'make the saver where the optimizer is made',
            )
        saver = model.Saver(node, self.current, variables, optimizers)
        if isinstance(given, values.Mapping):
            for key, value in given.current():
                held = values.variables_in(value)
                if len(held) != 1:
                    self.obstacle('saver', node, 'a name does not stand for one variable')
                saver.keys.update((v, values.text_of(key)) for v in held)
        self.program.savers.append(saver)
        return self.own(values.Saver(saver))

    def optimizers_with(self, variables, node):
        """Returns the optimizers whose slots are among some variables."""
        found = []
        for optimizer in self.graph_optimizers():
            slots = [s for train in optimizer.trains for s in self.slots_of.get(train.id, ())]
            if slots and set(slots) <= set(variables):
                found.append(optimizer)
            elif set(slots) & set(variables):
                self.obstacle('saver', node, 'only some slots of an optimizer are saved')
        return found

    def knows_all(self, given):
        """Tells whether all that a list or dictionary of variables holds is known."""
        if given is None or isinstance(given, (values.VariableValue, values.Constant)):
            return True
        if isinstance(given, values.Sequence):
            return not given.open and all(map(self.knows_all, given.items))
        if isinstance(given, values.Mapping):
            return not given.open and all(
                values.text_of(k) is not None and self.knows_all(v) for k, v in given.current()
            )
        return False

    def _on_Saver(self, receiver, name, node, args, keywords, frame):
        saver = receiver.saver
        self.impure(node, f'a saver does `{name}`')
        if name not in ('save', 'restore'):
            self.obstacle(
                'saver', node, f'Saver.{name} is not converted', 'use save and restore alone'
            )
            return values.Unknown()
        session = args[0] if args else keywords.get('sess')
        if not isinstance(session, values.Session):
            self.obstacle('unknown_session', node, 'it is not known in which session this is done')
            return values.Unknown()
        for value in [*args[1:], *keywords.values()]:
            if not isinstance(value, (values.VariableValue, values.Session)):
                self.escape(value, node)
        step = args[2] if len(args) > 2 else keywords.get('global_step')
        if name == 'save' and isinstance(step, values.VariableValue):
            self.numbered_by_variable.add(id(node))
        self.leaving.update(_session_argument(node))
        saver.calls.append((node, name))
        saver.called.append(self.current)
        self.note_event(name, node, session.session, saver)
        return self.own(values.Unknown()) if name == 'save' else values.Constant(None)


def has_slots(optimizer: model.Optimizer) -> bool:
    """Tells whether an optimizer keeps anything besides the variables that it trains."""
    return optimizer.symbol not in _WITHOUT_SLOTS


def restored(program: model.Program) -> dict[model.Optimizer, float]:
    """Returns the optimizers whose slots are restored, and how many statements come before."""
    found: dict[model.Optimizer, float] = {}
    for (kind, _, _, saver), moment in zip(program.events, program.moments, strict=True):
        for optimizer in saver.optimizers if kind == 'restore' else ():
            if has_slots(optimizer):
                found[optimizer] = min(moment.number, found.get(optimizer, moment.number))
    return found


def _session_argument(call: ast.Call) -> list[int]:
    """Returns the ids of the nodes that spell the session which a method gets."""
    given = call.args[:1] + [k.value for k in call.keywords if k.arg == 'sess']
    return [id(part) for node in given for part in trees.walk(node)]
