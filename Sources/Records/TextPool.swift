/// Distinct texts, each stored once and known by its position.
public struct TextPool: Sendable {
  private var places = ByteTable()

  /// Makes an empty pool.
  public init() {}

  /// How many texts there are.
  public var count: Int { places.count }

  /// The texts in the order in which they first came.
  public var texts: [String] { (0..<places.count).map { places[$0] } }

  /// The position of a text, which is added when it is new.
  public mutating func place(of text: String) -> Int32 {
    Int32(places.place(of: text.utf8.span).place)
  }

  /// The position of a text in UTF-8, which is added when it is new.
  public mutating func place(of text: Span<UInt8>) -> Int32 {
    Int32(places.place(of: text).place)
  }

  /// The position of a text in UTF-8, which is added when it is new.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - last: A position that it may well have, such as that of the cell above; negative for none.
  /// - Returns: The position.
  public mutating func place(of text: Span<UInt8>, perhaps last: Int32) -> Int32 {
    last >= 0 && places.isShort(text, at: Int(last)) ? last : place(of: text)
  }

  /// Where the texts of one pool stand in another.
  public struct Places: Sendable {
    /// The new position of each old one; `nil` where all stay where they are.
    private let places: [Int32]?

    fileprivate init(_ places: [Int32]?) { self.places = places }

    /// Moves positions; negative ones, which stand for no text, stay.
    public func move(_ cells: inout [Int32]) {
      guard let places else { return }
      for row in cells.indices where cells[row] >= 0 { cells[row] = places[Int(cells[row])] }
    }
  }

  /// Takes the texts of another pool in, in its order.
  ///
  /// - Returns: Where each of them stands now.
  public mutating func takeOver(_ other: TextPool) -> Places {
    guard count > 0 else {
      self = other
      return Places(nil)
    }
    return Places(places.places(ofAll: other.places))
  }

  /// Has the memory bring what it takes to look for the texts with these hashes, which
  /// `ByteTable.hash(of:)` gives.
  public mutating func fetch(_ hashes: [UInt32]) { places.fetch(hashes) }

  /// The position of a text that the pool already holds.
  public func knownPlace(of text: String) -> Int32? {
    places.knownPlace(of: text.utf8.span).map { Int32($0) }
  }

  /// The text at a position.
  public subscript(place: Int32) -> String { places[Int(place)] }
}
