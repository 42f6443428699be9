// The files below a folder, by the system's own calls: asking Foundation for each entry's kind costs more than reading the files.

import Foundation
import KnowledgeBase

/// What lies below a folder, as paths relative to it.
struct FolderListing {
    /// Regular files, and links to such files of the site, sorted by bytes.
    var files: [String] = []
    /// Everything else but hidden entries, which are left out without a word.
    var rest: [(path: String, problem: EntryProblem)] = []
}

/// Why an entry of a folder is not read.
enum EntryProblem {
    /// A folder that cannot be listed, with the system's reason.
    case unlistable(String)
    /// A link to a folder: it may lead anywhere, also round in a circle.
    case linkedFolder
    /// A link to a file that is no part of the site: whatever the builder may read would be published.
    case linkOutside
    /// Neither file nor folder: its kind in words.
    case special(String)
}

/// Lists a folder.
///
/// - Parameter site: the site's folder. Links must lead to files in it or in the listed folder, and to no hidden ones (`.git` keeps
///   passwords).
func listFiles(below root: String, site: String) -> FolderListing {
    var listing = FolderListing()
    var folders = [""]
    while let folder = folders.popLast() {
        let entries: [(name: String, kind: Int32)]
        do { entries = try folderEntries(of: root + "/" + folder) } catch {
            listing.rest.append((folder, .unlistable(error.reason)))
            continue
        }
        for entry in entries where !entry.name.hasPrefix(".") {
            let path = folder.isEmpty ? entry.name : folder + "/" + entry.name
            switch kind(of: entry.kind, at: root + "/" + path, within: [site, root]) {
            case .file: listing.files.append(path)
            case .folder: folders.append(path)
            case .other(let problem): listing.rest.append((path, problem))
            }
        }
    }
    listing.files.sort(by: precedesByBytes)
    return listing
}

private enum EntryKind {
    case file
    case folder
    case other(EntryProblem)
}

/// Some file systems do not tell the kind and are asked.
private func kind(of type: Int32, at path: String, within folders: [String]) -> EntryKind {
    switch type {
    case Int32(DT_REG): return .file
    case Int32(DT_DIR): return .folder
    case Int32(DT_LNK): return kindOfLink(at: path, within: folders)
    default:
        var information = stat()
        // What cannot be asked is a file that cannot be read, and said to be when it is.
        guard lstat(path, &information) == 0 else { return .file }
        switch information.st_mode & S_IFMT {
        case S_IFREG: return .file
        case S_IFDIR: return .folder
        case S_IFLNK: return kindOfLink(at: path, within: folders)
        default: return .other(.special(kindName(information.st_mode)))
        }
    }
}

private func kindOfLink(at path: String, within folders: [String]) -> EntryKind {
    var information = stat()
    // A link that leads nowhere is a file that cannot be read.
    guard stat(path, &information) == 0, let target = resolved(path) else { return .file }
    switch information.st_mode & S_IFMT {
    case S_IFDIR: return .other(.linkedFolder)
    case S_IFREG:
        let isInside = folders.compactMap(resolved).contains { folder in
            target.hasPrefix(folder + "/") && !target.dropFirst(folder.count).contains("/.")
        }
        return isInside ? .file : .other(.linkOutside)
    default: return .other(.special(kindName(information.st_mode)))
    }
}

private func kindName(_ mode: mode_t) -> String {
    switch mode & S_IFMT {
    case S_IFIFO: "a named pipe"
    case S_IFSOCK: "a socket"
    default: "a device"
    }
}

/// The path without links; nil when it leads nowhere.
private func resolved(_ path: String) -> String? {
    guard let name = realpath(path, nil) else { return nil }
    defer { free(name) }
    return String(cString: name)
}
