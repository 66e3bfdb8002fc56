import Records
import Release
import Render

extension RunCommand {
  /// The comparison of several authorities, made of what each edition shows; none of one authority.
  func regionalParts(
    of editions: [Edition],
    for audiences: [Audience],
    period: Month
  ) -> [ReportFolder.Part] {
    audiences.compactMap { audience in
      RegionalEdition(of: editions.filter { $0.audience == audience }).map { regional in
        ReportFolder.Part(
          path: "\(period)/regional/\(audience.rawValue)",
          access: audience == .internal ? .confidential : .open,
          files: regionalPages(of: regional)
        )
      }
    }
  }
}
