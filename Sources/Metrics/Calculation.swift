public import Catalogue
public import Records

/// Every figure of one authority for one reporting month and the months before it.
///
/// Rows of children are counted in one pass for each way of looking at a dataset; totals that
/// agencies send stand in where no rows came.
public struct Calculation: Sendable {
  /// How many months a scorecard shows.
  public static let monthCount = 24

  /// The readings: indicators in the order of the catalogue, then bases, months and slices.
  public let readings: [Reading]
  /// What readers must know of how figures came about, such as the population year, as sentences.
  public let notes: [String]
  /// How many rows and children stand behind a choice, as sentences: never for the public.
  public let internalNotes: [String]
  /// How the figures of the reporting month were made: indicators in the order of the catalogue.
  public let explanations: [Explanation]
  /// Totals of agencies that count in no figure, and those that the rows of children contradict.
  public let findings: [Finding]
  /// The totals that agencies sent, by agency and what they are.
  public let totals: [TotalsReceived]
  /// The same totals, by what they are of.
  let agencyTotals: AgencyTotals

  /// Counts everything for a reporting month and the months that a scorecard shows before it.
  ///
  /// - Parameters:
  ///   - catalogue: What to count.
  ///   - caseload: The rows.
  ///   - reference: Populations, bank holidays and school terms.
  ///   - period: The reporting month.
  ///   - quality: What became of the files, for explanations; `nil` where it is not known.
  ///   - request: Which figures are explained.
  ///   - links: The rows, linked; `nil` where nobody else needs them.
  ///   - jobs: How much is counted at the same time.
  public init(
    catalogue: Catalogue,
    caseload: Caseload,
    reference: ReferenceLibrary,
    period: Month,
    quality: QualityReport? = nil,
    explaining request: ExplanationRequest = ExplanationRequest(),
    links: LinkedTables? = nil,
    jobs: Jobs = .one
  ) {
    self.init(
      catalogue: catalogue,
      caseload: caseload,
      reference: reference,
      periods: ReportingPeriods(endingWith: period, count: Self.monthCount),
      quality: quality,
      explaining: request,
      links: links,
      jobs: jobs
    )
  }

  /// Counts everything, or some headlines, for the months given.
  ///
  /// - Parameters:
  ///   - catalogue: What to count.
  ///   - caseload: The rows.
  ///   - reference: Populations, bank holidays and school terms.
  ///   - periods: The months.
  ///   - headlines: The indicators whose headlines alone are counted, in earlier months; `nil` for
  ///     every indicator with its breakdowns, the last month being the reporting month.
  ///   - quality: What became of the files, for explanations; `nil` where it is not known.
  ///   - request: Which figures are explained; `nil` for none.
  ///   - links: The rows, linked; `nil` where nobody else needs them.
  ///   - agencyTotals: The totals of the same tables, read by the same catalogue; `nil` where
  ///     nobody has read them yet.
  ///   - jobs: How much is counted at the same time.
  init(
    catalogue: Catalogue,
    caseload: Caseload,
    reference: ReferenceLibrary,
    periods: ReportingPeriods,
    headlines: Set<String>? = nil,
    quality: QualityReport? = nil,
    explaining request: ExplanationRequest? = nil,
    links: LinkedTables? = nil,
    agencyTotals: AgencyTotals? = nil,
    jobs: Jobs = .one
  ) {
    let period = periods.months[periods.count - 1]
    let catalogue = headlines == nil ? catalogue.findingValues(in: caseload.tables) : catalogue
    let indicators = catalogue.indicators.map { headlines == nil ? $0 : $0.headline }
    let needed = headlines.map { Self.withParts($0, indicators) }
    let wanted = indicators.indices.filter { needed?.contains(indicators[$0].id) ?? true }
    let terms = TermDates(
      reference.terms,
      from: periods.months[0].adding(-12),
      through: period.adding(12)
    )
    let links = links ?? LinkedTables(caseload.tables, vocabulary: catalogue.vocabulary)
    let evaluator = Evaluator(
      vocabulary: catalogue.vocabulary,
      tables: links,
      workingDays: reference.workingDays,
      periods: periods,
      terms: terms.all,
      leavesOut: true
    )
    let spans = SpanMasks(periods: periods, terms: terms)
    Self.placePeriods(caseload, evaluator, terms)
    let count = CountOfIndicators(
      wanted.map { indicators[$0] },
      caseload,
      evaluator,
      spans,
      explaining: request,
      jobs: jobs
    )
    let population = LocalPopulation(reference.populations, authority: caseload.authority)
    let figures = FigureMaker(population: population)
    let coversFrom = Self.coverage(caseload, evaluator, terms)
    let writer = ReadingWriter(
      figures: figures,
      coverage: CoverageCheck(
        coversFrom: coversFrom,
        schema: catalogue.schema,
        spans: spans,
        reportingMonth: headlines == nil || request != nil ? period : nil
      ),
      vocabulary: catalogue.vocabulary,
      tables: caseload.tables
    )
    let totals = agencyTotals ?? AgencyTotals(catalogue, tables: caseload.tables)
    self.agencyTotals = totals
    let withTotals = totals.indicators
    let completer = TotalsWriter(totals: totals, figures: figures, spans: spans)
    var own = [[Reading]](repeating: [], count: wanted.count)
    var findings = headlines == nil ? totals.uncounted.findings : []
    var explanations: [Explanation] = []
    var explainer = request.map {
      Explainer(
        catalogue: catalogue,
        caseload: caseload,
        quality: quality,
        request: $0,
        totals: completer
      )
    }
    var known = FiguresOfParts(indicators, months: periods.months)
    for position in Self.partsFirst(wanted.map { indicators[$0] }) {
      let indicator = indicators[wanted[position]]
      let counted =
        indicator.rule.origin == .indicators
        ? known.readings(of: indicator)
        : writer.readings(of: indicator, count.counts[position])
      own[position] =
        withTotals.contains(wanted[position])
        ? completer.completing(indicator, at: wanted[position], counted, findings: &findings)
        : counted
      known.add(own[position])
    }
    for (position, place) in wanted.enumerated() {
      if let explanation = explainer?.explanation(
        of: indicators[place],
        at: place,
        count.counts[position]?.trace,
        count.pass(of: indicators[place]),
        own[position]
      ) {
        explanations.append(explanation)
      }
    }
    let readings = own.flatMap(\.self)
    if let request {
      Suppositions(caseload, links, reference, figures, period: period, terms: terms)
        .complete(&explanations, of: indicators, vocabulary: catalogue.vocabulary, jobs: jobs)
      PartExplanations(
        catalogue: catalogue,
        caseload: caseload,
        reference: reference,
        quality: quality,
        listsRows: request.listsRows,
        figures: known,
        agencyTotals: totals
      ).complete(&explanations)
    }
    self.explanations = explanations
    self.readings = readings
    self.findings = findings
    guard headlines == nil else {
      (notes, internalNotes, self.totals) = ([], [], [])
      return
    }
    self.totals =
      TotalsAccount(
        catalogue,
        tables: caseload.tables,
        uncounted: totals.uncounted.origins
      ).received
    let tables = caseload.tables
    notes =
      Self.populationNotes(catalogue, population, period)
      + EarlierRows(catalogue: catalogue, tables: tables, coversFrom: coversFrom).notes
      + Self.sumNotes(catalogue, readings)
    internalNotes =
      MethodNotes(catalogue: catalogue, tables: tables, evaluator: evaluator, spans: spans).notes
  }

