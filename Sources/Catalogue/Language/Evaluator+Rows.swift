import Records

extension Evaluator {
  /// Rows of a dataset to judge claims about.
  ///
  /// - Parameters:
  ///   - dataset: The dataset.
  ///   - rows: Its rows, each perhaps several times.
  ///   - days: The day that `age` and `unborn` speak of at each position; `nil` for the end of
  ///     the period.
  ///   - numbers: Numbers that stand in the place of fields or defined words, such as a child's
  ///     sums, by name; one for each position.
  /// - Returns: The rows as a frame; `nil` when no file came.
  public func frame(
    of dataset: String,
    rows: [Int32],
    days: [Int32]? = nil,
    numbers: [String: [Int64]] = [:]
  ) -> RowFrame? {
    linked(dataset).map { RowFrame($0, rows: rows, days: days, numbers: numbers) }
  }

  /// The child of each row of a dataset; negative where there is none.
  public func children(of dataset: String) -> [Int32] { linked(dataset)?.children ?? [] }

  /// The identifier of each row in a field, its own or its child's in the register; negative where
  /// there is none.
  public func identifiers(_ field: String, of dataset: String) -> [Int32] {
    linked(dataset)?.keys(field) ?? []
  }

  /// The day on which each row starts or happens; `Column.missingDate` where there is none.
  public func starts(of dataset: String) -> [Int32] { linked(dataset)?.starts ?? [] }

  /// The day on which each row ends; `Column.missingDate` where there is none.
  public func ends(of dataset: String) -> [Int32] { linked(dataset)?.ends ?? [] }

  /// Whether each row is left out of every count.
  public func leftOut(of dataset: String) -> [Bool] { linked(dataset)?.isLeftOut ?? [] }

  /// The periods at whose end each row is the open spell that counts for its child.
  public func openMasks(of dataset: String) -> [UInt64] {
    linked(dataset).map { openMasks($0) } ?? []
  }
}
