// Every check of the assembled site, one file each. The order does not matter: reports are sorted.

package import CivilCalendar
package import Diagnostics

extension Site {
    /// Runs all checks.
    ///
    /// - Parameters:
    ///   - links: each page's resolved links, by index.
    ///   - date: the build date; reviews due before it are overdue.
    package func check(links: [ResolvedLinks], date: CivilDate) -> [Diagnostic] {
        links.flatMap(\.diagnostics) + checkRoutes() + checkReferences() + checkCitations() + checkReviews(date: date)
            + checkOrphans(links: links) + checkUnusedFiles(links: links) + checkContent()
    }

    /// The checks of what pages say.
    private func checkContent() -> [Diagnostic] {
        checkClaimCoverage() + checkUncitedFacts() + checkRetiredTerms() + checkHarm() + checkContacts() + checkPlainLanguage()
    }
}
