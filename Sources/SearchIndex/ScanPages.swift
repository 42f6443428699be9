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
    /// How often each unit occurs in page records without titles and addresses.
    var unitCounts = [Int](repeating: 0, count: 1 << 16)
    var lexicon = Lexicon()

    init(_ pages: ArraySlice<SearchDocument>) {
        lengths.reserveCapacity(pages.count)
        for page in pages {
            lexicon.add(questions: [page.title] + page.alsoAsked, topics: page.distinctTopics, CharacterFolding.standard)
            lengths.append(count(page))
        }
    }

    /// The scans of ranges in page order as one.
    init(_ parts: [PageScan]) {
        for part in parts {
            lengths += part.lengths
            for unit in part.unitCounts.indices where part.unitCounts[unit] > 0 { unitCounts[unit] += part.unitCounts[unit] }
            lexicon.merge(part.lexicon)
        }
    }

    private mutating func count(_ page: SearchDocument) -> FieldLengths {
        var lengths = FieldLengths(questions: utf16Length(page.title))
        for question in page.alsoAsked { lengths.questions += TextAlphabet.count(question, into: &unitCounts) }
        TextAlphabet.count(page.summary, into: &unitCounts)
        for section in page.sections {
            lengths.headings += TextAlphabet.count(section.heading, into: &unitCounts)
            lengths.body += TextAlphabet.count(section.text, into: &unitCounts)
            if let anchor = section.writtenAnchor {
                TextAlphabet.count(anchor, into: &unitCounts)
                unitCounts[Int(IndexFormat.itemSeparator)] += 1
            }
        }
        unitCounts[Int(IndexFormat.pageSeparator)] += 1
        unitCounts[Int(IndexFormat.fieldSeparator)] += page.sections.count + 2
        unitCounts[Int(IndexFormat.itemSeparator)] += page.sections.count + page.alsoAsked.count
        return lengths
    }

    /// Large sites have titles and addresses in their page records.
    mutating func countTitles(of pages: [SearchDocument]) {
        for page in pages {
            TextAlphabet.count(page.url, into: &unitCounts)
            TextAlphabet.count(page.title, into: &unitCounts)
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
