"""Makes migration/rules/tables/symbols.tsv from dumps of three TensorFlows and our decisions.

    PY115 tools/symbol_tables/dump.py /tmp/tf115.json     (TF 1.15, Python 3.7)
    PY215 tools/symbol_tables/dump.py /tmp/tf215.json
    PY221 tools/symbol_tables/dump.py /tmp/tf221.json
    python tools/symbol_tables/generate.py /tmp/tf115.json /tmp/tf215.json /tmp/tf221.json \
        migration/rules/tables/symbols.tsv

What a symbol is comes from `decisions.tsv` (one alias stands for all) and `kinds.tsv` (patterns);
where TF2 keeps it and how its parameters map is derived from the signatures, as `derive.py` says.
`probe.py` then compares numbers; its outcome, `probed.tsv`, becomes the column `checked`.
"""

import json
import pathlib
import sys

from tools.symbol_tables import derive

HERE = pathlib.Path(__file__).parent
COLUMNS = (
    'symbol', 'kind', 'tf2', 'arguments', 'tf2_order', 'needs', 'same215', 'checked', 'note',
)  # fmt: skip

HEADER = """\
# Every public symbol of TensorFlow 1.15.5 and how TensorFlow 2.21 spells the same value.
# Made by tools/symbol_tables/generate.py; do not edit. Sources: the public names and signatures of
# TF 1.15.5, 2.15.1 and 2.21.0 (dump.py), tools/symbol_tables/{decisions,kinds,probed}.tsv.
#
# symbol     path below `tf.`; tf.compat.v1.X is the same symbol. Members of classes have rows too.
# kind       pure (tensors to tensors), value, python (plain Python, no graph), random, effect,
#            variable, placeholder, session, optimizer, schedule, initializer, regularizer, scope,
#            init_op, layer, loss, metric, summary, saver, control_flow, gradient, collection, io,
#            queue (queues, readers, coordinators), table (lookup tables), estimator, keras, data,
#            flags, config, behavior (enable_*), seed, test, legacy (GraphKeys), module, refuse
# tf2        TF 2.21's path below `tf.`, never below compat.v1; empty: none
# arguments  `=` the call's arguments stay as they are; `!` a rule of its own must rewrite the call;
#            else TF1's parameters in order, joined by "," (a value may hold ", "):
#              old          same name               old>new        renamed
#              old>-        dropped                 old>!VALUE     refused unless its text is VALUE
#              old>1-:new   1 - value               old>stop_gradient:new   tf.stop_gradient(value)
#              old>@new     an argument of the call of the layer or schedule that TF2 makes;
#                           old>@new=VALUE: it is VALUE unless given
#              +new=VALUE   added unless given      ++new=VALUE    added by position if possible
# tf2_order  TF2's parameters in order; those after `*` are keyword-only
# needs      what must be proved before the row may be used, else refuse:
#              float_arguments     no argument holds integers; `else NAME`: the row NAME holds
#                                  instead where all hold integers, or the other way round
#              integer_arguments   all arguments hold integers
#              complex_arguments   the argument is complex
#              equal_shapes        all arguments have one shape, or only the first is given
#              single_table        the table is one tensor, not a list or partitioned variable
#              unfused             the input's rank is not 4
#              step_is_iterations  the global step is the counter that this optimizer increments
# same215    yes if the row holds for TF 2.15.1, else the difference
# checked    yes: TF 1.15.5 and 2.21.0 gave equal values and gradients for generated arguments
#            (probe.py); no: not compared
# note       why it is refused, or what the numbers depend on
"""


def main(argv):
    """Writes the table and prints what a person should look at."""
    dumps = [json.loads(pathlib.Path(p).read_text())['symbols'] for p in argv[1:4]]
    stateful = json.loads(pathlib.Path(argv[1]).read_text())['stateful']
    rows, remarks = derive.derive(
        *dumps,
        stateful=stateful,
        decisions=derive.read_table(HERE / 'decisions.tsv'),
        kinds=derive.read_table(HERE / 'kinds.tsv'),
        probed=derive.read_table(HERE / 'probed.tsv'),
    )
    lines = ['\t'.join(row[c] for c in COLUMNS).rstrip('\t') for row in rows]
    text = HEADER + '\n'.join(['\t'.join(COLUMNS), *sorted(lines)]) + '\n'
    pathlib.Path(argv[4]).write_text(text)
    for remark in remarks:
        print(remark)
    print(len(rows), 'symbols')


if __name__ == '__main__':
    main(sys.argv)
