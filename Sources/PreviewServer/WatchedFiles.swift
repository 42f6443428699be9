// The state of the files an author edits, compared by looking again: the same on Linux and macOS, and on network folders
// where the system's notifications do not arrive.

import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Size, inode and time of change of every file below some paths at one moment.
struct WatchedFiles: Equatable, Sendable {
    private struct Stamp: Equatable {
        var seconds: Int
        var nanoseconds: Int
        var size: Int64
        var inode: UInt64
    }

    private var stamps: [String: Stamp] = [:]

    /// Looks at every path; a folder counts with everything in it, except names that begin with a dot. A missing path is empty.
    init(at paths: [String]) {
        for path in paths {
            look(at: path)
            guard let names = FileManager.default.enumerator(atPath: path) else { continue }
            for case let name as String in names {
                if name.split(separator: "/").last?.hasPrefix(".") == true {
                    names.skipDescendants()
                } else {
                    look(at: path + "/" + name)
                }
            }
        }
    }

    private mutating func look(at path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return }
        // A folder's own time changes whenever an editor makes a passing file in it; its files say everything.
        guard status.st_mode & S_IFMT != S_IFDIR else { return }
        #if canImport(Darwin)
            let time = status.st_mtimespec
        #else
            let time = status.st_mtim
        #endif
        stamps[path] = Stamp(
            seconds: Int(time.tv_sec), nanoseconds: Int(time.tv_nsec), size: Int64(status.st_size), inode: UInt64(status.st_ino))
    }
}
