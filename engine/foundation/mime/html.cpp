// SPDX-License-Identifier: Apache-2.0
#include "engine/foundation/mime/html.h"

#include <gumbo.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <vector>

namespace countersign::mime {
namespace {

constexpr std::size_t kMaxBytes = 2U << 20;
constexpr std::size_t kMaxTags = 50'000;
constexpr std::size_t kMaxDepth = 256;
constexpr std::size_t kMaxUnclosed = 16;

using Names = std::initializer_list<std::string_view>;

bool contains(const Names& names, std::string_view name)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

bool isKept(std::string_view tag)
{
    static constexpr std::array kTags{
        "a",     "abbr",  "b",  "blockquote", "br", "caption", "code", "dd",     "div", "dl",
        "dt",    "em",    "h1", "h2",         "h3", "h4",      "h5",   "h6",     "hr",  "i",
        "li",    "ol",    "p",  "pre",        "s",  "small",   "span", "strong", "sub", "sup",
        "table", "tbody", "td", "tfoot",      "th", "thead",   "tr",   "u",      "ul"};
    return std::find(kTags.begin(), kTags.end(), tag) != kTags.end();
}

/// Elements whose content is no text for a reader.
bool isDropped(std::string_view tag)
{
    return contains({"script",  "style",    "head",     "title",    "object",   "embed",
                     "applet",  "iframe",   "frame",    "frameset", "noframes", "noscript",
                     "noembed", "template", "textarea", "select",   "option",   "button",
                     "input",   "svg",      "math",     "audio",    "video",    "canvas",
                     "source",  "track",    "link",     "meta",     "base",     "img",
                     "picture", "map",      "area",     "param",    "xmp",      "plaintext"},
                    tag);
}

bool isVoid(std::string_view tag)
{
    return contains({"br", "hr", "img", "input", "meta", "link", "area", "base", "col", "embed", "param",
                     "source", "track", "wbr", "keygen", "command"},
                    tag);
}

bool isBlock(std::string_view tag)
{
    return contains({"p",  "div",        "br",  "li", "tr", "table", "h1", "h2", "h3", "h4",     "h5",
                     "h6", "blockquote", "pre", "ul", "ol", "dl",    "dt", "dd", "hr", "caption"},
                    tag);
}

bool isNameChar(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
}

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

std::string lower(std::string_view text)
{
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(), [](char c) { return lower(c); });
    return result;
}

/// Gumbo frees its tree by recursion and re-opens unclosed formatting elements in every block, so depth and
/// unclosed elements are bounded before it sees the bytes. This over-counts; it never under-counts.
bool isSafeToParse(std::string_view html)
{
    if (html.size() > kMaxBytes)
        return false;
    std::vector<std::string> open;
    std::size_t tags = 0;
    std::size_t unclosed = 0;
    for (std::size_t at = html.find('<'); at != std::string_view::npos; at = html.find('<', at + 1)) {
        const bool closing = at + 1 < html.size() && html[at + 1] == '/';
        const std::size_t start = at + (closing ? 2 : 1);
        std::size_t end = start;
        while (end < html.size() && isNameChar(html[end]))
            ++end;
        const std::string name = lower(html.substr(start, end - start));
        if (name.empty() || isVoid(name))
            continue;
        ++tags;
        if (!closing) {
            // These end their like by themselves (HTML, "implied end tags"); old mails never close them.
            const bool endsItsLike = contains({"p", "li", "td", "th", "tr", "dt", "dd", "option"}, name);
            if (!(endsItsLike && !open.empty() && open.back() == name))
                open.push_back(name);
        } else if (const auto found = std::find(open.rbegin(), open.rend(), name); found != open.rend()) {
            const bool formatting = !isBlock(name);
            const auto between = static_cast<std::size_t>(found - open.rbegin());
            for (auto item = open.rbegin(); item != found; ++item)
                unclosed +=
                    isBlock(*item) || contains({"td", "th", "tbody", "thead", "html", "body", "head"}, *item)
                        ? 0
                        : 1;
            unclosed += formatting && between > 0 ? 1 : 0;
            open.erase(found.base() - 1, open.end());
        }
        if (tags > kMaxTags || open.size() > kMaxDepth || unclosed > kMaxUnclosed)
            return false;
    }
    return true;
}

class Tree
{
public:
    explicit Tree(std::string_view html)
        : m_output(gumbo_parse_with_options(&kGumboDefaultOptions, html.data(), html.size()))
    {
    }
    ~Tree() { gumbo_destroy_output(&kGumboDefaultOptions, m_output); }
    Tree(const Tree&) = delete;
    Tree& operator=(const Tree&) = delete;

