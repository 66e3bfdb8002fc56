extension WorkedExample {
  /// What the partner agencies are asked for: police, health, education, early help, all together.
  static let partners: [WorkedExample] = [
    conferences,
    earlyHelp,
    partnerAttendance,
    exclusions,
    healthAppointments,
    policeTimes,
    careProfiles,
    audits,
    partnerTypical,
    monthTotals,
    positionTotals,
    spanTotals,
  ].flatMap { $0 }
}
