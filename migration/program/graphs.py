"""The graphs of a program: the default one, those that it makes, and those that it throws away."""

from migration.program import state, values


class Graphs:
    """The part of the interpreter that knows which graph things are added to.

    Attributes:
      graph: the default graph of this moment.
      graphs_left: the default graphs of before, while others are entered.
    """

    def _s_Graph(self, path, node, args, keywords):
        return self.graph_value(state.GraphState())

    def _s_get_default_graph(self, path, node, args, keywords):
        return self.graph_value(self.graph)

    def _s_reset_default_graph(self, path, node, args, keywords):
        begun = self.graph.variables or any(n.graph is self.graph.key for n in self.program.nodes)
        if begun and (self.uncertain or self.loops or self.unseen):
            self.obstacle(
                'second_graph',
                node,
                'whether the graph is thrown away is decided at run time, or again and again',
                'build each graph in a function of its own',
            )
        if self.graphs_left or self.graph.entered or self.graph.control:
            self.obstacle('second_graph', node, 'a graph is thrown away while it is entered')
        else:
            self.graph = state.GraphState()
        return values.Constant(None)

    def graph_value(self, graph):
        """Returns a graph as a value."""
        made = values.Scope('graph')
        made.graph = graph
        return made

    def enter_graph(self, graph):
        """Makes a graph the default one."""
        self.graphs_left.append(self.graph)
        if graph is not None and graph.key is not self.graph.key:
            self.graph = graph

    def leave_graph(self):
        """Makes the graph the default one that was it before."""
        self.graph = self.graphs_left.pop()

    def graph_nodes(self):
        """Returns the nodes of the default graph."""
        return [n for n in self.program.nodes if n.graph is self.graph.key]

    def graph_optimizers(self):
        """Returns the optimizers that train in the default graph."""
        key = self.graph.key
        return [o for o in self.program.optimizers if any(n.graph is key for n in o.trains)]
