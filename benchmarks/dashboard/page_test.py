"""Looks at pages with a real Chromium, which may not use the network."""

import html.parser
import pathlib
import shutil
import unittest

from absl.testing import absltest

from benchmarks.dashboard import page, store
from benchmarks.dashboard.testdata import planted

_CHROMIUM = next(filter(None, map(shutil.which, ('chromium', 'chromium-browser', 'chrome'))), None)
_FLAGS = [
    '--no-sandbox',  # Chromium has none for root, and the page is our own.
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-default-apps',
    '--disable-sync',
    '--no-first-run',
]


def _render(*documents):
    return page.render(
        [store.Loaded(f'r{n}.json', document) for n, document in enumerate(documents)]
    )


class TextTest(absltest.TestCase):
    """What can be seen without a browser."""

    def test_damaged_and_missing_results_are_named(self):
        text = page.render(
            [
                store.Loaded('good.json', planted.document()),
                store.Loaded('bad.json', None, 'is not JSON: here'),
            ]
        )
        self.assertIn('bad.json</strong> is not JSON: here. It is not shown.', text)
        self.assertIn('TF 1.15 session', text)
        self.assertIn('no result to show', page.render([]))

    def test_hostile_text_stays_text(self):
        document = planted.document()
        attack = '</script><script>alert(1)</script>'
        document['graphlift']['provenance']['command'] = attack
        document['graphlift']['comparisons'][0]['model'] = attack
        text = _render(document)
        self.assertNotIn('<script>alert', text)

    def test_void_run(self):
        document = planted.document()
        document['graphlift']['void'] = True
        document['graphlift']['again'][0]['voids'] = True
        text = _render(document)
        self.assertIn('<strong>Void.</strong>', text)
        self.assertIn('voids the run', text)
        self.assertNotIn('class="verdict slower"', text)

    def test_interrupted_failed_and_skipped(self):
        document = planted.document()
        run = document['graphlift']
        run['interrupted'] = True
        run['failures'] = [
            {'configuration': 'train_step/x/xla/batch:1', 'kind': 'parity', 'reason': 'differs'}
        ]
        run['left_out'] = [{'model': 'guide', 'reason': 'does not train'}]
        run['skipped'] = [{'mode': 'session115', 'reason': 'no Python 3.7'}]
        document['benchmarks'].append(
            {'name': 'x', 'error_occurred': True, 'error_message': 'parity: differs'}
        )
        text = _render(document)
        for part in (
            'Interrupted.',
            '1 not timed.',
            'parity: <span class="reason">differs',
            'no Python 3.7',
            'guide left out: does not train',
        ):
            self.assertIn(part, text)

    def test_no_ratio(self):
        document = planted.document()
        document['graphlift'] |= {'comparisons': [], 'again': [], 'rounds': 0}
        self.assertIn('No ratio.', _render(document))

    def test_unknown_interval(self):
        document = planted.document()
        for entry in document['graphlift']['comparisons']:
            entry |= {'low': None, 'high': None, 'verdict': 'undecided'}
        self.assertIn('unknown', _render(document))

    def test_well_formed(self):
        open_tags, void_tags = [], {'meta', 'br', 'link'}

        class Parser(html.parser.HTMLParser):
            def handle_starttag(self, tag, attrs):
                if tag not in void_tags:
                    open_tags.append(tag)

            def handle_endtag(parser, tag):
                self.assertEqual(open_tags.pop(), tag)

        Parser().feed(_render(planted.document()))
        self.assertEmpty(open_tags)


@unittest.skipIf(_CHROMIUM is None, 'no Chromium on PATH: the page is not opened')
class BrowserTest(absltest.TestCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        from playwright import sync_api

        cls.playwright = sync_api.sync_playwright().start()
        cls.browser = cls.playwright.chromium.launch(executable_path=_CHROMIUM, args=_FLAGS)

    @classmethod
    def tearDownClass(cls):
        cls.browser.close()
        cls.playwright.stop()
        super().tearDownClass()

    def open(self, text, width=1200, scheme='light'):
        path = pathlib.Path(self.create_tempdir().full_path, 'page.html')
        path.write_text(text)
        self.requests, self.messages = [], []
        view = self.browser.new_page(viewport={'width': width, 'height': 900}, color_scheme=scheme)
        self.addCleanup(view.close)
        view.on('request', lambda request: self.requests.append(request.url))
        view.on('console', lambda message: self.messages.append(message.text))
        view.on('pageerror', lambda error: self.messages.append(str(error)))
        view.goto(path.as_uri())
        view.wait_for_function(
            '[...document.querySelectorAll(".chart")].every((c) => c.querySelector("svg"))'
        )
        self.address = path.as_uri()
        return view

    def test_opens_offline_without_an_error_or_a_request(self):
        for scheme in ('light', 'dark'):
            for width in (1200, 380):
                with self.subTest(f'{scheme} {width}'):
                    view = self.open(_render(planted.document()), width, scheme)
                    self.assertEqual(self.requests, [self.address])
                    self.assertEmpty(self.messages)
                    # The tables scroll by themselves; the page does not scroll sideways.
                    wide = view.evaluate('document.documentElement.scrollWidth')
                    self.assertLessEqual(wide, width)

    def test_the_table_shows_the_numbers_of_the_result(self):
        document = planted.document()
        document['graphlift']['comparisons'][0] |= {'ratio': 7.77, 'low': 6.66, 'high': 8.88}
        view = self.open(_render(document))
        rows = view.locator('table').first.locator('tbody tr').all_inner_texts()
        shown = [row.split('\t') for row in rows]
        self.assertLen(shown, 2 * 3 * 4)
        self.assertIn(
            ['linear_regression', '1', 'TF 1.15 session', '7.77', '6.66 to 8.88'],
            [row[:3] + row[4:6] for row in shown],
        )
        for row in shown:
            wanted = next(
                e
                for e in document['graphlift']['comparisons']
                if (e['model'], str(e['batch']), planted.MODES[e['mode']]) == tuple(row[:3])
                and e['metric'] == 'cpu'
            )
            self.assertEqual(float(row[4]), wanted['ratio'])
            self.assertIn(wanted['verdict'], row[3])

    def test_a_mark_and_a_line_for_every_ratio(self):
        view = self.open(_render(planted.document()))
        charts = view.locator('.chart')
        self.assertEqual(charts.count(), 2)
        marks = charts.first.locator('.mark-symbol path')
        self.assertEqual(marks.count(), 3 * 5)

    def test_raw_data_can_be_saved(self):
        view = self.open(_render(planted.document()))
        with view.expect_download() as download:
            view.locator('a[download]').click()
        self.assertEqual(download.value.suggested_filename, 'r0.json')
        saved = store.load(pathlib.Path(download.value.path()))
        self.assertEqual(saved.document, planted.document())

    def test_several_results(self):
        view = self.open(_render(planted.document(), planted.document(models=['cnn'])))
        self.assertEqual(view.locator('h1').count(), 2)
        self.assertEqual(view.locator('.chart').count(), 3)


if __name__ == '__main__':
    absltest.main()
