// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDate>
#include <QString>
#include <QWidget>

#include <optional>
#include <vector>

namespace countersign::widgets {

/// How strong a tie is, in words and four bars.
class StrengthBars : public QWidget
{
    Q_OBJECT

public:
    /// `filled` of four bars; `word` says the same.
    StrengthBars(int filled, const QString& word, QWidget* parent = nullptr);

    void setStrength(int filled, const QString& word);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int m_filled = 0;
    QString m_word;
};

/// A value with the interval that it may lie in, on a scale from `minimum` to `maximum`.
struct Interval
{
    double low = 0;
    double value = 0;
    double high = 0;
    double minimum = 0;
    double maximum = 1;
};

class IntervalBar : public QWidget
{
    Q_OBJECT

public:
    /// `words` says the same for a screen reader: "38 %, between 27 and 50 %".
    IntervalBar(const Interval& interval, const QString& words, QWidget* parent = nullptr);

    void setInterval(const Interval& interval, const QString& words);
    [[nodiscard]] QSize sizeHint() const override { return {144, 16}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {64, 16}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Interval m_interval;
};

/// A contract's time from signing to renewal, with today, the notice period and marks.
class ContractBar : public QWidget
{
    Q_OBJECT

public:
    struct Point
    {
        QDate date = {};
        QString label = {};
    };
    struct Content
    {
        Point start = {};
        Point end = {};
        Point today = {};
        /// Start of the notice period; what lies between it and `end` needs a look.
        std::optional<QDate> notice = {};
        std::vector<Point> marks = {};
        /// The sentence that a screen reader says.
        QString words = {};
    };

    explicit ContractBar(Content content, QWidget* parent = nullptr);

    void setContent(Content content);
    [[nodiscard]] QSize sizeHint() const override { return {480, 56}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {240, 56}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] int positionOf(const QDate& date) const;
    void paintLabels(class QPainter& painter) const;

    Content m_content;
};

} // namespace countersign::widgets
