import Records

extension Vocabulary {
  /// What one row of a dataset is called: `record of school attendance`.
  public func oneRow(of dataset: String) -> String { noun(dataset).one }

  /// What rows of a dataset are called: `child protection plans`.
  public func manyRows(of dataset: String) -> String { noun(dataset).many }

  /// What a rule counts, in plain English: `children with a child protection plan open on …`.
  public func group(of rule: CountingRule) -> String { Definition(self).group(rule) }

  /// A claim about the rows of a dataset in plain English, without a full stop.
  public func clause(of claim: Expression, about dataset: String) -> String {
    Printer(self, dataset: dataset).clause(claim)
  }
}
