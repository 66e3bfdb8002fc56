/// What the cells of each column look like, as far as the first records tell.
struct ColumnForms {
  /// What the cells of one column look like.
  private struct Form {
    /// The usual look of cells with digits; `nil` for free text.
    var usual: CellShape?
    /// Every look that was met, where digits rule and looks are few.
    var shapes: Set<CellShape>?
    /// Whether a cell was empty.
    var hasEmpty = false
    /// Whether a cell was filled.
    var hasFilled = false
  }

  /// Whether records end with empty cells beyond the last column, nearly all of them.
  private(set) var haveEmptyExtra = false

  private var forms: [Form] = []

  /// Knows nothing of any column.
  init() {}

  /// Looks at the first records.
  ///
  /// - Parameters:
  ///   - records: Their cells, blanks at both ends left out.
  ///   - width: How many columns there are.
  init(_ records: [[String]], width: Int) {
    let regular = records.filter { $0.count == width }
    let longer = records.count { $0.count > width && $0[width...].allSatisfy(\.isEmpty) }
    haveEmptyExtra = longer > 0 && longer * 10 >= records.count * 8
    let known = haveEmptyExtra ? records.filter { $0.count >= width } : regular
    forms = (0..<width).map { column in
      let filled = known.map { $0[column] }.filter { !$0.isEmpty }
      let digits = filled.map(CellShape.init).filter(\.hasDigits)
      let isRuled = digits.count * 10 > filled.count * 6
      let shapes = Set(filled.map(CellShape.init))
      return Form(
        usual: isRuled ? digits.first : nil,
        shapes: isRuled && filled.count >= 5 && shapes.count <= 8 ? shapes : nil,
        hasEmpty: filled.count < known.count || known.count < 10,
        hasFilled: !filled.isEmpty || known.count < 10
      )
    }
  }

  /// Whether numbers or dates are usual in a column.
  func hasDigits(_ column: Int) -> Bool {
    forms.indices.contains(column) && forms[column].usual != nil
  }

  /// Whether the cells of a record can belong to the columns in which they stand; `nil` when
  /// nothing speaks for it or against it.
  func fit(_ cells: [String]) -> Bool? {
    var isKnown = false
    for (column, cell) in zip(forms.indices, cells) {
      let form = forms[column]
      if cell.isEmpty {
        if !form.hasEmpty { return false }
      } else {
        if !form.hasFilled { return false }
        guard let shapes = form.shapes else { continue }
        if !shapes.contains(CellShape(cell)) { return false }
        isKnown = true
      }
    }
    return isKnown ? true : nil
  }
}
