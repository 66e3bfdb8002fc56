import CLinuxFiles
import Glibc
import Records
import Render

#if WORKBOOK
  import CLibXlsxWriter
#endif

/// Writes workbooks with libxlsxwriter; where the program was built without it, there are none.
struct WorkbookWriter {
  /// Whether this program can write workbooks.
  static var isAvailable: Bool {
    #if WORKBOOK
      true
    #else
      false
    #endif
  }

  /// What to say where there is no workbook.
  static let reason =
    "scorecard.xlsx is left out: this program was built without libxlsxwriter. "
    + "Install libxlsxwriter-dev and run make again to have it."

  /// A workbook as a file, the same bytes for the same workbook.
  ///
  /// It is made in memory: no copy of internal figures is left behind by a run that is killed.
  ///
  /// - Throws: `RunError.cannotWrite`.
  static func file(_ workbook: Workbook, path: String) throws(RunError) -> OutputFile {
    #if WORKBOOK
      if let bytes = bytes(of: workbook) { return OutputFile(path: path, bytes: bytes) }
      throw RunError.cannotWrite(path: path, reason: systemReason())
    #else
      throw RunError.cannotWrite(path: path, reason: reason)
    #endif
  }
}

#if WORKBOOK
  extension WorkbookWriter {
    /// The day that every workbook names as its making, since nothing here depends on the clock:
    /// 1 January 2000, 12:00.
    private static let made: time_t = 946_728_000

    private static func bytes(of workbook: Workbook) -> [UInt8]? {
      let memory = unsafe open_memory("scorecard.xlsx")
      guard memory >= 0 else { return nil }
      defer { close(memory) }
      guard let book = unsafe workbook_new("/proc/self/fd/\(memory)") else { return nil }
      unsafe setProperties(of: book, workbook)
      let styles = unsafe Styles(book)
      for (place, sheet) in workbook.sheets.enumerated() {
        guard let page = unsafe workbook_add_worksheet(book, sheet.name) else { continue }
        unsafe write(sheet, on: page, styles, table: place + 1)
      }
      guard unsafe workbook_close(book) == LXW_NO_ERROR else { return nil }
      return content(of: memory)
    }

    private static func setProperties(
      of book: UnsafeMutablePointer<lxw_workbook>,
      _ workbook: Workbook
    ) {
      unsafe workbook.title.withCString { title in
        unsafe workbook.author.withCString { author in
          var properties = unsafe lxw_doc_properties()
          unsafe properties.title = UnsafeMutablePointer(mutating: title)
          unsafe properties.author = UnsafeMutablePointer(mutating: author)
          unsafe properties.created = made
          // The library copies the texts.
          _ = unsafe workbook_set_properties(book, &properties)
        }
      }
    }

    private static func content(of memory: Int32) -> [UInt8]? {
      let size = lseek(memory, 0, SEEK_END)
      guard size > 0, lseek(memory, 0, SEEK_SET) == 0 else { return nil }
      var bytes = [UInt8](repeating: 0, count: size)
      var start = 0
      while start < size {
        let count = unsafe bytes.withUnsafeMutableBytes { buffer in
          unsafe read(memory, buffer.baseAddress?.advanced(by: start), size - start)
        }
        guard count > 0 else { return nil }
        start += count
      }
      return bytes
    }

    private static func write(
      _ sheet: Worksheet,
      on page: UnsafeMutablePointer<lxw_worksheet>,
      _ styles: Styles,
      table: Int
    ) {
      unsafe worksheet_write_string(page, 0, 0, sheet.title, styles.title)
      for (place, line) in sheet.lines.enumerated() {
        unsafe worksheet_write_string(page, lxw_row_t(place + 1), 0, line, nil)
      }
      guard !sheet.columns.isEmpty else { return }
      let first = sheet.lines.count + 1
      for (place, column) in sheet.columns.enumerated() {
        let place = lxw_col_t(place)
        unsafe worksheet_set_column(page, place, place, Double(column.width), nil)
        unsafe worksheet_write_string(page, lxw_row_t(first), place, column.title, styles.header)
      }
      for (place, row) in sheet.rows.enumerated() {
        let line = lxw_row_t(first + 1 + place)
        for (place, cell) in row.enumerated() {
          let place = lxw_col_t(place)
          switch cell {
          case .text(let text):
            unsafe worksheet_write_string(page, line, place, text, styles.text)
          case .number(let number):
            let style = unsafe styles.number(places: number.places)
            unsafe worksheet_write_number(page, line, place, number.approximation, style)
          }
        }
      }
      unsafe worksheet_freeze_panes(page, lxw_row_t(first + 1), 1)
      unsafe mark(sheet, on: page, firstRow: first, number: table)
    }

    /// Marks the rows as a table, which screen readers announce with its headers.
    private static func mark(
      _ sheet: Worksheet,
      on page: UnsafeMutablePointer<lxw_worksheet>,
      firstRow: Int,
      number: Int
    ) {
      guard !sheet.rows.isEmpty else { return }
      let headers = unsafe sheet.columns.map { unsafe strdup($0.title) }
      defer { unsafe headers.forEach { unsafe free($0) } }
      let name = unsafe strdup("Table\(number)")
      defer { unsafe free(name) }
      var columns = unsafe headers.map { header in
        var column = unsafe lxw_table_column()
        unsafe column.header = header
        return unsafe column
      }
      unsafe columns.withUnsafeMutableBufferPointer { buffer in
        var pointers: [UnsafeMutablePointer<lxw_table_column>?] = unsafe buffer.indices.map {
          unsafe buffer.baseAddress?.advanced(by: $0)
        }
        unsafe pointers.append(nil)
        unsafe pointers.withUnsafeMutableBufferPointer { list in
          var options = unsafe lxw_table_options()
          unsafe options.name = name
          unsafe options.no_autofilter = 1
          unsafe options.no_banded_rows = 1
          unsafe options.style_type = UInt8(LXW_TABLE_STYLE_TYPE_LIGHT.rawValue)
          unsafe options.style_type_number = 1
          unsafe options.columns = list.baseAddress
          _ = unsafe worksheet_add_table(
            page,
            lxw_row_t(firstRow),
            0,
            lxw_row_t(firstRow + sheet.rows.count),
            lxw_col_t(sheet.columns.count - 1),
            &options
          )
        }
      }
    }
  }

  /// The few formats of a workbook, made once for each.
  @unsafe private struct Styles {
    let title: UnsafeMutablePointer<lxw_format>?
    let header: UnsafeMutablePointer<lxw_format>?
    let text: UnsafeMutablePointer<lxw_format>?
    private let numbers: [UnsafeMutablePointer<lxw_format>?]

    init(_ book: UnsafeMutablePointer<lxw_workbook>) {
      unsafe title = workbook_add_format(book)
      unsafe format_set_bold(title)
      unsafe format_set_font_size(title, 14)
      unsafe header = workbook_add_format(book)
      unsafe format_set_bold(header)
      unsafe format_set_text_wrap(header)
      unsafe text = workbook_add_format(book)
      unsafe format_set_text_wrap(text)
      unsafe format_set_align(text, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
      unsafe numbers = ["#,##0", "#,##0.0", "#,##0.00", "#,##0.000"].map { pattern in
        let format = unsafe workbook_add_format(book)
        unsafe format_set_num_format(format, pattern)
        unsafe format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
        return unsafe format
      }
    }

    /// The format of numbers with so many decimals.
    func number(places: Int) -> UnsafeMutablePointer<lxw_format>? {
      unsafe numbers[min(max(places, 0), numbers.count - 1)]
    }
  }
#endif
