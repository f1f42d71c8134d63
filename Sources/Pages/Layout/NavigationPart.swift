/// The navigation of the staff's pages alone, for a page whose figures changed and nothing else.
public struct NavigationPart: Page {
    private let place: StaffLayout.Place

    /// - Parameter name: the place the page has in the navigation, as the page itself says it; one that there is not is
    ///   none of its entries.
    public init(at name: String) { place = StaffLayout.Place(name: name) ?? .account }

    public func html(in context: PageContext) -> HTML { StaffLayout.navigation(place: place, in: context) }
}
