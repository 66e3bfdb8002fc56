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

  /// The position of each text of another pool, in its order; new ones are added.
  public mutating func places(ofAll other: TextPool) -> [Int32] {
    (0..<other.count).map { Int32(places.place(of: $0, in: other.places).place) }
  }

  /// The position of a text that the pool already holds.
  public func knownPlace(of text: String) -> Int32? {
    places.knownPlace(of: text.utf8.span).map { Int32($0) }
  }

  /// The text at a position.
  public subscript(place: Int32) -> String { places[Int(place)] }
}
