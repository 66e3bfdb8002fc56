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
      RegionalEdition(of: editions.filter { $0.audience == audience }).map { made in
        var regional = made
        if audience == .public {
          regional.figuresHash = SHA256Digest.short(of: made.table.bytes)
        }
        let files = regionalPages(of: regional)
        let outputs = files.map { file in
          Manifest.Output(path: file.path, sha256: SHA256Digest.digest(of: file.bytes))
        }
        return ReportFolder.Part(
          path: "\(period)/regional/\(audience.rawValue)",
          access: audience == .internal ? .confidential : .open,
          files: files + [Manifest(of: regional, outputs: outputs).file]
        )
      }
    }
  }
}
