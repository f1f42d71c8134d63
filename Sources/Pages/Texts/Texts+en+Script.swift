// Said by the script in the browser.

extension TextsInEnglish {
    static let script: [TextKey: String] = [
        .scriptCopied: "Copied",
        .scriptCamera: "Take a photo",
        .scriptRemove: "Remove",
        .scriptDrop: "Drop files here, or paste a screenshot",
        .scriptTooLarge: "larger than {size} MB, not added",
        .scriptTooMany: "at most {n}; the rest was not added",
        .scriptUploading: "Uploading {n}%",
        .scriptUploadFailed: """
        The connection broke and nothing was sent. What you typed is still here; please try again.
        """,
        .scriptSending: "Sending",
        .scriptDraft: "What you typed last time is back",
        .scriptDraftClear: "Clear",
        .scriptUpdated: "Something changed; what you are typing stays as it is",
        .scriptReload: "Update",
        .scriptMoved: "What this page shows has moved on",
        .scriptOvertaken: "A colleague saved this meanwhile; what you are typing stays, and saving asks you to compare",
        .scriptAnswered: "Thank you, noted. If you no longer need to complain, just close this page.",
        .scriptChosen: "{n} selected",
        .scriptPick: "Choose",
    ]
}
