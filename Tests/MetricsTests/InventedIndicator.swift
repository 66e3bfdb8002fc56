import Records

@testable import Catalogue

extension Indicator {
  /// An indicator of which only the id and the polarity matter.
  static func invented(
    _ id: String,
    polarity: Polarity = .neutral,
    bases: [Basis] = [.snapshot],
    unit: Unit = .percent
  ) -> Indicator {
    Indicator(
      id: id,
      title: id,
      agency: "",
      theme: "",
      rule: CountingRule(
        dataset: "",
        population: .open,
        counted: .children,
        measure: unit == .percent ? .percentage : unit == .per10000 ? .rate : .count
      ),
      unit: unit,
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
