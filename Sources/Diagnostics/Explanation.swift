// The explanations of `docs/diagnostics/`, shipped inside the program.

/// Cause, example and fix of a code as Markdown; nil when none was written (a test makes sure there always is one).
package func explanation(of code: DiagnosticCode) -> String? {
    ExplanationFiles.files.first { $0.path == code.rawValue + ".md" }?.text
}