    [[nodiscard]] const GumboNode* root() const { return m_output->root; }

private:
    GumboOutput* m_output;
};

std::string tagOf(const GumboElement& element)
{
    if (element.tag != GUMBO_TAG_UNKNOWN)
        return gumbo_normalized_tagname(element.tag);
    GumboStringPiece name = element.original_tag;
    gumbo_tag_from_original_text(&name);
    return lower({name.data, name.length});
}

/// The link as it may stand, or nothing: only absolute http, https and mailto.
std::optional<std::string> safeLink(std::string_view link)
{
    // Browsers ignore these inside a scheme, so "java\nscript:" would run.
    std::string text;
    for (const char c : link)
        if (static_cast<unsigned char>(c) > 0x20 && c != 0x7f)
            text += c;
    const std::string start = lower(text.substr(0, 8));
    for (const std::string_view scheme : {"http://", "https://", "mailto:"})
        if (start.starts_with(scheme) && text.size() > scheme.size() && text.size() <= 4096)
            return text;
    return std::nullopt;
}

bool isSmallNumber(std::string_view text)
{
    return !text.empty() && text.size() <= 3 &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::string attributesOf(const GumboElement& element, std::string_view tag)
{
    std::string result;
    const auto value = [&](const char* name) -> std::string_view {
        const GumboAttribute* attribute = gumbo_get_attribute(&element.attributes, name);
        return attribute == nullptr ? std::string_view() : std::string_view(attribute->value);
    };
    if (tag == "a")
        if (const auto link = safeLink(value("href")))
            result += " href=\"" + escapeHtml(*link) + "\"";
    if (tag == "td" || tag == "th")
        for (const char* name : {"colspan", "rowspan"})
            if (isSmallNumber(value(name)))
                result += std::string(" ") + name + "=\"" + std::string(value(name)) + "\"";
    if (const std::string direction = lower(value("dir")); contains({"ltr", "rtl", "auto"}, direction))
        result += " dir=\"" + direction + "\"";
    return result;
}

bool isText(const GumboNode& node)
{
    return node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_WHITESPACE ||
           node.type == GUMBO_NODE_CDATA;
}

const GumboVector* childrenOf(const GumboNode& node)
{
    if (node.type == GUMBO_NODE_DOCUMENT)
        return &node.v.document.children;
    return node.type == GUMBO_NODE_ELEMENT ? &node.v.element.children : nullptr;
}

/// Calls `visit` for a node; its answer says whether to go on to the children, and `leave` follows them.
template <class Visitor>
void walk(const GumboNode& node, Visitor& visitor, std::size_t depth = 0)
{
    if (depth > 2 * kMaxDepth || !visitor.enter(node))
        return;
    if (const GumboVector* children = childrenOf(node))
        for (unsigned i = 0; i < children->length; ++i)
            walk(*static_cast<const GumboNode*>(children->data[i]), visitor, depth + 1);
    visitor.leave(node);
}

struct Rebuild
{
    std::string out;

    bool enter(const GumboNode& node)
    {
        if (isText(node))
            out += escapeHtml(node.v.text.text);
        if (node.type != GUMBO_NODE_ELEMENT)
            return node.type == GUMBO_NODE_DOCUMENT;
        const std::string tag = tagOf(node.v.element);
        if (node.v.element.tag_namespace != GUMBO_NAMESPACE_HTML || isDropped(tag))
            return false;
        if (isKept(tag))
            out += "<" + tag + attributesOf(node.v.element, tag) + ">";
        return true;
    }
    void leave(const GumboNode& node)
    {
        if (node.type != GUMBO_NODE_ELEMENT)
            return;
        const std::string tag = tagOf(node.v.element);
        if (isKept(tag) && !isVoid(tag))
            out += "</" + tag + ">";
    }
};

struct PlainText
{
    std::string out;
    int preformatted = 0;

    void endLine()
    {
        while (out.ends_with(' '))
            out.pop_back();
        if (!out.empty() && !out.ends_with("\n\n"))
            out += '\n';
    }
    void add(std::string_view text)
    {
        for (const char c : text) {
            const bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
            if (!blank || preformatted > 0)
                out += c;
            else if (!out.empty() && out.back() != ' ' && out.back() != '\n')
                out += ' ';
        }
    }
    bool enter(const GumboNode& node)
    {
        if (isText(node))
            add(node.v.text.text);
        if (node.type != GUMBO_NODE_ELEMENT)
            return node.type == GUMBO_NODE_DOCUMENT;
        const std::string tag = tagOf(node.v.element);
        if (isDropped(tag))
            return false;
        preformatted += tag == "pre" ? 1 : 0;
        if (isBlock(tag) && (tag == "br" || (!out.empty() && !out.ends_with('\n'))))
            endLine();
        return true;
    }
    void leave(const GumboNode& node)
    {
        if (node.type != GUMBO_NODE_ELEMENT)
            return;
        const std::string tag = tagOf(node.v.element);
        preformatted -= tag == "pre" ? 1 : 0;
        if (isBlock(tag) && tag != "br" && !out.ends_with('\n'))
            endLine();
        if (tag == "p")
            endLine();
    }
};

void addLink(std::vector<std::string>& links, std::string_view link)
{
    if (!link.empty() && std::find(links.begin(), links.end(), link) == links.end())
        links.emplace_back(link);
}

/// Programs that show mail make links of these by themselves.
void addLinksOfText(std::vector<std::string>& links, std::string_view text)
{
    const std::string folded = lower(text);
    for (std::size_t at = 0; at < text.size(); ++at) {
        const std::string_view rest = std::string_view(folded).substr(at);
        const bool begins = at == 0 || !isNameChar(text[at - 1]);
        if (!begins || !(rest.starts_with("http://") || rest.starts_with("https://") || rest.starts_with("mailto:") ||
                         rest.starts_with("www.")))
            continue;
        std::size_t end = at;
        while (end < text.size() && static_cast<unsigned char>(text[end]) > 0x20 && !contains({"<", ">", "\""}, text.substr(end, 1)))
            ++end;
        const std::size_t next = end;
        while (end > at && std::string_view(".,;:!?)]}'").find(text[end - 1]) != std::string_view::npos)
            --end;
        addLink(links, text.substr(at, end - at));
        at = next;
    }
}

struct Links
{
    std::vector<std::string>& links;

    bool enter(const GumboNode& node)
    {
        if (node.type != GUMBO_NODE_ELEMENT)
            return node.type == GUMBO_NODE_DOCUMENT;
        for (const char* name : {"href", "src", "action", "formaction", "background", "poster", "data", "cite", "srcset"})
            if (const GumboAttribute* attribute = gumbo_get_attribute(&node.v.element.attributes, name))
                addLink(links, attribute->value);
        return true;
    }
    void leave(const GumboNode&) {}
};

/// What is left when tags are cut out without understanding them.
std::string roughText(std::string_view html)
{
    std::string result;
    bool inTag = false;
    for (const char c : html.substr(0, kMaxBytes)) {
        if (c == '<')
            inTag = true;
        else if (c == '>' && inTag)
            inTag = false;
        else if (!inTag && c != '\0')
            result += c;
    }
    return result;
}

} // namespace

std::string escapeHtml(std::string_view text)
{
    std::string result;
    result.reserve(text.size());
    for (const char c : text) {
        switch (c) {
        case '&':
            result += "&amp;";
            break;
        case '<':
            result += "&lt;";
            break;
        case '>':
            result += "&gt;";
            break;
        case '"':
            result += "&quot;";
            break;
        case '\'':
            result += "&#39;";
            break;
        default:
            result += c;
        }
    }
    return result;
}

std::string rebuildHtml(std::string_view html)
{
    if (html.empty())
        return {};
    if (!isSafeToParse(html))
        return "<pre>" + escapeHtml(roughText(html)) + "</pre>";
    const Tree tree(html);
    Rebuild rebuild;
    walk(*tree.root(), rebuild);
    return rebuild.out;
}

std::vector<std::string> linksIn(std::string_view text, std::string_view html)
{
    std::vector<std::string> links;
    addLinksOfText(links, text);
    if (html.empty())
        return links;
    if (!isSafeToParse(html)) {
        addLinksOfText(links, html);
        return links;
    }
    const Tree tree(html);
    Links found{links};
    walk(*tree.root(), found);
    return links;
}

std::string textOfHtml(std::string_view html)
{
    if (html.empty())
        return {};
    if (!isSafeToParse(html))
        return roughText(html);
    const Tree tree(html);
    PlainText text;
    walk(*tree.root(), text);
    while (!text.out.empty() && (text.out.back() == '\n' || text.out.back() == ' '))
        text.out.pop_back();
    return text.out.empty() ? text.out : text.out + '\n';
}

} // namespace countersign::mime
