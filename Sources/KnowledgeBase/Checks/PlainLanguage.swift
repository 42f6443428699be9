// Short sentences, short paragraphs, the answer first, no filler. Runs where `plain-language.yml` sets the limits,
// on pages in Chinese. Headings, code and plain quotes are not measured; cells of tables only for their length.

import ChineseText
package import Diagnostics
import Markdown

extension Site {
    package func checkPlainLanguage() -> [Diagnostic] { pages.flatMap { plainLanguage(of: $0).diagnostics } }

    /// A page's figures and what exceeds the limits; nothing without limits.
    package func plainLanguage(of page: Page) -> (figures: PlainLanguageFigures, diagnostics: [Diagnostic]) {
        guard let limits = rules.plainLanguage, page.language.hasPrefix("zh") else { return (PlainLanguageFigures(), []) }
        var meter = PlainLanguageMeter(page: page, limits: limits)
        var hasAnswer = false
        for block in page.markdown.blocks where !block.isOnlyLinks && !block.isInQuote && block.kind != .heading && block.kind != .code {
            if block.kind == .paragraph, !block.isInAlert, !hasAnswer {
                hasAnswer = true
                meter.measureAnswer(block)
            }
            meter.measure(block)
        }
        meter.finish()
        return (meter.figures, meter.diagnostics)
    }
}

/// Adds up one page.
private struct PlainLanguageMeter {
    let page: Page
    let limits: PlainLanguageRules
    var figures = PlainLanguageFigures()
    var diagnostics: [Diagnostic] = []

    init(page: Page, limits: PlainLanguageRules) {
        self.page = page
        self.limits = limits
    }

    mutating func measureAnswer(_ block: TextBlock) {
        figures.answer = hanCount(block.text)
        guard page.kind == .question, figures.answer > limits.answer else { return }
        report(
            .styleLongAnswer, block.location, "the answer has \(figures.answer) 汉字; at most \(limits.answer)",
            "move the details below a heading")
    }

    mutating func measure(_ block: TextBlock) {
        let parts = sentences(of: block.text)
        if block.kind == .paragraph {
            figures.longestParagraph = max(figures.longestParagraph, parts.count)
            if parts.count > limits.paragraphSentences {
                report(
                    .styleLongParagraph, block.location, "the paragraph has \(parts.count) sentences; at most \(limits.paragraphSentences)",
                    "divide it, or make it a list")
            }
        }
        for part in parts { measure(part, in: block) }
    }

    private mutating func measure(_ sentence: Substring, in block: TextBlock) {
        let count = hanCount(sentence)
        let statement = Statement(text: block.text, location: block.location, block: block)
        if block.kind != .tableRow, block.kind != .tableHead, count > 0 {
            figures.sentences += 1
            figures.characters += count
        }
        figures.longestSentence = max(figures.longestSentence, count)
        if count > limits.longestSentence {
            let place = page.place(of: String(sentence.drop { $0.isWhitespace }.prefix(6)), in: statement)
            report(.styleLongSentence, place, "the sentence has \(count) 汉字; at most \(limits.longestSentence)", "divide it")
        }
        for match in limits.fillers.matches(in: compacted(sentence)) {
            let word = limits.fillers.phrases[match.phrase]
            figures.fillers += 1
            report(.styleFiller, page.place(of: word, in: statement), "\"\(word)\" says nothing", "take it out")
        }
    }

    mutating func finish() {
        guard figures.mean > Double(limits.meanSentence) else { return }
        let tenths = (figures.characters * 10 + figures.sentences / 2) / figures.sentences
        report(
            .styleMeanSentence, SourceLocation(file: page.source.path),
            "sentences have \(tenths / 10).\(tenths % 10) 汉字 on average; at most \(limits.meanSentence)", "divide the longest ones")
    }

    private mutating func report(_ code: DiagnosticCode, _ place: SourceLocation, _ message: String, _ fix: String) {
        diagnostics.append(page.source.diagnostic(code, .warning, at: place, message, suggestion: fix))
    }
}
