// Whole files by the system's own calls. A build reads and writes tens of thousands: Foundation's way costs more than the files.

import Foundation

/// Why a call of the system failed.
package struct SystemError: Error {
    /// `errno`.
    var code: Int32

    /// In the system's words.
    package var reason: String { String(cString: strerror(code)) }
}

/// What a folder holds, hidden entries too, in the system's order; kinds are `DT_REG` and the like.
func folderEntries(of path: String) throws(SystemError) -> [(name: String, kind: Int32)] {
    guard let stream = opendir(path) else { throw SystemError(code: errno) }
    defer { closedir(stream) }
    var entries: [(name: String, kind: Int32)] = []
    while let entry = readdir(stream) {
        let name = withUnsafeBytes(of: &entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
        if name != ".", name != ".." { entries.append((name, Int32(entry.pointee.d_type))) }
    }
    return entries
}

/// The bytes of a file.
package func readBytes(of path: String) throws(SystemError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw SystemError(code: errno) }
    defer { close(descriptor) }
    var information = stat()
    guard fstat(descriptor, &information) == 0 else { throw SystemError(code: errno) }
    var failure: Int32 = 0
    // One byte more than the size: the read that meets the end needs room.
    var bytes = [UInt8](unsafeUninitializedCapacity: max(0, Int(information.st_size)) + 1) { buffer, count in
        failure = read(descriptor, into: buffer, &count)
    }
    // A file that grew meanwhile, or one whose size the system does not tell.
    while failure == 0, bytes.count == bytes.capacity || bytes.count > Int(information.st_size) {
        let more = [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in failure = read(descriptor, into: buffer, &count) }
        if more.isEmpty { break }
        bytes += more
    }
    guard failure == 0 else { throw SystemError(code: failure) }
    return bytes
}

/// Reads until the buffer is full or the file ends; returns 0 or the error.
private func read(_ descriptor: Int32, into buffer: UnsafeMutableBufferPointer<UInt8>, _ count: inout Int) -> Int32 {
    while count < buffer.count {
        let got = read(descriptor, buffer.baseAddress.map { $0 + count }, buffer.count - count)
        if got == 0 { break }
        if got < 0 {
            if errno == EINTR { continue }
            return errno
        }
        count += got
    }
    return 0
}

/// Writes a whole file, replacing what it held; its folder must exist.
func writeBytes(_ bytes: [UInt8], to path: String) throws(SystemError) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw SystemError(code: errno) }
    var failure: Int32 = 0
    bytes.withUnsafeBytes { buffer in
        var offset = 0
        while offset < buffer.count, failure == 0 {
            let written = write(descriptor, buffer.baseAddress.map { $0 + offset }, buffer.count - offset)
            if written >= 0 { offset += written } else if errno != EINTR { failure = errno }
        }
    }
    if close(descriptor) != 0, failure == 0 { failure = errno }
    guard failure == 0 else { throw SystemError(code: failure) }
}

/// Creates a folder and those above it that are missing. (Foundation's way tells no cause when one of them is a file.)
package func makeFolders(_ path: String) throws(SystemError) {
    if mkdir(path, 0o777) == 0 { return }
    let code = errno
    let parent = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
    switch code {
    case ENOENT where !parent.isEmpty:
        try makeFolders(parent)
        guard mkdir(path, 0o777) == 0 || errno == EEXIST else { throw SystemError(code: errno) }
    case EEXIST:
        var information = stat()
        guard stat(path, &information) == 0 else { throw SystemError(code: errno) }
        guard information.st_mode & S_IFMT == S_IFDIR else { throw SystemError(code: ENOTDIR) }
    default: throw SystemError(code: code)
    }
}
