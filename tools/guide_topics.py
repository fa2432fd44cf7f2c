"""How the guide page groups what is refused, and why each group is.

A refusal belongs to the first topic of which a word is in its name.
"""

import dataclasses
import re


@dataclasses.dataclass(frozen=True)
class Topic:
    """A heading of the page.

    Attributes:
      title: the heading.
      why: what these refusals have in common, and why nothing is guessed there.
      words: a pattern that is searched in names.
    """

    title: str
    why: str
    words: str

    def holds(self, name: str) -> bool:
        """Tells whether a refusal of this name belongs here."""
        return re.search(self.words, name) is not None


TOPICS = (
    Topic(
        'Files that cannot be read or written',
        'Nothing is known of what a file means that Python 3 does not parse, so it is left alone, '
        'and the other files go on.',
        r'^(binary|undecodable|unknown_encoding|cannot_|not_a_file|not_copied|notebook|python2|'
        r'syntax_error|too_deep|too_large|postcondition_encoding)',
    ),
    Topic(
        'Checks of the result',
        'Every result is checked before it is written, whatever rules took part: it parses, keeps '
        'or reports each comment, holds nothing of TF 1, binds every name that it reads, and '
        'converting it again changes nothing. A result that fails a check is not written.',
        r'^(postcondition_|internal_error|unparsable|conflict|name_lost|position_unknown|'
        r'programs_differ|same_name_twice)',
    ),
    Topic(
        'Converted, with a warning',
        'These programs are converted, and the report warns of what the conversion cannot mend: it '
        'was there before, or lies outside of the program.',
        r'^(order_of_set|library_change|checkpoint_of_earlier_run)$',
    ),
    Topic(
        'Input data',
        'TF 1 takes an element when a run needs one, TF 2 when Python asks for it. Which element '
        'a step gets must be the same one.',
        r'^data|iterator|element|handle|transformation',
    ),
    Topic(
        'Training',
        'A step must train the same variables with the same gradients in the same order; an '
        'optimizer of Keras takes what TF 1 computed only where both are known one by one.',
        r'optimizer|gradient|train|loss|minimize|global_step|moving_average|changing_setting|'
        r'unknown_var_list|unknown_sources|schedule|hyperparameters',
    ),
    Topic(
        'Control flow and order',
        'TF 1 orders operations by what they need, Python by where they stand. Where the two may '
        'differ in what a program computes, the order is not guessed.',
        r'branch|loop|tensor_array|case_|control|unknown_structure|truth|effect_outside|lost_write|'
        r'operation_value|unordered|tuple|conditional_graph',
    ),
    Topic(
        'Placeholders and what is fed to them',
        'Placeholders become parameters, so each evaluation has to say which of them it feeds '
        'with what.',
        r'placeholder|feed|input_',
    ),
    Topic(
        'Variables and their scopes',
        'One name is one variable in TF 1, and one object owns it in TF 2. Both have to be the '
        'same ones, with the same initial values.',
        r'variable|scope|assign|initiali[sz]e|init_op|ambiguous_name',
    ),
    Topic(
        'Collections, names and files of the graph',
        'A TF 1 graph can be asked for what is in it; a TF 2 program has no graph to ask, so each '
        'answer must be known when the program is converted.',
        r'collection|answer|one_of_several|graph_name|graph_file|saver|graph_attribute|name_in_|'
        r'captured|shape_printed|tensor_identity|unknown_main|flags',
    ),
    Topic(
        'Sessions and what they run',
        'Each evaluation becomes one call of one function. So it must be known what it fetches, '
        'and which session, with which values of variables, does it.',
        r'session|fetch|run|step|initialisation|init_in|second_graph|several_outputs|effect_not',
    ),
    Topic(
        'Symbols of TF 1',
        'A symbol that TF 2 lacks, or means otherwise, is converted where the numbers have been '
        'compared, or refused by name.',
        r'api_symbol|unknown_symbol|early_|^kind$|star_import|^effect$|tensorflow_subclass|decorated',
    ),
)
OTHERS = Topic(
    'How the Python around the graph is written',
    'Statements move into functions. Where they share a line or a value with what stays, or where '
    'Python itself is not followed, moving them could change what the program does.',
    '',
)

# What the kinds of symbols are (see the header of symbols.tsv), for those that are not values.
KINDS = {
    'layer': ('layers', 'use `tf.keras.layers`, and mind the other defaults'),
    'loss': ('losses', 'write the formula: defaults and weights differ'),
    'metric': ('metrics with local variables', 'use `tf.keras.metrics`'),
    'summary': ('summaries', 'use `tf.summary` with a writer of TF 2'),
    'estimator': ('estimators', 'write the training loop, or use `model.fit`'),
    'queue': ('queues and readers', 'use `tf.data`'),
    'table': ('lookup tables', 'use `tf.lookup` of TF 2'),
    'keras': ('`tf.keras` of TF 1', 'mind that Keras 3 differs'),
    'session': ('sessions and hooks', 'use `tf.Session`'),
    'io': ('readers and writers of files', 'use `tf.io`'),
    'legacy': ('parts of the graph', 'keep what you look for in Python'),
    'behavior': ('switches between TF 1 and TF 2', 'remove them'),
    'config': ('settings of sessions', 'use `tf.config`'),
    'test': ('test cases', 'use `tf.test` of TF 2'),
    'gradient': ('gradients', 'use `tf.GradientTape`'),
    'control_flow': ('control flow', 'write it in Python below `tf.function`'),
    'collection': ('collections of the graph', 'keep lists in Python'),
    'data': ('input data', 'use `tf.data` of TF 2'),
    'effect': ('operations with effects', 'do it in Python'),
    'scope': ('scopes', 'leave the scope out'),
    'refuse': ('symbols without an equal', 'see the note in the table of symbols'),
}
