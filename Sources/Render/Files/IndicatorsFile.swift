import Catalogue
import Metrics
import Records
public import Release

/// `indicators.csv`: every reading of the edition, one a row.
///
/// - Parameter edition: The edition.
/// - Returns: The file; the same bytes for the same figures, whatever the edition's hashes.
public func indicatorsFile(of edition: Edition) -> OutputFile {
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
    csv.cell(reading.indicator)
    csv.cell(month?.text ?? "")
    csv.cell(reading.basis.rawValue)
    csv.cell(edition.authority.code)
    csv.cell(edition.authority.name)
    csv.cell(reading.slice.breakdown)
    csv.cell(reading.slice.category)
    switch reading.figure {
    case .shown(let value, let numerator, let denominator, let lower, let upper):
      csv.cell(numerator)
      csv.cell(denominator)
      csv.cell(value)
      csv.cell(lower)
      csv.cell(upper)
      csv.cell(units[reading.indicator] ?? "")
      csv.cell("")
    case .symbol(let symbol):
      for _ in 0..<5 { csv.cell("") }
      csv.cell(units[reading.indicator] ?? "")
      csv.cell(symbol.rawValue)
    }
    csv.endRow()
  }
  return csv.file(path: "indicators.csv")
}
