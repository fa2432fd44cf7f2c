"""What `session.make_callable` makes: functions that run one and the same part of the graph.

A call of such a function is a run of its session, which feeds the call's arguments.
"""

import ast

from migration.program import values


class MadeCallables:
    """The part of the interpreter that follows them."""

    def make_callable(self, session: values.Session, node: ast.Call, args, keywords):
        """Evaluates `session.make_callable(fetches, feed_list=None, accept_options=False)`."""
        self.touched += 1
        names = ('fetches', 'feed_list', 'accept_options')
        given = {**dict(zip(names, args, strict=False)), **keywords}
        places = dict(zip(names, node.args, strict=False))
        places |= {k.arg: k.value for k in node.keywords}
        fetches, place = given['fetches'], places['fetches']
        keys = given.get('feed_list', values.Constant(None))
        listed = places.get('feed_list')
        options = given.get('accept_options', values.Constant(False))
        if not (isinstance(options, values.Constant) and options.value is False):
            self.obstacle('run_options', node, 'the options of a run are not known', 'leave it out')
        if values.is_none(keys):
            return values.MadeCallable(session.session, fetches, place, [], [])
        if (
            not isinstance(keys, values.Sequence)
            or keys.open
            or not isinstance(listed, (ast.List, ast.Tuple))
            or len(listed.elts) != len(keys.items)
        ):
            self.obstacle(
                'session_method',
                node,
                'it is not known what this function feeds',
                'list the placeholders in the call',
            )
            return values.Unknown()
        return values.MadeCallable(session.session, fetches, place, keys.items, listed.elts)

    def call_made(self, function: values.MadeCallable, node: ast.Call, args, keywords):
        """Runs the graph as such a function does."""
        spread = any(isinstance(a, ast.Starred) for a in node.args)
        if keywords or spread or len(args) != len(function.keys):
            self.obstacle(
                'session_method',
                node,
                'the arguments of this function are not those that it feeds',
                'give them one by one',
            )
            return values.Unknown()
        if not args:
            feeds, feed_place = None, None
        else:
            entries = list(zip(function.keys, args, node.args, strict=True))
            feeds = self.new_mapping(entries)
            feed_place = ast.copy_location(ast.Dict(function.key_places, list(node.args)), node)
        return self.step(
            function.session, node, function.fetches, function.place, feeds, feed_place
        )
