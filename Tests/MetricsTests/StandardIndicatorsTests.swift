import Catalogue
import Records
import Testing

@Test func `every indicator says what it counts and asks a question`() throws {
  let catalogue = try StandardCatalogue.load()
  for indicator in catalogue.indicators {
    #expect(!indicator.definition.isEmpty && !indicator.question.isEmpty, "\(indicator.id)")
  }
}
