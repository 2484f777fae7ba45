// SPDX-License-Identifier: Apache-2.0
#include "ui/text/money_text.h"

#include "ui/text/utf8.h"

#include <QCoreApplication>

#include <cmath>

namespace countersign::text {

namespace {
struct MoneyText
{
    Q_DECLARE_TR_FUNCTIONS(MoneyText)
};

QString symbolOf(const QString& code)
{
    struct Symbol
    {
        const char16_t* code;
        const char16_t* symbol;
    };
    static constexpr Symbol kSymbols[] = {{u"EUR", u"€"}, {u"USD", u"$"}, {u"GBP", u"£"},
                                          {u"JPY", u"¥"}, {u"INR", u"₹"}, {u"KRW", u"₩"}};
    for (const Symbol& known : kSymbols) {
        if (code == QStringView(known.code))
            return QStringView(known.symbol).toString();
    }
    // A code before an amount wants room.
    return code + QChar(QChar::Nbsp);
}
} // namespace

QString moneyText(const api::Money& money, const QLocale& locale)
{
    const QString code = fromUtf8(money.currency);
    const int digits = base::minorDigits(money.currency);
    std::int64_t scale = 1;
    for (int i = 0; i < digits; ++i)
        scale *= 10;
    // Grouped by integers: a double would lose cents of very large amounts.
    const std::int64_t whole = money.amountMinor / scale;
    const std::int64_t rest = money.amountMinor % scale;
    if (rest == 0)
        return locale.toCurrencyString(static_cast<qlonglong>(whole), symbolOf(code));
    return locale.toCurrencyString(static_cast<double>(money.amountMinor) / static_cast<double>(scale),
                                   symbolOf(code), digits);
}

QString moneyText(const api::Money& money, const std::string& per, const QLocale& locale)
{
    const QString amount = moneyText(money, locale);
    if (per == "year")
        //: %1 is an amount of money: "€84,000 a year".
        return MoneyText::tr("%1 a year").arg(amount);
    if (per == "deal")
        //: %1 is an amount of money: "€46,500 deal".
        return MoneyText::tr("%1 deal").arg(amount);
    return amount;
}

QString numberText(qint64 number, const QLocale& locale)
{
    return locale.toString(number);
}

QString percentText(double share, const QLocale& locale, int digits)
{
    QString number = locale.toString(share * 100, 'f', digits);
    // The typographic minus has the width of a digit.
    number.replace(QLatin1Char('-'), QChar(0x2212));
    //: %1 is a number: a share in percent. Mind the space that your language wants before the sign.
    return MoneyText::tr("%1%").arg(number);
}

} // namespace countersign::text
