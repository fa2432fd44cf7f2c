"""What programs record for TensorBoard: summaries, and the writers of event files."""

import ast
import re

from migration.program import graph_collections, hand_summaries, model, values

_KINDS = frozenset({'scalar', 'histogram', 'image', 'text', 'audio'})
# Kinds of symbols whose calls make no operation, or one whose name is counted elsewhere.
_NO_OPERATIONS = frozenset(
    {'summary', 'saver', 'scope', 'session', 'variable', 'placeholder', 'flags', 'io', 'module'}
)
# What operations are called that do not carry the names of the functions which make them.
_NAMES = {
    'multiply': 'mul',
    'subtract': 'sub',
    'negative': 'neg',
    'constant': 'const',
    'max_pool': 'maxpool',
    'avg_pool': 'avgpool',
    'bias_add': 'biasadd',
    'divide': 'truediv',
    'div': 'truediv',
    'usub': 'neg',
    'mult': 'mul',
    'matmult': 'matmul',
}


class Summaries:
    """The part of the interpreter that evaluates summaries and their writers."""

    def note_operation(self, op: str, keywords) -> None:
        """Notes the name of an operation, which tags of summaries must not have.

        Source: `Graph.unique_name` (TF 1.15) counts names without regard to case.
        """
        if self.kind(op) in _NO_OPERATIONS:
            return
        name = values.text_of(keywords.get('name'))
        if name is None:
            name = op.rsplit('.', 1)[-1].lower().removeprefix('reduce_')
            name = _NAMES.get(name, name)
        scope = self.graph.op_scopes[-1]
        self.graph.op_names.add((f'{scope}/{name}' if scope else name).lower())

    def tag(self, name: str, family: str = '') -> str:
        """Returns the tag of a summary that asks for a name in the present scope.

        Source: `summary_scope` (tensorflow/python/ops/summary_op_util.py, 1.15).
        """
        cleaned = clean(name)
        if family:
            prefix = clean(family)
            return f'{prefix}/{self.tag(f"{prefix}/{cleaned}")}'
        scope = self.graph.op_scopes[-1]
        full = f'{scope}/{cleaned}' if scope else cleaned
        if full.lower() in self.graph.op_names and not self.graph.counters.get(full.lower()):
            self.graph.unique(cleaned)
        return self.graph.unique(cleaned)

    def _k_summary(self, path, node, args, keywords):
        name = path.rsplit('.', 1)[-1]
        if name == 'FileWriter':
            return self.make_writer(node, args, keywords)
        if path == 'Summary' or path.startswith('summary.Summary'):
            return self.summary_by_hand(path, node, args, keywords)
        if name == 'merge_all':
            return self.merge_collected(node, path, args, keywords)
        if name == 'merge':
            given = args[0] if args else keywords.get('inputs')
            held = values.nodes_in(given) if given is not None else []
            if not held or any(n.kind != 'summary' for n in held) or getattr(given, 'open', False):
                self.obstacle('summary', node, 'it is not known which summaries are merged')
                return values.Unknown()
            parts = list(dict.fromkeys(p for n in held for p in n.detail['parts']))
            return self.merged_summary(node, path, parts)
        if name not in _KINDS or not path.startswith('summary.'):
            self.obstacle('summary', node, f'tf.{path} is not converted')
            return values.Unknown()
        return self.summary(node, path, args, keywords)

    def summary(self, node, path, args, keywords):
        """Evaluates `tf.summary.scalar` and its kin."""
        given = dict(zip(('name', 'tensor'), args, strict=False))
        given.update(keywords)
        name = values.text_of(given.get('name'))
        if 'tensor' not in given:
            given['tensor'] = given.pop('values', values.Unknown())
        held = [v for key, v in given.items() if key != 'name'] + args[2:]
        family = values.text_of(keywords.get('family', values.Constant('')))
        if family is None and not values.is_none(keywords['family']):
            self.obstacle('dynamic_tag', node, 'the family of a summary is computed at run time')
        keys = self.collections_of(node, keywords)
        if '*' in self.path or self.uncertain:
            self.obstacle(
                'summary', node, 'summaries are made under a condition or in a loop of any length'
            )
        scope = self.graph.op_scopes[-1]
        made = self.node(
            'summary',
            path,
            node,
            [n for v in held for n in values.nodes_in(v)],
            reads=tuple(v for h in held for v in values.variables_in(h)),
            deferred=True,
        )
        made.detail = {
            'name': name,
            'tag': self.tag(name, family or '') if name is not None else None,
            'scope': scope,
            'scopes': tuple(self.graph.entered),
            'graph': self.graph,
            'keys': keys,
            'inside': bool(self.call_sites),
            'parts': [made],
        }
        self.summaries.append(made)
        return values.Tensor(made)

    def collections_of(self, node, keywords) -> list:
        """Returns the collections that a summary is put into."""
        given = keywords.get('collections')
        if given is None or values.is_none(given):
            return ['summaries']
        keys = [graph_collections.collection_key(i) for i in self.elements(given) or [None]]
        if None in keys:
            self.obstacle(
                'summary', node, 'it is not known which collections a summary is put into'
            )
        return keys

    def merge_collected(self, node, path, args, keywords):
        """Evaluates `tf.summary.merge_all`; it gives None where there is nothing to merge."""
        given = args[0] if args else keywords.get('key', values.Constant('summaries'))
        key = graph_collections.collection_key(given)
        rest = [v for k, v in keywords.items() if k not in ('key', 'name')] + args[1:]
        if key is None or not all(map(values.is_none, rest)):
            self.obstacle('summary', node, 'it is not known which summaries are merged')
            return values.Unknown()
        self.use_collection(node, key, chosen=True)
        mine = [n for n in self.summaries if n.graph is self.graph.key]
        parts = [n for n in mine if key in n.detail['keys']]
        if not parts:
            self.merges_of_nothing[id(node)] = node
            return values.Constant(None)
        return self.merged_summary(node, path, parts)

    def merged_summary(self, node, path, parts):
        """Returns several summaries as one."""
        made = self.node('summary', path, node, parts, deferred=True)
        made.detail = {'parts': parts}
        return self.merges.setdefault(id(node), values.Tensor(made))

    # Writers

    def only_opens_writers(self, body, frame):
        """Tells whether statements do nothing but open writers, as for the graph."""
        calls = [getattr(node, 'value', None) for node in body]
        return bool(body) and all(
            isinstance(node, (ast.Expr, ast.Assign))
            and isinstance(call, ast.Call)
            and isinstance(call.func, (ast.Name, ast.Attribute))
            and getattr(self.resolve(call.func, frame), 'path', '') == 'summary.FileWriter'
            for node, call in zip(body, calls, strict=True)
        )

    def make_writer(self, node, args, keywords):
        """Evaluates `tf.summary.FileWriter`."""
        if self.loops:
            self.obstacle('summary', node, 'a writer is opened in a loop')
        for argument in [*node.args[1:2], *(k.value for k in node.keywords if k.arg == 'graph')]:
            self.leaving.update(id(part) for part in ast.walk(argument))
        for name in keywords:
            if name not in ('logdir', 'graph', 'max_queue', 'flush_secs', 'filename_suffix'):
                self.obstacle('summary', node, f'FileWriter({name}=...) is not converted')
        if len(args) > 2:
            self.obstacle('summary', node, 'more than two positional arguments of FileWriter')
        self.impure(node, 'a file is opened')
        return self.own(values.Writer(node))

    def _on_Writer(self, receiver, name, node, args, keywords, frame):
        self.impure(node, f'a writer does `{name}`')
        if name in ('add_graph', 'add_run_metadata'):
            self.leaving.update(id(part) for part in ast.walk(node))
            self.serving.append(node)
            return values.Constant(None)
        if name in ('flush', 'close'):
            return values.Constant(None)
        if name != 'add_summary':
            self.obstacle('summary', node, f'FileWriter.{name} is not converted', 'leave it out')
            return values.Unknown()
        held = args[0] if args else keywords.get('summary')
        step = args[1] if len(args) > 1 else keywords.get('global_step')
        if isinstance(held, values.FetchedSummary):
            self.additions.append(model.Addition(node, receiver.site, held.step))
            if all(part is not held.step.site for part in ast.walk(node)):
                self.leaving.update(id(part) for part in ast.walk(node))
                self.serving.append(node)
        elif isinstance(held, hand_summaries.SummaryByHand):
            self.hand_additions[id(node)] = node
        else:
            self.obstacle(
                'summary',
                node,
                'it is not known which run made the summary that is written here',
                'write it where it is run',
            )
        if isinstance(step, values.Tensor):
            self.escape(step, node)
        return values.Constant(None)


def clean(name: str) -> str:
    """Returns a name without what tags must not hold."""
    return re.sub(r'[^-/\w\.]', '_', name).lstrip('/')
