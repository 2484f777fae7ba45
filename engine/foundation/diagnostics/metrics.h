// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace countersign::diagnostics {

/// Pairs such as {"outcome", "accepted"}. Values come from a short, fixed list, never from customers.
using Labels = std::vector<std::pair<std::string, std::string>>;

/// Only grows. Thread-safe.
class Counter
{
public:
    void add(std::uint64_t by = 1) { m_value.fetch_add(by, std::memory_order_relaxed); }
    [[nodiscard]] std::uint64_t value() const { return m_value.load(std::memory_order_relaxed); }

private:
    std::atomic<std::uint64_t> m_value{0};
};

/// Goes up and down: a queue's length. Thread-safe.
class Gauge
{
public:
    void set(std::int64_t value) { m_value.store(value, std::memory_order_relaxed); }
    void add(std::int64_t by) { m_value.fetch_add(by, std::memory_order_relaxed); }
    [[nodiscard]] std::int64_t value() const { return m_value.load(std::memory_order_relaxed); }

private:
    std::atomic<std::int64_t> m_value{0};
};

/// Counts values by upper bound, inclusive. Thread-safe.
class Histogram
{
public:
    /// `bounds` ascend; values above the last are counted too.
    explicit Histogram(std::vector<double> bounds);
    void record(double value);

    struct Snapshot
    {
        std::vector<double> bounds;
        /// One more than bounds, not cumulative.
        std::vector<std::uint64_t> counts;
        std::uint64_t count = 0;
        double sum = 0;
    };
    [[nodiscard]] Snapshot snapshot() const;

private:
    std::vector<double> m_bounds;
    mutable std::mutex m_mutex;
    std::vector<std::uint64_t> m_counts;
    double m_sum = 0;
};

/// Seconds from 1 ms to 60 s.
[[nodiscard]] std::span<const double> secondsBounds();

/// The program's figures, by name and labels. Names are OpenTelemetry's: lower case with points, unit apart
/// ("http.client.request.duration"). References stay valid as long as the registry. Thread-safe.
class Metrics
{
public:
    [[nodiscard]] Counter& counter(std::string_view name, const Labels& labels = {});
    [[nodiscard]] Gauge& gauge(std::string_view name, const Labels& labels = {});
    /// The bounds of the first call for a name and labels hold.
    [[nodiscard]] Histogram& histogram(std::string_view name, const Labels& labels = {},
                                       std::span<const double> bounds = secondsBounds());

    /// Prometheus' text format 0.0.4, ordered by name: points become underscores, counters end in _total.
    [[nodiscard]] std::string prometheus() const;

private:
    template <class T>
    using Family = std::map<std::string, std::map<std::string, std::unique_ptr<T>>, std::less<>>;

    mutable std::mutex m_mutex;
    Family<Counter> m_counters;
    Family<Gauge> m_gauges;
    Family<Histogram> m_histograms;
};

} // namespace countersign::diagnostics
