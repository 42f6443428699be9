// Entries of the log as an evidence list (证据目录): numbered rows in the order of time, and the same as plain text.

package import CivilCalendar

/// One row of an evidence list, ready to be shown.
package struct EvidenceRow: Sendable, Hashable {
    package var number: Int
    /// `2026-11-20 10:05`; the day alone when the time is unknown.
    package var when: String
    package var evidence: String
    /// How, who, which number.
    package var source: String
    /// What was said, the promise, the ticket: one line each or more.
    package var content: [String]
    package var purpose: String
    package var place: String
}

/// The words of an evidence list; `{…}` in the first four is filled in.
package struct EvidenceWords: Sendable, Hashable {
    /// `对方答应：{promise}`
    package var promise: String
    /// `对方答应：{promise}（{due} 前）`
    package var promiseDue: String
    /// `工单号 {ticket}`
    package var ticket: String
    /// Where an entry names no evidence.
    package var none: String
    /// The columns' titles.
    package var evidence: String
    package var source: String
    package var content: String
    package var purpose: String
    package var place: String

    package init(
        promise: String, promiseDue: String, ticket: String, none: String, evidence: String, source: String, content: String,
        purpose: String, place: String
    ) {
        self.promise = promise
        self.promiseDue = promiseDue
        self.ticket = ticket
        self.none = none
        self.evidence = evidence
        self.source = source
        self.content = content
        self.purpose = purpose
        self.place = place
    }
}

extension LogModel {
    /// The rows of entries, by day and time; entries of one moment keep their order, an unknown time comes first in its day.
    package func evidenceRows(of entries: [LogEntry], words: EvidenceWords) -> [EvidenceRow] {
        let sorted = entries.enumerated().sorted { a, b in
            (a.element.date, a.element.time, a.offset) < (b.element.date, b.element.time, b.offset)
        }
        return sorted.enumerated().map { index, item in row(of: item.element, number: index + 1, words: words) }
    }

    private func row(of entry: LogEntry, number: Int, words: EvidenceWords) -> EvidenceRow {
        let kinds = evidence.filter { entry.evidence.contains($0.id) }.map(\.label)
        let who = [
            channels.first { $0.id == entry.channel }?.label ?? "", parties.first { $0.id == entry.party }?.label ?? "",
            trimmed(entry.name), trimmed(entry.number),
        ]
        return EvidenceRow(
            number: number, when: entry.time.isEmpty ? entry.date : "\(entry.date) \(entry.time)",
            evidence: kinds.isEmpty ? words.none : kinds.joined(separator: "、"),
            source: who.filter { !$0.isEmpty }.joined(separator: "，"), content: content(of: entry, words: words),
            purpose: trimmed(entry.purpose), place: trimmed(entry.place))
    }

    private func content(of entry: LogEntry, words: EvidenceWords) -> [String] {
        var lines = entry.said.split(whereSeparator: \.isNewline).map { trimmed(String($0)) }.filter { !$0.isEmpty }
        let promise = trimmed(entry.promise)
        if !promise.isEmpty {
            let pattern = entry.due.isEmpty ? words.promise : words.promiseDue
            lines.append(pattern.replacing("{due}", with: entry.due).replacing("{promise}", with: promise))
        }
        let ticket = trimmed(entry.ticket)
        if !ticket.isEmpty { lines.append(words.ticket.replacing("{ticket}", with: ticket)) }
        return lines
    }

    /// The rows as text to copy: every line ends with a line feed.
    package func evidenceText(of entries: [LogEntry], words: EvidenceWords) -> String {
        evidenceRows(of: entries, words: words).map { row in
            var lines = ["\(row.number). \(row.when)", "   \(words.evidence)：\(row.evidence)"]
            if !row.source.isEmpty { lines.append("   \(words.source)：\(row.source)") }
            for (index, line) in row.content.enumerated() { lines.append(index == 0 ? "   \(words.content)：\(line)" : "   \(line)") }
            if !row.purpose.isEmpty { lines.append("   \(words.purpose)：\(row.purpose)") }
            if !row.place.isEmpty { lines.append("   \(words.place)：\(row.place)") }
            return lines.map { $0 + "\n" }.joined()
        }.joined()
    }
}

extension WorkdayCalendar {
    /// Days and working days after one day, up to and including another; the first day is not counted (民法典 201). Zero backwards.
    package func waited(from start: CivilDate, through end: CivilDate) -> (days: Int, workdays: Int) {
        guard end > start else { return (0, 0) }
        let days = (start.dayNumber + 1)...end.dayNumber
        return (days.count, days.filter { isWorkday(CivilDate(dayNumber: $0)) }.count)
    }
}
