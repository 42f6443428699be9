// signpost workdays DATE N

import ArgumentParser
import CivilCalendar
import Diagnostics
import Foundation

struct WorkdaysCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "workdays",
        abstract: "The date N working days after DATE on the mainland-China calendar, the day itself not counted.")

    @Argument(help: "A day, YYYY-MM-DD.")
    var date: CivilDate

    @Argument(help: "Working days to count, 0 to 5000.")
    var count: Int

    @OptionGroup var site: SiteOption

    @Option(help: ArgumentHelp("text or json.", valueName: "format"))
    var format = OutputFormat.text

    func validate() throws {
        guard (0...5000).contains(count) else { throw ValidationError("N must be from 0 to 5000, not \(count)") }
        guard (1900...2200).contains(date.year) else { throw ValidationError("DATE must lie between 1900 and 2200, not \(date)") }
    }

    func run() throws {
        let calendar = try siteCalendar(site.path)
        let result = calendar.workday(count, after: date)
        // With the holidays that a year without a notice is certain to have.
        let late = calendar.workday(count, after: date, .late).date
        let years = result.provisionalYears
        switch format {
        case .text:
            let latest = late == result.date ? "" : "，去掉法定假日是 \(late) \(late.chineseWeekday)"
            let note = years.isEmpty ? "" : "（\(years.map(String.init).joined(separator: "、")) 年放假安排公布前为暂估\(latest)）"
            print("\(result.date) \(result.date.chineseWeekday)\(note)")
        case .json:
            print("{\"date\":\"\(result.date)\",\"weekday\":\(result.date.weekday),\"late\":\"\(late)\",\"provisionalYears\":\(years)}")
        }
    }
}

/// The site's own calendar if it has one, else the one inside the program.
func siteCalendar(_ path: String) throws -> WorkdayCalendar {
    let file = "Content/data/holidays.yml"
    guard let data = FileManager.default.contents(atPath: path + "/" + file) else { return .builtIn() }
    var diagnostics: [Diagnostic] = []
    let calendar = WorkdayCalendar.read(SourceText(path: file, bytes: [UInt8](data)), diagnostics: &diagnostics)
    guard !diagnostics.hasErrors else {
        printError(formatDiagnostics(diagnostics, as: .text))
        throw ExitCode(1)
    }
    return calendar
}
