// The stable names of everything that can be wrong. Each has `docs/diagnostics/<area>/<code>.md` (cause, example, fix),
// which is what `signpost explain` prints, and an invalid site under `Tests/Sites/invalid/<area>/<code>`.

/// A stable diagnostic code, `area/kebab-case`.
package enum DiagnosticCode: String, Sendable, Hashable, Codable, CaseIterable {
    // Files and configuration
    case fileUnreadable = "file/unreadable"
    case fileInvalidUTF8 = "file/invalid-utf8"
    case fileUnused = "file/unused"
    case fileLinkedFolder = "file/linked-folder"
    case fileOutsideSite = "file/outside-site"
    case fileNoLanguage = "file/no-language"
    case siteMissing = "site/missing"
    case siteEmpty = "site/empty"
    case configMissing = "config/missing"
    case yamlSyntax = "yaml/syntax"
    case yamlDuplicateKey = "yaml/duplicate-key"
    case dataUnknownKey = "data/unknown-key"
    case dataMissingKey = "data/missing-key"
    case dataWrongType = "data/wrong-type"
    case dataInvalidValue = "data/invalid-value"
    case dataDuplicateID = "data/duplicate-id"

    // Front matter
    case frontMatterUnclosed = "frontmatter/unclosed"
    case frontMatterUnknownKey = "frontmatter/unknown-key"
    case frontMatterInvalidValue = "frontmatter/invalid-value"
    case frontMatterMissingTitle = "frontmatter/missing-title"

    // Markdown
    case markdownRawHTML = "markdown/raw-html"
    case markdownDangerousLink = "markdown/dangerous-link"
    case markdownFootnoteUndefined = "markdown/footnote-undefined"
    case markdownFootnoteUnused = "markdown/footnote-unused"
    case markdownDuplicateID = "markdown/duplicate-id"
    case markdownTooDeep = "markdown/too-deep"
    case markdownNullCharacter = "markdown/null-character"
    case markdownImageWithoutText = "markdown/image-without-text"
    case markdownExternalImage = "markdown/external-image"

    // Links and routes
    case linkBroken = "link/broken"
    case linkBrokenAnchor = "link/broken-anchor"
    case linkMissingImage = "link/missing-image"
    case linkOutsideSite = "link/outside-site"
    case routeDuplicate = "route/duplicate"
    case routeCaseClash = "route/case-clash"
    case routeReserved = "route/reserved"

    // Knowledge base
    case citationUnknown = "citation/unknown"
    case citationMissing = "citation/missing"
    case claimUnused = "claim/unused"
    case contentRetiredTerm = "content/retired-term"
    case contentHarm = "content/harm"
    case contentHarmExample = "content/harm-example"
    case contentUnknownNumber = "content/unknown-number"
    case styleLongSentence = "style/long-sentence"
    case styleMeanSentence = "style/mean-sentence"
    case styleLongParagraph = "style/long-paragraph"
    case styleLongAnswer = "style/long-answer"
    case styleFiller = "style/filler"
    case reviewOverdue = "review/overdue"
    case reviewSoon = "review/soon"
    case pageOrphan = "page/orphan"
    case translationMissing = "translation/missing"

    // Tools
    case toolUnknown = "tool/unknown"
    case toolInvalidInput = "tool/invalid-input"
    case timelineInvalid = "timeline/invalid-model"
    case timelineDeadEnd = "timeline/dead-end"
    case timelineUnreachable = "timeline/unreachable"
    case timelineDurationOrder = "timeline/duration-order"
    case timelineUnknownName = "timeline/unknown-name"
    case timelineStatuteWithoutLaw = "timeline/statute-without-law"

    // Theme
    case templateSyntax = "template/syntax"
    case templateUnknownName = "template/unknown-name"
    case templateMissing = "template/missing"

    // Search
    case searchUnknownTerm = "search/unknown-term"

    // Output
    case outputForeignFolder = "output/foreign-folder"
    case outputWriteFailed = "output/write-failed"
}
