import Catalogue
import Metrics
import Records
public import Release

/// The comparison of several authorities: `regional.html`, `.md`, `.csv` with
/// its metadata, and `.json`.
///
/// - Parameter edition: What one audience may see of each authority.
/// - Returns: The files, in the order of their paths.
public func regionalPages(of edition: RegionalEdition) -> [OutputFile] {
  let document = RegionalPage(edition: edition).document
  let table = edition.table
  let title = "\(edition.partnership), \(edition.period.inWords), \(edition.audience.rawValue)"
  return [
    table, tableMetadataFile(for: [table], title: title),
    HTMLWriter.file(document, path: "regional"), edition.file,
    MarkdownWriter.file(document, path: "regional"),
  ].sorted { $0.path < $1.path }
}

extension RegionalEdition {
  /// `regional.csv`: every month of every indicator and authority, one a row.
  public var table: OutputFile {
    var csv = CSVWriter(header: [
      "indicator", "period", "basis", "area_code", "area_name", "numerator", "denominator",
      "value", "lower", "upper", "unit", "symbol", "mean_of_others", "others_used",
      "compared_with_others", "published_year", "published", "england",
    ])
    forEachFigure { series, month, place in
      let authority = authorities[place]
      let figure = month.figures[place] ?? .symbol(.notAvailable)
      let standing = month.standing(of: place)
      var cells = [
        series.indicator.id, month.month.description, series.basis.rawValue, authority.code,
        authority.name,
      ]
      switch figure {
      case .shown(let value, let numerator, let denominator, let lower, let upper):
        cells += [
          numerator.map { "\($0)" } ?? "", denominator.map { "\($0)" } ?? "", value.description,
          lower?.description ?? "", upper?.description ?? "", series.indicator.unit.rawValue, "",
        ]
      case .symbol(let symbol):
        cells += ["", "", "", "", "", series.indicator.unit.rawValue, symbol.rawValue]
      }
      cells += [
        standing?.mean.description ?? "", standing.map { "\($0.used)" } ?? "",
        (standing?.verdict ?? .notCompared).rawValue, series.publishedYear.map { "\($0)" } ?? "",
        series.published[place]?.inFile ?? "", series.england?.inFile ?? "",
      ]
      csv.append(cells)
    }
    return csv.file(path: "regional.csv")
  }

  private func forEachFigure(_ body: (RegionalSeries, RegionalMonth, Int) -> Void) {
    for series in series {
      for month in series.months {
        for place in authorities.indices { body(series, month, place) }
      }
    }
  }

  /// `regional.json`: the same as a tree.
  fileprivate var file: OutputFile {
    let authorities = authorities.map { authority in
      JSONValue.object([("code", .text(authority.code)), ("name", .text(authority.name))])
    }
    let members: [(String, JSONValue)] = [
      ("edition", .text(audience.rawValue)), ("partnership", .text(partnership)),
      ("period", .text(period.description)), ("program_version", .text(programVersion)),
      ("catalogue_version", .text(catalogueVersion)),
      ("data_hash", dataHash.isEmpty ? .null : .text(dataHash)),
      ("figures_hash", figuresHash.isEmpty ? .null : .text(figuresHash)),
      ("authorities", .list(authorities)), ("indicators", .list(series.map(json))),
    ]
    return OutputFile(path: "regional.json", text: JSONValue.object(members).written + "\n")
  }

  private func json(_ series: RegionalSeries) -> JSONValue {
    .object([
      ("id", .text(series.indicator.id)), ("title", .text(series.indicator.title)),
      ("unit", .text(series.indicator.unit.rawValue)), ("basis", .text(series.basis.rawValue)),
      ("published_year", .whole(series.publishedYear)),
      ("published", .list(series.published.map { $0?.json ?? .null })),
      ("england", series.england?.json ?? .null),
      (
        "months",
        .list(
          series.months.map { month in
            .object([
              ("period", .text(month.month.description)),
              (
                "figures",
                .list(
                  month.figures.indices.map { place in
                    .object(
                      (month.figures[place] ?? .symbol(.notAvailable)).json
                        + [
                          ("mean_of_others", .decimal(month.standing(of: place)?.mean)),
                          (
                            "compared_with_others",
                            .text(
                              (month.standing(of: place)?.verdict ?? .notCompared).rawValue
                            )
                          ),
                        ]
                    )
                  }
                )
              ),
            ])
          }
        )
      ),
    ])
  }
}

extension PublishedCell {
  fileprivate var json: JSONValue {
    switch self {
    case .number(let number): .number(number)
    case .symbol(let symbol): .text(symbol.rawValue)
    case .blank: .null
    }
  }
}
