// A day written in a way we do not read: the report, with the day meant where it can be told.

package import DataFiles
package import Diagnostics

extension DataReader {
    /// Reports that a key's text is not a date: `2026/1/5` and `2026年1月5日` are told as `2026-01-05`.
    package mutating func invalidDate(_ key: String, _ text: String, at place: SourceLocation) {
        let numbers = text.split { !("0"..."9").contains($0) }.map { Int($0) ?? 0 }
        let meant = numbers.count == 3 && numbers[0] > 999 ? CivilDate(year: numbers[0], month: numbers[1], day: numbers[2]) : nil
        invalid(
            place, "\(key) must be a date such as 2026-11-22, not \"\(text)\"",
            suggestion: meant.map { "write \($0)" } ?? "write year, month and day of a day there is, with hyphens")
    }
}
