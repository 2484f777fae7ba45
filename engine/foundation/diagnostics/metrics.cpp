// SPDX-License-Identifier: Apache-2.0
#include "engine/foundation/diagnostics/metrics.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace countersign::diagnostics {

namespace {

std::string metricName(std::string_view name, std::string_view suffix = {})
{
    std::string text(name);
    std::ranges::replace_if(
        text,
        [](char c) { return !((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')); },
        '_');
    return text + std::string(suffix);
}

std::string escaped(std::string_view value)
{
    std::string text;
    for (const char c : value) {
        if (c == '\\' || c == '"')
            text += '\\';
        if (c == '\n')
            text += "\\n";
        else
            text += c;
    }
    return text;
}

/// "a=\"1\",b=\"2\"", ordered, so that the same labels in another order are the same series.
std::string labelText(Labels labels)
{
    std::ranges::sort(labels);
    std::string text;
    for (const auto& [name, value] : labels)
        text += (text.empty() ? "" : ",") + metricName(name) + "=\"" + escaped(value) + "\"";
    return text;
}

/// Independent of the locale, unlike std::to_string and streams.
std::string numberText(double value)
{
    std::array<char, 32> buffer{};
    const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
    return error == std::errc() ? std::string(buffer.data(), end) : std::string("NaN");
}

std::string line(const std::string& name, const std::string& labels, const std::string& value)
{
    return name + (labels.empty() ? "" : "{" + labels + "}") + " " + value + "\n";
}

std::string histogramLines(const std::string& name, const std::string& labels,
                           const Histogram::Snapshot& snapshot)
{
    std::string text;
    std::uint64_t below = 0;
    for (std::size_t i = 0; i < snapshot.counts.size(); ++i) {
        below += snapshot.counts[i];
        const std::string bound = i < snapshot.bounds.size() ? numberText(snapshot.bounds[i]) : "+Inf";
        const std::string all = labels + (labels.empty() ? "" : ",") + "le=\"" + bound + "\"";
        text += line(name + "_bucket", all, std::to_string(below));
    }
    return text + line(name + "_sum", labels, numberText(snapshot.sum)) +
           line(name + "_count", labels, std::to_string(snapshot.count));
}

} // namespace

std::span<const double> secondsBounds()
{
    static constexpr std::array kBounds{0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25,
                                        0.5,   1.0,    2.5,   5.0,  10.0,  30.0, 60.0};
    return kBounds;
}

Histogram::Histogram(std::vector<double> bounds) : m_bounds(std::move(bounds)), m_counts(m_bounds.size() + 1)
{
}

void Histogram::record(double value)
{
    const auto bucket = std::ranges::lower_bound(m_bounds, value) - m_bounds.begin();
    const std::scoped_lock lock(m_mutex);
    ++m_counts[static_cast<std::size_t>(bucket)];
    m_sum += value;
}

Histogram::Snapshot Histogram::snapshot() const
{
    const std::scoped_lock lock(m_mutex);
    Snapshot snapshot{.bounds = m_bounds, .counts = m_counts, .count = 0, .sum = m_sum};
    for (const std::uint64_t count : m_counts)
        snapshot.count += count;
    return snapshot;
}

Counter& Metrics::counter(std::string_view name, const Labels& labels)
{
    const std::scoped_lock lock(m_mutex);
    auto& entry = m_counters[std::string(name)][labelText(labels)];
    if (!entry)
        entry = std::make_unique<Counter>();
    return *entry;
}

Gauge& Metrics::gauge(std::string_view name, const Labels& labels)
{
    const std::scoped_lock lock(m_mutex);
    auto& entry = m_gauges[std::string(name)][labelText(labels)];
    if (!entry)
        entry = std::make_unique<Gauge>();
    return *entry;
}

Histogram& Metrics::histogram(std::string_view name, const Labels& labels, std::span<const double> bounds)
{
    const std::scoped_lock lock(m_mutex);
    auto& entry = m_histograms[std::string(name)][labelText(labels)];
    if (!entry)
        entry = std::make_unique<Histogram>(std::vector<double>(bounds.begin(), bounds.end()));
    return *entry;
}

std::string Metrics::prometheus() const
{
    const std::scoped_lock lock(m_mutex);
    std::string text;
    for (const auto& [name, series] : m_counters) {
        text += "# TYPE " + metricName(name, "_total") + " counter\n";
        for (const auto& [labels, counter] : series)
            text += line(metricName(name, "_total"), labels, std::to_string(counter->value()));
    }
    for (const auto& [name, series] : m_gauges) {
        text += "# TYPE " + metricName(name) + " gauge\n";
        for (const auto& [labels, gauge] : series)
            text += line(metricName(name), labels, std::to_string(gauge->value()));
    }
    for (const auto& [name, series] : m_histograms) {
        text += "# TYPE " + metricName(name) + " histogram\n";
        for (const auto& [labels, histogram] : series)
            text += histogramLines(metricName(name), labels, histogram->snapshot());
    }
    return text;
}

} // namespace countersign::diagnostics
