// SPDX-License-Identifier: Apache-2.0
#include "engine/knowledge/ingest/cell_parser.h"
#include "engine/knowledge/ingest/header_words.h"
#include "engine/knowledge/ingest/mapping.h"

#include <algorithm>
#include <set>

namespace countersign::ingest {

namespace {

using model::FieldDef;
using model::FieldType;
using model::RecordKind;

/// Below this a header has no field.
constexpr double kLeastScore = 0.6;

struct Guess
{
    std::size_t column = 0;
    std::size_t field = 0;
    double score = 0;
};

bool isIdOf(RecordKind kind, std::string_view header)
{
    const auto& words = idWordsOf(kind);
    return std::ranges::find(words, header) != words.end();
}

/// How well the header's words fit: 1 the field's own name, .95 a known word, .9 with the object's or the
/// reference's suffix taken away.
double headerScore(RecordKind kind, std::size_t field, const std::string& header)
{
    const auto& words = wordsOf(kind, field);
    const auto match = [&](std::string_view text) -> double {
        if (text == words.front())
            return 1;
        return std::ranges::find(words, text) != words.end() ? 0.95 : 0;
    };
    if (const double direct = match(header); direct > 0)
        return direct;
    const FieldDef& def = model::fieldsOf(kind)[field];
    if (def.type == FieldType::Reference) {
        // A number says more surely who is meant than a name. "parent" is an account too, but not *the* account.
        if (def.name == model::recordKindName(def.target) && isIdOf(def.target, header))
            return 0.98;
        for (const std::string_view suffix : {"id", "ids", "email", "name", "externalid"})
            if (header.size() > suffix.size() && header.ends_with(suffix))
                if (const double score =
                        match(std::string_view(header).substr(0, header.size() - suffix.size()));
                    score > 0)
                    return score - 0.01;
    }
    const std::string object = compactWord(model::recordKindName(kind));
    if (header.starts_with(object))
        return match(std::string_view(header).substr(object.size())) * 0.95;
    return 0;
}

std::vector<std::string_view> filledCells(const TableSample& sample, std::size_t column)
{
    std::vector<std::string_view> cells;
    for (const auto& row : sample.rows)
        if (column < row.size() && !trimmed(row[column]).empty())
            cells.push_back(trimmed(row[column]));
    return cells;
}

/// The share of the sample's cells that can be read as the type.
double readableShare(FieldType type, const std::vector<std::string_view>& cells, const CellHints& hints)
{
    if (cells.empty() || type == FieldType::Reference)
        return 1;
    const auto good = std::ranges::count_if(
        cells, [&](std::string_view cell) { return parseCell(type, cell, hints).ok(); });
    return static_cast<double>(good) / static_cast<double>(cells.size());
}

CellHints looseHints(const Mapping& mapping)
{
    // An unknown currency is asked for later; it says nothing against the column.
    return {.dateOrder = mapping.dateOrder, .decimalSign = mapping.decimalSign, .currency = "EUR"};
}

/// All columns of the sample vote: a group above 12 settles which one is the day.
DateOrder guessDateOrder(const TableSample& sample)
{
    int dayFirst = 0;
    int monthFirst = 0;
    bool dotted = false;
    for (std::size_t column = 0; column < sample.headers.size(); ++column)
        for (const std::string_view cell : filledCells(sample, column)) {
            const std::string_view date = cell.substr(0, cell.find_first_of(" T"));
            if (date.size() < 6 || date.size() > 10 || parseCellDate(date, DateOrder::YearMonthDay))
                continue;
            const bool day = parseCellDate(date, DateOrder::DayMonthYear).has_value();
            const bool month = parseCellDate(date, DateOrder::MonthDayYear).has_value();
            dayFirst += day && !month ? 1 : 0;
            monthFirst += month && !day ? 1 : 0;
            dotted = dotted || (day && date.find('.') != std::string_view::npos);
            if (day && month && dayFirst + monthFirst == 0 && !dotted)
                dotted = date.find('-') != std::string_view::npos;
        }
    if (dayFirst == 0 && monthFirst == 0)
        return dotted ? DateOrder::DayMonthYear : DateOrder::MonthDayYear;
    return dayFirst >= monthFirst ? DateOrder::DayMonthYear : DateOrder::MonthDayYear;
}

bool hasAmbiguousDates(const TableSample& sample)
{
    for (std::size_t column = 0; column < sample.headers.size(); ++column)
        for (const std::string_view cell : filledCells(sample, column))
            if (cell.size() >= 6 && cell.size() <= 19 &&
                cell.find_first_of("/.-") != std::string_view::npos) {
                const std::string_view date = cell.substr(0, cell.find_first_of(" T"));
                if (!parseCellDate(date, DateOrder::YearMonthDay) &&
                    (parseCellDate(date, DateOrder::DayMonthYear) ||
                     parseCellDate(date, DateOrder::MonthDayYear)))
                    return true;
            }
    return false;
}

/// "1.250", "12.500.000": groups of three behind a first that is no zero.
bool isGroupedBy(char sign, std::string_view number)
{
    std::size_t group = number.find(sign);
    if (group == std::string_view::npos || group == 0 || group > 3 || number.front() == '0' ||
        number.substr(0, group).find_first_not_of("0123456789") != std::string_view::npos)
        return false;
    for (number = number.substr(group); !number.empty(); number.remove_prefix(4))
        if (number.size() < 4 || number.front() != sign ||
            number.substr(1, 3).find_first_not_of("0123456789") != std::string_view::npos)
            return false;
    return true;
}

char guessDecimalSign(const TableSample& sample)
{
    int comma = 0;
    int point = 0;
    int groupedByPoint = 0;
    int groupedByComma = 0;
    for (std::size_t column = 0; column < sample.headers.size(); ++column)
        for (const std::string_view cell : filledCells(sample, column)) {
            std::string_view number = cell.substr(0, cell.find_last_of("0123456789") + 1);
            number = number.substr(std::min(number.size(), number.find_first_of("0123456789")));
            if (number.find_first_not_of("0123456789.,' ") != std::string_view::npos)
                continue;
            groupedByPoint += isGroupedBy('.', number) ? 1 : 0;
            groupedByComma += isGroupedBy(',', number) ? 1 : 0;
            const auto sign = number.find_last_of(".,");
            if (sign == std::string_view::npos || number.size() - sign - 1 == 3 ||
                number.size() - sign - 1 > 4)
                continue;
            // Dates with points are no numbers.
            if (std::ranges::count(number, '.') > 1 && number[sign] == '.')
                continue;
            ++(number[sign] == ',' ? comma : point);
        }
    // Where no number has decimals that say so, whole numbers in groups do.
    if (comma == 0 && point == 0)
        return groupedByPoint > groupedByComma ? ',' : '.';
    return comma > point ? ',' : '.';
}

/// Best pairs first; a column and a field are each used once.
std::vector<Guess> assign(const TableSample& sample, RecordKind kind, const CellHints& hints)
{
    std::vector<Guess> guesses;
    const auto fields = model::fieldsOf(kind);
    for (std::size_t column = 0; column < sample.headers.size(); ++column) {
        const std::string header = compactWord(sample.headers[column]);
        for (std::size_t field = 0; field < fields.size(); ++field) {
            double score = header.empty() ? 0 : headerScore(kind, field, header);
            // An opt-out is taken at its name: what its cells say beyond yes and no is better asked about than lost.
            if (score > 0 && fields[field].name != "email_opt_out")
                score *= 0.4 + 0.6 * readableShare(fields[field].type, filledCells(sample, column), hints);
            if (score >= kLeastScore)
                guesses.push_back({.column = column, .field = field, .score = score});
        }
    }
    std::ranges::stable_sort(guesses, std::ranges::greater(), &Guess::score);
    std::set<std::size_t> usedColumns;
    std::set<std::size_t> usedFields;
    std::vector<Guess> chosen;
    for (const Guess& guess : guesses)
        if (!usedColumns.contains(guess.column) && !usedFields.contains(guess.field)) {
            usedColumns.insert(guess.column);
            usedFields.insert(guess.field);
            chosen.push_back(guess);
        }
    return chosen;
}

/// Whether the kind needs a field that no column fills; names are made of other columns where it comes to that.
bool lacksRequired(RecordKind kind, const std::vector<Guess>& guesses)
{
    const auto fields = model::fieldsOf(kind);
    for (std::size_t i = 0; i < fields.size(); ++i) {
        const bool named = fields[i].name == "name" || fields[i].name == "number" || fields[i].name == "full_name";
        if (fields[i].required && !named && std::ranges::find(guesses, i, &Guess::field) == guesses.end())
            return true;
    }
    return false;
}

RecordKind guessObject(const TableSample& sample, const CellHints& hints)
{
    const auto hint = tableFromFileName(sample.fileName);
    RecordKind best = RecordKind::Account;
    double bestScore = -1;
    for (const RecordKind kind : model::allRecordKinds()) {
        double score = 0;
        const std::vector<Guess> guesses = assign(sample, kind, hints);
        for (const Guess& guess : guesses)
            score += guess.score;
        score /= static_cast<double>(std::max<std::size_t>(1, sample.headers.size()));
        const std::string key = compactWord(model::recordKindName(kind)) + "id";
        for (const std::string& header : sample.headers)
            score += isIdOf(kind, compactWord(header)) ? 0.15 : 0;
        // A table's first column is most often its own id.
        if (!sample.headers.empty() && compactWord(sample.headers.front()) == key)
            score += 0.35;
        if (lacksRequired(kind, guesses))
            score -= 0.3;
        if (hint && hint->kind == kind)
            score += 0.5;
        if (score > bestScore) {
            bestScore = score;
            best = kind;
        }
    }
    return best;
}

bool isDistinct(const TableSample& sample, std::size_t column)
{
    std::set<std::string_view> seen;
    const auto cells = filledCells(sample, column);
    return cells.size() == sample.rows.size() &&
           std::ranges::all_of(cells, [&](std::string_view cell) { return seen.insert(cell).second; });
}

bool isReference(const Mapping& mapping, const std::string& column)
{
    return std::ranges::any_of(mapping.columns, [&](const ColumnMapping& each) {
        return each.column == column &&
               model::fieldsOf(mapping.object)[*model::fieldIndex(mapping.object, each.field)].type ==
                   FieldType::Reference;
    });
}

/// The object's own id column, else a distinct id column at the front, else the distinct name, address or
/// number.
std::vector<std::string> guessKey(const TableSample& sample, const Mapping& mapping)
{
    const std::string own = compactWord(model::recordKindName(mapping.object)) + "id";
    for (const std::string_view wanted : {std::string_view(own), std::string_view("id"),
                                          std::string_view("externalid"), std::string_view("recordid")})
        for (std::size_t i = 0; i < sample.headers.size(); ++i)
            if (compactWord(sample.headers[i]) == wanted)
                return {sample.headers[i]};
    for (std::size_t i = 0; i < sample.headers.size(); ++i)
        if (isIdOf(mapping.object, compactWord(sample.headers[i])) && isDistinct(sample, i))
            return {sample.headers[i]};
    for (std::size_t i = 0; i < std::min<std::size_t>(sample.headers.size(), 2); ++i)
        if (compactWord(sample.headers[i]).ends_with("id") && isDistinct(sample, i) &&
            !isReference(mapping, sample.headers[i]))
            return {sample.headers[i]};
    for (const std::string_view field : {"number", "name", "full_name", "email", "message_id"})
        for (const ColumnMapping& column : mapping.columns) {
            const auto at = std::ranges::find(sample.headers, column.column) - sample.headers.begin();
            if (column.field == field && isDistinct(sample, static_cast<std::size_t>(at)))
                return {column.column};
        }
    return {};
}

void addReferenceHints(const TableSample& sample, ColumnMapping& column, const FieldDef& field)
{
    const std::string header = compactWord(column.column);
    const auto at =
        static_cast<std::size_t>(std::ranges::find(sample.headers, column.column) - sample.headers.begin());
    const auto cells = filledCells(sample, at);
    const bool addresses = !cells.empty() && std::ranges::all_of(cells, [](std::string_view cell) {
        return cell.find('@') != std::string_view::npos;
    });
    if (addresses || header.ends_with("email"))
        column.by = ReferenceBy::Email;
    else if (header.ends_with("id") || header.ends_with("ids") || isIdOf(field.target, header))
        column.by = ReferenceBy::ExternalId;
    else
        column.by = ReferenceBy::Name;
    column.createMissing = field.target == RecordKind::PriceBook && column.by == ReferenceBy::Name;
}

bool fills(const Mapping& mapping, std::string_view field)
{
    return std::ranges::any_of(mapping.columns,
                               [&](const ColumnMapping& each) { return each.field == field; }) ||
           std::ranges::any_of(mapping.joined, [&](const JoinedField& each) { return each.field == field; });
}

std::string headerFor(const TableSample& sample, RecordKind likeKind, std::string_view field)
{
    const auto index = model::fieldIndex(likeKind, field);
    for (const std::string& header : sample.headers)
        if (index && headerScore(likeKind, *index, compactWord(header)) >= 0.9)
            return header;
    return {};
}

/// Full names from their parts, deal names from account and product, and whatever else is required and
/// missing.
void addJoins(const TableSample& sample, Mapping& mapping)
{
    const RecordKind kind = mapping.object;
    if (model::fieldIndex(kind, "full_name") && !fills(mapping, "full_name")) {
        JoinedField name{.field = "full_name"};
        for (const std::string_view part : {"first_name", "last_name"})
            if (std::string header = headerFor(sample, RecordKind::Contact, part); !header.empty())
                name.columns.push_back(std::move(header));
        if (!name.columns.empty())
            mapping.joined.push_back(std::move(name));
    }
    if (kind == RecordKind::Opportunity && !fills(mapping, "name")) {
        JoinedField name{.field = "name", .columns = {}, .with = " – "};
        for (const std::string_view part : {"account", "product"})
            for (const ColumnMapping& column : mapping.columns)
                if (column.field == part && column.by == ReferenceBy::Name)
                    name.columns.push_back(column.column);
        if (!name.columns.empty())
            mapping.joined.push_back(std::move(name));
    }
    for (const std::string_view field : {"number", "name"}) {
        const auto index = model::fieldIndex(kind, field);
        if (!index || !model::fieldsOf(kind)[*index].required || fills(mapping, field) || mapping.key.empty())
            continue;
        if (kind == RecordKind::UsageEvent) {
            for (const ColumnMapping& column : mapping.columns)
                if (column.field == "quantity")
                    mapping.constants["name"] = column.column;
        } else if (!fills(mapping, "product")) {
            mapping.joined.push_back({.field = std::string(field), .columns = mapping.key});
        }
    }
    if (kind == RecordKind::Activity && !fills(mapping, "activity_type"))
        mapping.constants["activity_type"] =
            compactWord(sample.fileName).find("call") != std::string::npos ? "call" : "meeting";
}

void addCurrencies(const TableSample& sample, Mapping& mapping)
{
    for (ColumnMapping& column : mapping.columns) {
        if (model::fieldsOf(mapping.object)[*model::fieldIndex(mapping.object, column.field)].type !=
            FieldType::Money)
            continue;
        for (const std::string& header : sample.headers) {
            const std::string word = compactWord(header);
            const bool own = word == compactWord(column.column) + "currency" ||
                             word == compactWord(column.field) + "currency";
            if (own || word == "currency" || word == "currencyisocode" || word == "wahrung" ||
                word == "devise" || word == "moneda") {
                column.currencyColumn = header;
                if (own)
                    break;
            }
        }
    }
}

} // namespace

Mapping guessMapping(const TableSample& sample, std::optional<RecordKind> object)
{
    Mapping mapping;
    mapping.dateOrder = hasAmbiguousDates(sample) ? guessDateOrder(sample) : DateOrder::YearMonthDay;
    mapping.decimalSign = guessDecimalSign(sample);
    mapping.object = object ? *object : guessObject(sample, looseHints(mapping));
    const auto fields = model::fieldsOf(mapping.object);
    for (const Guess& guess : assign(sample, mapping.object, looseHints(mapping))) {
        ColumnMapping column{.column = sample.headers[guess.column],
                             .field = std::string(fields[guess.field].name),
                             .score = guess.score};
        if (fields[guess.field].type == FieldType::Reference)
            addReferenceHints(sample, column, fields[guess.field]);
        mapping.columns.push_back(std::move(column));
    }
    if (mapping.object == RecordKind::Asset && !fills(mapping, "account"))
        if (std::string contract = headerFor(sample, RecordKind::Order, "contract"); !contract.empty())
            mapping.columns.push_back({.column = std::move(contract),
                                       .field = "account",
                                       .through = RecordKind::Contract,
                                       .score = 0.9});
    mapping.key = guessKey(sample, mapping);
    addJoins(sample, mapping);
    addCurrencies(sample, mapping);
    for (const ColumnMapping& column : mapping.columns) {
        if (column.field != "stage")
            continue;
        const auto at = static_cast<std::size_t>(std::ranges::find(sample.headers, column.column) -
                                                 sample.headers.begin());
        for (const std::string_view stage : filledCells(sample, at))
            mapping.stages.emplace(stage, meaningOfStage(stage));
    }
    std::ranges::stable_sort(mapping.columns, {}, [&](const ColumnMapping& column) {
        return std::ranges::find(sample.headers, column.column) - sample.headers.begin();
    });
    return mapping;
}

base::Result<Mapping> editedMapping(Mapping mapping, const TableSample& sample, const MappingEdit& edit)
{
    for (const auto& [column, field] : edit.fields) {
        if (std::ranges::find(sample.headers, column) == sample.headers.end())
            return base::fail(base::ErrorCode::MissingColumn, "the table has no column of this name", {column});
        std::erase_if(mapping.columns, [&](const ColumnMapping& each) {
            return each.column == column || each.field == field;
        });
        if (field.empty())
            continue;
        const auto index = model::fieldIndex(mapping.object, field);
        if (!index)
            return base::fail(base::ErrorCode::InvalidInput, "the object has no such field", {field});
        std::erase_if(mapping.joined, [&](const JoinedField& each) { return each.field == field; });
        mapping.constants.erase(field);
        ColumnMapping chosen{.column = column, .field = field};
        const FieldDef& def = model::fieldsOf(mapping.object)[*index];
        if (def.type == FieldType::Reference)
            addReferenceHints(sample, chosen, def);
        mapping.columns.push_back(std::move(chosen));
    }
    addCurrencies(sample, mapping);
    return mapping;
}

} // namespace countersign::ingest
