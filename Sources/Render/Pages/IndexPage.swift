public import Records
public import Release

/// One month that has reports, for the index.
public struct ReportedMonth: Hashable, Sendable {
  /// The month.
  public let month: Month
  /// The authority, where the folder holds several.
  public let authority: Authority?
  /// The folder that holds the editions, below the index: `2025-09` or `2025-09/825`.
  public let folder: String
  /// The editions that are there.
  public let audiences: [Audience]
  /// Whether the folder holds the comparison of several authorities.
  public let isRegional: Bool

  /// Makes a month of the index.
  public init(
    month: Month,
    authority: Authority?,
    folder: String,
    audiences: [Audience],
    isRegional: Bool = false
  ) {
    self.isRegional = isRegional
    self.month = month
    self.authority = authority
    self.folder = folder
    self.audiences = audiences
  }
}

/// The list of all months, newest first: `index.html`.
///
/// - Parameters:
///   - partnership: The partnership's name.
///   - months: The months that have reports, in any order.
///   - programVersion: The version of the program.
/// - Returns: The page, whose links lead to the folders of the months.
public func indexPage(
  partnership: String,
  months: [ReportedMonth],
  programVersion: String
) -> OutputFile {
  let sorted = months.sorted { first, second in
    first.month != second.month
      ? first.month > second.month : (first.authority?.code ?? "") < (second.authority?.code ?? "")
  }
  let rows = sorted.flatMap { reported in
    Audience.allCases.filter(reported.audiences.contains).map { audience in
      if reported.isRegional { return regionalRow(reported, audience) }
      let edition = "\(reported.folder)/\(audience.rawValue)"
      let name = [reported.month.inWords, reported.authority?.name].compactMap { $0 }
      return Grid.Row([
        [
          .link(
            "Scorecard \(name.joined(separator: ", ")), \(audience.rawValue)",
            to: .page("\(edition)/scorecard")
          )
        ],
        [
          .text(audience == .internal ? "Internal: true figures" : "Public: small numbers withheld")
        ],
        [.link("Neighbours", to: .page("\(edition)/neighbours"))],
        [.link("JSNA figures", to: .page("\(edition)/jsna-neglect"))],
        [.link("Definitions", to: .page("\(edition)/definitions"))],
      ])
    }
  }
  let document = Document(
    title: "Scorecards: \(partnership)",
    marking: Marking(
      word: "INTERNAL",
      meaning: "Lists the editions for the sub-group and for the public; holds no figures",
      origins: ["program \(programVersion)"]
    ),
    introduction: [.text("\(counted(sorted.count, "report")), newest first.")],
    blocks: rows.isEmpty
      ? [.paragraph(["No report has been made yet."])]
      : [
        .table(
          Grid(
            id: "months",
            caption: "Scorecards by month",
            columns: ["Month", "Edition", "Neighbours", "JSNA", "Definitions"]
              .map { Grid.Column(title: $0) },
            rows: rows
          )
        )
      ]
  )
  return HTMLWriter.file(document, path: "index")
}

/// The line of a comparison of several authorities, which has one page.
private func regionalRow(_ reported: ReportedMonth, _ audience: Audience) -> Grid.Row {
  Grid.Row([
    [
      .link(
        "Authorities side by side \(reported.month.inWords), \(audience.rawValue)",
        to: .page("\(reported.folder)/\(audience.rawValue)/regional")
      )
    ],
    [.text(audience == .internal ? "Internal: true figures" : "Public: small numbers withheld")],
    ["On each scorecard"], ["On each scorecard"], ["On each scorecard"],
  ])
}
