import Catalogue
import Ingest
import Records
import Testing

/// The catalogue in the checkout's `data/catalogue`.
func standardCatalogue() throws -> Catalogue {
  let checkout = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
  let names = [
    "datasets", "fields", "aliases", "codes", "spellings", "splits", "identities", "rules",
    "areas", "authority_changes",
  ]
  return try Catalogue(
    sheets: try names.map {
      try SheetReader.sheet(path: "\(checkout)/data/catalogue/\($0).csv")
    }
  )
}

@Test func `every rule and identity of the catalogue speaks of known fields`() throws {
  let catalogue = try standardCatalogue()
  #expect(catalogue.rules.count > 80)
  #expect(catalogue.identities.count > 18)
}

@Test func `only an end before its start and too many sessions set a row aside`() throws {
  let catalogue = try standardCatalogue()
  let hard = catalogue.rules.filter { $0.action == .setAside }
  // Rulings, "What sets a row aside": the codes are those of validation_rules.csv where it has one.
  #expect(
    Set(hard.map(\.id)) == [
      "8925", "4011", "8630", "8608", "903-356", "903-567", "L009", "L043", "L051",
    ]
  )
  #expect(!hard.contains { $0.looksAround })
}
