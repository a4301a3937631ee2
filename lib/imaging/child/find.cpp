// SPDX-License-Identifier: EUPL-1.2
#include "lib/imaging/child/find.h"

#include <algorithm>
#include <opencv2/core.hpp>
#include <opencv2/objdetect.hpp>
#include <vector>

namespace samsyn::imaging::child {
namespace {

constexpr char const* folder = "/usr/share/opencv4/haarcascades/";
constexpr double step = 1.1;
constexpr int neighbours = 3;

int part(double at, int side) { return static_cast<int>(std::clamp(at / side, 0.0, 1.0) * 10'000); }

// A tenth more on each side: what belongs to a face goes beyond what the cascade sees.
std::string line(char const* what, cv::Rect const& box, Grey const& picture)
{
    double const across = box.width * 0.1;
    double const along = box.height * 0.1;
    int const left = part(box.x - across, picture.width);
    int const top = part(box.y - along, picture.height);
    int const right = part(box.x + box.width + across, picture.width);
    int const bottom = part(box.y + box.height + along, picture.height);
    return std::string(what) + ' ' + std::to_string(left) + ' ' + std::to_string(top) + ' ' +
           std::to_string(right - left) + ' ' + std::to_string(bottom - top) + '\n';
}

}  // namespace

struct Finder::Cascades {
    cv::CascadeClassifier face;
    cv::CascadeClassifier plate;
};

Finder::Finder() : m_cascades(std::make_unique<Cascades>())
{
    cv::setNumThreads(1);
    m_cascades->face.load(std::string(folder) + "haarcascade_frontalface_alt2.xml");
    m_cascades->plate.load(std::string(folder) + "haarcascade_russian_plate_number.xml");
}

Finder::~Finder() = default;

bool Finder::is_ready() const { return !m_cascades->face.empty() && !m_cascades->plate.empty(); }

std::string Finder::lines(Grey const& picture)
{
    auto pixels = picture.pixels;
    cv::Mat const image(picture.height, picture.width, CV_8UC1, pixels.data());
    std::string lines;
    std::vector<cv::Rect> boxes;
    m_cascades->face.detectMultiScale(image, boxes, step, neighbours, 0, {20, 20});
    for (auto const& box : boxes) lines += line("face", box, picture);
    m_cascades->plate.detectMultiScale(image, boxes, step, neighbours);
    for (auto const& box : boxes) lines += line("plate", box, picture);
    return lines;
}

}  // namespace samsyn::imaging::child
