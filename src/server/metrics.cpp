// SPDX-License-Identifier: EUPL-1.2
#include "src/server/metrics.h"

#include <prometheus/counter.h>
#include <prometheus/family.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>
#include <unistd.h>

#include <fstream>
#include <sstream>

namespace samsyn::server {
namespace {

prometheus::Histogram::BucketBoundaries const seconds{0.001, 0.0025, 0.005, 0.01, 0.025, 0.05,
                                                      0.1,   0.25,   0.5,   1,    2.5};

// Pages in memory, from the kernel's own count.
double resident_bytes()
{
    std::ifstream status("/proc/self/statm");
    long total = 0;
    long resident = 0;
    status >> total >> resident;
    return static_cast<double>(resident) * static_cast<double>(sysconf(_SC_PAGESIZE));
}

}  // namespace

struct Metrics::Families {
    prometheus::Registry registry;
    prometheus::Family<prometheus::Counter>& requests = prometheus::BuildCounter()
                                                            .Name("samsyn_http_requests_total")
                                                            .Help("Requests answered")
                                                            .Register(registry);
    prometheus::Family<prometheus::Histogram>& durations = prometheus::BuildHistogram()
                                                               .Name("samsyn_http_request_seconds")
                                                               .Help("Time to answer")
                                                               .Register(registry);
    prometheus::Gauge& listeners = prometheus::BuildGauge()
                                       .Name("samsyn_event_listeners")
                                       .Help("Browsers waiting for news")
                                       .Register(registry)
                                       .Add({});
    prometheus::Gauge& memory = prometheus::BuildGauge()
                                    .Name("process_resident_memory_bytes")
                                    .Help("Memory in use")
                                    .Register(registry)
                                    .Add({});
};

Metrics::Metrics() : m_families(std::make_unique<Families>()) {}
Metrics::~Metrics() = default;

void Metrics::count(http::Served const& served)
{
    auto const pattern = served.pattern.empty() ? "none" : served.pattern;
    std::string const method(http::method_name(served.request.method));
    m_families->requests
        .Add({{"route", pattern}, {"method", method}, {"status", std::to_string(served.status)}})
        .Increment();
    m_families->durations.Add({{"route", pattern}}, seconds).Observe(served.seconds);
}

void Metrics::set_listeners(std::size_t count) { m_families->listeners.Set(static_cast<double>(count)); }

std::string Metrics::text() const
{
    m_families->memory.Set(resident_bytes());
    return prometheus::TextSerializer().Serialize(m_families->registry.Collect());
}

}  // namespace samsyn::server
