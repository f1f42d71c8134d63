/// What a person may read, one key per sentence or word. The number is the place in the catalogue.
public enum TextKey: Int, CaseIterable, Hashable, Sendable {
    // The regulation's terms, and times in words.
    case typeFunctionalFault, typeServiceQuality, typeInformationError, typePrivacy, typeOther
    case typeFunctionalFaultShort, typeServiceQualityShort, typeInformationErrorShort, typePrivacyShort
    case typeOtherShort, typeFunctionalFaultText, typeServiceQualityText, typeInformationErrorText
    case typePrivacyText, typeOtherText, levelGeneral, levelComplex, levelMajor, levelLong, channelForm
    case channelEmail, channelSMS, channelChat, channelAPI, channelImported, roleAgent, roleTechnical
    case roleBusiness, roleOperationsLead, roleTechnicalDirector, roleServiceSupervisor, roleDecisionMaker
    case roleOperations, roleAuditor, departmentFrontLine, departmentTechnical, departmentBusiness
    case departmentManagementGroup, stateReceived, stateRegistered, stateValid, stateGraded, stateAssigned
    case stateInvestigated, statePlanned, stateResultSent, stateResolved, statePending, stateFollowUp
    case stateClosed, stateRejected, stateWithdrawn, stateMerged, clockRegistration, clockFirstAnswer
    case clockResponse, clockHandling, clockInvestigation, clockResultNotice, clockPreliminaryInvestigation
    case clockProgressFeedback, clockTaskGroup, clockPreliminaryReport, clockIsolation, clockBulletin
    case clockSecondFollowUp, clockManagementReport, clockRetention, startReceived, startAssigned, startPlanned
    case startMajor, startSecurity, startUnsolved, startEnded, metRegistered, metFirstAnswer
    case metResponse, metResult, metVerified, metFinding, metProgress, metGroup, metReport, metIsolation
    case metBulletin, metFollowUp, metManagement, metPurge, orSeparator, resultResolved, resultPending, resultTitle
    case resultStatus, resultSolution, resultHandler, resultContact, purposeAnswer, purposePreliminarySolution
    case purposeProgress, callBackPhone, callBackOnline, viewToRegister, viewMine, navMore, viewDepartment, viewBreached
    case viewAll, markUrgent, markSecurity, markSystemFault, markImported, markNotReached, markWaitingForUs
    case kindNote, kindSent, kindAutomatic, kindComplainant, byToday, byTomorrow, byDayAfterTomorrow, byDate
    case timeLeft, timeOver, spanDays, spanHours, spanMinutes, spanUnderMinute, lengthMinutes, lengthHours
    case lengthMonths, clauseMark, versionNumber, listSeparator

    // The complainant's pages.
    case siteName, skipToContent, mainNavigation, navComplain, navTrack, footerPromise, optional, noChoice
    case errorSummaryTitle, titleWithError, homeTitle, homeLead, homeComplain, homeComplainText, homeTrack
    case homeTrackText, homeStepsTitle, homeStepReceived, homeStepReceivedText, homeStepRegistered
    case homeStepRegisteredText, homeStepAnswered, homeStepAnsweredText, homeStepHandled, homeStepHandledText
    case homeStepNotSolved, homeStepNotSolvedText, homeLimitsNote, complainTitle, complainLead, complainSubmit
    case complainAfter, fieldType, fieldSubType, fieldContent, fieldContentHint, fieldAbout, fieldAboutHint
    case fieldTitle, fieldTitleHint, fieldContact, fieldContactHint, fieldEmail, fieldPhone, fieldNoContact
    case fieldNoContactWarning, fieldUserID, fieldUserIDHint, attachments, uploadHint, keptTitle, receivedTitle
    case receivedKeep, receivedKeepNoContact, receivedNextTitle, receivedProvisional, receivedTrack
    case codeShownBefore, accessCode, copyBoth, copyBothText, print, trackTitle, trackNumberHint, trackCodeHint
    case trackSubmit, trackWrong, trackLost, tooManyAttempts, trackingTitle, trackingReceived, trackingHandler
    case trackingNext, trackingNoPromise, trackingEnded, trackingGoesOn, trackingSaid, trackingNothingSaid, trackingActs
    case trackingNoActs, trackingSteps, stepAhead, authorYou, authorStaff, authorSystem, authorBulletin
    case promiseBroken, promiseKept, promiseLate, promiseCancelled, promiseReason, promiseRegistration
    case promiseFirstAnswer, promiseResponse, promiseHandling, promiseInvestigation, promiseResultNotice
    case promisePreliminaryInvestigation, promiseProgressFeedback, promiseTaskGroup, promisePreliminaryReport
    case promiseIsolation, promiseBulletin, promiseSecondFollowUp, promiseManagementReport, promiseRetention
    case openReceived, openRegistered, openHandling, openResultSent, openResolved, openPending, openFollowUp
    case openClosed, openRejected, openWithdrawn, openMerged, standingReceived, standingRegistered
    case standingValid, standingGraded, standingAssigned, standingInvestigated, standingPlanned
    case standingResultSent, standingResolved, standingPending, standingFollowUp, standingClosed
    case standingRejected, standingWithdrawn, standingMerged, sayGoesOn, possibleUntil, replyTitle, replyText,
        replyLabel
    case replySubmit, acceptTitle, acceptText, acceptLabel, acceptSubmit, notSolvedTitle, notSolvedText
    case notSolvedLabel, notSolvedSubmit, withdrawTitle, withdrawText, withdrawLabel, withdrawSubmit
    case objectTitle, objectText, objectLabel, objectSubmit, reopenTitle, reopenText, reopenLabel, reopenSubmit
    case errorBadRequest, errorBadRequestText, errorForbidden, errorForbiddenText, errorNotFound
    case errorNotFoundText, errorTooLarge, errorTooLargeText, errorTooMany, errorTooManyText, errorFailed
    case errorFailedText, errorReference, errorUnavailable, errorUnavailableText, errorSession
    case errorSessionText, errorChangedText, changedTitle, backHome, goBack, invalidType
    case invalidContent, acceptDone, notSolvedDone, withdrawDone, objectDone, reopenDone

