// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QWidget>

#include <optional>
#include <vector>

namespace countersign::widgets {

/// One value of a chart with what it rests on. Charts draw no number that is not in here.
struct ChartPoint
{
    QString label = {};
    double value = 0;
    QString valueText = {};
    qint64 n = 0;
    QString note = {}; ///< "22.1 % of accepted, 18.6–26.0"
    std::optional<double> low = {};
    std::optional<double> high = {};
    bool emphasised = false;
};

/// What all charts share: a current point that the keyboard moves, Enter to open the rows behind it, Ctrl+C
/// to take the figures as a table, and the same table as words for a screen reader.
class Chart : public QWidget
{
    Q_OBJECT

public:
    /// Rows of bars keep this margin for their focus ring; whoever lines them up with a heading takes it
    /// back.
    static constexpr int kInset = 8;

    Chart(const QString& title, QWidget* parent);

    void setPoints(std::vector<ChartPoint> points);
    [[nodiscard]] const std::vector<ChartPoint>& points() const { return m_points; }
    [[nodiscard]] int currentPoint() const { return m_current; }
    /// Tab-separated: label, value, n, low, high, note; with a heading line.
    [[nodiscard]] QString asTable() const;

signals:
    void currentPointChanged(int point);
    /// Enter or a click: the rows behind the point are wanted.
    void pointOpened(int point);

protected:
    [[nodiscard]] virtual int pointAt(const QPoint& position) const = 0;
    void setCurrentPoint(int point);

    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    [[nodiscard]] QString sentenceOf(const ChartPoint& point) const;

    QString m_title;
    std::vector<ChartPoint> m_points;
    int m_current = 0;
};

/// Steps that each keep a part of the one before.
class FunnelChart : public Chart
{
    Q_OBJECT

public:
    explicit FunnelChart(const QString& title, QWidget* parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    [[nodiscard]] int pointAt(const QPoint& position) const override;
    void paintEvent(QPaintEvent* event) override;
};

/// Values side by side, each with its interval and n.
class BarChart : public Chart
{
    Q_OBJECT

public:
    /// `maximum` is the end of the scale, `maximumText` its word ("50 %").
    BarChart(const QString& title, double maximum, const QString& maximumText, QWidget* parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    [[nodiscard]] int pointAt(const QPoint& position) const override;
    void paintEvent(QPaintEvent* event) override;

private:
    double m_maximum;
    QString m_maximumText;
};

/// A rate over time with its interval as a band; n stands under each point.
class TrendChart : public Chart
{
    Q_OBJECT

public:
    /// `nLabel` names what n counts ("sent").
    TrendChart(const QString& title, double maximum, const QString& nLabel, QWidget* parent = nullptr);

    /// A dashed line before `point` with a word: what changed then.
    void setEvent(int point, const QString& label);
    /// Words for the horizontal lines at 0, 1/n … of the scale, lowest first.
    void setScale(const QStringList& words);

    [[nodiscard]] QSize sizeHint() const override { return {640, 280}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {320, 200}; }

protected:
    [[nodiscard]] int pointAt(const QPoint& position) const override;
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] QRectF plot() const;
    [[nodiscard]] QPointF positionOf(int point, double value) const;
    void paintGrid(class QPainter& painter) const;
    void paintBandAndLine(class QPainter& painter) const;
    void paintAxis(class QPainter& painter) const;

    double m_maximum;
    QString m_nLabel;
    QStringList m_scale;
    int m_eventPoint = -1;
    QString m_eventLabel;
};

} // namespace countersign::widgets
