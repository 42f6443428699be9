// The first look at the pages: how long they are, which characters they use, which pairs stand in their titles and questions.

internal import ChineseText

/// Lengths of a page's fields in UTF-16 units.
struct FieldLengths: Sendable {
    /// Title and other questions.
    var questions = 0
    var headings = 0
    /// Section texts.
    var body = 0

    /// What pages are cut into chunks by.
    var sum: Int { questions + body }

    static func + (one: FieldLengths, other: FieldLengths) -> FieldLengths {
        FieldLengths(questions: one.questions + other.questions, headings: one.headings + other.headings, body: one.body + other.body)
    }
}

/// What a range of pages holds, and what the ranges hold together.
struct PageScan: Sendable {
    /// By page.
    var lengths: [FieldLengths] = []
    /// Of page records, without titles and addresses.
    var unitCounts = UnitCounts()
    var lexicon = Lexicon()

    init(_ pages: ArraySlice<SearchDocument>) {
        lengths.reserveCapacity(pages.count)
        for page in pages {
            lexicon.add(questions: [page.title] + page.alsoAsked, topics: page.topics, CharacterFolding.standard)
            lengths.append(count(page))
        }
    }

    /// The scans of ranges in page order as one.
    init(_ parts: [PageScan]) {
        for part in parts {
            lengths += part.lengths
            unitCounts.add(part.unitCounts)
            lexicon.merge(part.lexicon)
        }
    }

    private mutating func count(_ page: SearchDocument) -> FieldLengths {
        var lengths = FieldLengths(questions: utf16Length(page.title))
        for question in page.alsoAsked { lengths.questions += unitCounts.add(question) }
        unitCounts.add(page.summary)
        for section in page.sections {
            lengths.headings += unitCounts.add(section.heading)
            lengths.body += unitCounts.add(section.text)
            if let anchor = section.writtenAnchor {
                unitCounts.add(anchor)
                unitCounts.add(separator: IndexFormat.itemSeparator, times: 1)
            }
        }
        unitCounts.add(separator: IndexFormat.pageSeparator, times: 1)
        unitCounts.add(separator: IndexFormat.fieldSeparator, times: page.sections.count + 2)
        unitCounts.add(separator: IndexFormat.itemSeparator, times: page.sections.count + page.alsoAsked.count)
        return lengths
    }

    /// Large sites have titles and addresses in their page records.
    mutating func countTitles(of pages: [SearchDocument]) {
        for page in pages {
            unitCounts.add(page.url)
            unitCounts.add(page.title)
        }
    }

    /// Averages over the site.
    var fields: FieldWeights { FieldWeights(sums: lengths.reduce(FieldLengths(), +), pages: lengths.count) }

    /// UTF-16 units of all questions and texts.
    var units: Int { lengths.reduce(0) { $0 + $1.sum } }
}

/// The text's length in UTF-16 units. `String.utf16.count` would build a table of offsets for each text.
private func utf16Length(_ text: String) -> Int {
    var length = 0
    eachUnit(of: text) { _ in length += 1 }
    return length
}
