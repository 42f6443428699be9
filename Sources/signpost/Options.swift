// Options that several commands share, and the values they are read into.

import ArgumentParser
import CivilCalendar
import Foundation

enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
}

/// The folder with `signpost.yml`.
struct SiteOption: ParsableArguments {
    @Option(name: .customLong("site"), help: ArgumentHelp("The folder with signpost.yml.", valueName: "dir"))
    var path = "."
}

/// The date the output is made for.
struct DateOption: ParsableArguments {
    @Option(name: .customLong("date"), help: ArgumentHelp("The date to build for, YYYY-MM-DD; today if not given.", valueName: "date"))
    var date: CivilDate = .today()
}

extension CivilDate: ExpressibleByArgument {
    package init?(argument: String) { self.init(argument) }

    package var defaultValueDescription: String { "today" }

    /// Today by this machine's clock and time zone: the only place where the program asks for either.
    static func today() -> CivilDate {
        let parts = Calendar(identifier: .gregorian).dateComponents([.year, .month, .day], from: Date())
        return CivilDate(year: parts.year ?? 1970, month: parts.month ?? 1, day: parts.day ?? 1) ?? CivilDate(dayNumber: 0)
    }
}

/// How many processors a build may use unless told otherwise.
let defaultJobs = max(1, ProcessInfo.processInfo.activeProcessorCount)
