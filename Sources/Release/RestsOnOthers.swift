import Catalogue
import Metrics
import Records

/// A figure made of others, such as a ratio, gives a withheld one away: it is withheld too.
///
/// So is one of whose parts there is no figure beside it: nobody has judged what it says of them.
/// The parts of a pooled figure are printed beside it and are the same figures once more, so they
/// are withheld together, whichever was first.
let restsOnWithheld = DisclosureRule(name: "made of a withheld figure") { ledger in
  var further: [Int] = []
  for whole in ledger.wholes {
    if !whole.isComplete || whole.parts.contains(where: { ledger.isWithheld[$0] }) {
      further.append(whole.place)
    }
    for (part, twin) in whole.twins where ledger.isWithheld[part] != ledger.isWithheld[twin] {
      further.append(ledger.isWithheld[part] ? twin : part)
    }
  }
  return further.filter { ledger.isVisible($0) }
}

/// A figure that is made of others, by the positions of readings.
struct WholeFigure: Sendable {
  /// Its position.
  let place: Int
  /// The positions of what it is made of.
  let parts: [Int]
  /// Whether everything that it is made of has a position.
  let isComplete: Bool
  /// The positions of the parts with those at which they are printed once more.
  let twins: [(part: Int, twin: Int)]

  /// Finds the figures that are made of others.
  static func all(in readings: [Reading], of indicators: [Indicator]) -> [WholeFigure] {
    let wholes = indicators.filter { !$0.rule.parts.isEmpty }
    guard !wholes.isEmpty else { return [] }
    let byID = Dictionary(
      indicators.map { ($0.id, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    let names = Set(wholes.flatMap { [$0.id] + $0.rule.parts })
    var places: [Key: Int] = [:]
    for (place, reading) in readings.enumerated() where names.contains(reading.indicator) {
      places[Key(reading)] = place
    }
    var found: [WholeFigure] = []
    for (place, reading) in readings.enumerated() where reading.slice == .total {
      guard let whole = byID[reading.indicator], !whole.rule.parts.isEmpty else { continue }
      var parts: [Int] = []
      var isComplete = true
      var twins: [(part: Int, twin: Int)] = []
      for part in whole.rule.parts.compactMap({ byID[$0] }) {
        guard let basis = whole.rule.basis(of: part, for: reading.basis) else {
          isComplete = false
          continue
        }
        let months =
          whole.measure == .change ? [reading.period, reading.period.adding(-1)] : [reading.period]
        let own = months.compactMap {
          places[Key(indicator: part.id, basis: basis, period: $0, slice: .total)]
        }
        parts += own
        isComplete = isComplete && own.count == months.count
        let slice = Slice(breakdown: "Part", category: part.title)
        let twin = Key(
          indicator: whole.id,
          basis: reading.basis,
          period: reading.period,
          slice: slice
        )
        if let part = own.first, let twin = places[twin] { twins.append((part, twin)) }
      }
      found.append(WholeFigure(place: place, parts: parts, isComplete: isComplete, twins: twins))
    }
    return found
  }

  private struct Key: Hashable {
    let indicator: String
    let basis: Basis
    let period: Month
    let slice: Slice

    init(indicator: String, basis: Basis, period: Month, slice: Slice) {
      self.indicator = indicator
      self.basis = basis
      self.period = period
      self.slice = slice
    }

    init(_ reading: Reading) {
      self.init(
        indicator: reading.indicator,
        basis: reading.basis,
        period: reading.period,
        slice: reading.slice
      )
    }
  }
}
