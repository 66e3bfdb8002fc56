public import Records

/// Reads small tables that the project trusts, such as the files of the catalogue: UTF-8, commas,
/// RFC 4180, the header in the first row.
///
/// Extracts never come this way: what does not fit here is an error, not a finding.
public enum SheetReader {
  /// Reads a table from its bytes.
  ///
  /// - Parameters:
  ///   - bytes: The bytes of the file, with or without a byte-order mark.
  ///   - file: The name of the file, for messages.
  /// - Returns: The table.
  /// - Throws: `ReadingError.empty`, `.encoding`, `.quotes` or `.wrongCellCount`.
  public static func sheet(_ bytes: Span<UInt8>, file: String) throws(ReadingError) -> Sheet {
    let hasMark = bytes.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF
    let text = bytes.extracting((hasMark ? 3 : 0)..<bytes.count)
    do {
      _ = try UTF8Span(validating: text)
    } catch {
      throw .encoding("something else than UTF-8")
    }
    var parser = CSVParser(delimiter: UInt8(ascii: ","), quote: UInt8(ascii: "\""))
    var batch = RecordBatch()
    do {
      try parser.split(text, keepingBlanks: true, into: &batch)
    } catch {
      throw .quotes(line: lineAfter(batch))
    }
    var header: [String] = []
    var rows: [Sheet.Row] = []
    rows.reserveCapacity(batch.rowCount)
    var line = 1
    for row in 0..<batch.rowCount {
      let cells = batch.cellRange(of: row)
      let range = batch.byteRange(of: row)
      let first = line
      line += 1 + lineEnds(in: batch.bytes.span.extracting(range))
      guard !cells.isEmpty else { continue }
      let strings = strings(of: batch, cells: cells, from: range.lowerBound)
      if header.isEmpty {
        header = strings
      } else if strings.count == header.count {
        rows.append(Sheet.Row(line: first, cells: strings))
      } else {
        throw .wrongCellCount(line: first, found: strings.count, expected: header.count)
      }
    }
    guard !header.isEmpty else { throw .empty }
    return Sheet(file: file, header: header, rows: rows)
  }

  /// Reads a table from a file; its name is the last part of the path.
  ///
  /// - Parameter path: The path of the file.
  /// - Returns: The table.
  /// - Throws: What `sheet(_:file:)` throws, and what opening and reading a file throws.
  public static func sheet(path: String) throws(ReadingError) -> Sheet {
    let input = try OpenFile(path: path)
    var bytes = [UInt8](repeating: 0, count: input.size + 1)
    var count = 0
    while count < bytes.count {
      let read = try input.read(into: &bytes, at: count)
      guard read > 0 else { break }
      count += read
    }
    try input.requireUnchanged(after: count)
    let name = path.split(separator: "/").last.map { String($0) } ?? path
    return try sheet(bytes.span.extracting(0..<count), file: name)
  }

  private static func strings(
    of batch: RecordBatch,
    cells: Range<Int>,
    from start: Int
  ) -> [String] {
    var strings: [String] = []
    strings.reserveCapacity(cells.count)
    var begin = start
    for cell in cells {
      let end = start + Int(batch.ends[cell])
      strings.append(String(decoding: batch.bytes[begin..<end], as: UTF8.self))
      begin = end
    }
    return strings
  }

  /// The line on which the first record that is not in the batch begins.
  private static func lineAfter(_ batch: RecordBatch) -> Int {
    1 + batch.rowCount + lineEnds(in: batch.bytes.span.extracting(0..<batch.byteCount))
  }

  /// Line ends within cells: CRLF, LF and CR count one each.
  private static func lineEnds(in bytes: Span<UInt8>) -> Int {
    var count = 0
    var previous: UInt8 = 0
    for index in bytes.indices {
      let byte = bytes[index]
      if byte <= 13, byte == 13 || (byte == 10 && previous != 13) { count += 1 }
      previous = byte
    }
    return count
  }
}
