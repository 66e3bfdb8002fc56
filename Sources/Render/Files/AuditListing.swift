public import Release
import Metrics
import Records

/// The withheld numbers of public editions with what can be worked out of each, as CSV.
///
/// - Parameter audits: The audit of each authority, with its code.
/// - Returns: The list as text, with a line end behind its last line; `most` is empty where nothing
///   bounds the number.
public func auditListing(_ audits: [(area: String, audit: Audit)]) -> String {
  var csv = CSVWriter(header: [
    "area_code", "indicator", "period", "basis", "number", "least", "most", "exposed",
  ])
  for (area, audit) in audits {
    for cell in audit.cells {
      csv.cell(area)
      csv.cell(cell.place.indicator)
      csv.cell(cell.place.period.description)
      csv.cell(cell.place.basis.rawValue)
      csv.cell(cell.part.rawValue)
      csv.cell(cell.least)
      csv.cell(cell.most)
      csv.cell(cell.isExposed ? "yes" : "")
      csv.endRow()
    }
  }
  return String(decoding: csv.file(path: "").bytes, as: UTF8.self)
}