    // The staff's pages.
    case account, signIn, signOut, loginTitle, loginName, loginWrong, password, changePassword, passwordCurrent
    case passwordNew, passwordRepeat, passwordHint, passwordMustChange, passwordMade, passwordChanged
    case passwordWrong, passwordTooShort, searchLabel, searchHint, search, searchTitle
    case keyboard, keyboardTitle, keysOn, keySearch, keyMove, keyOpen, keyAnswer, keyNote, keyAssign, keyNext
    case keyGoToRegister, keyGoMine, keyGoDepartment, keyGoBreached, keyGoAll, keyHelp, close, copy, change
    case navPeople, navPolicy, navOutbox, columnNextClock, columnNumber, columnLevel, columnType, columnTitle
    case columnResponsible, columnChannel, columnState, noClock, notGraded, filters, anyValue, clearFilters
    case paging, nextPage, backToFirst, emptyFiltered, emptyToRegister, emptyMine, emptyDepartment
    case emptyBreached, emptyAll, emptyOutbox, outboxIntro, sendAgain, doneSentAgain, webhookRemoved, failedAt,
        message, attempts
    case streamTitle, caseFacts, clocksTitle, clock, noClockRuns, endedClocks, provisional, dueAt, clockMet
    case clockMetLate, clockMissed, clockCancelled, whyClause, whyStart, whyLength, whyDue, whyMetBy, factsTitle
    case complainantTitle, receivedAt, policyVersion, userID, email, phone, contact, contactNone, noneStated
    case about, concerned, workLimit, workNoFinding
    case workTitle, workVerified, workRunning, nobodyYet, linkedTitle, actsTitle, otherActs
    case noActs, blockedBecause, changedKept, internalWithheld, linkWithheld, personName, roles, department, deputy
    case enabled, disabled, enable
    case enableExplained, disable, disableExplained, resetPassword, resetPasswordExplained, addPerson
    case addPersonText, loginTaken, policyIntro, policyTypes
    case policyPeriods, policyMark, subTypes, dutyAgent, dutyAgentNone, startsAt, dueAfter, metBy, clause
    case anyLevel, periodSilence, periodReopen, periodObjection, days, businessZone
    case navNotices, keyGoNotices, noticesIntro, noticesUnseen, noticesSeen, noticesSeeAll, emptyNotices, noticeBreached
    case noticeAssigned, noticeResponsible, noticeAnswered, noticeReported, noticeApprovalRequested, noticeObjected
    case noticeNotReached, peopleNobodyRegisters, noticeDueSoon, noticeSettings, noticeLead, noticeLeadNone
    case noticeLeadHint, noticeQuietFrom, noticeQuietUntil, noticeQuietHint, noticeQuietHintSupervisor, noticesHeld
    case noticesShowHeld, noticesMany, accountSettings, noticeSave, noticeAssignedToDepartment, noticeGradedMajor
    case noticePlanned, noticeSeatVacated, noticeMeasureExpiring, roomSeatVacated

