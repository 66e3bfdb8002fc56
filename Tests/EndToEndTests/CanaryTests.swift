import Catalogue
import Foundation
import Ingest
import Records
import TestSupport
import Testing

@Test(arguments: ["run", "check"])
func `nothing of a personal column leaves the rows set aside`(command: String) throws {
  let catalogueFolder = checkoutFolder + "/data/catalogue"
  let names = try FileManager.default.contentsOfDirectory(atPath: catalogueFolder)
  let sheets = try names.filter { $0.hasSuffix(".csv") }.sorted()
    .map { try SheetReader.sheet(path: catalogueFolder + "/" + $0) }
  let extracts = try CanaryExtracts(
    catalogue: catalogueFolder,
    schema: Catalogue(sheets: sheets).schema
  )
  #expect(extracts.datasets.contains("person") && extracts.personalNames > 30)
  // The extracts are made from the schema, so a new dataset is among them from the first day.
  #expect(extracts.all.count > 20 && extracts.all.isSuperset(of: extracts.datasets))
  let folder = InventedFolder()
  defer { folder.remove() }
  for (name, text) in extracts.files { folder.put(text, as: name) }
  let result = try folder.run(command)
  #expect(result.status == 0 || result.status == 1, "\(result.errors)")
  var outputs = files(below: folder.path + "/reports")
  outputs["standard output"] = Array(result.output.utf8)
  outputs["standard error"] = Array(result.errors.utf8)
  #expect(outputs.count > 6)

  var asideWithCanary = 0
  for (name, bytes) in outputs.sorted(by: { $0.key < $1.key }) {
    let text = Array(String(decoding: bytes, as: UTF8.self).lowercased().utf8)
    if name.contains("internal/set-aside/") || name.contains("data-quality/set-aside/") {
      if text.holds(CanaryExtracts.canaries[0].lowercased()) { asideWithCanary += 1 }
      let attributes = try FileManager.default.attributesOfItem(
        atPath: folder.path + "/reports/" + name
      )
      #expect(attributes[.posixPermissions] as? Int == 0o600, "\(name)")
      continue
    }
    for canary in CanaryExtracts.canaries + [CanaryExtracts.identifier] {
      let isFound = text.holds(canary.lowercased())
      #expect(!isFound, "\(name) holds '\(canary)'")
    }
  }
  #expect(asideWithCanary > 20)

  // Each dataset was read as what it is, or nothing would be proved.
  let account = outputs.first { $0.key.hasSuffix("data-quality.csv") }
  let lines = String(decoding: account?.value ?? [], as: UTF8.self).split(separator: "\n")
  for dataset in extracts.all {
    let isRead = lines.contains { line in
      let cells = line.split(separator: ",", omittingEmptySubsequences: false)
      return cells[0].hasPrefix("extracts/\(dataset)/") && cells[1] == dataset
        && cells[2] != cells[4]
    }
    let seen = lines.filter { $0.hasPrefix("extracts/\(dataset)/") }.joined(separator: "\n")
    #expect(isRead, "no layout of '\(dataset)' was read:\n\(seen)")
  }
}
