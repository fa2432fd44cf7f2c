"""Calls TF 1.15 and TF 2 with the same arguments and compares values and gradients.

    PY115 tools/symbol_tables/probe.py record /tmp/tf115.json /tmp/probed.pickle
    PY221 -m tools.symbol_tables.probe compare /tmp/probed.pickle tools/symbol_tables/probed.tsv

`record` tries generated arguments (arguments.py), and those of cases.tsv, on every symbol that
the table calls pure, and keeps what TF 1.15 returned. `compare` maps the same argument texts by the
table, evaluates them under TF 2, and writes the outcome.
"""

import json
import os
import pickle
import re
import sys
import warnings

os.environ['TF_CPP_MIN_LOG_LEVEL'] = '3'
warnings.simplefilter('ignore')

import numpy as np  # noqa: E402
import tensorflow as tf  # noqa: E402

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))))

from tools.symbol_tables import arguments  # noqa: E402

HERE = os.path.dirname(os.path.abspath(__file__))
PROBED = ('pure', 'python')
KERAS_FUNCTIONS = ('keras.activations.', 'keras.losses.', 'keras.metrics.', 'keras.backend.')


def scope():
    """Returns the names that argument texts may use; floats are tensors of the current graph."""
    known = dict(arguments.VALUES, tf=tf, np=np)
    for name in arguments.FLOATS:
        known[name] = tf.constant(known[name])
    known['SP'] = tf.SparseTensor([[0, 1], [1, 0], [2, 3]], [1.5, -2.0, 3.0], [3, 4])
    known['SP2'] = tf.SparseTensor([[0, 1], [1, 2], [2, 0]], [0.5, 4.0, -1.0], [3, 4])
    known['SPS'] = tf.SparseTensor([[0, 0], [1, 0], [1, 1]], ['a', 'b', 'c'], [2, 2])
    known['SPI'] = tf.SparseTensor([[0, 0], [1, 0], [1, 1]], np.array([2, 0, 1]), [2, 2])
    return known


def flat(value):
    """Returns the tensors and plain values inside a result, in order."""
    if isinstance(value, tf.SparseTensor):
        return [value.indices, value.values, value.dense_shape]
    if isinstance(value, tf.RaggedTensor):
        return [value.flat_values] + list(value.nested_row_splits)
    if isinstance(value, tf.IndexedSlices):
        return [tf.convert_to_tensor(value)]
    if isinstance(value, dict):
        return [part for key in sorted(value) for part in flat(value[key])]
    if isinstance(value, (list, tuple)):
        return [part for item in value for part in flat(item)]
    if isinstance(value, tf.TensorShape):
        return [str(value)]
    return [value]


def weight(array):
    """Returns the gradient that a float output is given."""
    return np.cos(np.arange(array.size)).reshape(array.shape).astype(array.dtype)


def differentiable(array):
    """Whether gradients of an output are compared."""
    return isinstance(array, np.ndarray) and array.dtype in (np.float32, np.float64)


def call_text(path, positional, keyword):
    """Returns the text of a call."""
    words = list(positional) + [f'{k}={v}' for k, v in keyword.items()]
    return 'tf.{}({})'.format(path, ', '.join(words))


def as_plain(value):
    """Returns a value that is not a tensor in a form that compares and pickles."""
    if isinstance(value, np.ndarray) and value.dtype.name == 'bfloat16':
        return value.astype(np.float32)
    if isinstance(value, (bool, int, float, str, bytes, type(None), np.ndarray, np.generic)):
        return value
    return str(value)


def run_legacy(text):
    """Returns (values, gradients or None) of a call under TF 1.15."""
    with tf.Graph().as_default():
        known = scope()
        parts = flat(eval(text, known))
        tensors = [p for p in parts if tf.is_tensor(p)]
        with tf.Session() as session:
            values = iter(session.run(tensors))
            values = [as_plain(next(values) if tf.is_tensor(p) else p) for p in parts]
            ys = [(p, v) for p, v in zip(parts, values) if tf.is_tensor(p) and differentiable(v)]
            xs = [known[n] for n in arguments.FLOATS]
            try:
                wanted = tf.gradients([p for p, _ in ys], xs, [weight(v) for _, v in ys])
                wanted = [None if g is None else tf.convert_to_tensor(g) for g in wanted]
                found = session.run([g for g in wanted if g is not None])
                found = iter(found)
                gradients = [None if g is None else next(found) for g in wanted]
            except Exception:
                gradients = None
        return values, gradients


