import Catalogue
import Metrics
import Records
import Release

/// `indicators.csv`: every reading of the edition, one a row.
func indicatorsFile(of edition: Edition) -> OutputFile {
  var csv = CSVWriter(header: [
    "indicator", "period", "basis", "area_code", "area_name", "breakdown", "category",
    "numerator", "denominator", "value", "lower", "upper", "unit", "symbol",
  ])
  let units = Dictionary(
    edition.indicators.map { ($0.id, $0.unit.rawValue) },
    uniquingKeysWith: { first, _ in first }
  )
  var month: (period: Month, text: String)?
  for reading in edition.readings {
    // The slices of a month stand together, and its name is written once for all of them.
    if month?.period != reading.period { month = (reading.period, reading.period.description) }
    var cells = [
      reading.indicator, month?.text ?? "", reading.basis.rawValue,
      edition.authority.code, edition.authority.name,
      reading.slice.breakdown, reading.slice.category,
    ]
    switch reading.figure {
    case .shown(let value, let numerator, let denominator, let lower, let upper):
      cells += [
        numerator.map { "\($0)" } ?? "", denominator.map { "\($0)" } ?? "", value.description,
        lower?.description ?? "", upper?.description ?? "", units[reading.indicator] ?? "", "",
      ]
    case .symbol(let symbol):
      cells += ["", "", "", "", "", units[reading.indicator] ?? "", symbol.rawValue]
    }
    csv.append(cells)
  }
  return csv.file(path: "indicators.csv")
}
