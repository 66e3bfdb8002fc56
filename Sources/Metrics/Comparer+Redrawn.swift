import Catalogue
import Records

extension Comparer {
  /// The figures of an authority's neighbours.
  ///
  /// A neighbour that did not exist in the year is answered for by the authorities it was made from
  /// or became, once: a neighbour list is of one year, and figures reach back before it.
  func neighbours(
    _ codes: [String],
    of authority: Authority,
    in published: PublishedSeries,
    _ year: Int
  ) -> [ComparedArea] {
    var used = Set(codes + [authority.code] + areas.standIns(for: authority.code, year: year))
    return codes.map { code in
      let listed = published.authority(code, year: year)
      if let listed, listed.value.number != nil { return listed }
      let others = areas.standIns(for: code, year: year)
      guard !others.isEmpty, used.isDisjoint(with: others),
        let found = published.authorities(others, as: together(others), year: year),
        found.value.number != nil
      else { return listed ?? missing(code) }
      used.formUnion(others)
      return found
    }
  }

  /// The figure of a region, or of the region around it where a file has only that one.
  func region(named name: String, in published: PublishedSeries, year: Int) -> ComparedArea? {
    guard !name.isEmpty else { return nil }
    if let region = published.region(named: name, year: year) { return region }
    guard let around = areas.area(named: name), around.level == .regional, !around.region.isEmpty
    else { return nil }
    return published.region(named: around.region, year: year)
  }

  /// What a reader must know of a comparison: what the benchmark says, and who stands in for whom.
  func note(
    _ benchmark: Benchmark?,
    _ neighbours: [ComparedArea],
    _ model: NeighbourModel?,
    of authority: Authority
  ) -> String {
    var sentences = [benchmark?.note ?? ""].filter { !$0.isEmpty }
    let codes = model?.neighbours[authority.code] ?? []
    for (code, found) in zip(codes, neighbours) where found.area.code != code {
      let name = areas.area(code: code)?.name ?? code
      sentences.append("\(found.area.name) stands for \(name), which was not there in that year.")
    }
    return sentences.joined(separator: " ")
  }

  private func together(_ codes: [String]) -> Area {
    let areas = codes.map { self.areas.area(code: $0) }
    return Area(
      level: .authority,
      code: codes.joined(separator: "+"),
      name: zip(areas, codes).map { $0?.name ?? $1 }.joined(separator: " with "),
      region: areas.compactMap { $0?.region }.first ?? ""
    )
  }
}
