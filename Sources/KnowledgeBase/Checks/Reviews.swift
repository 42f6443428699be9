// A page whose review date has passed is a warning: the output is right, but nobody vouches for it any more.

package import CivilCalendar
package import Diagnostics

extension Site {
    package func checkReviews(date: CivilDate) -> [Diagnostic] {
        pages.compactMap { page in
            guard let due = page.matter.reviewBy else { return nil }
            let place = page.matter.reviewByLocation ?? SourceLocation(file: page.source.path)
            if let reviewed = page.matter.reviewed, due < reviewed {
                return page.source.diagnostic(
                    .frontMatterInvalidValue, at: place, "review_by \(due) lies before reviewed \(reviewed)", suggestion: "correct one of them")
            }
            guard due < date else { return nil }
            return page.source.diagnostic(
                .reviewOverdue, .warning, at: place, "review was due on \(due), \(date.dayNumber - due.dayNumber) days before \(date)",
                suggestion: "check the page against its sources and set reviewed and review_by")
        }
    }
}
