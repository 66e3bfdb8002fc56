import Catalogue
import Metrics
import Records

/// What the reference files hold for one authority, and how new it is.
struct ReferenceStock {
  private let authority: Authority
  private let reference: ReferenceLibrary
  private let catalogue: Catalogue
  private let ownNeighbours: Int

  /// Takes stock.
  ///
  /// - Parameters:
  ///   - authority: The authority.
  ///   - reference: What was read of the reference files.
  ///   - catalogue: The catalogue.
  ///   - ownNeighbours: How many neighbours `partnership.json` names itself.
  init(
    of authority: Authority,
    in reference: ReferenceLibrary,
    catalogue: Catalogue,
    ownNeighbours: Int = 0
  ) {
    self.authority = authority
    self.reference = reference
    self.catalogue = catalogue
    self.ownNeighbours = ownNeighbours
  }

  /// One line for everything that is there and everything that is not.
  ///
  /// - Parameter period: The reporting month, against which school terms are held.
  /// - Returns: The lines, what rates and comparisons rest on first.
  func lines(period: Month?) -> [Diagnosis] {
    [populations, neighbours] + published + [bankHolidays, terms(period)]
  }

  private func missing(_ what: String, _ harm: String, _ counterpart: String) -> Diagnosis {
    let publication = catalogue.publications.first { $0.counterpart == counterpart }
    return Diagnosis(
      mark: .look,
      fact: "\(what) of \(authority.name) (\(authority.code)): \(harm).",
      next: publication.map { capitalised($0.whereToLook) + "; put it below 'reference'." } ?? ""
    )
  }

  private var populations: Diagnosis {
    let own = reference.populations.filter {
      $0.area.level == .authority && $0.area.code == authority.code
    }
    guard let newest = own.max(by: { $0.year < $1.year }) else {
      return missing("No population", "rates for every 10,000 children are left out", "populations")
    }
    return Diagnosis(
      mark: .fine,
      fact: "'\(newest.file)': children of \(authority.name), newest of mid-\(newest.year)."
    )
  }

  private var neighbours: Diagnosis {
    if ownNeighbours > 0 {
      return Diagnosis(
        mark: .fine,
        fact: "'partnership.json' names \(ownNeighbours) neighbours of its own."
      )
    }
    let models = reference.neighbourModels.filter { $0.neighbours[authority.code] != nil }
    guard let newest = models.last else {
      return missing("No statistical neighbours", "they cannot be compared with", "neighbours")
    }
    let count = newest.neighbours[authority.code]?.count ?? 0
    return Diagnosis(
      mark: .fine,
      fact: "Neighbours of \(authority.name): \(count), model \(newest.name)."
    )
  }

  /// A line for each publication of figures that benchmarks compare with.
  private var published: [Diagnosis] {
    let figures = catalogue.publications.filter { publication in
      catalogue.benchmarks.contains(where: publication.answers)
    }
    var lines: [Diagnosis] = []
    var missing: [Publication] = []
    for publication in figures {
      let comparer = Comparer(
        benchmarks: catalogue.benchmarks.filter(publication.answers),
        reference: reference,
        indicators: catalogue.indicators,
        areas: catalogue.areas
      )
      guard let year = comparer.years.last else {
        missing.append(publication)
        continue
      }
      lines.append(
        Diagnosis(
          mark: .fine,
          fact: "\(publication.counterpart): newest \(year), compared with "
            + "\(comparer.compared.count == 1 ? "1 indicator" : "\(comparer.compared.count) indicators")."
        )
      )
    }
    // The long table of the interactive tool holds what single publications hold.
    let isTool = { (publication: Publication) in publication.counterpart.contains("Interactive") }
    let hasOthers = !lines.isEmpty
    return lines
      + missing.map { publication in
        Diagnosis(
          mark: hasOthers || isTool(publication) ? .note : .look,
          fact: "Nothing of \(publication.counterpart): no figures to compare with on "
            + "\(publication.gives).",
          next: capitalised(publication.whereToLook) + "; put it below 'reference'."
        )
      }
  }

  private var bankHolidays: Diagnosis {
    guard let last = reference.workingDays.knownUntil else {
      return Diagnosis(
        mark: .look,
        fact: "No bank holidays: working days are counted as if there were none.",
        next: "On GOV.UK look for 'UK bank holidays'; put a table with the columns date and title "
          + "below 'reference'."
      )
    }
    return Diagnosis(mark: .fine, fact: "Bank holidays are known until \(last.inWords).")
  }

  private func terms(_ period: Month?) -> Diagnosis {
    guard let last = reference.terms.last else {
      return Diagnosis(
        mark: .note,
        fact: "No school terms: figures by term are left out.",
        next: "Put a table with the columns term, start and end below 'reference'."
      )
    }
    guard let period, last.days.upperBound.month < period else {
      return Diagnosis(mark: .fine, fact: "School terms are known until \(last.name).")
    }
    return Diagnosis(
      mark: .look,
      fact: "School terms end with \(last.name), before the reporting month.",
      next: "Add the terms since then to the table of terms below 'reference'."
    )
  }

  private func capitalised(_ sentence: String) -> String {
    sentence.prefix(1).uppercased() + sentence.dropFirst()
  }
}
