import Records

/// Writes drawings as SVG.
enum SVGWriter {
  /// The drawing within a page: hidden from those who have the words beside it.
  static func spark(_ drawing: Drawing) -> Markup {
    var out = Markup()
    out.append("<svg class=\"spark\" ")
    size(of: drawing, in: &out)
    out.append(" aria-hidden=\"true\" focusable=\"false\">")
    write(drawing.shapes, in: &out)
    out.append("</svg>")
    return out
  }

  /// A chart within a page, with its title and description.
  ///
  /// - Parameters:
  ///   - plate: The chart.
  ///   - number: Its number on the page, of which the names of its title and description are made.
  /// - Returns: The drawing.
  static func chart(_ plate: Plate, number: Int) -> Markup {
    var out = Markup()
    out.append("<svg class=\"chart\" ")
    size(of: plate.drawing, in: &out)
    names(of: plate, by: "\(number)", in: &out)
    shapes(of: plate, in: &out)
    out.append("</svg>")
    return out
  }

  /// A chart as a file of its own, which brings its style along.
  static func file(_ plate: Plate) -> OutputFile {
    var out = Markup()
    out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" ")
    size(of: plate.drawing, in: &out)
    names(of: plate, by: plate.id, in: &out)
    out.append("<style>")
    out.append(StyleSheet.chart)
    out.append("</style><rect class=\"paper\" width=\"100%\" height=\"100%\"/>")
    shapes(of: plate, in: &out)
    out.append("</svg>\n")
    return OutputFile(path: "charts/\(plate.id).svg", bytes: out.bytes)
  }

  private static func size(of drawing: Drawing, in out: inout Markup) {
    out.append("width=\"")
    out.append(number: drawing.width)
    out.append("\" height=\"")
    out.append(number: drawing.height)
    out.append("\" viewBox=\"0 0 ")
    out.append(number: drawing.width)
    out.append(" ")
    out.append(number: drawing.height)
    out.append("\"")
  }

  private static func names(of plate: Plate, by name: String, in out: inout Markup) {
    out.append(" role=\"img\" aria-labelledby=\"t-")
    out.append(data: name)
    out.append(" d-")
    out.append(data: name)
    out.append("\"><title id=\"t-")
    out.append(data: name)
    out.append("\">")
    out.append(data: plate.title)
    out.append("</title><desc id=\"d-")
    out.append(data: name)
    out.append("\">")
    out.append(data: plate.description)
    out.append("</desc>")
  }

  private static func shapes(of plate: Plate, in out: inout Markup) {
    out.append("<g aria-hidden=\"true\">")
    write(plate.drawing.shapes, in: &out)
    out.append("</g>")
  }

  /// Shapes that look alike and stand together share one group, which says their look once.
  private static func write(_ shapes: [Shape], in out: inout Markup) {
    var rest = shapes[...]
    while let look = rest.first?.look {
      let run = rest.prefix { $0.look == look }
      rest = rest.dropFirst(run.count)
      let isGroup = run.count > 1
      if isGroup {
        out.append("<g")
        write(look, in: &out)
        if let column = look.column {
          out.append(" transform=\"translate(")
          out.append(coordinate(column))
          out.append(")\"")
        }
        out.append(">")
      }
      for shape in run { write(shape, look: isGroup ? nil : look, in: &out) }
      if isGroup { out.append("</g>") }
    }
  }

  private static func write(_ look: Shape.Look, in out: inout Markup) {
    out.append(" class=\"")
    out.append(data: look.role.rawValue)
    if look.anchor != .start {
      out.append("\" text-anchor=\"")
      out.append(data: look.anchor.rawValue)
    }
    out.append("\"")
  }

  private static func write(_ shape: Shape, look: Shape.Look?, in out: inout Markup) {
    switch shape {
    case .rectangle(_, let x, let y, let width, let height):
      element("rect", look, [("x", x), ("y", y), ("width", width), ("height", height)], in: &out)
    case .segment(_, let from, let to):
      element("line", look, [("x1", from.x), ("y1", from.y), ("x2", to.x), ("y2", to.y)], in: &out)
    case .circle(_, let place, let radius):
      element("circle", look, [("cx", place.x), ("cy", place.y), ("r", radius)], in: &out)
    case .square(_, let place, let radius):
      let corner = [("x", place.x - radius), ("y", place.y - radius)] as [(StaticString, Double)]
      element("rect", look, corner + [("width", radius * 2), ("height", radius * 2)], in: &out)
    case .path(_, let places):
      path(look, in: &out) { out in
        for (position, place) in places.enumerated() {
          out.append(position == 0 ? "M" : "L")
          write(place, in: &out)
        }
      }
    case .strokes(_, let strokes):
      path(look, in: &out) { out in
        for stroke in strokes {
          out.append("M")
          write(stroke.from, in: &out)
          if stroke.from.y == stroke.to.y {
            out.append("H")
            out.append(coordinate(stroke.to.x))
          } else if stroke.from.x == stroke.to.x {
            out.append("V")
            out.append(coordinate(stroke.to.y))
          } else {
            out.append("L")
            write(stroke.to, in: &out)
          }
        }
      }
    case .text(_, let place, _, let text):
      out.append("<text")
      if let look { write(look, in: &out) }
      // Within a group, a column of texts is moved as a whole.
      if look != nil || shape.look.column == nil {
        out.append(" x=\"")
        out.append(coordinate(place.x))
        out.append("\"")
      }
      out.append(" y=\"")
      out.append(coordinate(place.y))
      out.append("\">")
      out.append(data: text)
      out.append("</text>")
    }
  }

  private static func path(
    _ look: Shape.Look?,
    in out: inout Markup,
    _ commands: (inout Markup) -> Void
  ) {
    out.append("<path")
    if let look { write(look, in: &out) }
    out.append(" d=\"")
    commands(&out)
    out.append("\"/>")
  }

  private static func write(_ place: Shape.Place, in out: inout Markup) {
    out.append(coordinate(place.x))
    out.append(" ")
    out.append(coordinate(place.y))
  }

  private static func element(
    _ name: StaticString,
    _ look: Shape.Look?,
    _ attributes: [(StaticString, Double)],
    in out: inout Markup
  ) {
    out.append("<")
    out.append(name)
    if let look { write(look, in: &out) }
    for (name, value) in attributes {
      out.append(" ")
      out.append(name)
      out.append("=\"")
      out.append(coordinate(value))
      out.append("\"")
    }
    out.append("/>")
  }

  /// A coordinate with one decimal at most.
  private static func coordinate(_ value: Double) -> ExactDecimal {
    let tenths = Int64((value * 10).rounded(.toNearestOrAwayFromZero))
    return tenths % 10 == 0
      ? ExactDecimal(units: tenths / 10) : ExactDecimal(units: tenths, places: 1)
  }
}

extension Shape {
  /// What shapes that are drawn alike have in common.
  fileprivate struct Look: Hashable {
    let role: Role
    let anchor: Anchor
    /// Where texts that end at one line end.
    var column: Double?
  }

  fileprivate var look: Look {
    switch self {
    case .rectangle(let role, _, _, _, _), .segment(let role, _, _), .path(let role, _),
      .strokes(let role, _), .circle(let role, _, _), .square(let role, _, _):
      Look(role: role, anchor: .start)
    case .text(let role, let place, let anchor, _):
      Look(role: role, anchor: anchor, column: anchor == .end ? place.x : nil)
    }
  }
}
