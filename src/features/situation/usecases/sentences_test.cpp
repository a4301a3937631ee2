// SPDX-License-Identifier: EUPL-1.2
#include <doctest/doctest.h>

#include <cmath>
#include <random>
#include <regex>
#include <set>

#include "lib/json/form.h"
#include "lib/texts/phrases.h"
#include "src/features/situation/usecases/sentences_part.h"

namespace samsyn::situation {
namespace {

using texts::Language;

// Pictures as they may come, also such as seldom do; the same ones every time.
class Chance {
public:
    explicit Chance(unsigned seed) : m_engine(seed) {}
    std::int64_t upto(std::int64_t most)
    {
        return static_cast<std::int64_t>(m_engine() % static_cast<unsigned>(most + 1));
    }
    bool one_in(int often) { return upto(often - 1) == 0; }

private:
    std::mt19937 m_engine;
};

PictureCell cell_by(Chance& chance, std::string const& area, std::string const& category)
{
    std::vector<Counted> series;
    auto const usual = chance.upto(20);
    auto const periods = 1 + chance.upto(12);
    for (std::int64_t i = 0; i < periods; ++i) {
        Counted counted;
        counted.exposure = chance.one_in(4) ? Exposure{13, chance.upto(13)} : Exposure{13, 13};
        counted.tally.reported = i + 1 == periods ? chance.upto(40) : usual + chance.upto(3);
        counted.tally.serious = chance.one_in(10) ? 1 + chance.upto(2) : 0;
        series.push_back(counted);
    }
    auto const judged = judge(series, MedianBand());
    PictureCell cell;
    cell.area = area;
    cell.category = category;
    cell.count = series.back().tally.count();
    if (periods > 1) cell.previous = series[series.size() - 2].tally.count();
    cell.trend = judged.trend;
    for (auto const& counted : series)
        cell.history.push_back(
            {{}, counted.tally.count(), counted.exposure.expected, counted.exposure.answered});
    cell.band = judged.band;
    cell.level = judged.level;
    cell.rule = judged.rule;
    return cell;
}

Picture picture_by(Chance& chance)
{
    Picture picture;
    picture.period = {Day::of(2026, 3, 2), Day::of(2026, 3, 15), 5, 2};
    picture.as_of =
        UtcTime::parse(chance.one_in(3) ? "2026-03-10T12:00:00Z" : "2026-03-20T12:00:00Z").value();
    picture.categories = {{"drugs", {"Narkotika", "Drugs"}},
                          {"damage", {"Skadegörelse", "Damage"}},
                          {"worry", {"Oro bland unga", "Worry"}}};
    for (std::string const code : {"hulta", "path"}) {
        PictureArea area;
        area.code = code;
        area.name = code == "hulta" ? "Hulta" : "Trygg skolväg";
        area.kind = code == "hulta" ? "place" : "theme";
        area.is_joint = !chance.one_in(5);
        area.coverage.expected = chance.one_in(5) ? chance.upto(2) : 13;
        area.coverage.answered = chance.upto(area.coverage.expected);
        area.coverage.nothing = chance.upto(area.coverage.answered);
        area.acute = chance.upto(2);
        if (chance.one_in(2)) area.acute_previous = chance.upto(14);
        picture.areas.push_back(area);
        for (auto const& column : picture.categories)
            picture.cells.push_back(cell_by(chance, code, column.code));
        picture.trends.push_back({code, picture.cells.back().history, {}});
    }
    for (int i = 0; i < 3; ++i) {
        PictureSpot spot;
        spot.place = i == 1 ? "hexagon:7" : "place " + std::to_string(i);
        spot.name = "Torget";
        spot.area = "hulta";
        spot.count = 3 + chance.upto(5000);
        if (chance.one_in(2)) spot.previous = chance.upto(30);
        if (chance.one_in(2)) {
            std::vector<int> days;
            for (int day = 0; day < 7; ++day)
                if (chance.one_in(2)) days.push_back(day);
            if (days.empty()) days = {6};
            auto const from = static_cast<int>(chance.upto(23));
            spot.peak = PicturePeak{days, from, from % 24 + 1};
        }
        picture.spots.push_back(spot);
    }
    return picture;
}

// The numbers that a sentence says, in digits or words; "en" is an article more often than a number.
std::set<double> said(std::string words, Language language)
{
    words = std::regex_replace(words, std::regex("\u202f"), "");
    std::set<double> numbers;
    static std::regex const token("[0-9]+|[a-zåäö]+", std::regex::icase);
    for (std::sregex_iterator at(words.begin(), words.end(), token), end; at != end; ++at) {
        if (std::isdigit(static_cast<unsigned char>(at->str()[0]))) numbers.insert(std::stod(at->str()));
        for (std::int64_t n = 2; n <= 12; ++n)
            if (texts::inside_sentence(at->str()) ==
                texts::number_in_words(texts::Texts::built_in(), language, n))
                numbers.insert(static_cast<double>(n));
    }
    return numbers;
}

PictureCell const* cell_of(Picture const& picture, PictureSentence const& sentence)
{
    for (auto const& cell : picture.cells)
        if (cell.area == sentence.area && sentence.category == cell.category) return &cell;
    return nullptr;
}

// What the picture itself has under the name.
std::set<double> in_picture(Picture const& picture, PictureSentence const& sentence, std::string const& name)
{
    std::set<double> found;
    auto const add = [&](auto value) { found.insert(static_cast<double>(value)); };
    for (auto const& area : picture.areas) {
        if (area.code != sentence.area) continue;
        if (name == "silent") add(area.coverage.expected - area.coverage.answered);
        if (name == "nothing") add(area.coverage.nothing);
        if (name == "acute") add(*area.acute);
        if (name == "acute_previous") add(*area.acute_previous);
        if (!sentence.category && name == "expected") add(area.coverage.expected);
        if (!sentence.category && name == "answered") add(area.coverage.answered);
    }
    std::int64_t calm = 0;
    std::int64_t rank = 0;
    for (auto const& cell : picture.cells)
        if (cell.area == sentence.area) {
            calm += cell.level == Level::ok && cell.trend == Trend::none ? 1 : 0;
            if (name == "rounds" || name == "needed")
                add(cell.rule.values.contains(name) ? cell.rule.values.at(name) : -1);
        }
    if (name == "categories") add(calm);
    if (auto const* cell = cell_of(picture, sentence)) {
        if (name == "count") add(cell->count);
        if (name == "previous") add(*cell->previous);
        if (name == "low") add(std::ceil(cell->band->low));
        if (name == "high") add(std::floor(cell->band->high));
        if (name == "serious") add(cell->rule.values.at("serious"));
        auto const& last = cell->history.back();
        if (name == "answered") add(last.answered);
        if (name == "expected") add(last.expected);
        if (name == "answered_before") add(cell->history[cell->history.size() - 2].answered);
        if (name == "expected_before") add(cell->history[cell->history.size() - 2].expected);
    }
    for (auto const& spot : picture.spots) {
        if (spot.area == sentence.area) ++rank;
        if (sentence.place != spot.place) continue;
        if (name == "rank") add(rank);
        if (name == "count") add(spot.count);
        if (name == "previous") add(*spot.previous);
        if (name == "from") add(spot.peak->from);
        if (name == "to") add(spot.peak->to);
    }
    for (auto const& trend : picture.trends)
        if (trend.area == sentence.area && name == "periods")
            add(std::min<std::size_t>(6, trend.points.size()));
    return found;
}

bool is_running(Picture const& picture) { return picture.as_of < *UtcTime::parse("2026-03-16T00:00:00Z"); }

TEST_CASE(
    "each number in a sentence is in its evidence and in the picture, and nothing moves without a trend")
{
    std::map<SentenceCode, int> seen;
    for (unsigned seed = 1; seed <= 2000; ++seed) {
        Chance chance(seed);
        auto picture = picture_by(chance);
        add_sentences(picture);
        auto again = picture;
        add_sentences(again);
        CHECK(json::write(picture) == json::write(again));
        std::map<std::string, int> of_area;
        for (auto const& sentence : *picture.sentences) {
            INFO(sentence.sv, " / ", sentence.en);
            ++seen[sentence.code];
            CHECK(++of_area[sentence.area] <= 6);
            CHECK(sentence.sv.find("{{") == std::string::npos);
            CHECK(sentence.sv.find("situation.") == std::string::npos);
            std::set<double> known;
            for (auto const& [name, value] : sentence.evidence.values) {
                INFO(name);
                known.insert(value);
                CHECK(in_picture(picture, sentence, name).contains(value));
            }
            for (auto const number : said(sentence.sv, Language::sv)) CHECK(known.contains(number));
            for (auto const number : said(sentence.en, Language::en)) CHECK(known.contains(number));
            if (sentence.code == SentenceCode::rose) CHECK(cell_of(picture, sentence)->trend == Trend::up);
            if (sentence.code == SentenceCode::fell) {
                CHECK(cell_of(picture, sentence)->trend == Trend::down);
                CHECK_FALSE(is_running(picture));
            }
        }
    }
    // All that can be said was said.
    CHECK(seen.size() == 19);
}

TEST_CASE("the words, in both languages")
{
    Picture picture;
    picture.categories = {{"damage", {"Skadegörelse", "Damage"}}};
    PictureArea area;
    area.code = "hulta";
    area.name = "Hulta";
    area.kind = "place";
    PictureSpot spot;
    spot.place = "square";
    spot.name = "Torget";
    picture.spots = {spot};
    area.coverage = {5, 4, 0, 0, 1, {}};
    area.is_joint = true;
    area.acute = 1;
    area.acute_previous = 0;
    picture.areas = {area};
    PictureCell cell;
    cell.area = "hulta";
    cell.category = "damage";
    cell.count = 22;
    cell.previous = 5;
    cell.trend = Trend::up;
    cell.level = Level::bad;
    cell.band = Band{0, 4, 8};
    cell.rule = {RuleCode::far_above_band, {}};
    cell.history = {{{}, 5, 5, 5}, {{}, 22, 5, 4}};
    picture.cells = {cell};
    picture.spots[0].area = "hulta";
    picture.spots[0].count = 47;
    picture.spots[0].peak = PicturePeak{{3, 4, 5}, 18, 23};
    picture.trends = {{"hulta", std::vector<HistoryPoint>(12), {}}};
    picture.spots[0].previous = 10;
    picture.as_of = *UtcTime::parse("2026-03-20T12:00:00Z");
    picture.period = {Day::of(2026, 3, 2), Day::of(2026, 3, 15), 5, 2};
    add_sentences(picture);
    auto const& told = *picture.sentences;
    REQUIRE(told.size() == 4);
    CHECK(told[0].sv ==
          "En akut händelse har rapporterats i Hulta under perioden. Perioden före var det ingen.");
    CHECK(told[1].sv ==
          "Skadegörelse har ökat i Hulta: 22 iakttagelser mot 5 perioden före. Det vanliga är 0–8. "
          "Nu svarade 4 av 5 verksamheter, perioden före 5 av 5.");
    CHECK(told[1].en ==
          "Damage has risen in Hulta: 22 observations against 5 in the period before. The usual is 0–8. "
          "This time 4 of 5 operations answered, in the period before 5 of 5.");
    CHECK(told[2].sv ==
          "Mest har samlats vid Torget i Hulta: 47 iakttagelser under de senaste sex perioderna, oftast "
          "torsdag–lördag kl. 18–23. De sex perioderna dessförinnan: 10.");
    CHECK(told[3].sv ==
          "En av de fem verksamheterna i Hulta svarade inte. Det betyder inte att det var lugnt där.");
    CHECK(told[3].en ==
          "One of the five operations in Hulta did not answer. That does not mean it was calm there.");
}

}  // namespace
}  // namespace samsyn::situation
