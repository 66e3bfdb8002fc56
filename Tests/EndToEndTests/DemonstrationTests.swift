import TestSupport
import Testing

/// The demonstration month, written once for all tests.
let demonstration: (result: ProgramResult, files: [String: [UInt8]])? = {
  let out = makeTemporaryFolder()
  guard let result = try? runProgram("scorecard", ["run", "--out", out]) else { return nil }
  return (result, files(below: out))
}()

@Test func `the committed scorecard of the demonstration is what the program writes`() throws {
  let demonstration = try #require(demonstration)
  #expect(demonstration.result.status <= 1, "\(demonstration.result.errors)")
  let accounts = try #require(demonstration.files["2025-09/internal/data-quality.csv"])
  expectEveryRowIsAccountedFor(inTable: String(decoding: accounts, as: UTF8.self))
  let committed = withoutWorkbooks(files(below: checkoutFolder + "/reports"))
  let written = withoutWorkbooks(demonstration.files)
  #expect(committed.keys.sorted() == written.keys.sorted(), "run 'make' and commit reports/2025-09")
  let different = written.keys.sorted().filter { committed[$0] != written[$0] }
  #expect(different == [], "run 'make' and commit reports/2025-09")
}

/// The files of the demonstration month without its workbooks and what the manifests say of them:
/// their bytes are those of the installed library, and without it there are none.
private func withoutWorkbooks(_ files: [String: [UInt8]]) -> [String: [UInt8]] {
  var others = files.filter { $0.key.hasPrefix("2025-09/") && !$0.key.hasSuffix(".xlsx") }
  for name in others.keys where name.hasSuffix("/manifest.json") {
    var lines = (others[name] ?? []).split(separator: UInt8(ascii: "\n"))
    if let place = lines.firstIndex(where: { $0.contains(Array("scorecard.xlsx".utf8)) }) {
      lines.removeSubrange(place...place + 1)
    }
    // Where the object of the workbook was, its braces are left.
    others[name] = Array(lines.filter { $0.contains(UInt8(ascii: ":")) }.joined())
  }
  return others
}

/// The invented extracts have these words in every private column.
@Test(arguments: ["Exampleton", "Testchild", "Worker", "EX99 9ZZ"])
func `nothing private reaches a report but the rows set aside`(canary: String) throws {
  let demonstration = try #require(demonstration)
  let found = demonstration.files.filter { name, bytes in
    !name.contains("/set-aside/") && bytes.holds(canary)
  }
  #expect(found.keys.sorted() == [])
}

@Test func `every file has one digest in the manifest, and no page is over 300 kilobytes`() throws {
  let demonstration = try #require(demonstration)
  for edition in ["internal", "public"] {
    let folder = "2025-09/\(edition)/"
    let own = demonstration.files.keys.filter { $0.hasPrefix(folder) }
    let manifest = String(
      decoding: try #require(demonstration.files[folder + "manifest.json"]),
      as: UTF8.self
    )
    for name in own where name != folder + "manifest.json" {
      #expect(manifest.contains("\"\(name.dropFirst(folder.count))\""), "\(name)")
    }
    for name in own where name.hasSuffix(".html") {
      #expect((demonstration.files[name]?.count ?? 0) < 300_000, "\(name)")
    }
  }
}

@Test func `public pages carry the digest of the published figures, and not that of the inputs`()
  throws
{
  let demonstration = try #require(demonstration)
  func text(_ name: String) throws -> String {
    String(decoding: try #require(demonstration.files["2025-09/" + name]), as: UTF8.self)
  }
  // In the manifest the path of a file stands in the line before its digest.
  let lines = try text("public/manifest.json").split(separator: "\n")
  let place = try #require(lines.firstIndex { $0.contains("\"indicators.csv\"") })
  let digest = try #require(lines[place + 1].split(separator: "\"").dropFirst(3).first)
  #expect(digest.count == 64)
  let inputs = try #require(
    try text("internal/manifest.json").split(separator: "\n")
      .first { $0.contains("\"data_hash\"") }?.split(separator: "\"").dropFirst(3).first
  )
  for page in ["scorecard.html", "scorecard.md", "neighbours.html", "definitions.md"] {
    #expect(try text("public/" + page).contains("figures \(digest.prefix(12))"), "\(page)")
    #expect(try text("internal/" + page).contains("run \(inputs)"), "\(page)")
  }
  let published = demonstration.files.filter { $0.key.hasPrefix("2025-09/public/") }
  #expect(published.filter { $0.value.holds(inputs) }.keys.sorted() == [])
}

@Test func `the built-in catalogue is the one in the data folder`() throws {
  let there = try runProgram("scorecard", ["catalogue", "--format", "csv", "--data", "data"])
  let folder = makeTemporaryFolder()
  let builtIn = try runProgram("scorecard", ["catalogue", "--format", "csv"], in: folder)
  #expect(there.status == 0 && builtIn.status == 0, "\(there.errors)\(builtIn.errors)")
  #expect(there.output == builtIn.output)
  #expect(there.output.split(separator: "\n").count > 44)
}
