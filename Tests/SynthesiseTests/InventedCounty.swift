import Records
import TestSupport

@testable import synthesise

/// A county written to a folder of its own, to be read back by tests.
struct InventedCounty {
  let settings: Settings

  /// Writes a county.
  init(scale: Int = 50, seed: UInt64 = 999, period: String = "2025-09") throws {
    var settings = Settings()
    settings.folder = makeTemporaryFolder()
    settings.scale = scale
    settings.seed = seed
    settings.period = try Settings.month(period)
    self.settings = settings
    _ = try Synthesise.write(settings)
  }

  /// The rows of an extract, each as its cells; none of ours has a comma inside quotes except
  /// assessment factors.
  func rows(of layout: Layout) -> [[String]] {
    let text = contents(of: settings.folder + "/" + layout.path) ?? ""
    return text.split(whereSeparator: \.isNewline).dropFirst(1 + layout.titleRows.count).map {
      line in
      line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
  }

  /// The plans of protection with the days that can be read.
  var plans: [Plan] {
    rows(of: .plans).map { cells in
      Plan(
        child: cells[3],
        start: CalendarDate(iso: cells[4]),
        end: CalendarDate(iso: cells[5]),
        isOpen: cells[5].isEmpty,
        isOurs: cells[6] == "N",
        category: cells[7],
        before: Int(cells[9]) ?? 0
      )
    }
  }

  /// One plan as an extract has it.
  struct Plan {
    let child: String
    let start: CalendarDate?
    let end: CalendarDate?
    let isOpen: Bool
    let isOurs: Bool
    let category: String
    let before: Int

    /// Whether it ends before it starts, which no plan can.
    var endsBeforeItStarts: Bool {
      guard let start, let end else { return false }
      return end < start
    }

    /// Whether it starts and ends on one day (census rule 8840).
    var isOfOneDay: Bool { start != nil && start == end }

    /// Whether it runs on a day (rule R-SNAP).
    func isRunning(on day: CalendarDate) -> Bool {
      guard isOurs, let start, start != end else { return false }
      return start <= day && (isOpen || end.map { $0 > day } ?? false)
    }
  }
}

extension Settings {
  /// The month of a text that a test wrote.
  static func month(_ text: String) throws(UsageError) -> Month {
    try Settings(arguments: ["--out", "x", "--period", text])?.period ?? Settings().period
  }
}
