// A checked template, ready to run: every name is already a position, so rendering looks nothing up and cannot fail.

/// Where a value is: which record of the stack (0 is the view itself), which of its keys.
struct ValuePlace: Sendable {
    var depth: Int
    var index: Int
}

/// One step of rendering.
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

/// A template compiled for one language.
struct TemplateProgram: Sendable {
    var steps: [TemplateStep]

    /// Appends the page in UTF-8.
    func render(_ record: ViewRecord, into output: inout [UInt8]) {
        var stack = [record]
        run(steps, &stack, &output)
    }

    private func run(_ steps: [TemplateStep], _ stack: inout [ViewRecord], _ output: inout [UInt8]) {
        for step in steps {
            switch step {
            case .literal(let bytes): output += bytes
            case .text(let place):
                if case .text(let text) = stack[place.depth].values[place.index] { appendEscaped(text, to: &output) }
            case .html(let place):
                switch stack[place.depth].values[place.index] {
                case .html(let html): output += html.utf8
                case .bytes(let html): output += html
                default: break
                }
            case .count(let place):
                if case .list(let records) = stack[place.depth].values[place.index] { output += String(records.count).utf8 }
            case .when(let place, let isPresent, let inner):
                if stack[place.depth].values[place.index].isPresent == isPresent { run(inner, &stack, &output) }
            case .each(let place, let inner):
                for record in stack[place.depth].values[place.index].records {
                    stack.append(record)
                    run(inner, &stack, &output)
                    stack.removeLast()
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
