import Foundation
import TestSupport
import Testing

@Test(arguments: GuidePage.all)
func `every link of a page leads somewhere`(page: GuidePage) {
  let folder = URL(filePath: checkoutFolder + "/" + page.path).deletingLastPathComponent()
  for link in page.links where !link.hasPrefix("http://") && !link.hasPrefix("https://") {
    let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let target =
      parts[0].isEmpty
      ? checkoutFolder + "/" + page.path
      : folder.appending(path: String(parts[0])).standardizedFileURL.path
    #expect(FileManager.default.fileExists(atPath: target), "\(page.path): \(link)")
    guard parts.count == 2, target.hasSuffix(".md") else { continue }
    let below = String(target.dropFirst(checkoutFolder.count + 1))
    #expect(GuidePage(below).anchors.contains(String(parts[1])), "\(page.path): \(link)")
  }
  // Within one floor's pages, links name pages.
  for link in page.lines.joined(separator: "\n").matches(of: #/<doc:([A-Za-z]+)>/#) {
    let target = folder.appending(path: "\(link.1).md").path
    #expect(FileManager.default.fileExists(atPath: target), "\(page.path): \(link.0)")
  }
}

@Test func `every guide is in the index, and the index is linked from the first page`() throws {
  let index = try #require(GuidePage.at("docs/README.md"))
  let linked = Set(index.links.map { $0.split(separator: "/").last.map(String.init) ?? "" })
  for page in GuidePage.all where page.path.hasPrefix("docs/") && !page.path.hasSuffix("README.md")
  {
    guard !page.path.hasPrefix("docs/decisions/") else { continue }
    #expect(linked.contains(String(page.path.dropFirst("docs/".count))), "\(page.path)")
  }
  let first = try #require(GuidePage.at("README.md"))
  #expect(first.links.contains("docs/README.md"))
  #expect(first.lines.count + first.blocks.count < 90, "two screens")
}

@Test(arguments: GuidePage.all)
func `a path that a page names is there`(page: GuidePage) {
  let roots = ["Sources/", "Tests/", "data/", "docs/"]
  for span in page.spans where roots.contains(where: { span.hasPrefix($0) }) {
    guard !span.contains(where: { " *<…{".contains($0) }) else { continue }
    let path = checkoutFolder + "/" + span
    #expect(FileManager.default.fileExists(atPath: path), "\(page.path): \(span)")
  }
  // A file of a floor may be named without the folder of all floors and without its ending.
  let floors = [
    "Records/", "Catalogue/", "Ingest/", "Metrics/", "Release/", "Render/", "scorecard/",
  ]
  for span in page.spans where floors.contains(where: { span.hasPrefix($0) }) {
    guard !span.contains(where: { " *<…{".contains($0) }) else { continue }
    let path = checkoutFolder + "/Sources/" + span
    let isThere = [path, path + ".swift"].contains { FileManager.default.fileExists(atPath: $0) }
    #expect(isThere, "\(page.path): \(span)")
  }
}

@Test func `the page that check writes links to nothing that is not there`() throws {
  let folder = makeTemporaryFolder()
  defer { try? FileManager.default.removeItem(atPath: folder) }
  let plans = "Child ID,CP Plan ID,CP Plan Start Date,Initial Category\nT1,P1,01/03/2025,Neglect\n"
  write(plans, to: folder + "/extracts/plans.csv")
  let setting = #"{"partnership": "P", "authority_code": "999", "authority_name": "Tryshire"}"#
  write(setting, to: folder + "/partnership.json")
  let result = try runProgram("scorecard", ["check", "--data", folder])
  #expect(result.status == 0, "\(result.errors)")
  let reports = folder + "/reports/data-quality"
  let page = try #require(contents(of: reports + "/data-quality.html"))
  let targets = page.matches(of: #/href="([^"#]+)"/#).map { String($0.1) }
  for target in targets where !target.hasPrefix("data:") {
    #expect(FileManager.default.fileExists(atPath: "\(reports)/\(target)"), "\(target)")
  }
}
