import Catalogue
import Records

/// How the rows of a block fall into the categories of one indicator's breakdowns.
struct BlockSlices {
  /// One breakdown.
  enum Part {
    /// The category of each row, the same in all months; negative for none.
    case categories([Int16], count: Int)
    /// For each category the months in which each row is in it.
    case masks([[UInt64]])

    /// How many categories there are.
    var count: Int {
      switch self {
      case .categories(_, let count): count
      case .masks(let masks): masks.count
      }
    }

    /// Takes masks of which no two hold the same month of a row; where no row ever changes its
    /// category, that is all that is kept.
    init(_ masks: [[UInt64]], all: UInt64) {
      guard !masks.isEmpty else {
        self = .masks([])
        return
      }
      var categories = [Int16](repeating: -1, count: masks.first?.count ?? 0)
      for (category, months) in masks.enumerated() {
        for row in months.indices where months[row] != 0 {
          guard months[row] == all else {
            self = .masks(masks)
            return
          }
          categories[row] = Int16(category)
        }
      }
      self = .categories(categories, count: masks.count)
    }
  }

  /// The breakdowns, each with the number of its first slice; slice 0 is the headline.
  let parts: [(first: Int, part: Part)]

  /// Takes the breakdowns in the order of the indicator.
  init(_ parts: [Part]) {
    var first = 1
    self.parts = parts.map { part in
      defer { first += part.count }
      return (first, part)
    }
  }

  /// Calls with every slice that a row is in, and in which of some months.
  @inline(__always)
  func each(of row: Int, in mask: UInt64, _ body: (_ slice: Int, _ mask: UInt64) -> Void) {
    for (first, part) in parts {
      switch part {
      case .categories(let categories, _):
        if categories[row] >= 0 { body(first + Int(categories[row]), mask) }
      case .masks(let masks):
        for category in masks.indices where mask & masks[category][row] != 0 {
          body(first + category, mask & masks[category][row])
        }
      }
    }
  }
}
