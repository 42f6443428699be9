// Writes one Swift file that holds the text files below a folder (or one file) as string constants.
// usage: EmbedFilesTool NAME FOLDER OUTPUT

import Foundation

let (name, folder, output) = (CommandLine.arguments[1], CommandLine.arguments[2], CommandLine.arguments[3])
var isDirectory: ObjCBool = false
let isSingle = FileManager.default.fileExists(atPath: folder, isDirectory: &isDirectory) && !isDirectory.boolValue
let names =
    isSingle ? [(folder as NSString).lastPathComponent] : try FileManager.default.subpathsOfDirectory(atPath: folder).sorted()
var source = """
    enum \(name) {
        /// Path below the embedded folder, and the file's text.
        static let files: [(path: String, text: String)] = [

    """
for path in names where !path.split(separator: "/").contains(where: { $0.hasPrefix(".") }) {
    var isFolder: ObjCBool = false
    let full = isSingle ? folder : folder + "/" + path
    guard FileManager.default.fileExists(atPath: full, isDirectory: &isFolder), !isFolder.boolValue else { continue }
    let text = try String(contentsOfFile: full, encoding: .utf8)
    // A raw string with more # than any run in the text needs no escapes; carriage returns would be normalised, so they are refused.
    precondition(!text.contains("\r"), "\(full): embedded files use LF line endings")
    var fence = "#"
    while text.contains("\"\"\"" + fence) || text.contains("\\" + fence) { fence += "#" }
    source += "        (\"\(path)\", \(fence)\"\"\"\n\(text)\n\"\"\"\(fence)),\n"
}
source += "    ]\n}\n"
try source.write(toFile: output, atomically: true, encoding: .utf8)