  /// The ids given, and those of the indicators that theirs are made of.
  private static func withParts(_ ids: Set<String>, _ indicators: [Indicator]) -> Set<String> {
    var all = ids
    for position in partsFirst(indicators).reversed() where all.contains(indicators[position].id) {
      all.formUnion(indicators[position].rule.parts)
    }
    return all
  }

  /// The positions of indicators in an order in which parts stand before what is made of them.
  private static func partsFirst(_ indicators: [Indicator]) -> [Int] {
    let positions = Dictionary(
      indicators.enumerated().map { ($0.element.id, $0.offset) },
      uniquingKeysWith: { first, _ in first }
    )
    var order: [Int] = []
    var isDone = indicators.map { _ in false }
    func add(_ position: Int) {
      guard !isDone[position] else { return }
      isDone[position] = true
      for part in indicators[position].rule.parts { positions[part].map(add) }
      order.append(position)
    }
    for position in indicators.indices { add(position) }
    return order
  }

  /// Says which days the rows about single children are about that give a period and no day.
  private static func placePeriods(
    _ caseload: Caseload,
    _ evaluator: Evaluator,
    _ terms: TermDates
  ) {
    for (name, table) in caseload.tables
    where table.dataset.shape == .periods && table.dataset.childField != nil {
      let children = evaluator.children(of: name)
      evaluator.place(RowPeriods(table, children: children, terms: terms).days(terms), of: name)
    }
  }

  /// The day from which each dataset is complete; rows that give a period are so from the first.
  private static func coverage(
    _ caseload: Caseload,
    _ evaluator: Evaluator,
    _ terms: TermDates
  ) -> [String: CalendarDate] {
    var coversFrom = caseload.coversFrom
    for (name, table) in caseload.tables
    where table.dataset.shape == .periods && coversFrom[name] == nil {
      let children = evaluator.children(of: name)
      let periods = RowPeriods(table, children: children, terms: terms)
      coversFrom[name] = periods.firstMonth?.firstDay
    }
    return coversFrom
  }

  /// That limits of percentages of sums are too narrow (ruling "% and count").
  private static func sumNotes(_ catalogue: Catalogue, _ readings: [Reading]) -> [String] {
    let shown = Set(readings.lazy.filter { $0.figure.interval != nil }.map(\.indicator))
    let titles = catalogue.indicators.filter { $0.measure == .sumPercentage }
      .filter { shown.contains($0.id) }.map { "'\($0.title)'" }
    guard !titles.isEmpty else { return [] }
    return [
      "What one child adds to a sum goes together: the true uncertainty of "
        + "\(titles.joined(separator: ", ")) is larger than the limits say."
    ]
  }

  /// Which year's children the rates are divided by.
  private static func populationNotes(
    _ catalogue: Catalogue,
    _ population: LocalPopulation,
    _ period: Month
  ) -> [String] {
    guard catalogue.indicators.contains(where: { $0.measure == .rate }) else { return [] }
    guard let choice = population.choice(for: period) else {
      return [
        "There are no rates: the reference folder has no population of children for this authority."
      ]
    }
    let wanted = period.reportingYear - 1
    let used = "Rates are for every 10,000 children aged 0 to 17 in the middle of \(choice.year)"
    return [
      choice.year == wanted
        ? "\(used)."
        : "\(used), the latest estimate to hand; the estimate for the middle of \(wanted) is not in "
          + "the reference folder."
    ]
  }
}