    // What can be done and what happened.
    case actRegister, actRegisterText, actValidate, actValidateText, actReject, actRejectText
    case actDecideObjection, actGrade, actGradeText, actRegrade, actRegradeText, actAssign, actAssignText
    case actTake, actPass, actPassText, actVerify, actFinding, actPlan, actPlanText, actResult, actResultText
    case actMessage, actMessageText, recipientTrackingOnly, actNote, actNoteText, actCallBack, actMeasure
    case actEndMeasure, actIsolate, actIsolateText, actWaive, actWaiveText, actFormGroup, actReport
    case actBulletin, actBulletinText, actRequestApproval, actApprove, actFollowUp, actAcknowledge, actClose
    case actCloseText, actMerge, actWithdraw, actReopen, actCorrectType, actCorrectContact, actMarkUrgent
    case actUnmarkUrgent, actConcerned, actConcernedText, actClearConcerned, actSettleNotReached, actDropItem
    case labelReason, labelSummary, labelIdea, labelSecurity, labelSystemFault, labelPerson, labelTask
    case labelFindings, labelFinding, labelSolution, labelNeedsApproval, labelPurpose, labelMessage, labelNote
    case labelChannel, labelStatedAt, labelReached, labelNotReached, labelOutcome, labelTarget, labelUntil
    case labelStage, labelExpectedAt, labelGround, labelRemark, labelEarlier, labelGate, labelUpheld
    case labelNotUpheld, labelGranted, labelRefused, labelUserIDHint, stageInvestigating, stageLocated
    case stageRepairing, stageRepaired, groundAccepted, groundSilence, groundExhausted, groundInternalDone
    case factReceived, factImported, factRegistered, factValidated, factRejected, factObjected
    case factObjectionUpheld, factObjectionRefused, factGraded, factTypeCorrected, factUrgent, factNotUrgent
    case factAssigned, factItemPassed, factItemDropped, factResponsibility, factConcerned, factConcernedCleared
    case factFinding, factVerified, factPlanned, factAcknowledged, factAutomaticReply, factMessage
    case factComplainantWrote, factNote, factResult, factNotReached, factNotReachedSettled
    case factContactCorrected, factCalledBack, factMeasure, factMeasureEnded, factIsolated, factWaived
    case factGroupFormed, factReported, factBulletin, factApprovalRequested, factApprovalGranted
    case factApprovalRefused, factIncidentJoined, factIncidentLeft, factAccepted, factNotSolved, factFollowUp
    case factManagementReport, factManagementAcknowledged, factWithdrawn, factMerged, linkedInto, linkedFrom,
        factAbsorbed, factClosed
    case factReopened, factBreached, factErased, actorSystem, actorComplainant, doneSaved, doneRegistered
    case doneSent, doneClosed

