// SPDX-License-Identifier: EUPL-1.2
#include "lib/documents/tagged_file.h"

#include <cmath>
#include <map>
#include <qpdf/Pl_Flate.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjGen.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFWriter.hh>

#include "lib/documents/painter.h"

namespace samsyn::documents {
namespace {

using Object = QPDFObjectHandle;

Object name(std::string const& text) { return Object::newName("/" + text); }
Object words(std::string const& text) { return Object::newUnicodeString(text); }

Object number(double value) { return Object::newReal(value, 2); }

// Makes the objects of the elements and remembers whose each mark is.
class StructureTree {
public:
    StructureTree(QPDF& file, std::vector<QPDFPageObjectHelper> pages)
        : m_file(file), m_pages(std::move(pages))
    {
    }

    Object make(Element const& root)
    {
        auto tree = m_file.makeIndirectObject(Object::newDictionary());
        tree.replaceKey("/Type", name("StructTreeRoot"));
        tree.replaceKey("/K", element(root, tree));
        tree.replaceKey("/ParentTree", owners());
        tree.replaceKey("/ParentTreeNextKey", Object::newInteger(static_cast<long long>(m_pages.size())));
        return tree;
    }

private:
    Object element(Element const& from, Object parent)
    {
        auto made = m_file.makeIndirectObject(Object::newDictionary());
        made.replaceKey("/Type", name("StructElem"));
        made.replaceKey("/S", name(from.role));
        made.replaceKey("/P", parent);
        if (!from.said.empty()) made.replaceKey("/Alt", words(from.said));
        if (!from.word.empty()) made.replaceKey("/ActualText", words(from.word));
        if (auto attributes = attributes_of(from); !attributes.isNull()) made.replaceKey("/A", attributes);
        auto parts = Object::newArray();
        for (auto const& part : from.parts) {
            if (auto const* mark = std::get_if<Mark>(&part))
                parts.appendItem(reference(*mark, made));
            else
                parts.appendItem(element(*std::get<std::unique_ptr<Element>>(part), made));
        }
        made.replaceKey("/K", parts);
        return made;
    }

    static Object attributes_of(Element const& from)
    {
        auto attributes = Object::newDictionary();
        if (!from.scope.empty()) {
            attributes.replaceKey("/O", name("Table"));
            attributes.replaceKey("/Scope", name(from.scope));
        } else if (!from.summary.empty()) {
            attributes.replaceKey("/O", name("Table"));
            attributes.replaceKey("/Summary", words(from.summary));
        } else if (from.bounds && from.role == "Figure") {
            attributes.replaceKey("/O", name("Layout"));
            attributes.replaceKey("/Placement", name("Block"));
            auto box = Object::newArray();
            for (auto const side :
                 {from.bounds->left, from.bounds->bottom, from.bounds->right, from.bounds->top})
                box.appendItem(number(side));
            attributes.replaceKey("/BBox", box);
        } else if (from.role == "L") {
            attributes.replaceKey("/O", name("List"));
            attributes.replaceKey("/ListNumbering", name("Disc"));
        } else {
            return Object::newNull();
        }
        return attributes;
    }

    Object reference(Mark const& mark, Object owner)
    {
        auto const page = static_cast<std::size_t>(mark.page);
        m_owners[page][mark.number] = owner;
        auto made = Object::newDictionary();
        made.replaceKey("/Type", name("MCR"));
        made.replaceKey("/Pg", m_pages.at(page).getObjectHandle());
        made.replaceKey("/MCID", Object::newInteger(mark.number));
        return made;
    }

    Object owners()
    {
        auto entries = Object::newArray();
        for (std::size_t page = 0; page < m_pages.size(); ++page) {
            auto of_page = Object::newArray();
            for (auto const& [mark, owner] : m_owners[page]) of_page.appendItem(owner);
            entries.appendItem(Object::newInteger(static_cast<long long>(page)));
            entries.appendItem(m_file.makeIndirectObject(of_page));
        }
        auto tree = Object::newDictionary();
        tree.replaceKey("/Nums", entries);
        return m_file.makeIndirectObject(tree);
    }

