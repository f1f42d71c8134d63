import CCMarkGFM

/// A parsed document before it is rendered.
struct DocumentTree {
    let root: OpaquePointer

    /// Lowers headings, takes links off addresses that lead elsewhere, and turns pictures into links.
    func tame() {
        var (pictures, unsafe): ([OpaquePointer], [OpaquePointer]) = ([], [])
        let iterator = cmark_iter_new(root)
        defer { cmark_iter_free(iterator) }
        while true {
            let event = cmark_iter_next(iterator)
            if event == CMARK_EVENT_DONE { break }
            guard event == CMARK_EVENT_ENTER, let node = cmark_iter_get_node(iterator) else { continue }
            switch cmark_node_get_type(node) {
            case CMARK_NODE_HEADING:
                cmark_node_set_heading_level(node, min(cmark_node_get_heading_level(node) + 1, 6))
            case CMARK_NODE_LINK: if !SafeAddress.isSafe(address(of: node)) { unsafe.append(node) }
            case CMARK_NODE_IMAGE: pictures.append(node)
            default: break
            }
        }
        // Changing a node's kind under the iterator is asking for trouble.
        for link in unsafe { unlink(link) }
        for picture in pictures { makeLink(of: picture) }
    }

    private func makeLink(of picture: OpaquePointer) {
        let address = address(of: picture)
        // A link within a link is none.
        guard !isWithinLink(picture), SafeAddress.isSafe(address) else { return unlink(picture) }
        cmark_node_set_type(picture, CMARK_NODE_LINK)
        cmark_node_set_url(picture, address)
    }

    /// Leaves nothing of a link or picture but its words.
    private func unlink(_ node: OpaquePointer) {
        cmark_node_set_type(node, CMARK_NODE_CUSTOM_INLINE)
        cmark_node_set_on_enter(node, "")
        cmark_node_set_on_exit(node, "")
    }

    private func address(of node: OpaquePointer) -> String {
        cmark_node_get_url(node).map { String(cString: $0) } ?? ""
    }

    private func isWithinLink(_ node: OpaquePointer) -> Bool {
        var parent = cmark_node_parent(node)
        while let above = parent {
            if cmark_node_get_type(above) == CMARK_NODE_LINK { return true }
            parent = cmark_node_parent(above)
        }
        return false
    }
}
