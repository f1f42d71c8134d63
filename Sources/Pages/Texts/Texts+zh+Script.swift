// Said by the script in the browser.

extension TextsInChinese {
    static let script: [TextKey: String] = [
        .scriptCopied: "已复制",
        .scriptCamera: "拍照",
        .scriptRemove: "移除",
        .scriptDrop: "可以把文件拖到这里，或直接粘贴截图",
        .scriptTooLarge: "超过{size} MB，未添加",
        .scriptTooMany: "最多{n}个，多余的未添加",
        .scriptUploading: "正在上传{n}%",
        .scriptUploadFailed: "连接中断，没有提交。填写的内容还在，请再试一次。",
        .scriptSending: "正在提交",
        .scriptDraft: "已恢复上次填写的内容",
        .scriptDraftClear: "清空",
        .scriptUpdated: "有新内容，正在填写的部分保持不变",
        .scriptReload: "更新",
        .scriptMoved: "本页的内容已有新的进展",
        .scriptOvertaken: "此处刚由同事保存过；正在填写的内容保持不变，保存时会先请核对差别",
        .scriptAnswered: "谢谢，已记录。不再需要投诉时，关闭这个页面即可。",
        .scriptChosen: "已选{n}件",
        .scriptPick: "选择",
    ]
}
