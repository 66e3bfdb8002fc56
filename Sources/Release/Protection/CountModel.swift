import Catalogue
import Metrics
import Records

/// The counts behind the figures of an edition and every sum that anybody can form of them.
///
/// A count is the same wherever it is printed: as a headline, as a category of another indicator,
/// below the line of a share. Each equation says that one count is the sum of others: a total of
/// its categories, a share's whole of what counts and what does not, a length of the lengths within
/// it. Spans have a rule of their own. What no figure prints, such as all that does not count, is a
/// count too.
struct CountModel {
  /// A count is the sum of others.
  struct Equation {
    let whole: Int
    let parts: [Int]
  }

  /// The true counts.
  private(set) var values: [Int64] = []
  /// For each count the positions of the readings that print it; none where no figure does.
  private(set) var readings: [[Int]] = []
  /// The sums.
  private(set) var equations: [Equation] = []
  /// For each count the equations that it stands in.
  private(set) var equationsOf: [[Int]] = []

  private struct Place: Hashable {
    let key: Int
    let isSpan: Bool
    let from: Int32
    let to: Int32
  }

  private var keys: [CountIdentity: Int] = [:]
  private var keyList: [CountIdentity] = []
  private var places: [Place: Int] = [:]
  private var placeOf: [Place?] = []
  private var seen: Set<[Int]> = []

