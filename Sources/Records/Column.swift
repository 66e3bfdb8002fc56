/// The cells of one field, packed: one small number a row.
///
/// A missing cell is a reserved number of its own (`Column.missing…`), never a value that could
/// also be read.
public enum Column: Sendable {
  /// Day numbers.
  case dates([Int32])
  /// Positions in a code list.
  case codes([Int16])
  /// Sets of positions in a code list of at most 64 codes, as bits; 0 is the empty set.
  case codeSets([UInt64])
  /// Positions in the caseload's pool of identifiers.
  case identifiers([Int32])
  /// Whole numbers.
  case integers([Int32])
  /// Exact decimals.
  case decimals([ExactDecimal?])
  /// 1 for yes, 0 for no.
  case flags([Int8])
  /// Positions in the table's own pool of words.
  case texts([Int32])

  /// The day number of a missing date.
  public static let missingDate = Int32.min
  /// The position of a missing code.
  public static let missingCode: Int16 = -1
  /// The position of a spelling that the code list does not know.
  public static let unknownCode: Int16 = -2
  /// The position of a missing identifier or text.
  public static let missingText: Int32 = -1
  /// The number of a missing whole number.
  public static let missingInteger = Int32.min
  /// The flag of a missing yes or no.
  public static let missingFlag: Int8 = -1

  /// An empty column for a type of field.
  public init(for type: FieldType) {
    switch type {
    case .identifier: self = .identifiers([])
    case .date: self = .dates([])
    case .code: self = .codes([])
    case .codes: self = .codeSets([])
    case .integer: self = .integers([])
    case .decimal: self = .decimals([])
    case .flag: self = .flags([])
    case .period, .text: self = .texts([])
    }
  }

  /// How many rows the column has.
  public var count: Int {
    switch self {
    case .dates(let cells): cells.count
    case .codes(let cells): cells.count
    case .codeSets(let cells): cells.count
    case .identifiers(let cells): cells.count
    case .integers(let cells): cells.count
    case .decimals(let cells): cells.count
    case .flags(let cells): cells.count
    case .texts(let cells): cells.count
    }
  }

  /// A column of the same kind in which every one of `count` cells is missing.
  public func missing(count: Int) -> Column {
    switch self {
    case .dates: .dates(Array(repeating: Column.missingDate, count: count))
    case .codes: .codes(Array(repeating: Column.missingCode, count: count))
    case .codeSets: .codeSets(Array(repeating: 0, count: count))
    case .identifiers: .identifiers(Array(repeating: Column.missingText, count: count))
    case .integers: .integers(Array(repeating: Column.missingInteger, count: count))
    case .decimals: .decimals(Array(repeating: nil, count: count))
    case .flags: .flags(Array(repeating: Column.missingFlag, count: count))
    case .texts: .texts(Array(repeating: Column.missingText, count: count))
    }
  }

  /// The same column with only the rows at the given positions, in their order.
  public func selecting(_ rows: [Int]) -> Column {
    switch self {
    case .dates(let cells): .dates(rows.map { cells[$0] })
    case .codes(let cells): .codes(rows.map { cells[$0] })
    case .codeSets(let cells): .codeSets(rows.map { cells[$0] })
    case .identifiers(let cells): .identifiers(rows.map { cells[$0] })
    case .integers(let cells): .integers(rows.map { cells[$0] })
    case .decimals(let cells): .decimals(rows.map { cells[$0] })
    case .flags(let cells): .flags(rows.map { cells[$0] })
    case .texts(let cells): .texts(rows.map { cells[$0] })
    }
  }
}
