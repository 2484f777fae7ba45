// SPDX-License-Identifier: Apache-2.0
#include "ui/text/phrase_text.h"

#include "ui/text/dates.h"
#include "ui/text/figure_text.h"
#include "ui/text/money_text.h"
#include "ui/text/phrase_words.h"
#include "ui/text/role_text.h"
#include "ui/text/utf8.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace countersign::text {

namespace {
struct PhraseText
{
    Q_DECLARE_TR_FUNCTIONS(PhraseText)
};

/// Translates a sentence and fills its numbered places in one pass, so that a customer's "%2" stays what it
/// is.
QString fill(const QString& sentence, const QStringList& arguments)
{
    QString filled;
    filled.reserve(sentence.size() + 32);
    for (qsizetype i = 0; i < sentence.size(); ++i) {
        const int number = sentence.at(i) == QLatin1Char('%') && i + 1 < sentence.size()
                               ? sentence.at(i + 1).digitValue()
                               : -1;
        if (number >= 1 && number <= arguments.size()) {
            filled += arguments.at(number - 1);
            ++i;
        } else {
            filled += sentence.at(i);
        }
    }
    return filled;
}

bool isZone(const QString& text)
{
    static const QRegularExpression kShape(QStringLiteral("^[A-Z][A-Za-z]+/[A-Za-z_/+-]+$"));
    return kShape.match(text).hasMatch() && QTimeZone::isTimeZoneIdAvailable(text.toLatin1());
}

std::optional<QString> asMoney(const QString& text, const Here& here)
{
    static const QRegularExpression kShape(QStringLiteral("^(-?\\d+(?:\\.\\d+)?) ([A-Z]{3})$"));
    const auto match = kShape.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const auto money = base::parseAmount(toUtf8(match.captured(1)), toUtf8(match.captured(2)));
    return money ? std::optional(moneyText(*money, here.locale)) : std::nullopt;
}

QString signedNumber(const std::string& argument, const Here& here)
{
    bool isNumber = false;
    const double value = fromUtf8(argument).toDouble(&isNumber);
    if (!isNumber)
        return fromUtf8(argument);
    // The typographic minus has the width of a digit; a hyphen reads as a dash.
    const QString sign = value < 0 ? QStringLiteral("−") : QStringLiteral("+");
    return sign + here.locale.toString(std::abs(value), 'f', value == std::trunc(value) ? 0 : 1);
}

/// Why a file was left out: a code, often with what it is about ("MissingColumn: close_on").
QString skippedText(const std::string& reason)
{
    const QString code = fromUtf8(reason).section(QStringLiteral(": "), 0, 0);
    const QString about = fieldText(toUtf8(fromUtf8(reason).section(QStringLiteral(": "), 1)));
    if (code == QStringLiteral("MissingColumn"))
        //: %1 is a field that every record of a kind has. After "contacts.csv was not read:".
        return PhraseText::tr("no column fills “%1”").arg(about);
    if (code == QStringLiteral("MalformedData"))
        return PhraseText::tr("it is not a table", "a file");
    if (code == QStringLiteral("UnsupportedEncoding"))
        return PhraseText::tr("its encoding is not known", "a file");
    if (code == QStringLiteral("TooLarge"))
        return PhraseText::tr("it is too large", "a file");
    if (code == QStringLiteral("FileUnreadable"))
        return PhraseText::tr("it cannot be opened", "a file");
    if (code == QStringLiteral("unknown_object"))
        return PhraseText::tr("its kind of records is not known", "a file");
    if (code == QStringLiteral("no_regular_file"))
        return PhraseText::tr("it is no regular file but a pipe, a device or a folder", "a file");
    if (code == QStringLiteral("broken_link"))
        return PhraseText::tr("it is a link to nothing", "a file");
    return code == QStringLiteral("outside_folder") ? PhraseText::tr("it is outside the folder", "a file")
                                                    : fromUtf8(reason);
}

bool isIdentifier(const std::string& code, std::size_t index)
{
    // Ticket numbers and ids are names: no grouping.
    return index == 0 &&
           (code.starts_with("ticket_") || code.starts_with("headline_ticket") || code == "duplicate_id");
}
} // namespace

QString argumentText(const std::string& argument, const Here& here)
{
    if (const auto date = base::parseIsoDate(argument))
        return dateText(toQDate(*date), here);
    if (const auto instant = base::parseRfc3339(argument))
        return timeInSentence(*instant, here);
    const QString text = fromUtf8(argument);
    if (const auto money = asMoney(text, here))
        return *money;
    if (isZone(text))
        return zoneText(text);
    static const QRegularExpression kWhole(QStringLiteral("^-?(?:0|[1-9]\\d{0,14})$"));
    if (kWhole.match(text).hasMatch())
        return here.locale.toString(text.toLongLong());
    return text;
}

QString phraseText(const api::Phrase& phrase, const Here& here)
{
    if (phrase.code.empty())
        return {};
    const PhraseWords* words = wordsOfPhrase(phrase.code);
    if (!words)
        return fromUtf8(phrase.code);
    QStringList arguments;
    for (std::size_t i = 0; i < phrase.args.size(); ++i) {
        const std::string& argument = phrase.args[i];
        if (phrase.code == "usage_change" && i == 1)
            arguments.append(signedNumber(argument, here));
        else if (phrase.code == "waiting_signature" || phrase.code == "signature_wrong")
            arguments.append(roleText(argument));
        else if (phrase.code == "file_skipped" && i == 1)
            arguments.append(skippedText(argument));
        else
            arguments.append(isIdentifier(phrase.code, i) ? fromUtf8(argument)
                                                          : argumentText(argument, here));
    }
    // A wrong number of arguments leaves gaps, not placeholders.
    while (arguments.size() < words->args)
        arguments.append(QString());
    int n = -1;
    if (words->plural >= 0 && static_cast<std::size_t>(words->plural) < phrase.args.size())
        n = fromUtf8(phrase.args[static_cast<std::size_t>(words->plural)]).toInt();
    const QString said = fill(QCoreApplication::translate("Phrase", words->source, nullptr, n), arguments);
    // An argument that the engine does not know leaves no double space.
    return arguments.contains(QString()) ? said.simplified() : said;
}

} // namespace countersign::text
