import Catalogue
import Records

extension Intake {
  /// Reads every file of a data folder, and unites what belongs together.
  ///
  /// Several files are read at the same time; what comes out does not depend on how many, nor on
  /// which is ready first. Nothing is thrown: what is wrong with a file or a row stands in
  /// `quality`.
  public static func take(_ request: IntakeRequest) async -> Intake {
    var sorted = request
    sorted.files.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    var outcomes = await read(sorted)
    var shelf = ReferenceShelf()
    for case let reading? in outcomes.map(\.reference) { shelf.add(reading) }
    for case let commentary? in outcomes.map(\.commentary) { shelf.add(commentary) }
    let reference = shelf.finish()
    let (caseloads, accounts) = unite(outcomes, reference, request)
    var quality = QualityBuilder(
      request: sorted,
      outcomes: outcomes,
      united: accounts
    )
    // The rows stand in the caseloads now; those of the files would take as much memory again.
    outcomes = []
    for caseload in caseloads {
      quality.check(
        caseload,
        catalogue: request.catalogue,
        workingDays: reference.workingDays,
        jobs: Jobs(request.jobs)
      )
    }
    return Intake(
      caseloads: caseloads,
      reference: reference,
      quality: quality.finish()
    )
  }

  /// Unites the rows of the files, which are not needed afterwards.
  private static func unite(
    _ outcomes: [FileOutcome],
    _ reference: ReferenceLibrary,
    _ request: IntakeRequest
  ) -> (caseloads: [Caseload], accounts: [UnitedFile]) {
    let builder = CaseloadBuilder(
      extracts: outcomes.compactMap(\.extract),
      authorities: request.authorities,
      reference: reference,
      catalogue: request.catalogue,
      coverage: request.coverage
    )
    return (builder.caseloads, builder.accounts)
  }

  /// Reads the files, at most `jobs` at a time; the outcomes stand in the order of the files.
  private static func read(_ request: IntakeRequest) async -> [FileOutcome] {
    let files = request.files
    guard request.jobs > 1, files.count > 1 else {
      return files.enumerated().map { FileOutcome($0.element, at: $0.offset, of: request) }
    }
    return await withTaskGroup(of: (Int, FileOutcome).self) { group in
      var outcomes = [FileOutcome?](repeating: nil, count: files.count)
      var next = 0
      while next < min(request.jobs, files.count) {
        let place = next
        group.addTask { (place, FileOutcome(files[place], at: place, of: request)) }
        next += 1
      }
      while let (done, outcome) = await group.next() {
        outcomes[done] = outcome
        guard next < files.count else { continue }
        let place = next
        group.addTask { (place, FileOutcome(files[place], at: place, of: request)) }
        next += 1
      }
      return outcomes.compactMap { $0 }
    }
  }
}
