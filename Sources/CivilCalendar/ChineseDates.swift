// How a day is written for Chinese readers: 12 月 23 日 周三, never broken inside.

extension CivilDate {
    /// `周三`.
    package var chineseWeekday: String { "周" + ["一", "二", "三", "四", "五", "六", "日"][weekday - 1] }

    /// `12 月 23 日 周三`, with no-break spaces; the year is added when it differs from `year`.
    package func chinese(relativeTo year: Int? = nil) -> String {
        let parts = components
        let space = "\u{A0}"
        let day = "\(parts.month)\(space)月\(space)\(parts.day)\(space)日\(space)\(chineseWeekday)"
        return year == nil || year == parts.year ? day : "\(parts.year)\(space)年\(space)\(day)"
    }

    /// `12 月 23 日`, with no-break spaces; the year is added when it differs from `year`.
    package func chineseWithoutWeekday(relativeTo year: Int? = nil) -> String {
        let text = chinese(relativeTo: year)
        return String(text.dropLast(3))
    }
}
