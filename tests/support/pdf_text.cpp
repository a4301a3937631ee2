// SPDX-License-Identifier: EUPL-1.2
#include "tests/support/pdf_text.h"

#include <cstdlib>
#include <fstream>
#include <stdexcept>

#include "tests/support/temp_folder.h"

namespace samsyn::tests {

std::string text_of_pdf(std::string const& pdf)
{
    TempFolder const folder;
    std::ofstream(folder.file("a.pdf"), std::ios::binary) << pdf;
    auto const command = "pdftotext " + folder.file("a.pdf") + " " + folder.file("a.txt");
    if (std::system(command.c_str()) != 0) throw std::runtime_error("pdftotext cannot read the file");
    std::ifstream text(folder.file("a.txt"));
    std::string all;
    for (std::string word; text >> word;) {
        // A word that was broken ends its line with a soft hyphen.
        bool const goes_on = all.ends_with("\u00ad");
        if (goes_on) all.resize(all.size() - 2);
        all += (all.empty() || goes_on ? "" : " ") + word;
    }
    return all;
}

}  // namespace samsyn::tests
