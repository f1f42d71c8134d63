public import Complaints
public import Desk
public import Foundation
import Web

/// Dossiers as files. (6.2)
public enum DossierPackage {
    /// Why a dossier cannot be written or read.
    public enum Failure: Error, Hashable, Sendable, CustomStringConvertible {
        case unknown(ComplaintNumber)
        case missing(String)
        case unreadable(String, reason: String)

        public var description: String {
            switch self {
            case .unknown(let number): "there is no complaint \(number)"
            case .missing(let path): "there is no file or folder \(path)"
            case .unreadable(let path, let reason): "\(path) cannot be read: \(reason)"
            }
        }
    }

    /// The whole dossier of a case as a zip file.
    public static func make(
        of number: ComplaintNumber, by name: String, in language: Language, _ desk: ServiceDesk
    ) async throws -> Data {
        do {
            return try DossierFile.make(try await desk.dossier(of: number, by: name, in: language))
        } catch is CaseUnknown {
            throw Failure.unknown(number)
        }
    }

    /// Checks a zip file that ``make(of:by:in:_:)`` wrote, or the folder it was unpacked into: a line for each
    /// difference, the first one first, then what was looked at. Needs no database.
    public static func check(_ path: String) throws -> (lines: [String], isClean: Bool) {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { throw Failure.missing(path) }
        let members: [String: Data]
        if isFolder.boolValue {
            members = try unpacked(path)
        } else {
            guard let file = FileManager.default.contents(atPath: path) else {
                throw Failure.unreadable(path, reason: "permission is missing")
            }
            do throws(ZipFile.Unreadable) { members = try ZipFile.read(file) } catch {
                // Damage is a finding, not a failure to look.
                return (["\(path): \(error.reason)"], false)
            }
        }
        return DossierFile.check(members)
    }

    private static func unpacked(_ folder: String) throws -> [String: Data] {
        var members: [String: Data] = [:]
        for name in try FileManager.default.subpathsOfDirectory(atPath: folder) {
            if let bytes = FileManager.default.contents(atPath: folder + "/" + name) { members[name] = bytes }
        }
        return members
    }
}
