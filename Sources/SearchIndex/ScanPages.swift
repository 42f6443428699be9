// The first look at the pages: how long they are, which characters they use, which pairs stand in their titles and questions.

internal import ChineseText

/// What a range of pages holds, and what the ranges hold together.
struct PageScan: Sendable {
    /// UTF-16 units of title and questions, and of section texts, by page.
    var lengths: [(questions: Int, body: Int)] = []
    /// How often each unit occurs in page records.
    var unitCounts = [Int](repeating: 0, count: 1 << 16)
    var lexicon = Lexicon()

    init(_ pages: ArraySlice<SearchDocument>, withTitles: Bool) {
        lengths.reserveCapacity(pages.count)
        for page in pages {
            lengths.append((questions: FieldWeights.questionLength(page), body: FieldWeights.bodyLength(page)))
            lexicon.add(questions: [page.title] + page.alsoAsked, topics: page.distinctTopics, CharacterFolding.standard)
            count(page, withTitles: withTitles)
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

    private mutating func count(_ page: SearchDocument, withTitles: Bool) {
        if withTitles { for text in [page.url, page.title] { TextAlphabet.count(text, into: &unitCounts) } }
        for question in page.alsoAsked { TextAlphabet.count(question, into: &unitCounts) }
        TextAlphabet.count(page.summary, into: &unitCounts)
        for section in page.sections {
            TextAlphabet.count(section.heading, into: &unitCounts)
            TextAlphabet.count(section.text, into: &unitCounts)
            if let anchor = section.writtenAnchor {
                TextAlphabet.count(anchor, into: &unitCounts)
                unitCounts[Int(IndexFormat.itemSeparator)] += 1
            }
        }
        unitCounts[Int(IndexFormat.pageSeparator)] += 1
        unitCounts[Int(IndexFormat.fieldSeparator)] += page.sections.count + 2
        unitCounts[Int(IndexFormat.itemSeparator)] += page.sections.count + page.alsoAsked.count
    }

    /// Averages over the site.
    var fields: FieldWeights {
        FieldWeights(
            questions: lengths.reduce(0) { $0 + $1.questions }, body: lengths.reduce(0) { $0 + $1.body }, pages: lengths.count)
    }

    /// UTF-16 units of all questions and texts.
    var units: Int { lengths.reduce(0) { $0 + $1.questions + $1.body } }
}
