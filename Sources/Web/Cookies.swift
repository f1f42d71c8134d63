import Complaints
import Foundation
import Hummingbird
import Secrets

/// The cookies there are, all HttpOnly and SameSite; none is for following anybody.
struct CookieJar: Sendable {
    let isSecure: Bool

    enum Name: String {
        /// A staff session.
        case session = "redress_session"
        /// The token that public forms must repeat.
        case form = "redress_form"
        /// The language that was chosen.
        case language = "redress_lang"
        /// Which complaint this browser may see, signed.
        case access = "redress_access"
        /// The form this browser sent last, so that going back and sending it again is the same complaint.
        case sent = "redress_sent"
        /// What the last act led to.
        case flash = "redress_flash"
    }

    /// - Parameter seconds: nil for the length of the browser's session.
    func set(_ name: Name, _ value: String, for seconds: Int?, on response: inout Response) {
        response.setCookie(
            Cookie(
                name: name.rawValue, value: value, maxAge: seconds, path: "/", secure: isSecure, httpOnly: true,
                sameSite: .lax))
    }

    func clear(_ name: Name, on response: inout Response) { set(name, "", for: 0, on: &response) }
}

extension Request {
    func cookie(_ name: CookieJar.Name) -> String? {
        cookies[name.rawValue].map(\.value).flatMap { $0.isEmpty ? nil : $0 }
    }
}

/// What a browser may see without an account: the complaints whose number and code it showed, for twelve hours.
struct AccessPass {
    static let length: TimeInterval = 12 * 3600
    static let purpose = "access"
    static let mostNumbers = 8

    /// The numbers in a request's pass.
    static func numbers(_ request: Request, _ secret: Secret, now: Date) -> [ComplaintNumber] {
        guard let signed = request.cookie(.access),
            let value = SignedValue.verify(signed, purpose: purpose, now: now, secret: secret)
        else { return [] }
        return value.split(separator: "~").map { ComplaintNumber(rawValue: String($0)) }
    }

    /// A pass with one number more.
    static func adding(_ number: ComplaintNumber, to numbers: [ComplaintNumber], _ secret: Secret, now: Date) -> String
    {
        let all = ([number] + numbers.filter { $0 != number }).prefix(mostNumbers)
        return SignedValue.sign(
            all.map(\.rawValue).joined(separator: "~"), purpose: purpose, expires: now.addingTimeInterval(length),
            secret: secret)
    }
}
