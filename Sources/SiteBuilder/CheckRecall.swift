// Proof that search finds what stands on the site's pages: `signpost check --search`.

import KnowledgeBase
package import SearchIndex

/// Checks the index of every language against the pages it is made from; see `verifyRecall`.
///
/// - Returns: one report a language, in the order of `signpost.yml`.
package func checkRecall(of prepared: PreparedSite, jobs: Int) throws -> [(language: String, report: RecallReport)] {
    try prepared.site.configuration.languages.map { language in
        let documents = searchDocuments(of: prepared.site, tools: prepared.tools, language: language)
        let index = SearchIndexBuilder.build(documents, language: language, synonyms: prepared.synonyms, jobs: jobs)
        let files = Dictionary(uniqueKeysWithValues: index.files.map { ($0.path, $0.bytes) })
        let engine = try SearchEngine(reading: { path in
            guard let bytes = files[path] else { throw SearchIndexProblem.missing(path) }
            return bytes
        })
        return (language, try verifyRecall(documents, engine: engine))
    }
}
