// The files below a folder, by the system's own calls: asking Foundation for each entry's kind costs more than reading the files.

import Foundation
import KnowledgeBase

/// Regular files below a folder, as paths relative to it, sorted by bytes. Hidden entries and linked folders are left out.
///
/// - Returns: `failures` names folders that could not be listed, with the system's reason.
func listFiles(below root: String) -> (files: [String], failures: [(path: String, reason: String)]) {
    var files: [String] = []
    var failures: [(path: String, reason: String)] = []
    var folders = [""]
    while let folder = folders.popLast() {
        guard let stream = opendir(root + "/" + folder) else {
            failures.append((folder, String(cString: strerror(errno))))
            continue
        }
        defer { closedir(stream) }
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
            if name.hasPrefix(".") { continue }
            let path = folder.isEmpty ? name : folder + "/" + name
            switch kind(of: Int32(entry.pointee.d_type), at: root + "/" + path) {
            case .file: files.append(path)
            case .folder: folders.append(path)
            case .other: continue
            }
        }
    }
    return (files.sorted(by: precedesByBytes), failures)
}

private enum EntryKind {
    case file
    case folder
    case other
}

/// Links to files count as files; some file systems do not tell the kind and are asked.
private func kind(of type: Int32, at path: String) -> EntryKind {
    switch type {
    case Int32(DT_REG): return .file
    case Int32(DT_DIR): return .folder
    case Int32(DT_LNK), Int32(DT_UNKNOWN):
        var information = stat()
        // A link that leads nowhere is a file that cannot be read, and said to be when it is.
        guard stat(path, &information) == 0 else { return .file }
        if information.st_mode & S_IFMT == S_IFREG { return .file }
        return information.st_mode & S_IFMT == S_IFDIR && type == Int32(DT_UNKNOWN) ? .folder : .other
    default: return .other
    }
}
