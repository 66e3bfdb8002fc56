/// Which levels can move while every visible number stays as it is.
///
/// A visible number of a span ties the level at its end to the level before it: they move together
/// or not at all. A visible position does not move.
struct Leeway {
  /// The class of levels that do not move.
  static let fixed = 0

  /// For each level, by line and month, the class of levels that move with it: one more than the
  /// first of them.
  private(set) var classOf: [Int]
  /// The next level of the same class, after the last the first; of those that do not move, anything.
  private var next: [Int]
  private let width: Int

  /// Ties what the visible cells of every line tie.
  init(_ tables: CountTables, isVisible: [Bool]) {
    width = tables.months + 1
    classOf = (0..<(tables.lines.count * width)).map { $0 + 1 }
    next = Array(classOf.indices)
    for line in tables.lines.indices { tie(line, tables, isVisible) }
  }

  /// Ties the levels of one line anew, after other cells of it are visible.
  mutating func tie(_ line: Int, _ tables: CountTables, _ isVisible: [Bool]) {
    let start = line * width
    for level in start..<start + width { (classOf[level], next[level]) = (level + 1, level) }
    guard tables.lines[line].isFlow else {
      // A position before the first month is nobody's business.
      classOf[start] = Self.fixed
      for cell in tables.cellsOf[line] where isVisible[cell] {
        classOf[start + tables.cells[cell].to] = Self.fixed
      }
      return
    }
    for cell in tables.cellsOf[line] where isVisible[cell] {
      join(start + tables.cells[cell].from, start + tables.cells[cell].to)
    }
  }

  private mutating func join(_ one: Int, _ other: Int) {
    let (low, high) = (min(classOf[one], classOf[other]), max(classOf[one], classOf[other]))
    guard low != high else { return }
    var level = high - 1
    repeat {
      classOf[level] = low
      level = next[level]
    } while level != high - 1
    next.swapAt(low - 1, high - 1)
  }

  /// The class of a level.
  func tied(_ line: Int, _ month: Int) -> Int { classOf[line * width + month] }

  /// The first level of a class.
  func first(of tied: Int) -> Int { tied - 1 }

  /// The level after another of its class; after the last comes the first.
  func next(after level: Int) -> Int { next[level] }

  /// How many levels a class has.
  func size(of tied: Int) -> Int {
    var (size, level) = (1, next[tied - 1])
    while level != tied - 1 { (size, level) = (size + 1, next[level]) }
    return size
  }

  /// The months of the levels of a class.
  func months(of tied: Int) -> [Int] {
    var months: [Int] = []
    var level = tied - 1
    repeat {
      months.append(level % width)
      level = next[level]
    } while level != tied - 1
    return months
  }
}
