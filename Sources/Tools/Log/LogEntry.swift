// One contact with the other side, and what can be wrong with it. The same rules as log-engine.js; `Tests/Vectors/log.json` holds both.

package import CivilCalendar

/// What was said, when, by whom, and what proves it. Every text is as the reader typed it.
package struct LogEntry: Sendable, Hashable {
    /// `YYYY-MM-DD`.
    package var date: String
    /// `HH:MM`, or empty.
    package var time: String
    /// Id of a channel and of a party, or empty.
    package var channel: String
    package var party: String
    package var name: String
    package var number: String
    package var said: String
    package var promise: String
    /// The day by which the promise is to be kept, or empty.
    package var due: String
    package var ticket: String
    /// Ids of kinds of evidence.
    package var evidence: [String]
    package var place: String
    package var purpose: String

    package init(
        date: String, time: String = "", channel: String = "", party: String = "", name: String = "", number: String = "", said: String,
        promise: String = "", due: String = "", ticket: String = "", evidence: [String] = [], place: String = "", purpose: String = ""
    ) {
        self.date = date
        self.time = time
        self.channel = channel
        self.party = party
        self.name = name
        self.number = number
        self.said = said
        self.promise = promise
        self.due = due
        self.ticket = ticket
        self.evidence = evidence
        self.place = place
        self.purpose = purpose
    }
}

/// Something wrong with one field of an entry.
package struct LogProblem: Sendable, Hashable {
    package enum Kind: String, Sendable {
        case empty
        case notDate = "not-date"
        case notTime = "not-time"
        case tooOld = "too-old"
        case future
        case beforeEntry = "before-entry"
        case unknown
        case long
    }

    package var field: String
    package var kind: Kind

    package init(_ field: String, _ kind: Kind) {
        self.field = field
        self.kind = kind
    }
}

extension LogEntry {
    private static let longestNote = 200
    private static let longestText = 2000
    private static let firstYear = 2000

    /// Everything wrong with the entry, in the order of its fields.
    ///
    /// - Parameter today: entries of later days are refused; nil does not look.
    package func problems(in model: LogModel, today: CivilDate?) -> [LogProblem] {
        var problems: [LogProblem] = []
        func add(_ field: String, _ kind: LogProblem.Kind, when isWrong: Bool) {
            if isWrong { problems.append(LogProblem(field, kind)) }
        }
        func note(_ field: String, _ text: String) { add(field, .long, when: text.unicodeScalars.count > Self.longestNote) }
        let day = CivilDate(date)
        add("date", .empty, when: trimmed(date).isEmpty)
        add("date", .notDate, when: !trimmed(date).isEmpty && day == nil)
        if let day {
            add("date", .tooOld, when: day.year < Self.firstYear)
            if let today { add("date", .future, when: day > today) }
        }
        add("time", .notTime, when: !time.isEmpty && !isTime(time))
        add("channel", .unknown, when: !channel.isEmpty && !model.channels.contains { $0.id == channel })
        add("party", .unknown, when: !party.isEmpty && !model.parties.contains { $0.id == party })
        note("name", name)
        note("number", number)
        add("said", .empty, when: trimmed(said).isEmpty)
        add("said", .long, when: said.unicodeScalars.count > Self.longestText)
        note("promise", promise)
        add("due", .notDate, when: !due.isEmpty && CivilDate(due) == nil)
        if let day, let due = CivilDate(due) { add("due", .beforeEntry, when: due < day) }
        note("ticket", ticket)
        add("evidence", .unknown, when: evidence.contains { id in !model.evidence.contains { $0.id == id } })
        note("place", place)
        note("purpose", purpose)
        return problems
    }

    /// Whether a text of the entry holds what looks like the whole number of an identity card or a bank card, which no log needs.
    package var holdsCardNumber: Bool {
        [name, number, said, promise, ticket, place, purpose].contains { Tools.holdsCardNumber($0) }
    }
}

/// `HH:MM` on a 24-hour clock.
private func isTime(_ text: String) -> Bool {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ $0.utf8.count == 2 && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }) else {
        return false
    }
    return (Int(parts[0]) ?? 24) < 24 && (Int(parts[1]) ?? 60) < 60
}

/// Whether a run of digits, with single spaces or hyphens between them, is the number of a mainland identity card (GB 11643: 17 digits
/// and a check character) or of a payment card (16 to 19 digits, ISO/IEC 7812-1 check digit).
package func holdsCardNumber(_ text: String) -> Bool {
    var run: [UInt8] = []
    var previous: UInt8 = 0
    for byte in Array(text.utf8) + [0] {
        let isDigit = (0x30...0x39).contains(byte)
        let isCheck = (byte == 0x58 || byte == 0x78) && run.count == 17
        if isDigit || isCheck {
            run.append(byte)
        } else if !((byte == 0x20 || byte == 0x2D) && (0x30...0x39).contains(previous)) {
            if isIdentityNumber(run) || isPaymentCardNumber(run) { return true }
            run = []
        }
        previous = byte
    }
    return false
}

private func isIdentityNumber(_ run: [UInt8]) -> Bool {
    guard run.count == 18 else { return false }
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    let sum = zip(run, weights).reduce(0) { $0 + Int($1.0 - 0x30) * $1.1 }
    let check = Array("10X98765432".utf8)[sum % 11]
    return run[17] == check || (check == 0x58 && run[17] == 0x78)
}

private func isPaymentCardNumber(_ run: [UInt8]) -> Bool {
    guard (16...19).contains(run.count), run.allSatisfy({ $0 <= 0x39 }) else { return false }
    let sum = run.reversed().enumerated().reduce(0) { sum, digit in
        let value = Int(digit.element - 0x30) * (digit.offset % 2 == 1 ? 2 : 1)
        return sum + (value > 9 ? value - 9 : value)
    }
    return sum % 10 == 0
}
