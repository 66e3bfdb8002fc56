/// The layouts of reference files, told by the names of their columns.
enum ReferenceLayout: String, CaseIterable {
  /// Published figures in the layout of DfE's Explore Education Statistics.
  case published = "ref_ees"
  /// Populations in that layout.
  case population = "ref_population"
  /// Statistical neighbours, one authority a row with its ten neighbours across.
  case neighboursWide = "ref_neighbours_wide"
  /// Statistical neighbours, one neighbour a row.
  case neighboursLong = "ref_neighbours"
  /// The bank holidays of England.
  case bankHolidays = "ref_bank_holidays"
  /// School terms.
  case terms = "ref_school_terms"
  /// What the partnership's indicators should reach.
  case targets = "ref_targets"
  /// DfE's Local Authority Interactive Tool, one figure a row.
  case interactiveTool = "ref_lait"
  /// Fingertips of the Office for Health Improvement and Disparities.
  case fingertips = "ref_fingertips"

  /// The name of the dataset on the data-quality page.
  var dataset: String { self == .neighboursWide ? Self.neighboursLong.rawValue : rawValue }

  /// Tells the layout from the header; `nil` when it is none of them.
  init?(header: [String]) {
    let names = Set(header.map(Self.plain))
    func has(_ wanted: String...) -> Bool { names.isSuperset(of: wanted) }
    let columns = Set(Self.columns(header))
    let isOld =
      columns.isSuperset(of: ["timeperiod", "geographiclevel", "countrycode"])
      && !columns.isDisjoint(with: ["oldlacode", "newlacode"])
    if has("timeperiod", "geographiclevel") || isOld {
      let figures = columns.subtracting(Self.geography).subtracting([
        "agegroup", "source", "licence",
      ])
      self = figures == ["populationestimate"] ? .population : .published
    } else if has("sn1") && (has("lanum") || has("lanumber") || has("oldlacode")) {
      self = .neighboursWide
    } else if has("areacode", "neighbourcode") {
      self = .neighboursLong
    } else if has("term", "start", "end") {
      self = .terms
    } else if has("indicator", "value", "owner", "dateset") {
      self = .targets
    } else if has("date", "title") {
      self = .bankHolidays
    } else if has("shortdesc", "lanumber", "values") {
      self = .interactiveTool
    } else if has("indicatorid", "areacode", "value") {
      self = .fingertips
    } else {
      return nil
    }
  }

  /// How many cells of a line are names of columns that some layout has.
  static func score(of cells: [String]) -> Int {
    cells.count { known.contains(plain($0)) }
  }

  /// A name with its letters and digits only, in lower case.
  static func plain(_ name: String) -> String {
    var plain = ""
    for scalar in name.unicodeScalars where scalar.isASCII {
      switch scalar {
      case "a"..."z", "0"..."9": plain.unicodeScalars.append(scalar)
      case "A"..."Z": plain.append(Character(scalar).lowercased())
      default: continue
      }
    }
    return plain
  }

  /// The names of columns as Explore Education Statistics has them: the underlying data of releases
  /// before 2018 name year and area in other ways.
  static func columns(_ header: [String]) -> [String] {
    let names = header.map(plain)
    let known = Set(names)
    return names.map { name in
      earlier[name].flatMap { known.contains($0) ? nil : $0 } ?? name
    }
  }

  private static let earlier = [
    "year": "timeperiod", "level": "geographiclevel", "geoglevel": "geographiclevel",
    "geographylevel": "geographiclevel", "geogl": "geographiclevel", "lacode": "oldlacode",
    "leacode": "oldlacode", "newgeogcode": "newlacode", "region": "regionname",
    "gorcode": "regioncode", "gorname": "regionname", "country": "countryname",
  ]

  /// The columns of Explore Education Statistics that say which year and area a row is about.
  static let geography: Set<String> = [
    "timeperiod", "timeidentifier", "geographiclevel", "countrycode", "countryname", "regioncode",
    "regionname", "oldlacode", "newlacode", "laname",
  ]

  private static let known: Set<String> = geography.union([
    "populationestimate", "agegroup", "category", "lanum", "lanumber", "goind", "goreg",
    "regionind", "snp", "areacode", "areaname", "model", "rank", "neighbourcode", "date", "title",
    "term", "start", "end", "shortdesc", "dataitem", "years", "laandregions", "values",
    "indicatorid", "indicatorname", "areatype", "value", "count", "denominator", "source",
    "licence", "year", "level", "geoglevel", "geographylevel",
    "indicator", "owner", "dateset", "basis", "from", "until",
  ]).union((1...10).flatMap { ["sn\($0)", "sn\($0)p"] })
}
