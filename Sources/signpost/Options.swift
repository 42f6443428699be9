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

    func validate() throws { try refuseEmpty(path, "--site") }
}

/// An empty path is a script's variable that was never set; taken as it is, it would mean the root of the file system.
func refuseEmpty(_ path: String, _ option: String) throws {
    if path.isEmpty { throw ValidationError("\(option) is empty; name a folder") }
}

/// The date the output is made for.
struct DateOption: ParsableArguments {
    @Option(name: .customLong("date"), help: ArgumentHelp("The date to build for, YYYY-MM-DD; today if not given.", valueName: "date"))
    var date: CivilDate = .today()
}

extension CivilDate: ExpressibleByArgument {
    package init?(argument: String) { self.init(argument) }

    package var defaultValueDescription: String { "today" }

    /// Today by this machine's clock and time zone: the only place where the program asks for either. By the system's own call:
    /// every command asks for its defaults, and Foundation's calendars take long to begin with.
    static func today() -> CivilDate {
        var now = time(nil)
        var parts = tm()
        localtime_r(&now, &parts)
        return CivilDate(year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday)) ?? CivilDate(dayNumber: 0)
    }
}

/// How many processors a build may use unless told otherwise.
let defaultJobs = max(1, ProcessInfo.processInfo.activeProcessorCount)
