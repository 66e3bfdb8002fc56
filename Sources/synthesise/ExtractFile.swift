import Records

#if canImport(Glibc)
  import Glibc
#endif

/// A file that could not be written.
struct WritingError: Error, CustomStringConvertible {
  /// The path of the file.
  let path: String
  /// The system's number of the fault.
  let code: Int32

  var description: String {
    "Cannot write '\(path)': \(unsafe String(cString: strerror(code)))."
  }
}

/// One extract being written: cells one behind the other, rows straight to the disk.
///
/// It holds at most 64 KB, however many rows there are. This is the only file here that calls
/// functions of the C library that take pointers.
final class ExtractFile {
  private let path: String
  private let layout: Layout
  private var file: Int32 = -1
  private var buffer: [UInt8] = []
  private var isRowBegun = false
  private var fault: Int32 = 0
  /// The names of its columns.
  let columns: [String]
  /// How many rows it has, the header not counted.
  private(set) var rows = 0

  /// Makes a file below a folder, and the folders above it.
  init(_ layout: Layout, in folder: String) throws(WritingError) {
    self.layout = layout
    columns = layout.columns
    path = folder + "/" + layout.path
    var above = path.hasPrefix("/") ? "/" : ""
    for part in path.split(separator: "/").dropLast() {
      above += part + "/"
      _ = unsafe mkdir(above, 0o777)
    }
    file = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o666)
    guard file >= 0 else { throw WritingError(path: path, code: errno) }
    buffer.reserveCapacity(70_000)
    if layout.startsWithMark { buffer += [0xEF, 0xBB, 0xBF] }
    for line in layout.titleRows + [layout.header] { add(line + layout.lineEnd) }
  }

  /// Writes what is left and closes the file.
  func close() throws(WritingError) {
    flush()
    if Glibc.close(file) != 0, fault == 0 { fault = errno }
    file = -1
    guard fault == 0 else { throw WritingError(path: path, code: fault) }
  }

  /// Adds a cell of text as it is.
  func text(_ text: String) {
    separate()
    add(text)
  }

  /// Adds a cell of text between quotes, its own quotes doubled.
  func quoted(_ text: String) {
    separate()
    add("\"")
    for byte in text.utf8 {
      buffer.append(byte)
      if byte == UInt8(ascii: "\"") { buffer.append(byte) }
    }
    add("\"")
  }

  /// Adds that many empty cells.
  func blank(_ count: Int = 1) {
    for _ in 0..<count { separate() }
  }

  /// Adds a whole number, with leading zeros up to a width.
  func number(_ number: Int, after prefix: String = "", width: Int = 1) {
    separate()
    add(prefix)
    digits(number, width: width)
  }

  /// Adds a pupil number of the authority 999, which no school is in, with the letter that checks
  /// its digits.
  ///
  /// A wrong letter would make the reader question every pupil of the demonstration, and bury the
  /// few faults that the demonstration is there to show.
  func pupilNumber(_ number: Int) {
    var sum = 9 * (2 + 3 + 4)
    var rest = number
    for weight in (5...13).reversed() {
      sum += rest % 10 * weight
      rest /= 10
    }
    self.number(number, after: Self.pupilPrefixes[sum % 23], width: 9)
  }

  private static let pupilPrefixes = "ABCDEFGHJKLMNPQRTUVWXYZ".map { "\($0)999" }

  /// Adds a day as `2025-09-30`, or an empty cell.
  func iso(_ day: CalendarDate?) {
    separate()
    guard let (year, month, dayOfMonth) = day?.parts else { return }
    digits(year, width: 4)
    buffer.append(UInt8(ascii: "-"))
    digits(month, width: 2)
    buffer.append(UInt8(ascii: "-"))
    digits(dayOfMonth, width: 2)
  }

  /// Adds a day as `30/09/2025`, with a time if there is one, or an empty cell.
  func british(_ day: CalendarDate?, minutes: Int? = nil) {
    separate()
    guard let (year, month, dayOfMonth) = day?.parts else { return }
    digits(dayOfMonth, width: 2)
    buffer.append(UInt8(ascii: "/"))
    digits(month, width: 2)
    buffer.append(UInt8(ascii: "/"))
    digits(year, width: 4)
    guard let minutes else { return }
    buffer.append(UInt8(ascii: " "))
    digits(minutes / 60, width: 2)
    buffer.append(UInt8(ascii: ":"))
    digits(minutes % 60, width: 2)
  }

  /// Ends the row.
  func end() {
    add(layout.lineEnd)
    isRowBegun = false
    rows += 1
    if buffer.count > 65_536 { flush() }
  }

  /// Adds a whole row as it stands.
  func row(_ cells: String) {
    text(cells)
    end()
  }

  private func separate() {
    if isRowBegun { buffer.append(layout.delimiter) }
    isRowBegun = true
  }

  private func add(_ text: String) {
    guard layout.isWindows1252 else {
      buffer.append(contentsOf: text.utf8)
      return
    }
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\u{2013}": buffer.append(0x96)
      case "\u{2019}": buffer.append(0x92)
      default: buffer.append(UInt8(exactly: scalar.value) ?? UInt8(ascii: "?"))
      }
    }
  }

  private func digits(_ number: Int, width: Int) {
    var power = 1
    var places = 1
    while number / power >= 10 || places < width {
      power *= 10
      places += 1
    }
    while power > 0 {
      buffer.append(UInt8(ascii: "0") + UInt8(number / power % 10))
      power /= 10
    }
  }

  private func flush() {
    var written = 0
    while written < buffer.count, fault == 0 {
      let count = unsafe buffer.withUnsafeBytes { bytes in
        unsafe write(file, bytes.baseAddress?.advanced(by: written), bytes.count - written)
      }
      if count < 0 { fault = errno } else { written += count }
    }
    buffer.removeAll(keepingCapacity: true)
  }
}
