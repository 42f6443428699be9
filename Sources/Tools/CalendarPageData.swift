// The working-day calendar of a few years as JSON, for a page's script.

package import CivilCalendar
import Diagnostics

extension WorkdayCalendar {
    /// `{"years":{…},"holidays":[…],"workdays":[…],"expected":[…]}` without spaces, keys in a fixed order.
    ///
    /// - Parameter years: the script takes weekends only in others, and calls them predicted.
    package func pageData(years: ClosedRange<Int>) -> String {
        let statuses = years.map { "\"\($0)\":\"\(status(of: $0).rawValue)\"" }
        var holidays: [String] = []
        var makeUpDays: [String] = []
        var expected: [String] = []
        guard let first = CivilDate(year: years.lowerBound, month: 1, day: 1),
            let last = CivilDate(year: years.upperBound, month: 12, day: 31)
        else { return "{}" }
        for number in first.dayNumber...last.dayNumber {
            let date = CivilDate(dayNumber: number)
            if let name = holidayName(date) { holidays.append("[\"\(date)\",\(jsonString(name))]") }
            if let name = expectedName(date) { expected.append("[\"\(date)\",\(jsonString(name))]") }
            if isMakeUpDay(date) { makeUpDays.append("\"\(date)\"") }
        }
        return "{\"years\":{\(statuses.joined(separator: ","))},\"holidays\":[\(holidays.joined(separator: ","))],"
            + "\"workdays\":[\(makeUpDays.joined(separator: ","))],\"expected\":[\(expected.joined(separator: ","))]}"
    }
}
