import Catalogue
import Records

extension FileOutcome {
  /// Reads the words of a named person; a file with a mistake is accounted for as set aside.
  mutating func readCommentary(
    _ path: String,
    _ place: Int,
    _ request: IntakeRequest
  ) throws(ReadingError) {
    let file = try OpenFile(path: path)
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 16_384)
    var digest = request.makeDigest()
    var count = 0
    while true {
      let read = try file.read(into: &buffer, at: 0)
      guard read > 0 else { break }
      count += read
      digest.update(buffer.span.extracting(0..<read))
      // One byte more than it may have is enough to tell that it is too long.
      if bytes.count <= CommentaryFile.mostBytes { bytes += buffer[..<read] }
    }
    try file.requireUnchanged(after: count)
    report.byteCount = count
    report.sha256 = digest.finish()
    report.dataset = "commentary"
    let parts = report.path.split(separator: "/")
    let name = parts.last.map { $0.hasSuffix(".md") ? $0.dropLast(3) : $0 } ?? ""
    let reading = CommentaryFile(
      bytes,
      name: String(name),
      indicators: request.catalogue.indicators.map(\.id),
      folder: parts.count > 2 ? String(parts[parts.count - 2]) : "",
      authorities: request.authorities.map(\.code)
    )
    commentary = reading.commentary
    findings = reading.faults.map { $0.finding(file: place) }
    if let commentary, commentary.isPublic, commentary.namesSmallNumber {
      findings.append(.smallNumberForPublic(file: place))
    }
    let isRead = reading.commentary != nil
    report.rows = RowAccount(read: 1, accepted: isRead ? 1 : 0, rejected: isRead ? 0 : 1)
  }
}
