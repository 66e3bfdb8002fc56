import Foundation
import TestSupport
import Testing

/// The Swift files of a floor.
private func sources(of floor: String) -> [String] {
  let folder = "\(checkoutFolder)/Sources/\(floor)"
  let names = (try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? []
  return names.filter { $0.hasSuffix(".swift") }.sorted().map { "\(folder)/\($0)" }
}

/// Whoever pastes the code of the guide to charts into `Render` has a floor that compiles.
@Test func `the Swift of the guide to charts compiles where it says`() throws {
  let page = try #require(GuidePage.at("docs/chart.md"))
  let blocks = page.blocks.filter { $0.kind == "swift" }.map(\.text)
  try #require(blocks.count == 2)
  let folder = makeTemporaryFolder()
  defer { try? FileManager.default.removeItem(atPath: folder) }
  let file = folder + "/QuarterPlate.swift"
  let call = "private func page(of standing: Standing) {\n  var blocks: [Block] = []\n"
  write(blocks[0] + "\n" + call + blocks[1] + "}\n", to: file)
  let products = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
  let process = Process()
  process.executableURL = URL(filePath: "/usr/bin/env")
  process.arguments =
    ["swiftc", "-frontend", "-typecheck", "-swift-version", "6", "-module-name", "Render"]
    + ["ExistentialAny", "InternalImportsByDefault", "MemberImportVisibility"]
    .flatMap { ["-enable-upcoming-feature", $0] }
    + ["-I", products.appending(path: "Modules").path, "-primary-file", file]
    + sources(of: "Render")
  let pipe = Pipe()
  process.standardError = pipe
  try process.run()
  let said = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
  process.waitUntilExit()
  #expect(process.terminationStatus == 0, "\(said.prefix(2_000))")
  let inside = contents(of: "\(checkoutFolder)/Sources/Render/Pages/IndicatorPage.swift") ?? ""
  #expect(inside.contains("var blocks: [Block]") && inside.contains("of standing: Standing"))
}
