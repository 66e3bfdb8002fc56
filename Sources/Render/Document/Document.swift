/// One page as a tree of values, from which every writer makes its own form.
///
/// Texts are data wherever they come from: a writer escapes each of them. Nothing in the tree is
/// markup.
struct Document: Hashable, Sendable {
  /// The title of the page, shown as its first heading.
  var title: String
  /// One line above the title: who may see the page and which run made it.
  var marking: Marking
  /// One paragraph below the title.
  var introduction: [Inline] = []
  /// The pages that belong together, for moving between them.
  var siblings: [PageLink] = []
  /// The way from its folder to that of the edition: empty, or `../`.
  var root = ""
  /// The content.
  var blocks: [Block]
}

/// Who may see a page, and from what it was made.
struct Marking: Hashable, Sendable {
  /// `INTERNAL` or `PUBLIC`.
  let word: String
  /// What that means for the reader.
  let meaning: String
  /// The run and versions, each as one short phrase.
  let origins: [String]
}

/// A link to another page of the edition.
struct PageLink: Hashable, Sendable {
  /// The name of the page.
  let title: String
  /// The path without its ending: each writer links to the form that it writes.
  let path: String
}

/// One part of a page, from top to bottom.
indirect enum Block: Hashable, Sendable {
  /// A heading of level 2 or 3 with the name that links lead to.
  case heading(level: Int, id: String, String)
  /// A paragraph.
  case paragraph([Inline])
  /// A list without an order.
  case list([[Inline]])
  /// A list that answers the page's question, set apart by a frame.
  case answer([[Inline]])
  /// Words that a person wrote, set apart from all that the program wrote, with their label.
  case words(label: String, [Block])
  /// A note that readers need before they go on, set apart by a bar.
  case notice([[Inline]])
  /// Terms and what is said of each.
  case terms([Term])
  /// A table.
  case table(Grid)
  /// A chart with its title, description and source.
  case plate(Plate)
  /// Content that opens on demand and is open in print.
  case details(summary: String, [Block])
  /// Content that begins on a new sheet in print.
  case section([Block])
}

/// A term and what is said of it.
struct Term: Hashable, Sendable {
  /// The term.
  let name: String
  /// What is said of it.
  let meaning: [Inline]
}

/// A stretch of text within a block.
enum Inline: Hashable, Sendable {
  /// Plain text.
  case text(String)
  /// Text that carries the message.
  case strong(String)
  /// A second line in small print.
  case small(String)
  /// A link within the page or to another one.
  case link(String, to: Destination)
  /// A shape for the eye alone, in a colour of its tone; the words beside it say the same.
  case shape(String, tone: Tone = .plain)
  /// Text for those who do not see the drawing beside it.
  case spoken(String)
  /// A small drawing in a line of text, for the eye alone.
  case spark(Drawing)
}

/// What the colour of a shape stands for; the word beside it says the same.
enum Tone: Hashable, Sendable {
  /// Nothing in particular.
  case plain
  /// A signal against the way that is wanted.
  case worse
  /// A signal the way that is wanted.
  case better
}

/// Where a link leads.
enum Destination: Hashable, Sendable {
  /// A heading of this page.
  case heading(String)
  /// Another page, by its path without ending.
  case page(String)
  /// A heading of another page, by the page's path without ending and the heading's name.
  case part(of: String, String)
  /// A file as it is.
  case file(String)
}

extension Inline: ExpressibleByStringLiteral {
  /// Makes plain text.
  init(stringLiteral text: String) {
    self = .text(text)
  }
}