    // The help centre and the knowledge base.
    case navHelp, helpTitle, helpLead, helpSearchLabel, helpSearch, helpResults, helpNothing, helpEmpty
    case helpAll, helpUpdated, helpOnlyIn, helpQuestion, helpYes, helpNo, helpThanksYes, helpThanksNo
    case helpComplain, helpGone, homeHelp, homeHelpText, matchesTitle, matchesNote, matchesAnswered
    case complainHelp, languageChinese, languageEnglish, navArticles, articlesIntro, articlesEmpty
    case articlesNone, articleNew, articleEdit, articleEditTitle, articleCategory, articleOwner
    case articleReview, articleReviewHint, articleOverdue, articleTextZh, articleTextEn, articleTitle
    case articleBody, articleBodyHint, articleLanguagesHint, articleDraft, articlePublished
    case articleWithdrawn, articleUnpublished, articleSave, articlePreview, articlePreviewTitle
    case articleDiff, articleDiffNone, articleLineAdded, articleLineRemoved, articleLinesSame
    case articlePublish, articlePublishText, articleWithdraw, articleWithdrawText, articleChangedMeanwhile
    case articleHistory, articleSavedAs, articleWasPublished, articleWasWithdrawn, articlePublicPage
    case articleUsage, articleParticulars, countAnswered, countNotAnswered, countDeflected, countOffered,
        articleCategories
    case articleAddCategory, articleNoCategory, articleNameZh, articleNameEn, articleSaved
    case articleNowPublished, articleNowWithdrawn, matchesForCase, matchesForCaseNone, matchesInsert
    case matchesOffered, offerText, factArticleOffered, offeredVersion
    // Verification and remote assistance.
    case automaticReply, navLookUps, lookUpsIntro, lookUpHosts, lookUpNoHosts, emptyLookUps, lookUpName
    case lookUpURL, lookUpURLHint, lookUpHeader, lookUpHeaderHint, lookUpSecret, lookUpSecretHint
    case lookUpTimeout, lookUpSecretSet, lookUpAdd, lookUpSave, lookUpRemove, lookUpRemoveText, caseLookUps
    case actLookUp, lookUpAbout, factLookedUp, lookUpAnswered, lookUpTimedOut, lookUpUnreachable
    case lookUpTooLarge, lookUpNoText, labelStatusCode, labelDuration, durationMilliseconds, actStartCall
    case actStartCallText, actStartCallSubmit, factCallStarted, factCallJoined, factCallEnded, callHungUp
    case callDeclined, callLost, callTitle, callWith, callInvitation, callInvitationText, callInvited
    case callWasOver, callOpen, callRunning, callRunningWaiting, callRunningJoined, callOpenStaff
    case callConsentTitle, callConsentCamera, callConsentScreen, callConsentRecord, callConsentLeave, callJoin
    case callJoinVoice, callDecline, callYou, callMe, callMute, callCameraOff, callShare, callHangUp
    case callControls, callSayMedia, callSayWaiting, callSayConnecting, callSayConnected, callSayReconnecting
    case callSayNoMedia, callSayInsecure, callSayFailed, callOver, callOverHungUp, callOverDeclined
    case callOverLost, callBackToCase, callBackToTracking, callNeedsScript, callLink, callLinkText
    case callCopyLink

    // Temporary measures, isolation, host sites.
    case navMeasures, measureTarget, measuresIntro, measuresActive, measuresProposed, measuresPast, emptyMeasures
    case emptyPastMeasures, measureTemporary, measureIsolation, measureProposed, measureActive
    case measureRefused, measureRolledBack, measureExpired, measureLapsed, measureUnapproved
    case measureOverridden, measureNamed, measureCase, measureLinkedCount, measureProposedBy
    case measureApprovedBy, measureRefusedBy, measureSince, measureEndedBy, measureEndedAt
    case measureOnAnother, actMeasureText, actDecideMeasure, actDecideMeasureText, actEndMeasureText
    case actLinkMeasure, actLinkMeasureText, labelMeasure, labelFlag, labelFlagHint, labelFlagValue
    case labelFlagValueHint, labelDecision, labelReasonIfRefused, factMeasureApproved, factMeasureRefused
    case factMeasureRolledBack, factMeasureLapsed, factMeasureLinked, measureOverTemporary
    case measureOverIsolation, noticeMeasureProposed, noticeMeasureDecided, noticeMeasureEnded
    case noticeWebhookFailed, navHosts, hostsIntro, hostsTitle, hostsText, emptyHosts, hostName, hostAdd
    case hostAddText, hostTokenMade, hostMadeAt, hostUsedAt, hostExpiresAt, hostNeverUsed, hostShut
    case hostRevoke, hostRevokeText, webhooksTitle, webhooksText, webhookHosts, webhookNoHosts
    case emptyWebhooks, webhookURL, webhookSecret, webhookSecretHint, webhookSecretNewHint
    case webhookSecretMade, webhookAdd, webhookRemove, webhookRemoveText, channelWebhook
    // Incidents and bulletins.
    case navIncidents, incidentsIntro, incidentsEmpty, incidentNumber, incidentTitle, incidentTitleHint
    case incidentComplaints, incidentComplaintsTitle, incidentLastBulletin, incidentOpened, incidentNoBulletin
    case incidentClosed, incidentHistoryEnded, incidentStages, bulletinsTitle, bulletinExpected, incidentNextBulletin
    case incidentNoExpectation, incidentRepairedText, incidentClosedText, incidentsPublicTitle
    case incidentsPublicLead, incidentsPublicEmpty, incidentFeed, incidentToPage, subscribeTitle, subscribeText
    case subscribeSubmit, subscribeAsked, subscribeConfirmText, subscribeConfirm, subscribeConfirmed
    case unsubscribeTitle, unsubscribeText, unsubscribe, unsubscribed, incidentPublicPage, incidentSubscribers
    case incidentNotPublic, incidentOutcome, incidentUnlink, incidentLink, incidentLinkText
    case incidentLinkSelected, incidentLinkSubmit, incidentNoneSelected, incidentWhich, incidentNew
    case incidentSearch, incidentAlready, incidentHistory, incidentHistoryOpened, incidentHistoryJoined
    case incidentHistoryLeft, incidentHistoryBulletin, incidentHistoryClosed, incidentHistoryMissed
    case incidentHistoryResult, resultFactsHint, planOfIncident, incidentUnreached
    case actPublishIncident, actPublishIncidentText
    case actResultIncident, actResultIncidentText, actCloseIncident
    case actCloseIncidentText, incidentChangedMeanwhile, queueSelect, noticeBulletinDue, noticeBulletinMissed
    case noticeGroupFormed, noticePreliminaryReport, noticeApprovalAnswered
    case trackingIncident, factIncidentShort, incidentHistoryCorrected, incidentHistoryErased
    case incidentHistoryAnonymised, incidentErasedTitle, actCorrectIncident, actCorrectIncidentText, correctWhat
    case correctName, correctBulletin, correctedBulletin, correctText, correctErase, correctEraseHint
    case bulletinCorrected, bulletinReplaced, factBulletinCorrected, factErasedByCorrection
    // Keeping, holding and giving up records, and requests of a person for their data.
    case actPlaceHold, actPlaceHoldText, actLiftHold, actLiftHoldText, actGrantRequest, actGrantRequestText
    case actGrantDeletionText, actRefuseRequest, actRefuseRequestText, labelDataField, labelDataValue
    case labelDataValueHint, labelDataRequest, factHoldPlaced, factHoldLifted, factDataRequested, factDataCorrected
    case factDataGranted, factDataRefused, requestCopy, requestCorrection, requestDeletion, groundRetention
    case groundHold, groundUnfounded, groundOther, askTitle, askIntro, askCopyTitle, askCopyText, askRemark
    case askSubmit, askCorrectionTitle, askCorrectionText, askCorrectionLabel, askDeletionTitle, askDeletionText
    case askCopyReady, askCopyReadyText, askDone, trackingErased, noticeDataRequested, navArchive, archiveIntro
    case archiveSearch, archiveEmpty, archiveNothing, archiveEnded, archiveKeptUntil, archiveHeld
    case archiveRequested, archiveAnonymised, archiveAll, keepingTitle, keepingOpen, keepingUntil
    case keepingReleased, keepingHeld, keepingAnonymised, keepingRequest, dossierText, dossierPartText
    case dossierDownload, dossierOf, dossierCopyOf, dossierMade, dossierEvents
    case dossierHead, dossierWithheld, dossierNote, keyGoArchive

