//! The names of all texts that this program looks up, file by file; each stands in every language under its id, which is its name in
//! small letters: `MovementOrder` is `movement-order`.

use std::sync::LazyLock;

macro_rules! texts {
    ($($name:ident)*) => {
        /// A text, by what it is about.
        #[derive(Clone, Copy, PartialEq, Eq, Debug, PartialOrd, Ord)]
        #[allow(missing_docs, reason = "what each says stands in locales/en")]
        pub enum Text {
            $($name,)*
        }

        impl Text {
            /// All of them.
            pub const ALL: &'static [Text] = &[$(Text::$name),*];
        }

        static IDS: LazyLock<Vec<String>> = LazyLock::new(|| [$(stringify!($name)),*].map(id).to_vec());
    };
}

impl Text {
    /// The id that it has in the Fluent files.
    pub fn id(self) -> &'static str {
        &IDS[self as usize]
    }
}

/// The id of a name.
fn id(name: &str) -> String {
    let mut id = String::with_capacity(name.len() + 4);
    for c in name.chars() {
        if c.is_ascii_uppercase() && !id.is_empty() {
            id.push('-');
        }
        id.push(c.to_ascii_lowercase());
    }
    id
}

texts! {
    // plan.ftl
    MovementOrder EvacuationPlan Horizon Caveat FromState PeopleLine PeopleOut OfTotal LeftBehind LeftWeighted
    Exposure ExposureUnit LastArrival Distance Wishes Km Plan GapIs BoundLeft BoundExposure BoundLast NoBound
    BestPossible BestOfThose CountsFirst NothingBetter NothingBetterBut NotStated Convoys NoConvoys Convoy
    Corridor Outward Back Depart Arrive Day People Stretchers Vehicles FirstDeparture SummaryHint Destinations
    Destination FirstArrival LeftTitle NobodyLeft Families Entry Waiting NoReason AndMore VehiclesUsed UsedOf
    ChangesSum MovedSlightly ChangesFrom OutOfService AllDropped OrdersInstead OrdersDropped OrdersNew
    OrderMoved CrossingBy LoadingAt UnloadingAt FamiliesPeople Before After Difference Then Bottleneck HeldBy
    HeldByNothing HeldUnknown LimitFleet LimitCorridor LimitCheckpoint LimitBays LimitReception AskFleet
    AskCorridor AskCheckpoint AskBays AskReception FallLeft FallExposure FallLast HeldCaveat LimitAway
    NoneAway NoneBelow ByEarliest ByRoutes ByCases BySearch Proofs NoProofs List Days Hours Minutes Seconds
    UnitsBetween Labelled

    // page.ftl
    PriorityUrgent PriorityHigh PriorityNormal
    Contents KeyFigures Bound Direction FromTo Checkpoints Capacity Filling NoLimit NoDestinations Reason
    Timetable TimetableDesc Driving Loading Unloading Loaded Empty Aboard Standing Resting Carried NoVehicles
    Graphs GraphDesc LoadedKey EmptyKey Inspection Past Shut AllShut Scrolls Curve CurveDesc Safe Everybody
    BoundMark AtMost AtMostSafe Exchange ExchangeOf
    ExchangeDesc ExchangeSlack ExchangeFirst ExchangeSecond ExchangeMost ExchangeNone Method

    // rules.ftl
    None RuleAboard RuleOutOfService RuleAvailable RuleBays RuleBoundLast RuleBound RuleCapacity RuleEscort
    RuleInspectedAhead RuleCheckpoints RuleCheckpointEarly RuleInspection RuleArrivesEarly RuleChoice
    RuleConvoyEmpty RuleConvoyTwice RuleConvoySize RuleConvoyEscorts RuleCrossedAlone RuleEmerges
    RuleCorridorTime RuleCrossesTwice RuleNotListed RuleNotAtGate RuleNotOut RuleNotTaken RuleAlight RuleBoard
    RuleCount RuleDuty RuleExchange RuleConvoyIdTwice RuleVehicleTwice RuleNoSuchConvoy RuleNoArrive
    RuleNoDepart RuleNobodyMoved RuleHeadway RuleBeforeStart RuleAfterEnd RuleHorizon RuleHours RuleOnce
    RuleOut RuleQuotaPeople RuleQuotaVehicles RuleQuotaConvoys RuleReady RuleNoDestination RuleReceptionPeople
    RuleReceptionStretchers RuleReserve RuleLastNotStated RuleLastNobody RuleLast RuleScoreNotStated RuleScore
    RuleServes RuleService RuleStand RuleStartsInConvoy RuleStartsElsewhere RuleNotFree RuleStranded
    RuleNotAboard RuleGoesOn RuleOrder RuleArrivesBefore RuleTrack RuleTravel RuleNoWay RuleWindow WhyAboard
    WhyVehicle WhyRoad WhyWindow WhyHorizon WhyHours WhyAvailable WhyTooLong WhyQuota WhyExchange WhyReception
    WhyStand WhyMost WhyEscorts WhyReserve WhyOnce ProofCause ProofEarliest ProofRoutes ProofSearchAll
    ProofSearchBest CauseRoomStretchers CauseRoomPeople CauseTrips CauseTime CauseConvoys CausePeople
    CauseInspections CauseVehicles CauseLoading CauseUnloading CauseFewOutward CauseFewBack

    // cli.ftl
    ErrorWord WarningWord Problems NoSuchFile NoPermission IsFolder NotAFolder DiskFull DiskReadOnly
    NoSuchFolder StdinOnce ScenarioUnread RecordUnread StateUnread PlanUnread CannotWrite PlanAt PageAt LimitUnits
    RobustTrying RobustKept RobustWon PercentWanted
    LimitTooLong LimitNoUnit HoursWanted WholeWanted ThreadsWanted OrderTwice JsonAndOut JsonAndOutHint
    PageToStdout SameFile UnknownOption UnknownCommand Perhaps WrongValue WantedValue ValueMissing
    ArgumentsMissing Conflict GivenTwice CommandMissing CommandLineWrong HelpSays RulesKept PlanKeeps
    PlanBreaks JudgedFromState JudgedAhead ScenarioFine CanBePlanned HorizonLabel HorizonIs PeopleLabel
    PeopleIs VehiclesLabel VehiclesIs PlacesLabel PlacesIs EvacuatedLabel EvacuatedIs LeftLabel LeftIs
    ExposureLabel ExposureIs LastLabel DistanceLabel WishesLabel WithGap WithBoundNone NoPageForBroken
    CheckSaysWhere NoStateOfBroken AtUnread AtOutside CannotSet SetWants SetToml SetNearest SetNoRow SetNoKeys SetDiffers
    OrderLeavesPeople BoardEarlyMight PreviousBroken JudgingInterrupted JudgingProven Judging NoPlanYet TimeOf TimeGone Round
    RoundOf OutAndLeft ExposureNow NoBoundYet ProvenBest ExposureAtLeast LeftAtLeast DistanceAtLeast
    WishesAtLeast LastNotBefore LeftUnbound ExposureUnbound LastUnbound DistanceUnbound WishesUnbound
    Unchanged CtrlCWrites LanesFailed ProofFailed BoundContradicted PlanThrownAway FoundPlanBreaks
    FoundPlanHint BrokenAlready SearchFailed CtrlCDeaf

    // explain.ftl
    ExplainConvoy ExplainConvoyWho ExplainMost ExplainDecidedVehicle ExplainDecidedHeadway ExplainDecidedOpens
    ExplainDecidedTrack ExplainDecidedBegin ExplainHeld ExplainOtherwise ExplainInside ExplainCheckpoint
    ExplainShuts ExplainBeforeServes ExplainBeforeDrives ExplainBeforeConvoy ExplainVehicle ExplainVehicleIdle
    ExplainVehicleTimes ExplainWaits ExplainWait ExplainNoWaits WaitConvoy WaitConvoyBecause WaitBay WaitHours
    WaitReady WaitRest WaitHeld ExplainClass ExplainClassLoaded ExplainClassMean ExplainClassReceived
    ExplainCarriedBy ExplainLeft ExplainNobodyLeft ExplainNoCarrier ExplainCarrier ExplainOutlet
    ExplainOutletPlaces ExplainOutletLast ExplainOutletShuts ExplainRoom ExplainRoomFree ExplainUnknown
    ExplainNearest

    // ask.ftl
    WantTitle WantWithout WantHow WantNoise WantChange WantPeople WantHours WantSooner WantAtMost
    WantSoonerChange WantLaterChange WantByNight WantNotSuspended WantHeadway WantMost WantMargin WantLanes
    WantInspection WantVehicles WantBays WantRoom WantQuota WantSlack WantSecondRoad WantEscorts WantDestination WantRatio WantAllSafe WantLeft WantWorlds WantWorthless
    WantTogether WantTogetherSays WantNoneTogether WantLeast WantLeastNone WantLeastAll WantMissing
    WantMissingSays WantAgain WantClauseKind WantClauseParties WantClauseTimes WantClauseRoute
    WantClausePlaces WantClauseWho WantClauseVehicles WantClauseInspection WantClauseMedical WantClauseContact
    WantClauseAuthority WantClauseExpires WantClauseEndsIf WantClauseLinked

    // rehearse.ftl
    Rehearsal RehearsalWorlds PolicyWait PolicyHold PolicyReplan RehearsalCaveat RehearsalErrors ThePlan
    AllOutBy ByTime PeopleCome PeopleStay PeopleLeft WorstTwentieth HoursExposed HoursStood InAWorld
    PeopleCaught PeopleTurned PeopleOverran VehiclesBroken VehiclesLost ConvoysMissed TimesReplanned
    SafeOverTime FanSays FanMedian FanHalf FanMost Instant DelayBegins DelaySays NoDelay OtherCauses DelayRoad
    DelayService DelayBay DelayPeople DelayCorridor DelayShut DelayTurn DelayCheckpoint DelayUnexpected
    DelayBreakdown DelayDriver DelayStand DelayHours HazardCosts CostSays NoCosts CostLeft CostHours CostChance Hazard HazardDriving
    HazardLoading HazardInspection HazardUnexpected HazardPeople HazardArrival HazardNoShow HazardBreakdown
    HazardDriver HazardSuspension HazardShortened HazardExtended HazardExchange HazardCars HazardsUnread
    PartUnread PartsApart PartOfAnother NoRehearsalForBroken WorldsWanted ScenarioWanted WorldsDone PartAt RecordAt

    // replay.ftl
    Replay ReplayExtent ReplaySays ReplaySynthetic ReplaySums ReplayRoot ReplaySuspended ReplayResumed
    ReplaySigned ReplayDiffer ReplayDifferTime ReplayFigure ReplayAbout ReplayOver ReplayAlmost ReplayUpTo
    ReplaySumSince ReplaySumUnsaid ReplaySince ReplayUnitPeople ReplayUnitBuses ReplayUnitPatients
    ReplayUnitWounded ReplayUnitKilled ReplayUnitChildren ReplayUnitAmbulances ReplayUnitCars
    ReplayUnitConvoys ReplayUnitHours ReplayUnitMinutes ReplaySource ReplayNumber
    ReplayDays ReplayChart ReplayChartOf ReplayChartSays ReplayChartZoom ReplayZoomSays ReplayLater
    ReplayModel ReplayModelSays ReplayStepStart ReplayStepShut ReplayStepOpen ReplayStepThen ReplayStepLast
    ReplayNoSuspension ReplayAssumptions ReplayAssumePeople ReplayAssumeKnown ReplayAssumeHours
    ReplayAssumeThrough ReplayAssumeOff ReplayAssumeTimes ReplayAssumeGoods ReplayAssumeWorlds ReplayAssumeSearch ReplayAgainst
    ReplayAgainstSays ReplayBand ReplayAgainstColumn ReplayBelow ReplayInside ReplayAbove ReplayBeyond
    ReplayTally TimelineUnread ZoneUnknown ZoneTwice ReplayUtc ReplayNoCorridor ReplayRecordAt

    // report.ftl
    SheetNotOrder SheetFoot SheetChecksum SheetMade SheetMadeStart SheetMadeState SheetHours SheetZone
    SheetCopy SheetIssued SheetConfirmed SheetTimesNote SheetMovementTable SheetVehicles SheetCheckpoints
    SheetReceivers SheetWorkbook SheetMap SheetFeed SheetTrips SheetArrivals SheetPeopleByHour SheetNumber
    SheetTotal SheetCheckpoint SheetVehicle SheetKind SheetClass SheetPriority SheetPlace SheetPlaceName
    SheetCorridorName SheetLat SheetLon SheetFrom SheetFromName SheetFromLat SheetFromLon SheetTo SheetToName
    SheetToLat SheetToLon SheetEscorts SheetWheelchairs SheetLying SheetSeats SheetLoadingBegins
    SheetLoadingEnds SheetUnloadingBegins SheetUnloadingEnds SheetSafeAt SheetPeopleByThen SheetLyingByThen
    SheetRoom SheetRoomLying SheetRoomLeft SheetLyingRoomLeft SheetHour SheetHourFrom SheetHourUntil
    SheetBoarded SheetArrived SheetWaitingThen SheetAboardThen SheetSafeThen SheetStatus SheetTimeZone
    SheetFirstInstant SheetLastInstant SheetRemark SheetMarch SheetHeadDeparts SheetDue SheetInspectionBegins
    SheetInspectionEnds SheetTailClears SheetThrough SheetLasts SheetActualIn SheetCountIn SheetActualOut
    SheetCountOut SheetFromTime SheetUntilTime SheetWhatToDo SheetAboardAfter SheetActualTime SheetHeadCount
    SheetWhoComes SheetWhatWasDone SheetVehicleSum SheetPlaces SheetCarriesNobody SheetBeginsAt SheetBeAt
    SheetEndsAt SheetLoad SheetUnload SheetRest SheetInConvoy SheetInspectedAt SheetPassesAt SheetFamiliesNote
    SheetWho SheetSitting SheetInWheelchair SheetLyingDown SheetNoCheckpoint SheetCheckpointWhere
    SheetInspectionRule SheetNoStop SheetPasses SheetCheckpointNote SheetRoomIs SheetNobodyComes SheetByClass
    SheetLeftNote SheetNoReason SheetReferences SheetSituation SheetFromState SheetAgreements SheetAgreement
    SheetParties SheetNotParty SheetCovers SheetInForce SheetSuspended SheetAllTheTime SheetNever
    SheetNoAgreement SheetLanes SheetPerVehicle SheetPerPerson SheetChannel SheetWhoWaits SheetLight
    SheetClearance SheetOpenQuestions SheetAsOf SheetMission SheetMissionIs SheetExecution SheetConcept
    SheetTimings SheetSeeTable SheetGeneral SheetNoCorridor SheetGates SheetDrivingTime SheetMostVehicles
    SheetHeadway SheetMargin SheetOneWay SheetYes SheetOpens SheetShuts SheetClearBy SheetWhatIf SheetMatter
    SheetCaseShots SheetCaseMine SheetCaseBreakdown SheetCaseApart SheetCaseRefused SheetCaseRemoved
    SheetCaseSilent SheetCaseClosing SheetHalt SheetHaltWho SheetHaltWord SheetGoWord SheetAsAgreed
    SheetSupport SheetServicePlaces SheetDepot SheetThere SheetReserve SheetPeopleOn SheetPeopleOff SheetBays
    SheetStand SheetServiceHours SheetWater SheetCasualties SheetRecovery SheetFuel SheetMarking SheetSignal
    SheetRoleCentre SheetRoleLeader SheetRoleTail SheetRoleMarshal SheetRoleObserver SheetRoleReceiver
    SheetPrimary SheetAlternate SheetEmergency SheetReportLine SheetProtection SheetProtectWill
    SheetProtectFamilies SheetProtectLoad SheetProtectCount SheetProtectMissing SheetProtectWeapons
    SheetProtectNames SheetAnnexes SheetAcknowledged SheetRole SheetTime SheetMeans SheetNoGtfs
    SheetGtfsWithout ReportBroken ReportFolderHolds ReportForce ReportOld ReportWritten ReportNotThere
    SheetCaseBornDied

    // serve.ftl
    VerifyWhole VerifyWrong VerifyWrongEntry VerifyOperation VerifyEntries VerifyEntriesIs VerifyKey
    VerifyStated VerifyNoKey VerifyUnread VerifyKeyUnread VerifyFormat VerifyBegin VerifyOrder
    VerifyChain VerifyTwice VerifyPlace VerifyHead VerifyRoot VerifySignature VerifyOtherKey VerifyHeads
    VerifyEnd VerifyAfter ServeAt ServeReadBack ServeFingerprint ServeReadOnly ServeImported
    ServeImportWrong ServeNotImported ServeInUse ServeSpoilt ServeMisread ServePlain ServeListen
    ServeRecord ServeScenario ServeStart RecoveryTitle RecoveryOnce RecoveryKey RecoveryWord
    RecoveryPublic RecoveryHow
    // roads.ftl
    RoadsNoNetwork RoadsNoNetworkHint RoadsMapUnread RoadsNoPlace RoadsNoKind RoadsHolds RoadsParts RoadsBus
    RoadsAmbulance RoadsCar RoadsRestrictions RoadsNotUnderstood RoadsConditional RoadsReversible RoadsMissing
    RoadsInferred RoadsSchematic RoadsRows RoadsWritten RoadsPlace RoadsPlaceOff RoadsClosedForGood
    RoadsClosures RoadsNoWay RoadsAllReached RoadsFigures RoadsOriginObserved RoadsOriginTagged
    RoadsOriginClass RoadsOriginInferred RoadsOriginSchematic RoadsWay RoadsAlong

    // intake.ftl
    IntakeSheet IntakeAllFiles IntakeOld IntakeTooLarge IntakeSheetUnknownHelp IntakeSheetMissingHelp
    IntakePersonalGroup IntakeColumnsAre IntakeHeaderEmptyHelp IntakeColumnMissing IntakeSizeOpenHelp
    IntakeNothing IntakeNotText IntakeNotNumberHelp IntakeNegative IntakeNotTime IntakeLongHelp IntakeNoDay
    IntakeUnknown IntakeTwice IntakePriority IntakeDirectionHelp IntakeZonesAlone IntakeSwappedHelp
    IntakeNobody IntakeSizeSumHelp IntakeNoFit IntakeEndFirst IntakeAssumedStart IntakeAssumedKm
    IntakeTomlHead IntakeTomlAssumed IntakeAboutNeeded IntakeAboutYes NewExists NewNotToml NewNext WhatIf
    IntakeCell IntakeRow IntakeMore IntakeDamaged IntakeFormats IntakeEmpty IntakeTooLargeHelp
    IntakeSheetUnknown IntakeSheetIgnored IntakeSheetMissing IntakePersonal IntakePersonalHelp
    IntakeColumnUnknown IntakeMeant IntakeColumnTwice IntakeHeaderEmpty IntakeMerged IntakeMergedHelp
    IntakeAddColumn IntakeSizeOpen IntakeNoSizes IntakeNoSizesHelp IntakeFormula IntakeFormulaHelp
    IntakeNotTextHelp IntakeNotNumber IntakeDegreesHelp IntakeNotWhole IntakeTooGreat IntakeAtMost
    IntakeNotTimeHelp IntakeLong IntakeNotInstant IntakeNotInstantHelp IntakeNotFlag IntakeNotFlagHelp
    IntakeAddRow IntakeTheyAre IntakeTwiceHelp IntakeTwiceAdded IntakePriorityHelp IntakeDirection
    IntakeNoZone IntakeNoZoneHelp IntakeZonesAloneHelp IntakeSwapped IntakeHalfPosition IntakeNotOnEarth IntakeNotOnEarthHelp
    IntakeNobodyHelp IntakeSizeSum IntakeNoDestination IntakeNoDestinationHelp IntakeNoFitHelp IntakeSamePlace
    IntakeAssumed IntakeAssumedZone IntakeAssumedEnd IntakeAssumedReceives IntakeMonthFirst IntakeTotal
    IntakeTomlKeys IntakeTomlMore IntakeAboutSheet IntakeAboutColumn IntakeAboutSays IntakeAboutAlso
    IntakeAboutTitle IntakeAboutSizes NewExistsHint NewIsInput NewUnread NewWritten NewExample NewTemplateNext
    IntakeNotWholeHelp IntakeNegativeHelp IntakeOfNothing IntakeOfNothingHelp IntakeOfSeveral
    IntakeOfSeveralHelp IntakeUncovered IntakeUncoveredHelp IntakeCoveredTwice IntakeCoveredTwiceHelp
    IntakeDayTwice IntakeDayTwiceHelp IntakeDuty IntakeDutyHelp IntakeUnit IntakeUnitHelp IntakeOneWayHelp

    // journal.ftl
    ReadAt ReadHeard ReadArrived ReadAtCheckpoint ReadEnteredOutward ReadEnteredBack ReadDeparted ReadPassed
    ReadBoarded ReadHandedOver ReadNeeds ReadEmpty ReadReturned ReadCounted ReadBrokeDown ReadRepaired
    ReadDidNotContinue ReadLeft ReadJoined ReadBorn ReadDied ReadTransferred ReadHeld ReadSuspended
    ReadSuspendedBy ReadResumed ReadClear ReadNotClear ReadIncident ReadIncidentAt ReadOthers HowList
    HowScan HowClicker HowSeats HowEstimate HowSaw HowTold HowInferred JournalColumn JournalEmpty
    JournalTooLong JournalUnknown JournalNear JournalNames JournalAmbiguous JournalCould JournalNoVerb
    JournalVerbs JournalTwoVerbs JournalOneLineEach JournalMissing JournalForm JournalNotHere JournalTooMany
    JournalNoSuchTime JournalWhichCorridor NeedVehicle NeedOtherVehicle NeedPlace NeedCheckpoint NeedWhere
    NeedCorridor NeedHeld NeedCount NeedDirection NeedKnowing NeedWords NeedSource JournalNothing
    // account.ftl
    Account AccountOfOperation AccountOfRehearsal AccountOfReplay AccountHappenedBy AccountKnownAt
    AccountIdentity AccountInside AccountCaveat AccountWhole AccountByWindow AccountByPlace AccountByConvoy
    AccountByVehicle AccountOnTheWay AccountBeforeFirst AccountWindow AccountPlan AccountPlanned
    AccountEntries AccountEntriesSay AccountCorrected AccountCases AccountCaseClosed AccountDiffers
    AccountOthers AccountOthersSay AccountNone AccountRoot FlowBoarded FlowMovedIn FlowBorn FlowJoined
    FlowHandedOver FlowAboard FlowReturned FlowRemoved FlowLeft FlowDied FlowMovedOut FlowUnexplained
    CaseDidNotContinue CaseMissing CaseDeath DifferUnknown DifferNoEntry DifferTwice DifferNotToLoad
    DifferNotToEnter DifferSuspended DifferOverRoom DifferMissing DifferTooMany DifferElsewhere
    DifferFamilies Bulletin Sitrep BulletinDelay BulletinNoDelay BulletinSmall BulletinNothingLeftOut
    BulletinSafe BulletinOrigins BulletinDestinations BulletinRemaining BulletinAgreements BulletinShut
    BulletinAsStated BulletinIncidents BulletinIncidentsSay StatusAlleged StatusVerified StatusNotVerified
    StatusOpen BulletinMethod BulletinMethodSays AccountAt
    // cards.ftl
    Cards CardNumber CardSays CardPeople CardWheelchairs CardStretchers CardEscort CardPriority CardKeep
    CardCopied CardsWritten CardsRandom CardsFirst

    // file.ftl
    BadUnread BadUtf8 FixUtf16 FixUtf8 BadEmptyFile FixScenarioBegins BadToml BadJson FixSyntax BadKeyTwice
    FixKeyTwice JsonAfterEnd JsonEnds JsonDeep JsonKeyQuotes JsonColon JsonCommaBrace JsonCommaBracket
    JsonValue JsonNoValue JsonNoNumber JsonStringOpen JsonControl JsonEscape JsonHex PlaceLine PlaceFileLine
    NamesAnd FixMeant FixKeyElsewhere FixKeysAre BadKeyUnknown BadKeyMissing FixNeeds BadType FixArrayTables
    FixBrackets BadEmpty FixQuotes FixNoQuotes FixNoQuotesPoint BadNegative FixDuration BadIs BadInstant
    FixInstantLike BadDate FixDateLike FixWhole BadLeast BadRange FixNumber FixNumberAbove BadZero FixDegrees
    BadNotWhole BadNotNumber FixPoint BadBeside BadWithout FixBoth BadNotAfter BadBefore BadTenYears SortNull
    SortFlag SortWhole SortNumber SortText SortDate SortTimeOfDay SortInstant SortArray SortTable
    SortArrayTables SortDuration SortName SortString SortList SortObject SortInstantOffset SortWholeFrom
    SortIdOf SortDirection SortNotFirst SortNotLast BadId FixId BadTwice FixFirst BadUnknown FixNone
    FixNoneLike FixThese BadNoId FixMeantId ThingZone ThingZones ThingPlace ThingPlaces ThingKind ThingKinds
    ThingVehicle ThingCorridor ThingCorridors ThingClass ThingClasses ThingConvoy ThingAgreement
    ThingAgreements ThingExchange ThingExchanges ThingCheckpoint ThingCheckpoints ThingPriority
    ThingPriorities ThingQuota ThingQuotas ThingEntry ThingEntries ThingProfile ThingProfiles ThingDirection
    ThingDirections ThingUnit ThingUnits ShapeScenario ShapeZone ShapePlace ShapeVehicles ShapeService
    ShapeDuty ShapePeople ShapeFamily ShapeClosure ShapeAt ShapeObserved ShapeCorridor ShapeConvoy
    ShapeCheckpoint ShapeInspection ShapeAgreement ShapeSuspension ShapeQuota ShapeExchange ShapeWindow
    ShapeDaily ShapeHazards ShapeFactors ShapeFactor ShapeLasts FixHeader BadColumnTwice FixCommas FixColumns
    BadColumn BadColumnMissing BadCells BadCellEmpty BadQuoteOpen BadAfterQuote FixQuoteTwice BadInstantText
    BadNoOffset FixOffset BadDateless BadTimeless FixInstant BadFraction FixFraction BadOffset BadInstantRange
    BadSkipped FixSkipped BadRepeated FixRepeated BadDuration BadCentury BadNegativeDuration FixDurationParts
    BadFormatOther BadFormat FixFormat BadTimezone FixTimezone FixEnd FixHorizonDays FixOrder BadScoreTwice
    BadScorePart FixScoreParts BadPriorityName BadLanguage FixName BadFile FixPaths FixArea BadNever FixNever
    FixWindow BadDaily FixDaily FixDailyDays FixDailyClock BadNobodyGuarantees BadCoversNone BadUncovered
    FixUncovered BadExchangeSelf FixExchangeSelf BadGates FixGates BadMost FixMost BadCheckpointPassed
    FixCheckpointPassed BadCheckpointEnd FixCheckpointEnd FixCheckpointMap BadVehicles BadReserve FixReserve
    BadNoRoom FixNoRoom FixPeopleOne BadPeopleWays FixPeopleNeeds FixCountFamily FixNormal BadReady FixReady
    FixTo BadNoDestination FixReceives BadFamilySize FixFamilySize BadCellMissing FixCellMissing BadNobody
    FixNobody BadClassPeople BadPeople BadNoVehicle FixNoVehicle BadFit FixRoom FixRooms RoomsApart FixEscorts
    BadFitServe FixFitServe BadAccept FixAccept BadReach BadReachCarry FixNoWay FixNoZone LoadSeats
    LoadWheelchairs LoadStretchers LoadNone BadTravelWays FixTravelNeeds FixTravelOne FixGoesNetwork
    BadBetween FixBetween BadWayTwice BadLowHigh FixLowHigh BadLatLon FixLatLon BadAreas FixAreas GeoUtf8
    GeoJson GeoNone GeoDeep GeoType GeoList GeoRings GeoRing GeoPosition GeoOutside GeoCorners BadClosureRoads
    FixClosureRoads FixWithin BadClosureEnd BadSlower FixSlower BadHazards FixHazards BadThree FixThree
    BadOrder BadUnexpected FixExpected BadMissing FixMissing BadVehicleTwice BadConvoyTwice FixConvoyTaken
    BadConvoyGone FixConvoyGone BadStandsTwice FixStandsOnce BadTimelineLong FixTimelineLong BadFurther
    BadStatements FixStatements BadSameStatement FixSameStatement BadEvent FixEvent FixEventKept
    BadEventUnusual BadCorridorBeside FixCorridorBeside BadSourceId FixSourceId BadNoCount FixNoCount
    BadCountUnit FixBothCells BadUnit FixUnit BadCount FixCount BadSinceNoSum FixSinceNoSum BadAddress
    FixAddress BadLong FixLong FixRecordId BadAgreementKind BadWord FixOneOf BadMonthTime FixLeaveEmpty
    BadAssumedBeside FixAssumedBeside BadSince FixSince BadDay FixDay BadTime FixTime BadNoLocal FixNoLocal
}
