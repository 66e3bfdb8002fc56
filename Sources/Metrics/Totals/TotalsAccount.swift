import Catalogue
import Records

/// What each agency sent as totals, name by name.
struct TotalsAccount {
  /// The account: agencies in the order of their names, then what is known by its title, then the
  /// rest together.
  let received: [TotalsReceived]

  private struct Key: Hashable {
    let agency: String
    let title: String
  }

  /// Reads the totals of every dataset whose rows are totals.
  init(_ catalogue: Catalogue, tables: [String: Table], uncounted: Set<RowOrigin>) {
    let slices = catalogue.indicators.map { IndicatorCounts.slices(of: $0) }
    let names = AgencyNames(catalogue, slices: slices)
    var rows: [Key: (counted: Int, uncounted: Int, newest: String)] = [:]
    for dataset in catalogue.schema.datasets where dataset.holdsTotals {
      guard let table = tables[dataset.name] else { continue }
      let values = FieldValues("agency", of: table, codeLists: [:])
      let totals = TotalRows(table)
      // Names stand in many rows, a month each.
      var (agencies, titles): ([String: String], [String: String]) = ([:], [:])
      for row in 0..<totals.count {
        let (agency, measure) = (totals.writtenAgency(row), totals.measure(row))
        let key = Key(
          agency: agencies[agency] ?? values.label(of: agency),
          title: titles[measure] ?? names.title(ofMeasure: measure)
        )
        (agencies[agency], titles[measure]) = (key.agency, key.title)
        var known = rows[key] ?? (0, 0, "")
        if uncounted.contains(totals.origin(row)) {
          known.uncounted += 1
        } else {
          known.counted += 1
        }
        known.newest = max(known.newest, totals.period(row))
        rows[key] = known
      }
    }
    received = rows.map { key, account in
      TotalsReceived(
        agency: key.agency,
        title: key.title,
        counted: account.counted,
        uncounted: account.uncounted,
        newest: account.newest
      )
    }.sorted { first, second in
      (first.agency, first.title.isEmpty ? 1 : 0, first.title)
        < (second.agency, second.title.isEmpty ? 1 : 0, second.title)
    }
  }
}