    // Reports to the management group.
    case navReports, keyGoReports, reportsIntro, reportsEmpty, reportsNoMore, reportAge, reportOutstanding
    case reportResponsible, reportMade, reportAcknowledge, reportNote, reportsAcknowledged, reportsGone
    case reportsChanged, outstandingNothing, outstandingRegistration, outstandingValidation, outstandingGrading
    case outstandingGroup, outstandingAssignment, outstandingInvestigation, outstandingInvestigationBy
    case outstandingPreliminaryReport, outstandingPlan, outstandingApproval, outstandingResult, outstandingCallBack
    case outstandingAnswer, outstandingFollowUp, outstandingClosing, outstandingObjection, outstandingDelivery
    case outstandingMeasure, outstandingDataRequest

    // The command room, and pages that open by a signed link.
    case labelScope, actRequestApprovalText, approvalTitle, approvalRequestedBy, approvalAs, approvalSubmit
    case approvalOpenLink, approvalUnheard, callBackTitle, callBackLead, callBackQuestion, callBackSecond,
        callBackSubmit
    case callBackThanks, callBackOver, callBackToComplaint, callBackOpen, callBackAsk, callBackMessage, improvementYes
    case improvementPartly, improvementNo, roomTitle, roomToCase, roomGroup, roomSeatEmpty, roomApprovals
    case roomMeasures, roomReport, roomNothing, roomApprovalWaits
    // The policy and its revisions.
    case policyVersions, policyInForce, policyPlanned, policyPast, policyAuthors
    case policyApprovedBy, policyFromRegulation, policyBuiltIn, policyRevise, policyReviseText
    case policyDraftOnItsWay, policySeeDraft, policyStageOpen, policyStageSubmitted, policyStageApproved
    case policyStageDiscarded, policyEdit, policyEditTitle, policyEditIntro, policySave, policyLimits
    case policyLimitsHint, policyRegulationSays, limitLength, limitUnit, limitBy, unitMinutes, unitHours
    case unitDays, unitMonths, byWallClock, lengthWorking, policyCalendars, policyCalendarsHint
    case policyNoCalendars, policyNewCalendar, calendarName, weekdayMonday, weekdayTuesday, weekdayWednesday
    case weekdayThursday, weekdayFriday, weekdaySaturday, weekdaySunday, calendarExceptions
    case calendarExceptionsHint, calendarApply, calendarApplied, calendarRemove, calendarDays, policyFigures
    case figureCallBacks, times, policySubTypes, policySubTypesHint, subTypeID, subTypeIDHint, policyPeople
    case policyUrgent, policyDuty, policyFirstDepartment, policyFirstPerson, policyFirstPersonHint
    case clockEvents, clockEventsOf, clockStart, clockStops, clockLevels, clockFixedHint, clockLevelsHint,
        clockOtherwise
    case changeStart, changeStops, lengthFrom
    case policyNobodyNamed, changeAssignee, policyGates, policyGatesHint, changeGateAsked, changeGateLifted
    case holidaysEnd, holidaysEnded, holidaysInFile, holidaysNotInFile
    case gateAsked, gateLifted, policyReplies, policyRules, policyTexts, policyTextsHint, policyTextOwn
    case policyTextBuiltIn, policyTextsNone, policyLevels, textLevelName, textLevelScope, textStanding
    case textAcknowledgement, textPromiseBroken, textPromiseLate, textRejected, textObjected, textObjectUntil
    case textDismissed, textConfirmBy, textFollowUpBy, textFollowUpLate, textClosedAccepted, textClosedSilence
    case textClosedExhausted, textReopenUntil, textWithdrawn, textCallBack, textCallInvitation, textMeasureOver
    case scopeGeneral, scopeComplex, scopeMajor, changeText
    case policyRulesHint, ruleNone, ruleAnyType, ruleFunction, ruleWords, ruleCount, ruleHours, ruleSecurity
    case ruleNumber, policyTaking, policyReason, policyEffective, policyEffectiveHint, policyConfirmTitle
    case policyConfirmHint, policyConfirmClause, policyDraftTitle, policyDraftOf, policyDraftTakes
    case policyAtApproval, policyNoReason, policyDiff, policyDiffNone, policyDepartures, policyDepartureConfirmed
    case policyDepartureOpen, whatIfTitle, whatIfSentence, whatIfPart, whatIfAll, whatIfNobody, whatIfDraft, whatIfNow
    case whatIfMore, policySubmit, policySubmitText, policyApprove, policyApproveText, policyReturn
    case policyDiscard, policyDiscardText, policyHistory, policyActBegun, policyActSubmitted, policyActReturned
    case policyActApproved, policyActDiscarded, policyChangedMeanwhile, policyDraftSaved, policyDraftHandedIn
    case policyNowApproved, policySentBack, policyGivenUp, changeFromTo, changeAdded, changeChanged
    case changeRemoved, changeCalendar, changeSubType, changeUrgent, changeNotUrgent, changeDepartment
    case changeRule, ruleSentence, ruleIsType, ruleIsFunction, ruleHasWord, ruleIsSimilar
    case ruleIsSecurity, suggestionFor, suggestionNone, suggestionConfirm, factSuggestion

