public import Catalogue
public import Records

extension Receipt {
  /// What came of every dataset that the indicators need or the partnership expects.
  ///
  /// - Parameters:
  ///   - catalogue: The catalogue, in whose order the receipts stand.
  ///   - quality: What became of the files.
  ///   - caseload: The rows.
  ///   - expects: The datasets that should come each month.
  ///   - period: The reporting month.
  /// - Returns: One receipt a dataset.
  public static func all(
    catalogue: Catalogue,
    quality: QualityReport,
    caseload: Caseload,
    expects: [String],
    period: Month
  ) -> [Receipt] {
    var missing: [String: [String]] = [:]
    var needed: Set<String> = []
    for indicator in catalogue.indicators {
      var needs = Needs(catalogue.vocabulary, tables: caseload.tables)
      let isAllowed = needs.allow(indicator.rule)
      needed.formUnion(
        indicator.rule.origin == .indicators ? indicator.rule.datasetsRead : [indicator.dataset]
      )
      needed.formUnion(needs.missing)
      guard !isAllowed else { continue }
      for dataset in needs.missing { missing[dataset, default: []].append(indicator.title) }
    }
    let expected = Set(expects)
    return catalogue.schema.datasets.compactMap { dataset in
      let files = quality.files.indices.filter {
        quality.files[$0].dataset == dataset.name && quality.files[$0].refusal == nil
      }
      guard
        needed.contains(dataset.name) || expected.contains(dataset.name)
          || (!files.isEmpty && dataset.shape != .reference)
      else { return nil }
      let newest = caseload.newestEvent[dataset.name]
      return Receipt(
        dataset: dataset.name,
        title: dataset.title,
        agency: dataset.agency,
        isExpected: expected.contains(dataset.name),
        rows: files.isEmpty ? nil : account(of: files, in: quality),
        largestReason: largestReason(in: quality, files: Set(files)),
        newestEvent: newest,
        reachesPeriodEnd: reaches(period, newest: newest, dataset.shape),
        indicatorsMissing: missing[dataset.name] ?? []
      )
    }
  }

  /// Whether rows reach into the reporting month; rows without a day of their own always do.
  private static func reaches(
    _ period: Month,
    newest: CalendarDate?,
    _ shape: DatasetShape
  ) -> Bool {
    switch shape {
    case .people, .details, .reference: true
    case .spells, .events, .periods: newest.map { $0.month >= period } ?? false
    }
  }

  private static func account(of files: [Int], in quality: QualityReport) -> RowAccount {
    files.map { quality.files[$0].rows }.reduce(into: RowAccount()) { sum, rows in
      sum.read += rows.read
      sum.accepted += rows.accepted
      sum.rejected += rows.rejected
      sum.duplicate += rows.duplicate
    }
  }

  /// The reason that set most rows aside; of equal ones the first in the alphabet.
  private static func largestReason(in quality: QualityReport, files: Set<Int>) -> String {
    var counts: [String: Int] = [:]
    for row in quality.setAside where files.contains(row.file) {
      counts[row.reason, default: 0] += 1
    }
    return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? ""
  }
}
