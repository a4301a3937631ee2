# SPDX-License-Identifier: EUPL-1.2
import unittest

from project import LICENCE, ProjectTest
from check_visible import check

STORE = LICENCE + '''
constexpr auto columns = "r.id";

std::string select(std::string const& rest)
{
    return std::string("SELECT ") + columns + " FROM reports r WHERE " + rest;
}

std::vector<Report> ReportStore::list(access::Visible const& visible, Id<Round> round)
{
    return m_transaction.list(select(visible.predicate("r", 2)), read_report, m_tenant);
}

void ReportStore::remove(Id<Report> id)
{
    m_transaction.change("DELETE FROM reports WHERE id = $1", id);
}
'''
LISTS_ALL = '''
std::vector<Report> ReportStore::everything()
{
    return m_transaction.list(select("r.tenant = $1"), read_report, m_tenant);
}
'''
STORE_FILE = "src/features/rounds/store/report_store.cpp"


class VisibleLists(ProjectTest):
    files = {
        "migrations/0001_reports.sql": "CREATE TABLE reports (\n    id {{id}},\n    audience {{text}}\n) {{strict}};\n"
                                       "CREATE TABLE areas (\n    id {{id}}\n) {{strict}};\n",
        STORE_FILE: STORE,
    }

    def test_a_list_with_visible_is_sound(self):
        self.assertEqual(check(self.root), ([], 1))

    def test_a_list_without_visible_is_a_fault(self):
        self.write(STORE_FILE, STORE + LISTS_ALL)
        self.assert_fault(check(self.root)[0], "ReportStore::everything", "without an access::Visible")

    def test_an_exception_needs_its_reason_and_its_function(self):
        self.write(STORE_FILE, STORE + LISTS_ALL)
        self.write("tools/without_visible.txt", "ReportStore::everything: \n")
        self.assert_fault(check(self.root)[0], "ReportStore::everything", "without")
        self.write("tools/without_visible.txt", "ReportStore::everything: for the seal\nOther::gone: because\n")
        self.assert_fault(check(self.root)[0], "Other::gone reads no labelled table")

    def test_an_exception_for_who_takes_visible_is_a_fault(self):
        self.write("tools/without_visible.txt", "ReportStore::list: why not\n")
        self.assert_fault(check(self.root)[0], "needs no exception")

    def test_what_reads_no_labelled_table_is_free(self):
        self.write("src/features/areas/store/area_store.cpp", LICENCE + LISTS_ALL.replace("Report", "Area").replace(
            'select("r.tenant = $1")', '"SELECT id FROM areas"'))
        self.assertEqual(check(self.root)[0], [])


if __name__ == "__main__":
    unittest.main()
