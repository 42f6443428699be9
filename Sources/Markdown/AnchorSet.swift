// The ids of a page that a link may point to, compared byte by byte as browsers do.

/// A set of ids. `Set<String>` would bring each id that is not ASCII into normal form first, to find it equal to other spellings.
package struct AnchorSet: Sendable, Equatable, ExpressibleByArrayLiteral {
    private var ids: Set<Key> = []

    private struct Key: Hashable {
        let id: String

        static func == (one: Key, two: Key) -> Bool { one.id.utf8.elementsEqual(two.id.utf8) }

        func hash(into hasher: inout Hasher) {
            var id = id
            id.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
        }
    }

    /// The ids, repeats once.
    package init(arrayLiteral ids: String...) { for id in ids { insert(id) } }

    /// Makes room for some ids at once.
    package mutating func reserveCapacity(_ count: Int) { ids.reserveCapacity(count) }

    /// Whether a link to the id leads somewhere.
    package func contains(_ id: String) -> Bool { ids.contains(Key(id: id)) }

    /// Returns whether the id is new.
    @discardableResult
    package mutating func insert(_ id: String) -> Bool { ids.insert(Key(id: id)).inserted }

    /// In no particular order.
    package var all: [String] { ids.map(\.id) }
}
