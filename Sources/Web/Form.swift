import Channels
import Desk
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// A form as it came in: its fields, and its files, which are kept already.
struct Form: Sendable {
    var values = FormValues()
    var uploads: [Upload] = []
    /// What was wrong with files; the rest of the form is there all the same.
    var errors = FieldErrors()

    subscript(_ name: String) -> String? { values[name] }
    func all(_ name: String) -> [String] { values.all(name) }

    /// The last value of each field; of a checkbox group joined by blanks.
    var fields: [String: String] {
        var fields: [String: String] = [:]
        for field in values.fields where field.name != "csrf" && field.name != "version" {
            fields[field.name] = field.value
        }
        return fields
    }
}

/// A form that cannot be read at all.
enum FormProblem: Error {
    case tooLarge
    case malformed
    case wrongType
}

/// Reads forms of both encodings. Files go to the store one after another; what is held in memory is one file.
struct FormReader {
    let desk: ServiceDesk
    /// Bytes of all fields together, and of the whole request.
    static let mostFields = 512 * 1024
    static let mostBytes = ServiceDesk.mostFiles * ServiceDesk.largestFile + mostFields

    /// - Parameter names: how many values there may be; a form of the policy has hundreds.
    func read(_ request: Request, atMost names: Int = 200) async throws -> Form {
        let type = request.headers[.contentType] ?? ""
        if type.lowercased().hasPrefix("multipart/form-data") { return try await readMultipart(request, type) }
        guard type.isEmpty || type.lowercased().hasPrefix("application/x-www-form-urlencoded") else {
            throw FormProblem.wrongType
        }
        let buffer: ByteBuffer
        do { buffer = try await request.body.collect(upTo: Self.mostFields) } catch { throw FormProblem.tooLarge }
        do { return Form(values: try URLEncodedForm.decode(buffer.readableBytesView, limit: names)) } catch {
            throw FormProblem.malformed
        }
    }

    private func readMultipart(_ request: Request, _ type: String) async throws -> Form {
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > Self.mostBytes {
            throw FormProblem.tooLarge
        }
        var parser: MultipartParser
        do { parser = try MultipartParser(contentType: type) } catch { throw FormProblem.malformed }
        var parts = Parts(desk: desk)
        var total = 0
        for try await buffer in request.body {
            total += buffer.readableBytes
            guard total <= Self.mostBytes else { throw FormProblem.tooLarge }
            let events: [MultipartEvent]
            do { events = try parser.feed(buffer.readableBytesView) } catch { throw FormProblem.malformed }
            for event in events { try await parts.take(event) }
        }
        do { try parser.finish() } catch { throw FormProblem.malformed }
        return parts.form
    }

    /// Collects the parts of a multipart form.
    private struct Parts {
        let desk: ServiceDesk
        var form = Form()
        var name = ""
        var fileName: String?
        var bytes: [UInt8] = []
        var isOver = false
        var fieldBytes = 0

        mutating func take(_ event: MultipartEvent) async throws {
            switch event {
            case .partBegan(let name, let fileName, _):
                self.name = name
                self.fileName = fileName
                bytes = []
                isOver = false
            case .bytes(let more):
                guard !isOver else { return }
                if fileName == nil {
                    fieldBytes += more.count
                    guard fieldBytes <= FormReader.mostFields else { throw FormProblem.tooLarge }
                } else if bytes.count + more.count > ServiceDesk.largestFile {
                    isOver = true
                    bytes = []
                    return
                }
                bytes += more
            case .partEnded: try await end()
            case .finished: break
            }
        }

        private mutating func end() async throws {
            guard let fileName else {
                guard let text = String(validating: bytes, as: UTF8.self) else { throw FormProblem.malformed }
                form.values.append(name, text)
                return
            }
            // A file field left empty comes as an empty file without a name.
            if fileName.isEmpty && bytes.isEmpty && !isOver { return }
            if isOver {
                let safe = SafeFileName(fileName).text
                form.errors.add("attachments", .fileTooLarge(name: safe, limit: ServiceDesk.largestFile))
                return
            }
            guard form.uploads.count < ServiceDesk.mostFiles else {
                form.errors.add("attachments", .tooManyFiles(limit: ServiceDesk.mostFiles))
                return
            }
            do {
                form.uploads.append(try await desk.keep(bytes, named: fileName))
            } catch let errors as FieldErrors {
                for (field, problem) in errors.problems { form.errors.add(field, problem) }
            }
            bytes = []
        }
    }
}
