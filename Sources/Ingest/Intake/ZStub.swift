import Records
/// Stub.
public func take(_ request: IntakeRequest) async -> Intake { Intake(caseloads: [], reference: ReferenceLibrary(), quality: QualityReport()) }
