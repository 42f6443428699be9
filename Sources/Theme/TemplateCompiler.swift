// Resolves every name of a template against the view's keys, the theme's partials and one language's strings.

import Diagnostics

/// Compiles templates for one language and collects everything wrong with them.
struct TemplateCompiler {
    let sources: [String: ParsedTemplate]
    let strings: ThemeStrings
    /// Keys that exist in at least one language: a string missing there is an unknown name, not a missing translation.
    let allStringKeys: [String]
    private(set) var diagnostics: [Diagnostic] = []
    private(set) var usedTemplates: Set<String> = []
    private var reportedStrings: Set<String> = []
    private var including: [String] = []

    init(sources: [String: ParsedTemplate], strings: ThemeStrings, allStringKeys: [String]) {
        self.sources = sources
        self.strings = strings
        self.allStringKeys = allStringKeys
    }

    mutating func compile(_ name: String, for schema: ViewSchema) -> TemplateProgram {
        guard let template = sources[name] else { return TemplateProgram(steps: []) }
        usedTemplates.insert(name)
        including = [name]
        return TemplateProgram(steps: merged(steps(template.nodes, [schema], in: template.source)))
    }

    private mutating func steps(_ nodes: [TemplateNode], _ scopes: [ViewSchema], in source: SourceText) -> [TemplateStep] {
        nodes.flatMap { node -> [TemplateStep] in
            switch node {
            case .literal(let text): [.literal(Array(text.utf8))]
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

    private mutating func variable(_ tag: TemplateTag, _ scopes: [ViewSchema], in source: SourceText) -> [TemplateStep] {
        if tag.name.hasPrefix("strings."), tag.transform == nil {
            return string(String(tag.name.dropFirst("strings.".count)), tag, scopes, in: source)
        }
        guard isKnownTransform(tag, in: source), let (place, kind) = resolve(tag, scopes, in: source) else { return [] }
        switch (kind, tag.kind, tag.transform) {
        case (.list, .text, "count"): return [.count(place)]
        case (.text, .text, nil): return [.text(place)]
        case (.html, .html, nil): return [.html(place)]
        case (.text, .html, _):
            misused(tag, "\"\(tag.name)\" is text and must be escaped", "write {{\(tag.name)}}", in: source)
        case (.html, .text, _):
            misused(tag, "\"\(tag.name)\" is HTML and would be escaped twice", "write {{{\(tag.name)}}}", in: source)
        default:
            misused(tag, "\"\(tag.written)\" is \(kind.name) and cannot be shown as text", "use it as {{#\(tag.name)}}", in: source)
        }
        return []
    }

    private mutating func section(
        _ tag: TemplateTag, _ inner: [TemplateNode], _ scopes: [ViewSchema], in source: SourceText
    ) -> [TemplateStep] {
        guard isKnownTransform(tag, in: source), let (place, kind) = resolve(tag, scopes, in: source) else { return [] }
        let isPlain = tag.transform == nil
        if tag.transform == "count" {
            misused(tag, "\"\(tag.written)\" is a number and not a section", "use {{^empty(\(tag.name))}}", in: source)
            return []
        }
        switch kind {
        case .list(let schema) where isPlain && tag.kind == .section, .record(let schema) where isPlain && tag.kind == .section:
            return [.each(place, merged(steps(inner, scopes + [schema], in: source)))]
        default:
            return [.when(place, isPresent: (tag.kind == .section) == isPlain, merged(steps(inner, scopes, in: source)))]
        }
    }

    private mutating func partial(_ tag: TemplateTag, _ scopes: [ViewSchema], in source: SourceText) -> [TemplateStep] {
        guard let template = sources[tag.name] else {
            unknown(tag, "partial \"\(tag.name)\"", "known templates", sources.keys.sorted(), in: source)
            return []
        }
        guard !including.contains(tag.name) else {
            let chain = (including + [tag.name]).joined(separator: " → ")
            misused(tag, "partial \"\(tag.name)\" includes itself: \(chain)", "break the circle", in: source)
            return []
        }
        usedTemplates.insert(tag.name)
        including.append(tag.name)
        defer { including.removeLast() }
        return steps(template.nodes, scopes, in: template.source)
    }

    // MARK: Strings

    /// A string of the interface; `{name}` in it stands for a text key in reach of the tag.
    private mutating func string(
        _ key: String, _ tag: TemplateTag, _ scopes: [ViewSchema], in source: SourceText
    ) -> [TemplateStep] {
        guard let entry = strings.entries[key] else {
            if allStringKeys.contains(key) { missing(key, tag) } else { unknownString(key, tag, in: source) }
            return []
        }
        return entry.pieces.flatMap { piece -> [TemplateStep] in
            switch piece {
            case .literal(let text): return [.literal(Array(escapedHTML(text).utf8))]
            case .placeholder(let name):
                if let (place, kind) = find(name, in: scopes), case .text = kind { return [.text(place)] }
                let known = scopes.reversed().flatMap { $0.keys }.filter { if case .text = $0.kind { true } else { false } }.map(\.name)
                diagnostics.append(
                    strings.source.diagnostic(
                        .templateUnknownName, at: entry.location,
                        "placeholder \"{\(name)}\" in string \"\(key)\" is not a text key where \(place(tag)) uses it",
                        suggestion: nearMiss(name, among: known).map { "did you mean \"{\($0)}\"?" }))
                return []
            }
        }
    }

    private func place(_ tag: TemplateTag) -> String { "\(tag.location.file):\(tag.location.line)" }

    private mutating func missing(_ key: String, _ tag: TemplateTag) {
        guard reportedStrings.insert(key).inserted else { return }
        diagnostics.append(
            strings.source.diagnostic(
                .translationMissing, at: SourceLocation(file: strings.source.path),
                "string \"\(key)\" is missing in \(strings.source.path)", notes: ["used at \(place(tag))"],
                suggestion: "add \"\(key): …\""))
    }

    private mutating func unknownString(_ key: String, _ tag: TemplateTag, in source: SourceText) {
        unknown(tag, "string \"\(key)\"", "known strings", allStringKeys, in: source, prefix: "strings.", written: key)
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
            source.diagnostic(.templateUnknownName, at: tag.location, "unknown \(what)", suggestion: near ?? list))
    }

    private mutating func misused(_ tag: TemplateTag, _ message: String, _ suggestion: String, in source: SourceText) {
        diagnostics.append(source.diagnostic(.templateUnknownName, at: tag.location, message, suggestion: suggestion))
    }

    /// Neighbouring literals become one, so that rendering appends as few times as possible.
    private func merged(_ steps: [TemplateStep]) -> [TemplateStep] {
        var result: [TemplateStep] = []
        for step in steps {
            if case .literal(let text) = step, case .literal(let before)? = result.last {
                result[result.count - 1] = .literal(before + text)
            } else {
                result.append(step)
            }
        }
        return result
    }
}
