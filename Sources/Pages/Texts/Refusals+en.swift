import Complaints

extension TextsInEnglish {
    static let refusals: [String: String] = [
        "not-allowed": "Your role does not allow this.",
        "concerned": "This complaint is about you. You cannot act on it or read its internal notes.",
        "wrong-state": "This cannot be done while the complaint is “{state}”.",
        "reason-missing": "Give a reason.",
        "text-missing": "Write something.",
        "result-incomplete": "The result still lacks: {parts}. It can be sent once it is complete.",
        "wrong-department":
            "A {level} complaint cannot be assigned to this department. Change the level first if others must handle it.",
        "person-unsuitable": "This person does not exist, is disabled, or does not belong to that department.",
        "person-concerned": "The complaint is about this person, who cannot handle it.",
        "item-unknown": "There is no such work item, or it is done.",
        "not-assignee": "This work is assigned to somebody else, who has to record it.",
        "facts-missing": "Some facts are not verified yet. A plan can be proposed once they are.",
        "department-missing":
            "A complex complaint is verified by the technical and the business department: {department} has no work item yet. Assign one, or let the service supervisor or the management group waive it with a reason.",
        "measure-missing":
            "A system fault needs a temporary measure in force before a plan. Propose one and have it approved, or let the service supervisor or the management group waive it with a reason.",
        "own-measure": "Somebody else has to approve what you proposed.",
        "group-missing": "A major complaint needs its task group before a plan.",
        "isolation-missing":
            "A security problem needs isolation before a plan. Record it, or let the service supervisor or the management group waive it with a reason.",
        "approval-missing":
            "The plan needs resources or a strategy across departments: the decision makers have to approve it first.",
        "call-back-missing":
            "A complex complaint is closed after a call-back that reached the complainant, or attempts on {needed} different days. None has reached them so far, and days with an attempt: {made}. Please record a call-back first.",
        "not-reached-open": "A result was not delivered. Try another contact or record a reason before closing.",
        "silence-not-over": "The complainant has not confirmed. It can be closed without an answer from {time}.",
        "lowering-needs-supervisor":
            "Lowering the level, removing the security mark, or grading a privacy or security complaint below major needs the service supervisor and a reason.",
        "waiver-by-assignee":
            "Whoever does the work cannot waive its conditions. Ask another supervisor or a member of the management group.",
        "same-decider": "Somebody else has to decide this objection.",
        "objection-too-late": "The time to object has passed.",
        "already-objected": "An objection can be made once only.",
        "reopen-too-late": "The time to reopen has passed. Please make a new complaint.",
        "withdrawn-before":
            "You withdrew this complaint, and nothing is added to it any more. What you wrote was not sent: please make a new complaint with it.",
        "rejected-before":
            "This complaint was rejected, and nothing is added to it any more. Please object while the time for it runs; after that, or once your objection is decided, make a new complaint.",
        "stated-time-impossible": "The actual time has to lie between the first assignment and now.",
        "cannot-merge":
            "Only a later complaint of the same complainant can be merged into the earlier one, while both are open.",
        "group-incomplete":
            "The task group needs three different people: operations lead, technical director and service supervisor.",
        "only-major": "This is for major complaints only.",
        "date-not-in-future": "The time has to be later than now.",
        "nothing-to-do": "There is nothing to change, or somebody did it already.",
        "bulletin-of-incident":
            "This complaint belongs to an incident. Publish the bulletin there: it reaches every linked complaint.",
        "call-running": "A video call is offered or going on already. End it first.",
        "retention-running": "Records are kept until {time} and cannot be purged before.",
        "retention-not-begun":
            "The complaint is not ended. Records are kept at least 12 months from the end and cannot be purged before.",
        "retention-too-short": "Records are kept at least {months} months; a policy cannot go below that.",
        "on-hold": "A legal hold keeps this complaint. The management group or a decision maker has to lift it first.",
        "anonymised": "The personal data were erased. The complaint serves statistics only; nothing can be done to it.",
        "request-open": "A request for data has not been answered yet.",
        "request-unknown": "There is no such open request for data.",
        "ground-unfounded":
            "This ground does not hold: the term of keeping is over, there is no legal hold, or no deletion was asked for. Choose another.",
        "second-person-needed":
            "A draft is approved by a second member of the operations team (6.1). You wrote in this one.",
        "draft-at-other-stage":
            "The draft is at another stage: it was handed in, sent back or decided meanwhile (6.1).",
        "message-overtaken": """
        A later message was delivered already: this one would put its receiver back to what is over (3'.L2.3).
        """,
        "draft-outdated":
            "Another version came into being since (6.1). Give this draft up and begin from the newest version.",
        "draft-unchanged": "The draft changes nothing (6.1).",
        "effective-date-passed": "Its effective date has passed (6.1). Send it back for a date to come, or for none.",
        "clock-unworkable":
            "The limit of clause {clause} cannot be carried out as drafted: correct its start, its stops or its levels.",
        "departure-unconfirmed":
            "The draft is looser than clause {clause}. Confirm in the draft that it departs from that clause.",
    ]

