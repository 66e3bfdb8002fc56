import Catalogue
import Records
import Testing

@Test func `the catalogue has the 44 computed indicators of tier A`() throws {
  let catalogue = try StandardCatalogue.load()
  #expect(catalogue.indicators.count == 44)
  for indicator in catalogue.indicators {
    #expect(!indicator.definition.isEmpty && !indicator.question.isEmpty, "\(indicator.id)")
  }
}
