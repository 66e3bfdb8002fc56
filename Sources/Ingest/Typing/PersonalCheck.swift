import Records

/// The check of one personal column: each cell is tested for its form, and nothing of it is kept.
struct PersonalCheck {
  /// The position of the column in the file.
  let column: Int
  /// The field.
  let field: Field
  /// The form that its cells must have.
  let form: IdentifierForm
  /// The line of the first cell at fault, and how many cells are.
  private(set) var found: (line: Int, count: Int)?

  /// Makes a check of a column; `nil` when its field has no form.
  init?(column: Int, field: Field) {
    guard let form = field.form else { return nil }
    self.column = column
    self.field = field
    self.form = form
  }

  /// Tests a cell without blanks at its ends that says something.
  mutating func test(_ cell: Span<UInt8>, line: Int) {
    var id: [UInt8] = []
    for index in cell.indices where cell[index] != CellBytes.space { id.append(cell[index]) }
    guard form.fault(in: id) != nil else { return }
    found = (found?.line ?? line, (found?.count ?? 0) + 1)
  }

  /// What was found; `nil` when every cell has the form.
  func finding(file: Int) -> Finding? {
    guard let found else { return nil }
    let fault = CellFault.healthNumber
    return Finding(
      file: file,
      line: found.line,
      column: column,
      field: field.name,
      rule: fault.rule,
      severity: .query,
      action: .kept,
      message: fault.message(for: field.title),
      howToFix: fault.howToFix,
      count: found.count
    )
  }
}
