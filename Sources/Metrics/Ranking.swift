import Catalogue
import Records

/// Places, middles and quarters of a group of figures, on exact numbers.
struct Ranking {
  /// The figures as whole numbers of the same decimal place, smallest first.
  private let units: [Int64]
  private let places: Int

  /// Makes a ranking of figures in any order.
  init(_ figures: [ExactDecimal]) {
    let places = figures.map(\.places).max() ?? 0
    self.places = places
    units = figures.map { $0.rounded(to: places).units }.sorted()
  }

  /// How many figures there are.
  var count: Int { units.count }

  /// The smallest figure.
  var lowest: ExactDecimal? { units.first.map { ExactDecimal(units: $0, places: places) } }

  /// The largest figure.
  var highest: ExactDecimal? { units.last.map { ExactDecimal(units: $0, places: places) } }

  /// The unweighted mean, not rounded.
  var exactMean: Double? {
    guard count > 0 else { return nil }
    return ExactDecimal(units: units.reduce(0, +), places: places).approximation / Double(count)
  }

  /// The middle figure, or the mean of the two in the middle, not rounded.
  var exactMedian: Double? {
    guard count > 0 else { return nil }
    let twice = units[(count - 1) / 2] + units[count / 2]
    return ExactDecimal(units: twice, places: places).approximation / 2
  }

  /// The unweighted mean to one decimal place, half up.
  var mean: ExactDecimal? {
    let scale = ExactDecimal(units: 1).rounded(to: places).units
    return ExactDecimal.ratio(units.reduce(0, +), Int64(count) * scale, times: 1, places: 1)
  }

  /// The middle figure, or the mean of the two in the middle, to one decimal place, half up.
  var median: ExactDecimal? {
    guard count > 0 else { return nil }
    let scale = ExactDecimal(units: 1).rounded(to: places).units
    let twice = units[(count - 1) / 2] + units[count / 2]
    return ExactDecimal.ratio(twice, 2 * scale, times: 1, places: 1)
  }

  /// The place of a figure, 1 is best, ties sharing the better place; `nil` without a polarity.
  func place(of figure: ExactDecimal, polarity: Polarity) -> Int? {
    let wanted = figure.rounded(to: max(places, figure.places))
    func better(_ other: Int64) -> Bool {
      let other = ExactDecimal(units: other, places: places)
      return polarity == .low ? other < wanted : wanted < other
    }
    return polarity == .neutral ? nil : 1 + units.count(where: better)
  }

  /// The quarter of a figure: `A` is best; `nil` without a polarity.
  ///
  /// The bounds are R's type 7 quantiles and belong to the lower quarter, as in DfE's Local
  /// Authority Interactive Tool: where low is wanted the best quarter includes its bound, where
  /// high is wanted it does not.
  func band(of figure: ExactDecimal, polarity: Polarity) -> String? {
    guard count > 0, polarity != .neutral, figure.places <= places else { return nil }
    let wanted = figure.rounded(to: places).units
    let quarter = (1...3).first { wanted * 4 <= fourfoldQuantile($0) } ?? 4
    return (polarity == .low ? ["A", "B", "C", "D"] : ["D", "C", "B", "A"])[quarter - 1]
  }

  /// Four times the quantile of so many quarters, which is a whole number.
  private func fourfoldQuantile(_ quarters: Int) -> Int64 {
    let position = (count - 1) * quarters
    let below = units[position / 4]
    let above = units[min(position / 4 + 1, count - 1)]
    return 4 * below + Int64(position % 4) * (above - below)
  }
}
