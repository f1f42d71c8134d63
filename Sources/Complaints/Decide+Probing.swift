extension Complaint {
    /// Why a command would be refused at this moment, or nil. For screens that offer only what is possible: the
    /// complaint is taken as caught up (see `watch`), and nothing is decided.
    public func refusal(of command: Command, by author: Author, _ circumstances: Circumstances) -> Refusal? {
        do throws(Refusal) {
            _ = try facts(of: command, by: author, circumstances)
            return nil
        } catch {
            return error
        }
    }
}
