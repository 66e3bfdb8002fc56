import Catalogue
import Records

/// Finds the indicators that a name of a total means.
struct AgencyNames {
  /// One part of one indicator.
  struct Target: Hashable {
    let indicator: Int
    let part: AgencyMeasure.Part
    let slice: Int
  }

  private let indicators: [Indicator]
  private let slices: [[Slice]]
  /// The titles of the indicators, tidied.
  private let titles: [String]
  private let places: [String: Int]
  private let measures: [String: [AgencyMeasure]]
  private let own: [String: Int]
  /// What agencies call the categories of each indicator, whatever they call the total.
  private let categories: [Int: [String: String]]

  init(_ catalogue: Catalogue, slices: [[Slice]]) {
    indicators = catalogue.indicators
    self.slices = slices
    titles = catalogue.indicators.map { AgencyMeasure.tidy($0.title) }
    places = Dictionary(
      indicators.enumerated().map { ($0.element.id, $0.offset) },
      uniquingKeysWith: { first, _ in first }
    )
    measures = Dictionary(grouping: catalogue.measures, by: \.measure)
    var categories: [Int: [String: String]] = [:]
    for measure in catalogue.measures where !measure.agencyCategory.isEmpty {
      guard let place = places[measure.indicator], let label = measure.category else { continue }
      categories[place, default: [:]][measure.agencyCategory] = AgencyMeasure.tidy(label)
    }
    self.categories = categories
    // An indicator's id and title are always understood.
    own = Dictionary(
      indicators.enumerated().flatMap { place, indicator in
        [indicator.id, indicator.title].map { (AgencyMeasure.tidy($0), place) }
      },
      uniquingKeysWith: { first, _ in first }
    )
  }

  /// For each indicator that is split by the areas that agencies name, the slice of each area.
  var areas: [Int: [String: Int]] {
    var areas: [Int: [String: Int]] = [:]
    for (place, indicator) in indicators.enumerated() where indicator.rule.origin == .totals {
      for breakdown in indicator.breakdowns where breakdown.field != nil {
        for (slice, name) in slices[place].enumerated() where name.breakdown == breakdown.name {
          areas[place, default: [:]][AgencyMeasure.tidy(name.category)] = slice
        }
      }
    }
    return areas
  }

  /// The parts that a measure and a category mean; none when nothing knows them.
  func targets(measure: String, category: String) -> [Target] {
    let measure = AgencyMeasure.tidy(measure)
    let tidy = AgencyMeasure.tidy(category)
    let category = ["total", "all", "all children", "overall"].contains(tidy) ? "" : tidy
    let known = measures[measure] ?? []
    let exact = known.filter { $0.agencyCategory == category }
    if !exact.isEmpty, own[measure] == nil { return exact.compactMap { target($0) } }
    var targets: [Target] = []
    let named = own[measure].map { [Target(indicator: $0, part: part(of: $0), slice: 0)] } ?? []
    let whole = known.filter { $0.agencyCategory.isEmpty }.compactMap { target($0) }
    for target in own[measure] == nil ? whole : named {
      if category.isEmpty {
        targets.append(target)
      } else if let slice = slice(of: target.indicator, named: category) {
        targets.append(Target(indicator: target.indicator, part: target.part, slice: slice))
      }
    }
    return targets
  }

  /// What a measure is in the catalogue; empty where no indicator knows it.
  func title(ofMeasure measure: String) -> String {
    let measure = AgencyMeasure.tidy(measure)
    if let place = own[measure] { return indicators[place].title }
    return measures[measure]?.first?.name ?? ""
  }

  /// Whether some indicator knows the measure, whatever the category.
  func knows(_ measure: String) -> Bool {
    let measure = AgencyMeasure.tidy(measure)
    return own[measure] != nil || measures[measure] != nil
  }

  /// The known name of a total that is nearest to an unknown one; `nil` when none is near.
  func nearest(toMeasure measure: String) -> String? {
    let known = titles + measures.keys.sorted()
    return nearestWord(to: AgencyMeasure.tidy(measure), among: known).map { nearest in
      titles.firstIndex(of: nearest).map { indicators[$0].title } ?? nearest
    }
  }

  /// The known category of a measure that is nearest to an unknown one; `nil` when none is near.
  func nearest(toCategory category: String, of measure: String) -> String? {
    let measure = AgencyMeasure.tidy(measure)
    let known = measures[measure] ?? []
    let places = own[measure].map { [$0] } ?? known.compactMap { self.places[$0.indicator] }
    let labels = places.flatMap { slices[$0].dropFirst().map(\.category) }
    let words = labels.map { AgencyMeasure.tidy($0) } + known.map(\.agencyCategory)
    return nearestWord(to: AgencyMeasure.tidy(category), among: words.filter { !$0.isEmpty })
  }

  /// The parts of other indicators that a count is; its slice counts as a category.
  func dependents(of indicator: Int, slice: Slice) -> [Target] {
    let category = slice == .total ? "" : AgencyMeasure.tidy(slice.category)
    return (measures[AgencyMeasure.tidy(indicators[indicator].id)] ?? [])
      .filter { $0.agencyCategory == category }
      .compactMap { target($0) }
  }

  /// A count is its own numerator; what has a unit of its own is a finished figure.
  private func part(of indicator: Int) -> AgencyMeasure.Part {
    indicators[indicator].measure == .count ? .numerator : .value
  }

  private func target(_ measure: AgencyMeasure) -> Target? {
    guard let place = places[measure.indicator] else { return nil }
    let slice =
      measure.category.map { label in slices[place].firstIndex { $0.category == label } } ?? 0
    return slice.map { Target(indicator: place, part: measure.part, slice: $0) }
  }

  private func slice(of indicator: Int, named category: String) -> Int? {
    func slice(_ label: String) -> Int? {
      slices[indicator].indices.dropFirst().first {
        AgencyMeasure.tidy(slices[indicator][$0].category) == label
      }
    }
    return slice(category) ?? categories[indicator]?[category].flatMap(slice)
  }
}
