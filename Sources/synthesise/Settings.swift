import Records

/// What the reader of the command line asked for.
struct Settings: Hashable, Sendable {
  /// The folder that the extracts go to.
  var folder = ""
  /// The seed of all chance.
  var seed: UInt64 = 999
  /// Thousandths of a county of about 120,000 children.
  var scale = 1000
  /// The reporting month.
  var period = Month(year: 2025, month: 9)
  /// Months of history up to the end of the reporting month.
  var months = 60

  /// The first day of the history.
  var firstDay: CalendarDate { period.adding(1 - months).firstDay }
  /// The last day that an extract of this month knows: the system was read a week later.
  var lastDay: CalendarDate { period.lastDay.adding(days: 6) }

  /// How many families the county has known since before the history began.
  var families: Int { max(1, 128 * (months + 48) * scale / 1000) }
}

/// A command line that cannot be followed.
enum UsageError: Error, Hashable {
  case unknown(String)
  case valueMissing(String)
  case folderMissing
  case notUnderstood(option: String, value: String, expected: String)
}

extension UsageError: CustomStringConvertible {
  var description: String {
    switch self {
    case .unknown(let word): "Unknown argument '\(word)'. 'synthesise --help' lists them all."
    case .valueMissing(let option): "Missing value for '\(option)'."
    case .folderMissing: "Missing '--out DIR': say which folder the extracts go to."
    case .notUnderstood(let option, let value, let expected):
      "'\(value)' is not a value for '\(option)': expected \(expected)."
    }
  }
}

extension Settings {
  /// The text of `--help`.
  static let help = """
    synthesise --out DIR [--scale N] [--seed N] [--period YYYY-MM] [--months N]

    Writes the extracts of an invented county, Exampleshire (code 999, which no authority has).
    Every child, family and figure in them is made up. The same arguments give the same bytes.

      --out DIR         the folder for the extracts, such as data/extracts
      --scale N         1 is a county of about 120,000 children; 0.001 to 1000; default 1
      --seed N          a whole number; another seed makes another county; default 999
      --period YYYY-MM  the reporting month; default 2025-09
      --months N        months of history up to its end, 24 to 240; default 60

    """

  /// Reads the words of a command line; `nil` when help is asked for.
  init?(arguments: [String]) throws(UsageError) {
    var rest = arguments[...]
    while let option = rest.popFirst() {
      switch option {
      case "--help", "-h": return nil
      case "--out", "--scale", "--seed", "--period", "--months":
        guard let value = rest.popFirst(), !value.isEmpty else {
          throw .valueMissing(option)
        }
        try set(option, to: value)
      default: throw .unknown(option)
      }
    }
    guard !folder.isEmpty else { throw .folderMissing }
  }

  private mutating func set(_ option: String, to value: String) throws(UsageError) {
    func refuse(_ expected: String) -> UsageError {
      .notUnderstood(option: option, value: value, expected: expected)
    }
    switch option {
    case "--out": folder = value
    case "--seed":
      guard let number = UInt64(value) else { throw refuse("a whole number, 0 or more") }
      seed = number
    case "--period":
      guard let month = Month(value), (2015...2026).contains(month.year) else {
        throw refuse("a month from 2015-01 to 2026-12, such as 2025-09")
      }
      period = month
    case "--months":
      guard let number = Int(value), (24...240).contains(number) else {
        throw refuse("a whole number from 24 to 240")
      }
      months = number
    default:
      guard let thousandths = Settings.thousandths(of: value), (1...1_000_000).contains(thousandths)
      else { throw refuse("a number from 0.001 to 1000, such as 0.1") }
      scale = thousandths
    }
  }

  /// A decimal number in thousandths; `nil` when the text is anything else or has more decimals.
  static func thousandths(of text: String) -> Int? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), let whole = UInt32(parts[0]) else { return nil }
    guard parts.count == 2 else { return Int(whole) * 1000 }
    guard (1...3).contains(parts[1].count), let decimals = UInt32(parts[1]) else { return nil }
    return Int(whole) * 1000 + Int(decimals) * [100, 10, 1][parts[1].count - 1]
  }
}
