import Catalogue

/// Indicators with a section each, shared out among pages so that none grows too large to read.
///
/// The first page holds all of them where there is room, else those that lead the scorecard and the
/// needs assessment as far as there is room; the others stand on pages by theme.
struct SectionPages<Item> {
  /// One page by theme.
  struct Page {
    /// The path without its ending: `neighbours/referrals`.
    let path: String
    /// The theme, with the number of the page where it has several.
    let title: String
    /// What stands on it.
    let items: [Item]
  }

  /// What stands on the first page.
  let first: [Item]
  /// The other pages, themes in the order of the catalogue.
  let pages: [Page]

  private let paths: [String: String]

  /// Shares items out.
  ///
  /// - Parameters:
  ///   - items: What has a section, in the order of the catalogue.
  ///   - folder: The folder of the pages by theme.
  ///   - room: How much a page holds beside what the first page holds anyway.
  ///   - indicator: The indicator of an item.
  ///   - size: How much of the room a section takes.
  init(
    _ items: [Item],
    folder: String,
    room: Int,
    indicator: (Item) -> Indicator,
    size: (Item) -> Int
  ) {
    let isSmall = items.reduce(0) { $0 + size($1) } <= room
    var first: [Item] = []
    var used = 0
    var themes: [String] = []
    var members: [String: [Item]] = [:]
    for item in items {
      let size = size(item)
      let leads = isSmall || !indicator(item).pages.isEmpty
      if leads, used + size <= room || first.isEmpty {
        first.append(item)
        used += size
        continue
      }
      let theme = indicator(item).theme
      if members[theme] == nil { themes.append(theme) }
      members[theme, default: []].append(item)
    }
    var pages: [Page] = []
    var paths: [String: String] = [:]
    var taken: Set<String> = []
    for theme in themes {
      let parts = Self.parts(of: members[theme] ?? [], room: room, size: size)
      let name = theme.isEmpty ? "Other indicators" : theme
      for (place, part) in parts.enumerated() {
        let path = folder + "/" + ThemePages.freeName(for: name, taken: &taken)
        let title = parts.count == 1 ? name : "\(name), part \(place + 1) of \(parts.count)"
        pages.append(Page(path: path, title: title, items: part))
        for item in part { paths[indicator(item).id] = path }
      }
    }
    self.first = first
    self.pages = pages
    self.paths = paths
  }

  /// Where the section of an indicator stands: on the first page or on one by theme.
  func destination(of indicator: Indicator, prefix: String) -> Destination {
    let name = "\(prefix)-\(safeName(indicator.id))"
    return paths[indicator.id].map { .part(of: $0, name) } ?? .heading(name)
  }

  private static func parts(of items: [Item], room: Int, size: (Item) -> Int) -> [[Item]] {
    var parts: [[Item]] = []
    var left = 0
    for item in items {
      let size = size(item)
      if parts.isEmpty || size > left {
        parts.append([])
        left = room
      }
      parts[parts.count - 1].append(item)
      left -= size
    }
    return parts
  }
}

extension SectionPages: Sendable where Item: Sendable {}
extension SectionPages.Page: Sendable where Item: Sendable {}
