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
    // From here on the rows stand in one place alone, since twice they would take twice the memory.
    var extracts = outcomes.compactMap(\.extract)
    for place in outcomes.indices { outcomes[place].extract = outcomes[place].extract?.withoutRows }
    let united = unite(&extracts, reference, request)
    let caseloads = united.caseloads
    var quality = QualityBuilder(
      request: sorted,
      outcomes: outcomes,
      united: united.accounts,
      listed: united.listed
    )
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
    _ extracts: inout [ExtractFile],
    _ reference: ReferenceLibrary,
    _ request: IntakeRequest
  ) -> (caseloads: [Caseload], accounts: [UnitedFile], listed: [String: [Bool]]) {
    let files = extracts
    extracts = []
    let builder = CaseloadBuilder(
      extracts: files,
      authorities: request.authorities,
      reference: reference,
      catalogue: request.catalogue,
      coverage: request.coverage,
      jobs: Jobs(request.jobs)
    )
    return (builder.caseloads, builder.accounts, builder.listed)
  }

  /// Reads the files, at most `jobs` at a time; the outcomes stand in the order of the files.
  private static func read(_ request: IntakeRequest) async -> [FileOutcome] {
    let files = request.files
    guard request.jobs > 1, files.count > 1 else {
      return files.enumerated().map { FileOutcome($0.element, at: $0.offset, of: request) }
    }
    let order = largestFirst(request)
    return await withTaskGroup(of: (Int, FileOutcome).self) { group in
      var outcomes = [FileOutcome?](repeating: nil, count: files.count)
      var next = 0
      while next < min(request.jobs, files.count) {
        let place = order[next]
        group.addTask { (place, FileOutcome(files[place], at: place, of: request)) }
        next += 1
      }
      while let (done, outcome) = await group.next() {
        outcomes[done] = outcome
        guard next < files.count else { continue }
        let place = order[next]
        group.addTask { (place, FileOutcome(files[place], at: place, of: request)) }
        next += 1
      }
      return outcomes.compactMap { $0 }
    }
  }

  /// The files, the largest first, so that no job is left alone with it at the end.
  private static func largestFirst(_ request: IntakeRequest) -> [Int] {
    let sizes = request.files.map { OpenFile.size(ofFileAt: request.folder + "/" + $0.path) }
    return sizes.indices.sorted { (sizes[$1], $0) < (sizes[$0], $1) }
  }
}
