/// Writes drawings as SVG.
enum SVGWriter {
  /// The drawing within a page: hidden from those who have the words beside it.
  static func spark(_ drawing: Drawing) -> Markup {
    var out = Markup()
    out.append("<svg class=\"spark\" ")
    size(of: drawing, in: &out)
    out.append(" aria-hidden=\"true\" focusable=\"false\">")
    for shape in drawing.shapes { write(shape, in: &out) }
    out.append("</svg>")
    return out
  }

  /// A chart within a page, with its title and description.
  static func chart(_ plate: Plate) -> Markup {
    var out = Markup()
    out.append("<svg class=\"chart\" ")
    words(of: plate, in: &out)
    out.append("</svg>")
    return out
  }

  /// A chart as a file of its own, which brings its style along.
  static func file(_ plate: Plate) -> OutputFile {
    var out = Markup()
    out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" ")
    size(of: plate.drawing, in: &out)
    names(of: plate, in: &out)
    out.append("<style>")
    out.append(StyleSheet.chart)
    out.append("</style><rect class=\"paper\" width=\"100%\" height=\"100%\"/>")
    shapes(of: plate, in: &out)
    out.append("</svg>\n")
    return OutputFile(path: "charts/\(plate.id).svg", bytes: out.bytes)
  }

  private static func words(of plate: Plate, in out: inout Markup) {
    size(of: plate.drawing, in: &out)
    names(of: plate, in: &out)
    shapes(of: plate, in: &out)
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

  private static func names(of plate: Plate, in out: inout Markup) {
    out.append(" role=\"img\" aria-labelledby=\"t-")
    out.append(data: plate.id)
    out.append(" d-")
    out.append(data: plate.id)
    out.append("\"><title id=\"t-")
    out.append(data: plate.id)
    out.append("\">")
    out.append(data: plate.title)
    out.append("</title><desc id=\"d-")
    out.append(data: plate.id)
    out.append("\">")
    out.append(data: plate.description)
    out.append("</desc>")
  }

  private static func shapes(of plate: Plate, in out: inout Markup) {
    out.append("<g aria-hidden=\"true\">")
    for shape in plate.drawing.shapes { write(shape, in: &out) }
    out.append("</g>")
  }

  private static func write(_ shape: Shape, in out: inout Markup) {
    switch shape {
    case .rectangle(let role, let x, let y, let width, let height):
      element("rect", role, [("x", x), ("y", y), ("width", width), ("height", height)], in: &out)
    case .segment(let role, let from, let to):
      element(
        "line",
        role,
        [("x1", from.x), ("y1", from.y), ("x2", to.x), ("y2", to.y)],
        in: &out
      )
    case .circle(let role, let place, let radius):
      element("circle", role, [("cx", place.x), ("cy", place.y), ("r", radius)], in: &out)
    case .square(let role, let place, let radius):
      element(
        "rect",
        role,
        [
          ("x", place.x - radius), ("y", place.y - radius), ("width", radius * 2),
          ("height", radius * 2),
        ],
        in: &out
      )
    case .path(let role, let places):
      out.append("<path class=\"")
      out.append(data: role.rawValue)
      out.append("\" d=\"")
      for (position, place) in places.enumerated() {
        out.append(position == 0 ? "M" : "L")
        out.append(data: coordinate(place.x))
        out.append(" ")
        out.append(data: coordinate(place.y))
      }
      out.append("\"/>")
    case .text(let role, let place, let anchor, let text):
      out.append("<text class=\"")
      out.append(data: role.rawValue)
      out.append("\" x=\"")
      out.append(data: coordinate(place.x))
      out.append("\" y=\"")
      out.append(data: coordinate(place.y))
      if anchor != .start {
        out.append("\" text-anchor=\"")
        out.append(data: anchor.rawValue)
      }
      out.append("\">")
      out.append(data: text)
      out.append("</text>")
    }
  }

  private static func element(
    _ name: StaticString,
    _ role: Shape.Role,
    _ attributes: [(StaticString, Double)],
    in out: inout Markup
  ) {
    out.append("<")
    out.append(name)
    out.append(" class=\"")
    out.append(data: role.rawValue)
    for (name, value) in attributes {
      out.append("\" ")
      out.append(name)
      out.append("=\"")
      out.append(data: coordinate(value))
    }
    out.append("\"/>")
  }

  /// A coordinate with one decimal at most.
  private static func coordinate(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded(.toNearestOrAwayFromZero))
    let whole = tenths / 10
    let rest = abs(tenths % 10)
    let sign = tenths < 0 && whole == 0 ? "-" : ""
    return rest == 0 ? "\(sign)\(whole)" : "\(sign)\(whole).\(rest)"
  }
}
