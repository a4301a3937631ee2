// SPDX-License-Identifier: EUPL-1.2
#include "lib/documents/pdf_checker.h"

#include <map>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <set>

#include "lib/documents/page_marks.h"

namespace samsyn::documents {
namespace {

using Object = QPDFObjectHandle;

std::set<std::string, std::less<>> const standard_roles{
    "/Document", "/Part",   "/Art",     "/Sect",  "/Div",       "/BlockQuote", "/Caption",  "/TOC",  "/TOCI",
    "/Index",    "/P",      "/H",       "/H1",    "/H2",        "/H3",         "/H4",       "/H5",   "/H6",
    "/L",        "/LI",     "/Lbl",     "/LBody", "/Table",     "/TR",         "/TH",       "/TD",   "/THead",
    "/TBody",    "/TFoot",  "/Span",    "/Quote", "/Note",      "/Reference",  "/BibEntry", "/Code", "/Link",
    "/Annot",    "/Figure", "/Formula", "/Form",  "/NonStruct", "/Private"};

std::vector<Object> items(Object parts)
{
    if (parts.isArray()) return parts.getArrayAsVector();
    return parts.isNull() ? std::vector<Object>{} : std::vector<Object>{parts};
}

std::string text_of(Object value) { return value.isString() ? value.getUTF8Value() : ""; }

class Checker {
public:
    Checker(QPDF& file, std::vector<PdfFault>& faults)
        : m_file(file), m_faults(faults), m_pages(QPDFPageDocumentHelper(file).getAllPages())
    {
    }

    void check()
    {
        check_file();
        read_pages();
        check_structure();
        check_content();
        check_fonts();
    }

private:
    void fault(std::string rule, int page = 0, std::string what = {})
    {
        m_faults.push_back({std::move(rule), page, std::move(what)});
    }

    void check_file()
    {
        auto root = m_file.getRoot();
        auto marked = root.getKey("/MarkInfo");
        if (!marked.isDictionary() || !marked.getKey("/Marked").isBool() ||
            !marked.getKey("/Marked").getBoolValue())
            fault("not_marked");
        if (text_of(root.getKey("/Lang")).size() < 2) fault("no_language");
        auto preferences = root.getKey("/ViewerPreferences");
        if (!preferences.isDictionary() || !preferences.getKey("/DisplayDocTitle").isBool() ||
            !preferences.getKey("/DisplayDocTitle").getBoolValue())
            fault("title_not_shown");
        check_metadata(root.getKey("/Metadata"));
    }

    void check_metadata(Object metadata)
    {
        std::string xmp;
        if (metadata.isStream()) {
            auto const data = metadata.getStreamData();
            xmp.assign(reinterpret_cast<char const*>(data->getBuffer()), data->getSize());
        }
        if (xmp.find("<pdfuaid:part>1</pdfuaid:part>") == std::string::npos &&
            xmp.find("pdfuaid:part=\"1\"") == std::string::npos)
            fault("no_ua_mark");
        auto info = m_file.getTrailer().getKey("/Info");
        auto const title = info.isDictionary() ? text_of(info.getKey("/Title")) : "";
        if (title.empty() || xmp.find("<dc:title>") == std::string::npos) fault("no_title");
    }

    void read_pages()
    {
        int number = 0;
        for (auto& page : m_pages) {
            m_number_of[page.getObjectHandle().getObjGen()] = ++number;
            PageMarks marks;
            QPDFPageObjectHelper(page).parseContents(&marks);
            for (auto const& name : marks.loose()) fault("untagged_content", number, "operator " + name);
            int place = 0;
            for (auto const mark : marks.numbers()) m_place_of[{number, mark}] = place++;
            auto object = page.getObjectHandle();
            if (!object.getKey("/Tabs").isNameAndEquals("/S")) fault("tab_order", number);
        }
    }

    void check_structure()
    {
        auto tree = m_file.getRoot().getKey("/StructTreeRoot");
        if (!tree.isDictionary()) return fault("no_structure");
        m_roles = tree.getKey("/RoleMap");
        for (auto& element : items(tree.getKey("/K"))) visit(element, 0);
        if (m_heading == 0) fault("headings", 0, "none");
    }

    std::string role_of(Object element)
    {
        auto role = element.getKey("/S");
        if (!role.isName()) return "";
        auto name = role.getName();
        if (m_roles.isDictionary() && m_roles.getKey(name).isName()) name = m_roles.getKey(name).getName();
        return name;
    }

    void visit(Object element, int depth)
    {
        if (!element.isDictionary() || depth > 64) return;
        auto const role = role_of(element);
        if (!standard_roles.contains(role)) fault("unknown_role", m_page, role);
        auto parts = items(element.getKey("/K"));
        if (role == "/Figure" && text_of(element.getKey("/Alt")).empty()) fault("figure_without_alt", m_page);
        if (role == "/Table") check_table(element);
        if (role == "/L") check_list(element);
        if (role.size() == 3 && role[1] == 'H' && role[2] >= '1' && role[2] <= '6')
            check_heading(role[2] - '0');
        if (parts.empty() && (role == "/Figure" || role == "/P" || role[1] == 'H'))
            fault("element_without_content", m_page, role);
        for (auto& part : parts) {
            if (part.isInteger())
                visit_mark(element.getKey("/Pg"), part.getIntValueAsInt());
            else if (part.isDictionary() && part.getKey("/MCID").isInteger())
                visit_mark(part.hasKey("/Pg") ? part.getKey("/Pg") : element.getKey("/Pg"),
                           part.getKey("/MCID").getIntValueAsInt());
            else
                visit(part, depth + 1);
        }
    }

