// swift-tools-version: 6.2
// The one map of targets: a target depends only on targets written above it.

import PackageDescription

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

let package = Package(
    name: "signpost",
    platforms: [.macOS(.v14)],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
    ],
    targets: [
        // Files of the repository that travel inside the program (theme, explanations) become Swift constants.
        .executableTarget(name: "EmbedFilesTool", swiftSettings: settings),
        .plugin(name: "EmbedFiles", capability: .buildTool(), dependencies: ["EmbedFilesTool"], path: "Sources/Plugins/EmbedFiles"),

        .systemLibrary(name: "CCmark", pkgConfig: "libcmark", providers: [.apt(["libcmark-dev"]), .brew(["cmark"])]),
        .target(name: "CMarkArena", dependencies: ["CCmark"]),
        .target(name: "HeapRoom"),
        .target(name: "OfflineCurl"),
        .target(name: "Diagnostics", exclude: ["embed.txt"], swiftSettings: settings, plugins: ["EmbedFiles"]),
        .target(
            name: "DataFiles",
            dependencies: ["Diagnostics", .product(name: "Yams", package: "Yams")],
            swiftSettings: settings),
        .target(
            name: "CivilCalendar", dependencies: ["Diagnostics", "DataFiles"], exclude: ["embed.txt"],
            swiftSettings: settings, plugins: ["EmbedFiles"]),
        .target(name: "ChineseText", exclude: ["embed.txt", "Tables"], swiftSettings: settings, plugins: ["EmbedFiles"]),
        .target(name: "Markdown", dependencies: ["CCmark", "CMarkArena", "Diagnostics", "ChineseText"], swiftSettings: settings),
        .target(name: "Tools", dependencies: ["Diagnostics", "DataFiles", "CivilCalendar", "ChineseText"], swiftSettings: settings),
        .target(
            name: "KnowledgeBase",
            dependencies: ["Diagnostics", "DataFiles", "CivilCalendar", "ChineseText", "Markdown", "Tools"],
            swiftSettings: settings),
        .target(name: "SearchIndex", dependencies: ["HeapRoom", "Diagnostics", "DataFiles", "ChineseText"], swiftSettings: settings),
        .target(
            name: "Theme",
            dependencies: [
                "Diagnostics", "DataFiles", "CivilCalendar", "ChineseText", "Tools",
                .product(name: "Mustache", package: "swift-mustache"),
            ],
            exclude: ["embed.txt"], swiftSettings: settings, plugins: ["EmbedFiles"]),
        .target(
            name: "SiteBuilder",
            dependencies: [
                "HeapRoom", "Diagnostics", "DataFiles", "CivilCalendar", "ChineseText", "Markdown", "Tools", "KnowledgeBase", "SearchIndex",
                "Theme",
            ],
            swiftSettings: settings),
        .target(
            name: "PreviewServer",
            dependencies: [
                "Diagnostics", .product(name: "FlyingFox", package: "FlyingFox"), .product(name: "FlyingSocks", package: "FlyingFox"),
            ],
            swiftSettings: settings),
        .executableTarget(
            name: "signpost",
            dependencies: [
                "Diagnostics", "DataFiles", "CivilCalendar", "ChineseText", "Markdown", "Tools", "KnowledgeBase", "SearchIndex", "Theme",
                "SiteBuilder", "PreviewServer", "OfflineCurl", .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: settings),

        .testTarget(name: "DiagnosticsTests", dependencies: ["Diagnostics"], swiftSettings: settings),
        .testTarget(name: "DataFilesTests", dependencies: ["DataFiles"], swiftSettings: settings),
        .testTarget(name: "CivilCalendarTests", dependencies: ["CivilCalendar"], swiftSettings: settings),
        .testTarget(name: "ChineseTextTests", dependencies: ["ChineseText"], swiftSettings: settings),
        .testTarget(name: "MarkdownTests", dependencies: ["Markdown"], swiftSettings: settings),
        .testTarget(name: "ToolsTests", dependencies: ["Tools", "DataFiles", "CivilCalendar", "Diagnostics"], swiftSettings: settings),
        .testTarget(
            name: "KnowledgeBaseTests", dependencies: ["KnowledgeBase", "Diagnostics", "DataFiles", "CivilCalendar", "Markdown"],
            swiftSettings: settings),
        .testTarget(name: "SearchIndexTests", dependencies: ["SearchIndex", "ChineseText", "Diagnostics"], swiftSettings: settings),
        .testTarget(
            name: "ThemeTests",
            dependencies: ["Theme", "Diagnostics", "CivilCalendar", .product(name: "Mustache", package: "swift-mustache")],
            swiftSettings: settings),
        .testTarget(
            name: "SiteBuilderTests", dependencies: ["SiteBuilder", "Diagnostics", "CivilCalendar", "Markdown", "Theme"],
            swiftSettings: settings),
        .testTarget(name: "PreviewServerTests", dependencies: ["PreviewServer", "Diagnostics"], swiftSettings: settings),
        .testTarget(name: "CommandTests", dependencies: ["signpost"], swiftSettings: settings),
    ]
)
