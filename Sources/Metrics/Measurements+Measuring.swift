public import Catalogue
public import Records

extension Measurements {
  /// Measures one authority for one reporting month.
  ///
  /// - Parameters:
  ///   - partnership: The partnership's name.
  ///   - catalogue: What to count.
  ///   - caseload: The authority's rows.
  ///   - reference: Published figures, populations, neighbours and calendars.
  ///   - quality: What reading the extracts brought to light.
  ///   - expects: The datasets that should come each month.
  ///   - neighbourModel: The neighbour model that the partnership asks for; empty for the newest.
  ///   - period: The reporting month.
  ///   - breaks: The ledger of breaks, of every authority.
  ///   - jobs: How much is counted at the same time.
  ///   - monthsBehind: How many months up to the reporting month disclosure control needs the whole
  ///     numbers of, at most 64; 0 for none.
  public init(
    partnership: String,
    catalogue: Catalogue,
    caseload: Caseload,
    reference: ReferenceLibrary,
    quality: QualityReport,
    expects: [String],
    neighbourModel: String,
    period: Month,
    breaks: [SeriesBreak] = [],
    jobs: Jobs = .one,
    monthsBehind: Int = 0
  ) {
    let catalogue = catalogue.findingValues(in: caseload.tables)
    let links = LinkedTables(caseload.tables, vocabulary: catalogue.vocabulary)
    let calculation = Calculation(
      catalogue: catalogue,
      caseload: caseload,
      reference: reference,
      period: period,
      quality: quality,
      links: links,
      jobs: jobs
    )
    let comparer = Comparer(
      benchmarks: catalogue.benchmarks,
      reference: reference,
      indicators: catalogue.indicators,
      areas: catalogue.areas
    )
    // Comparisons reach further back than the months on the pages: the earlier 31 Marches of the
    // published years are counted by themselves, all in one pass.
    let firstMonth = period.adding(1 - Calculation.monthCount)
    let covered = caseload.coversFrom.values.min() ?? period.lastDay
    let marches = comparer.years.map { Month(year: $0, month: 3) }
      .filter { $0 < firstMonth && $0.lastDay >= covered }.suffix(64)
    let earlier =
      marches.isEmpty
      ? []
      : Calculation(
        catalogue: catalogue,
        caseload: caseload,
        reference: reference,
        periods: ReportingPeriods(months: Array(marches)),
        headlines: comparer.compared,
        links: links,
        agencyTotals: calculation.agencyTotals,
        jobs: jobs
      ).readings
    let monthly =
      monthsBehind == 0
      ? []
      : Calculation(
        catalogue: catalogue.byMonth,
        caseload: caseload,
        reference: reference,
        periods: ReportingPeriods(endingWith: period, count: min(monthsBehind, 64)),
        headlines: Set(catalogue.indicators.map(\.id)),
        links: links,
        jobs: jobs
      ).readings
    let local = earlier + calculation.readings
    var quality = quality
    quality.findings += calculation.findings
    quality.totals = calculation.totals
    self.init(
      partnership: partnership,
      authority: caseload.authority,
      period: period,
      indicators: catalogue.indicators,
      readings: calculation.readings,
      signals: Signal.signals(
        in: calculation.readings,
        indicators: catalogue.indicators,
        period: period,
        breaks: breaks.filter { $0.concerns(caseload.authority) }
      ),
      comparisons: comparer.comparisons(
        of: caseload.authority,
        neighbourModel: neighbourModel.isEmpty ? nil : neighbourModel,
        local: local
      ),
      receipts: Receipt.all(
        catalogue: catalogue,
        quality: quality,
        caseload: caseload,
        expects: expects,
        period: period
      ),
      notes: calculation.notes,
      internalNotes: calculation.internalNotes,
      explanations: calculation.explanations,
      funnels: comparer.funnels(of: caseload.authority, local: local),
      quality: quality,
      targets: reference.targets,
      commentaries: reference.commentaries,
      monthly: monthly
    )
  }
}
