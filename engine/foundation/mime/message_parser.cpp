// SPDX-License-Identifier: Apache-2.0
#include "engine/foundation/mime/html.h"
#include "engine/foundation/mime/parsed_message.h"

#include <gmime/gmime.h>

#include <algorithm>
#include <memory>

namespace countersign::mime {
namespace {

using base::ErrorCode;

struct ObjectDeleter
{
    void operator()(void* object) const { g_object_unref(object); }
};
template <class Type>
using Owned = std::unique_ptr<Type, ObjectDeleter>;

void startGmime()
{
    static const bool started = [] {
        g_mime_init();
        return true;
    }();
    static_cast<void>(started);
}

std::string lower(std::string_view text)
{
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return result;
}

std::string upper(std::string_view text)
{
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
    return result;
}

std::string trimmed(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos)
        return {};
    return std::string(text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1));
}

/// Valid UTF-8 without NUL, whatever came.
std::string clean(std::string_view text)
{
    gchar* valid = g_utf8_make_valid(text.data(), static_cast<gssize>(text.size()));
    std::string result(valid);
    g_free(valid);
    return result;
}

std::string clean(const char* text)
{
    return text == nullptr ? std::string() : clean(std::string_view(text));
}

/// An id that can be matched and written into a header again; else empty.
std::string cleanId(const char* id)
{
    const std::string_view text = id == nullptr ? std::string_view() : std::string_view(id);
    const bool visible = std::all_of(text.begin(), text.end(), [](char c) { return c > 0x20 && c < 0x7f; });
    const bool usable = visible && text.size() <= 900 && text.find_first_of("<>") == std::string_view::npos &&
                        text.find('@') != std::string_view::npos;
    return usable ? std::string(text) : std::string();
}

void addAddresses(InternetAddressList* list, std::vector<MailAddress>& result, int depth = 0)
{
    constexpr std::size_t kMaxAddresses = 1000;
    const int count = list == nullptr || depth > 4 ? 0 : internet_address_list_length(list);
    for (int i = 0; i < count && result.size() < kMaxAddresses; ++i) {
        InternetAddress* address = internet_address_list_get_address(list, i);
        if (INTERNET_ADDRESS_IS_GROUP(address)) {
            addAddresses(internet_address_group_get_members(INTERNET_ADDRESS_GROUP(address)), result,
                         depth + 1);
        } else if (INTERNET_ADDRESS_IS_MAILBOX(address)) {
            result.push_back(
                {.name = clean(internet_address_get_name(address)),
                 .address = clean(internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(address)))});
        }
    }
}

std::vector<std::string> idsOf(const char* text)
{
    constexpr int kMaxIds = 1000;
    std::vector<std::string> ids;
    if (text == nullptr)
        return ids;
    GMimeReferences* references = g_mime_references_parse(nullptr, text);
    const int count = std::min(g_mime_references_length(references), kMaxIds);
    for (int i = 0; i < count; ++i)
        if (std::string id = cleanId(g_mime_references_get_message_id(references, i)); !id.empty())
            ids.push_back(std::move(id));
    g_mime_references_free(references);
    return ids;
}

/// The body of a leaf, transfer encoding undone.
std::string contentOf(GMimePart* part)
{
    GMimeDataWrapper* content = g_mime_part_get_content(part);
    if (content == nullptr)
        return {};
    const Owned<GMimeStream> stream(g_mime_stream_mem_new());
    g_mime_data_wrapper_write_to_stream(content, stream.get());
    const GByteArray* array = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream.get()));
    return {reinterpret_cast<const char*>(array->data), array->len};
}

std::string textOf(GMimePart* part)
{
    if (!GMIME_IS_TEXT_PART(part))
        return clean(contentOf(part));
    gchar* text = g_mime_text_part_get_text(GMIME_TEXT_PART(part));
    std::string result = text == nullptr ? clean(contentOf(part)) : clean(text);
    g_free(text);
    return result;
}

/// Blocks of unfolded "Name: value" lines, separated by empty lines.
std::vector<std::vector<HeaderField>> fieldBlocks(std::string_view text)
{
    std::vector<std::vector<HeaderField>> blocks(1);
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        auto& block = blocks.back();
        const std::size_t colon = line.find(':');
        if (line.empty()) {
            if (!block.empty())
                blocks.emplace_back();
        } else if ((line.front() == ' ' || line.front() == '\t') && !block.empty()) {
            block.back().value += " " + trimmed(line);
        } else if (colon != std::string_view::npos) {
            block.push_back(
                {.name = lower(trimmed(line.substr(0, colon))), .value = trimmed(line.substr(colon + 1))});
        }
    }
    return blocks;
}

