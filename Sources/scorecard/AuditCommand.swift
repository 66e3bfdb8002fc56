import Catalogue
import FoundationEssentials
import Ingest
import Metrics
import Records
import Release
import Render

/// Reads the public files of every month again and says what can be worked out of them.
struct AuditCommand {
  private let arguments: Arguments

  init(_ arguments: Arguments) {
    self.arguments = arguments
  }

  /// Writes the withheld numbers with their bounds to standard output; the exit status is 1 where a
  /// number of few is known.
  func run() throws -> Int32 {
    let hasData = FileManager.default.fileExists(atPath: arguments.dataPath)
    if arguments.has("data"), !hasData { throw RunError.noDataFolder(arguments.dataPath) }
    let (catalogue, _) = try loadCatalogue(
      arguments,
      dataFolder: hasData ? arguments.dataPath : nil
    )
    let smallest =
      hasData ? try DataFolder(arguments.dataPath).settings().smallestCount : SmallestCount.standard
    let months = try PublicMonths(below: arguments.outPath, catalogue.indicators, smallest)
    let known = try arguments.options["known"].map { path throws(RunError) in
      try PublicMonths.figures(in: path, release: nil)
    }
    var audits: [(area: String, audit: Audit)] = []
    for area in months.areas.sorted() {
      let audit = Audit(
        months.releases[area] ?? [],
        known: (known ?? []).filter { $0.area == area }.map(\.figure),
        indicators: catalogue.indicators,
        smallest: smallest
      )
      audits.append((area, audit))
      say(area, audit, releases: months.releases[area]?.count ?? 0, smallest)
      for share in months.shares[area] ?? [] { say(share) }
    }
    Console.print(auditListing(audits))
    let isSafe = audits.allSatisfy { area, audit in
      audit.smallFigures.isEmpty && !audit.cells.contains(where: \.isExposed)
    }
    return isSafe ? 0 : 1
  }

  /// What is said of one authority.
  private func say(_ area: String, _ audit: Audit, releases: Int, _ smallest: SmallestCount) {
    let exposed = audit.cells.filter(\.isExposed)
    let months = releases == 1 ? "1 month" : "\(releases) months"
    Console.say(
      "\(area): \(months), \(audit.cells.count) numbers withheld, \(exposed.count) of them known as "
        + "1 to \(smallest.count - 1) or to the last child."
    )
    for cell in exposed.prefix(Self.mostNamed) {
      let most = cell.most.map { String($0) } ?? "any number"
      Console.say(
        "Known: \(cell.place.indicator), \(cell.place.basis.rawValue) to \(cell.place.period), "
          + "\(cell.part.rawValue): \(cell.least) to \(most)."
      )
    }
    for place in audit.smallFigures.prefix(Self.mostNamed) {
      Console.say(
        "Printed though few: \(place.indicator), \(place.basis.rawValue) to \(place.period)."
      )
    }
    if audit.leftOut > 0 {
      Console.say(
        "\(audit.leftOut) numbers and sums were left out: they cannot be true beside newer ones, "
          + "since rows came late or were corrected."
      )
    }
  }

  /// What is said of the figures of one kind of span.
  private func say(_ share: WithheldShare) {
    func percent(_ count: Int) -> String {
      let share = ExactDecimal.ratio(Int64(count), Int64(share.figures), times: 100, places: 1)
      return "\(share?.description ?? "0.0")%"
    }
    Console.say(
      "\(share.basis.rawValue): of \(share.figures) figures \(percent(share.few)) are withheld as "
        + "figures of few, and \(percent(share.protecting)) to protect those."
    )
  }

  private static let mostNamed = 20
}

/// The public files below a folder of reports, month by month.
private struct PublicMonths {
  /// The figures of each month, the oldest first, by the code of the authority.
  private(set) var releases: [String: [[PublishedFigure]]] = [:]

  /// How much of the newest month is withheld, by the code of the authority; where the internal
  /// edition is not there, nobody can say.
  private(set) var shares: [String: [WithheldShare]] = [:]

