import Records

extension Measure {
  /// Whether figures are made of those of other indicators, and not of rows.
  public var isMadeOfIndicators: Bool {
    switch self {
    case .ratio, .change, .pooled, .comparison: true
    default: false
    }
  }

  /// What it is called in a sentence.
  fileprivate var noun: String { self == .pooled ? "pooled figure" : rawValue }
}

extension Catalogue {
  /// The rule of a row that is made of other indicators.
  static func ruleOfParts(
    at place: SheetPlace,
    _ measure: Measure
  ) throws(CatalogueError) -> CountingRule {
    let name = measure.noun
    for column in ["dataset", "population", "counted", "where"] where !place.cell(column).isEmpty {
      throw place.fail(
        column,
        .unreadable(reason: "a \(name) is made of other indicators, so this cell is empty")
      )
    }
    guard place.cell("breakdowns").isEmpty else {
      throw place.fail("breakdowns", .unreadable(reason: "a \(name) has no breakdown of its own"))
    }
    let text = try place.filled("numerator")
    if measure != .ratio, !place.cell("denominator").isEmpty {
      throw place.fail(
        "denominator",
        .unreadable(reason: "a \(name) has no denominator; its parts stand in 'numerator'")
      )
    }
    var parts = [text]
    var factor: Int64 = 1
    var compared: ComparedQuantity?
    switch measure {
    case .ratio:
      let words = try place.filled("denominator").split(separator: " ").map(String.init)
      if words.count == 2, let number = Int64(words[0]), (2...1_000_000).contains(number) {
        factor = number
      } else if words.count != 1 {
        throw place.fail(
          "denominator",
          .unreadable(reason: "an id is expected, or a number and an id, as in '100 some_id'")
        )
      }
      parts.append(words[words.count - 1])
    case .pooled:
      parts = text.split(separator: "+").map { id in
        id.split(separator: " ").joined(separator: " ")
      }
      guard parts.count > 1, !parts.contains("") else {
        throw place.fail(
          "numerator",
          .unreadable(reason: "ids with '+' between them are expected, as in 'some_id + other_id'")
        )
      }
      for (position, id) in parts.enumerated() where parts[..<position].contains(id) {
        throw place.fail("numerator", .repeated(what: "indicator", word: id))
      }
    case .comparison:
      compared = try place.choice("numerator", what: "comparison")
      parts = []
    default: break
    }
    return CountingRule(
      dataset: "",
      population: .all,
      counted: .rows,
      measure: measure,
      origin: .indicators,
      parts: parts,
      factor: factor,
      compared: compared
    )
  }

  /// Finds the parts of the indicators that are made of others, and checks that they fit.
  static func join(
    _ indicators: inout [Indicator],
    at places: [SheetPlace]
  ) throws(CatalogueError) {
    let positions = Dictionary(
      indicators.enumerated().map { ($0.element.id, $0.offset) },
      uniquingKeysWith: { first, _ in first }
    )
    var isJoined = indicators.map { $0.rule.parts.isEmpty }
    for start in indicators.indices where !isJoined[start] {
      try join(start, &indicators, &isJoined, [], places, positions)
    }
  }

  private static func join(
    _ own: Int,
    _ indicators: inout [Indicator],
    _ isJoined: inout [Bool],
    _ path: [Int],
    _ places: [SheetPlace],
    _ positions: [String: Int]
  ) throws(CatalogueError) {
    let path = path + [own]
    for (order, id) in indicators[own].rule.parts.enumerated() {
      let column =
        indicators[own].measure == .ratio && order == 1 ? "denominator" : "numerator"
      guard let part = positions[id] else {
        let nearest = nearestWord(to: id, among: indicators.map(\.id))
        throw places[own].fail(
          column,
          .unknown(what: "indicator", word: id, nearest: nearest)
        )
      }
      if let start = path.firstIndex(of: part) {
        let circle = (path[start...] + [part]).map { "'\(indicators[$0].id)'" }
        throw places[own].fail(
          column,
          .unreadable(
            reason: "the figure would rest on itself: \(circle.joined(separator: " needs ")); "
              + "take one of them out"
          )
        )
      }
      if !isJoined[part] { try join(part, &indicators, &isJoined, path, places, positions) }
      try check(indicators[part], asPartOf: indicators[own], column, at: places[own])
      indicators[own].rule.partRules.append(indicators[part].rule)
    }
    if indicators[own].measure == .pooled {
      let titles = indicators[own].rule.parts.compactMap { positions[$0] }
        .map { BreakdownRule.Category(label: indicators[$0].title, claim: nil) }
      indicators[own].breakdowns = [BreakdownRule(name: "Part", categories: titles)]
    }
    isJoined[own] = true
  }

  /// Whether a part has a figure wherever the whole needs one.
  private static func check(
    _ part: Indicator,
    asPartOf whole: Indicator,
    _ column: String,
    at place: SheetPlace
  ) throws(CatalogueError) {
    let name = whole.measure.noun
    let allowed: [Measure] =
      whole.measure == .pooled ? [.count, .percentage, .sumPercentage] : Measure.allCases
    guard allowed.contains(part.measure), part.measure != .comparison,
      part.measure != .distribution
    else {
      throw place.fail(
        column,
        .unreadable(
          reason: "a \(part.measure.rawValue) such as '\(part.id)' cannot be part of a \(name)"
        )
      )
    }
    if whole.measure != .ratio, part.unit != whole.unit {
      throw place.fail(
        "unit",
        .unreadable(
          reason:
            "'\(part.id)' is in '\(part.unit.rawValue)', and so must be a \(name) made of it, not "
            + "in '\(whole.unit.rawValue)'"
        )
      )
    }
    for basis in whole.bases where whole.rule.basis(of: part, for: basis) == nil {
      throw place.fail(
        "bases",
        .unreadable(
          reason: "'\(part.id)' has no figure on the basis '\(basis.rawValue)'; it has "
            + part.bases.map { "'\($0.rawValue)'" }.joined(separator: ", ")
        )
      )
    }
  }
}
