/// The catalogue in Chinese, in parts.
enum TextsInChinese {
    static let all: [[TextKey: String]] = [
        words, open, staff, acts, help, assist, measures, incidents, archive, reports, room, policy, standing, script,
    ]
}