  /// Makes the model of an edition's readings.
  init(_ all: [Reading], of indicators: [Indicator]) {
    let byID = Dictionary(
      indicators.map { ($0.id, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    var known: [KeyedSlice: (above: Int, below: Int)?] = [:]
    for (position, reading) in all.enumerated() {
      guard let indicator = byID[reading.indicator],
        reading.figure.status == .counted || reading.figure.status == .withheld
      else { continue }
      let slice = KeyedSlice(indicator: reading.indicator, slice: reading.slice)
      let pair: (above: Int, below: Int)?
      if let found = known[slice] {
        pair = found
      } else {
        pair = keyPair(indicator, reading.slice)
        known[slice] = .some(pair)
      }
      if let pair { add(reading, at: position, pair, indicator) }
    }
    addBreakdowns(indicators)
    addLengths()
  }

  private struct KeyedSlice: Hashable {
    let indicator: String
    let slice: Slice
  }

  private mutating func keyPair(
    _ indicator: Indicator,
    _ slice: Slice
  ) -> (above: Int, below: Int)? {
    guard let above = CountIdentity(indicator, slice: slice, isAbove: true),
      let below = CountIdentity(indicator, slice: slice, isAbove: false)
    else { return nil }
    return (id(of: above), id(of: below))
  }

  private mutating func id(of key: CountIdentity) -> Int {
    if let id = keys[key] { return id }
    keys[key] = keyList.count
    keyList.append(key)
    return keyList.count - 1
  }

  /// A count that no reading prints.
  private mutating func newCount(_ value: Int64) -> Int {
    values.append(value)
    readings.append([])
    equationsOf.append([])
    placeOf.append(nil)
    return values.count - 1
  }

  /// The counts that readings print, in their order.
  private var placed: [(count: Int, place: Place)] {
    placeOf.enumerated().compactMap { count, place in place.map { (count, $0) } }
  }

  private mutating func count(_ place: Place, value: Int64) -> Int {
    if let found = places[place] { return found }
    let new = newCount(value)
    places[place] = new
    placeOf[new] = place
    return new
  }

  private mutating func add(
    _ reading: Reading,
    at position: Int,
    _ keys: (above: Int, below: Int),
    _ indicator: Indicator
  ) {
    let isSpan = reading.basis != .snapshot && reading.basis != .term
    let from = isSpan ? reading.basis.firstMonth(endingWith: reading.period).index : -1
    func place(_ key: Int) -> Place {
      Place(key: key, isSpan: isSpan, from: from, to: reading.period.index)
    }
    // Of a number that the agency itself withheld it is only known to be small.
    let above = reading.figure.numerator ?? reading.figure.value?.wholeNumber ?? 3
    let numerator = count(place(keys.above), value: above)
    readings[numerator].append(position)
    guard indicator.unit == .percent, let below = reading.figure.denominator else { return }
    let denominator = count(place(keys.below), value: below)
    readings[denominator].append(position)
    if denominator != numerator { addEquation(denominator, [numerator]) }
  }

  /// Adds a sum; what the parts leave of the whole is a count that nobody prints.
  private mutating func addEquation(_ whole: Int, _ parts: [Int], isWhole: Bool = false) {
    guard seen.insert([whole] + parts.sorted()).inserted else { return }
    let rest = values[whole] - parts.reduce(0) { $0 + values[$1] }
    guard rest >= 0, !isWhole || rest == 0 else { return }
    var parts = parts
    if !isWhole { parts.append(newCount(rest)) }
    for count in [whole] + parts { equationsOf[count].append(equations.count) }
    equations.append(Equation(whole: whole, parts: parts))
  }

  /// Every count with those of the categories of every breakdown within it.
  private mutating func addBreakdowns(_ indicators: [Indicator]) {
    var breakdowns: [String: [BreakdownRule]] = [:]
    for indicator in indicators {
      for breakdown in indicator.breakdowns
      where !(breakdowns[indicator.dataset] ?? []).contains(where: { $0.name == breakdown.name }) {
        breakdowns[indicator.dataset, default: []].append(breakdown)
      }
    }
    var splits: [Int: [(parts: [Int], isWhole: Bool)]] = [:]
    for (key, id) in keys {
      if case .totals? = key.claims.first(where: { if case .totals = $0 { true } else { false } }) {
        continue
      }
      for breakdown in breakdowns[key.dataset] ?? [] {
        let claims = breakdown.categories.map { CountIdentity.claims(of: $0, in: breakdown) }
        guard !claims.contains(where: { !$0.isDisjoint(with: key.claims) }) else { continue }
        let parts = claims.compactMap { keys[key.adding($0)] }.filter { $0 != id }
        guard !parts.isEmpty else { continue }
        splits[id, default: []].append((parts, parts.count == claims.count))
      }
    }
    for (whole, place) in placed {
      for split in splits[place.key] ?? [] {
        let parts = split.parts.compactMap { part in
          places[
            Place(key: part, isSpan: place.isSpan, from: place.from, to: place.to)
          ]
        }
        guard !parts.isEmpty else { continue }
        let isWhole = split.isWhole && parts.count == split.parts.count
        addEquation(whole, parts, isWhole: isWhole)
      }
    }
    addTotals(indicators)
  }

  /// The categories of the totals that agencies send, which need not be all.
  private mutating func addTotals(_ indicators: [Indicator]) {
    for (whole, place) in placed {
      let key = keyList[place.key]
      guard key.claims.count == 1, case .totals? = key.claims.first else { continue }
      var parts: [String: [Int]] = [:]
      for (other, id) in keys
      where other.claims.count == 2 && other.claims.isSuperset(of: key.claims) {
        guard
          let part = places[Place(key: id, isSpan: place.isSpan, from: place.from, to: place.to)]
        else { continue }
        for case .category(let breakdown, _) in other.claims {
          parts[breakdown, default: []].append(part)
        }
      }
      for breakdown in parts.keys.sorted() {
        addEquation(whole, (parts[breakdown] ?? []).sorted())
      }
    }
  }

  /// Counts of longer stretches of time on a plan as the sums of shorter ones.
  private mutating func addLengths() {
    var groups: [CountIdentity: [(id: Int, from: Int, below: Int)]] = [:]
    for (key, id) in keys {
      guard let length = key.length else { continue }
      groups[key.withoutLength, default: []].append((id, length.from, length.below))
    }
    var sums: [Int: [[Int]]] = [:]
    for (base, members) in groups {
      var wholes = members
      if let id = keys[base] { wholes.append((id, 0, .max)) }
      for whole in wholes {
        let inside = members.filter {
          $0.id != whole.id && $0.from >= whole.from && $0.below <= whole.below
        }
        // Only the shortest: those that hold no other.
        let atoms = inside.filter { one in
          !inside.contains { $0.id != one.id && $0.from >= one.from && $0.below <= one.below }
        }
        if !atoms.isEmpty { sums[whole.id, default: []].append(atoms.map(\.id).sorted()) }
      }
    }
    for (whole, place) in placed {
      for sum in sums[place.key] ?? [] {
        let parts = sum.compactMap {
          places[Place(key: $0, isSpan: place.isSpan, from: place.from, to: place.to)]
        }
        if parts.count == sum.count { addEquation(whole, parts) }
      }
    }
  }
}
