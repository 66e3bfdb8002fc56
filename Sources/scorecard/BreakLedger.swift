import Catalogue
import Ingest
import Metrics
import Records

/// `ledger/breaks.csv` of a data folder: from which months series begin anew, and who said so.
struct BreakLedger {
  /// The breaks.
  let breaks: [SeriesBreak]
  private let findings: [Finding]
  private let file: FileReport?

  /// The path below the data folder.
  private static let path = "ledger/breaks.csv"

  /// Reads the ledger; a folder without one has no breaks.
  ///
  /// - Parameters:
  ///   - folder: The data folder.
  ///   - place: The position that the ledger will have among the files of the quality report.
  ///   - indicators: The indicators that there are.
  /// - Throws: `RunError` when the file is there and cannot be opened.
  init(folder: DataFolder, place: Int, indicators: [Indicator]) throws(RunError) {
    guard let bytes = try DataFolder.bytes(ofFileIfThere: folder.path + "/" + Self.path) else {
      (breaks, findings, file) = ([], [], nil)
      return
    }
    var report = FileReport(path: Self.path)
    report.byteCount = bytes.count
    report.sha256 = SHA256Digest.digest(of: bytes)
    let shape = " It is a CSV file with the columns \(SeriesBreak.columns.joined(separator: ", "))."
    var read: (breaks: [SeriesBreak], findings: [Finding]) = ([], [])
    do {
      let sheet = try SheetReader.sheet(bytes.span, file: Self.path)
      if let missing = SeriesBreak.columns.first(where: { sheet.place(of: $0) == nil }) {
        report.refusal = "It has no column '\(missing)', so no series is broken.\(shape)"
      } else {
        read = SeriesBreak.ledger(sheet, file: place, indicators: indicators)
        report.rows.read = sheet.rows.count
        report.rows.accepted = read.breaks.count
        report.rows.rejected = sheet.rows.count - read.breaks.count
      }
    } catch {
      report.refusal = "It cannot be read as a table, so no series is broken.\(shape)"
    }
    (breaks, findings) = read
    file = report
  }

  /// Adds the ledger and what is wrong with it to a report.
  func report(in quality: inout QualityReport) {
    guard let file else { return }
    quality.files.append(file)
    quality.findings += findings
  }
}
