import ast

from absl.testing import absltest

from tools import conversion_guide, guide_topics, refusals, source_tree

_CODE = """
NAME = 'shape'

def check(unit, node, kind, path, note):
    unit.obstacle(NAME, node, f'tf.{path} is {note}', 'leave it out')
    unit.obstacle(NAME, node, 'it is odd' if note else 'it is even')
    unit.obstacle(kind or 'unknown', node, 'no row: ' + path, way_out='write one')
    unit.obstacle(*note)
    raise Trouble('binary', 'it is no text')
"""


class ConversionGuideTest(absltest.TestCase):
    def test_collects_what_users_are_told(self):
        found = list(refusals.in_tree(ast.parse(_CODE)))
        self.assertEqual(
            found,
            [
                ('shape', ['tf.… is …'], ['leave it out']),
                ('shape', ['it is odd', 'it is even'], []),
                ('unknown', ['no row: …'], ['write one']),
                ('binary', ['it is no text'], []),
            ],
        )

    def test_each_refusal_stands_in_one_place(self):
        page = conversion_guide.render(source_tree.root())
        found = refusals.find(source_tree.root())
        self.assertGreater(len(found), 100)
        for name in found:
            with self.subTest(name):
                self.assertEqual(page.count(f'\n| `{name}` | '), 1 + (name in guide_topics.KINDS))

    def test_no_topic_is_empty(self):
        found = refusals.find(source_tree.root())
        for topic in guide_topics.TOPICS:
            self.assertTrue(any(topic.holds(name) for name in found), topic.title)

    def test_page_is_up_to_date(self):
        page = source_tree.root() / conversion_guide.PAGE
        self.assertEqual(
            page.read_text(),
            conversion_guide.render(source_tree.root()),
            'stale: ./bazelw run //tools:conversion_guide writes it anew',
        )


if __name__ == '__main__':
    absltest.main()
