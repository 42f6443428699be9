// A command's refusal that is not a diagnostic at a place, and how text reaches the terminal.

import Foundation
import SiteBuilder

/// A message and the exit status that goes with it.
struct CommandFailure: Error {
    /// 1: the author must fix something; 2: wrong usage; 70: a bug of ours.
    var status: Int32
    var message: String

    static func author(_ message: String) -> CommandFailure { CommandFailure(status: 1, message: message) }
    static func usage(_ message: String) -> CommandFailure { CommandFailure(status: 2, message: message) }
}

/// The bytes of a file that the command line names.
func readNamedFile(_ path: String) throws -> [UInt8] {
    do { return try readBytes(of: path) } catch { throw CommandFailure.author("\(path) cannot be read: \(error.reason)") }
}

/// Writes text to standard error, with its line ended; nothing for no text.
func printError(_ text: String) {
    if text.isEmpty { return }
    FileHandle.standardError.write(Data((text.hasSuffix("\n") ? text : text + "\n").utf8))
}

/// Writes bytes to standard output as they are.
func printRaw(_ text: String) {
    FileHandle.standardOutput.write(Data(text.utf8))
}
