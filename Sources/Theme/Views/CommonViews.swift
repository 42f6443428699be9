// The small views that many pages share: links, dates, breadcrumbs, contents, cards.

package import CivilCalendar

/// A link with its text. URLs are relative to the page, or absolute for places outside the site.
package struct LinkView: TemplateView {
    package var text: String
    package var url: String
    /// True for the entry of the navigation that the page belongs to.
    package var isCurrent: Bool

    package init(text: String, url: String, isCurrent: Bool = false) {
        self.text = text
        self.url = url
        self.isCurrent = isCurrent
    }

    package static let fields: [ViewField<LinkView>] = [
        .text("text") { $0.text },
        .text("url") { $0.url },
        .flag("isCurrent") { $0.isCurrent },
    ]
}

/// One piece of text in a list of texts.
package struct TextView: TemplateView {
    package var text: String

    package init(_ text: String) { self.text = text }

    package static let fields: [ViewField<TextView>] = [.text("text") { $0.text }]
}

/// The phrases of a title, so that a line breaks between them first: `还不上了，` `先看清楚，` `再去谈`. Empty when there is only one.
func titlePhrases(_ title: String) -> [TextView] {
    // Every such mark begins with E3 or EF in UTF-8, and most titles have none.
    guard title.utf8.contains(where: { $0 == 0xE3 || $0 == 0xEF }) else { return [] }
    // Byte by byte: lists hold thousands of titles.
    var title = title
    return title.withUTF8 { bytes in
        var phrases: [TextView] = []
        var start = 0
        var index = 0
        var followsMark = false
        while index < bytes.count {
            let length = bytes[index] < 0xC0 ? 1 : bytes[index] < 0xE0 ? 2 : bytes[index] < 0xF0 ? 3 : 4
            let mark = length == 3 ? PhraseMark(bytes[index], bytes[index + 1], bytes[index + 2]) : .none
            if followsMark, mark == .none {
                phrases.append(TextView(String(decoding: bytes[start..<index], as: UTF8.self)))
                start = index
            }
            followsMark = mark == .end
            index += length
        }
        if !phrases.isEmpty { phrases.append(TextView(String(decoding: bytes[start...], as: UTF8.self))) }
        return phrases
    }
}

/// What a character means to the phrases of a title.
private enum PhraseMark {
    case none, end, closing

    /// From the bytes of a character that has three in UTF-8.
    init(_ first: UInt8, _ second: UInt8, _ third: UInt8) {
        switch (first, second, third) {
        // ， 。 ； ： ？ ！
        case (0xEF, 0xBC, 0x8C), (0xE3, 0x80, 0x82), (0xEF, 0xBC, 0x9B), (0xEF, 0xBC, 0x9A), (0xEF, 0xBC, 0x9F), (0xEF, 0xBC, 0x81):
            self = .end
        // ” ’ ） 》
        case (0xE2, 0x80, 0x9D), (0xE2, 0x80, 0x99), (0xEF, 0xBC, 0x89), (0xE3, 0x80, 0x8B): self = .closing
        default: self = .none
        }
    }
}

/// A day. The wording comes from the theme's `date` string, which may use `{iso}`, `{year}`, `{month}`, `{day}`.
package struct DateView: TemplateView {
    package var date: CivilDate

    package init(_ date: CivilDate) { self.date = date }

    package static let fields: [ViewField<DateView>] = [
        .text("iso") { $0.date.description },
        .text("year") { String($0.date.components.year) },
        .text("month") { String($0.date.components.month) },
        .text("day") { String($0.date.components.day) },
    ]
}

/// One heading in the contents of a page.
package struct OutlineView: TemplateView {
    package var text: String
    /// The heading's id, as it is written in the page.
    package var id: String
    /// True for a heading below the sections (`###`).
    package var isSubsection: Bool

    package init(text: String, id: String, isSubsection: Bool = false) {
        self.text = text
        self.id = id
        self.isSubsection = isSubsection
    }

    package static let fields: [ViewField<OutlineView>] = [
        .text("text") { $0.text },
        .text("id") { $0.id },
        .flag("isSubsection") { $0.isSubsection },
    ]
}

/// A link with a sentence about where it leads.
package struct CardView: TemplateView {
    package var title: String
    package var text: String
    package var url: String

    package init(title: String, text: String, url: String) {
        self.title = title
        self.text = text
        self.url = url
    }

    package static let fields: [ViewField<CardView>] = [
        .text("title") { $0.title },
        .list("titlePhrases") { titlePhrases($0.title) },
        .text("text") { $0.text },
        .text("url") { $0.url },
    ]
}

/// When a page was checked against its sources, and when it will be again.
package struct ReviewView: TemplateView {
    package var reviewed: DateView?
    package var reviewBy: DateView?

    package init(reviewed: CivilDate?, reviewBy: CivilDate?) {
        self.reviewed = reviewed.map(DateView.init)
        self.reviewBy = reviewBy.map(DateView.init)
    }

    package static let fields: [ViewField<ReviewView>] = [
        .record("reviewed") { $0.reviewed },
        .record("reviewBy") { $0.reviewBy },
    ]
}
