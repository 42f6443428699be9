// signpost check --plain: a line per page, hardest to read first.

import Diagnostics
import KnowledgeBase

/// The figures of each page and of the site, as text with tabs.
func plainLanguageReport(_ site: Site) -> String {
    guard site.rules.plainLanguage != nil else { return "no limits are set: Content/data/plain-language.yml does not exist\n" }
    let measured = site.pages.map { ($0.source.path, site.plainLanguage(of: $0).figures) }
    let sorted = measured.sorted { (-$0.1.mean, $0.0) < (-$1.1.mean, $1.0) }
    var text = "mean\tlongest\tparagraph\tanswer\tfiller\tpage\n"
    for (path, figures) in sorted where figures.sentences > 0 {
        text +=
            "\(rounded(figures.mean, 1))\t\(figures.longestSentence)\t\(figures.longestParagraph)\t\(figures.answer)\t\(figures.fillers)\t\(path)\n"
    }
    let sentences = measured.reduce(0) { $0 + $1.1.sentences }
    let characters = measured.reduce(0) { $0 + $1.1.characters }
    let mean = sentences == 0 ? 0 : Double(characters) / Double(sentences)
    return text + "\(measured.count) pages, \(sentences) sentences, \(rounded(mean, 1)) 汉字 on average\n"
}
