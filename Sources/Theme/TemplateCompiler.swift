// Resolves every name of a template against the view's keys, the theme's partials and one language's strings.

import Diagnostics

/// Compiles templates for one language and collects everything wrong with them.
struct TemplateCompiler {
    let sources: [String: ParsedTemplate]
    let strings: ThemeStrings
    /// Keys that exist in at least one language: a string missing there is an unknown name, not a missing translation.
    private lazy var allStringKeys = findAllStringKeys()
    private let findAllStringKeys: () -> [String]
    private(set) var diagnostics: [Diagnostic] = []
    private(set) var usedTemplates: Set<String> = []
    private var reportedStrings: Set<String> = []
    private var including: [String] = []
    private var program = TemplateProgram()

    init(sources: [String: ParsedTemplate], strings: ThemeStrings, allStringKeys: @autoclosure @escaping () -> [String]) {
        self.sources = sources
        self.strings = strings
        findAllStringKeys = allStringKeys
    }

    mutating func compile(_ name: String, for schema: ViewSchema) -> TemplateProgram {
        program = TemplateProgram()
        guard let template = sources[name] else { return program }
        usedTemplates.insert(name)
        including = [name]
        append(template.nodes, [schema], in: template.source)
        return program
    }

    private mutating func append(_ nodes: [TemplateNode], _ scopes: [ViewSchema], in source: SourceText) {
        for node in nodes {
            switch node {
            case .literal(let text): program.append(literal: text)
            case .variable(let tag): variable(tag, scopes, in: source)
            case .partial(let tag): partial(tag, scopes, in: source)
            case .section(let tag, let inner): section(tag, inner, scopes, in: source)
            }
        }
    }

    // MARK: Names

    private func find(_ name: String, in scopes: [ViewSchema]) -> (place: ValuePlace, kind: FieldKind)? {
        for depth in scopes.indices.reversed() {
            if let index = scopes[depth].index(of: name) { return (ValuePlace(depth: depth, index: index), scopes[depth].keys[index].kind) }
        }
        return nil
    }

    private mutating func resolve(
        _ tag: TemplateTag, _ scopes: [ViewSchema], in source: SourceText
    ) -> (place: ValuePlace, kind: FieldKind)? {
        if let found = find(tag.name, in: scopes) { return found }
        let known = scopes.reversed().flatMap { $0.keys.map(\.name) }
        let view = scopes.last?.viewName ?? ""
        unknown(tag, "key \"\(tag.name)\" of \(view)", "known keys", known, in: source)
        return nil
    }

    // MARK: Tags

    private mutating func variable(_ tag: TemplateTag, _ scopes: [ViewSchema], in source: SourceText) {
        if tag.name.hasPrefix("strings."), tag.transform == nil {
            return string(String(tag.name.dropFirst("strings.".count)), tag, scopes, in: source)
        }
        guard isKnownTransform(tag, in: source), let (place, kind) = resolve(tag, scopes, in: source) else { return }
        switch (kind, tag.kind, tag.transform) {
        case (.list, .text, "count"): program.append(.count, place)
        case (.text, .text, nil): program.append(.text, place)
        case (.html, .html, nil): program.append(.html, place)
        case (.text, .html, _):
            misused(tag, "\"\(tag.name)\" is text and must be escaped", "write {{\(tag.name)}}", in: source)
        case (.html, .text, _):
            misused(tag, "\"\(tag.name)\" is HTML and would be escaped twice", "write {{{\(tag.name)}}}", in: source)
        default:
            misused(tag, "\"\(tag.written)\" is \(kind.name) and cannot be shown as text", "use it as {{#\(tag.name)}}", in: source)
        }
    }

    private mutating func section(_ tag: TemplateTag, _ inner: [TemplateNode], _ scopes: [ViewSchema], in source: SourceText) {
        guard isKnownTransform(tag, in: source), let (place, kind) = resolve(tag, scopes, in: source) else { return }
        let isPlain = tag.transform == nil
        if tag.transform == "count" {
            return misused(tag, "\"\(tag.written)\" is a number and not a section", "use {{^empty(\(tag.name))}}", in: source)
        }
        let opened: Int
        switch kind {
        case .list(let schema) where isPlain && tag.kind == .section, .record(let schema) where isPlain && tag.kind == .section:
            opened = program.openSection(.each, place)
            append(inner, scopes + [schema], in: source)
        default:
            opened = program.openSection((tag.kind == .section) == isPlain ? .present : .absent, place)
            append(inner, scopes, in: source)
        }
        program.closeSection(opened)
    }