    // Where a complaint stands.
    case trackingSettled, openObjected, openDismissed, openReopened, sayRejected, sayObjectUntil, sayObjectOver,
        sayObjected
    case sayObjectedClocks, sayDismissed, sayWithdrawn, sayWithdrawnByStaff, sayWithdrawnInternal, sayKept
    case sayComplainAnew, sayClosedAccepted, sayClosedSilence, sayClosedExhausted, sayReopenUntil, sayReopenOver
    case sayNotSolved, sayResultPending, sayReopened, sayReopenedByStaff, sayFollowUpBy, sayFollowUpLate
    case sayRound, sayConfirmBy, sayConfirmOver, saidObjected, saidReopened, saidUpheld, outsideTitle, outsideIntro
    case outsideRoutes, policyRoutes, dateTimeFormat, dateFormat, timeFormat
    case actExhaustedText, errorNotFoundStaff, backQueue, trackingObjected

    // Said by the script in the browser.
    case scriptCopied, scriptCamera, scriptRemove, scriptDrop, scriptTooLarge, scriptTooMany, scriptUploading
    case scriptUploadFailed, scriptSending, scriptDraft, scriptDraftClear, scriptUpdated, scriptReload
    case scriptMoved, scriptOvertaken
    case scriptAnswered, scriptChosen, scriptPick
}
