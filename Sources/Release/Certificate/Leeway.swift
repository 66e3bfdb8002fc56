/// Which levels can move while every visible number stays as it is.
///
/// A visible number of a span ties the level at its end to the level before it: they move together
/// or not at all. A visible position does not move.
struct Leeway {
  /// The class of levels that do not move.
  static let fixed = 0

  /// For each level, by line and month, the class of levels that move with it.
  private(set) var classOf: [Int]
  /// The levels of each class, as positions in `classOf`; none of a class that has itself alone.
  private var members: [[Int]]
  private let width: Int

  /// Ties what the visible cells of every line tie.
  init(_ tables: CountTables, isVisible: [Bool]) {
    width = tables.months + 1
    classOf = (0..<(tables.lines.count * width)).map { $0 + 1 }
    members = Array(repeating: [], count: classOf.count + 1)
    for line in tables.lines.indices { tie(line, tables, isVisible) }
  }

  /// Ties the levels of one line anew, after other cells of it are visible.
  mutating func tie(_ line: Int, _ tables: CountTables, _ isVisible: [Bool]) {
    let levels = (line * width)..<((line + 1) * width)
    for level in levels {
      members[level + 1] = []
      classOf[level] = level + 1
    }
    // A position before the first month is nobody's business.
    if !tables.lines[line].isFlow { classOf[line * width] = Self.fixed }
    for cell in tables.cellsOf[line] where isVisible[cell] {
      let (from, to) = (
        line * width + tables.cells[cell].from, line * width + tables.cells[cell].to
      )
      if tables.lines[line].isFlow {
        join(classOf[from], classOf[to], in: levels)
      } else {
        classOf[to] = Self.fixed
      }
    }
    var all: [Int: [Int]] = [:]
    for level in levels where classOf[level] != Self.fixed {
      all[classOf[level], default: []].append(level)
    }
    for (own, levels) in all where levels.count > 1 { members[own] = levels }
  }

  private mutating func join(_ one: Int, _ other: Int, in levels: Range<Int>) {
    guard one != other else { return }
    for level in levels where classOf[level] == max(one, other) { classOf[level] = min(one, other) }
  }

  /// The class of a level.
  func tied(_ line: Int, _ month: Int) -> Int { classOf[line * width + month] }

  /// The levels of a class, each as its line and month.
  func levels(of tied: Int) -> [(line: Int, month: Int)] {
    let all = members[tied]
    return (all.isEmpty ? [tied - 1] : all).map { ($0 / width, $0 % width) }
  }
}