    private mutating func partial(_ tag: TemplateTag, _ scopes: [ViewSchema], in source: SourceText) {
        guard let template = sources[tag.name] else {
            return unknown(tag, "partial \"\(tag.name)\"", "known templates", sources.keys.sorted(), in: source)
        }
        guard !including.contains(tag.name) else {
            let chain = (including + [tag.name]).joined(separator: " → ")
            return misused(tag, "partial \"\(tag.name)\" includes itself: \(chain)", "break the circle", in: source)
        }
        usedTemplates.insert(tag.name)
        including.append(tag.name)
        append(template.nodes, scopes, in: template.source)
        including.removeLast()
    }

    // MARK: Strings

    /// A string of the interface; `{name}` in it stands for a text key in reach of the tag.
    private mutating func string(_ key: String, _ tag: TemplateTag, _ scopes: [ViewSchema], in source: SourceText) {
        guard let entry = strings.entries[key] else { return missing(key, tag, in: source) }
        for piece in entry.pieces {
            switch piece {
            case .literal(let text): program.append(literal: escapedHTML(text))
            case .placeholder(let name):
                if let (place, kind) = find(name, in: scopes), case .text = kind {
                    program.append(.text, place)
                    continue
                }
                let known = scopes.reversed().flatMap { $0.keys }.filter { if case .text = $0.kind { true } else { false } }.map(\.name)
                diagnostics.append(
                    strings.source.diagnostic(
                        .templateUnknownName, at: entry.location,
                        "placeholder \"{\(name)}\" in string \"\(key)\" is not a text key where \(place(tag, in: source)) uses it",
                        suggestion: nearMiss(name, among: known).map { "did you mean \"{\($0)}\"?" }))
            }
        }
    }

    private func place(_ tag: TemplateTag, in source: SourceText) -> String { "\(source.path):\(source.location(of: tag).line)" }

    /// A string that this language lacks, or none has.
    private mutating func missing(_ key: String, _ tag: TemplateTag, in source: SourceText) {
        guard allStringKeys.contains(key) else {
            return unknown(tag, "string \"\(key)\"", "known strings", allStringKeys, in: source, prefix: "strings.", written: key)
        }
        guard reportedStrings.insert(key).inserted else { return }
        diagnostics.append(
            strings.source.diagnostic(
                .translationMissing, at: SourceLocation(file: strings.source.path),
                "string \"\(key)\" is missing in \(strings.source.path)", notes: ["used at \(place(tag, in: source))"],
                suggestion: "add \"\(key): …\""))
    }

    // MARK: Reports

    private mutating func isKnownTransform(_ tag: TemplateTag, in source: SourceText) -> Bool {
        guard let transform = tag.transform, !["empty", "count"].contains(transform) else { return true }
        unknown(tag, "transform \"\(transform)\"", "known transforms", ["empty", "count"], in: source, written: transform)
        return false
    }

    private mutating func unknown(
        _ tag: TemplateTag, _ what: String, _ listName: String, _ known: [String], in source: SourceText, prefix: String = "",
        written: String? = nil
    ) {
        let near = nearMiss(written ?? tag.name, among: known).map { "did you mean \"\(prefix)\($0)\"?" }
        let list = known.count <= 24 ? "\(listName): \(known.joined(separator: ", "))" : nil
        diagnostics.append(
            source.diagnostic(.templateUnknownName, at: source.location(of: tag), "unknown \(what)", suggestion: near ?? list))
    }

    private mutating func misused(_ tag: TemplateTag, _ message: String, _ suggestion: String, in source: SourceText) {
        diagnostics.append(source.diagnostic(.templateUnknownName, at: source.location(of: tag), message, suggestion: suggestion))
    }
}
