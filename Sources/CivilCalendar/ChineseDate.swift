// Dates in words: 12 月 23 日 周三, with spaces that do not break.

extension CivilDate {
    private static let weekdayNames = ["周一", "周二", "周三", "周四", "周五", "周六", "周日"]

    package var chineseWeekday: String { Self.weekdayNames[weekday - 1] }

    /// `12 月 23 日 周三`; the spaces are no-break spaces so that a date stays on one line.
    package var chineseShort: String {
        let (_, month, day) = components
        return "\(month)\u{A0}月\u{A0}\(day)\u{A0}日\u{A0}\(chineseWeekday)"
    }

    /// `2026 年 12 月 23 日 周三`.
    package var chineseLong: String { "\(components.year)\u{A0}年\u{A0}" + chineseShort }
}
