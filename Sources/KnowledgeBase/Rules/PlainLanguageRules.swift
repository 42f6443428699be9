// `Content/data/plain-language.yml`: how long sentences, paragraphs and answers may be, and which words say nothing.

import DataFiles
package import Diagnostics

/// The limits of plain language, in 汉字 and sentences.
package struct PlainLanguageRules: Sendable {
    package var meanSentence = 25
    package var longestSentence = 50
    package var paragraphSentences = 3
    /// The first paragraph of a question page.
    package var answer = 60
    package var fillers = PhraseFinder([])

    package init() {}

    package static func read(_ source: SourceText, diagnostics: inout [Diagnostic]) -> PlainLanguageRules {
        var rules = PlainLanguageRules()
        readMapping(source, diagnostics: &diagnostics) { reader, diagnostics in
            if let node = reader.node("limits"), var limits = DataReader(node, of: source, what: "limits", diagnostics: &diagnostics) {
                rules.meanSentence = limits.integer("mean_sentence", in: 1...1000) ?? rules.meanSentence
                rules.longestSentence = limits.integer("longest_sentence", in: 1...1000) ?? rules.longestSentence
                rules.paragraphSentences = limits.integer("paragraph_sentences", in: 1...100) ?? rules.paragraphSentences
                rules.answer = limits.integer("answer", in: 1...1000) ?? rules.answer
                limits.finish(&diagnostics)
            }
            rules.fillers = PhraseFinder(reader.strings("fillers").map(\.text))
        }
        return rules
    }
}

/// How plainly one page speaks.
package struct PlainLanguageFigures: Sendable, Equatable {
    package var sentences = 0
    /// 汉字 of all sentences.
    package var characters = 0
    package var longestSentence = 0
    package var longestParagraph = 0
    /// 汉字 of the first paragraph.
    package var answer = 0
    package var fillers = 0

    package var mean: Double { sentences == 0 ? 0 : Double(characters) / Double(sentences) }
}
