// A checked template, ready to run: every name is already a position, so rendering looks nothing up and cannot fail.

/// Where a value is: which record of the stack (0 is the view itself), which of its keys.
struct ValuePlace: Sendable {
    var depth: Int
    var index: Int
}

/// A template compiled for one language: its steps one after another, all literals in one piece. All threads render with it, so that
/// nothing in it is counted, as parts of nested arrays would be at every step.
struct TemplateProgram: Sendable {
    private var instructions: [Instruction] = []
    private var literals: [UInt8] = []
    /// Whether what comes next may join the last literal: no section began or ended since.
    private var endsInLiteral = false

    /// What one step of rendering shows.
    enum Code {
        case literal, text, html, count
        /// A section that is shown when its value is there, or is not, without entering it.
        case present, absent
        /// A section repeated for each record of a list; once for a record.
        case each
    }

    private struct Instruction: Sendable {
        var code: Code
        var place = ValuePlace(depth: 0, index: 0)
        /// Of a literal: its bytes. Of a section: the instructions inside it, which follow it.
        var range = 0..<0
    }

    // MARK: Writing

    /// Appends finished HTML. Neighbouring literals become one, so that rendering appends as few times as possible.
    mutating func append(literal html: String) {
        if !endsInLiteral { instructions.append(Instruction(code: .literal, range: literals.count..<literals.count)) }
        endsInLiteral = true
        literals += html.utf8
        let last = instructions.count - 1
        instructions[last].range = instructions[last].range.lowerBound..<literals.count
    }

    /// Appends the value of a key: `.text`, `.html` or `.count`.
    mutating func append(_ code: Code, _ place: ValuePlace) {
        instructions.append(Instruction(code: code, place: place))
        endsInLiteral = false
    }

    /// Begins a section: `.present`, `.absent` or `.each`. Returns what `closeSection` asks for.
    mutating func openSection(_ code: Code, _ place: ValuePlace) -> Int {
        append(code, place)
        return instructions.count - 1
    }

    /// Ends a section: all that was appended since belongs to it.
    mutating func closeSection(_ opened: Int) {
        instructions[opened].range = opened + 1..<instructions.count
        endsInLiteral = false
    }

    // MARK: Rendering

    /// Appends the page in UTF-8.
    func render(_ record: ViewRecord, into output: inout [UInt8]) {
        var stack = [record]
        instructions.withUnsafeBufferPointer { instructions in
            literals.withUnsafeBufferPointer { literals in
                TemplateRun(instructions: instructions, literals: literals).run(instructions.indices, &stack, &output)
            }
        }
    }

    /// One rendering.
    private struct TemplateRun {
        let instructions: UnsafeBufferPointer<Instruction>
        let literals: UnsafeBufferPointer<UInt8>

        func run(_ range: Range<Int>, _ stack: inout [ViewRecord], _ output: inout [UInt8]) {
            var next = range.lowerBound
            while next < range.upperBound {
                let step = instructions[next]
                next += 1
                if step.code == .literal {
                    output += UnsafeBufferPointer(rebasing: literals[step.range])
                    continue
                }
                let value = stack[step.place.depth].values[step.place.index]
                switch step.code {
                case .literal: break
                case .text: if case .text(let text) = value { appendEscaped(text, to: &output) }
                case .html:
                    switch value {
                    case .html(let html): output += html.utf8
                    case .bytes(let html): output += html
                    default: break
                    }
                case .count: if case .list(let records) = value { output += String(records.count).utf8 }
                case .present, .absent:
                    if value.isPresent == (step.code == .present) { run(step.range, &stack, &output) }
                    next = step.range.upperBound
                case .each:
                    for record in value.records {
                        stack.append(record)
                        run(step.range, &stack, &output)
                        stack.removeLast()
                    }
                    next = step.range.upperBound
                }
            }
        }
    }
}

extension ViewValue {
    /// The records a section over this value runs through.
    fileprivate var records: [ViewRecord] {
        switch self {
        case .list(let records): records
        case .record(let record?): [record]
        case .text, .html, .bytes, .flag, .record(nil): []
        }
    }
}
