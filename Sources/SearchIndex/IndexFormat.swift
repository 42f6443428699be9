// The one description of the index format, shared by the builder, the Swift reader and `Themes/guide/scripts/search-engine.js`.
//
// Every file is a classic script of one call, so that it loads from http and from disk alike:
//     signpostSearch.add("NAME",FORMAT,"ID",PAYLOAD);
// FORMAT is `IndexFormat.version`; a reader that meets another number says so and stops. ID names the build: files of different
// builds never mix. PAYLOAD is JSON.
//
//   core.js      object: language, pages (count), depth (pages examined in full), kinds (one digit a page, index into `kindNames`),
//                pairShards / wordShards (first term of each terms file, words from file `wordBase`), chunks (first page of each pages file),
//                functionWords, synonyms (["a b c", …] two-way, ["a b>c d", …] one-way);
//                on small sites also urls and titles (by lines) and boosts ([page, boost in 64ths, …] where not 64)
//   reading.js   object: folds (traditional and simplified characters in turn), syllables (each with its characters, by spaces),
//                levels (large sites: pairs of titles and questions by how common they are; otherwise readers count them)
//   terms-N.js   object: alphabet, firsts, words and the number streams counts, seconds, frequencies, documents, impacts
//   pages-N.js   list, a page a record: [[also asked], [topics], summary, [[anchor, heading, text], …]], on large sites also url, title
//   topics.js    list: [topic, pages as gaps]
//
// A small site has no terms files: its readers load all pages (less to load than their terms) and count terms as `TermCounter` does.
//
// Pages are numbered in the order of their URLs. A pair is a first and a second UTF-16 unit; `seconds` holds, for each first unit in
// ascending order, the gaps between indices into `alphabet`, whose index 0 stands for "no second": a single character.
// `words` are in ascending order and follow the pairs. `documents` holds gaps less one between page numbers (from -1), and
// `impacts` one digit 0–3 for each: a sixteenth of how much the term matters on that page, saturated and normalised by length.
// Numbers are written in 91 characters: below 64 one character, else a low part of 27 values marked as continued, then the rest.

package enum IndexFormat {
    package static let version = 1
    package static let kindNames = ["question", "guide", "tool", "lender", "glossary", "page"]

    /// The characters of numbers: printable ASCII without space, `!`, `"` and `\`, so that nothing needs escaping.
    static let digits: [UInt8] = (UInt8(35)...UInt8(126)).filter { $0 != 92 }
    static let digitValues: [UInt8] = {
        var values = [UInt8](repeating: 255, count: 256)
        for (value, digit) in digits.enumerated() { values[Int(digit)] = UInt8(value) }
        return values
    }()

    static func append(_ number: Int, to bytes: inout [UInt8]) {
        var rest = number
        while rest >= 64 {
            bytes.append(digits[64 + (rest - 64) % 27])
            rest = (rest - 64) / 27
        }
        bytes.append(digits[rest])
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