    void visit_mark(Object page, int mark)
    {
        auto const number = page.isDictionary() ? m_number_of[page.getObjGen()] : 0;
        auto const place = m_place_of.find({number, mark});
        if (place == m_place_of.end())
            return fault("element_without_content", number, "mark " + std::to_string(mark));
        m_owned.insert(place->first);
        if (number < m_page || (number == m_page && place->second < m_place))
            fault("reading_order", number, "mark " + std::to_string(mark));
        m_page = number;
        m_place = place->second;
    }

    void check_heading(int level)
    {
        if (level > m_heading + 1)
            fault("headings", m_page, "H" + std::to_string(level) + " after H" + std::to_string(m_heading));
        m_heading = level;
    }

    std::vector<Object> rows_of(Object table)
    {
        std::vector<Object> rows;
        for (auto& part : items(table.getKey("/K"))) {
            auto const role = part.isDictionary() ? role_of(part) : "";
            if (role == "/TR") rows.push_back(part);
            if (role == "/THead" || role == "/TBody" || role == "/TFoot")
                for (auto& row : items(part.getKey("/K"))) rows.push_back(row);
        }
        return rows;
    }

    static int span_of(Object cell)
    {
        auto attributes = cell.getKey("/A");
        if (!attributes.isDictionary() || !attributes.getKey("/ColSpan").isInteger()) return 1;
        return attributes.getKey("/ColSpan").getIntValueAsInt();
    }

    static bool has_scope(Object cell)
    {
        for (auto& attributes : items(cell.getKey("/A")))
            if (attributes.isDictionary() && attributes.getKey("/Scope").isName()) return true;
        return false;
    }

    void check_table(Object table)
    {
        std::set<int> lengths;
        int headings = 0;
        for (auto& row : rows_of(table)) {
            int length = 0;
            for (auto& cell : items(row.getKey("/K"))) {
                auto const role = cell.isDictionary() ? role_of(cell) : "";
                if (role == "/TH" && has_scope(cell)) ++headings;
                if (role == "/TH" || role == "/TD") length += span_of(cell);
            }
            lengths.insert(length);
        }
        if (headings == 0) fault("table_without_headings", m_page);
        if (lengths.size() != 1 || lengths.contains(0)) fault("table_shape", m_page);
    }

    void check_list(Object list)
    {
        for (auto& item : items(list.getKey("/K"))) {
            bool has_body = false;
            if (item.isDictionary() && role_of(item) == "/LI")
                for (auto& part : items(item.getKey("/K")))
                    has_body = has_body || (part.isDictionary() && role_of(part) == "/LBody");
            if (!has_body) fault("list_shape", m_page);
        }
    }

    void check_content()
    {
        for (auto const& [where, place] : m_place_of)
            if (!m_owned.contains(where))
                fault("content_without_element", where.first, "mark " + std::to_string(where.second));
    }

    void check_fonts()
    {
        for (auto& object : m_file.getAllObjects()) {
            if (!object.isDictionary() || !object.getKey("/Type").isNameAndEquals("/Font")) continue;
            auto const kind = object.getKey("/Subtype").isName() ? object.getKey("/Subtype").getName() : "";
            auto const name =
                object.getKey("/BaseFont").isName() ? object.getKey("/BaseFont").getName() : kind;
            bool const is_descendant = kind == "/CIDFontType0" || kind == "/CIDFontType2";
            if (!is_descendant && !object.getKey("/ToUnicode").isStream()) fault("no_unicode", 0, name);
            if (kind == "/Type0" || kind == "/Type3") continue;
            auto description = object.getKey("/FontDescriptor");
            bool is_embedded = false;
            for (auto const* const key : {"/FontFile", "/FontFile2", "/FontFile3"})
                is_embedded =
                    is_embedded || (description.isDictionary() && description.getKey(key).isStream());
            if (!is_embedded) fault("font_not_embedded", 0, name);
        }
    }

    QPDF& m_file;
    std::vector<PdfFault>& m_faults;
    std::vector<QPDFPageObjectHelper> m_pages;
    Object m_roles = Object::newNull();
    std::map<QPDFObjGen, int> m_number_of;          // of a page
    std::map<std::pair<int, int>, int> m_place_of;  // page and mark: which one painted on the page
    std::set<std::pair<int, int>> m_owned;
    int m_page = 0;  // where the reader is
    int m_place = -1;
    int m_heading = 0;
};

}  // namespace

std::vector<PdfFault> check_pdf(std::string_view bytes)
{
    std::vector<PdfFault> faults;
    try {
        QPDF file;
        file.setSuppressWarnings(true);
        file.processMemoryFile("checked", bytes.data(), bytes.size());
        Checker(file, faults).check();
    } catch (std::exception const& error) {
        faults.push_back({"unreadable", 0, error.what()});
    }
    return faults;
}

}  // namespace samsyn::documents
