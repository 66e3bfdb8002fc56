import Catalogue
import Records

/// Collects the rows of totals that no figure counts, so that none is dropped without a word.
struct UncountedTotals {
  /// Why a row counts in no figure.
  enum Reason: String, Hashable {
    /// It is about more than one month.
    case longPeriod = "L071"
    /// Its period has no place in the calendar: a quarter without a year.
    case unplacedPeriod = "L072"
    /// No indicator knows its measure.
    case unknownMeasure = "L073"
    /// Its measure is known, the category beside it is not.
    case unknownCategory = "L074"
    /// Rows with another name for the same total came before it.
    case secondName = "L075"
  }

  private struct Group: Hashable {
    let file: Int32
    let reason: Reason
    let name: String
  }

  private var groups: [Group] = []
  private var counts: [Group: (line: Int32, count: Int, nearest: String?)] = [:]

  /// The rows.
  private(set) var origins: Set<RowOrigin> = []

  var isEmpty: Bool { groups.isEmpty }

  /// Adds a row.
  ///
  /// - Parameters:
  ///   - origin: Where it stands.
  ///   - reason: Why it does not count.
  ///   - name: Its measure and category; rows of one name share a finding.
  ///   - nearest: A known word that is near to the unknown one; asked once for each name.
  mutating func add(
    _ origin: RowOrigin,
    _ reason: Reason,
    name: String,
    nearest: () -> String? = { nil }
  ) {
    origins.insert(origin)
    let group = Group(file: origin.file, reason: reason, name: name)
    if let known = counts[group] {
      counts[group] = (min(known.line, origin.line), known.count + 1, known.nearest)
    } else {
      groups.append(group)
      counts[group] = (origin.line, 1, nearest())
    }
  }

  /// One finding for each file, reason and name, in the order of files and lines.
  var findings: [Finding] {
    let found = groups.compactMap { group -> Finding? in
      guard let entry = counts[group] else { return nil }
      return Finding(
        file: Int(group.file),
        line: Int(entry.line),
        rule: group.reason.rawValue,
        severity: .query,
        action: .kept,
        message: group.reason.message,
        howToFix: group.reason.advice(nearest: entry.nearest),
        count: entry.count,
        unit: .total,
        isInNoFigure: true
      )
    }
    return found.sorted { ($0.file, $0.line ?? 0, $0.rule) < ($1.file, $1.line ?? 0, $1.rule) }
  }
}

extension UncountedTotals.Reason {
  /// What was found.
  fileprivate var message: String {
    switch self {
    case .longPeriod:
      "The total is for more than a month and counts in no figure: totals are not split up."
    case .unplacedPeriod:
      "The period of the total has no place in the calendar, so it counts in no figure."
    case .unknownMeasure: "No indicator knows the name of this total, so it counts in no figure."
    case .unknownCategory:
      "The measure is known, but no indicator knows the category beside it, so the total counts in "
        + "no figure."
    case .secondName:
      "Rows above give the same total under another name: they count, this one does not."
    }
  }

  /// What the sender can do.
  fileprivate func advice(nearest: String?) -> String {
    let hint = nearest.map { " Did you mean '\($0)'?" } ?? ""
    switch self {
    case .longPeriod: return "Send the total of each month."
    case .unplacedPeriod: return "Give the month and the year, such as 2025-10."
    case .unknownMeasure:
      return "Use the title of an indicator, or add the name to measures.csv of the catalogue."
        + hint
    case .unknownCategory:
      return "Use a category of the definitions page, or add the name to measures.csv of the "
        + "catalogue." + hint
    case .secondName: return "Send each total under one name."
    }
  }
}