std::string valueOf(const std::vector<HeaderField>& block, std::string_view name)
{
    const auto found = std::find_if(block.begin(), block.end(),
                                    [&](const HeaderField& field) { return field.name == name; });
    return found == block.end() ? std::string() : found->value;
}

/// "rfc822; user@host" without its type (RFC 3464 §2.1.2).
std::string withoutType(const std::string& value)
{
    const std::size_t semicolon = value.find(';');
    return semicolon == std::string::npos ? value : trimmed(std::string_view(value).substr(semicolon + 1));
}

void readDeliveryStatus(std::string_view text, DeliveryReport& report)
{
    constexpr std::size_t kMaxRecipients = 1000;
    for (const auto& block : fieldBlocks(text)) {
        if (const std::string mta = valueOf(block, "reporting-mta"); !mta.empty())
            report.reportingMta = withoutType(mta);
        RecipientReport recipient{.action = lower(valueOf(block, "action")),
                                  .status = valueOf(block, "status"),
                                  .diagnosticCode = withoutType(valueOf(block, "diagnostic-code")),
                                  .finalRecipient = withoutType(valueOf(block, "final-recipient")),
                                  .originalRecipient = withoutType(valueOf(block, "original-recipient"))};
        const bool any =
            !recipient.action.empty() || !recipient.status.empty() || !recipient.finalRecipient.empty();
        if (any && report.recipients.size() < kMaxRecipients)
            report.recipients.push_back(std::move(recipient));
    }
}

/// Walks the tree of one message; what it meets goes to `m_result`.
class Walk
{
public:
    Walk(ParsedMessage& result, const ParseLimits& limits) : m_result(result), m_limits(limits) {}

    void visit(GMimeObject* object, std::size_t depth, bool inner);

private:
    void visitLeaf(GMimePart* part, std::size_t depth, bool inner);
    void visitMessage(GMimeMessagePart* part, std::size_t depth);
    void takeText(const std::string& type, GMimePart* part);
    void append(std::string& target, std::string text);
    DeliveryReport& report()
    {
        if (!m_result.deliveryReport)
            m_result.deliveryReport.emplace();
        return *m_result.deliveryReport;
    }

    ParsedMessage& m_result;
    const ParseLimits& m_limits;
    bool m_inReport = false;
};

std::string typeOf(GMimeObject* object)
{
    GMimeContentType* type = g_mime_object_get_content_type(object);
    if (type == nullptr)
        return "text/plain";
    return lower(clean(g_mime_content_type_get_media_type(type))) + "/" +
           lower(clean(g_mime_content_type_get_media_subtype(type)));
}

void Walk::visit(GMimeObject* object, std::size_t depth, bool inner)
{
    if (object == nullptr)
        return;
    if (depth > m_limits.maxDepth || m_result.parts.size() >= m_limits.maxParts) {
        m_result.truncated = true;
        return;
    }
    if (GMIME_IS_MULTIPART(object)) {
        m_inReport = m_inReport || typeOf(object) == "multipart/report";
        m_result.parts.push_back({.contentType = typeOf(object), .depth = static_cast<int>(depth)});
        const int count = g_mime_multipart_get_count(GMIME_MULTIPART(object));
        for (int i = 0; i < count && m_result.parts.size() < m_limits.maxParts; ++i)
            visit(g_mime_multipart_get_part(GMIME_MULTIPART(object), i), depth + 1, inner);
    } else if (GMIME_IS_MESSAGE_PART(object)) {
        visitMessage(GMIME_MESSAGE_PART(object), depth);
    } else if (GMIME_IS_PART(object)) {
        visitLeaf(GMIME_PART(object), depth, inner);
    }
}

void Walk::visitMessage(GMimeMessagePart* part, std::size_t depth)
{
    m_result.parts.push_back({.contentType = typeOf(GMIME_OBJECT(part)), .depth = static_cast<int>(depth)});
    GMimeMessage* message = g_mime_message_part_get_message(part);
    if (message == nullptr)
        return;
    if (m_inReport && report().originalMessageId.empty())
        report().originalMessageId = cleanId(g_mime_message_get_message_id(message));
    visit(g_mime_message_get_mime_part(message), depth + 1, true);
}

void Walk::append(std::string& target, std::string text)
{
    if (target.size() + text.size() > m_limits.maxTextBytes) {
        m_result.truncated = true;
        text.resize(m_limits.maxTextBytes - std::min(target.size(), m_limits.maxTextBytes));
        text = clean(text);
    }
    target += text;
}

void Walk::takeText(const std::string& type, GMimePart* part)
{
    std::string text = textOf(part);
    std::erase(text, '\r');
    if (type == "text/html") {
        if (m_result.html.empty())
            append(m_result.html, std::move(text));
        return;
    }
    if (!m_result.text.empty() && !m_result.text.ends_with('\n'))
        m_result.text += '\n';
    append(m_result.text, std::move(text));
}

