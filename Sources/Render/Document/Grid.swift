/// A table: one header row, one value a cell, the first cell of each row names the row.
struct Grid: Hashable, Sendable {
  /// One column.
  struct Column: Hashable, Sendable {
    /// What the column holds, with its unit.
    let title: String
    /// Whether it holds numbers, which stand to the right.
    var isNumber = false
  }

  /// One row.
  struct Row: Hashable, Sendable {
    /// The cells, as many as there are columns, none of them empty.
    let cells: [[Inline]]
    /// Whether the row is the reader's own authority.
    var isOwn = false
    /// The name that links lead to; `nil` where none does.
    var anchor: String?

    /// Makes a row.
    init(_ cells: [[Inline]], isOwn: Bool = false, anchor: String? = nil) {
      self.cells = cells
      self.isOwn = isOwn
      self.anchor = anchor
    }

    /// Makes a row of plain texts.
    init(texts: [String], isOwn: Bool = false) {
      self.init(texts.map { [.text($0)] }, isOwn: isOwn)
    }
  }

  /// The name of the table on its page: letters, digits and hyphens.
  let id: String
  /// What it shows, when and where.
  let caption: String
  /// The columns.
  let columns: [Column]
  /// The rows.
  let rows: [Row]
  /// Whether it is the table of page one, which is printed small enough for one sheet.
  var isLead = false

  /// Makes a table; every row has a cell for every column.
  init(id: String, caption: String, columns: [Column], rows: [Row]) {
    precondition(rows.allSatisfy { $0.cells.count == columns.count }, "a cell for every column")
    self.id = id
    self.caption = caption
    self.columns = columns
    self.rows = rows
  }
}
