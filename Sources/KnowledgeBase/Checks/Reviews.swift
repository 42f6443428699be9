// When a page is due for review. A date that has passed is a warning: the output is right, but nobody vouches for it any more.
// A date within two weeks is a note.

package import CivilCalendar
package import Diagnostics

extension Page {
    /// Days between reviews when the author names no date: tools 180, pages that cite law 90, others 365.
    package var reviewInterval: Int {
        if kind == .tool { return 180 }
        return citedIDs.contains { $0.hasPrefix("L-") || $0.hasPrefix("CLK-") } ? 90 : 365
    }

    /// The day the next review is due: the author's, else the last review and the interval; nil without either.
    package var reviewDue: CivilDate? { matter.reviewBy ?? matter.reviewed?.adding(days: reviewInterval) }
}

extension Site {
    /// How many days ahead a review is announced.
    private var notice: Int { 14 }

    package func checkReviews(date: CivilDate) -> [Diagnostic] {
        pages.compactMap { page in
            guard let due = page.reviewDue else { return nil }
            let place = page.matter.reviewByLocation ?? SourceLocation(file: page.source.path)
            if let reviewed = page.matter.reviewed, due < reviewed {
                return page.source.diagnostic(
                    .frontMatterInvalidValue, at: place, "review_by \(due) lies before reviewed \(reviewed)",
                    suggestion: "correct one of them")
            }
            let days = due.dayNumber - date.dayNumber
            let fix = "check the page against its sources and set reviewed and review_by"
            if days < 0 {
                return page.source.diagnostic(
                    .reviewOverdue, .warning, at: place, "review was due on \(due), \(-days) days before \(date)", suggestion: fix)
            }
            guard days <= notice else { return nil }
            return page.source.diagnostic(
                .reviewSoon, .note, at: place, "review is due on \(due), in \(days) day\(days == 1 ? "" : "s")", suggestion: fix)
        }
    }
}
