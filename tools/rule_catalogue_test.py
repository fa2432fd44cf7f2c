from absl.testing import absltest

from tools import rule_catalogue, source_tree


class RuleCatalogueTest(absltest.TestCase):
    def test_every_rule_says_why_what_it_needs_and_what_it_refuses(self):
        for rule in rule_catalogue.find(source_tree.root()):
            with self.subTest(rule.name):
                self.assertTrue(rule.summary)
                self.assertEqual(tuple(rule.sections), rule_catalogue.SECTIONS)
                self.assertTrue(all(rule.sections.values()), 'an empty section')

    def test_page_is_up_to_date(self):
        page = source_tree.root() / rule_catalogue.PAGE
        expected = rule_catalogue.render(rule_catalogue.find(source_tree.root()))
        self.assertEqual(
            page.read_text(), expected, 'stale: ./bazelw run //tools:rule_catalogue writes it anew'
        )


if __name__ == '__main__':
    absltest.main()
