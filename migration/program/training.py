"""What optimizers add to the graph."""

from migration.program import model, values


class Training:
    """The part of the interpreter that evaluates optimizers and initialisation."""

    def _k_init_op(self, path, node, args, keywords):
        given = args[0] if args else keywords.get('var_list')
        variables = self.program.variables if given is None else values.variables_in(given)
        return self.init_op(variables, path, node)

    def init_op(self, variables, op, node):
        """Returns the operation that gives variables their initial values."""
        made = self.node('init', op, node, deferred=True)
        made.detail['variables'] = list(variables)
        return values.Tensor(made)

    def _k_optimizer(self, path, node, args, keywords):
        optimizer = model.Optimizer(path, node, self.current)
        optimizer.path = tuple(self.path)
        optimizer.held = [*args, *keywords.values()]
        self.program.optimizers.append(optimizer)
        return values.Optimizer(optimizer)

    def minimize(self, optimizer, node, args, keywords):
        """Evaluates `Optimizer.minimize`."""
        loss = args[0] if args else keywords.get('loss')
        step = keywords.get('global_step') or (args[1] if len(args) > 1 else None)
        var_list = keywords.get('var_list') or (args[2] if len(args) > 2 else None)
        if isinstance(var_list, values.Constant) and var_list.value is None:
            var_list = None
        for name in (
            'gate_gradients',
            'aggregation_method',
            'colocate_gradients_with_ops',
            'grad_loss',
        ):
            if name in keywords:
                self.obstacle(
                    'minimize_argument', node, f'minimize({name}=...) is not converted yet'
                )
        if not isinstance(loss, values.Tensor):
            if not isinstance(loss, values.VariableValue):
                self.obstacle('unknown_loss', node, 'the loss is not known to be a tensor')
            loss_nodes = []
        else:
            loss_nodes = [loss.node]
        trainable = [v for v in self.program.variables if v.trainable is not False]
        if var_list is not None:
            variables = values.variables_in(var_list)
            if not variables:
                self.obstacle('unknown_var_list', node, 'the variables to train are not known')
        else:
            variables = trainable
        reached = {v for n in (loss_nodes[0].slice() if loss_nodes else []) for v in n.reads}
        if isinstance(loss, values.VariableValue):
            reached = {loss.variable}
        variables = [v for v in variables if v in reached]
        for variable in variables:
            if variable.trainable is not True:
                self.obstacle(
                    'trained_fixed_variable',
                    node,
                    f'{variable.name} is trained, though it is not known to be trainable',
                )
        held = [n for v in optimizer.held for n in values.nodes_in(v)]
        counter = step.variable if isinstance(step, values.VariableValue) else None
        made = self.node(
            'minimize',
            optimizer.symbol,
            node,
            [*loss_nodes, *held],
            reads=tuple(variables),
            writes=tuple([*variables, *([counter] if counter else [])]),
            deferred=True,
        )
        made.detail = {
            'optimizer': optimizer,
            'loss': loss,
            'variables': variables,
            'counter': counter,
        }
        if step is not None and counter is None and not values.is_none(step):
            self.obstacle(
                'unknown_global_step', node, 'the global step is not known to be a variable'
            )
        optimizer.trains.append(made)
        return values.Tensor(made)
