/// The catalogue in English, in parts.
enum TextsInEnglish {
    static let all: [[TextKey: String]] = [
        words, open, staff, acts, help, assist, measures, incidents, archive, reports, room, policy, standing, script,
    ]
}
