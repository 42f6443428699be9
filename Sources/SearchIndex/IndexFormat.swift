// The one description of the index format, shared by the builder, the Swift reader and `Themes/guide/scripts/search-*.js`.
//
// Every file is a classic script of one call, so that it loads from http and from disk alike:
//     signpostSearch.add("NAME",FORMAT,"ID",PAYLOAD);
// FORMAT is `IndexFormat.version`; a reader that meets another number says so and stops. ID names the build: files of different
// builds never mix. PAYLOAD is JSON.
//
//   core.js      object: language, pages (count), depth (pages examined in full), kinds (one digit a page, index into `kindNames`),
//                pairShards / wordShards (first term of each terms file, words from file `wordBase`), chunks (first page of each pages file),
//                functionWords, synonyms (["a b c", …] two-way, ["a b>c d", …] one-way), slips (["a b>c", …], read as c);
//                on small sites also urls and titles (by lines) and boosts ([page, boost in 64ths, …] where not 64)
//   reading.js   object: folds (traditional and simplified characters in turn), syllables (each with its characters, by spaces),
//                alphabet (the units of page records, see below),
//                levels (large sites: pairs of titles and questions by how common they are; otherwise readers count them)
//   terms-N.js   object: alphabet, firsts, words, postings and the number streams counts, seconds, lengths
//   pages-N.js   string: page records
//   topics.js    list: [topic, pages as gaps]
//
// A small site has no terms files: its readers load all pages (less to load than their terms) and count terms as `TermCounter` does.
//
// Pages are numbered in the order of their URLs. A pair is a first and a second UTF-16 unit; `seconds` holds, for each first unit in
// ascending order, the gaps between indices into `alphabet`, whose index 0 stands for "no second": a single character.
// `words` are in ascending order and follow the pairs. `lengths` tells how many characters of `postings` belong to each term. They are
// numbers, one a page: four times the gap less one to the page before (from -1), and 0–3: a sixteenth of how much the term matters on
// that page, saturated and normalised by length.
// Numbers are written in 91 characters: below 64 one character, else a low part of 27 values marked as continued, then the rest.
//
// Page records stand one after another, U+0003 between them. A record's fields have U+0001 between them, the items of a field U+0002:
// on large sites url and title; also asked (items); summary; then a field for each section: heading, text, and the anchor where it is
// not `plainAnchor` of the heading. All of it is written unit by unit in other characters, the most frequent in the shortest of UTF-8
// (`textCodes`), which halves the files; the index of a unit in `reading.js`'s `alphabet` is the index of its character in `textCodes`.

package enum IndexFormat {
    package static let version = 2
    package static let kindNames = ["question", "guide", "tool", "lender", "glossary", "page"]

    static let fieldSeparator: UInt16 = 1
    static let itemSeparator: UInt16 = 2
    static let pageSeparator: UInt16 = 3

    /// The characters of numbers: printable ASCII without space, `!`, `"` and `\`, so that nothing needs escaping.
    static let digits: [UInt8] = (0..<91).map(digit)
    static let digitValues: [UInt8] = {
        var values = [UInt8](repeating: 255, count: 256)
        for (value, digit) in digits.enumerated() { values[Int(digit)] = UInt8(value) }
        return values
    }()

    /// The characters of page records, those of one byte first: no quote, no backslash, no control or combining character, nothing
    /// written from right to left.
    static let textCodes: [UInt16] = {
        let ranges: [ClosedRange<UInt16>] = [
            0x20...0x21, 0x23...0x5B, 0x5D...0x7E, 0xA1...0xAC, 0xAE...0x2FF, 0x370...0x58F, 0x800...0x2027, 0x202A...0xD7FF,
        ]
        return ranges.reduce(into: []) { $0 += $1 }
    }()

    /// The character of a value below 91. Reckoned, not looked up: a build writes millions of them.
    private static func digit(_ value: Int) -> UInt8 { UInt8(truncatingIfNeeded: value < 57 ? value + 35 : value + 36) }

    static func append(_ number: Int, to bytes: inout [UInt8]) {
        var rest = number
        while rest >= 64 {
            bytes.append(digit(64 + (rest - 64) % 27))
            rest = (rest - 64) / 27
        }
        bytes.append(digit(rest))
    }

    /// The fragment of a heading where a record names none: its ASCII letters and digits, small, and its 汉字; one `-` for spaces and
    /// dashes between them.
    static func plainAnchor(_ heading: some Sequence<UInt16>) -> [UInt16] {
        var result: [UInt16] = []
        var isDue = false
        for unit in heading {
            switch unit {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x4E00...0x9FFF:
                if isDue, !result.isEmpty { result.append(0x2D) }
                isDue = false
                result.append((0x41...0x5A).contains(unit) ? unit + 32 : unit)
            case 0x20, 0x2D, 0x5F, 0x3000: isDue = true
            default: break
            }
        }
        return result
    }
}

/// Reads numbers of a stream one after another; past the end, or at a foreign character, gives nil.
struct NumberStream {
    let units: [UInt16]
    var index = 0

    init(_ units: [UInt16]) { self.units = units }

    mutating func next() -> Int? {
        var result = 0
        var factor = 1
        while index < units.count {
            let unit = units[index]
            index += 1
            guard unit < 256, IndexFormat.digitValues[Int(unit)] != 255 else { return nil }
            let digit = Int(IndexFormat.digitValues[Int(unit)])
            result += factor * digit
            if digit < 64 { return result }
            factor *= 27
            if factor > 1 << 40 { return nil }
        }
        return nil
    }
}
