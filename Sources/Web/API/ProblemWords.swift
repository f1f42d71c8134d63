import Complaints

/// What the API says about problems, in one language.
struct ProblemWords {
    let language: Language

    func title(_ kind: ProblemKind) -> String { words(kind).title }
    func sentence(_ kind: ProblemKind) -> String { words(kind).sentence }

    private func words(_ kind: ProblemKind) -> (title: String, sentence: String) {
        language == .zh ? Self.chinese(kind) : Self.english(kind)
    }

    /// A field that the catalogue of forms cannot know, because no form could send it.
    func field(_ code: FieldCode) -> String {
        switch (code, language) {
        case (.wrongType, .zh): "这一项的数据类型不对。"
        case (.wrongType, .en): "This member has the wrong type."
        case (.unknownField, .zh): "没有这个字段，请检查拼写。"
        case (.unknownField, .en): "There is no such member: check its spelling."
        case (.outOfRange, .zh): "超出允许的范围。"
        case (.outOfRange, .en): "This is out of range."
        case (.badKey, .zh): "须为 1 至 255 个可见的 ASCII 字符。"
        case (.badKey, .en): "This must be 1 to 255 visible ASCII characters."
        }
    }

    /// Codes of field problems that only the API has.
    enum FieldCode: String, CaseIterable {
        case wrongType = "wrong-type"
        case unknownField = "unknown-field"
        case outOfRange = "out-of-range"
        case badKey = "bad-key"
    }

    /// Throws a problem that says of each field what is wrong, when anything is.
    func check(_ errors: [(name: String, code: FieldCode)]) throws {
        guard !errors.isEmpty else { return }
        var problem = Problem(.validation)
        problem.errors = errors.map { Problem.Field(name: $0.name, code: $0.code.rawValue, detail: field($0.code)) }
        throw problem
    }

    func malformed(_ problem: JSONProblem) -> String {
        switch (problem, language) {
        case (.notUTF8, .zh): "请求正文不是有效的 UTF-8。"
        case (.notUTF8, .en): "The body is not valid UTF-8."
        case (.malformed(let at), .zh): "请求正文不是有效的 JSON：第 \(at + 1) 个字节处有误。"
        case (.malformed(let at), .en): "The body is not valid JSON: look at byte \(at + 1)."
        case (.tooDeep, .zh): "JSON 嵌套过深。"
        case (.tooDeep, .en): "The JSON is nested too deeply."
        case (.duplicateName, .zh): "JSON 中同一名称出现了两次。"
        case (.duplicateName, .en): "A name comes twice in one JSON object."
        }
    }

    var notAnObject: String { language == .zh ? "请求正文须是一个 JSON 对象。" : "The body must be one JSON object." }

    private static func chinese(_ kind: ProblemKind) -> (title: String, sentence: String) {
        switch kind {
        case .malformed: ("请求无法识别", "请求无法识别，请检查后重试。")
        case .unauthenticated: ("需要身份凭证", "请用 X-Access-Code 提供查询码，或用 Authorization: Bearer 提供工作人员令牌。")
        case .invalidToken: ("令牌无效", "令牌不正确、已过期或已停用，请用 redress token 重新生成。")
        case .forbidden: ("没有权限", "您没有权限进行这一操作。")
        case .unknown: ("没有找到", "编号或查询码不正确，或没有这个地址。")
        case .wrongMethod: ("请求方法不对", "这个地址不支持这种请求方法，可用的方法见 Allow。")
        case .refused: ("不能进行这一操作", "按规定现在不能进行这一操作。")
        case .changedMeanwhile: ("内容已被修改", "您查看之后，已有其他人处理过这件投诉。请查看变化后再决定。")
        case .tooLarge: ("内容过大", "请求正文过大。")
        case .wrongContentType: ("内容类型不对", "请用 Content-Type: application/json 发送 JSON。")
        case .validation: ("填写有误", "请修改所列字段后重试。")
        case .keyReused: ("幂等键已被使用", "这个 Idempotency-Key 已用于另一件投诉，请换一个。")
        case .tooMany: ("请求过多", "尝试次数过多，请稍后再试。")
        case .failed: ("系统出错", "系统出错了，您的请求没有完成。请稍后重试；如仍有问题，请告知编号。")
        case .unavailable: ("暂时无法处理", "系统繁忙，您的请求没有被记录。请稍后重试。")
        }
    }

    private static func english(_ kind: ProblemKind) -> (title: String, sentence: String) {
        switch kind {
        case .malformed: ("Request not understood", "The request could not be understood. Check it and try again.")
        case .unauthenticated:
            (
                "Credentials needed",
                "Send the access code as X-Access-Code, or a staff token as Authorization: Bearer."
            )
        case .invalidToken:
            ("Token not valid", "The token is wrong, expired or revoked. Make a new one with redress token.")
        case .forbidden: ("Not allowed", "You are not allowed to do this.")
        case .unknown:
            ("Not found", "The number or the access code is not right, or there is no such address.")
        case .wrongMethod: ("Wrong method", "This address does not take this method. Allow says which it takes.")
        case .refused: ("Not possible now", "The rules do not allow this now.")
        case .changedMeanwhile:
            (
                "Changed meanwhile",
                "Somebody acted on this complaint since you read it. Look at what changed, then decide."
            )
        case .tooLarge: ("Too large", "The body is too large.")
        case .wrongContentType: ("Wrong content type", "Send JSON, with Content-Type: application/json.")
        case .validation: ("Some fields are not right", "Correct the fields that are listed and try again.")
        case .keyReused:
            ("Key used before", "This Idempotency-Key came with another complaint before. Use a new one.")
        case .tooMany: ("Too many requests", "There were too many attempts. Try again later.")
        case .failed:
            (
                "Something failed",
                "Your request was not carried out. Try again later; if it stays, tell us the reference."
            )
        case .unavailable: ("Not available just now", "The system is busy and nothing was recorded. Try again shortly.")
        }
    }
}
