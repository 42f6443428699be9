// What data files say to readers (timeline models, letters, phrases) is held to the same rules as pages.

import ChineseText
package import DataFiles
package import Diagnostics

extension Site {
    /// Checks every Chinese text in a YAML value for harm, retired terms and unknown telephone numbers.
    ///
    /// - Parameter quoting: keys whose texts are other people's words, such as what a collector says; they are left out.
    package func checkTexts(of node: DataNode, quoting: Set<String> = []) -> [Diagnostic] {
        switch node {
        case .scalar(let text, _, let place): checkText(text, at: place)
        case .list(let items, _): items.flatMap { checkTexts(of: $0, quoting: quoting) }
        case .map(let entries, _):
            entries.filter { !quoting.contains($0.key.name) }.flatMap { checkTexts(of: $0.value, quoting: quoting) }
        }
    }

    private func checkText(_ text: String, at place: SourceLocation) -> [Diagnostic] {
        guard text.unicodeScalars.contains(where: \.isHan) else { return [] }
        return harmProblems(in: text) { _ in place } + retiredTermProblems(in: text) { _ in place }
            + (rules.contacts.map { numberProblems(in: text, $0, isInAlert: false) { _ in place } } ?? [])
    }
}
