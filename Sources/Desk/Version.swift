/// The version of the program.
public enum Version {
    /// As `redress version` prints it.
    public static let text = "0.1.0"
}
