"""Statements of regions that make variables and compute with them.

`for size in sizes:` at the level of the session makes a variable in each turn and computes with it.
The loop that makes them stays, and fills a list; the one that computes moves into functions.
"""

import ast

from migration.program import making, nests, values
from migration.syntax import trees

_KINDS = (ast.Assign, ast.AnnAssign, ast.AugAssign, ast.For, ast.If)


class NestBenches:
    """The part of the finder of nests that knows such statements."""

    def find_benches(self) -> None:
        """Finds the statements that can be split."""
        known = set(self.run.program.variables)
        held: dict[int, list] = {}
        for visit in self.run.visits:
            statement = visit.statement
            if (
                statement is not None
                and isinstance(statement.node, _KINDS)
                and visit.variable in known
                and visit.variable not in self.settled
                and any(values.is_deferred(b.value) for b in statement.binds)
                and any(making.depends(values.Tensor(node)) for node in statement.nodes)
            ):
                held.setdefault(id(statement), []).append(visit)
        for visits in held.values():
            statement = visits[0].statement
            bench = nests.Bench(statement.node, self.module_of(statement.node), statement=statement)
            try:
                if self._fill_bench(bench, visits):
                    self.found.benches[id(statement.node)] = bench
            except nests.UnfitError:
                continue  # The statement is refused as it is.

    def _fill_bench(self, bench: nests.Bench, visits: list) -> bool:
        """Finds what a statement makes; tells whether it makes something itself."""
        around = bench.function
        bench.fresh = True  # It is executed once.
        nodes = list(trees.walk(around))
        bench.scopes = [
            n for n in nodes if isinstance(n, ast.With) and id(n) in self.run.variable_withs
        ]
        self._check_bench(bench, visits)
        outer: dict[int, ast.Call] = {}  # The calls and sites in the statement itself.
        own = {id(n) for n in nodes}
        for visit in visits:
            chain = [*(entry[1] for entry in visit.trail), visit.site]
            call = next((c for c in chain if id(c) in own), None)
            if call is None:
                return False
            outer[id(call)] = call
        stores = [n.id for n in nodes if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)]
        for call in sorted(outer.values(), key=_place):
            targets = self.run.call_targets.get(id(call), {})
            callees = [self.found.by_function.get(key) for key in targets]
            if any(callees):
                if len(callees) > 1 or callees[0].ambient:
                    raise self.unfit(call, 'a call means several functions that make variables')
                if self.is_in_loop(call, around):
                    self._bench_child(bench, call, callees[0])
            elif id(call) in self.layers:
                return False
            else:
                self._site(bench, call, set(), set(stores), stores)
                self._check_bench_site(bench, call, visits)
        if not bench.sites and not bench.calls:
            return False
        self.keeping(bench)
        for number, site in enumerate(bench.sites.values()):
            if site.put_into is not None:
                site.attributes, site.listed, site.kept = [f'{nests.ELSEWHERE}{number}'], True, True
        self._settle(bench, nodes)
        for thing in bench.sites.values():
            if not thing.early and not (thing.listed and thing.index):
                raise self.unfit(thing.call, 'this is not known before the statement computes')
        for call in (c for c in outer.values() if id(c) in bench.calls):
            child, _ = bench.calls[id(call)]
            if not bench.split.makes(child.call):
                raise self.unfit(call, 'how often this turns is not known early enough')
        self._find_lists(bench)
        self._check_filled(bench, visits)
        return not (bench.split.names & bench.split.second_stores)

    def keeping(self, nest: nests.Nest) -> list:
        """Returns what a statement does to keep variables in lists and dictionaries from before."""
        found = []
        for node in trees.walk(nest.function) if isinstance(nest, nests.Bench) else ():
            if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
                base = getattr(node.value.func, 'value', None)
                needs = [*node.value.args, *(k.value for k in node.value.keywords)]
            elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Subscript):
                base = node.targets[0].value if len(node.targets) == 1 else None
                needs = [node.targets[0].slice, node.value]
            else:
                continue
            held = self.run.reads.get(id(base), ())
            outside = [b for b in held if b.statement is not nest.statement]
            impure = any(id(n) in self.run.impure_nodes for n in trees.walk(node))
            if not impure or not held or len(outside) != len(held):
                continue
            (given, *_) = [*getattr(node.value, 'args', ()), None]
            if isinstance(node, ast.Assign) and id(node.value) in nest.sites:
                nest.sites[id(node.value)].put_into = node.targets[0]
            elif id(given) in nest.sites and node.value.func.attr == 'append':
                nest.sites[id(given)].put_into = base
            else:
                found.append(making.Point(node.value, needs, alone=True, into=base))
        return found

    def _find_lists(self, bench: nests.Bench) -> None:
        """Finds lists of the program's own that hold the variables of all turns."""
        in_class = bench.statement.region.instance is not None
        for point in bench.split.points:
            call = point.call
            if not point.alone or getattr(getattr(call, 'func', None), 'attr', '') != 'append':
                continue
            base, (given, *_) = call.func.value, [*call.args, None]
            if isinstance(base, ast.Attribute) is not in_class or not isinstance(given, ast.Name):
                continue
            suite = self.parents[id(self.parents[id(call)])]
            for site in bench.sites.values():
                kept = site.listed and site.targets == [given.id]
                kept = kept and self.parents[id(site.statement)] is suite
                if kept and self._holds_just(base, site, bench.statement):
                    site.attributes, site.kept = [getattr(base, 'attr', None) or base.id], True

    def _holds_just(self, base: ast.expr, site: nests.Site, statement) -> bool:
        """Tells whether a list has what the turns of a loop made, in their order, and stays so."""
        made = [v.variable for v in self.run.visits if site.call in (v.site, *_calls(v))]
        for binding in self.run.reads.get(id(base), ()):
            held = binding.value
            if not isinstance(held, values.Sequence) or held.open:
                return False
            if [getattr(item, 'variable', None) for item in held.items] != made:
                return False
            changes = [at for value, at in self.run.changes.get(id(held), ()) if value is held]
            same = [b for b in self.run.bindings.get(binding.name, ()) if b.frame is binding.frame]
            if any(at is not statement for at in changes) or same != [binding]:
                return False
        return True

    def _check_filled(self, bench: nests.Bench, visits: list) -> None:
        """Refuses turns that find less in what they fill than functions do later.

        When these are called, all turns have filled it.
        """
        filled = []
        for point in bench.split.points:
            site = bench.sites.get(id(point.call))
            if point.alone or (site is not None and site.put_into is not None):
                filled.append(point.into)
        own = {id(base) for base in filled}
        made = {visit.variable for visit in visits}
        held = {id(b.value) for base in filled for b in self.run.reads.get(id(base), ())}
        for node, binding in [*bench.statement.reads, *bench.statement.inner_reads]:
            if id(binding.value) not in held or id(node) in own:
                continue
            if not self._finds_same(bench, node, binding.value, made):
                raise self.unfit(node, 'a loop reads more of what it fills than one thing')

    def _finds_same(self, bench: nests.Bench, node: ast.expr, held, made: set) -> bool:
        """Tells whether a read of what turns fill is sure to find the same when it is full."""
        around = self.parents[id(node)]
        if not isinstance(around, ast.Subscript) or around.value is not node:
            return False
        if isinstance(held, values.Mapping):
            found = held.current()
            left = {getattr(value, 'variable', None) for _, value in found}
            return len(found) == len(held.entries) and not held.open and bool(made & left)
        if isinstance(around.slice, ast.Constant):
            return isinstance(around.slice.value, int)
        return ast.unparse(around.slice) == (self._index_of(bench, node) or None)

    def _check_bench(self, bench: nests.Bench, visits: list) -> None:
        """Refuses a statement whose variables something finds again, or whose loops are unlike."""
        mine = {visit.variable for visit in visits}
        if any(v.statement is not bench.statement and v.variable in mine for v in self.run.visits):
            raise self.unfit(bench.function, 'its variables are found by their names again')
        if bench.statement.steps:
            raise self.unfit(bench.function, 'it runs the graph')

    def _bench_child(self, bench: nests.Bench, call: ast.Call, callee: nests.Nest) -> None:
        """Notes the objects that the turns of a loop use: one for each turn."""
        if any(isinstance(a, ast.Starred) for a in call.args) or any(
            k.arg is None for k in call.keywords
        ):
            raise self.unfit(call, 'a call hides the arguments of a function')
        name = self._name(bench, self.plural(bench, callee.function.name.strip('_')))
        child = nests.Child(callee, name, call)
        child.listed = True
        bench.children.append((child, (id(callee), id(call))))
        bench.calls[id(call)] = (child, [])
        bench.labels[id(call)] = self._labels(bench, call)

    def _check_bench_site(self, bench: nests.Bench, call: ast.Call, visits: list) -> None:
        """Lets each turn of a loop have its own variables, also where they have names."""
        site = bench.sites[id(call)]
        site.keys = []
        if not site.listed and self.is_in_loop(call, bench.function):
            site.listed, site.plain = True, False
            site.attributes = [
                self._name(bench, self.plural(bench, name)) for name in site.attributes
            ]
        if not site.listed and not site.plain and site.targets:
            raise self.unfit(call, 'one name stands for several variables')


def _calls(visit) -> list:
    return [entry[1] for entry in visit.trail]


def _place(node: ast.expr) -> tuple:
    return node.end_lineno, node.end_col_offset