def run_native(text):
    """Returns (values, gradients or None) of a call under TF 2."""
    known = scope()
    xs = [known[n] for n in arguments.FLOATS]
    with tf.GradientTape() as tape:
        for x in xs:
            tape.watch(x)
        parts = flat(eval(text, known))
    values = [as_plain(p.numpy() if tf.is_tensor(p) else p) for p in parts]
    ys = [(p, v) for p, v in zip(parts, values) if tf.is_tensor(p) and differentiable(v)]
    try:
        gradients = tape.gradient([p for p, _ in ys], xs, [tf.constant(weight(v)) for _, v in ys])
        gradients = [None if g is None else tf.convert_to_tensor(g).numpy() for g in gradients]
    except Exception:
        gradients = None
    return values, gradients


def same(one, two):
    """Whether two results agree."""
    if (one is None) != (two is None):
        return False
    if isinstance(one, (str, bool, int, type(None))) and isinstance(
        two, (str, bool, int, type(None))
    ):
        return one == two
    one, two = np.asarray(one), np.asarray(two)
    if one.shape != two.shape or (one.dtype != two.dtype and one.dtype.kind not in 'SOU'):
        return False
    if one.dtype.kind in 'fc':
        return np.allclose(one, two, rtol=2e-5, atol=2e-6, equal_nan=True)
    return np.array_equal(one, two)


def same_gradients(gradients, found):
    """Whether gradients agree, as far as both are there."""
    if gradients is None or all(g is None for g in gradients):
        return found is None or all(g is None for g in found)
    return found is None or all(map(same, gradients, found))  # An error is loud.


def proved(text):
    """Returns which conditions of the table hold for a call with these arguments."""
    names = set(re.findall(r'\b[A-Z][A-Z0-9]*\b', text)) & set(arguments.VALUES)
    conditions = []
    if names and names <= set(arguments.FLOATS):
        conditions.append('float_arguments')
    if names and names <= {'C', 'C4'}:
        conditions.append('complex_arguments')
    if '[F, ' not in text:
        conditions.append('single_table')
    if not names & {'SP', 'SP2'} and '(B, F, G' in text or 'x=F' in text:
        conditions.append('equal_shapes')
    return conditions


def read_cases():
    """Returns symbol -> list of (positional, keyword) texts written by hand."""
    cases = {}
    with open(os.path.join(HERE, 'cases.tsv')) as stream:
        for line in stream:
            if line.startswith('#') or not line.strip():
                continue
            symbol, text = line.rstrip('\n').split('\t')
            positional, keyword = [], {}
            for piece in text.split(' ; '):
                match = re.match(r'([a-z]\w*)=(?!=)(.*)$', piece.strip())
                if match:
                    keyword[match.group(1)] = match.group(2)
                elif piece.strip():
                    positional.append(piece.strip())
            cases.setdefault(symbol, []).append((positional, keyword))
    return cases


def plan(entry, written, generated):
    """Yields cases for one symbol as (group, positional, keyword)."""
    for positional, keyword in written:
        yield 'written', positional, keyword
    for positional in arguments.required(entry['parameters']) if generated else ():
        yield 'generated', positional, {}


def record_symbol(symbol, entry, written, generated):
    """Returns the calls that TF 1.15 accepts, with what they gave."""
    kept, bases, varied = [], 0, 0
    for group, positional, keyword in plan(entry, written, generated):
        if group == 'generated' and bases >= arguments.WANTED:
            break
        try:
            result = run_legacy(call_text(symbol, positional, keyword))
        except Exception as error:
            if group == 'written':
                print(
                    'written case fails:', call_text(symbol, positional, keyword), str(error)[:200]
                )
            continue
        kept.append((positional, keyword) + result)
        bases += group == 'generated'
        varied += not keyword
        if generated and varied <= 2 and not keyword:
            for more, words in arguments.variations(entry['parameters'], positional):
                try:
                    result = run_legacy(call_text(symbol, more, words))
                except Exception:
                    continue
                kept.append((more, words) + result)
    return kept


def read_results(path):
    """Returns symbol -> recorded calls."""
    results = {}
    if os.path.exists(path):
        with open(path, 'rb') as stream:
            try:
                while True:
                    symbol, kept = pickle.load(stream)
                    results[symbol] = kept
            except EOFError:
                pass
    return results