void Walk::visitLeaf(GMimePart* part, std::size_t depth, bool inner)
{
    const std::string type = typeOf(GMIME_OBJECT(part));
    const bool attachment = g_mime_part_is_attachment(part) != 0;
    const std::string content = contentOf(part);
    m_result.parts.push_back({.contentType = type,
                              .fileName = clean(g_mime_part_get_filename(part)),
                              .attachment = attachment,
                              .decodedBytes = content.size(),
                              .depth = static_cast<int>(depth)});
    if (inner)
        return;
    if (type == "message/delivery-status" || type == "message/global-delivery-status") {
        readDeliveryStatus(clean(content), report());
    } else if (m_inReport && (type == "text/rfc822-headers" || type == "message/global-headers")) {
        for (const auto& block : fieldBlocks(clean(content))) {
            const auto ids = idsOf(valueOf(block, "message-id").c_str());
            if (!ids.empty() && report().originalMessageId.empty())
                report().originalMessageId = ids.front();
        }
    } else if (type == "text/calendar") {
        const char* method = g_mime_object_get_content_type_parameter(GMIME_OBJECT(part), "method");
        m_result.calendars.push_back({.method = upper(clean(method)), .text = {}});
        append(m_result.calendars.back().text, textOf(part));
    } else if (!attachment && (type == "text/plain" || type == "text/html")) {
        takeText(type, part);
    }
}

void addHeaders(GMimeObject* object, ParsedMessage& result, const ParseLimits& limits)
{
    GMimeHeaderList* list = g_mime_object_get_header_list(object);
    const int count = g_mime_header_list_get_count(list);
    for (int i = 0; i < count; ++i) {
        if (result.headers.size() >= limits.maxHeaders) {
            result.truncated = true;
            return;
        }
        GMimeHeader* field = g_mime_header_list_get_header_at(list, i);
        result.headers.push_back({.name = clean(g_mime_header_get_name(field)),
                                  .value = trimmed(clean(g_mime_header_get_value(field)))});
    }
}

void readHeaders(GMimeMessage* message, ParsedMessage& result, const ParseLimits& limits)
{
    addHeaders(GMIME_OBJECT(message), result, limits);
    // GMime keeps the Content-* fields of a message with its body.
    if (GMimeObject* body = g_mime_message_get_mime_part(message))
        addHeaders(body, result, limits);
    addAddresses(g_mime_message_get_from(message), result.from);
    addAddresses(g_mime_message_get_reply_to(message), result.replyTo);
    addAddresses(g_mime_message_get_to(message), result.to);
    addAddresses(g_mime_message_get_cc(message), result.cc);
    result.subject = clean(g_mime_message_get_subject(message));
    result.messageId = cleanId(g_mime_message_get_message_id(message));
    if (GDateTime* date = g_mime_message_get_date(message))
        result.date = base::Instant(std::chrono::seconds(g_date_time_to_unix(date)));
    const auto replied = idsOf(g_mime_object_get_header(GMIME_OBJECT(message), "In-Reply-To"));
    if (!replied.empty())
        result.inReplyTo = replied.front();
    result.references = idsOf(g_mime_object_get_header(GMIME_OBJECT(message), "References"));
}

} // namespace

std::optional<std::string_view> ParsedMessage::header(std::string_view name) const
{
    const std::string wanted = lower(name);
    const auto found = std::find_if(headers.begin(), headers.end(),
                                    [&](const HeaderField& field) { return lower(field.name) == wanted; });
    if (found == headers.end())
        return std::nullopt;
    return found->value;
}

std::string ParsedMessage::readableText() const
{
    return text.empty() ? textOfHtml(html) : text;
}

base::Result<ParsedMessage> parseMessage(std::span<const std::byte> bytes, const ParseLimits& limits)
{
    if (bytes.size() > limits.maxBytes)
        return base::fail(ErrorCode::TooLarge, "the message passes the size cap");
    startGmime();
    const Owned<GMimeStream> stream(
        g_mime_stream_mem_new_with_buffer(reinterpret_cast<const char*>(bytes.data()), bytes.size()));
    const Owned<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
    const Owned<GMimeMessage> message(g_mime_parser_construct_message(parser.get(), nullptr));
    if (!message)
        return base::fail(ErrorCode::MalformedData, "there is no mail in these bytes");
    ParsedMessage result;
    readHeaders(message.get(), result, limits);
    if (result.headers.empty())
        return base::fail(ErrorCode::MalformedData, "there is no mail in these bytes");
    Walk(result, limits).visit(g_mime_message_get_mime_part(message.get()), 0, false);
    return result;
}

} // namespace countersign::mime