    static let problems: [String: String] = [
        "missing": "Fill this in.",
        "too-long": "Too long: at most {limit} characters.",
        "control-character": "It contains a control character. Remove it and try again.",
        "not-an-email": "Enter a valid e-mail address, such as name@example.com.",
        "not-a-phone": "Enter a valid phone number; a landline with its area code.",
        "unknown": "Choose one of the options.",
        "contact-missing": "Give an e-mail address or a phone number, or tick “no contact”.",
        "contact-contradicts": "You gave a contact, so “no contact” cannot be ticked as well.",
        "complaint-unknown": "There is no complaint with this number.",
        "not-a-date": "Write the date as 2026-11-28, with a time as 2026-11-28 18:30.",
        "not-a-person": "There is no such person.",
        "too-many-files": "At most {limit} files.",
        "file-too-large": "“{name}” is too large: {limit} MB at most for each file.",
        "file-refused": "“{name}” is empty or a program and cannot be uploaded.",
        "file-gone": "The uploaded file has expired. Choose it again.",
        "name-taken": "This name is taken.",
        "login-taken": "This login name is taken.",
        "password-too-short": "A password has at least {limit} characters.",
        "passwords-differ": "The two passwords differ.",
        "password-wrong": "The current password is not right.",
        "not-an-address":
            "This is no address of a tool: http or https, a host written out, and only userID, email, phone, number in braces.",
        "host-not-listed": "This host is not on the list of the server’s settings (lookup-hosts).",
        "value-missing": "The complaint has no {name} to look up.",
        "not-a-header": "Letters, digits and hyphens only; the value in plain characters.",
        "not-a-time": "A time of day such as 22:00.",
        "same-time": "The end is the same as the beginning.",
        "not-seconds": "Whole seconds, from 1 to {limit}.",
        "not-of-department": "This person does not work for that department.",
        "not-a-flag": "Letters, digits and . _ - : only, beginning with a letter or digit.",
        "not-a-webhook": "Enter an http or https address with a host written out.",
        "webhook-host-not-listed": "This host is not on the list of the server’s settings (webhook-hosts).",
        "not-a-signing-secret": "whsec_ followed by base64 of 24 to 64 bytes.",
        "out-of-range": "Enter a whole number from {name} to {limit}.",
        "not-a-time-zone": "Enter the name of a time zone, such as Asia/Shanghai.",
        "not-slots": "Enter stretches that do not overlap, such as 09:00-12:00, 14:00-18:00.",
        "not-a-day-of-calendar": "This line cannot be read: “{name}”.",
        "clock-fixed": "Other rules of clause {name} hang on this: it cannot be changed.",
        "event-unfit": "This event cannot be used for this limit.",
        "meets-itself": "The event that starts a limit cannot meet it too.",
        "too-early": "“{name}” happens before the limit starts only, and cannot meet it.",
        "never-starts": "The event that starts the limit does not happen at level “{name}”: it would never run.",
        "never-met": "Nothing that meets the limit happens at level “{name}”: it could never be met.",
        "departs":
            "Starts or is met otherwise than in clause {name}. Change it back, or confirm below that it departs from "
            + "clause {name}.",
        "looser": "Looser than clause {name}. Make it stricter, or confirm below that it departs from clause {name}.",
        "retention-too-short": "Clause 6.2: records are kept for at least 12 months.",
        "place-unknown": "Nothing is filled in at {name}: use a name that there is, or no braces.",
        "place-missing": "The text needs {name} in it.",
        "condition-missing": "State at least one condition.",
        "not-an-id": "Use small letters, digits and hyphens only.",
        "date-not-in-future": "It has to be in the future.",
        "form-expired": "The page had expired. What you typed is still here; send it again.",
        "key-reused": "This form was used for another complaint. Open the complaint page again.",
        "not-both": "The content was changed.",
    ]
}
