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
    edition.indicators.map { ($0.id, CSVWriter.Ready([$0.unit.rawValue])) },
    uniquingKeysWith: { first, _ in first }
  )
  let (noUnit, noSymbol) = (CSVWriter.Ready([""]), CSVWriter.Ready([""]))
  let noFigure = CSVWriter.Ready(Array(repeating: "", count: 5))
  var span = SpanCells(edition.authority)
  var slices = SliceCells()
  for reading in edition.readings {
    csv.cells(span.cells(of: reading))
    csv.cells(slices.cells(of: reading))
    let unit = units[reading.indicator] ?? noUnit
    switch reading.figure {
    case .shown(let value, let numerator, let denominator, let lower, let upper):
      csv.cell(numerator)
      csv.cell(denominator)
      csv.cell(value)
      csv.cell(lower)
      csv.cell(upper)
      csv.cells(unit)
      csv.cells(noSymbol)
    case .symbol(let symbol):
      csv.cells(noFigure)
      csv.cells(unit)
      csv.cell(symbol.rawValue)
    }
    csv.endRow()
  }
  return csv.file(path: "indicators.csv")
}

/// The cells from the indicator to the area: the slices of a month stand together and share them.
private struct SpanCells {
  private let authority: Authority
  private var known: (indicator: String, period: Month, basis: Basis, cells: CSVWriter.Ready)?

  init(_ authority: Authority) {
    self.authority = authority
  }

  mutating func cells(of reading: ReleasedReading) -> CSVWriter.Ready {
    if let known, known.period == reading.period, known.basis == reading.basis,
      known.indicator == reading.indicator
    {
      return known.cells
    }
    let cells = CSVWriter.Ready([
      reading.indicator, reading.period.description, reading.basis.rawValue, authority.code,
      authority.name,
    ])
    known = (reading.indicator, reading.period, reading.basis, cells)
    return cells
  }
}

/// The cells of breakdown and category: those of one month come again in the next, in their order.
private struct SliceCells {
  private var known: [(slice: Slice, cells: CSVWriter.Ready)] = []
  private var next = 0

  mutating func cells(of reading: ReleasedReading) -> CSVWriter.Ready {
    let slice = reading.slice
    if slice == .total { next = 0 }
    defer { next += 1 }
    if next < known.count, known[next].slice == slice { return known[next].cells }
    known.removeSubrange(min(next, known.count)...)
    let cells = CSVWriter.Ready([slice.breakdown, slice.category])
    known.append((slice, cells))
    next = known.count - 1
    return cells
  }
}
