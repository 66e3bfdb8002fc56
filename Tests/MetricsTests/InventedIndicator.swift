import Records

@testable import Catalogue

extension Indicator {
  /// An indicator of which only the id and the polarity matter.
  static func invented(_ id: String, polarity: Polarity = .neutral, bases: [Basis] = [.snapshot])
    -> Indicator
  {
    Indicator(
      id: id,
      title: id,
      agency: "",
      theme: "",
      rule: CountingRule(
        dataset: "",
        population: .open,
        counted: .children,
        measure: .percentage
      ),
      unit: .percent,
      bases: bases,
      polarity: polarity,
      breakdowns: [],
      benchmark: "",
      version: 1,
      definition: "",
      caution: "",
      question: "",
      source: ""
    )
  }
}