def probed_groups(dump, rows):
    """Returns lists of aliases of one function, for all functions that are to be probed."""
    groups = {}
    for row in rows:
        symbol, kind = row[0], row[1]
        tensors = symbol.startswith(KERAS_FUNCTIONS) if kind == 'keras' else kind in PROBED
        entry = dump.get(symbol)
        if not entry or not tensors or symbol.startswith('raw_ops.') or entry.get('member'):
            continue
        if entry['type'] == 'function' and entry['parameters'] is not None:
            groups.setdefault(entry['object'], []).append(symbol)
    return list(groups.values())


def record(argv):
    """Appends TF 1.15's results of all symbols not yet recorded, or of those that are named.

    Some arguments kill TensorFlow: the symbol that was at work then is left with its written cases
    when the program is started again.
    """
    with open(argv[0]) as stream:
        dump = json.load(stream)['symbols']
    with open(os.path.join(HERE, '../../migration/rules/tables/symbols.tsv')) as stream:
        rows = [line.split('\t') for line in stream if not line.startswith('#')]
    cases, only, known = read_cases(), set(argv[2:]), read_results(argv[1])
    begun = argv[1] + '.begun'
    killers = set()
    if os.path.exists(begun):
        with open(begun) as stream:
            killers = set(stream.read().split())
    tf.compat.v1.logging.set_verbosity(tf.compat.v1.logging.FATAL)
    for group in probed_groups(dump, rows):
        symbol = group[0]
        if (only and not only & set(group)) or (not only and symbol in known):
            continue
        with open(begun, 'a') as stream:
            stream.write(symbol + '\n')
        written = [c for s in cases if s in group for c in cases[s]]
        kept = record_symbol(symbol, dump[symbol], written, symbol not in killers)
        # Whole or not at all: a part would spoil the file.
        pickled = b''.join(pickle.dumps((alias, kept), protocol=2) for alias in group)
        with open(argv[1], 'ab') as stream:
            stream.write(pickled)
        os.remove(begun)
        if killers - {symbol}:
            with open(begun, 'w') as stream:
                stream.write('\n'.join(killers) + '\n')
        print(symbol, len(kept), flush=True)


def compare(argv):
    """Compares the recorded results with this TensorFlow and writes the outcome."""
    from migration.rules.tables import symbols

    results = read_results(argv[0])
    lines, done = [], {}
    for symbol in sorted(results):
        row = symbols.lookup(symbol)
        equal, problems, errors = 0, [], []
        for positional, keyword, values, gradients in results[symbol]:
            text = call_text(symbol, positional, keyword)
            mapped = symbols.map_arguments(row, positional, keyword, proved=proved(text))
            if isinstance(mapped, symbols.Refusal):
                continue
            native = call_text(row.tf2, *mapped)
            try:
                found, found_gradients = run_native(native)
            except Exception as error:
                errors.append(f'{text} -> {native}: {str(error)[:150]}')
                continue
            if len(found) != len(values) or not all(map(same, values, found)):
                problems.append(f'{text} -> {native}: {values} became {found}')
            elif not same_gradients(gradients, found_gradients):
                wrong = [
                    (n, a, b)
                    for n, a, b in zip(arguments.FLOATS, gradients, found_gradients or gradients)
                    if not same(a, b)
                ]
                problems.append(f'{text} -> {native}: gradients {wrong}')
            else:
                equal += 1
        done[symbol] = (equal, problems)
        for problem in problems:
            print(symbol, '|', ' '.join(problem.split())[:700])
        # An error is loud: it is for a person to look at, and does not undo what agreed.
        for error in errors:
            print(symbol, '!', ' '.join(error.split())[:300])
        outcome = 'yes' if equal and not problems else 'no'
        lines.append(f'{symbol}\t{outcome}\t{equal}')
    with open(argv[1], 'w') as stream:
        stream.write('# symbol\tchecked\tcalls that agreed; made by probe.py\n')
        stream.write('\n'.join(lines) + '\n')
    good = sum(1 for e, p in done.values() if e and not p)
    print(len(done), 'symbols,', good, 'agree,', sum(e for e, _ in done.values()), 'calls')


if __name__ == '__main__':
    {'record': record, 'compare': compare}[sys.argv[1]](sys.argv[2:])
