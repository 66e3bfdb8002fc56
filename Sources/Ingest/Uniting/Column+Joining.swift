import Records

extension Column {
  /// Moves identifiers and words to another pool; a column of another kind stays as it is.
  ///
  /// - Parameter places: The new position of each old one.
  mutating func move(to places: TextPool.Places) {
    switch self {
    case .identifiers(var cells):
      self = .flags([])
      places.move(&cells)
      self = .identifiers(cells)
    case .texts(var cells):
      self = .flags([])
      places.move(&cells)
      self = .texts(cells)
    default: return
    }
  }

  /// Several columns of one field, one below the other; `nil` when no piece has the field.
  ///
  /// - Parameter pieces: The columns with the numbers of their rows; where there is no column, its
  ///   cells are missing.
  /// - Returns: The joined column.
  static func joined(_ pieces: [(column: Column?, rows: Int)]) -> Column? {
    guard let first = pieces.lazy.compactMap(\.column).first else { return nil }
    if pieces.count == 1 { return first }
    func join<Cell>(_ missing: Cell, _ cells: (Column) -> [Cell]?) -> [Cell] {
      var joined: [Cell] = []
      joined.reserveCapacity(pieces.reduce(0) { $0 + $1.rows })
      for piece in pieces {
        if let own = piece.column.flatMap(cells) {
          joined += own
        } else {
          joined += repeatElement(missing, count: piece.rows)
        }
      }
      return joined
    }
    switch first {
    case .dates:
      return .dates(join(missingDate) { if case .dates(let cells) = $0 { cells } else { nil } })
    case .codes:
      return .codes(join(missingCode) { if case .codes(let cells) = $0 { cells } else { nil } })
    case .codeSets:
      return .codeSets(join(0) { if case .codeSets(let cells) = $0 { cells } else { nil } })
    case .identifiers:
      return .identifiers(
        join(missingText) { if case .identifiers(let cells) = $0 { cells } else { nil } }
      )
    case .integers:
      return .integers(
        join(missingInteger) { if case .integers(let cells) = $0 { cells } else { nil } }
      )
    case .decimals:
      return .decimals(
        join(nil) { if case .decimals(let cells) = $0 { cells } else { nil } }
      )
    case .flags:
      return .flags(join(missingFlag) { if case .flags(let cells) = $0 { cells } else { nil } })
    case .texts:
      return .texts(join(missingText) { if case .texts(let cells) = $0 { cells } else { nil } })
    }
  }

  /// Says whether a cell is missing.
  func isMissing(_ row: Int) -> Bool {
    switch self {
    case .dates(let cells): cells[row] == Column.missingDate
    case .codes(let cells): cells[row] == Column.missingCode
    case .codeSets(let cells): cells[row] == 0
    case .identifiers(let cells): cells[row] == Column.missingText
    case .integers(let cells): cells[row] == Column.missingInteger
    case .decimals(let cells): cells[row] == nil
    case .flags(let cells): cells[row] == Column.missingFlag
    case .texts(let cells): cells[row] == Column.missingText
    }
  }

  /// Says whether two cells hold the same.
  func isSame(_ first: Int, _ second: Int) -> Bool {
    switch self {
    case .dates(let cells): cells[first] == cells[second]
    case .codes(let cells): cells[first] == cells[second]
    case .codeSets(let cells): cells[first] == cells[second]
    case .identifiers(let cells): cells[first] == cells[second]
    case .integers(let cells): cells[first] == cells[second]
    case .decimals(let cells): cells[first] == cells[second]
    case .flags(let cells): cells[first] == cells[second]
    case .texts(let cells): cells[first] == cells[second]
    }
  }

  /// Feeds a cell to a hasher.
  func hash(_ row: Int, into hasher: inout Hasher) {
    switch self {
    case .dates(let cells): hasher.combine(cells[row])
    case .codes(let cells): hasher.combine(cells[row])
    case .codeSets(let cells): hasher.combine(cells[row])
    case .identifiers(let cells): hasher.combine(cells[row])
    case .integers(let cells): hasher.combine(cells[row])
    case .decimals(let cells): hasher.combine(cells[row])
    case .flags(let cells): hasher.combine(cells[row])
    case .texts(let cells): hasher.combine(cells[row])
    }
  }

  /// Tells rows with one number apart where their cells differ: numbers are given anew, counted up
  /// from 0 in the order of first sight.
  ///
  /// - Parameters:
  ///   - keys: The number of each row; a negative one stays.
  ///   - isOptional: Whether a row without a cell keeps a number; else it gets -1.
  func tellApart(_ keys: inout [Int32], isOptional: Bool) {
    var pairs = PairTable(capacity: keys.count)
    func tell<Cell: FixedWidthInteger>(_ cells: [Cell], _ missing: Cell) {
      for row in keys.indices where keys[row] >= 0 {
        if cells[row] == missing {
          keys[row] = isOptional ? pairs.place(of: keys[row], .min) : -1
        } else {
          keys[row] = pairs.place(of: keys[row], Int64(truncatingIfNeeded: cells[row]))
        }
      }
    }
    switch self {
    case .dates(let cells): tell(cells, Column.missingDate)
    case .codes(let cells): tell(cells, Column.missingCode)
    case .codeSets(let cells): tell(cells, 0)
    case .identifiers(let cells), .texts(let cells): tell(cells, Column.missingText)
    case .integers(let cells): tell(cells, Column.missingInteger)
    case .flags(let cells): tell(cells, Column.missingFlag)
    case .decimals: tell(numbers().map { $0 ?? -1 }, -1)
    }
  }

  /// A number for each cell, the same for cells that hold the same; `nil` where it is missing.
  func numbers() -> [Int64?] {
    func plain<Cell: FixedWidthInteger>(_ cells: [Cell], _ missing: Cell) -> [Int64?] {
      cells.map { $0 == missing ? nil : Int64(truncatingIfNeeded: $0) }
    }
    switch self {
    case .dates(let cells): return plain(cells, Column.missingDate)
    case .codes(let cells): return plain(cells, Column.missingCode)
    case .codeSets(let cells): return plain(cells, 0)
    case .identifiers(let cells): return plain(cells, Column.missingText)
    case .integers(let cells): return plain(cells, Column.missingInteger)
    case .flags(let cells): return plain(cells, Column.missingFlag)
    case .texts(let cells): return plain(cells, Column.missingText)
    case .decimals(let cells):
      var known: [ExactDecimal: Int64] = [:]
      return cells.map { cell in
        guard let cell else { return nil }
        let number = known[cell] ?? Int64(known.count)
        known[cell] = number
        return number
      }
    }
  }
}