  /// The codes of the authorities.
  var areas: [String] { Array(releases.keys) }

  /// Reads every month.
  ///
  /// - Throws: `RunError` where there is none, or where a file is not what the program writes.
  init(
    below folder: String,
    _ indicators: [Indicator],
    _ smallest: SmallestCount
  ) throws(RunError) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    let newest = names.compactMap { Month($0) }.max()
    for name in names.sorted() {
      guard let month = Month(name) else { continue }
      let codes = (try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(name)")) ?? []
      for part in [""] + codes.sorted().map({ "/" + $0 }) {
        let path = "\(folder)/\(name)\(part)/public"
        guard FileManager.default.fileExists(atPath: path + "/indicators.csv") else { continue }
        let own = try Self.figures(in: path + "/indicators.csv", release: month)
        let marches = try Self.marches(in: path + "/comparisons.csv", release: month, indicators)
        for (area, figures) in Dictionary(grouping: own + marches, by: \.area) {
          releases[area, default: []].append(figures.map(\.figure))
        }
        let truth = "\(folder)/\(name)\(part)/internal/indicators.csv"
        guard month == newest, FileManager.default.fileExists(atPath: truth) else { continue }
        let known = Dictionary(
          grouping: try Self.figures(in: truth, release: month),
          by: \.area
        )
        for (area, figures) in Dictionary(grouping: own, by: \.area) {
          shares[area] = WithheldShare.shares(
            of: figures.map(\.figure),
            beside: (known[area] ?? []).map(\.figure),
            smallest: smallest
          )
        }
      }
    }
    guard !releases.isEmpty else {
      throw RunError.unreadable(
        path: folder,
        reason: "there is no public edition of any month; 'scorecard run' writes it"
      )
    }
  }

  /// The figures of a file with the columns of `indicators.csv`, with the codes of their authorities.
  static func figures(
    in path: String,
    release: Month?
  ) throws(RunError) -> [(area: String, figure: PublishedFigure)] {
    let sheet = try sheet(path)
    do {
      let figures = try PublishedFigure.figures(of: sheet, release: release, versions: [:])
      return zip(sheet.rows, figures).map { row, figure in
        (sheet.cell(row, "area_code"), figure)
      }
    } catch {
      throw RunError.refused("'\(path)' cannot be understood: \(error)")
    }
  }

  /// The authority's own figures of earlier years that comparisons print.
  private static func marches(
    in path: String,
    release: Month,
    _ indicators: [Indicator]
  ) throws(RunError) -> [(area: String, figure: PublishedFigure)] {
    guard FileManager.default.fileExists(atPath: path) else { return [] }
    let sheet = try sheet(path)
    let bases = Dictionary(
      indicators.map { ($0.id, $0.basisOfMarch) },
      uniquingKeysWith: { first, _ in first }
    )
    return sheet.rows.compactMap { row in
      guard sheet.cell(row, "value_source") == "local",
        let value = ExactDecimal(sheet.cell(row, "value")),
        let year = Int(sheet.cell(row, "reporting_year")),
        let basis = bases[sheet.cell(row, "indicator")] ?? nil
      else { return nil }
      let place = FigurePlace(
        indicator: sheet.cell(row, "indicator"),
        period: Month(year: year, month: 3),
        basis: basis,
        slice: .total
      )
      return (
        sheet.cell(row, "area_code"),
        PublishedFigure(
          place: place,
          release: release,
          version: 1,
          figure: .shown(
            value: value,
            numerator: nil,
            denominator: nil,
            lower: nil,
            upper: nil
          )
        )
      )
    }
  }

  private static func sheet(_ path: String) throws(RunError) -> Sheet {
    let bytes = try DataFolder.bytes(of: path)
    do {
      return try SheetReader.sheet(bytes.span, file: path)
    } catch {
      throw RunError.refused("'\(path)' cannot be understood: \(error)")
    }
  }
}
