import Catalogue
import Records

extension CountingPass {
  /// How the rows of a frame fall into the categories of a breakdown.
  ///
  /// - Parameters:
  ///   - breakdown: The breakdown.
  ///   - frame: The rows.
  ///   - categories: For a breakdown by the values of a field, the category of each row of the
  ///     table.
  /// - Returns: Where each row of the frame stands.
  func part(
    of breakdown: BreakdownRule,
    _ frame: RowFrame,
    byValue categories: [Int16]?
  ) -> BlockSlices.Part {
    if let categories {
      return .categories(
        frame.rows.map { categories[Int($0)] },
        count: breakdown.categories.count
      )
    }
    return BlockSlices.Part(masks(of: breakdown, frame), all: spans.periods.all)
  }

  /// For a breakdown by the values of a field, the category of each row of the table: its claims
  /// speak of that field alone, so they are judged of one row for each of its values.
  ///
  /// - Returns: The categories, negative for none; `nil` where the field has no such values.
  func categories(byValuesOf field: String, _ breakdown: BreakdownRule) -> [Int16]? {
    switch table.column(field) {
    case .codes(let cells): categories(of: cells, breakdown)
    case .texts(let cells): categories(of: cells, breakdown)
    default: nil
    }
  }

  private func categories<Cell: FixedWidthInteger>(
    of cells: [Cell],
    _ breakdown: BreakdownRule
  ) -> [Int16]? {
    // Missing and unknown cells are -1 and -2.
    guard let lowest = cells.min(), let highest = cells.max(), lowest >= -2 else { return nil }
    var rowOfValue = [Int32](repeating: -1, count: Int(highest) + 3)
    for row in cells.indices where rowOfValue[Int(cells[row]) + 2] < 0 {
      rowOfValue[Int(cells[row]) + 2] = Int32(row)
    }
    let rows = rowOfValue.filter { $0 >= 0 }
    guard let frame = evaluator.frame(of: key.dataset, rows: rows),
      case .categories(let found, _) = BlockSlices.Part(
        masks(of: breakdown, frame),
        all: spans.periods.all
      )
    else { return nil }
    var categoryOfValue = [Int16](repeating: -1, count: rowOfValue.count)
    for (row, category) in zip(rows, found) {
      categoryOfValue[Int(cells[Int(row)]) + 2] = category
    }
    return cells.map { categoryOfValue[Int($0) + 2] }
  }

  /// For each category of a breakdown the masks of the rows in it: the first that takes a row has
  /// it.
  private func masks(of breakdown: BreakdownRule, _ frame: RowFrame) -> [[UInt64]] {
    var left = [UInt64](repeating: spans.periods.all, count: frame.rows.count)
    return breakdown.categories.map { category in
      guard let claim = category.claim else { return left }
      var masks = evaluator.masks(claim, frame)
      for row in masks.indices {
        masks[row] &= left[row]
        left[row] &= ~masks[row]
      }
      return masks
    }
  }
}
