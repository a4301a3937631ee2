# SPDX-License-Identifier: EUPL-1.2
import json
import unittest

from project import ProjectTest
from check_texts import check

SWEDISH = {"round": {"title": "Omgång {{name}}", "reports_one": "en rapport", "reports_other": "{{count}} rapporter"},
           "error": {"round": {"overlaps": "Omgångarna överlappar."}}}
ENGLISH = {"round": {"title": "Round {{name}}", "reports_one": "{{count}} report", "reports_other": "{{count}} reports"},
           "error": {"round": {"overlaps": "The rounds overlap."}}}


class Texts(ProjectTest):
    files = {
        "texts/sv.json": json.dumps(SWEDISH),
        "texts/en.json": json.dumps(ENGLISH),
        "web/src/features/rounds/Round.svelte": "{t('round.title', { name })} {t('round.reports', { count })}",
        "src/features/rounds/usecases/open_round.cpp": 'return fail(ErrorKind::conflict, "round.overlaps");',
    }

    def test_complete_texts_have_no_fault(self):
        self.assertEqual(check(self.root), [])

    def test_missing_in_one_language(self):
        self.replace("texts/en.json", '"title"', '"heading"')
        self.assert_fault(check(self.root), "texts/en.json: round.title is missing")
        self.assert_fault(check(self.root), "texts/sv.json: round.heading is missing")

    def test_other_placeholders(self):
        self.replace("texts/en.json", "{{name}}", "{{title}}")
        self.assert_fault(check(self.root), "round.title has ['name'] in Swedish and ['title'] in English")

    def test_a_count_without_its_other_form(self):
        for name in ("sv", "en"):
            self.replace(f"texts/{name}.json", "reports_other", "reports_many")
        self.assert_fault(check(self.root), "round.reports_one has no round.reports_other")

    def test_unused(self):
        self.write("web/src/features/rounds/Round.svelte", "{t('round.reports')}")
        self.assert_fault(check(self.root), "round.title is used nowhere")

    def test_a_key_put_together_while_running_is_used(self):
        self.write("web/src/features/rounds/Round.svelte", "{t('round.reports')} {t(`round.${field}`)}")
        self.assertEqual(check(self.root), [])

    def test_used_and_not_there(self):
        self.write("web/src/features/rounds/More.svelte", "{t('round.more')}")
        self.assert_fault(check(self.root), "More.svelte: the text round.more does not exist")

    def test_a_refusal_without_sentence(self):
        self.write("src/features/rounds/usecases/close_round.cpp", 'return fail_field("area", "area.unknown");')
        self.assert_fault(check(self.root), "close_round.cpp: the refusal area.unknown has no sentence")


if __name__ == "__main__":
    unittest.main()
