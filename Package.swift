// swift-tools-version: 6.2
import PackageDescription

/// The compiler settings that every Swift target of the house shares.
let house: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .strictMemorySafety(),
]

/// A room of the house: a library target that sees only the floors named here.
func room(_ name: String, sees floors: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: floors, swiftSettings: house)
}

/// The tests of one room.
func tests(_ name: String, of floors: [Target.Dependency], golden: Bool = false) -> Target {
  .testTarget(
    name: name,
    dependencies: floors + ["TestSupport"],
    exclude: golden ? ["Golden"] : [],
    swiftSettings: house
  )
}

let package = Package(
  name: "scorecard",
  targets: [
    .systemLibrary(name: "CLibCSV", providers: [.apt(["libcsv-dev"])]),
    .systemLibrary(name: "CLibCrypto", providers: [.apt(["libssl-dev"])]),
    .target(name: "CStandardCatalogue"),
    .target(name: "CLinuxFiles"),
    room("Records"),
    room("Catalogue", sees: ["Records"]),
    room("Ingest", sees: ["CLibCSV", "Records", "Catalogue"]),
    room("Metrics", sees: ["Records", "Catalogue"]),
    room("Release", sees: ["Records", "Catalogue", "Metrics"]),
    room("Render", sees: ["Records", "Catalogue", "Metrics", "Release"]),
    .executableTarget(name: "synthesise", dependencies: ["Records"], swiftSettings: house),
    .executableTarget(
      name: "scorecard",
      dependencies: [
        "CLibCrypto", "CStandardCatalogue", "CLinuxFiles", "Records", "Catalogue", "Ingest",
        "Metrics", "Release", "Render",
      ],
      swiftSettings: house
    ),
    .target(
      name: "TestSupport",
      dependencies: ["Records"],
      path: "Tests/TestSupport",
      swiftSettings: house
    ),
    tests("RecordsTests", of: ["Records"]),
    tests("SynthesiseTests", of: ["Records", "Catalogue", "Ingest", "synthesise"]),
    tests("CatalogueTests", of: ["Records", "Catalogue"]),
    tests("MetricsTests", of: ["Records", "Catalogue", "Ingest", "Metrics"], golden: true),
    tests("WorkedExamples", of: ["Records", "Catalogue", "Ingest", "Metrics"]),
    tests("IngestTests", of: ["Records", "Catalogue", "Ingest"]),
    .testTarget(
      name: "Fuzz",
      dependencies: ["Records", "Catalogue", "Ingest", "TestSupport"],
      exclude: ["Corpus", "Reader"],
      swiftSettings: house
    ),
    tests("ReleaseTests", of: ["Records", "Catalogue", "Metrics", "Release"]),
    tests(
      "EndToEndTests",
      of: ["Records", "Catalogue", "Ingest", "Metrics", "Release", "Render", "scorecard"]
    ),
    tests("GuideTests", of: ["Records", "Catalogue", "Ingest", "scorecard"]),
    tests("FrontDoorTests", of: ["Records", "Release", "Render", "scorecard"]),
    tests(
      "RenderTests",
      of: ["Records", "Catalogue", "Metrics", "Release", "Render"],
      golden: true
    ),
  ]
)

// The workbook, where the library that writes it is installed: `make` looks and says so.
if Context.environment["WORKBOOK"] == "1" {
  package.targets.append(
    .systemLibrary(name: "CLibXlsxWriter", providers: [.apt(["libxlsxwriter-dev"])])
  )
  for target in package.targets where target.name == "scorecard" {
    target.dependencies.append("CLibXlsxWriter")
    target.swiftSettings?.append(.define("WORKBOOK"))
  }
}

// Where `make` puts the standard library into the program, the toolchain's own linker does it: the
// system's warns of a function in Foundation that nothing here calls.
if Context.environment["STATIC"] == "1" {
  for target in package.targets where ["scorecard", "synthesise"].contains(target.name) {
    target.linkerSettings = [.unsafeFlags(["-use-ld=lld"])]
  }
}

// The tests run the program often, and the search for proofs alone takes minutes without the optimiser.
for target in package.targets
where [
  "Records", "Catalogue", "Ingest", "Metrics", "Release", "Render", "TestSupport",
].contains(target.name) {
  target.swiftSettings?.append(.unsafeFlags(["-O"], .when(configuration: .debug)))
}

// The reader under libFuzzer, which brings its own main: only for `make fuzz`.
if Context.environment["FUZZ"] != nil {
  package.targets.append(
    .executableTarget(
      name: "fuzz-reader",
      dependencies: ["Records", "Catalogue", "Ingest"],
      path: "Tests/Fuzz",
      exclude: ["Corpus", "ReadingFuzzTests.swift"],
      swiftSettings: house + [.unsafeFlags(["-parse-as-library"])]
    )
  )
  package.targets.removeAll { $0.name == "Fuzz" }
}
