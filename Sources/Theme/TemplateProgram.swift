// A checked template, ready to run: every name is already a position, so rendering looks nothing up and cannot fail.

/// Where a value is: which record of the stack (0 is the view itself), which of its keys.
struct ValuePlace: Sendable {
    var depth: Int
    var index: Int
}

/// One step of rendering, as the compiler finds it.
enum TemplateStep: Sendable {
    case literal([UInt8])
    case text(ValuePlace)
    case html(ValuePlace)
    case count(ValuePlace)
    /// Shown when the value is present (or absent), without entering it.
    case when(ValuePlace, isPresent: Bool, [TemplateStep])
    /// Repeated for each record of a list; once for a record.
    case each(ValuePlace, [TemplateStep])
}

/// A template compiled for one language: its steps one after another, all literals in one piece. All threads render with it, so that
/// nothing in it is counted, as parts of nested arrays would be at every step.
struct TemplateProgram: Sendable {
    private var instructions: [Instruction] = []
    private var literals: [UInt8] = []

    private struct Instruction: Sendable {
        enum Code { case literal, text, html, count, present, absent, each }

        var code: Code
        var place = ValuePlace(depth: 0, index: 0)
        /// Of a literal: its bytes. Of a section: the instructions inside it, which follow it.
        var range = 0..<0
    }

    init(steps: [TemplateStep]) { append(steps) }

    /// Appends the page in UTF-8.
    func render(_ record: ViewRecord, into output: inout [UInt8]) {
        var stack = [record]
        instructions.withUnsafeBufferPointer { instructions in
            literals.withUnsafeBufferPointer { literals in
                TemplateRun(instructions: instructions, literals: literals).run(instructions.indices, &stack, &output)
            }
        }
    }

    private mutating func append(_ steps: [TemplateStep]) {
        for step in steps {
            switch step {
            case .literal(let bytes):
                instructions.append(Instruction(code: .literal, range: literals.count..<literals.count + bytes.count))
                literals += bytes
            case .text(let place): instructions.append(Instruction(code: .text, place: place))
            case .html(let place): instructions.append(Instruction(code: .html, place: place))
            case .count(let place): instructions.append(Instruction(code: .count, place: place))
            case .when(let place, let isPresent, let inner): append(isPresent ? .present : .absent, place, inner)
            case .each(let place, let inner): append(.each, place, inner)
            }
        }
    }

    private mutating func append(_ code: Instruction.Code, _ place: ValuePlace, _ inner: [TemplateStep]) {
        let own = instructions.count
        instructions.append(Instruction(code: code, place: place))
        append(inner)
        instructions[own].range = own + 1..<instructions.count
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
