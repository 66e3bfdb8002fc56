import Catalogue
import Ingest
import Records
import TestSupport
import Testing

/// Reads files as the program does, and checks that every row of every file is accounted for.
///
/// Tests of this target read through this function, never past it.
func accountedIntake(
  _ request: IntakeRequest,
  sourceLocation: SourceLocation = #_sourceLocation
) async -> Intake {
  let intake = await Intake.take(request)
  expectEveryRowIsAccountedFor(in: intake.quality, sourceLocation: sourceLocation)
  return intake
}

/// Reads invented files, given by path and text, and `extra` ones that are not there.
func inventedIntake(
  _ files: [(String, String)],
  authorities: [Authority] = [Authority(code: "999", name: "Exampleshire")],
  coverage: Coverage = Coverage(),
  extra: [String] = [],
  sourceLocation: SourceLocation = #_sourceLocation
) async throws -> Intake {
  let folder = makeTemporaryFolder()
  for (path, text) in files { write(text, to: folder + "/" + path) }
  return await accountedIntake(
    IntakeRequest(
      folder: folder,
      files: (files.map(\.0) + extra).map { InputFile(path: $0) },
      catalogue: try standardCatalogue(),
      authorities: authorities,
      coverage: coverage
    ),
    sourceLocation: sourceLocation
  )
}
