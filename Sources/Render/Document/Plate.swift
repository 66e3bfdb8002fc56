/// A chart as readers meet it: a headline, what is drawn, the drawing and its words.
struct Plate: Hashable, Sendable {
  /// The name of the chart on its page and of its file below `charts/`.
  let id: String
  /// What the chart says, in one line that claims no more than a test does.
  let headline: String
  /// What is drawn: measure, unit, place, time, source.
  let subtitle: String
  /// What the chart is, for those who do not see it.
  let title: String
  /// What it shows, in words.
  let description: String
  /// The drawing.
  let drawing: Drawing
}

/// A drawing: shapes on a canvas, in the order in which they are drawn.
struct Drawing: Hashable, Sendable {
  /// The width in drawing units.
  let width: Int
  /// The height in drawing units.
  let height: Int
  /// The shapes.
  let shapes: [Shape]
}

/// One shape of a drawing; places are in drawing units from the top left corner.
enum Shape: Hashable, Sendable {
  /// What a shape stands for; the style sheet gives it its look.
  enum Role: String, Hashable, Sendable {
    /// The usual range.
    case band
    /// A limit of the usual range.
    case limit = "lim"
    /// A limit that holds less firmly than another: on trial, or of chance alone.
    case dottedLimit = "lim dt"
    /// Where a series begins anew.
    case breakLine = "brk"
    /// The average.
    case mean
    /// The line through the figures.
    case line = "ln"
    /// A figure.
    case point = "pt"
    /// A figure that a rule marks.
    case signal = "sig"
    /// A missing figure.
    case gap
    /// The reader's own authority.
    case own
    /// Another authority.
    case other = "oth"
    /// Other authorities without a name, drawn as dots.
    case cloud = "cl"
    /// 95% limits.
    case whisker = "ci"
    /// The value that others are compared with.
    case reference = "ref"
    /// A line of the grid.
    case grid = "gr"
    /// A label.
    case label = "lab"
    /// A label of an axis.
    case axis = "ax"
    /// A label of the reader's own authority.
    case ownLabel = "lab b"
  }

  /// Where a text stands to its place.
  enum Anchor: String, Hashable, Sendable {
    /// To the right of it.
    case start
    /// About it.
    case middle
    /// To the left of it.
    case end
  }

  /// A place.
  struct Place: Hashable, Sendable {
    /// From the left edge.
    let x: Double
    /// From the top edge.
    let y: Double
  }

  /// A straight line from a place to a place.
  struct Stroke: Hashable, Sendable {
    /// Where it begins.
    let from: Place
    /// Where it ends.
    let to: Place
  }

  /// A rectangle.
  case rectangle(Role, x: Double, y: Double, width: Double, height: Double)
  /// A straight line.
  case segment(Role, from: Place, to: Place)
  /// Straight lines that do not touch, drawn as one.
  case strokes(Role, [Stroke])
  /// A line through several places.
  case path(Role, [Place])
  /// A circle.
  case circle(Role, Place, radius: Double)
  /// A square about a place.
  case square(Role, Place, radius: Double)
  /// A text.
  case text(Role, Place, Anchor, String)
}
