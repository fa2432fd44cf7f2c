"""What optimizers add to the graph."""

from migration.program import gradients, model, values
from migration.program.saving import has_slots

# Arguments of `minimize` that say how a graph computes the gradients, not which ones.
_MINIMIZE = (
    'loss',
    'global_step',
    'var_list',
    'gate_gradients',
    'aggregation_method',
    'colocate_gradients_with_ops',
    'name',
    'grad_loss',
)


class Training:
    """The part of the interpreter that evaluates optimizers and initialisation."""

    def _k_init_op(self, path, node, args, keywords):
        given = args[0] if args else keywords.get('var_list')
        name = path.rsplit('.', 1)[-1]
        if name in ('is_variable_initialized', 'report_uninitialized_variables'):
            self.obstacle(
                'init_op', node, 'whether a variable is initialised has no meaning in TF 2'
            )
        if given is not None and name not in ('global_variables_initializer',):
            variables = [v for v in values.variables_in(given) if v in self.program.variables]
        elif name in ('local_variables_initializer', 'initialize_local_variables'):
            variables = [v for v in self.graph.variables if v.local]
        else:
            variables = [v for v in self.graph.variables if not v.local and not v.unlisted]
        made = self.init_op(variables, path, node)
        if given is None and 'local' not in name:
            made.node.detail['optimizers'] = list(filter(has_slots, self.graph_optimizers()))
        return made

    def init_op(self, variables, op, node):
        """Returns the operation that gives variables their initial values."""
        made = self.node('init', op, node, deferred=True)
        made.detail.update(variables=list(variables), optimizers=[])
        return values.Tensor(made)

    def _k_optimizer(self, path, node, args, keywords):
        optimizer = model.Optimizer(path, node, self.current)
        optimizer.path = tuple(self.path)
        optimizer.uncertain = bool(self.uncertain)
        optimizer.held = [*args, *keywords.values()]
        self.program.optimizers.append(optimizer)
        return values.Optimizer(optimizer)

    def minimize(self, optimizer, node, args, keywords):
        """Evaluates `Optimizer.minimize`."""
        given = dict(zip(_MINIMIZE, args, strict=False))
        given.update(keywords)
        loss = given.get('loss')
        if not isinstance(loss, (values.Tensor, values.VariableValue)):
            self.obstacle('unknown_loss', node, 'the loss is not known to be a tensor')
        weights = given.get('grad_loss')
        if weights is not None and not values.is_none(weights):
            self.obstacle('minimize_argument', node, 'minimize(grad_loss=...) is not converted yet')
        loss_nodes = [loss.node] if isinstance(loss, values.Tensor) else []
        reached, _ = gradients.differentiable(loss_nodes)
        if isinstance(loss, values.VariableValue):
            reached = {loss.variable}
        variables = [v for v in self.trained(given.get('var_list'), node) if v in reached]
        made = self.training(optimizer, node, loss, loss_nodes, variables, given.get('global_step'))
        made.node.detail['var_list'] = given.get('var_list')
        made.node.detail['level'] = gradients.level_of(loss_nodes) + 1
        return made

    def training(self, optimizer, node, loss, inputs, variables, step, read=()):
        """Adds the node that changes variables by their gradients."""
        held = [n for v in optimizer.held for n in values.nodes_in(v)]
        settings = [v for h in optimizer.held for v in values.variables_in(h)]
        counter = step.variable if isinstance(step, values.VariableValue) else None
        variables = list(dict.fromkeys(variables))
        made = self.node(
            'minimize',
            optimizer.symbol,
            node,
            dict.fromkeys([*inputs, *held]),
            reads=tuple(dict.fromkeys([*variables, *settings, *read])),
            writes=tuple([*variables, *([counter] if counter else [])]),
            deferred=True,
        )
        made.detail = {
            'optimizer': optimizer,
            'loss': loss,
            'variables': variables,
            'counter': counter,
            'after': made.id,
        }
        if step is not None and counter is None and not values.is_none(step):
            self.obstacle(
                'unknown_global_step', node, 'the global step is not known to be a variable'
            )
        optimizer.trains.append(made)
        return values.Tensor(made)