    QPDF& m_file;
    std::vector<QPDFPageObjectHelper> m_pages;
    std::map<std::size_t, std::map<int, Object>> m_owners;  // by page and mark
};

std::string escaped(std::string const& text)
{
    std::string out;
    for (char const sign : text) {
        if (sign == '&')
            out += "&amp;";
        else if (sign == '<')
            out += "&lt;";
        else if (sign == '>')
            out += "&gt;";
        else
            out += sign;
    }
    return out;
}

// What programs that do not read the structure look at, with the mark of PDF/UA-1.
std::string metadata(Document const& document)
{
    auto const title = escaped(document.title);
    return "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
           "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF "
           "xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
           "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
           "xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n"
           "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">" +
           title + "</rdf:li></rdf:Alt></dc:title>\n<dc:creator><rdf:Seq><rdf:li>" +
           escaped(document.author) + "</rdf:li></rdf:Seq></dc:creator>\n<dc:language><rdf:Bag><rdf:li>" +
           escaped(document.language) + "</rdf:li></rdf:Bag></dc:language>\n<xmp:CreateDate>" +
           escaped(document.made_at) +
           "</xmp:CreateDate>\n<pdfuaid:part>1</pdfuaid:part>\n</rdf:Description></rdf:RDF></x:xmpmeta>\n"
           "<?xpacket end=\"r\"?>";
}

void describe(QPDF& file, Document const& document)
{
    auto root = file.getRoot();
    root.replaceKey("/Lang", Object::newString(document.language));
    auto marked = Object::newDictionary();
    marked.replaceKey("/Marked", Object::newBool(true));
    root.replaceKey("/MarkInfo", marked);
    auto preferences = Object::newDictionary();
    preferences.replaceKey("/DisplayDocTitle", Object::newBool(true));
    root.replaceKey("/ViewerPreferences", preferences);
    auto stream = Object::newStream(&file, metadata(document));
    stream.getDict().replaceKey("/Type", name("Metadata"));
    stream.getDict().replaceKey("/Subtype", name("XML"));
    root.replaceKey("/Metadata", stream);
}

// cairo leaves out what PDF takes for granted but PDF/UA wants said.
void say_glyph_maps(QPDF& file)
{
    for (auto& object : file.getAllObjects())
        if (object.isDictionary() && object.getKey("/Subtype").isNameAndEquals("/CIDFontType2") &&
            !object.hasKey("/CIDToGIDMap"))
            object.replaceKey("/CIDToGIDMap", name("Identity"));
}

// The content with its ornaments marked as PDF marks them. Marks begin lines, and no text does: cairo writes
// a line break within a string as an escape.
std::string with_ornaments(Object content)
{
    auto const data = content.getStreamData();
    std::string_view const all(reinterpret_cast<char const*>(data->getBuffer()), data->getSize());
    auto const begin = std::string("\n/") + ornament_tag + " <<";
    std::string out;
    out.reserve(all.size());
    std::size_t from = 0;
    for (auto at = all.find(begin); at != std::string_view::npos; at = all.find(begin, from)) {
        out.append(all, from, at - from).append("\n/Artifact BMC");
        from = std::min(all.find('\n', at + 1), all.size());
    }
    return out.append(all, from);
}

}  // namespace

void use_quick_compression() { Pl_Flate::setCompressionLevel(3); }

std::string with_structure(std::string const& painted, Document const& document, Element const& root)
{
    QPDF file;
    file.processMemoryFile("painted", painted.data(), painted.size());
    auto pages = QPDFPageDocumentHelper(file).getAllPages();
    int key = 0;
    for (auto& page : pages) {
        for (auto& content : page.getPageContents())
            content.replaceStreamData(with_ornaments(content), Object::newNull(), Object::newNull());
        page.getObjectHandle().replaceKey("/StructParents", Object::newInteger(key++));
        page.getObjectHandle().replaceKey("/Tabs", name("S"));
    }
    file.getRoot().replaceKey("/StructTreeRoot", StructureTree(file, pages).make(root));
    describe(file, document);
    say_glyph_maps(file);

    QPDFWriter writer(file);
    writer.setOutputMemory();
    writer.setDeterministicID(true);
    writer.setMinimumPDFVersion("1.7");
    writer.setObjectStreamMode(qpdf_o_generate);
    writer.write();
    auto const bytes = writer.getBufferSharedPointer();
    return {reinterpret_cast<char const*>(bytes->getBuffer()), bytes->getSize()};
}

}  // namespace samsyn::documents
