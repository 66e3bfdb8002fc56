import Catalogue
import Records
import Testing

/// The breakdowns that every indicator has whose dataset can give them, each with the field that it
/// rests on, of the rows themselves or of the register of people.
private let wanted: [(name: String, field: String)] = [
  ("Age band", "date_of_birth"), ("Sex", "sex"), ("Ethnicity", "ethnicity"),
  ("Disability", "disability"), ("Placement", "placement_type"), ("Team", "team"),
  ("District", "district"), ("Locality", "area"), ("School", "school"),
  ("Placement provider", "placement_provider"), ("Service", "service"),
  ("Theme of the audit", "theme"), ("Agency", "agency"),
]

/// What an indicator does without, and why.
private let without: [String: Set<String>] = [
  // Children who are not born yet have one age and no sex.
  "cpp_unborn_count": ["Age band", "Sex"],
  "prebirth_34w_count": ["Age band", "Sex"],
  "prebirth_34w_pct": ["Age band", "Sex"],
  "prebirth_referral_gestation": ["Age band", "Sex"],
  // All of them are disabled.
  "cpp_disabled_count": ["Disability"],
]

/// The breakdowns that an indicator lacks though its dataset can give them.
private func missing(_ indicator: Indicator, _ schema: Schema) -> [String] {
  guard indicator.rule.origin == .rows, let dataset = schema[indicator.dataset] else { return [] }
  switch indicator.measure {
  // A rate has no population of its parts; a distribution is one breakdown itself.
  case .rate, .distribution: return []
  default: break
  }
  func keeps(_ dataset: Dataset?, _ field: String) -> Bool { dataset?.field(field)?.use == .keep }
  func isOf(_ name: String) -> Bool {
    indicator.breakdowns.contains { $0.name == name }
  }
  let child = dataset.childField.map { dataset.fields[$0].name }
  let people = child == "child" ? schema["person"] : nil
  // Families and conferences of several children have no one child's age.
  let isOfOneChild: Bool
  switch indicator.rule.counted {
  case .families, .each("fgc_id"): isOfOneChild = false
  default: isOfOneChild = true
  }
  return wanted.filter { name, field in
    guard !isOf(name), !(without[indicator.id]?.contains(name) ?? false) else { return false }
    switch name {
    case "Age band": return isOfOneChild && (keeps(dataset, "age") || people != nil)
    case "Ethnicity" where isOf("Ethnicity of pupils"): return false
    case "Sex", "Ethnicity", "Disability":
      return isOfOneChild && (keeps(dataset, field) || keeps(people, field))
    default: return keeps(dataset, field)
    }
  }.map(\.name)
}

@Test func `every indicator counted from rows has the breakdowns that its dataset can give`() throws
{
  let catalogue = try StandardCatalogue.load()
  var seen = 0
  for indicator in catalogue.indicators {
    let missing = missing(indicator, catalogue.schema)
    #expect(missing.isEmpty, "\(indicator.id) has no breakdown by \(missing)")
    seen += indicator.breakdowns.count
  }
  #expect(seen > 800)
  // What is done without is still there to be done without.
  #expect(Set(without.keys).isSubset(of: catalogue.indicators.map(\.id)))
}

@Test func `what agencies send as totals is split by the areas that they name`() throws {
  let totals = try StandardCatalogue.load().indicators.filter { $0.rule.origin == .totals }
  #expect(totals.count > 50)
  for indicator in totals {
    #expect(indicator.breakdowns.contains { $0.field == "area" }, "\(indicator.id)")
  }
}

@Test func `no breakdown shows the values of a personal field or the number of a case`() throws {
  let catalogue = try StandardCatalogue.load()
  var fields: Set<String> = []
  for indicator in catalogue.indicators {
    for name in indicator.breakdowns.compactMap(\.field) {
      let field = try #require(catalogue.schema[indicator.dataset]?.field(name))
      #expect(field.use == .keep, "\(indicator.id) \(name)")
      switch field.type {
      case .text, .code: fields.insert(name)
      default: Issue.record("\(indicator.id): '\(name)' is no text")
      }
    }
  }
  #expect(fields.count >= 7)
  // Workers stay personal wherever they stand.
  for dataset in catalogue.schema.datasets {
    for field in dataset.fields
    where ["worker", "supervisor", "auditor", "name"].contains(field.name) {
      #expect(field.use == .personal, "\(dataset.name).\(field.name)")
    }
  }
}
