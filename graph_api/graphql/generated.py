"""The GraphQL schema as strawberry types: a type for each stated class, with a field for each property.

Generated from ontology/kennisgraaf.ttl by `kennisgraaf generate`: change the ontology, not this file.
"""

from __future__ import annotations

import enum

import strawberry

from graph_api.graphql import explanations, inputs, resolvers
from graph_api.graphql.declaring import choice, conditions, output, thing_interface, thing_type
from graph_api.graphql.fields import CUT, LANG, SCOPE, Fields, bare
from graph_api.graphql.readers import Key, Lookup, Noted, Types
from graph_api.graphql.scalars import EDTF, Date
from graph_api.graphql.types import (
    Aggregate,
    Connection,
    Dataset,
    DateInterval,
    Edge,
    Explanation,
    NearMiss,
    Node,
    SourceRow,
    TextValue,
)

f = Fields(globals(), last="Query")

TRIPLE = {
    "subject": ("strawberry.ID", "An IRI or a key."),
    "predicate": ("str", "The name or IRI of a property, or `type`."),
    "object": ("str", "An IRI, a key, the name of a class, or the text of a value."),
    "synthetic": ("bool | None", "Include rows made for tests."),
}
TEN = {"first": ("int | None", "Largest number of results, up to 10.")}
NODE = {"id": ("strawberry.ID", "An IRI, or a key such as mun:gent.")}
DURING = {
    "types": ("list[ClassName] | None", ""),
    "filter": ("ThingFilter | None", ""),
    "orderBy": ("list[ThingOrder] | None", ""),
    **bare(CUT),
    **bare(SCOPE),
}
SEARCH = {
    "text": ("str", "Words, or beginnings of words, that the text must contain. Case and accents are ignored."),
    "lang": ("str | None", "Only texts in exactly this language."),
    "types": ("list[ClassName] | None", "Only members of these classes."),
    "first": ("int | None", "Number of best results, 20 by default."),
    **SCOPE,
}


@strawberry.enum(description="The classes of the ontology.")
class ClassName(enum.Enum):
    """The names of all classes."""

    AcademicRole = "AcademicRole"
    Action = "Action"
    ActionPlan = "ActionPlan"
    AdvisoryGroup = "AdvisoryGroup"
    Agent = "Agent"
    AgreementParty = "AgreementParty"
    Area = "Area"
    AssociationOfLocalAuthorities = "AssociationOfLocalAuthorities"
    BoardRole = "BoardRole"
    Body = "Body"
    BuildingProcess = "BuildingProcess"
    BusinessActor = "BusinessActor"
    Call = "Call"
    Case = "Case"
    CaseCollection = "CaseCollection"
    CasePlatform = "CasePlatform"
    CentreCity = "CentreCity"
    CentreCityMayor = "CentreCityMayor"
    ChairRole = "ChairRole"
    ChurchCase = "ChurchCase"
    ChurchFeasibilityStudy = "ChurchFeasibilityStudy"
    CitizenActor = "CitizenActor"
    ClosingEvent = "ClosingEvent"
    Collection = "Collection"
    ComplexUrbanProjectSheet = "ComplexUrbanProjectSheet"
    Consortium = "Consortium"
    ConsultationBody = "ConsultationBody"
    CooperationAgreement = "CooperationAgreement"
    CoordinatorRole = "CoordinatorRole"
    Country = "Country"
    Criterion = "Criterion"
    CriterionCheck = "CriterionCheck"
    CriterionConcept = "CriterionConcept"
    Dashboard = "Dashboard"
    Definition = "Definition"
    DisseminationChannel = "DisseminationChannel"
    EditorRole = "EditorRole"
    EditorialTeam = "EditorialTeam"
    Endeavour = "Endeavour"
    EuropeanProject = "EuropeanProject"
    Event = "Event"
    ExternalOrganisation = "ExternalOrganisation"
    ExternallyCoOrganisedEvent = "ExternallyCoOrganisedEvent"
    FinanceLine = "FinanceLine"
    ForeignModel = "ForeignModel"
    FrameworkAgreement = "FrameworkAgreement"
    GdprTopic = "GdprTopic"
    GoverningBody = "GoverningBody"
    GovernmentActor = "GovernmentActor"
    Handbook = "Handbook"
    HostMunicipality = "HostMunicipality"
    ImpactAssessment = "ImpactAssessment"
    Indicator = "Indicator"
    Instrument = "Instrument"
    InstrumentCollection = "InstrumentCollection"
    InstrumentDatabase = "InstrumentDatabase"
    InterlocalAssociation = "InterlocalAssociation"
    InterweavingProject = "InterweavingProject"
    Issue = "Issue"
    KickOffMeeting = "KickOffMeeting"
    KnowledgeActor = "KnowledgeActor"
    LocalGovernment = "LocalGovernment"
    Masterclass = "Masterclass"
    Mayor = "Mayor"
    MayorRole = "MayorRole"
    MeetUp = "MeetUp"
    Membership = "Membership"
    Metric = "Metric"
    Milestone = "Milestone"
    MinisterRole = "MinisterRole"
    MonitoringTool = "MonitoringTool"
    MultiLevelProject = "MultiLevelProject"
    Municipality = "Municipality"
    NewsCollection = "NewsCollection"
    NewsItem = "NewsItem"
    NewsletterItem = "NewsletterItem"
    NewsletterItemKind = "NewsletterItemKind"
    Objective = "Objective"
    Observation = "Observation"
    OpenDataset = "OpenDataset"
    Organisation = "Organisation"
    OrganisationRelation = "OrganisationRelation"
    Package = "Package"
    ParishChurch = "ParishChurch"
    ParishChurchCase = "ParishChurchCase"
    ParticipatingCity = "ParticipatingCity"
    Participation = "Participation"
    Passage = "Passage"
    Person = "Person"
    PlanElement = "PlanElement"
    PlannedAction = "PlannedAction"
    Platform = "Platform"
    PlatformRelation = "PlatformRelation"
    Portal = "Portal"
    ProcessSheet = "ProcessSheet"
    ProcessingActivity = "ProcessingActivity"
    ProcessingAgreement = "ProcessingAgreement"
    Programme = "Programme"
    Project = "Project"
    Province = "Province"
    Publication = "Publication"
    QuadrupleHelixProject = "QuadrupleHelixProject"
    Region = "Region"
    RegionalGovernment = "RegionalGovernment"
    Register = "Register"
    Research = "Research"
    Role = "Role"
    Row = "Row"
    Seat = "Seat"
    Seminar = "Seminar"
    SmartCityProcessing = "SmartCityProcessing"
    SmartCityProject = "SmartCityProject"
    StaffMember = "StaffMember"
    StaffMemberRole = "StaffMemberRole"
    StaffRole = "StaffRole"
    SteeringGroup = "SteeringGroup"
    SteeringMeeting = "SteeringMeeting"
    StudyAfternoon = "StudyAfternoon"
    StudyDay = "StudyDay"
    StudyTrip = "StudyTrip"
    SubProgramme = "SubProgramme"
    TemporaryUseCase = "TemporaryUseCase"
    Theme = "Theme"
    Tool = "Tool"
    ToolUsage = "ToolUsage"
    Toolbox = "Toolbox"
    ToolboxItem = "ToolboxItem"
    TopLevelProgramme = "TopLevelProgramme"
    TrackLeadRole = "TrackLeadRole"
    TrainingMoment = "TrainingMoment"
    TwoDayTraining = "TwoDayTraining"
    UnnamedGroup = "UnnamedGroup"
    UrbanChurchCase = "UrbanChurchCase"
    ViceChairRole = "ViceChairRole"
    WorkingGroup = "WorkingGroup"
    Workshop = "Workshop"


@conditions
class TypeFilter:
    """Conditions on the classes of a thing."""

    eq: ClassName | None = f.key()
    ne: ClassName | None = f.key()
    in_: list[ClassName] | None = f.key("in")
    not_in: list[ClassName] | None = f.key("notIn")


@strawberry.enum(description="The properties of the ontology.")
class PropertyName(enum.Enum):
    """The names of all properties."""

    abbreviation = "abbreviation"
    about = "about"
    actionKind = "actionKind"
    addedInYear = "addedInYear"
    addedOn = "addedOn"
    administrativeRequirements = "administrativeRequirements"
    adopted = "adopted"
    adoptedBy = "adoptedBy"
    adopts = "adopts"
    agentRelation = "agentRelation"
    agreementFor = "agreementFor"
    agreementPartnerOf = "agreementPartnerOf"
    agreementParty = "agreementParty"
    agreementPartyIn = "agreementPartyIn"
    altLabel = "altLabel"
    amount = "amount"
    applicantKind = "applicantKind"
    appliesToClass = "appliesToClass"
    approved = "approved"
    approvedQualifier = "approvedQualifier"
    areaType = "areaType"
    asOf = "asOf"
    asOfBasis = "asOfBasis"
    asWritten = "asWritten"
    assesses = "assesses"
    baseline = "baseline"
    basis = "basis"
    bestPractices = "bestPractices"
    bodyLines = "bodyLines"
    bodyOf = "bodyOf"
    bodyType = "bodyType"
    broader = "broader"
    broaderTransitive = "broaderTransitive"
    budgetEstimate = "budgetEstimate"
    budgetKey = "budgetKey"
    bundledIn = "bundledIn"
    bundledWith = "bundledWith"
    bundles = "bundles"
    candidateCount = "candidateCount"
    centreCity = "centreCity"
    chairs = "chairs"
    changeYear = "changeYear"
    channel = "channel"
    channelOf = "channelOf"
    check = "check"
    checkOf = "checkOf"
    checkedBy = "checkedBy"
    checkedIn = "checkedIn"
    checkedOn = "checkedOn"
    checksCriterion = "checksCriterion"
    childElement = "childElement"
    church = "church"
    coOrganisesWith = "coOrganisesWith"
    collectionScope = "collectionScope"
    collectionType = "collectionType"
    commissionedBy = "commissionedBy"
    commissions = "commissions"
    competitionFrom = "competitionFrom"
    competitionTo = "competitionTo"
    concernedBy = "concernedBy"
    concerns = "concerns"
    conclusion = "conclusion"
    conductedBy = "conductedBy"
    conducts = "conducts"
    consortiumFor = "consortiumFor"
    consortiumLeader = "consortiumLeader"
    consultedOn = "consultedOn"
    consultsWith = "consultsWith"
    contact = "contact"
    contains = "contains"
    contractorFor = "contractorFor"
    contributesTo = "contributesTo"
    controller = "controller"
    controls = "controls"
    cooperatesWith = "cooperatesWith"
    cost = "cost"
    country = "country"
    currentFunction = "currentFunction"
    currentValue = "currentValue"
    dataCategory = "dataCategory"
    dataModel = "dataModel"
    datasetPublisher = "datasetPublisher"
    dateQualifier = "dateQualifier"
    decidingOrgan = "decidingOrgan"
    derivedFrom = "derivedFrom"
    describedBy = "describedBy"
    describes = "describes"
    description = "description"
    destination = "destination"
    directPartOf = "directPartOf"
    distributionUrl = "distributionUrl"
    documented = "documented"
    documentedAsOf = "documentedAsOf"
    dpiaRequired = "dpiaRequired"
    earliest = "earliest"
    editedBy = "editedBy"
    edits = "edits"
    editsSheet = "editsSheet"
    endYear = "endYear"
    endsOn = "endsOn"
    eventType = "eventType"
    evidenceText = "evidenceText"
    evidencedBy = "evidencedBy"
    evidences = "evidences"
    financeOf = "financeOf"
    format = "format"
    foundedOnImpulseOf = "foundedOnImpulseOf"
    founderOf = "founderOf"
    frequency = "frequency"
    functionConsidered = "functionConsidered"
    groupKind = "groupKind"
    hasBody = "hasBody"
    hasChair = "hasChair"
    hasChannel = "hasChannel"
    hasCheck = "hasCheck"
    hasConsortium = "hasConsortium"
    hasContractor = "hasContractor"
    hasContributor = "hasContributor"
    hasDerivation = "hasDerivation"
    hasDirectPart = "hasDirectPart"
    hasFinanceLine = "hasFinanceLine"
    hasImpactAssessment = "hasImpactAssessment"
    hasItem = "hasItem"
    hasKickOff = "hasKickOff"
    hasMayor = "hasMayor"
    hasMember = "hasMember"
    hasMembership = "hasMembership"
    hasNetworkPartner = "hasNetworkPartner"
    hasPart = "hasPart"
    hasParticipant = "hasParticipant"
    hasPartner = "hasPartner"
    hasParty = "hasParty"
    hasPlanElement = "hasPlanElement"
    hasProcessingAgreement = "hasProcessingAgreement"
    hasResponsible = "hasResponsible"
    hasRole = "hasRole"
    hasSeat = "hasSeat"
    hasSheet = "hasSheet"
    hasStaff = "hasStaff"
    hasStatistic = "hasStatistic"
    hasSubOrganisation = "hasSubOrganisation"
    hasTheme = "hasTheme"
    hasUnnamedGroup = "hasUnnamedGroup"
    hasUsage = "hasUsage"
    hasViceChair = "hasViceChair"
    heldBy = "heldBy"
    heldIn = "heldIn"
    helix = "helix"
    helixBasis = "helixBasis"
    history = "history"
    holdsMembership = "holdsMembership"
    holdsRole = "holdsRole"
    holdsSeat = "holdsSeat"
    hostOfTrip = "hostOfTrip"
    hosts = "hosts"
    inEndeavour = "inEndeavour"
    inIssue = "inIssue"
    inToc = "inToc"
    initiatedBy = "initiatedBy"
    initiates = "initiates"
    inspiredBy = "inspiredBy"
    inspires = "inspires"
    involvement = "involvement"
    issueCount = "issueCount"
    issuesAsOf = "issuesAsOf"
    issuesQualifier = "issuesQualifier"
    itemKind = "itemKind"
    itemsPerIssue = "itemsPerIssue"
    keyPartnerOf = "keyPartnerOf"
    kickOffOf = "kickOffOf"
    kindOfNewsletterItem = "kindOfNewsletterItem"
    label = "label"
    lastReviewed = "lastReviewed"
    latest = "latest"
    latitude = "latitude"
    launchDate = "launchDate"
    launchOf = "launchOf"
    launchedAt = "launchedAt"
    leads = "leads"
    leadsConsortium = "leadsConsortium"
    ledBy = "ledBy"
    legalBasis = "legalBasis"
    legalForm = "legalForm"
    legalFramework = "legalFramework"
    licence = "licence"
    line = "line"
    lineFrom = "lineFrom"
    lineKind = "lineKind"
    lineTo = "lineTo"
    link = "link"
    linkedTo = "linkedTo"
    localAuthorityRole = "localAuthorityRole"
    locatedIn = "locatedIn"
    locationOf = "locationOf"
    longitude = "longitude"
    maxExtensionYears = "maxExtensionYears"
    mayorOf = "mayorOf"
    measuredBy = "measuredBy"
    measuredOn = "measuredOn"
    measuredSince = "measuredSince"
    measures = "measures"
    meetingFrequency = "meetingFrequency"
    memberCategory = "memberCategory"
    memberCount = "memberCount"
    memberFrom = "memberFrom"
    memberOf = "memberOf"
    memberTo = "memberTo"
    membershipOf = "membershipOf"
    membershipOfAgent = "membershipOfAgent"
    metric = "metric"
    metricOf = "metricOf"
    modified = "modified"
    namedInDocument = "namedInDocument"
    narrower = "narrower"
    narrowerTransitive = "narrowerTransitive"
    networkPartnerIn = "networkPartnerIn"
    newsletterItemKind = "newsletterItemKind"
    nextSteps = "nextSteps"
    nisCode = "nisCode"
    note = "note"
    numberBody = "numberBody"
    numberToc = "numberToc"
    nutsCode = "nutsCode"
    occurrences = "occurrences"
    ofAgreement = "ofAgreement"
    onDate = "onDate"
    onlineSince = "onlineSince"
    ordinal = "ordinal"
    organisationType = "organisationType"
    organisedBy = "organisedBy"
    organises = "organises"
    overElement = "overElement"
    owner = "owner"
    parentObjective = "parentObjective"
    partOf = "partOf"
    participant = "participant"
    participation = "participation"
    partnerIn = "partnerIn"
    partnerOf = "partnerOf"
    partners = "partners"
    partyRow = "partyRow"
    partyTo = "partyTo"
    phase = "phase"
    photoUrl = "photoUrl"
    pilotedBy = "pilotedBy"
    pilots = "pilots"
    placeOf = "placeOf"
    planOfCity = "planOfCity"
    planPeriod = "planPeriod"
    planned = "planned"
    plannedAdditions = "plannedAdditions"
    plannedYear = "plannedYear"
    platformRelation = "platformRelation"
    platformType = "platformType"
    position = "position"
    prefLabel = "prefLabel"
    processCategory = "processCategory"
    processor = "processor"
    published = "published"
    publishedOn = "publishedOn"
    publishes = "publishes"
    publishesDataset = "publishesDataset"
    purpose = "purpose"
    recipient = "recipient"
    registerInteraction = "registerInteraction"
    relatedAgent = "relatedAgent"
    relatedPlatform = "relatedPlatform"
    relation = "relation"
    relationFrom = "relationFrom"
    relationFromOf = "relationFromOf"
    relationTo = "relationTo"
    relationToOf = "relationToOf"
    responsibleFor = "responsibleFor"
    responsibleOffice = "responsibleOffice"
    resultedFrom = "resultedFrom"
    resultedIn = "resultedIn"
    retention = "retention"
    role = "role"
    roleAt = "roleAt"
    roleClass = "roleClass"
    samePackageAs = "samePackageAs"
    satisfiedBy = "satisfiedBy"
    satisfies = "satisfies"
    seatCount = "seatCount"
    seatHolder = "seatHolder"
    seatOf = "seatOf"
    selected = "selected"
    selectedCount = "selectedCount"
    selectedIn = "selectedIn"
    sentOn = "sentOn"
    servedBy = "servedBy"
    servedByProcessing = "servedByProcessing"
    serves = "serves"
    servesProject = "servesProject"
    sheetEditor = "sheetEditor"
    sheetOf = "sheetOf"
    since = "since"
    sitedIn = "sitedIn"
    sourceLines = "sourceLines"
    staleReason = "staleReason"
    staleSince = "staleSince"
    startYear = "startYear"
    startsOn = "startsOn"
    statisticOf = "statisticOf"
    status = "status"
    street = "street"
    studiedFrom = "studiedFrom"
    studiedTo = "studiedTo"
    subOrganisationOf = "subOrganisationOf"
    subjectCategory = "subjectCategory"
    subjectOf = "subjectOf"
    successFactor = "successFactor"
    supportedBy = "supportedBy"
    supports = "supports"
    takesPartIn = "takesPartIn"
    target = "target"
    termYears = "termYears"
    text = "text"
    themeOf = "themeOf"
    title = "title"
    tocLines = "tocLines"
    toolType = "toolType"
    toolUsage = "toolUsage"
    toolUser = "toolUser"
    tripHost = "tripHost"
    underObjective = "underObjective"
    unit = "unit"
    unitOf = "unitOf"
    updateRule = "updateRule"
    updatedInConsultationWith = "updatedInConsultationWith"
    updatedOn = "updatedOn"
    url = "url"
    usage = "usage"
    usageOf = "usageOf"
    usedBy = "usedBy"
    usedIn = "usedIn"
    usesResearch = "usesResearch"
    usesTool = "usesTool"
    validFrom = "validFrom"
    validTo = "validTo"
    value = "value"
    verdict = "verdict"
    viaUnit = "viaUnit"
    viceChairs = "viceChairs"
    visitedByTrip = "visitedByTrip"
    visitsProject = "visitsProject"
    within = "within"
    worksFor = "worksFor"
    year = "year"
    yearBasis = "yearBasis"


@strawberry.enum(description="The words of `areaType`.")
class AreaType(enum.Enum):
    """The values that areaType can have."""

    land = "land"
    gewest = "gewest"
    provincie = "provincie"


@strawberry.enum(description="The words of `asOfBasis`.")
class AsOfBasis(enum.Enum):
    """The values that asOfBasis can have."""

    stated = "stated"
    context = "context"


@strawberry.enum(description="The words of `check`.")
class Check(enum.Enum):
    """The values that check can have."""

    declared = "declared"
    helix_count = "helix_count"
    governance_levels = "governance_levels"
    dissemination = "dissemination"
    data_use = "data_use"
    region = "region"


@strawberry.enum(description="The words of `helix`.")
class Helix(enum.Enum):
    """The values that helix can have."""

    overheid = "overheid"
    bedrijf = "bedrijf"
    kennisinstelling = "kennisinstelling"
    burgers = "burgers"


@strawberry.enum(description="The words of `helixBasis`.")
class HelixBasis(enum.Enum):
    """The values that helixBasis can have."""

    stated = "stated"
    context = "context"
    layout = "layout"
    derived = "derived"
    ambiguous = "ambiguous"
    assigned = "assigned"
    reference = "reference"


@strawberry.enum(description="The words of `meetingFrequency`.")
class MeetingFrequency(enum.Enum):
    """The values that meetingFrequency can have."""

    maandelijks = "maandelijks"
    tweemaandelijks = "tweemaandelijks"


@strawberry.enum(description="The words of `processCategory`.")
class ProcessCategory(enum.Enum):
    """The values that processCategory can have."""

    woongerelateerd = "woongerelateerd"
    gebouwgerelateerd = "gebouwgerelateerd"
    vergunning = "vergunning"


@strawberry.enum(description="The words of `yearBasis`.")
class YearBasis(enum.Enum):
    """The values that yearBasis can have."""

    stated = "stated"
    context = "context"


@conditions
class _Keys:
    altLabel: inputs.TextListFilter | None = f.key()
    describedBy: RowListFilter | None = f.key()
    earliest: inputs.DateFilter | None = f.key()
    hasTheme: ThemeListFilter | None = f.key()
    label: inputs.TextFilter | None = f.key()
    latest: inputs.DateFilter | None = f.key()
    subjectOf: ThingListFilter | None = f.key()


@conditions
class _Orders:
    altLabel: inputs.ListOrder | None = f.key()
    earliest: inputs.Direction | None = f.key()
    label: inputs.Direction | None = f.key()
    latest: inputs.Direction | None = f.key()


@conditions
class _Counts:
    altLabel: inputs.Direction | None = f.key()
    describedBy: inputs.Direction | None = f.key()
    hasTheme: inputs.Direction | None = f.key()
    subjectOf: inputs.Direction | None = f.key()


@conditions
class _AgentKeys:
    agentRelation: PlatformRelationListFilter | None = f.key()
    commissions: ResearchListFilter | None = f.key()
    conducts: ResearchListFilter | None = f.key()
    consultedOn: PlatformListFilter | None = f.key()
    contributesTo: EndeavourListFilter | None = f.key()
    edits: PlatformListFilter | None = f.key()
    holdsMembership: MembershipListFilter | None = f.key()
    holdsSeat: SeatListFilter | None = f.key()
    hostOfTrip: StudyTripListFilter | None = f.key()
    initiates: EventListFilter | None = f.key()
    leads: EndeavourListFilter | None = f.key()
    memberOf: ThingListFilter | None = f.key()
    organises: EventListFilter | None = f.key()
    participation: ParticipationListFilter | None = f.key()
    pilots: ToolListFilter | None = f.key()
    takesPartIn: ThingListFilter | None = f.key()
    toolUsage: ToolUsageListFilter | None = f.key()
    usesTool: ToolListFilter | None = f.key()


@conditions
class _AgentCounts:
    agentRelation: inputs.Direction | None = f.key()
    commissions: inputs.Direction | None = f.key()
    conducts: inputs.Direction | None = f.key()
    consultedOn: inputs.Direction | None = f.key()
    contributesTo: inputs.Direction | None = f.key()
    edits: inputs.Direction | None = f.key()
    holdsMembership: inputs.Direction | None = f.key()
    holdsSeat: inputs.Direction | None = f.key()
    hostOfTrip: inputs.Direction | None = f.key()
    initiates: inputs.Direction | None = f.key()
    leads: inputs.Direction | None = f.key()
    memberOf: inputs.Direction | None = f.key()
    organises: inputs.Direction | None = f.key()
    participation: inputs.Direction | None = f.key()
    pilots: inputs.Direction | None = f.key()
    takesPartIn: inputs.Direction | None = f.key()
    toolUsage: inputs.Direction | None = f.key()
    usesTool: inputs.Direction | None = f.key()


@conditions
class _AreaKeys:
    areaType: inputs.StringFilter | None = f.key()
    contains: ThingListFilter | None = f.key()
    locationOf: ThingListFilter | None = f.key()
    nutsCode: inputs.StringFilter | None = f.key()
    within: AreaListFilter | None = f.key()


@conditions
class _AreaOrders:
    areaType: inputs.Direction | None = f.key()
    nutsCode: inputs.Direction | None = f.key()


@conditions
class _AreaCounts:
    contains: inputs.Direction | None = f.key()
    locationOf: inputs.Direction | None = f.key()
    within: inputs.Direction | None = f.key()


@conditions
class _BodyKeys:
    adopts: DefinitionListFilter | None = f.key()
    agentRelation: PlatformRelationListFilter | None = f.key()
    bodyOf: OrganisationFilter | None = f.key()
    bodyType: inputs.StringFilter | None = f.key()
    changeYear: inputs.IntFilter | None = f.key()
    edits: PlatformListFilter | None = f.key()
    hasChair: PersonListFilter | None = f.key()
    hasMember: AgentListFilter | None = f.key()
    hasMembership: MembershipListFilter | None = f.key()
    hasRole: RoleListFilter | None = f.key()
    hasSeat: SeatListFilter | None = f.key()
    hasViceChair: PersonListFilter | None = f.key()
    meetingFrequency: inputs.StringFilter | None = f.key()
    resultedFrom: BodyListFilter | None = f.key()
    resultedIn: BodyListFilter | None = f.key()
    serves: ThingFilter | None = f.key()


@conditions
class _BodyOrders:
    bodyOf: OrganisationOrder | None = f.key()
    bodyType: inputs.Direction | None = f.key()
    changeYear: inputs.Direction | None = f.key()
    meetingFrequency: inputs.Direction | None = f.key()
    serves: ThingOrder | None = f.key()


@conditions
class _BodyCounts:
    adopts: inputs.Direction | None = f.key()
    agentRelation: inputs.Direction | None = f.key()
    edits: inputs.Direction | None = f.key()
    hasChair: inputs.Direction | None = f.key()
    hasMember: inputs.Direction | None = f.key()
    hasMembership: inputs.Direction | None = f.key()
    hasRole: inputs.Direction | None = f.key()
    hasSeat: inputs.Direction | None = f.key()
    hasViceChair: inputs.Direction | None = f.key()
    resultedFrom: inputs.Direction | None = f.key()
    resultedIn: inputs.Direction | None = f.key()


@conditions
class _BuildingProcessKeys:
    hasSheet: ProcessSheetListFilter | None = f.key()
    processCategory: inputs.StringFilter | None = f.key()


@conditions
class _BuildingProcessOrders:
    processCategory: inputs.Direction | None = f.key()


@conditions
class _BuildingProcessCounts:
    hasSheet: inputs.Direction | None = f.key()


@conditions
class _CallKeys:
    candidateCount: inputs.IntFilter | None = f.key()
    directPartOf: ThingFilter | None = f.key()
    hasDirectPart: ThingListFilter | None = f.key()
    hasPart: ThingListFilter | None = f.key()
    launchDate: inputs.DateFilter | None = f.key()
    partOf: ThingListFilter | None = f.key()
    selected: ProjectListFilter | None = f.key()
    selectedCount: inputs.IntFilter | None = f.key()
    year: inputs.IntFilter | None = f.key()


@conditions
class _CallOrders:
    candidateCount: inputs.Direction | None = f.key()
    directPartOf: ThingOrder | None = f.key()
    launchDate: inputs.Direction | None = f.key()
    selectedCount: inputs.Direction | None = f.key()
    year: inputs.Direction | None = f.key()


@conditions
class _CallCounts:
    hasDirectPart: inputs.Direction | None = f.key()
    hasPart: inputs.Direction | None = f.key()
    partOf: inputs.Direction | None = f.key()
    selected: inputs.Direction | None = f.key()


@conditions
class _CaseKeys:
    addedOn: inputs.DateFilter | None = f.key()
    concerns: ParishChurchListFilter | None = f.key()
    locatedIn: ThingListFilter | None = f.key()


@conditions
class _CaseOrders:
    addedOn: inputs.Direction | None = f.key()


@conditions
class _CaseCounts:
    concerns: inputs.Direction | None = f.key()
    locatedIn: inputs.Direction | None = f.key()


@conditions
class _ChurchFeasibilityStudyKeys:
    applicantKind: inputs.StringFilter | None = f.key()
    budgetEstimate: inputs.FloatFilter | None = f.key()
    church: inputs.StringFilter | None = f.key()
    conclusion: inputs.StringFilter | None = f.key()
    functionConsidered: inputs.StringListFilter | None = f.key()
    nextSteps: inputs.StringFilter | None = f.key()
    studiedFrom: inputs.DateFilter | None = f.key()
    studiedTo: inputs.DateFilter | None = f.key()


@conditions
class _ChurchFeasibilityStudyOrders:
    applicantKind: inputs.Direction | None = f.key()
    budgetEstimate: inputs.Direction | None = f.key()
    church: inputs.Direction | None = f.key()
    conclusion: inputs.Direction | None = f.key()
    functionConsidered: inputs.ListOrder | None = f.key()
    nextSteps: inputs.Direction | None = f.key()
    studiedFrom: inputs.Direction | None = f.key()
    studiedTo: inputs.Direction | None = f.key()


@conditions
class _ChurchFeasibilityStudyCounts:
    functionConsidered: inputs.Direction | None = f.key()


@conditions
class _CollectionKeys:
    addedInYear: inputs.IntListFilter | None = f.key()
    collectionScope: inputs.StringFilter | None = f.key()
    collectionType: inputs.StringFilter | None = f.key()
    documented: inputs.IntFilter | None = f.key()
    documentedAsOf: inputs.DateFilter | None = f.key()
    itemKind: inputs.StringFilter | None = f.key()
    plannedAdditions: inputs.IntFilter | None = f.key()
    plannedYear: inputs.IntFilter | None = f.key()
    publishedOn: PlatformFilter | None = f.key()


@conditions
class _CollectionOrders:
    addedInYear: inputs.ListOrder | None = f.key()
    collectionScope: inputs.Direction | None = f.key()
    collectionType: inputs.Direction | None = f.key()
    documented: inputs.Direction | None = f.key()
    documentedAsOf: inputs.Direction | None = f.key()
    itemKind: inputs.Direction | None = f.key()
    plannedAdditions: inputs.Direction | None = f.key()
    plannedYear: inputs.Direction | None = f.key()
    publishedOn: PlatformOrder | None = f.key()


@conditions
class _CollectionCounts:
    addedInYear: inputs.Direction | None = f.key()


@conditions
class _CooperationAgreementKeys:
    approved: inputs.DateFilter | None = f.key()
    approvedQualifier: inputs.StringFilter | None = f.key()
    endYear: inputs.IntFilter | None = f.key()
    hasParty: OrganisationListFilter | None = f.key()
    maxExtensionYears: inputs.IntFilter | None = f.key()
    ordinal: inputs.IntFilter | None = f.key()
    partyRow: AgreementPartyListFilter | None = f.key()
    startYear: inputs.IntFilter | None = f.key()
    termYears: inputs.IntFilter | None = f.key()


@conditions
class _CooperationAgreementOrders:
    approved: inputs.Direction | None = f.key()
    approvedQualifier: inputs.Direction | None = f.key()
    endYear: inputs.Direction | None = f.key()
    maxExtensionYears: inputs.Direction | None = f.key()
    ordinal: inputs.Direction | None = f.key()
    startYear: inputs.Direction | None = f.key()
    termYears: inputs.Direction | None = f.key()


@conditions
class _CooperationAgreementCounts:
    hasParty: inputs.Direction | None = f.key()
    partyRow: inputs.Direction | None = f.key()


@conditions
class _CriterionKeys:
    check: inputs.StringFilter | None = f.key()
    checkedIn: CriterionCheckListFilter | None = f.key()
    ordinal: inputs.IntFilter | None = f.key()
    satisfiedBy: EndeavourListFilter | None = f.key()
    text: inputs.TextFilter | None = f.key()


@conditions
class _CriterionOrders:
    check: inputs.Direction | None = f.key()
    ordinal: inputs.Direction | None = f.key()
    text: inputs.Direction | None = f.key()


@conditions
class _CriterionCounts:
    checkedIn: inputs.Direction | None = f.key()
    satisfiedBy: inputs.Direction | None = f.key()


@conditions
class _CriterionCheckKeys:
    checkOf: EndeavourFilter | None = f.key()
    checkedBy: inputs.StringFilter | None = f.key()
    checkedOn: inputs.DateFilter | None = f.key()
    checksCriterion: CriterionFilter | None = f.key()
    evidenceText: inputs.StringFilter | None = f.key()
    verdict: inputs.StringFilter | None = f.key()


@conditions
class _CriterionCheckOrders:
    checkOf: EndeavourOrder | None = f.key()
    checkedBy: inputs.Direction | None = f.key()
    checkedOn: inputs.Direction | None = f.key()
    checksCriterion: CriterionOrder | None = f.key()
    evidenceText: inputs.Direction | None = f.key()
    verdict: inputs.Direction | None = f.key()


@conditions
class _DefinitionKeys:
    adopted: inputs.DateFilter | None = f.key()
    adoptedBy: BodyFilter | None = f.key()
    text: inputs.TextFilter | None = f.key()


@conditions
class _DefinitionOrders:
    adopted: inputs.Direction | None = f.key()
    adoptedBy: BodyOrder | None = f.key()
    text: inputs.Direction | None = f.key()


@conditions
class _EndeavourKeys:
    directPartOf: ThingFilter | None = f.key()
    hasCheck: CriterionCheckListFilter | None = f.key()
    hasContractor: OrganisationListFilter | None = f.key()
    hasContributor: AgentListFilter | None = f.key()
    hasNetworkPartner: OrganisationListFilter | None = f.key()
    hasParticipant: AgentListFilter | None = f.key()
    hasPartner: OrganisationListFilter | None = f.key()
    hasResponsible: PersonListFilter | None = f.key()
    hasUnnamedGroup: UnnamedGroupListFilter | None = f.key()
    involvement: ParticipationListFilter | None = f.key()
    ledBy: AgentListFilter | None = f.key()
    partOf: ThingListFilter | None = f.key()
    satisfies: CriterionListFilter | None = f.key()
    servedBy: BodyListFilter | None = f.key()
    supportedBy: OrganisationListFilter | None = f.key()


@conditions
class _EndeavourOrders:
    directPartOf: ThingOrder | None = f.key()


@conditions
class _EndeavourCounts:
    hasCheck: inputs.Direction | None = f.key()
    hasContractor: inputs.Direction | None = f.key()
    hasContributor: inputs.Direction | None = f.key()
    hasNetworkPartner: inputs.Direction | None = f.key()
    hasParticipant: inputs.Direction | None = f.key()
    hasPartner: inputs.Direction | None = f.key()
    hasResponsible: inputs.Direction | None = f.key()
    hasUnnamedGroup: inputs.Direction | None = f.key()
    involvement: inputs.Direction | None = f.key()
    ledBy: inputs.Direction | None = f.key()
    partOf: inputs.Direction | None = f.key()
    satisfies: inputs.Direction | None = f.key()
    servedBy: inputs.Direction | None = f.key()
    supportedBy: inputs.Direction | None = f.key()


@conditions
class _EventKeys:
    about: ThingFilter | None = f.key()
    dateQualifier: inputs.StringFilter | None = f.key()
    directPartOf: ThingFilter | None = f.key()
    endsOn: inputs.DateFilter | None = f.key()
    eventType: inputs.StringFilter | None = f.key()
    hasParticipant: AgentListFilter | None = f.key()
    heldIn: MunicipalityListFilter | None = f.key()
    initiatedBy: AgentListFilter | None = f.key()
    involvement: ParticipationListFilter | None = f.key()
    launchOf: PlatformListFilter | None = f.key()
    occurrences: inputs.IntFilter | None = f.key()
    organisedBy: AgentListFilter | None = f.key()
    partOf: ThingListFilter | None = f.key()
    startsOn: inputs.DateFilter | None = f.key()
    usesResearch: ResearchListFilter | None = f.key()
    yearBasis: inputs.StringFilter | None = f.key()


@conditions
class _EventOrders:
    about: ThingOrder | None = f.key()
    dateQualifier: inputs.Direction | None = f.key()
    directPartOf: ThingOrder | None = f.key()
    endsOn: inputs.Direction | None = f.key()
    eventType: inputs.Direction | None = f.key()
    occurrences: inputs.Direction | None = f.key()
    startsOn: inputs.Direction | None = f.key()
    yearBasis: inputs.Direction | None = f.key()


@conditions
class _EventCounts:
    hasParticipant: inputs.Direction | None = f.key()
    heldIn: inputs.Direction | None = f.key()
    initiatedBy: inputs.Direction | None = f.key()
    involvement: inputs.Direction | None = f.key()
    launchOf: inputs.Direction | None = f.key()
    organisedBy: inputs.Direction | None = f.key()
    partOf: inputs.Direction | None = f.key()
    usesResearch: inputs.Direction | None = f.key()


@conditions
class _FinanceLineKeys:
    amount: inputs.FloatFilter | None = f.key()
    budgetKey: inputs.StringFilter | None = f.key()
    financeOf: MunicipalityFilter | None = f.key()
    lineKind: inputs.StringFilter | None = f.key()
    year: inputs.IntFilter | None = f.key()


@conditions
class _FinanceLineOrders:
    amount: inputs.Direction | None = f.key()
    budgetKey: inputs.Direction | None = f.key()
    financeOf: MunicipalityOrder | None = f.key()
    lineKind: inputs.Direction | None = f.key()
    year: inputs.Direction | None = f.key()


@conditions
class _ForeignModelKeys:
    country: inputs.StringFilter | None = f.key()
    inspires: ProgrammeListFilter | None = f.key()


@conditions
class _ForeignModelOrders:
    country: inputs.Direction | None = f.key()


@conditions
class _ForeignModelCounts:
    inspires: inputs.Direction | None = f.key()


@conditions
class _FrameworkAgreementKeys:
    hasConsortium: ConsortiumListFilter | None = f.key()


@conditions
class _FrameworkAgreementCounts:
    hasConsortium: inputs.Direction | None = f.key()


@conditions
class _ImpactAssessmentKeys:
    assesses: ProcessingActivityListFilter | None = f.key()


@conditions
class _ImpactAssessmentCounts:
    assesses: inputs.Direction | None = f.key()


@conditions
class _InstrumentKeys:
    lastReviewed: inputs.DateFilter | None = f.key()
    responsibleOffice: inputs.StringFilter | None = f.key()
    validFrom: inputs.DateFilter | None = f.key()
    validTo: inputs.DateFilter | None = f.key()


@conditions
class _InstrumentOrders:
    lastReviewed: inputs.Direction | None = f.key()
    responsibleOffice: inputs.Direction | None = f.key()
    validFrom: inputs.Direction | None = f.key()
    validTo: inputs.Direction | None = f.key()


@conditions
class _IssueKeys:
    hasItem: NewsletterItemListFilter | None = f.key()
    sentOn: inputs.DateFilter | None = f.key()


@conditions
class _IssueOrders:
    sentOn: inputs.Direction | None = f.key()


@conditions
class _IssueCounts:
    hasItem: inputs.Direction | None = f.key()


@conditions
class _MembershipKeys:
    memberFrom: inputs.DateFilter | None = f.key()
    memberTo: inputs.DateFilter | None = f.key()
    membershipOf: BodyFilter | None = f.key()
    membershipOfAgent: AgentFilter | None = f.key()
    role: inputs.StringFilter | None = f.key()


@conditions
class _MembershipOrders:
    memberFrom: inputs.Direction | None = f.key()
    memberTo: inputs.Direction | None = f.key()
    membershipOf: BodyOrder | None = f.key()
    membershipOfAgent: AgentOrder | None = f.key()
    role: inputs.Direction | None = f.key()


@conditions
class _MetricKeys:
    metricOf: ObservationListFilter | None = f.key()
    prefLabel: inputs.TextFilter | None = f.key()


@conditions
class _MetricOrders:
    prefLabel: inputs.Direction | None = f.key()


@conditions
class _MetricCounts:
    metricOf: inputs.Direction | None = f.key()


@conditions
class _MilestoneKeys:
    about: ThingFilter | None = f.key()
    dateQualifier: inputs.StringFilter | None = f.key()
    onDate: inputs.DateFilter | None = f.key()
    yearBasis: inputs.StringFilter | None = f.key()


@conditions
class _MilestoneOrders:
    about: ThingOrder | None = f.key()
    dateQualifier: inputs.Direction | None = f.key()
    onDate: inputs.Direction | None = f.key()
    yearBasis: inputs.Direction | None = f.key()


@conditions
class _NewsItemKeys:
    published: inputs.DateFilter | None = f.key()
    url: inputs.StringFilter | None = f.key()


@conditions
class _NewsItemOrders:
    published: inputs.Direction | None = f.key()
    url: inputs.Direction | None = f.key()


@conditions
class _NewsletterItemKeys:
    inIssue: IssueFilter | None = f.key()
    newsletterItemKind: NewsletterItemKindFilter | None = f.key()
    position: inputs.IntFilter | None = f.key()


@conditions
class _NewsletterItemOrders:
    inIssue: IssueOrder | None = f.key()
    newsletterItemKind: NewsletterItemKindOrder | None = f.key()
    position: inputs.Direction | None = f.key()


@conditions
class _NewsletterItemKindKeys:
    kindOfNewsletterItem: NewsletterItemListFilter | None = f.key()


@conditions
class _NewsletterItemKindCounts:
    kindOfNewsletterItem: inputs.Direction | None = f.key()


@conditions
class _OpenDatasetKeys:
    datasetPublisher: MunicipalityFilter | None = f.key()
    distributionUrl: inputs.StringFilter | None = f.key()
    format: inputs.StringFilter | None = f.key()
    licence: inputs.StringFilter | None = f.key()
    modified: inputs.DateFilter | None = f.key()


@conditions
class _OpenDatasetOrders:
    datasetPublisher: MunicipalityOrder | None = f.key()
    distributionUrl: inputs.Direction | None = f.key()
    format: inputs.Direction | None = f.key()
    licence: inputs.Direction | None = f.key()
    modified: inputs.Direction | None = f.key()


@conditions
class _PackageKeys:
    bundles: ProjectListFilter | None = f.key()
    competitionFrom: inputs.DateFilter | None = f.key()
    competitionTo: inputs.DateFilter | None = f.key()
    directPartOf: ThingFilter | None = f.key()
    hasKickOff: KickOffMeetingListFilter | None = f.key()
    partOf: ThingListFilter | None = f.key()


@conditions
class _PackageOrders:
    competitionFrom: inputs.Direction | None = f.key()
    competitionTo: inputs.Direction | None = f.key()
    directPartOf: ThingOrder | None = f.key()


@conditions
class _PackageCounts:
    bundles: inputs.Direction | None = f.key()
    hasKickOff: inputs.Direction | None = f.key()
    partOf: inputs.Direction | None = f.key()


@conditions
class _ParishChurchKeys:
    concernedBy: CaseListFilter | None = f.key()


@conditions
class _ParishChurchCounts:
    concernedBy: inputs.Direction | None = f.key()


@conditions
class _PassageKeys:
    about: ThingFilter | None = f.key()
    lineFrom: inputs.IntFilter | None = f.key()
    lineTo: inputs.IntFilter | None = f.key()
    note: inputs.StringFilter | None = f.key()
    text: inputs.TextFilter | None = f.key()


@conditions
class _PassageOrders:
    about: ThingOrder | None = f.key()
    lineFrom: inputs.Direction | None = f.key()
    lineTo: inputs.Direction | None = f.key()
    note: inputs.Direction | None = f.key()
    text: inputs.Direction | None = f.key()


@conditions
class _PlanElementKeys:
    budgetKey: inputs.StringFilter | None = f.key()
    childElement: PlanElementListFilter | None = f.key()
    measuredBy: IndicatorListFilter | None = f.key()
    overElement: PlanElementListFilter | None = f.key()
    owner: inputs.StringFilter | None = f.key()
    parentObjective: PlanElementFilter | None = f.key()
    planOfCity: MunicipalityFilter | None = f.key()
    planPeriod: inputs.StringFilter | None = f.key()
    status: inputs.StringFilter | None = f.key()
    underObjective: PlanElementListFilter | None = f.key()


@conditions
class _PlanElementOrders:
    budgetKey: inputs.Direction | None = f.key()
    owner: inputs.Direction | None = f.key()
    parentObjective: PlanElementOrder | None = f.key()
    planOfCity: MunicipalityOrder | None = f.key()
    planPeriod: inputs.Direction | None = f.key()
    status: inputs.Direction | None = f.key()


@conditions
class _PlanElementCounts:
    childElement: inputs.Direction | None = f.key()
    measuredBy: inputs.Direction | None = f.key()
    overElement: inputs.Direction | None = f.key()
    underObjective: inputs.Direction | None = f.key()


@conditions
class _PlannedActionKeys:
    about: ThingFilter | None = f.key()
    actionKind: inputs.StringFilter | None = f.key()
    directPartOf: ThingFilter | None = f.key()
    partOf: ThingListFilter | None = f.key()


@conditions
class _PlannedActionOrders:
    about: ThingOrder | None = f.key()
    actionKind: inputs.Direction | None = f.key()
    directPartOf: ThingOrder | None = f.key()


@conditions
class _PlannedActionCounts:
    partOf: inputs.Direction | None = f.key()


@conditions
class _PlatformKeys:
    editedBy: ThingListFilter | None = f.key()
    hasStatistic: ObservationListFilter | None = f.key()
    launchedAt: EventFilter | None = f.key()
    measuredSince: inputs.DateFilter | None = f.key()
    onlineSince: inputs.DateFilter | None = f.key()
    platformRelation: PlatformRelationListFilter | None = f.key()
    platformType: inputs.StringFilter | None = f.key()
    publishes: CollectionListFilter | None = f.key()
    servedBy: BodyListFilter | None = f.key()
    updateRule: inputs.StringFilter | None = f.key()
    updatedInConsultationWith: AgentListFilter | None = f.key()
    url: inputs.StringFilter | None = f.key()
    usesResearch: ResearchListFilter | None = f.key()


@conditions
class _PlatformOrders:
    launchedAt: EventOrder | None = f.key()
    measuredSince: inputs.Direction | None = f.key()
    onlineSince: inputs.Direction | None = f.key()
    platformType: inputs.Direction | None = f.key()
    updateRule: inputs.Direction | None = f.key()
    url: inputs.Direction | None = f.key()
    measure: inputs.MeasureOrder | None = f.key()
    ratio: inputs.RatioOrder | None = f.key()


@conditions
class _PlatformCounts:
    editedBy: inputs.Direction | None = f.key()
    hasStatistic: inputs.Direction | None = f.key()
    platformRelation: inputs.Direction | None = f.key()
    publishes: inputs.Direction | None = f.key()
    servedBy: inputs.Direction | None = f.key()
    updatedInConsultationWith: inputs.Direction | None = f.key()
    usesResearch: inputs.Direction | None = f.key()


@conditions
class _ProcessSheetKeys:
    bestPractices: inputs.StringFilter | None = f.key()
    dataModel: inputs.StringFilter | None = f.key()
    planned: inputs.DateFilter | None = f.key()
    processCategory: inputs.StringFilter | None = f.key()
    registerInteraction: inputs.StringFilter | None = f.key()
    sheetOf: BuildingProcessFilter | None = f.key()
    status: inputs.StringFilter | None = f.key()


@conditions
class _ProcessSheetOrders:
    bestPractices: inputs.Direction | None = f.key()
    dataModel: inputs.Direction | None = f.key()
    planned: inputs.Direction | None = f.key()
    processCategory: inputs.Direction | None = f.key()
    registerInteraction: inputs.Direction | None = f.key()
    sheetOf: BuildingProcessOrder | None = f.key()
    status: inputs.Direction | None = f.key()


@conditions
class _ProcessingActivityKeys:
    controller: OrganisationFilter | None = f.key()
    dataCategory: inputs.StringListFilter | None = f.key()
    dpiaRequired: inputs.BooleanFilter | None = f.key()
    hasImpactAssessment: ImpactAssessmentFilter | None = f.key()
    hasProcessingAgreement: ProcessingAgreementFilter | None = f.key()
    legalBasis: inputs.StringFilter | None = f.key()
    processor: inputs.StringFilter | None = f.key()
    purpose: inputs.StringFilter | None = f.key()
    recipient: inputs.StringListFilter | None = f.key()
    retention: inputs.StringFilter | None = f.key()
    servesProject: ProjectListFilter | None = f.key()
    subjectCategory: inputs.StringListFilter | None = f.key()


@conditions
class _ProcessingActivityOrders:
    controller: OrganisationOrder | None = f.key()
    dataCategory: inputs.ListOrder | None = f.key()
    dpiaRequired: inputs.Direction | None = f.key()
    hasImpactAssessment: ImpactAssessmentOrder | None = f.key()
    hasProcessingAgreement: ProcessingAgreementOrder | None = f.key()
    legalBasis: inputs.Direction | None = f.key()
    processor: inputs.Direction | None = f.key()
    purpose: inputs.Direction | None = f.key()
    recipient: inputs.ListOrder | None = f.key()
    retention: inputs.Direction | None = f.key()
    subjectCategory: inputs.ListOrder | None = f.key()


@conditions
class _ProcessingActivityCounts:
    dataCategory: inputs.Direction | None = f.key()
    recipient: inputs.Direction | None = f.key()
    servesProject: inputs.Direction | None = f.key()
    subjectCategory: inputs.Direction | None = f.key()


@conditions
class _ProcessingAgreementKeys:
    agreementFor: ProcessingActivityListFilter | None = f.key()


@conditions
class _ProcessingAgreementCounts:
    agreementFor: inputs.Direction | None = f.key()


@conditions
class _PublicationKeys:
    frequency: inputs.StringFilter | None = f.key()
    issueCount: inputs.IntFilter | None = f.key()
    issuesAsOf: inputs.DateFilter | None = f.key()
    issuesQualifier: inputs.StringFilter | None = f.key()
    itemsPerIssue: inputs.IntFilter | None = f.key()


@conditions
class _PublicationOrders:
    frequency: inputs.Direction | None = f.key()
    issueCount: inputs.Direction | None = f.key()
    issuesAsOf: inputs.Direction | None = f.key()
    issuesQualifier: inputs.Direction | None = f.key()
    itemsPerIssue: inputs.Direction | None = f.key()


@conditions
class _ResearchKeys:
    commissionedBy: AgentFilter | None = f.key()
    conductedBy: AgentFilter | None = f.key()
    dateQualifier: inputs.StringFilter | None = f.key()
    endsOn: inputs.DateFilter | None = f.key()
    usedIn: ThingFilter | None = f.key()


@conditions
class _ResearchOrders:
    commissionedBy: AgentOrder | None = f.key()
    conductedBy: AgentOrder | None = f.key()
    dateQualifier: inputs.Direction | None = f.key()
    endsOn: inputs.Direction | None = f.key()
    usedIn: ThingOrder | None = f.key()


@conditions
class _RoleKeys:
    heldBy: PersonFilter | None = f.key()
    role: inputs.StringFilter | None = f.key()
    roleAt: ThingFilter | None = f.key()
    roleClass: inputs.StringFilter | None = f.key()


@conditions
class _RoleOrders:
    heldBy: PersonOrder | None = f.key()
    role: inputs.Direction | None = f.key()
    roleAt: ThingOrder | None = f.key()
    roleClass: inputs.Direction | None = f.key()


@conditions
class _RowKeys:
    appliesToClass: inputs.StringListFilter | None = f.key()
    asWritten: inputs.StringListFilter | None = f.key()
    basis: inputs.StringFilter | None = f.key()
    bodyLines: inputs.StringListFilter | None = f.key()
    describes: ThingFilter | None = f.key()
    line: inputs.IntFilter | None = f.key()
    sourceLines: inputs.StringListFilter | None = f.key()
    staleReason: inputs.StringFilter | None = f.key()
    staleSince: inputs.IntFilter | None = f.key()
    tocLines: inputs.StringListFilter | None = f.key()


@conditions
class _RowOrders:
    appliesToClass: inputs.ListOrder | None = f.key()
    asWritten: inputs.ListOrder | None = f.key()
    basis: inputs.Direction | None = f.key()
    bodyLines: inputs.ListOrder | None = f.key()
    describes: ThingOrder | None = f.key()
    line: inputs.Direction | None = f.key()
    sourceLines: inputs.ListOrder | None = f.key()
    staleReason: inputs.Direction | None = f.key()
    staleSince: inputs.Direction | None = f.key()
    tocLines: inputs.ListOrder | None = f.key()


@conditions
class _RowCounts:
    appliesToClass: inputs.Direction | None = f.key()
    asWritten: inputs.Direction | None = f.key()
    bodyLines: inputs.Direction | None = f.key()
    sourceLines: inputs.Direction | None = f.key()
    tocLines: inputs.Direction | None = f.key()


@conditions
class _ThemeKeys:
    broader: ThemeFilter | None = f.key()
    broaderTransitive: ThemeListFilter | None = f.key()
    narrower: ThemeListFilter | None = f.key()
    narrowerTransitive: ThemeListFilter | None = f.key()
    prefLabel: inputs.TextFilter | None = f.key()
    themeOf: ThingListFilter | None = f.key()


@conditions
class _ThemeOrders:
    broader: ThemeOrder | None = f.key()
    prefLabel: inputs.Direction | None = f.key()


@conditions
class _ThemeCounts:
    broaderTransitive: inputs.Direction | None = f.key()
    narrower: inputs.Direction | None = f.key()
    narrowerTransitive: inputs.Direction | None = f.key()
    themeOf: inputs.Direction | None = f.key()


@conditions
class _ToolKeys:
    derivedFrom: ToolListFilter | None = f.key()
    description: inputs.TextFilter | None = f.key()
    directPartOf: ThingFilter | None = f.key()
    hasDerivation: ToolListFilter | None = f.key()
    hasUsage: ToolUsageListFilter | None = f.key()
    partOf: ThingListFilter | None = f.key()
    pilotedBy: AgentListFilter | None = f.key()
    toolType: inputs.StringFilter | None = f.key()
    usedBy: AgentListFilter | None = f.key()


@conditions
class _ToolOrders:
    description: inputs.Direction | None = f.key()
    directPartOf: ThingOrder | None = f.key()
    toolType: inputs.Direction | None = f.key()


@conditions
class _ToolCounts:
    derivedFrom: inputs.Direction | None = f.key()
    hasDerivation: inputs.Direction | None = f.key()
    hasUsage: inputs.Direction | None = f.key()
    partOf: inputs.Direction | None = f.key()
    pilotedBy: inputs.Direction | None = f.key()
    usedBy: inputs.Direction | None = f.key()


@conditions
class _ToolboxItemKeys:
    description: inputs.TextFilter | None = f.key()
    evidencedBy: ProjectListFilter | None = f.key()


@conditions
class _ToolboxItemOrders:
    description: inputs.Direction | None = f.key()


@conditions
class _ToolboxItemCounts:
    evidencedBy: inputs.Direction | None = f.key()


@conditions
class _AgreementPartyKeys:
    agreementParty: OrganisationFilter | None = f.key()
    decidingOrgan: inputs.StringFilter | None = f.key()
    ofAgreement: CooperationAgreementFilter | None = f.key()


@conditions
class _AgreementPartyOrders:
    agreementParty: OrganisationOrder | None = f.key()
    decidingOrgan: inputs.Direction | None = f.key()
    ofAgreement: CooperationAgreementOrder | None = f.key()


@conditions
class _ChurchCaseKeys:
    contact: inputs.StringFilter | None = f.key()
    country: inputs.StringFilter | None = f.key()
    currentFunction: inputs.StringListFilter | None = f.key()
    history: inputs.StringFilter | None = f.key()
    latitude: inputs.FloatFilter | None = f.key()
    link: inputs.StringListFilter | None = f.key()
    longitude: inputs.FloatFilter | None = f.key()
    photoUrl: inputs.StringFilter | None = f.key()
    street: inputs.StringFilter | None = f.key()


@conditions
class _ChurchCaseOrders:
    contact: inputs.Direction | None = f.key()
    country: inputs.Direction | None = f.key()
    currentFunction: inputs.ListOrder | None = f.key()
    history: inputs.Direction | None = f.key()
    latitude: inputs.Direction | None = f.key()
    link: inputs.ListOrder | None = f.key()
    longitude: inputs.Direction | None = f.key()
    photoUrl: inputs.Direction | None = f.key()
    street: inputs.Direction | None = f.key()


@conditions
class _ChurchCaseCounts:
    currentFunction: inputs.Direction | None = f.key()
    link: inputs.Direction | None = f.key()


@conditions
class _ComplexUrbanProjectSheetKeys:
    partners: inputs.StringFilter | None = f.key()
    phase: inputs.StringFilter | None = f.key()
    sheetEditor: PersonListFilter | None = f.key()
    updatedOn: inputs.DateFilter | None = f.key()


@conditions
class _ComplexUrbanProjectSheetOrders:
    partners: inputs.Direction | None = f.key()
    phase: inputs.Direction | None = f.key()
    updatedOn: inputs.Direction | None = f.key()


@conditions
class _ComplexUrbanProjectSheetCounts:
    sheetEditor: inputs.Direction | None = f.key()


@conditions
class _DisseminationChannelKeys:
    channel: inputs.StringFilter | None = f.key()
    channelOf: ProjectFilter | None = f.key()
    status: inputs.StringFilter | None = f.key()


@conditions
class _DisseminationChannelOrders:
    channel: inputs.Direction | None = f.key()
    channelOf: ProjectOrder | None = f.key()
    status: inputs.Direction | None = f.key()


@conditions
class _IndicatorKeys:
    baseline: inputs.FloatFilter | None = f.key()
    currentValue: inputs.FloatFilter | None = f.key()
    measuredOn: inputs.DateFilter | None = f.key()
    measures: PlanElementListFilter | None = f.key()
    target: inputs.FloatFilter | None = f.key()
    unit: inputs.StringFilter | None = f.key()


@conditions
class _IndicatorOrders:
    baseline: inputs.Direction | None = f.key()
    currentValue: inputs.Direction | None = f.key()
    measuredOn: inputs.Direction | None = f.key()
    target: inputs.Direction | None = f.key()
    unit: inputs.Direction | None = f.key()


@conditions
class _IndicatorCounts:
    measures: inputs.Direction | None = f.key()


@conditions
class _KickOffMeetingKeys:
    kickOffOf: ThingListFilter | None = f.key()


@conditions
class _KickOffMeetingCounts:
    kickOffOf: inputs.Direction | None = f.key()


@conditions
class _ObservationKeys:
    asOf: inputs.DateFilter | None = f.key()
    asOfBasis: inputs.StringFilter | None = f.key()
    metric: MetricFilter | None = f.key()
    statisticOf: PlatformFilter | None = f.key()
    value: inputs.IntFilter | None = f.key()


@conditions
class _ObservationOrders:
    asOf: inputs.Direction | None = f.key()
    asOfBasis: inputs.Direction | None = f.key()
    metric: MetricOrder | None = f.key()
    statisticOf: PlatformOrder | None = f.key()
    value: inputs.Direction | None = f.key()


@conditions
class _OrganisationKeys:
    abbreviation: inputs.StringFilter | None = f.key()
    agreementPartnerOf: OrganisationListFilter | None = f.key()
    agreementPartyIn: AgreementPartyListFilter | None = f.key()
    coOrganisesWith: OrganisationListFilter | None = f.key()
    consultsWith: OrganisationListFilter | None = f.key()
    contractorFor: EndeavourListFilter | None = f.key()
    controls: ProcessingActivityListFilter | None = f.key()
    cooperatesWith: OrganisationListFilter | None = f.key()
    foundedOnImpulseOf: OrganisationListFilter | None = f.key()
    founderOf: OrganisationListFilter | None = f.key()
    hasBody: BodyListFilter | None = f.key()
    hasChair: PersonListFilter | None = f.key()
    hasMember: AgentListFilter | None = f.key()
    hasRole: RoleListFilter | None = f.key()
    hasStaff: PersonListFilter | None = f.key()
    hasSubOrganisation: OrganisationListFilter | None = f.key()
    hasViceChair: PersonListFilter | None = f.key()
    helix: inputs.StringFilter | None = f.key()
    helixBasis: inputs.StringFilter | None = f.key()
    keyPartnerOf: OrganisationListFilter | None = f.key()
    leadsConsortium: ConsortiumListFilter | None = f.key()
    legalForm: inputs.StringFilter | None = f.key()
    networkPartnerIn: EndeavourListFilter | None = f.key()
    organisationType: inputs.StringFilter | None = f.key()
    partnerIn: EndeavourListFilter | None = f.key()
    partnerOf: OrganisationListFilter | None = f.key()
    partyTo: CooperationAgreementListFilter | None = f.key()
    relationFromOf: OrganisationRelationListFilter | None = f.key()
    relationToOf: OrganisationRelationListFilter | None = f.key()
    subOrganisationOf: OrganisationListFilter | None = f.key()
    supports: EndeavourListFilter | None = f.key()
    unitOf: ParticipationListFilter | None = f.key()


@conditions
class _OrganisationOrders:
    abbreviation: inputs.Direction | None = f.key()
    helix: inputs.Direction | None = f.key()
    helixBasis: inputs.Direction | None = f.key()
    legalForm: inputs.Direction | None = f.key()
    organisationType: inputs.Direction | None = f.key()


@conditions
class _OrganisationCounts:
    agreementPartnerOf: inputs.Direction | None = f.key()
    agreementPartyIn: inputs.Direction | None = f.key()
    coOrganisesWith: inputs.Direction | None = f.key()
    consultsWith: inputs.Direction | None = f.key()
    contractorFor: inputs.Direction | None = f.key()
    controls: inputs.Direction | None = f.key()
    cooperatesWith: inputs.Direction | None = f.key()
    foundedOnImpulseOf: inputs.Direction | None = f.key()
    founderOf: inputs.Direction | None = f.key()
    hasBody: inputs.Direction | None = f.key()
    hasChair: inputs.Direction | None = f.key()
    hasMember: inputs.Direction | None = f.key()
    hasRole: inputs.Direction | None = f.key()
    hasStaff: inputs.Direction | None = f.key()
    hasSubOrganisation: inputs.Direction | None = f.key()
    hasViceChair: inputs.Direction | None = f.key()
    keyPartnerOf: inputs.Direction | None = f.key()
    leadsConsortium: inputs.Direction | None = f.key()
    networkPartnerIn: inputs.Direction | None = f.key()
    partnerIn: inputs.Direction | None = f.key()
    partnerOf: inputs.Direction | None = f.key()
    partyTo: inputs.Direction | None = f.key()
    relationFromOf: inputs.Direction | None = f.key()
    relationToOf: inputs.Direction | None = f.key()
    subOrganisationOf: inputs.Direction | None = f.key()
    supports: inputs.Direction | None = f.key()
    unitOf: inputs.Direction | None = f.key()


@conditions
class _OrganisationRelationKeys:
    relation: inputs.StringFilter | None = f.key()
    relationFrom: OrganisationFilter | None = f.key()
    relationTo: OrganisationFilter | None = f.key()


@conditions
class _OrganisationRelationOrders:
    relation: inputs.Direction | None = f.key()
    relationFrom: OrganisationOrder | None = f.key()
    relationTo: OrganisationOrder | None = f.key()


@conditions
class _ParticipationKeys:
    inEndeavour: ThingFilter | None = f.key()
    participant: AgentFilter | None = f.key()
    role: inputs.StringFilter | None = f.key()
    viaUnit: OrganisationFilter | None = f.key()


@conditions
class _ParticipationOrders:
    inEndeavour: ThingOrder | None = f.key()
    participant: AgentOrder | None = f.key()
    role: inputs.Direction | None = f.key()
    viaUnit: OrganisationOrder | None = f.key()


@conditions
class _PersonKeys:
    chairs: ThingListFilter | None = f.key()
    editsSheet: ComplexUrbanProjectSheetListFilter | None = f.key()
    holdsRole: RoleListFilter | None = f.key()
    mayorOf: MunicipalityListFilter | None = f.key()
    responsibleFor: EndeavourListFilter | None = f.key()
    title: inputs.StringFilter | None = f.key()
    viceChairs: ThingListFilter | None = f.key()
    worksFor: OrganisationListFilter | None = f.key()


@conditions
class _PersonOrders:
    title: inputs.Direction | None = f.key()


@conditions
class _PersonCounts:
    chairs: inputs.Direction | None = f.key()
    editsSheet: inputs.Direction | None = f.key()
    holdsRole: inputs.Direction | None = f.key()
    mayorOf: inputs.Direction | None = f.key()
    responsibleFor: inputs.Direction | None = f.key()
    viceChairs: inputs.Direction | None = f.key()
    worksFor: inputs.Direction | None = f.key()


@conditions
class _PlatformRelationKeys:
    relatedAgent: ThingFilter | None = f.key()
    relatedPlatform: PlatformFilter | None = f.key()
    relation: inputs.StringFilter | None = f.key()


@conditions
class _PlatformRelationOrders:
    relatedAgent: ThingOrder | None = f.key()
    relatedPlatform: PlatformOrder | None = f.key()
    relation: inputs.Direction | None = f.key()


@conditions
class _ProgrammeKeys:
    hasDirectPart: ThingListFilter | None = f.key()
    hasPart: ThingListFilter | None = f.key()
    hasRole: RoleListFilter | None = f.key()
    inToc: inputs.BooleanFilter | None = f.key()
    inspiredBy: ForeignModelListFilter | None = f.key()
    numberBody: inputs.StringFilter | None = f.key()
    numberToc: inputs.StringFilter | None = f.key()
    usesResearch: ResearchListFilter | None = f.key()


@conditions
class _ProgrammeOrders:
    inToc: inputs.Direction | None = f.key()
    numberBody: inputs.Direction | None = f.key()
    numberToc: inputs.Direction | None = f.key()


@conditions
class _ProgrammeCounts:
    hasDirectPart: inputs.Direction | None = f.key()
    hasPart: inputs.Direction | None = f.key()
    hasRole: inputs.Direction | None = f.key()
    inspiredBy: inputs.Direction | None = f.key()
    usesResearch: inputs.Direction | None = f.key()


@conditions
class _ProjectKeys:
    bundledIn: PackageFilter | None = f.key()
    bundledWith: ProjectListFilter | None = f.key()
    evidences: ToolboxItemListFilter | None = f.key()
    hasChannel: DisseminationChannelListFilter | None = f.key()
    hasDirectPart: ThingListFilter | None = f.key()
    hasKickOff: KickOffMeetingListFilter | None = f.key()
    hasPart: ThingListFilter | None = f.key()
    locatedIn: ThingListFilter | None = f.key()
    samePackageAs: ProjectListFilter | None = f.key()
    selectedIn: CallFilter | None = f.key()
    servedByProcessing: ProcessingActivityListFilter | None = f.key()
    sitedIn: MunicipalityFilter | None = f.key()
    visitedByTrip: StudyTripListFilter | None = f.key()


@conditions
class _ProjectOrders:
    bundledIn: PackageOrder | None = f.key()
    selectedIn: CallOrder | None = f.key()
    sitedIn: MunicipalityOrder | None = f.key()


@conditions
class _ProjectCounts:
    bundledWith: inputs.Direction | None = f.key()
    evidences: inputs.Direction | None = f.key()
    hasChannel: inputs.Direction | None = f.key()
    hasDirectPart: inputs.Direction | None = f.key()
    hasKickOff: inputs.Direction | None = f.key()
    hasPart: inputs.Direction | None = f.key()
    locatedIn: inputs.Direction | None = f.key()
    samePackageAs: inputs.Direction | None = f.key()
    servedByProcessing: inputs.Direction | None = f.key()
    visitedByTrip: inputs.Direction | None = f.key()


@conditions
class _SeatKeys:
    memberCategory: inputs.StringFilter | None = f.key()
    seatCount: inputs.IntFilter | None = f.key()
    seatHolder: AgentFilter | None = f.key()
    seatOf: BodyFilter | None = f.key()


@conditions
class _SeatOrders:
    memberCategory: inputs.Direction | None = f.key()
    seatCount: inputs.Direction | None = f.key()
    seatHolder: AgentOrder | None = f.key()
    seatOf: BodyOrder | None = f.key()


@conditions
class _StudyTripKeys:
    destination: inputs.StringFilter | None = f.key()
    tripHost: AgentListFilter | None = f.key()
    visitsProject: ProjectListFilter | None = f.key()


@conditions
class _StudyTripOrders:
    destination: inputs.Direction | None = f.key()


@conditions
class _StudyTripCounts:
    tripHost: inputs.Direction | None = f.key()
    visitsProject: inputs.Direction | None = f.key()


@conditions
class _TemporaryUseCaseKeys:
    administrativeRequirements: inputs.StringFilter | None = f.key()
    cost: inputs.StringFilter | None = f.key()
    country: inputs.StringFilter | None = f.key()
    currentFunction: inputs.StringListFilter | None = f.key()
    legalFramework: inputs.StringFilter | None = f.key()
    localAuthorityRole: inputs.StringFilter | None = f.key()
    successFactor: inputs.StringListFilter | None = f.key()


@conditions
class _TemporaryUseCaseOrders:
    administrativeRequirements: inputs.Direction | None = f.key()
    cost: inputs.Direction | None = f.key()
    country: inputs.Direction | None = f.key()
    currentFunction: inputs.ListOrder | None = f.key()
    legalFramework: inputs.Direction | None = f.key()
    localAuthorityRole: inputs.Direction | None = f.key()
    successFactor: inputs.ListOrder | None = f.key()


@conditions
class _TemporaryUseCaseCounts:
    currentFunction: inputs.Direction | None = f.key()
    successFactor: inputs.Direction | None = f.key()


@conditions
class _ToolUsageKeys:
    since: inputs.DateFilter | None = f.key()
    toolUser: AgentFilter | None = f.key()
    usage: inputs.StringFilter | None = f.key()
    usageOf: ToolFilter | None = f.key()


@conditions
class _ToolUsageOrders:
    since: inputs.Direction | None = f.key()
    toolUser: AgentOrder | None = f.key()
    usage: inputs.Direction | None = f.key()
    usageOf: ToolOrder | None = f.key()


@conditions
class _ConsortiumKeys:
    basis: inputs.StringFilter | None = f.key()
    consortiumFor: FrameworkAgreementFilter | None = f.key()
    consortiumLeader: OrganisationFilter | None = f.key()
    sourceLines: inputs.StringListFilter | None = f.key()
    status: inputs.StringFilter | None = f.key()


@conditions
class _ConsortiumOrders:
    basis: inputs.Direction | None = f.key()
    consortiumFor: FrameworkAgreementOrder | None = f.key()
    consortiumLeader: OrganisationOrder | None = f.key()
    sourceLines: inputs.ListOrder | None = f.key()
    status: inputs.Direction | None = f.key()


@conditions
class _ConsortiumCounts:
    sourceLines: inputs.Direction | None = f.key()


@conditions
class _UnnamedGroupKeys:
    groupKind: inputs.StringFilter | None = f.key()
    linkedTo: EndeavourFilter | None = f.key()
    memberCount: inputs.IntFilter | None = f.key()


@conditions
class _UnnamedGroupOrders:
    groupKind: inputs.Direction | None = f.key()
    linkedTo: EndeavourOrder | None = f.key()
    memberCount: inputs.Direction | None = f.key()


@conditions
class _MunicipalityKeys:
    centreCity: inputs.BooleanFilter | None = f.key()
    hasFinanceLine: FinanceLineListFilter | None = f.key()
    hasMayor: PersonListFilter | None = f.key()
    hasPlanElement: PlanElementListFilter | None = f.key()
    hosts: ProjectListFilter | None = f.key()
    locationOf: ThingListFilter | None = f.key()
    namedInDocument: inputs.BooleanFilter | None = f.key()
    nisCode: inputs.StringFilter | None = f.key()
    placeOf: EventListFilter | None = f.key()
    publishesDataset: OpenDatasetListFilter | None = f.key()
    within: AreaListFilter | None = f.key()


@conditions
class _MunicipalityOrders:
    centreCity: inputs.Direction | None = f.key()
    namedInDocument: inputs.Direction | None = f.key()
    nisCode: inputs.Direction | None = f.key()


@conditions
class _MunicipalityCounts:
    hasFinanceLine: inputs.Direction | None = f.key()
    hasMayor: inputs.Direction | None = f.key()
    hasPlanElement: inputs.Direction | None = f.key()
    hosts: inputs.Direction | None = f.key()
    locationOf: inputs.Direction | None = f.key()
    placeOf: inputs.Direction | None = f.key()
    publishesDataset: inputs.Direction | None = f.key()
    within: inputs.Direction | None = f.key()


@conditions
class AgentFilter(
    _Keys, _AgentKeys, _OrganisationKeys, _PersonKeys, _ConsortiumKeys, _UnnamedGroupKeys, _MunicipalityKeys
):
    """Conditions on an agent; all of them must hold."""

    and_: list[AgentFilter] | None = f.key("and")
    or_: list[AgentFilter] | None = f.key("or")
    not_: AgentFilter | None = f.key("not")
    id: inputs.IdFilter | None = f.key()
    type: TypeFilter | None = f.key()
    graph: inputs.GraphFilter | None = f.key()
    exists: bool | None = f.key()


@conditions
class AgentCount(inputs.CountRange):
    """Conditions on the number of things that fulfil an agent filter."""

    where: AgentFilter | None = f.key()


@conditions
class AgentListFilter:
    """Conditions on a list, with an agent filter."""

    some: AgentFilter | None = f.key()
    every: AgentFilter | None = f.key()
    none: AgentFilter | None = f.key()
    count: AgentCount | None = f.key()
    exists: bool | None = f.key()


@choice
class AgentCounts(_Counts, _AgentCounts, _OrganisationCounts, _PersonCounts, _ConsortiumCounts, _MunicipalityCounts):
    """Sort by the number of values of a property."""


@choice
class AgentOrder(
    _Orders, _OrganisationOrders, _PersonOrders, _ConsortiumOrders, _UnnamedGroupOrders, _MunicipalityOrders
):
    """Sort by one value of an agent."""

    id: inputs.Direction | None = f.key()
    key: inputs.Direction | None = f.key()
    count: AgentCounts | None = f.key()


@conditions
class AgreementPartyFilter(_Keys, _RowKeys, _AgreementPartyKeys):
    """Conditions on an agreement party; all of them must hold."""

    and_: list[AgreementPartyFilter] | None = f.key("and")
    or_: list[AgreementPartyFilter] | None = f.key("or")
    not_: AgreementPartyFilter | None = f.key("not")
    id: inputs.IdFilter | None = f.key()
    type: TypeFilter | None = f.key()
    graph: inputs.GraphFilter | None = f.key()
    exists: bool | None = f.key()


@conditions
class AgreementPartyCount(inputs.CountRange):
    """Conditions on the number of things that fulfil an agreement party filter."""

    where: AgreementPartyFilter | None = f.key()


@conditions
class AgreementPartyListFilter:
    """Conditions on a list, with an agreement party filter."""

    some: AgreementPartyFilter | None = f.key()
    every: AgreementPartyFilter | None = f.key()
    none: AgreementPartyFilter | None = f.key()
    count: AgreementPartyCount | None = f.key()
    exists: bool | None = f.key()


@choice
class AgreementPartyCounts(_Counts, _RowCounts):
    """Sort by the number of values of a property."""


@choice
class AgreementPartyOrder(_Orders, _RowOrders, _AgreementPartyOrders):
    """Sort by one value of an agreement party."""

    id: inputs.Direction | None = f.key()
    key: inputs.Direction | None = f.key()
    count: AgreementPartyCounts | None = f.key()


@conditions
class AreaFilter(_Keys, _AreaKeys):
    """Conditions on an area; all of them must hold."""

    and_: list[AreaFilter] | None = f.key("and")
    or_: list[AreaFilter] | None = f.key("or")
    not_: AreaFilter | None = f.key("not")
    id: inputs.IdFilter | None = f.key()
    type: TypeFilter | None = f.key()
    graph: inputs.GraphFilter | None = f.key()
    exists: bool | None = f.key()


@conditions
class AreaCount(inputs.CountRange):
    """Conditions on the number of things that fulfil an area filter."""

    where: AreaFilter | None = f.key()


@conditions
class AreaListFilter:
    """Conditions on a list, with an area filter."""

    some: AreaFilter | None = f.key()
    every: AreaFilter | None = f.key()
    none: AreaFilter | None = f.key()
    count: AreaCount | None = f.key()
    exists: bool | None = f.key()


@choice
class AreaCounts(_Counts, _AreaCounts):
    """Sort by the number of values of a property."""


@choice
class AreaOrder(_Orders, _AreaOrders):
    """Sort by one value of an area."""

    id: inputs.Direction | None = f.key()
    key: inputs.Direction | None = f.key()
    count: AreaCounts | None = f.key()


@conditions
class BodyFilter(_Keys, _BodyKeys):
    """Conditions on a body; all of them must hold."""

    and_: list[BodyFilter] | None = f.key("and")
    or_: list[BodyFilter] | None = f.key("or")
    not_: BodyFilter | None = f.key("not")
    id: inputs.IdFilter | None = f.key()
    type: TypeFilter | None = f.key()
    graph: inputs.GraphFilter | None = f.key()
    exists: bool | None = f.key()


@conditions
class BodyCount(inputs.CountRange):
    """Conditions on the number of things that fulfil a body filter."""

    where: BodyFilter | None = f.key()


@conditions
class BodyListFilter:
    """Conditions on a list, with a body filter."""

    some: BodyFilter | None = f.key()
    every: BodyFilter | None = f.key()
    none: BodyFilter | None = f.key()
    count: BodyCount | None = f.key()
    exists: bool | None = f.key()


@choice
class BodyCounts(_Counts, _BodyCounts):
    """Sort by the number of values of a property."""


@choice
class BodyOrder(_Orders, _BodyOrders):
    """Sort by one value of a body."""

    id: inputs.Direction | None = f.key()
    key: inputs.Direction | None = f.key()
    count: BodyCounts | None = f.key()


@conditions
class BuildingProcessFilter(_Keys, _BuildingProcessKeys):
    """Conditions on a building process; all of them must hold."""

    and_: list[BuildingProcessFilter] | None = f.key("and")
    or_: list[BuildingProcessFilter] | None = f.key("or")
    not_: BuildingProcessFilter | None = f.key("not")
    id: inputs.IdFilter | None = f.key()
    type: TypeFilter | None = f.key()
    graph: inputs.GraphFilter | None = f.key()
    exists: bool | None = f.key()


@conditions
class BuildingProcessCount(inputs.CountRange):
    """Conditions on the number of things that fulfil a building process filter."""

    where: BuildingProcessFilter | None = f.key()


@conditions
class BuildingProcessListFilter:
    """Conditions on a list, with a building process filter."""

    some: BuildingProcessFilter | None = f.key()
    every: BuildingProcessFilter | None = f.key()
    none: BuildingProcessFilter | None = f.key()
    count: BuildingProcessCount | None = f.key()
    exists: bool | None = f.key()


@choice
class BuildingProcessCounts(_Counts, _BuildingProcessCounts):
    """Sort by the number of values of a property."""


@choice
class BuildingProcessOrder(_Orders, _BuildingProcessOrders):
    """Sort by one value of a building process."""

    id: inputs.Direction | None = f.key()
    key: inputs.Direction | None = f.key()
    count: BuildingProcessCounts | None = f.key()


@conditions
class CallFilter(_Keys, _CallKeys):
    """Conditions on a call; all of them must hold."""

    and_: list[CallFilter] | None = f.key("and")
    or_: list[CallFilter] | None = f.key("or")
    not_: CallFilter | None = f.key("not")
    id: inputs.IdFilter | None = f.key()
    type: TypeFilter | None = f.key()
    graph: inputs.GraphFilter | None = f.key()
    exists: bool | None = f.key()


@conditions
class CallCount(inputs.CountRange):
    """Conditions on the number of things that fulfil a call filter."""

    where: CallFilter | None = f.key()


@conditions
class CallListFilter:
    """Conditions on a list, with a call filter."""

    some: CallFilter | None = f.key()
    every: CallFilter | None = f.key()
    none: CallFilter | None = f.key()
    count: CallCount | None = f.key()
    exists: bool | None = f.key()


@choice
class CallCounts(_Counts, _CallCounts):
    """Sort by the number of values of a property."""


@choice
class CallOrder(_Orders, _CallOrders):
    """Sort by one value of a call."""

    id: inputs.Direction | None = f.key()
    key: inputs.Direction | None = f.key()
    count: CallCounts | None = f.key()


@conditions
class CaseFilter(_Keys, _CaseKeys, _ChurchCaseKeys, _ComplexUrbanProjectSheetKeys, _TemporaryUseCaseKeys):
    """Conditions on a case; all of them must hold."""

    and_: list[CaseFilter] | None = f.key("and")
    or_: list[CaseFilter] | None = f.key("or")
    not_: CaseFilter | None = f.key("not")
    id: inputs.IdFilter | None = f.key()
    type: TypeFilter | None = f.key()
    graph: inputs.GraphFilter | None = f.key()
    exists: bool | None = f.key()


@conditions
class CaseCount(inputs.CountRange):
    """Conditions on the number of things that fulfil a case filter."""

    where: CaseFilter | None = f.key()


@conditions
class CaseListFilter:
    """Conditions on a list, with a case filter."""

    some: CaseFilter | None = f.key()
    every: CaseFilter | None = f.key()
    none: CaseFilter | None = f.key()
    count: CaseCount | None = f.key()
    exists: bool | None = f.key()


@choice
class CaseCounts(_Counts, _CaseCounts, _ChurchCaseCounts, _ComplexUrbanProjectSheetCounts, _TemporaryUseCaseCounts):
    """Sort by the number of values of a property."""


@choice
class CaseOrder(_Orders, _CaseOrders, _ChurchCaseOrders, _ComplexUrbanProjectSheetOrders, _TemporaryUseCaseOrders):
    """Sort by one value of a case."""

    id: inputs.Direction | None = f.key()
    key: inputs.Direction | None = f.key()
    count: CaseCounts | None = f.key()


@conditions
class ChurchCaseFilter(_Keys, _CaseKeys, _ChurchCaseKeys):
    """Conditions on a church case; all of them must hold."""

    and_: list[ChurchCaseFilter] | None = f.key("and")
    or_: list[ChurchCaseFilter] | None = f.key("or")
    not_: ChurchCaseFilter | None = f.key("not")
    id: inputs.IdFilter | None = f.key()
    type: TypeFilter | None = f.key()
    graph: inputs.GraphFilter | None = f.key()
    exists: bool | None = f.key()


@conditions
class ChurchCaseCount(inputs.CountRange):
    """Conditions on the number of things that fulfil a church case filter."""

    where: ChurchCaseFilter | None = f.key()


@conditions
class ChurchCaseListFilter:
    """Conditions on a list, with a church case filter."""

    some: ChurchCaseFilter | None = f.key()
    every: ChurchCaseFilter | None = f.key()
    none: ChurchCaseFilter | None = f.key()
    count: ChurchCaseCount | None = f.key()
    exists: bool | None = f.key()


@choice
class ChurchCaseCounts(_Counts, _CaseCounts, _ChurchCaseCounts):
    """Sort by the number of values of a property."""


@choice
class ChurchCaseOrder(_Orders, _CaseOrders, _ChurchCaseOrders):
    """Sort by one value of a church case."""

    id: inputs.Direction | None = f.key()
    key: inputs.Direction | None = f.key()
    count: ChurchCaseCounts | None = f.key()


@conditions
class ChurchFeasibilityStudyFilter(_Keys, _ChurchFeasibilityStudyKeys):
    """Conditions on a church feasibility study; all of them must hold."""

    and_: list[ChurchFeasibilityStudyFilter] | None = f.key("and")
    or_: list[ChurchFeasibilityStudyFilter] | None = f.key("or")
    not_: ChurchFeasibilityStudyFilter | None = f.key("not")
    id: inputs.IdFilter | None = f.key()
    type: TypeFilter | None = f.key()
    graph: inputs.GraphFilter | None = f.key()
    exists: bool | None = f.key()


@conditions
class ChurchFeasibilityStudyCount(inputs.CountRange):
    """Conditions on the number of things that fulfil a church feasibility study filter."""

    where: ChurchFeasibilityStudyFilter | None = f.key()


@conditions
class ChurchFeasibilityStudyListFilter:
    """Conditions on a list, with a church feasibility study filter."""

    some: ChurchFeasibilityStudyFilter | None = f.key()
    every: ChurchFeasibilityStudyFilter | None = f.key()
    none: ChurchFeasibilityStudyFilter | None = f.key()
    count: ChurchFeasibilityStudyCount | None = f.key()
    exists: bool | None = f.key()


@choice
class ChurchFeasibilityStudyCounts(_Counts, _ChurchFeasibilityStudyCounts):
    """Sort by the number of values of a property."""


@choice
class ChurchFeasibilityStudyOrder(_Orders, _ChurchFeasibilityStudyOrders):
    """Sort by one value of a church feasibility study."""

    id: inputs.Direction | None = f.key()
    key: inputs.Direction | None = f.key()
    count: ChurchFeasibilityStudyCounts | None = f.key()


@conditions
class CollectionFilter(_Keys, _CollectionKeys):
    """Conditions on a collection; all of them must hold."""

    and_: list[CollectionFilter] | None = f.key("and")
    or_: list[CollectionFilter] | None = f.key("or")
    not_: CollectionFilter | None = f.key("not")
    id: inputs.IdFilter | None = f.key()
    type: TypeFilter | None = f.key()
    graph: inputs.GraphFilter | None = f.key()
    exists: bool | None = f.key()


@conditions
class CollectionCount(inputs.CountRange):
    """Conditions on the number of things that fulfil a collection filter."""

    where: CollectionFilter | None = f.key()


@conditions
class CollectionListFilter:
    """Conditions on a list, with a collection filter."""

    some: CollectionFilter | None = f.key()
    every: CollectionFilter | None = f.key()
    none: CollectionFilter | None = f.key()
    count: CollectionCount | None = f.key()
    exists: bool | None = f.key()


@choice
class CollectionCounts(_Counts, _CollectionCounts):
    """Sort by the number of values of a property."""


@choice
class CollectionOrder(_Orders, _CollectionOrders):
    """Sort by one value of a collection."""

    id: inputs.Direction | None = f.key()
    key: inputs.Direction | None = f.key()
    count: CollectionCounts | None = f.key()


@conditions
class ComplexUrbanProjectSheetFilter(_Keys, _CaseKeys, _ComplexUrbanProjectSheetKeys):
    """Conditions on a complex urban project sheet; all of them must hold."""

    and_: list[ComplexUrbanProjectSheetFilter] | None = f.key("and")
    or_: list[ComplexUrbanProjectSheetFilter] | None = f.key("or")
    not_: ComplexUrbanProjectSheetFilter | None = f.key("not")
    id: inputs.IdFilter | None = f.key()
    type: TypeFilter | None = f.key()
    graph: inputs.GraphFilter | None = f.key()
    exists: bool | None = f.key()


@conditions
class ComplexUrbanProjectSheetCount(inputs.CountRange):
    """Conditions on the number of things that fulfil a complex urban project sheet filter."""

    where: ComplexUrbanProjectSheetFilter | None = f.key()


@conditions
class ComplexUrbanProjectSheetListFilter:
    """Conditions on a list, with a complex urban project sheet filter."""

    some: ComplexUrbanProjectSheetFilter | None = f.key()
    every: ComplexUrbanProjectSheetFilter | None = f.key()
    none: ComplexUrbanProjectSheetFilter | None = f.key()
    count: ComplexUrbanProjectSheetCount | None = f.key()
    exists: bool | None = f.key()


@choice
class ComplexUrbanProjectSheetCounts(_Counts, _CaseCounts, _ComplexUrbanProjectSheetCounts):
    """Sort by the number of values of a property."""


@choice
class ComplexUrbanProjectSheetOrder(_Orders, _CaseOrders, _ComplexUrbanProjectSheetOrders):
    """Sort by one value of a complex urban project sheet."""

    id: inputs.Direction | None = f.key()
    key: inputs.Direction | None = f.key()
    count: ComplexUrbanProjectSheetCounts | None = f.key()


@conditions
class ConsortiumFilter(_Keys, _AgentKeys, _OrganisationKeys, _ConsortiumKeys):
    """Conditions on a consortium; all of them must hold."""

    and_: list[ConsortiumFilter] | None = f.key("and")
    or_: list[ConsortiumFilter] | None = f.key("or")
    not_: ConsortiumFilter | None = f.key("not")
    id: inputs.IdFilter | None = f.key()
    type: TypeFilter | None = f.key()
    graph: inputs.GraphFilter | None = f.key()
    exists: bool | None = f.key()


@conditions
class ConsortiumCount(inputs.CountRange):
    """Conditions on the number of things that fulfil a consortium filter."""

    where: ConsortiumFilter | None = f.key()


@conditions
class ConsortiumListFilter:
    """Conditions on a list, with a consortium filter."""

    some: ConsortiumFilter | None = f.key()
    every: ConsortiumFilter | None = f.key()
    none: ConsortiumFilter | None = f.key()
    count: ConsortiumCount | None = f.key()
    exists: bool | None = f.key()


@choice
class ConsortiumCounts(_Counts, _AgentCounts, _OrganisationCounts, _ConsortiumCounts):
    """Sort by the number of values of a property."""


@choice
class ConsortiumOrder(_Orders, _OrganisationOrders, _ConsortiumOrders):
    """Sort by one value of a consortium."""

    id: inputs.Direction | None = f.key()
    key: inputs.Direction | None = f.key()
    count: ConsortiumCounts | None = f.key()


@conditions
class CooperationAgreementFilter(_Keys, _CooperationAgreementKeys):
    """Conditions on a cooperation agreement; all of them must hold."""

    and_: list[CooperationAgreementFilter] | None = f.key("and")
    or_: list[CooperationAgreementFilter] | None = f.key("or")
    not_: CooperationAgreementFilter | None = f.key("not")
    id: inputs.IdFilter | None = f.key()
    type: TypeFilter | None = f.key()
    graph: inputs.GraphFilter | None = f.key()
    exists: bool | None = f.key()


@conditions
class CooperationAgreementCount(inputs.CountRange):
    """Conditions on the number of things that fulfil a cooperation agreement filter."""

    where: CooperationAgreementFilter | None = f.key()


@conditions
class CooperationAgreementListFilter:
    """Conditions on a list, with a cooperation agreement filter."""

    some: CooperationAgreementFilter | None = f.key()
    every: CooperationAgreementFilter | None = f.key()
    none: CooperationAgreementFilter | None = f.key()
    count: CooperationAgreementCount | None = f.key()
    exists: bool | None = f.key()


@choice
class CooperationAgreementCounts(_Counts, _CooperationAgreementCounts):
    """Sort by the number of values of a property."""


@choice
class CooperationAgreementOrder(_Orders, _CooperationAgreementOrders):
    """Sort by one value of a cooperation agreement."""

    id: inputs.Direction | None = f.key()
    key: inputs.Direction | None = f.key()
    count: CooperationAgreementCounts | None = f.key()


@conditions
class CriterionFilter(_Keys, _CriterionKeys):
    """Conditions on a criterion; all of them must hold."""

    and_: list[CriterionFilter] | None = f.key("and")
    or_: list[CriterionFilter] | None = f.key("or")
    not_: CriterionFilter | None = f.key("not")
    id: inputs.IdFilter | None = f.key()
    type: TypeFilter | None = f.key()
    graph: inputs.GraphFilter | None = f.key()
    exists: bool | None = f.key()


@conditions
class CriterionCount(inputs.CountRange):
    """Conditions on the number of things that fulfil a criterion filter."""

    where: CriterionFilter | None = f.key()


@conditions
class CriterionListFilter:
    """Conditions on a list, with a criterion filter."""

    some: CriterionFilter | None = f.key()
    every: CriterionFilter | None = f.key()
    none: CriterionFilter | None = f.key()
    count: CriterionCount | None = f.key()
    exists: bool | None = f.key()


@choice
class CriterionCounts(_Counts, _CriterionCounts):
    """Sort by the number of values of a property."""


@choice
class CriterionOrder(_Orders, _CriterionOrders):
    """Sort by one value of a criterion."""

    id: inputs.Direction | None = f.key()
    key: inputs.Direction | None = f.key()
    count: CriterionCounts | None = f.key()


@conditions
class CriterionCheckFilter(_Keys, _CriterionCheckKeys):
    """Conditions on a criterion check; all of them must hold."""

    and_: list[CriterionCheckFilter] | None = f.key("and")
    or_: list[CriterionCheckFilter] | None = f.key("or")
    not_: CriterionCheckFilter | None = f.key("not")
    id: inputs.IdFilter | None = f.key()
    type: TypeFilter | None = f.key()
    graph: inputs.GraphFilter | None = f.key()
    exists: bool | None = f.key()


@conditions
class CriterionCheckCount(inputs.CountRange):
    """Conditions on the number of things that fulfil a criterion check filter."""

    where: CriterionCheckFilter | None = f.key()


@conditions
class CriterionCheckListFilter:
    """Conditions on a list, with a criterion check filter."""

    some: CriterionCheckFilter | None = f.key()
    every: CriterionCheckFilter | None = f.key()
    none: CriterionCheckFilter | None = f.key()
    count: CriterionCheckCount | None = f.key()
    exists: bool | None = f.key()


@choice
class CriterionCheckCounts(_Counts):
    """Sort by the number of values of a property."""


@choice
class CriterionCheckOrder(_Orders, _CriterionCheckOrders):
    """Sort by one value of a criterion check."""

    id: inputs.Direction | None = f.key()
    key: inputs.Direction | None = f.key()
    count: CriterionCheckCounts | None = f.key()


@conditions
class CriterionConceptFilter(_Keys):
    """Conditions on a criterion concept; all of them must hold."""

    and_: list[CriterionConceptFilter] | None = f.key("and")
    or_: list[CriterionConceptFilter] | None = f.key("or")
    not_: CriterionConceptFilter | None = f.key("not")
    id: inputs.IdFilter | None = f.key()
    type: TypeFilter | None = f.key()
    graph: inputs.GraphFilter | None = f.key()
    exists: bool | None = f.key()


@conditions
class CriterionConceptCount(inputs.CountRange):
    """Conditions on the number of things that fulfil a criterion concept filter."""

    where: CriterionConceptFilter | None = f.key()


@conditions
class CriterionConceptListFilter:
    """Conditions on a list, with a criterion concept filter."""

    some: CriterionConceptFilter | None = f.key()
    every: CriterionConceptFilter | None = f.key()
    none: CriterionConceptFilter | None = f.key()
    count: CriterionConceptCount | None = f.key()
    exists: bool | None = f.key()


@choice
class CriterionConceptCounts(_Counts):
    """Sort by the number of values of a property."""


@choice
class CriterionConceptOrder(_Orders):
    """Sort by one value of a criterion concept."""

    id: inputs.Direction | None = f.key()
    key: inputs.Direction | None = f.key()
    count: CriterionConceptCounts | None = f.key()


@conditions
class DefinitionFilter(_Keys, _DefinitionKeys):
    """Conditions on a definition; all of them must hold."""

    and_: list[DefinitionFilter] | None = f.key("and")
    or_: list[DefinitionFilter] | None = f.key("or")
    not_: DefinitionFilter | None = f.key("not")
    id: inputs.IdFilter | None = f.key()
    type: TypeFilter | None = f.key()
    graph: inputs.GraphFilter | None = f.key()
    exists: bool | None = f.key()


@conditions
class DefinitionCount(inputs.CountRange):
    """Conditions on the number of things that fulfil a definition filter."""

    where: DefinitionFilter | None = f.key()


@conditions
class DefinitionListFilter:
    """Conditions on a list, with a definition filter."""

    some: DefinitionFilter | None = f.key()
    every: DefinitionFilter | None = f.key()
    none: DefinitionFilter | None = f.key()
    count: DefinitionCount | None = f.key()
    exists: bool | None = f.key()


@choice
class DefinitionCounts(_Counts):
    """Sort by the number of values of a property."""


@choice
class DefinitionOrder(_Orders, _DefinitionOrders):
    """Sort by one value of a definition."""

    id: inputs.Direction | None = f.key()
    key: inputs.Direction | None = f.key()
    count: DefinitionCounts | None = f.key()


@conditions
class DisseminationChannelFilter(_Keys, _RowKeys, _DisseminationChannelKeys):
    """Conditions on a dissemination channel; all of them must hold."""

    and_: list[DisseminationChannelFilter] | None = f.key("and")
    or_: list[DisseminationChannelFilter] | None = f.key("or")
    not_: DisseminationChannelFilter | None = f.key("not")
    id: inputs.IdFilter | None = f.key()
    type: TypeFilter | None = f.key()
    graph: inputs.GraphFilter | None = f.key()
    exists: bool | None = f.key()


@conditions
class DisseminationChannelCount(inputs.CountRange):
    """Conditions on the number of things that fulfil a dissemination channel filter."""

    where: DisseminationChannelFilter | None = f.key()


@conditions
class DisseminationChannelListFilter:
    """Conditions on a list, with a dissemination channel filter."""

    some: DisseminationChannelFilter | None = f.key()
    every: DisseminationChannelFilter | None = f.key()
    none: DisseminationChannelFilter | None = f.key()
    count: DisseminationChannelCount | None = f.key()
    exists: bool | None = f.key()


@choice
class DisseminationChannelCounts(_Counts, _RowCounts):
    """Sort by the number of values of a property."""


@choice
class DisseminationChannelOrder(_Orders, _RowOrders, _DisseminationChannelOrders):
    """Sort by one value of a dissemination channel."""

    id: inputs.Direction | None = f.key()
    key: inputs.Direction | None = f.key()
    count: DisseminationChannelCounts | None = f.key()


@conditions
class EndeavourFilter(_Keys, _EndeavourKeys, _ProgrammeKeys, _ProjectKeys):
    """Conditions on an endeavour; all of them must hold."""

    and_: list[EndeavourFilter] | None = f.key("and")
    or_: list[EndeavourFilter] | None = f.key("or")
    not_: EndeavourFilter | None = f.key("not")
    id: inputs.IdFilter | None = f.key()
    type: TypeFilter | None = f.key()
    graph: inputs.GraphFilter | None = f.key()
    exists: bool | None = f.key()


@conditions
class EndeavourCount(inputs.CountRange):
    """Conditions on the number of things that fulfil an endeavour filter."""

    where: EndeavourFilter | None = f.key()


@conditions
class EndeavourListFilter:
    """Conditions on a list, with an endeavour filter."""

    some: EndeavourFilter | None = f.key()
    every: EndeavourFilter | None = f.key()
    none: EndeavourFilter | None = f.key()
    count: EndeavourCount | None = f.key()
    exists: bool | None = f.key()


@choice
class EndeavourCounts(_Counts, _EndeavourCounts, _ProgrammeCounts, _ProjectCounts):
    """Sort by the number of values of a property."""


@choice
class EndeavourOrder(_Orders, _EndeavourOrders, _ProgrammeOrders, _ProjectOrders):
    """Sort by one value of an endeavour."""

    id: inputs.Direction | None = f.key()
    key: inputs.Direction | None = f.key()
    count: EndeavourCounts | None = f.key()


@conditions
class EventFilter(_Keys, _EventKeys, _KickOffMeetingKeys, _StudyTripKeys):
    """Conditions on an event; all of them must hold."""

    and_: list[EventFilter] | None = f.key("and")
    or_: list[EventFilter] | None = f.key("or")
    not_: EventFilter | None = f.key("not")
    id: inputs.IdFilter | None = f.key()
    type: TypeFilter | None = f.key()
    graph: inputs.GraphFilter | None = f.key()
    exists: bool | None = f.key()


@conditions
class EventCount(inputs.CountRange):
    """Conditions on the number of things that fulfil an event filter."""

    where: EventFilter | None = f.key()


@conditions
class EventListFilter:
    """Conditions on a list, with an event filter."""

    some: EventFilter | None = f.key()
    every: EventFilter | None = f.key()
    none: EventFilter | None = f.key()
    count: EventCount | None = f.key()
    exists: bool | None = f.key()


@choice
class EventCounts(_Counts, _EventCounts, _KickOffMeetingCounts, _StudyTripCounts):
    """Sort by the number of values of a property."""


@choice
class EventOrder(_Orders, _EventOrders, _StudyTripOrders):
    """Sort by one value of an event."""

    id: inputs.Direction | None = f.key()
    key: inputs.Direction | None = f.key()
    count: EventCounts | None = f.key()


@conditions
class FinanceLineFilter(_Keys, _FinanceLineKeys):
    """Conditions on a finance line; all of them must hold."""

    and_: list[FinanceLineFilter] | None = f.key("and")
    or_: list[FinanceLineFilter] | None = f.key("or")
    not_: FinanceLineFilter | None = f.key("not")
    id: inputs.IdFilter | None = f.key()
    type: TypeFilter | None = f.key()
    graph: inputs.GraphFilter | None = f.key()
    exists: bool | None = f.key()


@conditions
class FinanceLineCount(inputs.CountRange):
    """Conditions on the number of things that fulfil a finance line filter."""

    where: FinanceLineFilter | None = f.key()


@conditions
class FinanceLineListFilter:
    """Conditions on a list, with a finance line filter."""

    some: FinanceLineFilter | None = f.key()
    every: FinanceLineFilter | None = f.key()
    none: FinanceLineFilter | None = f.key()
    count: FinanceLineCount | None = f.key()
    exists: bool | None = f.key()


@choice
class FinanceLineCounts(_Counts):
    """Sort by the number of values of a property."""


@choice
class FinanceLineOrder(_Orders, _FinanceLineOrders):
    """Sort by one value of a finance line."""

    id: inputs.Direction | None = f.key()
    key: inputs.Direction | None = f.key()
    count: FinanceLineCounts | None = f.key()


@conditions
class ForeignModelFilter(_Keys, _ForeignModelKeys):
    """Conditions on a foreign model; all of them must hold."""

    and_: list[ForeignModelFilter] | None = f.key("and")
    or_: list[ForeignModelFilter] | None = f.key("or")
    not_: ForeignModelFilter | None = f.key("not")
    id: inputs.IdFilter | None = f.key()
    type: TypeFilter | None = f.key()
    graph: inputs.GraphFilter | None = f.key()
    exists: bool | None = f.key()


@conditions
class ForeignModelCount(inputs.CountRange):
    """Conditions on the number of things that fulfil a foreign model filter."""

    where: ForeignModelFilter | None = f.key()


@conditions
class ForeignModelListFilter:
    """Conditions on a list, with a foreign model filter."""

    some: ForeignModelFilter | None = f.key()
    every: ForeignModelFilter | None = f.key()
    none: ForeignModelFilter | None = f.key()
    count: ForeignModelCount | None = f.key()
    exists: bool | None = f.key()


@choice
class ForeignModelCounts(_Counts, _ForeignModelCounts):
    """Sort by the number of values of a property."""


@choice
class ForeignModelOrder(_Orders, _ForeignModelOrders):
    """Sort by one value of a foreign model."""

    id: inputs.Direction | None = f.key()
    key: inputs.Direction | None = f.key()
    count: ForeignModelCounts | None = f.key()


@conditions
class FrameworkAgreementFilter(_Keys, _FrameworkAgreementKeys):
    """Conditions on a framework agreement; all of them must hold."""

    and_: list[FrameworkAgreementFilter] | None = f.key("and")
    or_: list[FrameworkAgreementFilter] | None = f.key("or")
    not_: FrameworkAgreementFilter | None = f.key("not")
    id: inputs.IdFilter | None = f.key()
    type: TypeFilter | None = f.key()
    graph: inputs.GraphFilter | None = f.key()
    exists: bool | None = f.key()


@conditions
class FrameworkAgreementCount(inputs.CountRange):
    """Conditions on the number of things that fulfil a framework agreement filter."""

    where: FrameworkAgreementFilter | None = f.key()


@conditions
class FrameworkAgreementListFilter:
    """Conditions on a list, with a framework agreement filter."""

    some: FrameworkAgreementFilter | None = f.key()
    every: FrameworkAgreementFilter | None = f.key()
    none: FrameworkAgreementFilter | None = f.key()
    count: FrameworkAgreementCount | None = f.key()
    exists: bool | None = f.key()


@choice
class FrameworkAgreementCounts(_Counts, _FrameworkAgreementCounts):
    """Sort by the number of values of a property."""


@choice
class FrameworkAgreementOrder(_Orders):
    """Sort by one value of a framework agreement."""

    id: inputs.Direction | None = f.key()
    key: inputs.Direction | None = f.key()
    count: FrameworkAgreementCounts | None = f.key()


@conditions
class GdprTopicFilter(_Keys):
    """Conditions on a gdpr topic; all of them must hold."""

    and_: list[GdprTopicFilter] | None = f.key("and")
    or_: list[GdprTopicFilter] | None = f.key("or")
    not_: GdprTopicFilter | None = f.key("not")
    id: inputs.IdFilter | None = f.key()
    type: TypeFilter | None = f.key()
    graph: inputs.GraphFilter | None = f.key()
    exists: bool | None = f.key()


@conditions
class GdprTopicCount(inputs.CountRange):
    """Conditions on the number of things that fulfil a gdpr topic filter."""

    where: GdprTopicFilter | None = f.key()


@conditions
class GdprTopicListFilter:
    """Conditions on a list, with a gdpr topic filter."""

    some: GdprTopicFilter | None = f.key()
    every: GdprTopicFilter | None = f.key()
    none: GdprTopicFilter | None = f.key()
    count: GdprTopicCount | None = f.key()
    exists: bool | None = f.key()


@choice
class GdprTopicCounts(_Counts):
    """Sort by the number of values of a property."""


@choice
class GdprTopicOrder(_Orders):
    """Sort by one value of a gdpr topic."""

    id: inputs.Direction | None = f.key()
    key: inputs.Direction | None = f.key()
    count: GdprTopicCounts | None = f.key()


@conditions
class ImpactAssessmentFilter(_Keys, _ImpactAssessmentKeys):
    """Conditions on an impact assessment; all of them must hold."""

    and_: list[ImpactAssessmentFilter] | None = f.key("and")
    or_: list[ImpactAssessmentFilter] | None = f.key("or")
    not_: ImpactAssessmentFilter | None = f.key("not")
    id: inputs.IdFilter | None = f.key()
    type: TypeFilter | None = f.key()
    graph: inputs.GraphFilter | None = f.key()
    exists: bool | None = f.key()


@conditions
class ImpactAssessmentCount(inputs.CountRange):
    """Conditions on the number of things that fulfil an impact assessment filter."""

    where: ImpactAssessmentFilter | None = f.key()


@conditions
class ImpactAssessmentListFilter:
    """Conditions on a list, with an impact assessment filter."""

    some: ImpactAssessmentFilter | None = f.key()
    every: ImpactAssessmentFilter | None = f.key()
    none: ImpactAssessmentFilter | None = f.key()
    count: ImpactAssessmentCount | None = f.key()
    exists: bool | None = f.key()


@choice
class ImpactAssessmentCounts(_Counts, _ImpactAssessmentCounts):
    """Sort by the number of values of a property."""


@choice
class ImpactAssessmentOrder(_Orders):
    """Sort by one value of an impact assessment."""

    id: inputs.Direction | None = f.key()
    key: inputs.Direction | None = f.key()
    count: ImpactAssessmentCounts | None = f.key()


@conditions
class IndicatorFilter(_Keys, _PlanElementKeys, _IndicatorKeys):
    """Conditions on an indicator; all of them must hold."""

    and_: list[IndicatorFilter] | None = f.key("and")
    or_: list[IndicatorFilter] | None = f.key("or")
    not_: IndicatorFilter | None = f.key("not")
    id: inputs.IdFilter | None = f.key()
    type: TypeFilter | None = f.key()
    graph: inputs.GraphFilter | None = f.key()
    exists: bool | None = f.key()


@conditions
class IndicatorCount(inputs.CountRange):
    """Conditions on the number of things that fulfil an indicator filter."""

    where: IndicatorFilter | None = f.key()


@conditions
class IndicatorListFilter:
    """Conditions on a list, with an indicator filter."""

    some: IndicatorFilter | None = f.key()
    every: IndicatorFilter | None = f.key()
    none: IndicatorFilter | None = f.key()
    count: IndicatorCount | None = f.key()
    exists: bool | None = f.key()


@choice
class IndicatorCounts(_Counts, _PlanElementCounts, _IndicatorCounts):
    """Sort by the number of values of a property."""


@choice
class IndicatorOrder(_Orders, _PlanElementOrders, _IndicatorOrders):
    """Sort by one value of an indicator."""

    id: inputs.Direction | None = f.key()
    key: inputs.Direction | None = f.key()
    count: IndicatorCounts | None = f.key()


@conditions
class InstrumentFilter(_Keys, _InstrumentKeys):
    """Conditions on an instrument; all of them must hold."""

    and_: list[InstrumentFilter] | None = f.key("and")
    or_: list[InstrumentFilter] | None = f.key("or")
    not_: InstrumentFilter | None = f.key("not")
    id: inputs.IdFilter | None = f.key()
    type: TypeFilter | None = f.key()
    graph: inputs.GraphFilter | None = f.key()
    exists: bool | None = f.key()


@conditions
class InstrumentCount(inputs.CountRange):
    """Conditions on the number of things that fulfil an instrument filter."""

    where: InstrumentFilter | None = f.key()


@conditions
class InstrumentListFilter:
    """Conditions on a list, with an instrument filter."""

    some: InstrumentFilter | None = f.key()
    every: InstrumentFilter | None = f.key()
    none: InstrumentFilter | None = f.key()
    count: InstrumentCount | None = f.key()
    exists: bool | None = f.key()


@choice
class InstrumentCounts(_Counts):
    """Sort by the number of values of a property."""


@choice
class InstrumentOrder(_Orders, _InstrumentOrders):
    """Sort by one value of an instrument."""

    id: inputs.Direction | None = f.key()
    key: inputs.Direction | None = f.key()
    count: InstrumentCounts | None = f.key()


@conditions
class IssueFilter(_Keys, _IssueKeys):
    """Conditions on an issue; all of them must hold."""

    and_: list[IssueFilter] | None = f.key("and")
    or_: list[IssueFilter] | None = f.key("or")
    not_: IssueFilter | None = f.key("not")
    id: inputs.IdFilter | None = f.key()
    type: TypeFilter | None = f.key()
    graph: inputs.GraphFilter | None = f.key()
    exists: bool | None = f.key()


@conditions
class IssueCount(inputs.CountRange):
    """Conditions on the number of things that fulfil an issue filter."""

    where: IssueFilter | None = f.key()


@conditions
class IssueListFilter:
    """Conditions on a list, with an issue filter."""

    some: IssueFilter | None = f.key()
    every: IssueFilter | None = f.key()
    none: IssueFilter | None = f.key()
    count: IssueCount | None = f.key()
    exists: bool | None = f.key()


@choice
class IssueCounts(_Counts, _IssueCounts):
    """Sort by the number of values of a property."""


@choice
class IssueOrder(_Orders, _IssueOrders):
    """Sort by one value of an issue."""

    id: inputs.Direction | None = f.key()
    key: inputs.Direction | None = f.key()
    count: IssueCounts | None = f.key()


@conditions
class KickOffMeetingFilter(_Keys, _EventKeys, _KickOffMeetingKeys):
    """Conditions on a kick off meeting; all of them must hold."""

    and_: list[KickOffMeetingFilter] | None = f.key("and")
    or_: list[KickOffMeetingFilter] | None = f.key("or")
    not_: KickOffMeetingFilter | None = f.key("not")
    id: inputs.IdFilter | None = f.key()
    type: TypeFilter | None = f.key()
    graph: inputs.GraphFilter | None = f.key()
    exists: bool | None = f.key()


@conditions
class KickOffMeetingCount(inputs.CountRange):
    """Conditions on the number of things that fulfil a kick off meeting filter."""

    where: KickOffMeetingFilter | None = f.key()


@conditions
class KickOffMeetingListFilter:
    """Conditions on a list, with a kick off meeting filter."""

    some: KickOffMeetingFilter | None = f.key()
    every: KickOffMeetingFilter | None = f.key()
    none: KickOffMeetingFilter | None = f.key()
    count: KickOffMeetingCount | None = f.key()
    exists: bool | None = f.key()


@choice
class KickOffMeetingCounts(_Counts, _EventCounts, _KickOffMeetingCounts):
    """Sort by the number of values of a property."""


@choice
class KickOffMeetingOrder(_Orders, _EventOrders):
    """Sort by one value of a kick off meeting."""

    id: inputs.Direction | None = f.key()
    key: inputs.Direction | None = f.key()
    count: KickOffMeetingCounts | None = f.key()


@conditions
class MembershipFilter(_Keys, _MembershipKeys):
    """Conditions on a membership; all of them must hold."""

    and_: list[MembershipFilter] | None = f.key("and")
    or_: list[MembershipFilter] | None = f.key("or")
    not_: MembershipFilter | None = f.key("not")
    id: inputs.IdFilter | None = f.key()
    type: TypeFilter | None = f.key()
    graph: inputs.GraphFilter | None = f.key()
    exists: bool | None = f.key()


@conditions
class MembershipCount(inputs.CountRange):
    """Conditions on the number of things that fulfil a membership filter."""

    where: MembershipFilter | None = f.key()


@conditions
class MembershipListFilter:
    """Conditions on a list, with a membership filter."""

    some: MembershipFilter | None = f.key()
    every: MembershipFilter | None = f.key()
    none: MembershipFilter | None = f.key()
    count: MembershipCount | None = f.key()
    exists: bool | None = f.key()


@choice
class MembershipCounts(_Counts):
    """Sort by the number of values of a property."""


@choice
class MembershipOrder(_Orders, _MembershipOrders):
    """Sort by one value of a membership."""

    id: inputs.Direction | None = f.key()
    key: inputs.Direction | None = f.key()
    count: MembershipCounts | None = f.key()


@conditions
class MetricFilter(_Keys, _MetricKeys):
    """Conditions on a metric; all of them must hold."""

    and_: list[MetricFilter] | None = f.key("and")
    or_: list[MetricFilter] | None = f.key("or")
    not_: MetricFilter | None = f.key("not")
    id: inputs.IdFilter | None = f.key()
    type: TypeFilter | None = f.key()
    graph: inputs.GraphFilter | None = f.key()
    exists: bool | None = f.key()


@conditions
class MetricCount(inputs.CountRange):
    """Conditions on the number of things that fulfil a metric filter."""

    where: MetricFilter | None = f.key()


@conditions
class MetricListFilter:
    """Conditions on a list, with a metric filter."""

    some: MetricFilter | None = f.key()
    every: MetricFilter | None = f.key()
    none: MetricFilter | None = f.key()
    count: MetricCount | None = f.key()
    exists: bool | None = f.key()


@choice
class MetricCounts(_Counts, _MetricCounts):
    """Sort by the number of values of a property."""


@choice
class MetricOrder(_Orders, _MetricOrders):
    """Sort by one value of a metric."""

    id: inputs.Direction | None = f.key()
    key: inputs.Direction | None = f.key()
    count: MetricCounts | None = f.key()


@conditions
class MilestoneFilter(_Keys, _MilestoneKeys):
    """Conditions on a milestone; all of them must hold."""

    and_: list[MilestoneFilter] | None = f.key("and")
    or_: list[MilestoneFilter] | None = f.key("or")
    not_: MilestoneFilter | None = f.key("not")
    id: inputs.IdFilter | None = f.key()
    type: TypeFilter | None = f.key()
    graph: inputs.GraphFilter | None = f.key()
    exists: bool | None = f.key()


@conditions
class MilestoneCount(inputs.CountRange):
    """Conditions on the number of things that fulfil a milestone filter."""

    where: MilestoneFilter | None = f.key()


@conditions
class MilestoneListFilter:
    """Conditions on a list, with a milestone filter."""

    some: MilestoneFilter | None = f.key()
    every: MilestoneFilter | None = f.key()
    none: MilestoneFilter | None = f.key()
    count: MilestoneCount | None = f.key()
    exists: bool | None = f.key()


@choice
class MilestoneCounts(_Counts):
    """Sort by the number of values of a property."""


@choice
class MilestoneOrder(_Orders, _MilestoneOrders):
    """Sort by one value of a milestone."""

    id: inputs.Direction | None = f.key()
    key: inputs.Direction | None = f.key()
    count: MilestoneCounts | None = f.key()


@conditions
class MunicipalityFilter(_Keys, _AgentKeys, _OrganisationKeys, _MunicipalityKeys):
    """Conditions on a municipality; all of them must hold."""

    and_: list[MunicipalityFilter] | None = f.key("and")
    or_: list[MunicipalityFilter] | None = f.key("or")
    not_: MunicipalityFilter | None = f.key("not")
    id: inputs.IdFilter | None = f.key()
    type: TypeFilter | None = f.key()
    graph: inputs.GraphFilter | None = f.key()
    exists: bool | None = f.key()


@conditions
class MunicipalityCount(inputs.CountRange):
    """Conditions on the number of things that fulfil a municipality filter."""

    where: MunicipalityFilter | None = f.key()


@conditions
class MunicipalityListFilter:
    """Conditions on a list, with a municipality filter."""

    some: MunicipalityFilter | None = f.key()
    every: MunicipalityFilter | None = f.key()
    none: MunicipalityFilter | None = f.key()
    count: MunicipalityCount | None = f.key()
    exists: bool | None = f.key()


@choice
class MunicipalityCounts(_Counts, _AgentCounts, _OrganisationCounts, _MunicipalityCounts):
    """Sort by the number of values of a property."""


@choice
class MunicipalityOrder(_Orders, _OrganisationOrders, _MunicipalityOrders):
    """Sort by one value of a municipality."""

    id: inputs.Direction | None = f.key()
    key: inputs.Direction | None = f.key()
    count: MunicipalityCounts | None = f.key()


@conditions
class NewsItemFilter(_Keys, _NewsItemKeys):
    """Conditions on a news item; all of them must hold."""

    and_: list[NewsItemFilter] | None = f.key("and")
    or_: list[NewsItemFilter] | None = f.key("or")
    not_: NewsItemFilter | None = f.key("not")
    id: inputs.IdFilter | None = f.key()
    type: TypeFilter | None = f.key()
    graph: inputs.GraphFilter | None = f.key()
    exists: bool | None = f.key()


@conditions
class NewsItemCount(inputs.CountRange):
    """Conditions on the number of things that fulfil a news item filter."""

    where: NewsItemFilter | None = f.key()


@conditions
class NewsItemListFilter:
    """Conditions on a list, with a news item filter."""

    some: NewsItemFilter | None = f.key()
    every: NewsItemFilter | None = f.key()
    none: NewsItemFilter | None = f.key()
    count: NewsItemCount | None = f.key()
    exists: bool | None = f.key()


@choice
class NewsItemCounts(_Counts):
    """Sort by the number of values of a property."""


@choice
class NewsItemOrder(_Orders, _NewsItemOrders):
    """Sort by one value of a news item."""

    id: inputs.Direction | None = f.key()
    key: inputs.Direction | None = f.key()
    count: NewsItemCounts | None = f.key()


@conditions
class NewsletterItemFilter(_Keys, _NewsletterItemKeys):
    """Conditions on a newsletter item; all of them must hold."""

    and_: list[NewsletterItemFilter] | None = f.key("and")
    or_: list[NewsletterItemFilter] | None = f.key("or")
    not_: NewsletterItemFilter | None = f.key("not")
    id: inputs.IdFilter | None = f.key()
    type: TypeFilter | None = f.key()
    graph: inputs.GraphFilter | None = f.key()
    exists: bool | None = f.key()


@conditions
class NewsletterItemCount(inputs.CountRange):
    """Conditions on the number of things that fulfil a newsletter item filter."""

    where: NewsletterItemFilter | None = f.key()


@conditions
class NewsletterItemListFilter:
    """Conditions on a list, with a newsletter item filter."""

    some: NewsletterItemFilter | None = f.key()
    every: NewsletterItemFilter | None = f.key()
    none: NewsletterItemFilter | None = f.key()
    count: NewsletterItemCount | None = f.key()
    exists: bool | None = f.key()


@choice
class NewsletterItemCounts(_Counts):
    """Sort by the number of values of a property."""


@choice
class NewsletterItemOrder(_Orders, _NewsletterItemOrders):
    """Sort by one value of a newsletter item."""

    id: inputs.Direction | None = f.key()
    key: inputs.Direction | None = f.key()
    count: NewsletterItemCounts | None = f.key()


@conditions
class NewsletterItemKindFilter(_Keys, _NewsletterItemKindKeys):
    """Conditions on a newsletter item kind; all of them must hold."""

    and_: list[NewsletterItemKindFilter] | None = f.key("and")
    or_: list[NewsletterItemKindFilter] | None = f.key("or")
    not_: NewsletterItemKindFilter | None = f.key("not")
    id: inputs.IdFilter | None = f.key()
    type: TypeFilter | None = f.key()
    graph: inputs.GraphFilter | None = f.key()
    exists: bool | None = f.key()


@conditions
class NewsletterItemKindCount(inputs.CountRange):
    """Conditions on the number of things that fulfil a newsletter item kind filter."""

    where: NewsletterItemKindFilter | None = f.key()


@conditions
class NewsletterItemKindListFilter:
    """Conditions on a list, with a newsletter item kind filter."""

    some: NewsletterItemKindFilter | None = f.key()
    every: NewsletterItemKindFilter | None = f.key()
    none: NewsletterItemKindFilter | None = f.key()
    count: NewsletterItemKindCount | None = f.key()
    exists: bool | None = f.key()


@choice
class NewsletterItemKindCounts(_Counts, _NewsletterItemKindCounts):
    """Sort by the number of values of a property."""


@choice
class NewsletterItemKindOrder(_Orders):
    """Sort by one value of a newsletter item kind."""

    id: inputs.Direction | None = f.key()
    key: inputs.Direction | None = f.key()
    count: NewsletterItemKindCounts | None = f.key()


@conditions
class ObservationFilter(_Keys, _RowKeys, _ObservationKeys):
    """Conditions on an observation; all of them must hold."""

    and_: list[ObservationFilter] | None = f.key("and")
    or_: list[ObservationFilter] | None = f.key("or")
    not_: ObservationFilter | None = f.key("not")
    id: inputs.IdFilter | None = f.key()
    type: TypeFilter | None = f.key()
    graph: inputs.GraphFilter | None = f.key()
    exists: bool | None = f.key()


@conditions
class ObservationCount(inputs.CountRange):
    """Conditions on the number of things that fulfil an observation filter."""

    where: ObservationFilter | None = f.key()


@conditions
class ObservationListFilter:
    """Conditions on a list, with an observation filter."""

    some: ObservationFilter | None = f.key()
    every: ObservationFilter | None = f.key()
    none: ObservationFilter | None = f.key()
    count: ObservationCount | None = f.key()
    exists: bool | None = f.key()


@choice
class ObservationCounts(_Counts, _RowCounts):
    """Sort by the number of values of a property."""


@choice
class ObservationOrder(_Orders, _RowOrders, _ObservationOrders):
    """Sort by one value of an observation."""

    id: inputs.Direction | None = f.key()
    key: inputs.Direction | None = f.key()
    count: ObservationCounts | None = f.key()


@conditions
class OpenDatasetFilter(_Keys, _OpenDatasetKeys):
    """Conditions on an open dataset; all of them must hold."""

    and_: list[OpenDatasetFilter] | None = f.key("and")
    or_: list[OpenDatasetFilter] | None = f.key("or")
    not_: OpenDatasetFilter | None = f.key("not")
    id: inputs.IdFilter | None = f.key()
    type: TypeFilter | None = f.key()
    graph: inputs.GraphFilter | None = f.key()
    exists: bool | None = f.key()


@conditions
class OpenDatasetCount(inputs.CountRange):
    """Conditions on the number of things that fulfil an open dataset filter."""

    where: OpenDatasetFilter | None = f.key()


@conditions
class OpenDatasetListFilter:
    """Conditions on a list, with an open dataset filter."""

    some: OpenDatasetFilter | None = f.key()
    every: OpenDatasetFilter | None = f.key()
    none: OpenDatasetFilter | None = f.key()
    count: OpenDatasetCount | None = f.key()
    exists: bool | None = f.key()


@choice
class OpenDatasetCounts(_Counts):
    """Sort by the number of values of a property."""


@choice
class OpenDatasetOrder(_Orders, _OpenDatasetOrders):
    """Sort by one value of an open dataset."""

    id: inputs.Direction | None = f.key()
    key: inputs.Direction | None = f.key()
    count: OpenDatasetCounts | None = f.key()


@conditions
class OrganisationFilter(_Keys, _AgentKeys, _OrganisationKeys, _ConsortiumKeys, _UnnamedGroupKeys, _MunicipalityKeys):
    """Conditions on an organisation; all of them must hold."""

    and_: list[OrganisationFilter] | None = f.key("and")
    or_: list[OrganisationFilter] | None = f.key("or")
    not_: OrganisationFilter | None = f.key("not")
    id: inputs.IdFilter | None = f.key()
    type: TypeFilter | None = f.key()
    graph: inputs.GraphFilter | None = f.key()
    exists: bool | None = f.key()


@conditions
class OrganisationCount(inputs.CountRange):
    """Conditions on the number of things that fulfil an organisation filter."""

    where: OrganisationFilter | None = f.key()


@conditions
class OrganisationListFilter:
    """Conditions on a list, with an organisation filter."""

    some: OrganisationFilter | None = f.key()
    every: OrganisationFilter | None = f.key()
    none: OrganisationFilter | None = f.key()
    count: OrganisationCount | None = f.key()
    exists: bool | None = f.key()


@choice
class OrganisationCounts(_Counts, _AgentCounts, _OrganisationCounts, _ConsortiumCounts, _MunicipalityCounts):
    """Sort by the number of values of a property."""


@choice
class OrganisationOrder(_Orders, _OrganisationOrders, _ConsortiumOrders, _UnnamedGroupOrders, _MunicipalityOrders):
    """Sort by one value of an organisation."""

    id: inputs.Direction | None = f.key()
    key: inputs.Direction | None = f.key()
    count: OrganisationCounts | None = f.key()


@conditions
class OrganisationRelationFilter(_Keys, _RowKeys, _OrganisationRelationKeys):
    """Conditions on an organisation relation; all of them must hold."""

    and_: list[OrganisationRelationFilter] | None = f.key("and")
    or_: list[OrganisationRelationFilter] | None = f.key("or")
    not_: OrganisationRelationFilter | None = f.key("not")
    id: inputs.IdFilter | None = f.key()
    type: TypeFilter | None = f.key()
    graph: inputs.GraphFilter | None = f.key()
    exists: bool | None = f.key()


@conditions
class OrganisationRelationCount(inputs.CountRange):
    """Conditions on the number of things that fulfil an organisation relation filter."""

    where: OrganisationRelationFilter | None = f.key()


@conditions
class OrganisationRelationListFilter:
    """Conditions on a list, with an organisation relation filter."""

    some: OrganisationRelationFilter | None = f.key()
    every: OrganisationRelationFilter | None = f.key()
    none: OrganisationRelationFilter | None = f.key()
    count: OrganisationRelationCount | None = f.key()
    exists: bool | None = f.key()


@choice
class OrganisationRelationCounts(_Counts, _RowCounts):
    """Sort by the number of values of a property."""


@choice
class OrganisationRelationOrder(_Orders, _RowOrders, _OrganisationRelationOrders):
    """Sort by one value of an organisation relation."""

    id: inputs.Direction | None = f.key()
    key: inputs.Direction | None = f.key()
    count: OrganisationRelationCounts | None = f.key()


@conditions
class PackageFilter(_Keys, _PackageKeys):
    """Conditions on a package; all of them must hold."""

    and_: list[PackageFilter] | None = f.key("and")
    or_: list[PackageFilter] | None = f.key("or")
    not_: PackageFilter | None = f.key("not")
    id: inputs.IdFilter | None = f.key()
    type: TypeFilter | None = f.key()
    graph: inputs.GraphFilter | None = f.key()
    exists: bool | None = f.key()


@conditions
class PackageCount(inputs.CountRange):
    """Conditions on the number of things that fulfil a package filter."""

    where: PackageFilter | None = f.key()


@conditions
class PackageListFilter:
    """Conditions on a list, with a package filter."""

    some: PackageFilter | None = f.key()
    every: PackageFilter | None = f.key()
    none: PackageFilter | None = f.key()
    count: PackageCount | None = f.key()
    exists: bool | None = f.key()


@choice
class PackageCounts(_Counts, _PackageCounts):
    """Sort by the number of values of a property."""


@choice
class PackageOrder(_Orders, _PackageOrders):
    """Sort by one value of a package."""

    id: inputs.Direction | None = f.key()
    key: inputs.Direction | None = f.key()
    count: PackageCounts | None = f.key()


@conditions
class ParishChurchFilter(_Keys, _ParishChurchKeys):
    """Conditions on a parish church; all of them must hold."""

    and_: list[ParishChurchFilter] | None = f.key("and")
    or_: list[ParishChurchFilter] | None = f.key("or")
    not_: ParishChurchFilter | None = f.key("not")
    id: inputs.IdFilter | None = f.key()
    type: TypeFilter | None = f.key()
    graph: inputs.GraphFilter | None = f.key()
    exists: bool | None = f.key()


@conditions
class ParishChurchCount(inputs.CountRange):
    """Conditions on the number of things that fulfil a parish church filter."""

    where: ParishChurchFilter | None = f.key()


@conditions
class ParishChurchListFilter:
    """Conditions on a list, with a parish church filter."""

    some: ParishChurchFilter | None = f.key()
    every: ParishChurchFilter | None = f.key()
    none: ParishChurchFilter | None = f.key()
    count: ParishChurchCount | None = f.key()
    exists: bool | None = f.key()


@choice
class ParishChurchCounts(_Counts, _ParishChurchCounts):
    """Sort by the number of values of a property."""


@choice
class ParishChurchOrder(_Orders):
    """Sort by one value of a parish church."""

    id: inputs.Direction | None = f.key()
    key: inputs.Direction | None = f.key()
    count: ParishChurchCounts | None = f.key()


@conditions
class ParticipationFilter(_Keys, _RowKeys, _ParticipationKeys):
    """Conditions on a participation; all of them must hold."""

    and_: list[ParticipationFilter] | None = f.key("and")
    or_: list[ParticipationFilter] | None = f.key("or")
    not_: ParticipationFilter | None = f.key("not")
    id: inputs.IdFilter | None = f.key()
    type: TypeFilter | None = f.key()
    graph: inputs.GraphFilter | None = f.key()
    exists: bool | None = f.key()


@conditions
class ParticipationCount(inputs.CountRange):
    """Conditions on the number of things that fulfil a participation filter."""

    where: ParticipationFilter | None = f.key()


@conditions
class ParticipationListFilter:
    """Conditions on a list, with a participation filter."""

    some: ParticipationFilter | None = f.key()
    every: ParticipationFilter | None = f.key()
    none: ParticipationFilter | None = f.key()
    count: ParticipationCount | None = f.key()
    exists: bool | None = f.key()


@choice
class ParticipationCounts(_Counts, _RowCounts):
    """Sort by the number of values of a property."""


@choice
class ParticipationOrder(_Orders, _RowOrders, _ParticipationOrders):
    """Sort by one value of a participation."""

    id: inputs.Direction | None = f.key()
    key: inputs.Direction | None = f.key()
    count: ParticipationCounts | None = f.key()


@conditions
class PassageFilter(_Keys, _PassageKeys):
    """Conditions on a passage; all of them must hold."""

    and_: list[PassageFilter] | None = f.key("and")
    or_: list[PassageFilter] | None = f.key("or")
    not_: PassageFilter | None = f.key("not")
    id: inputs.IdFilter | None = f.key()
    type: TypeFilter | None = f.key()
    graph: inputs.GraphFilter | None = f.key()
    exists: bool | None = f.key()


@conditions
class PassageCount(inputs.CountRange):
    """Conditions on the number of things that fulfil a passage filter."""

    where: PassageFilter | None = f.key()


@conditions
class PassageListFilter:
    """Conditions on a list, with a passage filter."""

    some: PassageFilter | None = f.key()
    every: PassageFilter | None = f.key()
    none: PassageFilter | None = f.key()
    count: PassageCount | None = f.key()
    exists: bool | None = f.key()


@choice
class PassageCounts(_Counts):
    """Sort by the number of values of a property."""


@choice
class PassageOrder(_Orders, _PassageOrders):
    """Sort by one value of a passage."""

    id: inputs.Direction | None = f.key()
    key: inputs.Direction | None = f.key()
    count: PassageCounts | None = f.key()


@conditions
class PersonFilter(_Keys, _AgentKeys, _PersonKeys):
    """Conditions on a person; all of them must hold."""

    and_: list[PersonFilter] | None = f.key("and")
    or_: list[PersonFilter] | None = f.key("or")
    not_: PersonFilter | None = f.key("not")
    id: inputs.IdFilter | None = f.key()
    type: TypeFilter | None = f.key()
    graph: inputs.GraphFilter | None = f.key()
    exists: bool | None = f.key()


@conditions
class PersonCount(inputs.CountRange):
    """Conditions on the number of things that fulfil a person filter."""

    where: PersonFilter | None = f.key()


@conditions
class PersonListFilter:
    """Conditions on a list, with a person filter."""

    some: PersonFilter | None = f.key()
    every: PersonFilter | None = f.key()
    none: PersonFilter | None = f.key()
    count: PersonCount | None = f.key()
    exists: bool | None = f.key()


@choice
class PersonCounts(_Counts, _AgentCounts, _PersonCounts):
    """Sort by the number of values of a property."""


@choice
class PersonOrder(_Orders, _PersonOrders):
    """Sort by one value of a person."""

    id: inputs.Direction | None = f.key()
    key: inputs.Direction | None = f.key()
    count: PersonCounts | None = f.key()


@conditions
class PlanElementFilter(_Keys, _PlanElementKeys, _IndicatorKeys):
    """Conditions on a plan element; all of them must hold."""

    and_: list[PlanElementFilter] | None = f.key("and")
    or_: list[PlanElementFilter] | None = f.key("or")
    not_: PlanElementFilter | None = f.key("not")
    id: inputs.IdFilter | None = f.key()
    type: TypeFilter | None = f.key()
    graph: inputs.GraphFilter | None = f.key()
    exists: bool | None = f.key()


@conditions
class PlanElementCount(inputs.CountRange):
    """Conditions on the number of things that fulfil a plan element filter."""

    where: PlanElementFilter | None = f.key()


@conditions
class PlanElementListFilter:
    """Conditions on a list, with a plan element filter."""

    some: PlanElementFilter | None = f.key()
    every: PlanElementFilter | None = f.key()
    none: PlanElementFilter | None = f.key()
    count: PlanElementCount | None = f.key()
    exists: bool | None = f.key()


@choice
class PlanElementCounts(_Counts, _PlanElementCounts, _IndicatorCounts):
    """Sort by the number of values of a property."""


@choice
class PlanElementOrder(_Orders, _PlanElementOrders, _IndicatorOrders):
    """Sort by one value of a plan element."""

    id: inputs.Direction | None = f.key()
    key: inputs.Direction | None = f.key()
    count: PlanElementCounts | None = f.key()


@conditions
class PlannedActionFilter(_Keys, _PlannedActionKeys):
    """Conditions on a planned action; all of them must hold."""

    and_: list[PlannedActionFilter] | None = f.key("and")
    or_: list[PlannedActionFilter] | None = f.key("or")
    not_: PlannedActionFilter | None = f.key("not")
    id: inputs.IdFilter | None = f.key()
    type: TypeFilter | None = f.key()
    graph: inputs.GraphFilter | None = f.key()
    exists: bool | None = f.key()


@conditions
class PlannedActionCount(inputs.CountRange):
    """Conditions on the number of things that fulfil a planned action filter."""

    where: PlannedActionFilter | None = f.key()


@conditions
class PlannedActionListFilter:
    """Conditions on a list, with a planned action filter."""

    some: PlannedActionFilter | None = f.key()
    every: PlannedActionFilter | None = f.key()
    none: PlannedActionFilter | None = f.key()
    count: PlannedActionCount | None = f.key()
    exists: bool | None = f.key()


@choice
class PlannedActionCounts(_Counts, _PlannedActionCounts):
    """Sort by the number of values of a property."""


@choice
class PlannedActionOrder(_Orders, _PlannedActionOrders):
    """Sort by one value of a planned action."""

    id: inputs.Direction | None = f.key()
    key: inputs.Direction | None = f.key()
    count: PlannedActionCounts | None = f.key()


@conditions
class PlatformFilter(_Keys, _PlatformKeys):
    """Conditions on a platform; all of them must hold."""

    and_: list[PlatformFilter] | None = f.key("and")
    or_: list[PlatformFilter] | None = f.key("or")
    not_: PlatformFilter | None = f.key("not")
    id: inputs.IdFilter | None = f.key()
    type: TypeFilter | None = f.key()
    graph: inputs.GraphFilter | None = f.key()
    exists: bool | None = f.key()


@conditions
class PlatformCount(inputs.CountRange):
    """Conditions on the number of things that fulfil a platform filter."""

    where: PlatformFilter | None = f.key()


@conditions
class PlatformListFilter:
    """Conditions on a list, with a platform filter."""

    some: PlatformFilter | None = f.key()
    every: PlatformFilter | None = f.key()
    none: PlatformFilter | None = f.key()
    count: PlatformCount | None = f.key()
    exists: bool | None = f.key()


@choice
class PlatformCounts(_Counts, _PlatformCounts):
    """Sort by the number of values of a property."""


@choice
class PlatformOrder(_Orders, _PlatformOrders):
    """Sort by one value of a platform."""

    id: inputs.Direction | None = f.key()
    key: inputs.Direction | None = f.key()
    count: PlatformCounts | None = f.key()


@conditions
class PlatformRelationFilter(_Keys, _RowKeys, _PlatformRelationKeys):
    """Conditions on a platform relation; all of them must hold."""

    and_: list[PlatformRelationFilter] | None = f.key("and")
    or_: list[PlatformRelationFilter] | None = f.key("or")
    not_: PlatformRelationFilter | None = f.key("not")
    id: inputs.IdFilter | None = f.key()
    type: TypeFilter | None = f.key()
    graph: inputs.GraphFilter | None = f.key()
    exists: bool | None = f.key()


@conditions
class PlatformRelationCount(inputs.CountRange):
    """Conditions on the number of things that fulfil a platform relation filter."""

    where: PlatformRelationFilter | None = f.key()


@conditions
class PlatformRelationListFilter:
    """Conditions on a list, with a platform relation filter."""

    some: PlatformRelationFilter | None = f.key()
    every: PlatformRelationFilter | None = f.key()
    none: PlatformRelationFilter | None = f.key()
    count: PlatformRelationCount | None = f.key()
    exists: bool | None = f.key()


@choice
class PlatformRelationCounts(_Counts, _RowCounts):
    """Sort by the number of values of a property."""


@choice
class PlatformRelationOrder(_Orders, _RowOrders, _PlatformRelationOrders):
    """Sort by one value of a platform relation."""

    id: inputs.Direction | None = f.key()
    key: inputs.Direction | None = f.key()
    count: PlatformRelationCounts | None = f.key()


@conditions
class ProcessSheetFilter(_Keys, _ProcessSheetKeys):
    """Conditions on a process sheet; all of them must hold."""

    and_: list[ProcessSheetFilter] | None = f.key("and")
    or_: list[ProcessSheetFilter] | None = f.key("or")
    not_: ProcessSheetFilter | None = f.key("not")
    id: inputs.IdFilter | None = f.key()
    type: TypeFilter | None = f.key()
    graph: inputs.GraphFilter | None = f.key()
    exists: bool | None = f.key()


@conditions
class ProcessSheetCount(inputs.CountRange):
    """Conditions on the number of things that fulfil a process sheet filter."""

    where: ProcessSheetFilter | None = f.key()


@conditions
class ProcessSheetListFilter:
    """Conditions on a list, with a process sheet filter."""

    some: ProcessSheetFilter | None = f.key()
    every: ProcessSheetFilter | None = f.key()
    none: ProcessSheetFilter | None = f.key()
    count: ProcessSheetCount | None = f.key()
    exists: bool | None = f.key()


@choice
class ProcessSheetCounts(_Counts):
    """Sort by the number of values of a property."""


@choice
class ProcessSheetOrder(_Orders, _ProcessSheetOrders):
    """Sort by one value of a process sheet."""

    id: inputs.Direction | None = f.key()
    key: inputs.Direction | None = f.key()
    count: ProcessSheetCounts | None = f.key()


@conditions
class ProcessingActivityFilter(_Keys, _ProcessingActivityKeys):
    """Conditions on a processing activity; all of them must hold."""

    and_: list[ProcessingActivityFilter] | None = f.key("and")
    or_: list[ProcessingActivityFilter] | None = f.key("or")
    not_: ProcessingActivityFilter | None = f.key("not")
    id: inputs.IdFilter | None = f.key()
    type: TypeFilter | None = f.key()
    graph: inputs.GraphFilter | None = f.key()
    exists: bool | None = f.key()


@conditions
class ProcessingActivityCount(inputs.CountRange):
    """Conditions on the number of things that fulfil a processing activity filter."""

    where: ProcessingActivityFilter | None = f.key()


@conditions
class ProcessingActivityListFilter:
    """Conditions on a list, with a processing activity filter."""

    some: ProcessingActivityFilter | None = f.key()
    every: ProcessingActivityFilter | None = f.key()
    none: ProcessingActivityFilter | None = f.key()
    count: ProcessingActivityCount | None = f.key()
    exists: bool | None = f.key()


@choice
class ProcessingActivityCounts(_Counts, _ProcessingActivityCounts):
    """Sort by the number of values of a property."""


@choice
class ProcessingActivityOrder(_Orders, _ProcessingActivityOrders):
    """Sort by one value of a processing activity."""

    id: inputs.Direction | None = f.key()
    key: inputs.Direction | None = f.key()
    count: ProcessingActivityCounts | None = f.key()


@conditions
class ProcessingAgreementFilter(_Keys, _ProcessingAgreementKeys):
    """Conditions on a processing agreement; all of them must hold."""

    and_: list[ProcessingAgreementFilter] | None = f.key("and")
    or_: list[ProcessingAgreementFilter] | None = f.key("or")
    not_: ProcessingAgreementFilter | None = f.key("not")
    id: inputs.IdFilter | None = f.key()
    type: TypeFilter | None = f.key()
    graph: inputs.GraphFilter | None = f.key()
    exists: bool | None = f.key()


@conditions
class ProcessingAgreementCount(inputs.CountRange):
    """Conditions on the number of things that fulfil a processing agreement filter."""

    where: ProcessingAgreementFilter | None = f.key()


@conditions
class ProcessingAgreementListFilter:
    """Conditions on a list, with a processing agreement filter."""

    some: ProcessingAgreementFilter | None = f.key()
    every: ProcessingAgreementFilter | None = f.key()
    none: ProcessingAgreementFilter | None = f.key()
    count: ProcessingAgreementCount | None = f.key()
    exists: bool | None = f.key()


@choice
class ProcessingAgreementCounts(_Counts, _ProcessingAgreementCounts):
    """Sort by the number of values of a property."""


@choice
class ProcessingAgreementOrder(_Orders):
    """Sort by one value of a processing agreement."""

    id: inputs.Direction | None = f.key()
    key: inputs.Direction | None = f.key()
    count: ProcessingAgreementCounts | None = f.key()


@conditions
class ProgrammeFilter(_Keys, _EndeavourKeys, _ProgrammeKeys):
    """Conditions on a programme; all of them must hold."""

    and_: list[ProgrammeFilter] | None = f.key("and")
    or_: list[ProgrammeFilter] | None = f.key("or")
    not_: ProgrammeFilter | None = f.key("not")
    id: inputs.IdFilter | None = f.key()
    type: TypeFilter | None = f.key()
    graph: inputs.GraphFilter | None = f.key()
    exists: bool | None = f.key()


@conditions
class ProgrammeCount(inputs.CountRange):
    """Conditions on the number of things that fulfil a programme filter."""

    where: ProgrammeFilter | None = f.key()


@conditions
class ProgrammeListFilter:
    """Conditions on a list, with a programme filter."""

    some: ProgrammeFilter | None = f.key()
    every: ProgrammeFilter | None = f.key()
    none: ProgrammeFilter | None = f.key()
    count: ProgrammeCount | None = f.key()
    exists: bool | None = f.key()


@choice
class ProgrammeCounts(_Counts, _EndeavourCounts, _ProgrammeCounts):
    """Sort by the number of values of a property."""


@choice
class ProgrammeOrder(_Orders, _EndeavourOrders, _ProgrammeOrders):
    """Sort by one value of a programme."""

    id: inputs.Direction | None = f.key()
    key: inputs.Direction | None = f.key()
    count: ProgrammeCounts | None = f.key()


@conditions
class ProjectFilter(_Keys, _EndeavourKeys, _ProjectKeys):
    """Conditions on a project; all of them must hold."""

    and_: list[ProjectFilter] | None = f.key("and")
    or_: list[ProjectFilter] | None = f.key("or")
    not_: ProjectFilter | None = f.key("not")
    id: inputs.IdFilter | None = f.key()
    type: TypeFilter | None = f.key()
    graph: inputs.GraphFilter | None = f.key()
    exists: bool | None = f.key()


@conditions
class ProjectCount(inputs.CountRange):
    """Conditions on the number of things that fulfil a project filter."""

    where: ProjectFilter | None = f.key()


@conditions
class ProjectListFilter:
    """Conditions on a list, with a project filter."""

    some: ProjectFilter | None = f.key()
    every: ProjectFilter | None = f.key()
    none: ProjectFilter | None = f.key()
    count: ProjectCount | None = f.key()
    exists: bool | None = f.key()


@choice
class ProjectCounts(_Counts, _EndeavourCounts, _ProjectCounts):
    """Sort by the number of values of a property."""


@choice
class ProjectOrder(_Orders, _EndeavourOrders, _ProjectOrders):
    """Sort by one value of a project."""

    id: inputs.Direction | None = f.key()
    key: inputs.Direction | None = f.key()
    count: ProjectCounts | None = f.key()


@conditions
class PublicationFilter(_Keys, _PublicationKeys):
    """Conditions on a publication; all of them must hold."""

    and_: list[PublicationFilter] | None = f.key("and")
    or_: list[PublicationFilter] | None = f.key("or")
    not_: PublicationFilter | None = f.key("not")
    id: inputs.IdFilter | None = f.key()
    type: TypeFilter | None = f.key()
    graph: inputs.GraphFilter | None = f.key()
    exists: bool | None = f.key()


@conditions
class PublicationCount(inputs.CountRange):
    """Conditions on the number of things that fulfil a publication filter."""

    where: PublicationFilter | None = f.key()


@conditions
class PublicationListFilter:
    """Conditions on a list, with a publication filter."""

    some: PublicationFilter | None = f.key()
    every: PublicationFilter | None = f.key()
    none: PublicationFilter | None = f.key()
    count: PublicationCount | None = f.key()
    exists: bool | None = f.key()


@choice
class PublicationCounts(_Counts):
    """Sort by the number of values of a property."""


@choice
class PublicationOrder(_Orders, _PublicationOrders):
    """Sort by one value of a publication."""

    id: inputs.Direction | None = f.key()
    key: inputs.Direction | None = f.key()
    count: PublicationCounts | None = f.key()


@conditions
class ResearchFilter(_Keys, _ResearchKeys):
    """Conditions on a research; all of them must hold."""

    and_: list[ResearchFilter] | None = f.key("and")
    or_: list[ResearchFilter] | None = f.key("or")
    not_: ResearchFilter | None = f.key("not")
    id: inputs.IdFilter | None = f.key()
    type: TypeFilter | None = f.key()
    graph: inputs.GraphFilter | None = f.key()
    exists: bool | None = f.key()


@conditions
class ResearchCount(inputs.CountRange):
    """Conditions on the number of things that fulfil a research filter."""

    where: ResearchFilter | None = f.key()


@conditions
class ResearchListFilter:
    """Conditions on a list, with a research filter."""

    some: ResearchFilter | None = f.key()
    every: ResearchFilter | None = f.key()
    none: ResearchFilter | None = f.key()
    count: ResearchCount | None = f.key()
    exists: bool | None = f.key()


@choice
class ResearchCounts(_Counts):
    """Sort by the number of values of a property."""


@choice
class ResearchOrder(_Orders, _ResearchOrders):
    """Sort by one value of a research."""

    id: inputs.Direction | None = f.key()
    key: inputs.Direction | None = f.key()
    count: ResearchCounts | None = f.key()


@conditions
class RoleFilter(_Keys, _RoleKeys):
    """Conditions on a role; all of them must hold."""

    and_: list[RoleFilter] | None = f.key("and")
    or_: list[RoleFilter] | None = f.key("or")
    not_: RoleFilter | None = f.key("not")
    id: inputs.IdFilter | None = f.key()
    type: TypeFilter | None = f.key()
    graph: inputs.GraphFilter | None = f.key()
    exists: bool | None = f.key()


@conditions
class RoleCount(inputs.CountRange):
    """Conditions on the number of things that fulfil a role filter."""

    where: RoleFilter | None = f.key()


@conditions
class RoleListFilter:
    """Conditions on a list, with a role filter."""

    some: RoleFilter | None = f.key()
    every: RoleFilter | None = f.key()
    none: RoleFilter | None = f.key()
    count: RoleCount | None = f.key()
    exists: bool | None = f.key()


@choice
class RoleCounts(_Counts):
    """Sort by the number of values of a property."""


@choice
class RoleOrder(_Orders, _RoleOrders):
    """Sort by one value of a role."""

    id: inputs.Direction | None = f.key()
    key: inputs.Direction | None = f.key()
    count: RoleCounts | None = f.key()


@conditions
class RowFilter(
    _Keys,
    _RowKeys,
    _AgreementPartyKeys,
    _DisseminationChannelKeys,
    _ObservationKeys,
    _OrganisationRelationKeys,
    _ParticipationKeys,
    _PlatformRelationKeys,
    _SeatKeys,
    _ToolUsageKeys,
):
    """Conditions on a row; all of them must hold."""

    and_: list[RowFilter] | None = f.key("and")
    or_: list[RowFilter] | None = f.key("or")
    not_: RowFilter | None = f.key("not")
    id: inputs.IdFilter | None = f.key()
    type: TypeFilter | None = f.key()
    graph: inputs.GraphFilter | None = f.key()
    exists: bool | None = f.key()


@conditions
class RowCount(inputs.CountRange):
    """Conditions on the number of things that fulfil a row filter."""

    where: RowFilter | None = f.key()


@conditions
class RowListFilter:
    """Conditions on a list, with a row filter."""

    some: RowFilter | None = f.key()
    every: RowFilter | None = f.key()
    none: RowFilter | None = f.key()
    count: RowCount | None = f.key()
    exists: bool | None = f.key()


@choice
class RowCounts(_Counts, _RowCounts):
    """Sort by the number of values of a property."""


@choice
class RowOrder(
    _Orders,
    _RowOrders,
    _AgreementPartyOrders,
    _DisseminationChannelOrders,
    _ObservationOrders,
    _OrganisationRelationOrders,
    _ParticipationOrders,
    _PlatformRelationOrders,
    _SeatOrders,
    _ToolUsageOrders,
):
    """Sort by one value of a row."""

    id: inputs.Direction | None = f.key()
    key: inputs.Direction | None = f.key()
    count: RowCounts | None = f.key()


@conditions
class SeatFilter(_Keys, _RowKeys, _SeatKeys):
    """Conditions on a seat; all of them must hold."""

    and_: list[SeatFilter] | None = f.key("and")
    or_: list[SeatFilter] | None = f.key("or")
    not_: SeatFilter | None = f.key("not")
    id: inputs.IdFilter | None = f.key()
    type: TypeFilter | None = f.key()
    graph: inputs.GraphFilter | None = f.key()
    exists: bool | None = f.key()


@conditions
class SeatCount(inputs.CountRange):
    """Conditions on the number of things that fulfil a seat filter."""

    where: SeatFilter | None = f.key()


@conditions
class SeatListFilter:
    """Conditions on a list, with a seat filter."""

    some: SeatFilter | None = f.key()
    every: SeatFilter | None = f.key()
    none: SeatFilter | None = f.key()
    count: SeatCount | None = f.key()
    exists: bool | None = f.key()


@choice
class SeatCounts(_Counts, _RowCounts):
    """Sort by the number of values of a property."""


@choice
class SeatOrder(_Orders, _RowOrders, _SeatOrders):
    """Sort by one value of a seat."""

    id: inputs.Direction | None = f.key()
    key: inputs.Direction | None = f.key()
    count: SeatCounts | None = f.key()


@conditions
class StudyTripFilter(_Keys, _EventKeys, _StudyTripKeys):
    """Conditions on a study trip; all of them must hold."""

    and_: list[StudyTripFilter] | None = f.key("and")
    or_: list[StudyTripFilter] | None = f.key("or")
    not_: StudyTripFilter | None = f.key("not")
    id: inputs.IdFilter | None = f.key()
    type: TypeFilter | None = f.key()
    graph: inputs.GraphFilter | None = f.key()
    exists: bool | None = f.key()


@conditions
class StudyTripCount(inputs.CountRange):
    """Conditions on the number of things that fulfil a study trip filter."""

    where: StudyTripFilter | None = f.key()


@conditions
class StudyTripListFilter:
    """Conditions on a list, with a study trip filter."""

    some: StudyTripFilter | None = f.key()
    every: StudyTripFilter | None = f.key()
    none: StudyTripFilter | None = f.key()
    count: StudyTripCount | None = f.key()
    exists: bool | None = f.key()


@choice
class StudyTripCounts(_Counts, _EventCounts, _StudyTripCounts):
    """Sort by the number of values of a property."""


@choice
class StudyTripOrder(_Orders, _EventOrders, _StudyTripOrders):
    """Sort by one value of a study trip."""

    id: inputs.Direction | None = f.key()
    key: inputs.Direction | None = f.key()
    count: StudyTripCounts | None = f.key()


@conditions
class TemporaryUseCaseFilter(_Keys, _CaseKeys, _TemporaryUseCaseKeys):
    """Conditions on a temporary use case; all of them must hold."""

    and_: list[TemporaryUseCaseFilter] | None = f.key("and")
    or_: list[TemporaryUseCaseFilter] | None = f.key("or")
    not_: TemporaryUseCaseFilter | None = f.key("not")
    id: inputs.IdFilter | None = f.key()
    type: TypeFilter | None = f.key()
    graph: inputs.GraphFilter | None = f.key()
    exists: bool | None = f.key()


@conditions
class TemporaryUseCaseCount(inputs.CountRange):
    """Conditions on the number of things that fulfil a temporary use case filter."""

    where: TemporaryUseCaseFilter | None = f.key()


@conditions
class TemporaryUseCaseListFilter:
    """Conditions on a list, with a temporary use case filter."""

    some: TemporaryUseCaseFilter | None = f.key()
    every: TemporaryUseCaseFilter | None = f.key()
    none: TemporaryUseCaseFilter | None = f.key()
    count: TemporaryUseCaseCount | None = f.key()
    exists: bool | None = f.key()


@choice
class TemporaryUseCaseCounts(_Counts, _CaseCounts, _TemporaryUseCaseCounts):
    """Sort by the number of values of a property."""


@choice
class TemporaryUseCaseOrder(_Orders, _CaseOrders, _TemporaryUseCaseOrders):
    """Sort by one value of a temporary use case."""

    id: inputs.Direction | None = f.key()
    key: inputs.Direction | None = f.key()
    count: TemporaryUseCaseCounts | None = f.key()


@conditions
class ThemeFilter(_Keys, _ThemeKeys):
    """Conditions on a theme; all of them must hold."""

    and_: list[ThemeFilter] | None = f.key("and")
    or_: list[ThemeFilter] | None = f.key("or")
    not_: ThemeFilter | None = f.key("not")
    id: inputs.IdFilter | None = f.key()
    type: TypeFilter | None = f.key()
    graph: inputs.GraphFilter | None = f.key()
    exists: bool | None = f.key()


@conditions
class ThemeCount(inputs.CountRange):
    """Conditions on the number of things that fulfil a theme filter."""

    where: ThemeFilter | None = f.key()


@conditions
class ThemeListFilter:
    """Conditions on a list, with a theme filter."""

    some: ThemeFilter | None = f.key()
    every: ThemeFilter | None = f.key()
    none: ThemeFilter | None = f.key()
    count: ThemeCount | None = f.key()
    exists: bool | None = f.key()


@choice
class ThemeCounts(_Counts, _ThemeCounts):
    """Sort by the number of values of a property."""


@choice
class ThemeOrder(_Orders, _ThemeOrders):
    """Sort by one value of a theme."""

    id: inputs.Direction | None = f.key()
    key: inputs.Direction | None = f.key()
    count: ThemeCounts | None = f.key()


@conditions
class ThingFilter(
    _Keys,
    _AgentKeys,
    _AreaKeys,
    _BodyKeys,
    _BuildingProcessKeys,
    _CallKeys,
    _CaseKeys,
    _ChurchFeasibilityStudyKeys,
    _CollectionKeys,
    _CooperationAgreementKeys,
    _CriterionKeys,
    _CriterionCheckKeys,
    _DefinitionKeys,
    _EndeavourKeys,
    _EventKeys,
    _FinanceLineKeys,
    _ForeignModelKeys,
    _FrameworkAgreementKeys,
    _ImpactAssessmentKeys,
    _InstrumentKeys,
    _IssueKeys,
    _MembershipKeys,
    _MetricKeys,
    _MilestoneKeys,
    _NewsItemKeys,
    _NewsletterItemKeys,
    _NewsletterItemKindKeys,
    _OpenDatasetKeys,
    _PackageKeys,
    _ParishChurchKeys,
    _PassageKeys,
    _PlanElementKeys,
    _PlannedActionKeys,
    _PlatformKeys,
    _ProcessSheetKeys,
    _ProcessingActivityKeys,
    _ProcessingAgreementKeys,
    _PublicationKeys,
    _ResearchKeys,
    _RoleKeys,
    _RowKeys,
    _ThemeKeys,
    _ToolKeys,
    _ToolboxItemKeys,
    _AgreementPartyKeys,
    _ChurchCaseKeys,
    _ComplexUrbanProjectSheetKeys,
    _DisseminationChannelKeys,
    _IndicatorKeys,
    _KickOffMeetingKeys,
    _ObservationKeys,
    _OrganisationKeys,
    _OrganisationRelationKeys,
    _ParticipationKeys,
    _PersonKeys,
    _PlatformRelationKeys,
    _ProgrammeKeys,
    _ProjectKeys,
    _SeatKeys,
    _StudyTripKeys,
    _TemporaryUseCaseKeys,
    _ToolUsageKeys,
    _ConsortiumKeys,
    _UnnamedGroupKeys,
    _MunicipalityKeys,
):
    """Conditions on a thing; all of them must hold."""

    and_: list[ThingFilter] | None = f.key("and")
    or_: list[ThingFilter] | None = f.key("or")
    not_: ThingFilter | None = f.key("not")
    id: inputs.IdFilter | None = f.key()
    type: TypeFilter | None = f.key()
    graph: inputs.GraphFilter | None = f.key()
    exists: bool | None = f.key()


@conditions
class ThingCount(inputs.CountRange):
    """Conditions on the number of things that fulfil a thing filter."""

    where: ThingFilter | None = f.key()


@conditions
class ThingListFilter:
    """Conditions on a list, with a thing filter."""

    some: ThingFilter | None = f.key()
    every: ThingFilter | None = f.key()
    none: ThingFilter | None = f.key()
    count: ThingCount | None = f.key()
    exists: bool | None = f.key()


@choice
class ThingCounts(
    _Counts,
    _AgentCounts,
    _AreaCounts,
    _BodyCounts,
    _BuildingProcessCounts,
    _CallCounts,
    _CaseCounts,
    _ChurchFeasibilityStudyCounts,
    _CollectionCounts,
    _CooperationAgreementCounts,
    _CriterionCounts,
    _EndeavourCounts,
    _EventCounts,
    _ForeignModelCounts,
    _FrameworkAgreementCounts,
    _ImpactAssessmentCounts,
    _IssueCounts,
    _MetricCounts,
    _NewsletterItemKindCounts,
    _PackageCounts,
    _ParishChurchCounts,
    _PlanElementCounts,
    _PlannedActionCounts,
    _PlatformCounts,
    _ProcessingActivityCounts,
    _ProcessingAgreementCounts,
    _RowCounts,
    _ThemeCounts,
    _ToolCounts,
    _ToolboxItemCounts,
    _ChurchCaseCounts,
    _ComplexUrbanProjectSheetCounts,
    _IndicatorCounts,
    _KickOffMeetingCounts,
    _OrganisationCounts,
    _PersonCounts,
    _ProgrammeCounts,
    _ProjectCounts,
    _StudyTripCounts,
    _TemporaryUseCaseCounts,
    _ConsortiumCounts,
    _MunicipalityCounts,
):
    """Sort by the number of values of a property."""


@choice
class ThingOrder(
    _Orders,
    _AreaOrders,
    _BodyOrders,
    _BuildingProcessOrders,
    _CallOrders,
    _CaseOrders,
    _ChurchFeasibilityStudyOrders,
    _CollectionOrders,
    _CooperationAgreementOrders,
    _CriterionOrders,
    _CriterionCheckOrders,
    _DefinitionOrders,
    _EndeavourOrders,
    _EventOrders,
    _FinanceLineOrders,
    _ForeignModelOrders,
    _InstrumentOrders,
    _IssueOrders,
    _MembershipOrders,
    _MetricOrders,
    _MilestoneOrders,
    _NewsItemOrders,
    _NewsletterItemOrders,
    _OpenDatasetOrders,
    _PackageOrders,
    _PassageOrders,
    _PlanElementOrders,
    _PlannedActionOrders,
    _PlatformOrders,
    _ProcessSheetOrders,
    _ProcessingActivityOrders,
    _PublicationOrders,
    _ResearchOrders,
    _RoleOrders,
    _RowOrders,
    _ThemeOrders,
    _ToolOrders,
    _ToolboxItemOrders,
    _AgreementPartyOrders,
    _ChurchCaseOrders,
    _ComplexUrbanProjectSheetOrders,
    _DisseminationChannelOrders,
    _IndicatorOrders,
    _ObservationOrders,
    _OrganisationOrders,
    _OrganisationRelationOrders,
    _ParticipationOrders,
    _PersonOrders,
    _PlatformRelationOrders,
    _ProgrammeOrders,
    _ProjectOrders,
    _SeatOrders,
    _StudyTripOrders,
    _TemporaryUseCaseOrders,
    _ToolUsageOrders,
    _ConsortiumOrders,
    _UnnamedGroupOrders,
    _MunicipalityOrders,
):
    """Sort by one value of a thing."""

    id: inputs.Direction | None = f.key()
    key: inputs.Direction | None = f.key()
    count: ThingCounts | None = f.key()


@conditions
class ToolFilter(_Keys, _ToolKeys):
    """Conditions on a tool; all of them must hold."""

    and_: list[ToolFilter] | None = f.key("and")
    or_: list[ToolFilter] | None = f.key("or")
    not_: ToolFilter | None = f.key("not")
    id: inputs.IdFilter | None = f.key()
    type: TypeFilter | None = f.key()
    graph: inputs.GraphFilter | None = f.key()
    exists: bool | None = f.key()


@conditions
class ToolCount(inputs.CountRange):
    """Conditions on the number of things that fulfil a tool filter."""

    where: ToolFilter | None = f.key()


@conditions
class ToolListFilter:
    """Conditions on a list, with a tool filter."""

    some: ToolFilter | None = f.key()
    every: ToolFilter | None = f.key()
    none: ToolFilter | None = f.key()
    count: ToolCount | None = f.key()
    exists: bool | None = f.key()


@choice
class ToolCounts(_Counts, _ToolCounts):
    """Sort by the number of values of a property."""


@choice
class ToolOrder(_Orders, _ToolOrders):
    """Sort by one value of a tool."""

    id: inputs.Direction | None = f.key()
    key: inputs.Direction | None = f.key()
    count: ToolCounts | None = f.key()


@conditions
class ToolUsageFilter(_Keys, _RowKeys, _ToolUsageKeys):
    """Conditions on a tool usage; all of them must hold."""

    and_: list[ToolUsageFilter] | None = f.key("and")
    or_: list[ToolUsageFilter] | None = f.key("or")
    not_: ToolUsageFilter | None = f.key("not")
    id: inputs.IdFilter | None = f.key()
    type: TypeFilter | None = f.key()
    graph: inputs.GraphFilter | None = f.key()
    exists: bool | None = f.key()


@conditions
class ToolUsageCount(inputs.CountRange):
    """Conditions on the number of things that fulfil a tool usage filter."""

    where: ToolUsageFilter | None = f.key()


@conditions
class ToolUsageListFilter:
    """Conditions on a list, with a tool usage filter."""

    some: ToolUsageFilter | None = f.key()
    every: ToolUsageFilter | None = f.key()
    none: ToolUsageFilter | None = f.key()
    count: ToolUsageCount | None = f.key()
    exists: bool | None = f.key()


@choice
class ToolUsageCounts(_Counts, _RowCounts):
    """Sort by the number of values of a property."""


@choice
class ToolUsageOrder(_Orders, _RowOrders, _ToolUsageOrders):
    """Sort by one value of a tool usage."""

    id: inputs.Direction | None = f.key()
    key: inputs.Direction | None = f.key()
    count: ToolUsageCounts | None = f.key()


@conditions
class ToolboxItemFilter(_Keys, _ToolboxItemKeys):
    """Conditions on a toolbox item; all of them must hold."""

    and_: list[ToolboxItemFilter] | None = f.key("and")
    or_: list[ToolboxItemFilter] | None = f.key("or")
    not_: ToolboxItemFilter | None = f.key("not")
    id: inputs.IdFilter | None = f.key()
    type: TypeFilter | None = f.key()
    graph: inputs.GraphFilter | None = f.key()
    exists: bool | None = f.key()


@conditions
class ToolboxItemCount(inputs.CountRange):
    """Conditions on the number of things that fulfil a toolbox item filter."""

    where: ToolboxItemFilter | None = f.key()


@conditions
class ToolboxItemListFilter:
    """Conditions on a list, with a toolbox item filter."""

    some: ToolboxItemFilter | None = f.key()
    every: ToolboxItemFilter | None = f.key()
    none: ToolboxItemFilter | None = f.key()
    count: ToolboxItemCount | None = f.key()
    exists: bool | None = f.key()


@choice
class ToolboxItemCounts(_Counts, _ToolboxItemCounts):
    """Sort by the number of values of a property."""


@choice
class ToolboxItemOrder(_Orders, _ToolboxItemOrders):
    """Sort by one value of a toolbox item."""

    id: inputs.Direction | None = f.key()
    key: inputs.Direction | None = f.key()
    count: ToolboxItemCounts | None = f.key()


@conditions
class UnnamedGroupFilter(_Keys, _AgentKeys, _OrganisationKeys, _UnnamedGroupKeys):
    """Conditions on an unnamed group; all of them must hold."""

    and_: list[UnnamedGroupFilter] | None = f.key("and")
    or_: list[UnnamedGroupFilter] | None = f.key("or")
    not_: UnnamedGroupFilter | None = f.key("not")
    id: inputs.IdFilter | None = f.key()
    type: TypeFilter | None = f.key()
    graph: inputs.GraphFilter | None = f.key()
    exists: bool | None = f.key()


@conditions
class UnnamedGroupCount(inputs.CountRange):
    """Conditions on the number of things that fulfil an unnamed group filter."""

    where: UnnamedGroupFilter | None = f.key()


@conditions
class UnnamedGroupListFilter:
    """Conditions on a list, with an unnamed group filter."""

    some: UnnamedGroupFilter | None = f.key()
    every: UnnamedGroupFilter | None = f.key()
    none: UnnamedGroupFilter | None = f.key()
    count: UnnamedGroupCount | None = f.key()
    exists: bool | None = f.key()


@choice
class UnnamedGroupCounts(_Counts, _AgentCounts, _OrganisationCounts):
    """Sort by the number of values of a property."""


@choice
class UnnamedGroupOrder(_Orders, _OrganisationOrders, _UnnamedGroupOrders):
    """Sort by one value of an unnamed group."""

    id: inputs.Direction | None = f.key()
    key: inputs.Direction | None = f.key()
    count: UnnamedGroupCounts | None = f.key()


@output
class AgentNumbers:
    """One kind of figure for each number of an agent."""

    memberCount: int | None = f.total("memberCount")


@output
class AgentAverages:
    """One kind of figure for each number of an agent."""

    memberCount: float | None = f.total("memberCount")


@output
class AgentAggregate(Aggregate):
    """Figures over the things of a connection of type agent."""

    sum: AgentNumbers = f.totals("sum")
    avg: AgentAverages = f.totals("avg")
    min: AgentNumbers = f.totals("min")
    max: AgentNumbers = f.totals("max")


@output
class AgreementPartyNumbers:
    """One kind of figure for each number of an agreement party."""

    line: int | None = f.total("line")
    staleSince: int | None = f.total("staleSince")


@output
class AgreementPartyAverages:
    """One kind of figure for each number of an agreement party."""

    line: float | None = f.total("line")
    staleSince: float | None = f.total("staleSince")


@output
class AgreementPartyAggregate(Aggregate):
    """Figures over the things of a connection of type agreement party."""

    sum: AgreementPartyNumbers = f.totals("sum")
    avg: AgreementPartyAverages = f.totals("avg")
    min: AgreementPartyNumbers = f.totals("min")
    max: AgreementPartyNumbers = f.totals("max")


@output
class BodyNumbers:
    """One kind of figure for each number of a body."""

    changeYear: int | None = f.total("changeYear")


@output
class BodyAverages:
    """One kind of figure for each number of a body."""

    changeYear: float | None = f.total("changeYear")


@output
class BodyAggregate(Aggregate):
    """Figures over the things of a connection of type body."""

    sum: BodyNumbers = f.totals("sum")
    avg: BodyAverages = f.totals("avg")
    min: BodyNumbers = f.totals("min")
    max: BodyNumbers = f.totals("max")


@output
class CallNumbers:
    """One kind of figure for each number of a call."""

    candidateCount: int | None = f.total("candidateCount")
    selectedCount: int | None = f.total("selectedCount")
    year: int | None = f.total("year")


@output
class CallAverages:
    """One kind of figure for each number of a call."""

    candidateCount: float | None = f.total("candidateCount")
    selectedCount: float | None = f.total("selectedCount")
    year: float | None = f.total("year")


@output
class CallAggregate(Aggregate):
    """Figures over the things of a connection of type call."""

    sum: CallNumbers = f.totals("sum")
    avg: CallAverages = f.totals("avg")
    min: CallNumbers = f.totals("min")
    max: CallNumbers = f.totals("max")


@output
class CaseNumbers:
    """One kind of figure for each number of a case."""

    latitude: float | None = f.total("latitude")
    longitude: float | None = f.total("longitude")


@output
class CaseAverages:
    """One kind of figure for each number of a case."""

    latitude: float | None = f.total("latitude")
    longitude: float | None = f.total("longitude")


@output
class CaseAggregate(Aggregate):
    """Figures over the things of a connection of type case."""

    sum: CaseNumbers = f.totals("sum")
    avg: CaseAverages = f.totals("avg")
    min: CaseNumbers = f.totals("min")
    max: CaseNumbers = f.totals("max")


@output
class ChurchCaseNumbers:
    """One kind of figure for each number of a church case."""

    latitude: float | None = f.total("latitude")
    longitude: float | None = f.total("longitude")


@output
class ChurchCaseAverages:
    """One kind of figure for each number of a church case."""

    latitude: float | None = f.total("latitude")
    longitude: float | None = f.total("longitude")


@output
class ChurchCaseAggregate(Aggregate):
    """Figures over the things of a connection of type church case."""

    sum: ChurchCaseNumbers = f.totals("sum")
    avg: ChurchCaseAverages = f.totals("avg")
    min: ChurchCaseNumbers = f.totals("min")
    max: ChurchCaseNumbers = f.totals("max")


@output
class ChurchFeasibilityStudyNumbers:
    """One kind of figure for each number of a church feasibility study."""

    budgetEstimate: float | None = f.total("budgetEstimate")


@output
class ChurchFeasibilityStudyAverages:
    """One kind of figure for each number of a church feasibility study."""

    budgetEstimate: float | None = f.total("budgetEstimate")


@output
class ChurchFeasibilityStudyAggregate(Aggregate):
    """Figures over the things of a connection of type church feasibility study."""

    sum: ChurchFeasibilityStudyNumbers = f.totals("sum")
    avg: ChurchFeasibilityStudyAverages = f.totals("avg")
    min: ChurchFeasibilityStudyNumbers = f.totals("min")
    max: ChurchFeasibilityStudyNumbers = f.totals("max")


@output
class CollectionNumbers:
    """One kind of figure for each number of a collection."""

    addedInYear: int | None = f.total("addedInYear")
    documented: int | None = f.total("documented")
    plannedAdditions: int | None = f.total("plannedAdditions")
    plannedYear: int | None = f.total("plannedYear")


@output
class CollectionAverages:
    """One kind of figure for each number of a collection."""

    addedInYear: float | None = f.total("addedInYear")
    documented: float | None = f.total("documented")
    plannedAdditions: float | None = f.total("plannedAdditions")
    plannedYear: float | None = f.total("plannedYear")


@output
class CollectionAggregate(Aggregate):
    """Figures over the things of a connection of type collection."""

    sum: CollectionNumbers = f.totals("sum")
    avg: CollectionAverages = f.totals("avg")
    min: CollectionNumbers = f.totals("min")
    max: CollectionNumbers = f.totals("max")


@output
class CooperationAgreementNumbers:
    """One kind of figure for each number of a cooperation agreement."""

    endYear: int | None = f.total("endYear")
    maxExtensionYears: int | None = f.total("maxExtensionYears")
    ordinal: int | None = f.total("ordinal")
    startYear: int | None = f.total("startYear")
    termYears: int | None = f.total("termYears")


@output
class CooperationAgreementAverages:
    """One kind of figure for each number of a cooperation agreement."""

    endYear: float | None = f.total("endYear")
    maxExtensionYears: float | None = f.total("maxExtensionYears")
    ordinal: float | None = f.total("ordinal")
    startYear: float | None = f.total("startYear")
    termYears: float | None = f.total("termYears")


@output
class CooperationAgreementAggregate(Aggregate):
    """Figures over the things of a connection of type cooperation agreement."""

    sum: CooperationAgreementNumbers = f.totals("sum")
    avg: CooperationAgreementAverages = f.totals("avg")
    min: CooperationAgreementNumbers = f.totals("min")
    max: CooperationAgreementNumbers = f.totals("max")


@output
class CriterionNumbers:
    """One kind of figure for each number of a criterion."""

    ordinal: int | None = f.total("ordinal")


@output
class CriterionAverages:
    """One kind of figure for each number of a criterion."""

    ordinal: float | None = f.total("ordinal")


@output
class CriterionAggregate(Aggregate):
    """Figures over the things of a connection of type criterion."""

    sum: CriterionNumbers = f.totals("sum")
    avg: CriterionAverages = f.totals("avg")
    min: CriterionNumbers = f.totals("min")
    max: CriterionNumbers = f.totals("max")


@output
class DisseminationChannelNumbers:
    """One kind of figure for each number of a dissemination channel."""

    line: int | None = f.total("line")
    staleSince: int | None = f.total("staleSince")


@output
class DisseminationChannelAverages:
    """One kind of figure for each number of a dissemination channel."""

    line: float | None = f.total("line")
    staleSince: float | None = f.total("staleSince")


@output
class DisseminationChannelAggregate(Aggregate):
    """Figures over the things of a connection of type dissemination channel."""

    sum: DisseminationChannelNumbers = f.totals("sum")
    avg: DisseminationChannelAverages = f.totals("avg")
    min: DisseminationChannelNumbers = f.totals("min")
    max: DisseminationChannelNumbers = f.totals("max")


@output
class EventNumbers:
    """One kind of figure for each number of an event."""

    occurrences: int | None = f.total("occurrences")


@output
class EventAverages:
    """One kind of figure for each number of an event."""

    occurrences: float | None = f.total("occurrences")


@output
class EventAggregate(Aggregate):
    """Figures over the things of a connection of type event."""

    sum: EventNumbers = f.totals("sum")
    avg: EventAverages = f.totals("avg")
    min: EventNumbers = f.totals("min")
    max: EventNumbers = f.totals("max")


@output
class FinanceLineNumbers:
    """One kind of figure for each number of a finance line."""

    amount: float | None = f.total("amount")
    year: int | None = f.total("year")


@output
class FinanceLineAverages:
    """One kind of figure for each number of a finance line."""

    amount: float | None = f.total("amount")
    year: float | None = f.total("year")


@output
class FinanceLineAggregate(Aggregate):
    """Figures over the things of a connection of type finance line."""

    sum: FinanceLineNumbers = f.totals("sum")
    avg: FinanceLineAverages = f.totals("avg")
    min: FinanceLineNumbers = f.totals("min")
    max: FinanceLineNumbers = f.totals("max")


@output
class IndicatorNumbers:
    """One kind of figure for each number of an indicator."""

    baseline: float | None = f.total("baseline")
    currentValue: float | None = f.total("currentValue")
    target: float | None = f.total("target")


@output
class IndicatorAverages:
    """One kind of figure for each number of an indicator."""

    baseline: float | None = f.total("baseline")
    currentValue: float | None = f.total("currentValue")
    target: float | None = f.total("target")


@output
class IndicatorAggregate(Aggregate):
    """Figures over the things of a connection of type indicator."""

    sum: IndicatorNumbers = f.totals("sum")
    avg: IndicatorAverages = f.totals("avg")
    min: IndicatorNumbers = f.totals("min")
    max: IndicatorNumbers = f.totals("max")


@output
class KickOffMeetingNumbers:
    """One kind of figure for each number of a kick off meeting."""

    occurrences: int | None = f.total("occurrences")


@output
class KickOffMeetingAverages:
    """One kind of figure for each number of a kick off meeting."""

    occurrences: float | None = f.total("occurrences")


@output
class KickOffMeetingAggregate(Aggregate):
    """Figures over the things of a connection of type kick off meeting."""

    sum: KickOffMeetingNumbers = f.totals("sum")
    avg: KickOffMeetingAverages = f.totals("avg")
    min: KickOffMeetingNumbers = f.totals("min")
    max: KickOffMeetingNumbers = f.totals("max")


@output
class NewsletterItemNumbers:
    """One kind of figure for each number of a newsletter item."""

    position: int | None = f.total("position")


@output
class NewsletterItemAverages:
    """One kind of figure for each number of a newsletter item."""

    position: float | None = f.total("position")


@output
class NewsletterItemAggregate(Aggregate):
    """Figures over the things of a connection of type newsletter item."""

    sum: NewsletterItemNumbers = f.totals("sum")
    avg: NewsletterItemAverages = f.totals("avg")
    min: NewsletterItemNumbers = f.totals("min")
    max: NewsletterItemNumbers = f.totals("max")


@output
class ObservationNumbers:
    """One kind of figure for each number of an observation."""

    line: int | None = f.total("line")
    staleSince: int | None = f.total("staleSince")
    value: int | None = f.total("value")


@output
class ObservationAverages:
    """One kind of figure for each number of an observation."""

    line: float | None = f.total("line")
    staleSince: float | None = f.total("staleSince")
    value: float | None = f.total("value")


@output
class ObservationAggregate(Aggregate):
    """Figures over the things of a connection of type observation."""

    sum: ObservationNumbers = f.totals("sum")
    avg: ObservationAverages = f.totals("avg")
    min: ObservationNumbers = f.totals("min")
    max: ObservationNumbers = f.totals("max")


@output
class OrganisationNumbers:
    """One kind of figure for each number of an organisation."""

    memberCount: int | None = f.total("memberCount")


@output
class OrganisationAverages:
    """One kind of figure for each number of an organisation."""

    memberCount: float | None = f.total("memberCount")


@output
class OrganisationAggregate(Aggregate):
    """Figures over the things of a connection of type organisation."""

    sum: OrganisationNumbers = f.totals("sum")
    avg: OrganisationAverages = f.totals("avg")
    min: OrganisationNumbers = f.totals("min")
    max: OrganisationNumbers = f.totals("max")


@output
class OrganisationRelationNumbers:
    """One kind of figure for each number of an organisation relation."""

    line: int | None = f.total("line")
    staleSince: int | None = f.total("staleSince")


@output
class OrganisationRelationAverages:
    """One kind of figure for each number of an organisation relation."""

    line: float | None = f.total("line")
    staleSince: float | None = f.total("staleSince")


@output
class OrganisationRelationAggregate(Aggregate):
    """Figures over the things of a connection of type organisation relation."""

    sum: OrganisationRelationNumbers = f.totals("sum")
    avg: OrganisationRelationAverages = f.totals("avg")
    min: OrganisationRelationNumbers = f.totals("min")
    max: OrganisationRelationNumbers = f.totals("max")


@output
class ParticipationNumbers:
    """One kind of figure for each number of a participation."""

    line: int | None = f.total("line")
    staleSince: int | None = f.total("staleSince")


@output
class ParticipationAverages:
    """One kind of figure for each number of a participation."""

    line: float | None = f.total("line")
    staleSince: float | None = f.total("staleSince")


@output
class ParticipationAggregate(Aggregate):
    """Figures over the things of a connection of type participation."""

    sum: ParticipationNumbers = f.totals("sum")
    avg: ParticipationAverages = f.totals("avg")
    min: ParticipationNumbers = f.totals("min")
    max: ParticipationNumbers = f.totals("max")


@output
class PassageNumbers:
    """One kind of figure for each number of a passage."""

    lineFrom: int | None = f.total("lineFrom")
    lineTo: int | None = f.total("lineTo")


@output
class PassageAverages:
    """One kind of figure for each number of a passage."""

    lineFrom: float | None = f.total("lineFrom")
    lineTo: float | None = f.total("lineTo")


@output
class PassageAggregate(Aggregate):
    """Figures over the things of a connection of type passage."""

    sum: PassageNumbers = f.totals("sum")
    avg: PassageAverages = f.totals("avg")
    min: PassageNumbers = f.totals("min")
    max: PassageNumbers = f.totals("max")


@output
class PlanElementNumbers:
    """One kind of figure for each number of a plan element."""

    baseline: float | None = f.total("baseline")
    currentValue: float | None = f.total("currentValue")
    target: float | None = f.total("target")


@output
class PlanElementAverages:
    """One kind of figure for each number of a plan element."""

    baseline: float | None = f.total("baseline")
    currentValue: float | None = f.total("currentValue")
    target: float | None = f.total("target")


@output
class PlanElementAggregate(Aggregate):
    """Figures over the things of a connection of type plan element."""

    sum: PlanElementNumbers = f.totals("sum")
    avg: PlanElementAverages = f.totals("avg")
    min: PlanElementNumbers = f.totals("min")
    max: PlanElementNumbers = f.totals("max")


@output
class PlatformRelationNumbers:
    """One kind of figure for each number of a platform relation."""

    line: int | None = f.total("line")
    staleSince: int | None = f.total("staleSince")


@output
class PlatformRelationAverages:
    """One kind of figure for each number of a platform relation."""

    line: float | None = f.total("line")
    staleSince: float | None = f.total("staleSince")


@output
class PlatformRelationAggregate(Aggregate):
    """Figures over the things of a connection of type platform relation."""

    sum: PlatformRelationNumbers = f.totals("sum")
    avg: PlatformRelationAverages = f.totals("avg")
    min: PlatformRelationNumbers = f.totals("min")
    max: PlatformRelationNumbers = f.totals("max")


@output
class PublicationNumbers:
    """One kind of figure for each number of a publication."""

    issueCount: int | None = f.total("issueCount")
    itemsPerIssue: int | None = f.total("itemsPerIssue")


@output
class PublicationAverages:
    """One kind of figure for each number of a publication."""

    issueCount: float | None = f.total("issueCount")
    itemsPerIssue: float | None = f.total("itemsPerIssue")


@output
class PublicationAggregate(Aggregate):
    """Figures over the things of a connection of type publication."""

    sum: PublicationNumbers = f.totals("sum")
    avg: PublicationAverages = f.totals("avg")
    min: PublicationNumbers = f.totals("min")
    max: PublicationNumbers = f.totals("max")


@output
class RowNumbers:
    """One kind of figure for each number of a row."""

    line: int | None = f.total("line")
    seatCount: int | None = f.total("seatCount")
    staleSince: int | None = f.total("staleSince")
    value: int | None = f.total("value")


@output
class RowAverages:
    """One kind of figure for each number of a row."""

    line: float | None = f.total("line")
    seatCount: float | None = f.total("seatCount")
    staleSince: float | None = f.total("staleSince")
    value: float | None = f.total("value")


@output
class RowAggregate(Aggregate):
    """Figures over the things of a connection of type row."""

    sum: RowNumbers = f.totals("sum")
    avg: RowAverages = f.totals("avg")
    min: RowNumbers = f.totals("min")
    max: RowNumbers = f.totals("max")


@output
class SeatNumbers:
    """One kind of figure for each number of a seat."""

    line: int | None = f.total("line")
    seatCount: int | None = f.total("seatCount")
    staleSince: int | None = f.total("staleSince")


@output
class SeatAverages:
    """One kind of figure for each number of a seat."""

    line: float | None = f.total("line")
    seatCount: float | None = f.total("seatCount")
    staleSince: float | None = f.total("staleSince")


@output
class SeatAggregate(Aggregate):
    """Figures over the things of a connection of type seat."""

    sum: SeatNumbers = f.totals("sum")
    avg: SeatAverages = f.totals("avg")
    min: SeatNumbers = f.totals("min")
    max: SeatNumbers = f.totals("max")


@output
class StudyTripNumbers:
    """One kind of figure for each number of a study trip."""

    occurrences: int | None = f.total("occurrences")


@output
class StudyTripAverages:
    """One kind of figure for each number of a study trip."""

    occurrences: float | None = f.total("occurrences")


@output
class StudyTripAggregate(Aggregate):
    """Figures over the things of a connection of type study trip."""

    sum: StudyTripNumbers = f.totals("sum")
    avg: StudyTripAverages = f.totals("avg")
    min: StudyTripNumbers = f.totals("min")
    max: StudyTripNumbers = f.totals("max")


@output
class ThingNumbers:
    """One kind of figure for each number of a thing."""

    addedInYear: int | None = f.total("addedInYear")
    amount: float | None = f.total("amount")
    baseline: float | None = f.total("baseline")
    budgetEstimate: float | None = f.total("budgetEstimate")
    candidateCount: int | None = f.total("candidateCount")
    changeYear: int | None = f.total("changeYear")
    currentValue: float | None = f.total("currentValue")
    documented: int | None = f.total("documented")
    endYear: int | None = f.total("endYear")
    issueCount: int | None = f.total("issueCount")
    itemsPerIssue: int | None = f.total("itemsPerIssue")
    latitude: float | None = f.total("latitude")
    line: int | None = f.total("line")
    lineFrom: int | None = f.total("lineFrom")
    lineTo: int | None = f.total("lineTo")
    longitude: float | None = f.total("longitude")
    maxExtensionYears: int | None = f.total("maxExtensionYears")
    memberCount: int | None = f.total("memberCount")
    occurrences: int | None = f.total("occurrences")
    ordinal: int | None = f.total("ordinal")
    plannedAdditions: int | None = f.total("plannedAdditions")
    plannedYear: int | None = f.total("plannedYear")
    position: int | None = f.total("position")
    seatCount: int | None = f.total("seatCount")
    selectedCount: int | None = f.total("selectedCount")
    staleSince: int | None = f.total("staleSince")
    startYear: int | None = f.total("startYear")
    target: float | None = f.total("target")
    termYears: int | None = f.total("termYears")
    value: int | None = f.total("value")
    year: int | None = f.total("year")


@output
class ThingAverages:
    """One kind of figure for each number of a thing."""

    addedInYear: float | None = f.total("addedInYear")
    amount: float | None = f.total("amount")
    baseline: float | None = f.total("baseline")
    budgetEstimate: float | None = f.total("budgetEstimate")
    candidateCount: float | None = f.total("candidateCount")
    changeYear: float | None = f.total("changeYear")
    currentValue: float | None = f.total("currentValue")
    documented: float | None = f.total("documented")
    endYear: float | None = f.total("endYear")
    issueCount: float | None = f.total("issueCount")
    itemsPerIssue: float | None = f.total("itemsPerIssue")
    latitude: float | None = f.total("latitude")
    line: float | None = f.total("line")
    lineFrom: float | None = f.total("lineFrom")
    lineTo: float | None = f.total("lineTo")
    longitude: float | None = f.total("longitude")
    maxExtensionYears: float | None = f.total("maxExtensionYears")
    memberCount: float | None = f.total("memberCount")
    occurrences: float | None = f.total("occurrences")
    ordinal: float | None = f.total("ordinal")
    plannedAdditions: float | None = f.total("plannedAdditions")
    plannedYear: float | None = f.total("plannedYear")
    position: float | None = f.total("position")
    seatCount: float | None = f.total("seatCount")
    selectedCount: float | None = f.total("selectedCount")
    staleSince: float | None = f.total("staleSince")
    startYear: float | None = f.total("startYear")
    target: float | None = f.total("target")
    termYears: float | None = f.total("termYears")
    value: float | None = f.total("value")
    year: float | None = f.total("year")


@output
class ThingAggregate(Aggregate):
    """Figures over the things of a connection of type thing."""

    sum: ThingNumbers = f.totals("sum")
    avg: ThingAverages = f.totals("avg")
    min: ThingNumbers = f.totals("min")
    max: ThingNumbers = f.totals("max")


@output
class ToolUsageNumbers:
    """One kind of figure for each number of a tool usage."""

    line: int | None = f.total("line")
    staleSince: int | None = f.total("staleSince")


@output
class ToolUsageAverages:
    """One kind of figure for each number of a tool usage."""

    line: float | None = f.total("line")
    staleSince: float | None = f.total("staleSince")


@output
class ToolUsageAggregate(Aggregate):
    """Figures over the things of a connection of type tool usage."""

    sum: ToolUsageNumbers = f.totals("sum")
    avg: ToolUsageAverages = f.totals("avg")
    min: ToolUsageNumbers = f.totals("min")
    max: ToolUsageNumbers = f.totals("max")


@output
class UnnamedGroupNumbers:
    """One kind of figure for each number of an unnamed group."""

    memberCount: int | None = f.total("memberCount")


@output
class UnnamedGroupAverages:
    """One kind of figure for each number of an unnamed group."""

    memberCount: float | None = f.total("memberCount")


@output
class UnnamedGroupAggregate(Aggregate):
    """Figures over the things of a connection of type unnamed group."""

    sum: UnnamedGroupNumbers = f.totals("sum")
    avg: UnnamedGroupAverages = f.totals("avg")
    min: UnnamedGroupNumbers = f.totals("min")
    max: UnnamedGroupNumbers = f.totals("max")


@thing_interface
class Thing(Node):
    """Any thing that the inventories describe."""

    key: str | None = f.plain(Key(), "The key in the inventories, such as mun:gent.")
    types: list[ClassName] = f.plain(Types(), "All classes of the thing, including inferred ones.")
    notStated: list[str] = f.plain(resolvers.not_stated, "Single-valued properties of its class that have no value.")
    during: list[Thing] = f.plain(
        resolvers.covering, "Things whose days cover all days of this one.", DURING, "limit", 5
    )
    overlapping: list[Thing] = f.plain(
        resolvers.overlapping, "Things with a day in common with it.", DURING, "limit", 5
    )
    altLabel: list[str] = f.strings(
        "altLabel",
        "Another spelling that the document uses. (nl: andere naam)",
        iri="http://www.w3.org/2004/02/skos/core#altLabel",
    )
    altLabelTexts: list[TextValue] = f.texts(
        "altLabel", "The texts of `altLabel`, with their languages.", iri="http://www.w3.org/2004/02/skos/core#altLabel"
    )
    describedBy: list[Row] = f.members("describedBy", "Row", "A row that describes the thing. (nl: beschreven in)")
    describedByConnection: RowConnection = f.connection("describedBy", "Row")
    earliest: Date | None = f.date(
        "earliest", "First day of the interval, computed from the dates of the thing. (nl: op zijn vroegst)"
    )
    earliestInterval: DateInterval | None = f.interval("earliest")
    hasTheme: list[Theme] = f.members("hasTheme", "Theme", "A theme that it belongs to. (nl: heeft als thema)")
    hasThemeConnection: ThemeConnection = f.connection("hasTheme", "Theme")
    label: str | None = f.text(
        "label",
        "The name shown to people, for each language. (nl: naam)",
        iri="http://www.w3.org/2000/01/rdf-schema#label",
    )
    labelTexts: list[TextValue] = f.texts(
        "label", "The texts of `label`, with their languages.", iri="http://www.w3.org/2000/01/rdf-schema#label"
    )
    latest: Date | None = f.date(
        "latest", "Last day of the interval, computed from the dates of the thing. (nl: op zijn laatst)"
    )
    latestInterval: DateInterval | None = f.interval("latest")
    subjectOf: list[Thing] = f.members("subjectOf", "Thing", "A thing that is about this. (nl: onderwerp van)")
    subjectOfConnection: ThingConnection = f.connection("subjectOf", "Thing")


@thing_type
class OtherThing(Thing):
    """A thing without a class of the ontology."""


@output
class ThingEdge(Edge):
    """A thing on a page."""

    node: Thing = f.node()


@output
class ThingConnection(Connection):
    """Things of type thing, in pages."""

    nodes: list[Thing] = f.nodes()
    edges: list[ThingEdge] = f.edges()
    aggregate: ThingAggregate = f.aggregate()
    groups: list[ValueGroup] = f.groups()


@output
class SearchHit:
    """A thing found by a search."""

    thing: Thing = f.attribute("The thing.")
    property: str = f.attribute("The property whose text contains the words.")
    text: str = f.attribute("The text that contains the words.")
    lang: str = f.attribute("The language tag of the text; empty if it has none.")
    score: float = f.attribute("The score; a higher score is a better match.")


@output
class ValueGroup:
    """A value, and the number of things in a connection that have it."""

    value: str = f.attribute("The value as text; for a thing, its IRI.")
    thing: Thing | None = f.attribute("The thing, if the value is a thing.")
    count: int = f.attribute("The number of things that have the value.")


@choice
class ThingBy:
    """The property that identifies the thing."""

    id: strawberry.ID | None = f.key()
    key: strawberry.ID | None = f.key()


@choice
class MunicipalityBy:
    """The property that identifies the thing."""

    id: strawberry.ID | None = f.key()
    key: strawberry.ID | None = f.key()
    nisCode: str | None = f.key()


@choice
class CentreCityBy:
    """The property that identifies the thing."""

    id: strawberry.ID | None = f.key()
    key: strawberry.ID | None = f.key()
    nisCode: str | None = f.key()


@thing_interface
class Agent(Thing):
    """A person or organisation that can act. (nl: actor)"""

    agentRelation: list[PlatformRelation] = f.members(
        "agentRelation", "PlatformRelation", "A row that names the agent. (nl: relaties met platformen)"
    )
    agentRelationConnection: PlatformRelationConnection = f.connection("agentRelation", "PlatformRelation")
    commissions: list[Research] = f.members(
        "commissions", "Research", "Research commissioned by the agent. (nl: gaf opdracht voor)"
    )
    commissionsConnection: ResearchConnection = f.connection("commissions", "Research")
    conducts: list[Research] = f.members("conducts", "Research", "Research that the agent conducts. (nl: voert uit)")
    conductsConnection: ResearchConnection = f.connection("conducts", "Research")
    consultedOn: list[Platform] = f.members(
        "consultedOn", "Platform", "The platform that is consulted on. (nl: geraadpleegd over)"
    )
    consultedOnConnection: PlatformConnection = f.connection("consultedOn", "Platform")
    contributesTo: list[Endeavour] = f.members(
        "contributesTo",
        "Endeavour",
        "Contributes to: pilots, studies, co-develops or disseminates. (nl: draagt bij aan)",
    )
    contributesToConnection: EndeavourConnection = f.connection("contributesTo", "Endeavour")
    edits: list[Platform] = f.members("edits", "Platform", "The platform that is edited. (nl: redigeert)")
    editsConnection: PlatformConnection = f.connection("edits", "Platform")
    holdsMembership: list[Membership] = f.members(
        "holdsMembership", "Membership", "Inverse of “member”. (nl: houdt lidmaatschap)"
    )
    holdsMembershipConnection: MembershipConnection = f.connection("holdsMembership", "Membership")
    holdsSeat: list[Seat] = f.members("holdsSeat", "Seat", "A seat that the agent holds. (nl: bekleedt zetel)")
    holdsSeatConnection: SeatConnection = f.connection("holdsSeat", "Seat")
    hostOfTrip: list[StudyTrip] = f.members(
        "hostOfTrip", "StudyTrip", "Inverse of “trip host”. (nl: gastheer van studiereis)"
    )
    hostOfTripConnection: StudyTripConnection = f.connection("hostOfTrip", "StudyTrip")
    initiates: list[Event] = f.members(
        "initiates", "Event", "Takes the initiative for the event. (nl: neemt initiatief voor)"
    )
    initiatesConnection: EventConnection = f.connection("initiates", "Event")
    leads: list[Endeavour] = f.members(
        "leads", "Endeavour", "Is the lead or project leader of the programme or project. (nl: trekt)"
    )
    leadsConnection: EndeavourConnection = f.connection("leads", "Endeavour")
    memberOf: list[Thing] = f.members("memberOf", "Thing", "Is a member of the body or organisation. (nl: lid van)")
    memberOfConnection: ThingConnection = f.connection("memberOf", "Thing")
    organises: list[Event] = f.members("organises", "Event", "Organises or co-organises. (nl: organiseert)")
    organisesConnection: EventConnection = f.connection("organises", "Event")
    participation: list[Participation] = f.members(
        "participation", "Participation", "Rows that say in what the agent takes part. (nl: deelnames)"
    )
    participationConnection: ParticipationConnection = f.connection("participation", "Participation")
    pilots: list[Tool] = f.members("pilots", "Tool", "Is a pilot user of. (nl: is piloot van)")
    pilotsConnection: ToolConnection = f.connection("pilots", "Tool")
    takesPartIn: list[Thing] = f.members(
        "takesPartIn", "Thing", "Takes part in, directly or through a part of it. (nl: neemt deel aan)"
    )
    takesPartInConnection: ThingConnection = f.connection("takesPartIn", "Thing")
    toolUsage: list[ToolUsage] = f.members(
        "toolUsage", "ToolUsage", "Rows that say which tool the agent uses. (nl: gebruik van instrumenten)"
    )
    toolUsageConnection: ToolUsageConnection = f.connection("toolUsage", "ToolUsage")
    usesTool: list[Tool] = f.members("usesTool", "Tool", "Uses the tool, or a tool derived from it. (nl: gebruikt)")
    usesToolConnection: ToolConnection = f.connection("usesTool", "Tool")


@thing_type
class OtherAgent(Agent):
    """A direct member of Agent, not of a subclass."""


@output
class AgentEdge(Edge):
    """An agent on a page."""

    node: Agent = f.node()


@output
class AgentConnection(Connection):
    """Things of type agent, in pages."""

    nodes: list[Agent] = f.nodes()
    edges: list[AgentEdge] = f.edges()
    aggregate: AgentAggregate = f.aggregate()
    groups: list[ValueGroup] = f.groups()


@thing_interface
class Area(Thing):
    """An area in which municipalities lie. (nl: gebied)"""

    areaType: AreaType | None = f.word(
        "areaType",
        "Kind of area, as in the row: land (country), gewest (region) or provincie (province). (nl: soort gebied)",
    )
    contains: list[Thing] = f.members(
        "contains", "Thing", "Contains the area or municipality. (nl: bevat)", step="contains"
    )
    containsConnection: ThingConnection = f.connection("contains", "Thing", step="contains")
    locationOf: list[Thing] = f.members(
        "locationOf", "Thing", "The place where the project or case lies. (nl: ligging van)"
    )
    locationOfConnection: ThingConnection = f.connection("locationOf", "Thing")
    nutsCode: str | None = f.value("nutsCode", "Code of the area in the European NUTS classification. (nl: NUTS-code)")
    within: list[Area] = f.members("within", "Area", "Lies within the area, at any level. (nl: binnen)", step="within")
    withinConnection: AreaConnection = f.connection("within", "Area", step="within")


@thing_type
class OtherArea(Area):
    """A direct member of Area, not of a subclass."""


@output
class AreaEdge(Edge):
    """An area on a page."""

    node: Area = f.node()


@output
class AreaConnection(Connection):
    """Things of type area, in pages."""

    nodes: list[Area] = f.nodes()
    edges: list[AreaEdge] = f.edges()
    aggregate: Aggregate = f.aggregate()
    groups: list[ValueGroup] = f.groups()


@thing_interface
class Body(Thing):
    """A body or group that meets. (nl: orgaan)"""

    adopts: list[Definition] = f.members(
        "adopts", "Definition", "A definition that the body adopted. (nl: keurde goed)"
    )
    adoptsConnection: DefinitionConnection = f.connection("adopts", "Definition")
    agentRelation: list[PlatformRelation] = f.members(
        "agentRelation", "PlatformRelation", "A row that names the agent. (nl: relaties met platformen)"
    )
    agentRelationConnection: PlatformRelationConnection = f.connection("agentRelation", "PlatformRelation")
    bodyOf: Organisation | None = f.one("bodyOf", "The organisation of which this is a body. (nl: orgaan van)")
    bodyType: str | None = f.value("bodyType", "Kind of body, as in the row. (nl: soort orgaan)")
    changeYear: int | None = f.value(
        "changeYear", "The year in which the body is formed out of another. (nl: jaar van verandering)"
    )
    edits: list[Platform] = f.members("edits", "Platform", "The platform that is edited. (nl: redigeert)")
    editsConnection: PlatformConnection = f.connection("edits", "Platform")
    hasChair: list[Person] = f.members("hasChair", "Person", "Has as its chair. (nl: voorgezeten door)")
    hasChairConnection: PersonConnection = f.connection("hasChair", "Person")
    hasMember: list[Agent] = f.members("hasMember", "Agent", "Has as a member. (nl: heeft als lid)")
    hasMemberConnection: AgentConnection = f.connection("hasMember", "Agent")
    hasMembership: list[Membership] = f.members(
        "hasMembership", "Membership", "Inverse of “membership of”. (nl: heeft lidmaatschap)"
    )
    hasMembershipConnection: MembershipConnection = f.connection("hasMembership", "Membership")
    hasRole: list[Role] = f.members("hasRole", "Role", "A role held here. (nl: heeft rol)")
    hasRoleConnection: RoleConnection = f.connection("hasRole", "Role")
    hasSeat: list[Seat] = f.members("hasSeat", "Seat", "A seat in the composition of the body. (nl: heeft als zetel)")
    hasSeatConnection: SeatConnection = f.connection("hasSeat", "Seat")
    hasViceChair: list[Person] = f.members(
        "hasViceChair", "Person", "Has as a vice-chair. (nl: heeft als ondervoorzitter)"
    )
    hasViceChairConnection: PersonConnection = f.connection("hasViceChair", "Person")
    meetingFrequency: MeetingFrequency | None = f.word(
        "meetingFrequency", "Frequency with which the body meets. (nl: vergaderfrequentie)"
    )
    resultedFrom: list[Body] = f.members(
        "resultedFrom", "Body", "Is the successor of. (nl: ontstaan uit)", step="resultedFrom"
    )
    resultedFromConnection: BodyConnection = f.connection("resultedFrom", "Body", step="resultedFrom")
    resultedIn: list[Body] = f.members(
        "resultedIn", "Body", "Was succeeded by. (nl: opgevolgd door)", step="resultedIn"
    )
    resultedInConnection: BodyConnection = f.connection("resultedIn", "Body", step="resultedIn")
    serves: Thing | None = f.one("serves", "The programme or platform that the body serves. (nl: werkt voor)")


@thing_type
class OtherBody(Body):
    """A direct member of Body, not of a subclass."""


@output
class BodyEdge(Edge):
    """A body on a page."""

    node: Body = f.node()


@output
class BodyConnection(Connection):
    """Things of type body, in pages."""

    nodes: list[Body] = f.nodes()
    edges: list[BodyEdge] = f.edges()
    aggregate: BodyAggregate = f.aggregate()
    groups: list[ValueGroup] = f.groups()


@thing_type
class BuildingProcess(Thing):
    """A municipal process that uses or gives information on buildings. (nl: gebouwgerelateerd proces)"""

    hasSheet: list[ProcessSheet] = f.members("hasSheet", "ProcessSheet", "Inverse of “sheet of”. (nl: heeft fiche)")
    hasSheetConnection: ProcessSheetConnection = f.connection("hasSheet", "ProcessSheet")
    processCategory: ProcessCategory | None = f.word(
        "processCategory", "Kind of process, as in the row. (nl: soort proces)"
    )


@output
class BuildingProcessEdge(Edge):
    """A building process on a page."""

    node: BuildingProcess = f.node()


@output
class BuildingProcessConnection(Connection):
    """Things of type building process, in pages."""

    nodes: list[BuildingProcess] = f.nodes()
    edges: list[BuildingProcessEdge] = f.edges()
    aggregate: Aggregate = f.aggregate()
    groups: list[ValueGroup] = f.groups()


@thing_type
class Call(Thing):
    """A call that selects projects. (nl: oproep)"""

    candidateCount: int | None = f.value("candidateCount", "Number of applications. (nl: aantal kandidaten)")
    directPartOf: Thing | None = f.one(
        "directPartOf", "Belongs directly to, as the row states. (nl: rechtstreeks deel van)"
    )
    hasDirectPart: list[Thing] = f.members("hasDirectPart", "Thing", "Contains directly. (nl: omvat rechtstreeks)")
    hasDirectPartConnection: ThingConnection = f.connection("hasDirectPart", "Thing")
    hasPart: list[Thing] = f.members("hasPart", "Thing", "Contains, at any level. (nl: omvat)", step="hasDirectPart")
    hasPartConnection: ThingConnection = f.connection("hasPart", "Thing", step="hasDirectPart")
    launchDate: EDTF | None = f.date("launchDate", "Date on which the call was launched (EDTF). (nl: gelanceerd op)")
    launchDateInterval: DateInterval | None = f.interval("launchDate")
    partOf: list[Thing] = f.members("partOf", "Thing", "Belongs to, at any level. (nl: deel van)", step="directPartOf")
    partOfConnection: ThingConnection = f.connection("partOf", "Thing", step="directPartOf")
    selected: list[Project] = f.members("selected", "Project", "A project selected in the call. (nl: selecteerde)")
    selectedConnection: ProjectConnection = f.connection("selected", "Project")
    selectedCount: int | None = f.value(
        "selectedCount", "Number of selected projects, as the document states it. (nl: aantal geselecteerd)"
    )
    year: int | None = f.value("year", "Year of the call or finance line. (nl: jaar)")


@output
class CallEdge(Edge):
    """A call on a page."""

    node: Call = f.node()


@output
class CallConnection(Connection):
    """Things of type call, in pages."""

    nodes: list[Call] = f.nodes()
    edges: list[CallEdge] = f.edges()
    aggregate: CallAggregate = f.aggregate()
    groups: list[ValueGroup] = f.groups()


@thing_interface
class Case(Thing):
    """A documented example from practice. (nl: case)"""

    addedOn: EDTF | None = f.date("addedOn", "Date on which the case was added. (nl: toegevoegd op)")
    addedOnInterval: DateInterval | None = f.interval("addedOn")
    concerns: list[ParishChurch] = f.members(
        "concerns", "ParishChurch", "The church that the case is about. (nl: betreft)"
    )
    concernsConnection: ParishChurchConnection = f.connection("concerns", "ParishChurch")
    locatedIn: list[Thing] = f.members("locatedIn", "Thing", "Lies in the municipality or area. (nl: gelegen in)")
    locatedInConnection: ThingConnection = f.connection("locatedIn", "Thing")


@thing_type
class OtherCase(Case):
    """A direct member of Case, not of a subclass."""


@output
class CaseEdge(Edge):
    """A case on a page."""

    node: Case = f.node()


@output
class CaseConnection(Connection):
    """Things of type case, in pages."""

    nodes: list[Case] = f.nodes()
    edges: list[CaseEdge] = f.edges()
    aggregate: CaseAggregate = f.aggregate()
    groups: list[ValueGroup] = f.groups()


@thing_type
class ChurchFeasibilityStudy(Thing):
    """A study on the re-use of a parish church. (nl: haalbaarheidsstudie kerk)"""

    applicantKind: str | None = f.value("applicantKind", "City, municipality or church council. (nl: soort aanvrager)")
    budgetEstimate: float | None = f.value("budgetEstimate", "Estimated amount in euro. (nl: raming)")
    church: str | None = f.value("church", "The church that was studied. (nl: kerk)")
    conclusion: str | None = f.value("conclusion", "Conclusion of the study. (nl: besluit)")
    functionConsidered: list[str] = f.values(
        "functionConsidered", "A function that was considered. (nl: onderzochte functie)"
    )
    nextSteps: str | None = f.value("nextSteps", "Steps that still have to be taken. (nl: volgende stappen)")
    studiedFrom: EDTF | None = f.date("studiedFrom", "Start of the study. (nl: studie vanaf)")
    studiedFromInterval: DateInterval | None = f.interval("studiedFrom")
    studiedTo: EDTF | None = f.date("studiedTo", "End of the study. (nl: studie tot)")
    studiedToInterval: DateInterval | None = f.interval("studiedTo")


@output
class ChurchFeasibilityStudyEdge(Edge):
    """A church feasibility study on a page."""

    node: ChurchFeasibilityStudy = f.node()


@output
class ChurchFeasibilityStudyConnection(Connection):
    """Things of type church feasibility study, in pages."""

    nodes: list[ChurchFeasibilityStudy] = f.nodes()
    edges: list[ChurchFeasibilityStudyEdge] = f.edges()
    aggregate: ChurchFeasibilityStudyAggregate = f.aggregate()
    groups: list[ValueGroup] = f.groups()


@thing_interface
class Collection(Thing):
    """A collection that a platform publishes. (nl: verzameling)"""

    addedInYear: list[int] = f.values("addedInYear", "Year in which items were added. (nl: aangevuld in)")
    collectionScope: str | None = f.value("collectionScope", "Scope of the collection. (nl: reikwijdte)")
    collectionType: str | None = f.value("collectionType", "Kind of collection, as in the row. (nl: soort verzameling)")
    documented: int | None = f.value("documented", "Number of documented items. (nl: aantal gedocumenteerd)")
    documentedAsOf: EDTF | None = f.date(
        "documentedAsOf", "Date on which that number was correct (EDTF). (nl: gedocumenteerd in)"
    )
    documentedAsOfInterval: DateInterval | None = f.interval("documentedAsOf")
    itemKind: str | None = f.value("itemKind", "Kind of items in the collection. (nl: soort items)")
    plannedAdditions: int | None = f.value(
        "plannedAdditions", "Number of items to be added. (nl: geplande aanvullingen)"
    )
    plannedYear: int | None = f.value(
        "plannedYear", "Year in which the planned items are added. (nl: jaar van aanvulling)"
    )
    publishedOn: Platform | None = f.one(
        "publishedOn", "The platform that publishes the collection. (nl: gepubliceerd op)"
    )


@thing_type
class OtherCollection(Collection):
    """A direct member of Collection, not of a subclass."""


@output
class CollectionEdge(Edge):
    """A collection on a page."""

    node: Collection = f.node()


@output
class CollectionConnection(Connection):
    """Things of type collection, in pages."""

    nodes: list[Collection] = f.nodes()
    edges: list[CollectionEdge] = f.edges()
    aggregate: CollectionAggregate = f.aggregate()
    groups: list[ValueGroup] = f.groups()


@thing_type
class CooperationAgreement(Thing):
    """An agreement between partners for a fixed term. (nl: samenwerkingsovereenkomst)"""

    approved: EDTF | None = f.date("approved", "Date on which the agreement was approved (EDTF). (nl: goedgekeurd)")
    approvedInterval: DateInterval | None = f.interval("approved")
    approvedQualifier: str | None = f.value(
        "approvedQualifier",
        "Word that keeps the date of approval vague, such as eind (end) or begin. (nl: nuance bij goedgekeurd)",
    )
    endYear: int | None = f.value("endYear", "Last year of the term. (nl: laatste jaar)")
    hasParty: list[Organisation] = f.members("hasParty", "Organisation", "Has as a party. (nl: heeft als partij)")
    hasPartyConnection: OrganisationConnection = f.connection("hasParty", "Organisation")
    maxExtensionYears: int | None = f.value(
        "maxExtensionYears",
        "The largest number of years by which the agreement can be extended each time. (nl: hoogste verlenging in jaren)",
    )
    ordinal: int | None = f.value("ordinal", "Place in the order, from 1. (nl: rangnummer)")
    partyRow: list[AgreementParty] = f.members(
        "partyRow", "AgreementParty", "Rows that name the parties. (nl: partijrijen)"
    )
    partyRowConnection: AgreementPartyConnection = f.connection("partyRow", "AgreementParty")
    startYear: int | None = f.value("startYear", "First year of the term. (nl: eerste jaar)")
    termYears: int | None = f.value("termYears", "Term in years. (nl: looptijd in jaren)")


@output
class CooperationAgreementEdge(Edge):
    """A cooperation agreement on a page."""

    node: CooperationAgreement = f.node()


@output
class CooperationAgreementConnection(Connection):
    """Things of type cooperation agreement, in pages."""

    nodes: list[CooperationAgreement] = f.nodes()
    edges: list[CooperationAgreementEdge] = f.edges()
    aggregate: CooperationAgreementAggregate = f.aggregate()
    groups: list[ValueGroup] = f.groups()


@thing_type
class Criterion(Thing):
    """A condition that a spearhead programme must meet. (nl: criterium)"""

    check: Check | None = f.word("check", "Way in which the criterion is checked. (nl: toetswijze)")
    checkedIn: list[CriterionCheck] = f.members(
        "checkedIn", "CriterionCheck", "Inverse of “checks criterion”. (nl: getoetst in)"
    )
    checkedInConnection: CriterionCheckConnection = f.connection("checkedIn", "CriterionCheck")
    ordinal: int | None = f.value("ordinal", "Place in the order, from 1. (nl: rangnummer)")
    satisfiedBy: list[Endeavour] = f.members(
        "satisfiedBy", "Endeavour", "A programme or project that meets the criterion. (nl: vervuld door)"
    )
    satisfiedByConnection: EndeavourConnection = f.connection("satisfiedBy", "Endeavour")
    text: str | None = f.text("text", "Text of the definition, criterion or passage. (nl: tekst)")
    textTexts: list[TextValue] = f.texts("text", "The texts of `text`, with their languages.")


@output
class CriterionEdge(Edge):
    """A criterion on a page."""

    node: Criterion = f.node()


@output
class CriterionConnection(Connection):
    """Things of type criterion, in pages."""

    nodes: list[Criterion] = f.nodes()
    edges: list[CriterionEdge] = f.edges()
    aggregate: CriterionAggregate = f.aggregate()
    groups: list[ValueGroup] = f.groups()


@thing_type
class CriterionCheck(Thing):
    """The check of a programme or project against a criterion. (nl: criteriumtoets)"""

    checkOf: Endeavour | None = f.one("checkOf", "The programme or project that was checked. (nl: toets van)")
    checkedBy: str | None = f.value("checkedBy", "The office that made the check. (nl: getoetst door)")
    checkedOn: EDTF | None = f.date("checkedOn", "Date of the check. (nl: getoetst op)")
    checkedOnInterval: DateInterval | None = f.interval("checkedOn")
    checksCriterion: Criterion | None = f.one(
        "checksCriterion", "The criterion that was checked. (nl: toetst criterium)"
    )
    evidenceText: str | None = f.value("evidenceText", "Evidence that the verdict is based on. (nl: bewijs)")
    verdict: str | None = f.value("verdict", "Fulfilled, not fulfilled or unknown. (nl: oordeel)")


@output
class CriterionCheckEdge(Edge):
    """A criterion check on a page."""

    node: CriterionCheck = f.node()


@output
class CriterionCheckConnection(Connection):
    """Things of type criterion check, in pages."""

    nodes: list[CriterionCheck] = f.nodes()
    edges: list[CriterionCheckEdge] = f.edges()
    aggregate: Aggregate = f.aggregate()
    groups: list[ValueGroup] = f.groups()


@thing_type
class CriterionConcept(Thing):
    """A concept that helps to determine the success of a spearhead programme. (nl: succesconcept)"""


@output
class CriterionConceptEdge(Edge):
    """A criterion concept on a page."""

    node: CriterionConcept = f.node()


@output
class CriterionConceptConnection(Connection):
    """Things of type criterion concept, in pages."""

    nodes: list[CriterionConcept] = f.nodes()
    edges: list[CriterionConceptEdge] = f.edges()
    aggregate: Aggregate = f.aggregate()
    groups: list[ValueGroup] = f.groups()


@thing_type
class Definition(Thing):
    """The definition of a concept, in the words of the document. (nl: definitie)"""

    adopted: EDTF | None = f.date("adopted", "Date on which the definition was adopted (EDTF). (nl: goedgekeurd in)")
    adoptedInterval: DateInterval | None = f.interval("adopted")
    adoptedBy: Body | None = f.one("adoptedBy", "The body that adopted the definition. (nl: goedgekeurd door)")
    text: str | None = f.text("text", "Text of the definition, criterion or passage. (nl: tekst)")
    textTexts: list[TextValue] = f.texts("text", "The texts of `text`, with their languages.")


@output
class DefinitionEdge(Edge):
    """A definition on a page."""

    node: Definition = f.node()


@output
class DefinitionConnection(Connection):
    """Things of type definition, in pages."""

    nodes: list[Definition] = f.nodes()
    edges: list[DefinitionEdge] = f.edges()
    aggregate: Aggregate = f.aggregate()
    groups: list[ValueGroup] = f.groups()


@thing_interface
class Endeavour(Thing):
    """A programme or project. (nl: onderneming)"""

    directPartOf: Thing | None = f.one(
        "directPartOf", "Belongs directly to, as the row states. (nl: rechtstreeks deel van)"
    )
    hasCheck: list[CriterionCheck] = f.members("hasCheck", "CriterionCheck", "Inverse of “check of”. (nl: heeft toets)")
    hasCheckConnection: CriterionCheckConnection = f.connection("hasCheck", "CriterionCheck")
    hasContractor: list[Organisation] = f.members(
        "hasContractor", "Organisation", "Has as a contractor. (nl: heeft als opdrachtnemer)"
    )
    hasContractorConnection: OrganisationConnection = f.connection("hasContractor", "Organisation")
    hasContributor: list[Agent] = f.members(
        "hasContributor", "Agent", "Receives a contribution from. (nl: met bijdrage van)"
    )
    hasContributorConnection: AgentConnection = f.connection("hasContributor", "Agent")
    hasNetworkPartner: list[Organisation] = f.members(
        "hasNetworkPartner", "Organisation", "Has as a network partner. (nl: heeft als netwerkpartner)"
    )
    hasNetworkPartnerConnection: OrganisationConnection = f.connection("hasNetworkPartner", "Organisation")
    hasParticipant: list[Agent] = f.members(
        "hasParticipant", "Agent", "Has as a participant, directly or through a part of it. (nl: heeft als deelnemer)"
    )
    hasParticipantConnection: AgentConnection = f.connection("hasParticipant", "Agent")
    hasPartner: list[Organisation] = f.members(
        "hasPartner", "Organisation", "Has as a partner. (nl: heeft als partner)"
    )
    hasPartnerConnection: OrganisationConnection = f.connection("hasPartner", "Organisation")
    hasResponsible: list[Person] = f.members(
        "hasResponsible", "Person", "Has as the person responsible for it. (nl: verantwoordelijke)"
    )
    hasResponsibleConnection: PersonConnection = f.connection("hasResponsible", "Person")
    hasUnnamedGroup: list[UnnamedGroup] = f.members(
        "hasUnnamedGroup", "UnnamedGroup", "A group mentioned without a name. (nl: niet genoemde groep)"
    )
    hasUnnamedGroupConnection: UnnamedGroupConnection = f.connection("hasUnnamedGroup", "UnnamedGroup")
    involvement: list[Participation] = f.members(
        "involvement", "Participation", "Rows that say who takes part. (nl: betrokkenheid)"
    )
    involvementConnection: ParticipationConnection = f.connection("involvement", "Participation")
    ledBy: list[Agent] = f.members("ledBy", "Agent", "Has as its lead or project leader. (nl: getrokken door)")
    ledByConnection: AgentConnection = f.connection("ledBy", "Agent")
    partOf: list[Thing] = f.members("partOf", "Thing", "Belongs to, at any level. (nl: deel van)", step="directPartOf")
    partOfConnection: ThingConnection = f.connection("partOf", "Thing", step="directPartOf")
    satisfies: list[Criterion] = f.members("satisfies", "Criterion", "Meets the criterion. (nl: voldoet aan)")
    satisfiesConnection: CriterionConnection = f.connection("satisfies", "Criterion")
    servedBy: list[Body] = f.members("servedBy", "Body", "Has a body that works for it. (nl: bediend door)")
    servedByConnection: BodyConnection = f.connection("servedBy", "Body")
    supportedBy: list[Organisation] = f.members(
        "supportedBy", "Organisation", "Is supported by. (nl: ondersteund door)"
    )
    supportedByConnection: OrganisationConnection = f.connection("supportedBy", "Organisation")


@thing_type
class OtherEndeavour(Endeavour):
    """A direct member of Endeavour, not of a subclass."""


@output
class EndeavourEdge(Edge):
    """An endeavour on a page."""

    node: Endeavour = f.node()


@output
class EndeavourConnection(Connection):
    """Things of type endeavour, in pages."""

    nodes: list[Endeavour] = f.nodes()
    edges: list[EndeavourEdge] = f.edges()
    aggregate: Aggregate = f.aggregate()
    groups: list[ValueGroup] = f.groups()


@thing_interface
class Event(Thing):
    """A meeting or series of meetings. (nl: evenement)"""

    about: Thing | None = f.one("about", "The subject that it is about. (nl: gaat over)")
    dateQualifier: str | None = f.value(
        "dateQualifier",
        "Word that keeps the date vague: eind (end), begin, midden (middle), vanaf (from) or tot (until). (nl: nuance bij de datum)",
    )
    directPartOf: Thing | None = f.one(
        "directPartOf", "Belongs directly to, as the row states. (nl: rechtstreeks deel van)"
    )
    endsOn: EDTF | None = f.date("endsOn", "Last day or time (EDTF). (nl: eindigt op)")
    endsOnInterval: DateInterval | None = f.interval("endsOn")
    eventType: str | None = f.value("eventType", "Kind of event, as in the row. (nl: soort evenement)")
    hasParticipant: list[Agent] = f.members(
        "hasParticipant", "Agent", "Has as a participant, directly or through a part of it. (nl: heeft als deelnemer)"
    )
    hasParticipantConnection: AgentConnection = f.connection("hasParticipant", "Agent")
    heldIn: list[Municipality] = f.members(
        "heldIn",
        "Municipality",
        "The municipality where the event takes place. This does not mean that the municipality takes part. (nl: gehouden in)",
    )
    heldInConnection: MunicipalityConnection = f.connection("heldIn", "Municipality")
    initiatedBy: list[Agent] = f.members("initiatedBy", "Agent", "Has as initiator. (nl: op initiatief van)")
    initiatedByConnection: AgentConnection = f.connection("initiatedBy", "Agent")
    involvement: list[Participation] = f.members(
        "involvement", "Participation", "Rows that say who takes part. (nl: betrokkenheid)"
    )
    involvementConnection: ParticipationConnection = f.connection("involvement", "Participation")
    launchOf: list[Platform] = f.members("launchOf", "Platform", "The platform launched here. (nl: lancering van)")
    launchOfConnection: PlatformConnection = f.connection("launchOf", "Platform")
    occurrences: int | None = f.value("occurrences", "Number of times that the event takes place. (nl: aantal keer)")
    organisedBy: list[Agent] = f.members("organisedBy", "Agent", "Has as an organiser. (nl: georganiseerd door)")
    organisedByConnection: AgentConnection = f.connection("organisedBy", "Agent")
    partOf: list[Thing] = f.members("partOf", "Thing", "Belongs to, at any level. (nl: deel van)", step="directPartOf")
    partOfConnection: ThingConnection = f.connection("partOf", "Thing", step="directPartOf")
    startsOn: EDTF | None = f.date("startsOn", "First day or time (EDTF). (nl: begint op)")
    startsOnInterval: DateInterval | None = f.interval("startsOn")
    usesResearch: list[Research] = f.members(
        "usesResearch", "Research", "Research that it relies on. (nl: steunt op onderzoek)"
    )
    usesResearchConnection: ResearchConnection = f.connection("usesResearch", "Research")
    yearBasis: YearBasis | None = f.word(
        "yearBasis",
        "Basis of the year: stated (in the document) or context (taken from the context). (nl: grond van het jaar)",
    )


@thing_type
class OtherEvent(Event):
    """A direct member of Event, not of a subclass."""


@output
class EventEdge(Edge):
    """An event on a page."""

    node: Event = f.node()


@output
class EventConnection(Connection):
    """Things of type event, in pages."""

    nodes: list[Event] = f.nodes()
    edges: list[EventEdge] = f.edges()
    aggregate: EventAggregate = f.aggregate()
    groups: list[ValueGroup] = f.groups()


@thing_type
class FinanceLine(Thing):
    """An amount of a city for a budget key in a year. (nl: financiële lijn)"""

    amount: float | None = f.value("amount", "Amount in euro. (nl: bedrag)")
    budgetKey: str | None = f.value("budgetKey", "Key that links the plan to the finance lines. (nl: budgetsleutel)")
    financeOf: Municipality | None = f.one("financeOf", "The city that the amount belongs to. (nl: financiën van)")
    lineKind: str | None = f.value("lineKind", "Credit, commitment or payment. (nl: soort lijn)")
    year: int | None = f.value("year", "Year of the call or finance line. (nl: jaar)")


@output
class FinanceLineEdge(Edge):
    """A finance line on a page."""

    node: FinanceLine = f.node()


@output
class FinanceLineConnection(Connection):
    """Things of type finance line, in pages."""

    nodes: list[FinanceLine] = f.nodes()
    edges: list[FinanceLineEdge] = f.edges()
    aggregate: FinanceLineAggregate = f.aggregate()
    groups: list[ValueGroup] = f.groups()


@thing_type
class ForeignModel(Thing):
    """A foreign example that inspires a programme. (nl: buitenlands model)"""

    country: str | None = f.value("country", "Country of the model. (nl: land)")
    inspires: list[Programme] = f.members(
        "inspires", "Programme", "The programme that the model inspires. (nl: inspireert)"
    )
    inspiresConnection: ProgrammeConnection = f.connection("inspires", "Programme")


@output
class ForeignModelEdge(Edge):
    """A foreign model on a page."""

    node: ForeignModel = f.node()


@output
class ForeignModelConnection(Connection):
    """Things of type foreign model, in pages."""

    nodes: list[ForeignModel] = f.nodes()
    edges: list[ForeignModelEdge] = f.edges()
    aggregate: Aggregate = f.aggregate()
    groups: list[ValueGroup] = f.groups()


@thing_type
class FrameworkAgreement(Thing):
    """A public contract that consortia are selected for. (nl: raamovereenkomst)"""

    hasConsortium: list[Consortium] = f.members(
        "hasConsortium", "Consortium", "A consortium for this framework agreement. (nl: heeft als consortium)"
    )
    hasConsortiumConnection: ConsortiumConnection = f.connection("hasConsortium", "Consortium")


@output
class FrameworkAgreementEdge(Edge):
    """A framework agreement on a page."""

    node: FrameworkAgreement = f.node()


@output
class FrameworkAgreementConnection(Connection):
    """Things of type framework agreement, in pages."""

    nodes: list[FrameworkAgreement] = f.nodes()
    edges: list[FrameworkAgreementEdge] = f.edges()
    aggregate: Aggregate = f.aggregate()
    groups: list[ValueGroup] = f.groups()


@thing_type
class GdprTopic(Thing):
    """A challenge that the GDPR workshops address. (nl: GDPR-uitdaging)"""


@output
class GdprTopicEdge(Edge):
    """A gdpr topic on a page."""

    node: GdprTopic = f.node()


@output
class GdprTopicConnection(Connection):
    """Things of type gdpr topic, in pages."""

    nodes: list[GdprTopic] = f.nodes()
    edges: list[GdprTopicEdge] = f.edges()
    aggregate: Aggregate = f.aggregate()
    groups: list[ValueGroup] = f.groups()


@thing_type
class ImpactAssessment(Thing):
    """A data protection impact assessment. (nl: gegevensbeschermingseffectbeoordeling)"""

    assesses: list[ProcessingActivity] = f.members(
        "assesses", "ProcessingActivity", "The processing activity that is assessed. (nl: beoordeelt)"
    )
    assessesConnection: ProcessingActivityConnection = f.connection("assesses", "ProcessingActivity")


@output
class ImpactAssessmentEdge(Edge):
    """An impact assessment on a page."""

    node: ImpactAssessment = f.node()


@output
class ImpactAssessmentConnection(Connection):
    """Things of type impact assessment, in pages."""

    nodes: list[ImpactAssessment] = f.nodes()
    edges: list[ImpactAssessmentEdge] = f.edges()
    aggregate: Aggregate = f.aggregate()
    groups: list[ValueGroup] = f.groups()


@thing_type
class Instrument(Thing):
    """An instrument of the local housing policy of a city. (nl: beleidsinstrument)"""

    lastReviewed: EDTF | None = f.date(
        "lastReviewed", "Date on which the instrument was last reviewed. (nl: laatst nagekeken)"
    )
    lastReviewedInterval: DateInterval | None = f.interval("lastReviewed")
    responsibleOffice: str | None = f.value(
        "responsibleOffice", "The office that reviews the instrument. (nl: verantwoordelijke dienst)"
    )
    validFrom: EDTF | None = f.date("validFrom", "Start of validity. (nl: geldig vanaf)")
    validFromInterval: DateInterval | None = f.interval("validFrom")
    validTo: EDTF | None = f.date("validTo", "End of validity. (nl: geldig tot)")
    validToInterval: DateInterval | None = f.interval("validTo")


@output
class InstrumentEdge(Edge):
    """An instrument on a page."""

    node: Instrument = f.node()


@output
class InstrumentConnection(Connection):
    """Things of type instrument, in pages."""

    nodes: list[Instrument] = f.nodes()
    edges: list[InstrumentEdge] = f.edges()
    aggregate: Aggregate = f.aggregate()
    groups: list[ValueGroup] = f.groups()


@thing_type
class Issue(Thing):
    """An issue of a newsletter. (nl: nieuwsbriefnummer)"""

    hasItem: list[NewsletterItem] = f.members("hasItem", "NewsletterItem", "Inverse of “in issue”. (nl: bevat item)")
    hasItemConnection: NewsletterItemConnection = f.connection("hasItem", "NewsletterItem")
    sentOn: EDTF | None = f.date("sentOn", "Date of sending. (nl: verstuurd op)")
    sentOnInterval: DateInterval | None = f.interval("sentOn")


@output
class IssueEdge(Edge):
    """An issue on a page."""

    node: Issue = f.node()


@output
class IssueConnection(Connection):
    """Things of type issue, in pages."""

    nodes: list[Issue] = f.nodes()
    edges: list[IssueEdge] = f.edges()
    aggregate: Aggregate = f.aggregate()
    groups: list[ValueGroup] = f.groups()


@thing_type
class Membership(Thing):
    """The membership of a person or organisation in a body, with a period. (nl: lidmaatschap)"""

    memberFrom: EDTF | None = f.date("memberFrom", "Start of the membership. (nl: lid vanaf)")
    memberFromInterval: DateInterval | None = f.interval("memberFrom")
    memberTo: EDTF | None = f.date("memberTo", "End of the membership. (nl: lid tot)")
    memberToInterval: DateInterval | None = f.interval("memberTo")
    membershipOf: Body | None = f.one("membershipOf", "The body of the membership. (nl: lidmaatschap van)")
    membershipOfAgent: Agent | None = f.one(
        "membershipOfAgent", "The person or organisation that is a member. (nl: lid)"
    )
    role: str | None = f.value("role", "Role, in the words of the row. (nl: rol)")


@output
class MembershipEdge(Edge):
    """A membership on a page."""

    node: Membership = f.node()


@output
class MembershipConnection(Connection):
    """Things of type membership, in pages."""

    nodes: list[Membership] = f.nodes()
    edges: list[MembershipEdge] = f.edges()
    aggregate: Aggregate = f.aggregate()
    groups: list[ValueGroup] = f.groups()


@thing_type
class Metric(Thing):
    """The quantity that a figure about a platform counts. (nl: maat)"""

    metricOf: list[Observation] = f.members("metricOf", "Observation", "Figures with this metric. (nl: maat van)")
    metricOfConnection: ObservationConnection = f.connection("metricOf", "Observation")
    prefLabel: str | None = f.text(
        "prefLabel",
        "The preferred name of a concept, for each language. (nl: voorkeursnaam)",
        iri="http://www.w3.org/2004/02/skos/core#prefLabel",
    )
    prefLabelTexts: list[TextValue] = f.texts(
        "prefLabel",
        "The texts of `prefLabel`, with their languages.",
        iri="http://www.w3.org/2004/02/skos/core#prefLabel",
    )


@output
class MetricEdge(Edge):
    """A metric on a page."""

    node: Metric = f.node()


@output
class MetricConnection(Connection):
    """Things of type metric, in pages."""

    nodes: list[Metric] = f.nodes()
    edges: list[MetricEdge] = f.edges()
    aggregate: Aggregate = f.aggregate()
    groups: list[ValueGroup] = f.groups()


@thing_type
class Milestone(Thing):
    """A dated event in the history of something. (nl: mijlpaal)"""

    about: Thing | None = f.one("about", "The subject that it is about. (nl: gaat over)")
    dateQualifier: str | None = f.value(
        "dateQualifier",
        "Word that keeps the date vague: eind (end), begin, midden (middle), vanaf (from) or tot (until). (nl: nuance bij de datum)",
    )
    onDate: EDTF | None = f.date("onDate", "Date of the milestone (EDTF). (nl: op)")
    onDateInterval: DateInterval | None = f.interval("onDate")
    yearBasis: YearBasis | None = f.word(
        "yearBasis",
        "Basis of the year: stated (in the document) or context (taken from the context). (nl: grond van het jaar)",
    )


@output
class MilestoneEdge(Edge):
    """A milestone on a page."""

    node: Milestone = f.node()


@output
class MilestoneConnection(Connection):
    """Things of type milestone, in pages."""

    nodes: list[Milestone] = f.nodes()
    edges: list[MilestoneEdge] = f.edges()
    aggregate: Aggregate = f.aggregate()
    groups: list[ValueGroup] = f.groups()


@thing_type
class NewsItem(Thing):
    """A message on the portal site. (nl: nieuwsitem)"""

    published: EDTF | None = f.date("published", "Date of publication. (nl: gepubliceerd)")
    publishedInterval: DateInterval | None = f.interval("published")
    url: str | None = f.value("url", "Web address, as stated. (nl: webadres)")


@output
class NewsItemEdge(Edge):
    """A news item on a page."""

    node: NewsItem = f.node()


@output
class NewsItemConnection(Connection):
    """Things of type news item, in pages."""

    nodes: list[NewsItem] = f.nodes()
    edges: list[NewsItemEdge] = f.edges()
    aggregate: Aggregate = f.aggregate()
    groups: list[ValueGroup] = f.groups()


@thing_type
class NewsletterItem(Thing):
    """An item in an issue of a newsletter. (nl: nieuwsbriefitem)"""

    inIssue: Issue | None = f.one("inIssue", "The issue that contains the item. (nl: in nummer)")
    newsletterItemKind: NewsletterItemKind | None = f.one(
        "newsletterItemKind", "Kind that the item belongs to. (nl: soort nieuwsbriefitem)"
    )
    position: int | None = f.value("position", "Position of the item in the issue. (nl: plaats)")


@output
class NewsletterItemEdge(Edge):
    """A newsletter item on a page."""

    node: NewsletterItem = f.node()


@output
class NewsletterItemConnection(Connection):
    """Things of type newsletter item, in pages."""

    nodes: list[NewsletterItem] = f.nodes()
    edges: list[NewsletterItemEdge] = f.edges()
    aggregate: NewsletterItemAggregate = f.aggregate()
    groups: list[ValueGroup] = f.groups()


@thing_type
class NewsletterItemKind(Thing):
    """A concept for a kind of item in a newsletter. (nl: soort nieuwsbriefitem)"""

    kindOfNewsletterItem: list[NewsletterItem] = f.members(
        "kindOfNewsletterItem", "NewsletterItem", "Inverse of “newsletter item kind”. (nl: soort van nieuwsbriefitem)"
    )
    kindOfNewsletterItemConnection: NewsletterItemConnection = f.connection("kindOfNewsletterItem", "NewsletterItem")


@output
class NewsletterItemKindEdge(Edge):
    """A newsletter item kind on a page."""

    node: NewsletterItemKind = f.node()


@output
class NewsletterItemKindConnection(Connection):
    """Things of type newsletter item kind, in pages."""

    nodes: list[NewsletterItemKind] = f.nodes()
    edges: list[NewsletterItemKindEdge] = f.edges()
    aggregate: Aggregate = f.aggregate()
    groups: list[ValueGroup] = f.groups()


@thing_type
class OpenDataset(Thing):
    """A dataset that a city publishes as open data. (nl: open dataset)"""

    datasetPublisher: Municipality | None = f.one(
        "datasetPublisher", "The city that publishes the dataset. (nl: gepubliceerd door)"
    )
    distributionUrl: str | None = f.value(
        "distributionUrl", "Web address from which the dataset can be downloaded. (nl: adres van de distributie)"
    )
    format: str | None = f.value("format", "Format of the distribution. (nl: formaat)")
    licence: str | None = f.value("licence", "Licence of the dataset. (nl: licentie)")
    modified: EDTF | None = f.date("modified", "Date of the last change. (nl: gewijzigd)")
    modifiedInterval: DateInterval | None = f.interval("modified")


@output
class OpenDatasetEdge(Edge):
    """An open dataset on a page."""

    node: OpenDataset = f.node()


@output
class OpenDatasetConnection(Connection):
    """Things of type open dataset, in pages."""

    nodes: list[OpenDataset] = f.nodes()
    edges: list[OpenDatasetEdge] = f.edges()
    aggregate: Aggregate = f.aggregate()
    groups: list[ValueGroup] = f.groups()


@thing_type
class Package(Thing):
    """A bundle of projects within a call. (nl: deelopdracht)"""

    bundles: list[Project] = f.members("bundles", "Project", "A project in the package. (nl: bundelt)")
    bundlesConnection: ProjectConnection = f.connection("bundles", "Project")
    competitionFrom: EDTF | None = f.date(
        "competitionFrom", "Start of the mini-competition (EDTF). (nl: minicompetitie van)"
    )
    competitionFromInterval: DateInterval | None = f.interval("competitionFrom")
    competitionTo: EDTF | None = f.date("competitionTo", "End of the mini-competition (EDTF). (nl: minicompetitie tot)")
    competitionToInterval: DateInterval | None = f.interval("competitionTo")
    directPartOf: Thing | None = f.one(
        "directPartOf", "Belongs directly to, as the row states. (nl: rechtstreeks deel van)"
    )
    hasKickOff: list[KickOffMeeting] = f.members(
        "hasKickOff",
        "KickOffMeeting",
        "The kick-off meeting, directly or through the package. (nl: heeft als startvergadering)",
    )
    hasKickOffConnection: KickOffMeetingConnection = f.connection("hasKickOff", "KickOffMeeting")
    partOf: list[Thing] = f.members("partOf", "Thing", "Belongs to, at any level. (nl: deel van)", step="directPartOf")
    partOfConnection: ThingConnection = f.connection("partOf", "Thing", step="directPartOf")


@output
class PackageEdge(Edge):
    """A package on a page."""

    node: Package = f.node()


@output
class PackageConnection(Connection):
    """Things of type package, in pages."""

    nodes: list[Package] = f.nodes()
    edges: list[PackageEdge] = f.edges()
    aggregate: Aggregate = f.aggregate()
    groups: list[ValueGroup] = f.groups()


@thing_type
class ParishChurch(Thing):
    """A parish church that a case is about. (nl: parochiekerk)"""

    concernedBy: list[Case] = f.members("concernedBy", "Case", "A case about the church. (nl: betrokken in)")
    concernedByConnection: CaseConnection = f.connection("concernedBy", "Case")


@output
class ParishChurchEdge(Edge):
    """A parish church on a page."""

    node: ParishChurch = f.node()


@output
class ParishChurchConnection(Connection):
    """Things of type parish church, in pages."""

    nodes: list[ParishChurch] = f.nodes()
    edges: list[ParishChurchEdge] = f.edges()
    aggregate: Aggregate = f.aggregate()
    groups: list[ValueGroup] = f.groups()


@thing_type
class Passage(Thing):
    """Consecutive lines of the source document. (nl: passage)"""

    about: Thing | None = f.one("about", "The subject that it is about. (nl: gaat over)")
    lineFrom: int | None = f.value("lineFrom", "First line in the source document. (nl: vanaf regel)")
    lineTo: int | None = f.value("lineTo", "Last line in the source document. (nl: tot regel)")
    note: str | None = f.value("note", "Note on the passage. (nl: aantekening)")
    text: str | None = f.text("text", "Text of the definition, criterion or passage. (nl: tekst)")
    textTexts: list[TextValue] = f.texts("text", "The texts of `text`, with their languages.")


@output
class PassageEdge(Edge):
    """A passage on a page."""

    node: Passage = f.node()


@output
class PassageConnection(Connection):
    """Things of type passage, in pages."""

    nodes: list[Passage] = f.nodes()
    edges: list[PassageEdge] = f.edges()
    aggregate: PassageAggregate = f.aggregate()
    groups: list[ValueGroup] = f.groups()


@thing_interface
class PlanElement(Thing):
    """A part of a multi-year plan. (nl: planelement)"""

    budgetKey: str | None = f.value("budgetKey", "Key that links the plan to the finance lines. (nl: budgetsleutel)")
    childElement: list[PlanElement] = f.members(
        "childElement", "PlanElement", "Contains directly. (nl: rechtstreeks boven)"
    )
    childElementConnection: PlanElementConnection = f.connection("childElement", "PlanElement")
    measuredBy: list[Indicator] = f.members(
        "measuredBy", "Indicator", "The indicator that measures the element. (nl: gemeten met)"
    )
    measuredByConnection: IndicatorConnection = f.connection("measuredBy", "Indicator")
    overElement: list[PlanElement] = f.members(
        "overElement", "PlanElement", "Contains, at any level. (nl: boven element)", step="childElement"
    )
    overElementConnection: PlanElementConnection = f.connection("overElement", "PlanElement", step="childElement")
    owner: str | None = f.value("owner", "The office that follows up the plan element. (nl: eigenaar)")
    parentObjective: PlanElement | None = f.one("parentObjective", "Belongs directly under. (nl: rechtstreeks onder)")
    planOfCity: Municipality | None = f.one(
        "planOfCity", "The city that the multi-year plan belongs to. (nl: plan van stad)"
    )
    planPeriod: str | None = f.value("planPeriod", "Period of the multi-year plan. (nl: planperiode)")
    status: str | None = f.value("status", "Status, in the words of the row. (nl: status)")
    underObjective: list[PlanElement] = f.members(
        "underObjective", "PlanElement", "Belongs under, at any level. (nl: onder doelstelling)", step="parentObjective"
    )
    underObjectiveConnection: PlanElementConnection = f.connection(
        "underObjective", "PlanElement", step="parentObjective"
    )


@thing_type
class OtherPlanElement(PlanElement):
    """A direct member of PlanElement, not of a subclass."""


@output
class PlanElementEdge(Edge):
    """A plan element on a page."""

    node: PlanElement = f.node()


@output
class PlanElementConnection(Connection):
    """Things of type plan element, in pages."""

    nodes: list[PlanElement] = f.nodes()
    edges: list[PlanElementEdge] = f.edges()
    aggregate: PlanElementAggregate = f.aggregate()
    groups: list[ValueGroup] = f.groups()


@thing_type
class PlannedAction(Thing):
    """An action that the yearly plan announces. (nl: geplande actie)"""

    about: Thing | None = f.one("about", "The subject that it is about. (nl: gaat over)")
    actionKind: str | None = f.value("actionKind", "Kind of action, as in the row. (nl: soort actie)")
    directPartOf: Thing | None = f.one(
        "directPartOf", "Belongs directly to, as the row states. (nl: rechtstreeks deel van)"
    )
    partOf: list[Thing] = f.members("partOf", "Thing", "Belongs to, at any level. (nl: deel van)", step="directPartOf")
    partOfConnection: ThingConnection = f.connection("partOf", "Thing", step="directPartOf")


@output
class PlannedActionEdge(Edge):
    """A planned action on a page."""

    node: PlannedAction = f.node()


@output
class PlannedActionConnection(Connection):
    """Things of type planned action, in pages."""

    nodes: list[PlannedAction] = f.nodes()
    edges: list[PlannedActionEdge] = f.edges()
    aggregate: Aggregate = f.aggregate()
    groups: list[ValueGroup] = f.groups()


@thing_interface
class Platform(Thing):
    """A website or database that makes knowledge available. (nl: platform)"""

    editedBy: list[Thing] = f.members(
        "editedBy", "Thing", "The agent or body that edits the platform. (nl: geredigeerd door)"
    )
    editedByConnection: ThingConnection = f.connection("editedBy", "Thing")
    hasStatistic: list[Observation] = f.members(
        "hasStatistic", "Observation", "A figure about the platform. (nl: cijfers)"
    )
    hasStatisticConnection: ObservationConnection = f.connection("hasStatistic", "Observation")
    launchedAt: Event | None = f.one("launchedAt", "The event at which the platform was launched. (nl: gelanceerd op)")
    measuredSince: EDTF | None = f.date(
        "measuredSince", "Date from which visits are counted (EDTF). (nl: gemeten sinds)"
    )
    measuredSinceInterval: DateInterval | None = f.interval("measuredSince")
    onlineSince: EDTF | None = f.date(
        "onlineSince", "Date on which the platform came online (EDTF). (nl: online sinds)"
    )
    onlineSinceInterval: DateInterval | None = f.interval("onlineSince")
    platformRelation: list[PlatformRelation] = f.members(
        "platformRelation",
        "PlatformRelation",
        "A row about a relation of the platform. (nl: relaties van het platform)",
    )
    platformRelationConnection: PlatformRelationConnection = f.connection("platformRelation", "PlatformRelation")
    platformType: str | None = f.value("platformType", "Kind of platform, as in the row. (nl: soort platform)")
    publishes: list[Collection] = f.members("publishes", "Collection", "Publishes the collection. (nl: publiceert)")
    publishesConnection: CollectionConnection = f.connection("publishes", "Collection")
    servedBy: list[Body] = f.members("servedBy", "Body", "Has a body that works for it. (nl: bediend door)")
    servedByConnection: BodyConnection = f.connection("servedBy", "Body")
    updateRule: str | None = f.value("updateRule", "Rule for the updates: how, and how often. (nl: aanvulling)")
    updatedInConsultationWith: list[Agent] = f.members(
        "updatedInConsultationWith", "Agent", "The agent that is consulted on additions. (nl: aangevuld in overleg met)"
    )
    updatedInConsultationWithConnection: AgentConnection = f.connection("updatedInConsultationWith", "Agent")
    url: str | None = f.value("url", "Web address, as stated. (nl: webadres)")
    usesResearch: list[Research] = f.members(
        "usesResearch", "Research", "Research that it relies on. (nl: steunt op onderzoek)"
    )
    usesResearchConnection: ResearchConnection = f.connection("usesResearch", "Research")
    measure: float | None = f.plain(
        Noted(resolvers.figure),
        "A figure: the newest, or the one on a date.",
        {"metric": ("strawberry.ID", "The metric."), "asOf": ("EDTF | None", "Its date.")},
    )
    ratio: float | None = f.plain(
        Noted(resolvers.figure_ratio),
        "The ratio of two figures on the newest date with both.",
        {
            "of": ("strawberry.ID", "The metric of the first figure."),
            "to": ("strawberry.ID", "The metric of the figure to divide by."),
            "decimals": ("int | None", "Number of decimals to round to; halves are rounded up."),
        },
    )


@thing_type
class OtherPlatform(Platform):
    """A direct member of Platform, not of a subclass."""


@output
class PlatformEdge(Edge):
    """A platform on a page."""

    node: Platform = f.node()


@output
class PlatformConnection(Connection):
    """Things of type platform, in pages."""

    nodes: list[Platform] = f.nodes()
    edges: list[PlatformEdge] = f.edges()
    aggregate: Aggregate = f.aggregate()
    groups: list[ValueGroup] = f.groups()


@thing_type
class ProcessSheet(Thing):
    """The sheet that describes a municipal process in the Schillenboek. (nl: schillenfiche)"""

    bestPractices: str | None = f.value(
        "bestPractices", "Best practices that the sheet describes. (nl: goede praktijken)"
    )
    dataModel: str | None = f.value("dataModel", "Ideal data model that the sheet describes. (nl: gegevensmodel)")
    planned: EDTF | None = f.date("planned", "Date on which the sheet was made or is planned (EDTF). (nl: gepland)")
    plannedInterval: DateInterval | None = f.interval("planned")
    processCategory: ProcessCategory | None = f.word(
        "processCategory", "Kind of process, as in the row. (nl: soort proces)"
    )
    registerInteraction: str | None = f.value(
        "registerInteraction",
        "Interaction of the process with the building register. (nl: interactie met het gebouwenregister)",
    )
    sheetOf: BuildingProcess | None = f.one("sheetOf", "The process that the sheet describes. (nl: fiche van)")
    status: str | None = f.value("status", "Status, in the words of the row. (nl: status)")


@output
class ProcessSheetEdge(Edge):
    """A process sheet on a page."""

    node: ProcessSheet = f.node()


@output
class ProcessSheetConnection(Connection):
    """Things of type process sheet, in pages."""

    nodes: list[ProcessSheet] = f.nodes()
    edges: list[ProcessSheetEdge] = f.edges()
    aggregate: Aggregate = f.aggregate()
    groups: list[ValueGroup] = f.groups()


@thing_type
class ProcessingActivity(Thing):
    """An activity that processes personal data. (nl: verwerkingsactiviteit)"""

    controller: Organisation | None = f.one(
        "controller", "The organisation that is responsible for the processing. (nl: verwerkingsverantwoordelijke)"
    )
    dataCategory: list[str] = f.values("dataCategory", "Kind of data that is processed. (nl: soort gegevens)")
    dpiaRequired: bool | None = f.value(
        "dpiaRequired", "Tells whether an impact assessment is required. (nl: effectbeoordeling vereist)"
    )
    hasImpactAssessment: ImpactAssessment | None = f.one(
        "hasImpactAssessment", "The impact assessment of the processing activity. (nl: heeft als effectbeoordeling)"
    )
    hasProcessingAgreement: ProcessingAgreement | None = f.one(
        "hasProcessingAgreement", "The agreement with the processor. (nl: heeft als verwerkingsovereenkomst)"
    )
    legalBasis: str | None = f.value("legalBasis", "Legal basis of the processing. (nl: rechtsgrond)")
    processor: str | None = f.value(
        "processor", "The party that processes data on behalf of the controller. (nl: verwerker)"
    )
    purpose: str | None = f.value("purpose", "Purpose of the processing. (nl: doel)")
    recipient: list[str] = f.values("recipient", "The party that receives the data. (nl: ontvanger)")
    retention: str | None = f.value("retention", "Period for which the data is kept. (nl: bewaartermijn)")
    servesProject: list[Project] = f.members(
        "servesProject", "Project", "The project that the data is processed for. (nl: dient project)"
    )
    servesProjectConnection: ProjectConnection = f.connection("servesProject", "Project")
    subjectCategory: list[str] = f.values(
        "subjectCategory", "Kind of persons that the data is about. (nl: soort betrokkenen)"
    )


@output
class ProcessingActivityEdge(Edge):
    """A processing activity on a page."""

    node: ProcessingActivity = f.node()


@output
class ProcessingActivityConnection(Connection):
    """Things of type processing activity, in pages."""

    nodes: list[ProcessingActivity] = f.nodes()
    edges: list[ProcessingActivityEdge] = f.edges()
    aggregate: Aggregate = f.aggregate()
    groups: list[ValueGroup] = f.groups()


@thing_type
class ProcessingAgreement(Thing):
    """An agreement with a processor. (nl: verwerkingsovereenkomst)"""

    agreementFor: list[ProcessingActivity] = f.members(
        "agreementFor",
        "ProcessingActivity",
        "The processing activity that the agreement covers. (nl: overeenkomst voor)",
    )
    agreementForConnection: ProcessingActivityConnection = f.connection("agreementFor", "ProcessingActivity")


@output
class ProcessingAgreementEdge(Edge):
    """A processing agreement on a page."""

    node: ProcessingAgreement = f.node()


@output
class ProcessingAgreementConnection(Connection):
    """Things of type processing agreement, in pages."""

    nodes: list[ProcessingAgreement] = f.nodes()
    edges: list[ProcessingAgreementEdge] = f.edges()
    aggregate: Aggregate = f.aggregate()
    groups: list[ValueGroup] = f.groups()


@thing_type
class Publication(Thing):
    """A publication that appears regularly. (nl: publicatie)"""

    frequency: str | None = f.value("frequency", "Frequency with which the publication appears. (nl: frequentie)")
    issueCount: int | None = f.value("issueCount", "Number of issues. (nl: aantal nummers)")
    issuesAsOf: EDTF | None = f.date(
        "issuesAsOf", "Date on which that number was correct (EDTF). (nl: aantal nummers in)"
    )
    issuesAsOfInterval: DateInterval | None = f.interval("issuesAsOf")
    issuesQualifier: str | None = f.value(
        "issuesQualifier", "Word that keeps that date vague, such as eind (end) or begin. (nl: nuance bij de datum)"
    )
    itemsPerIssue: int | None = f.value("itemsPerIssue", "Number of items in an issue. (nl: items per nummer)")


@output
class PublicationEdge(Edge):
    """A publication on a page."""

    node: Publication = f.node()


@output
class PublicationConnection(Connection):
    """Things of type publication, in pages."""

    nodes: list[Publication] = f.nodes()
    edges: list[PublicationEdge] = f.edges()
    aggregate: PublicationAggregate = f.aggregate()
    groups: list[ValueGroup] = f.groups()


@thing_type
class Research(Thing):
    """Research or a study that the plan relies on. (nl: onderzoek)"""

    commissionedBy: Agent | None = f.one("commissionedBy", "The agent that commissioned it. (nl: in opdracht van)")
    conductedBy: Agent | None = f.one("conductedBy", "The agent that conducts the research. (nl: uitgevoerd door)")
    dateQualifier: str | None = f.value(
        "dateQualifier",
        "Word that keeps the date vague: eind (end), begin, midden (middle), vanaf (from) or tot (until). (nl: nuance bij de datum)",
    )
    endsOn: EDTF | None = f.date("endsOn", "Last day or time (EDTF). (nl: eindigt op)")
    endsOnInterval: DateInterval | None = f.interval("endsOn")
    usedIn: Thing | None = f.one("usedIn", "The thing in which the research is used. (nl: gebruikt in)")


@output
class ResearchEdge(Edge):
    """A research on a page."""

    node: Research = f.node()


@output
class ResearchConnection(Connection):
    """Things of type research, in pages."""

    nodes: list[Research] = f.nodes()
    edges: list[ResearchEdge] = f.edges()
    aggregate: Aggregate = f.aggregate()
    groups: list[ValueGroup] = f.groups()


@thing_interface
class Role(Thing):
    """A position that a person holds at an organisation, body, municipality or programme. (nl: rol)"""

    heldBy: Person | None = f.one("heldBy", "The person who holds the role. (nl: bekleed door)")
    role: str | None = f.value("role", "Role, in the words of the row. (nl: rol)")
    roleAt: Thing | None = f.one(
        "roleAt", "The organisation, body, municipality or programme where the role is held. (nl: rol bij)"
    )
    roleClass: str | None = f.value("roleClass", "Kind of role, as in the row. (nl: soort rol)")


@thing_type
class OtherRole(Role):
    """A direct member of Role, not of a subclass."""


@output
class RoleEdge(Edge):
    """A role on a page."""

    node: Role = f.node()


@output
class RoleConnection(Connection):
    """Things of type role, in pages."""

    nodes: list[Role] = f.nodes()
    edges: list[RoleEdge] = f.edges()
    aggregate: Aggregate = f.aggregate()
    groups: list[ValueGroup] = f.groups()


@thing_interface
class Row(Thing):
    """A row of an inventory. (nl: rij)"""

    appliesToClass: list[str] = f.values(
        "appliesToClass", "Class that the row is about, instead of one thing. (nl: geldt voor klasse)"
    )
    asWritten: list[str] = f.values(
        "asWritten", "The cell as written, when it cannot be rebuilt from the facts. (nl: zoals geschreven)"
    )
    basis: str | None = f.value(
        "basis", "Basis of the row: stated, context, layout, derived, ambiguous, assigned or reference. (nl: grond)"
    )
    bodyLines: list[str] = f.values(
        "bodyLines", "Lines of the running text that the row is based on. (nl: bronregels in de tekst)"
    )
    describes: Thing | None = f.one("describes", "The thing that the row describes. (nl: beschrijft)")
    line: int | None = f.value("line", "Line in the CSV file; the header is line 1. (nl: regel in het bestand)")
    sourceLines: list[str] = f.values(
        "sourceLines", "Lines of the source document that the row is based on. (nl: bronregels)"
    )
    staleReason: str | None = f.value(
        "staleReason", "Reason why the previous, valid content of the row is kept. (nl: verouderd omdat)"
    )
    staleSince: int | None = f.value(
        "staleSince", "Version from which the previous, valid content of the row is kept. (nl: verouderd sinds)"
    )
    tocLines: list[str] = f.values(
        "tocLines", "Lines of the table of contents that the row is based on. (nl: bronregels in de inhoudstafel)"
    )


@thing_type
class OtherRow(Row):
    """A direct member of Row, not of a subclass."""


@output
class RowEdge(Edge):
    """A row on a page."""

    node: Row = f.node()


@output
class RowConnection(Connection):
    """Things of type row, in pages."""

    nodes: list[Row] = f.nodes()
    edges: list[RowEdge] = f.edges()
    aggregate: RowAggregate = f.aggregate()
    groups: list[ValueGroup] = f.groups()


@thing_type
class Theme(Thing):
    """A concept from the list of themes. (nl: thema)"""

    broader: Theme | None = f.one(
        "broader",
        "The theme that is one step broader. (nl: ruimer thema)",
        iri="http://www.w3.org/2004/02/skos/core#broader",
    )
    broaderTransitive: list[Theme] = f.members(
        "broaderTransitive",
        "Theme",
        "A broader theme, any number of steps away. (nl: ruimer thema, elk niveau)",
        iri="http://www.w3.org/2004/02/skos/core#broaderTransitive",
        step="broader",
    )
    broaderTransitiveConnection: ThemeConnection = f.connection(
        "broaderTransitive", "Theme", iri="http://www.w3.org/2004/02/skos/core#broaderTransitive", step="broader"
    )
    narrower: list[Theme] = f.members(
        "narrower",
        "Theme",
        "A theme that is one step narrower. (nl: enger thema)",
        iri="http://www.w3.org/2004/02/skos/core#narrower",
    )
    narrowerConnection: ThemeConnection = f.connection(
        "narrower", "Theme", iri="http://www.w3.org/2004/02/skos/core#narrower"
    )
    narrowerTransitive: list[Theme] = f.members(
        "narrowerTransitive",
        "Theme",
        "A narrower theme, any number of steps away. (nl: enger thema, elk niveau)",
        iri="http://www.w3.org/2004/02/skos/core#narrowerTransitive",
        step="narrower",
    )
    narrowerTransitiveConnection: ThemeConnection = f.connection(
        "narrowerTransitive", "Theme", iri="http://www.w3.org/2004/02/skos/core#narrowerTransitive", step="narrower"
    )
    prefLabel: str | None = f.text(
        "prefLabel",
        "The preferred name of a concept, for each language. (nl: voorkeursnaam)",
        iri="http://www.w3.org/2004/02/skos/core#prefLabel",
    )
    prefLabelTexts: list[TextValue] = f.texts(
        "prefLabel",
        "The texts of `prefLabel`, with their languages.",
        iri="http://www.w3.org/2004/02/skos/core#prefLabel",
    )
    themeOf: list[Thing] = f.members("themeOf", "Thing", "A thing that belongs to the theme. (nl: thema van)")
    themeOfConnection: ThingConnection = f.connection("themeOf", "Thing")


@output
class ThemeEdge(Edge):
    """A theme on a page."""

    node: Theme = f.node()


@output
class ThemeConnection(Connection):
    """Things of type theme, in pages."""

    nodes: list[Theme] = f.nodes()
    edges: list[ThemeEdge] = f.edges()
    aggregate: Aggregate = f.aggregate()
    groups: list[ValueGroup] = f.groups()


@thing_interface
class Tool(Thing):
    """A tool, dataset or system that people work with. (nl: instrument)"""

    derivedFrom: list[Tool] = f.members(
        "derivedFrom", "Tool", "Is derived from the tool. (nl: afgeleid van)", step="derivedFrom"
    )
    derivedFromConnection: ToolConnection = f.connection("derivedFrom", "Tool", step="derivedFrom")
    description: str | None = f.text("description", "Description of the tool or toolbox item. (nl: beschrijving)")
    descriptionTexts: list[TextValue] = f.texts("description", "The texts of `description`, with their languages.")
    directPartOf: Thing | None = f.one(
        "directPartOf", "Belongs directly to, as the row states. (nl: rechtstreeks deel van)"
    )
    hasDerivation: list[Tool] = f.members(
        "hasDerivation", "Tool", "Has as a derived tool. (nl: heeft als afleiding)", step="hasDerivation"
    )
    hasDerivationConnection: ToolConnection = f.connection("hasDerivation", "Tool", step="hasDerivation")
    hasUsage: list[ToolUsage] = f.members("hasUsage", "ToolUsage", "A row about the use of the tool. (nl: gebruik)")
    hasUsageConnection: ToolUsageConnection = f.connection("hasUsage", "ToolUsage")
    partOf: list[Thing] = f.members("partOf", "Thing", "Belongs to, at any level. (nl: deel van)", step="directPartOf")
    partOfConnection: ThingConnection = f.connection("partOf", "Thing", step="directPartOf")
    pilotedBy: list[Agent] = f.members("pilotedBy", "Agent", "Has as a pilot user. (nl: heeft als piloot)")
    pilotedByConnection: AgentConnection = f.connection("pilotedBy", "Agent")
    toolType: str | None = f.value("toolType", "Kind of tool, as in the row. (nl: soort instrument)")
    usedBy: list[Agent] = f.members("usedBy", "Agent", "Is used by. (nl: gebruikt door)")
    usedByConnection: AgentConnection = f.connection("usedBy", "Agent")


@thing_type
class OtherTool(Tool):
    """A direct member of Tool, not of a subclass."""


@output
class ToolEdge(Edge):
    """A tool on a page."""

    node: Tool = f.node()


@output
class ToolConnection(Connection):
    """Things of type tool, in pages."""

    nodes: list[Tool] = f.nodes()
    edges: list[ToolEdge] = f.edges()
    aggregate: Aggregate = f.aggregate()
    groups: list[ValueGroup] = f.groups()


@thing_type
class ToolboxItem(Thing):
    """A success factor in the toolbox, with the projects that show it. (nl: toolboxonderdeel)"""

    description: str | None = f.text("description", "Description of the tool or toolbox item. (nl: beschrijving)")
    descriptionTexts: list[TextValue] = f.texts("description", "The texts of `description`, with their languages.")
    evidencedBy: list[Project] = f.members(
        "evidencedBy", "Project", "A project that shows the success factor. (nl: aangetoond door)"
    )
    evidencedByConnection: ProjectConnection = f.connection("evidencedBy", "Project")


@output
class ToolboxItemEdge(Edge):
    """A toolbox item on a page."""

    node: ToolboxItem = f.node()


@output
class ToolboxItemConnection(Connection):
    """Things of type toolbox item, in pages."""

    nodes: list[ToolboxItem] = f.nodes()
    edges: list[ToolboxItemEdge] = f.edges()
    aggregate: Aggregate = f.aggregate()
    groups: list[ValueGroup] = f.groups()


@thing_type
class AcademicRole(Role):
    """A role at a knowledge institution. (nl: academische rol)"""


@output
class AcademicRoleEdge(Edge):
    """An academic role on a page."""

    node: AcademicRole = f.node()


@output
class AcademicRoleConnection(Connection):
    """Things of type academic role, in pages."""

    nodes: list[AcademicRole] = f.nodes()
    edges: list[AcademicRoleEdge] = f.edges()
    aggregate: Aggregate = f.aggregate()
    groups: list[ValueGroup] = f.groups()


@thing_type
class Action(PlanElement):
    """An action under an action plan. (nl: actie)"""


@output
class ActionEdge(Edge):
    """An action on a page."""

    node: Action = f.node()


@output
class ActionConnection(Connection):
    """Things of type action, in pages."""

    nodes: list[Action] = f.nodes()
    edges: list[ActionEdge] = f.edges()
    aggregate: PlanElementAggregate = f.aggregate()
    groups: list[ValueGroup] = f.groups()


@thing_type
class ActionPlan(PlanElement):
    """An action plan under an objective. (nl: actieplan)"""


@output
class ActionPlanEdge(Edge):
    """An action plan on a page."""

    node: ActionPlan = f.node()


@output
class ActionPlanConnection(Connection):
    """Things of type action plan, in pages."""

    nodes: list[ActionPlan] = f.nodes()
    edges: list[ActionPlanEdge] = f.edges()
    aggregate: PlanElementAggregate = f.aggregate()
    groups: list[ValueGroup] = f.groups()


@thing_type
class AdvisoryGroup(Body):
    """A group that advises a programme. (nl: adviesgroep)"""


@output
class AdvisoryGroupEdge(Edge):
    """An advisory group on a page."""

    node: AdvisoryGroup = f.node()


@output
class AdvisoryGroupConnection(Connection):
    """Things of type advisory group, in pages."""

    nodes: list[AdvisoryGroup] = f.nodes()
    edges: list[AdvisoryGroupEdge] = f.edges()
    aggregate: BodyAggregate = f.aggregate()
    groups: list[ValueGroup] = f.groups()


@thing_type
class AgreementParty(Row):
    """A row that names a party to an agreement. (nl: overeenkomstpartij)"""

    agreementParty: Organisation | None = f.one(
        "agreementParty", "The party that the row names. (nl: overeenkomstpartij)"
    )
    decidingOrgan: str | None = f.value("decidingOrgan", "The body that decides for the party. (nl: beslissend orgaan)")
    ofAgreement: CooperationAgreement | None = f.one(
        "ofAgreement", "The agreement that the row is about. (nl: van overeenkomst)"
    )


@output
class AgreementPartyEdge(Edge):
    """An agreement party on a page."""

    node: AgreementParty = f.node()


@output
class AgreementPartyConnection(Connection):
    """Things of type agreement party, in pages."""

    nodes: list[AgreementParty] = f.nodes()
    edges: list[AgreementPartyEdge] = f.edges()
    aggregate: AgreementPartyAggregate = f.aggregate()
    groups: list[ValueGroup] = f.groups()


@thing_interface
class BoardRole(Role):
    """A role on a board. (nl: bestuursrol)"""


@thing_type
class OtherBoardRole(BoardRole):
    """A direct member of BoardRole, not of a subclass."""


@output
class BoardRoleEdge(Edge):
    """A board role on a page."""

    node: BoardRole = f.node()


@output
class BoardRoleConnection(Connection):
    """Things of type board role, in pages."""

    nodes: list[BoardRole] = f.nodes()
    edges: list[BoardRoleEdge] = f.edges()
    aggregate: Aggregate = f.aggregate()
    groups: list[ValueGroup] = f.groups()


@thing_type
class CaseCollection(Collection):
    """A collection of cases or case sheets. (nl: verzameling cases)"""


@output
class CaseCollectionEdge(Edge):
    """A case collection on a page."""

    node: CaseCollection = f.node()


@output
class CaseCollectionConnection(Connection):
    """Things of type case collection, in pages."""

    nodes: list[CaseCollection] = f.nodes()
    edges: list[CaseCollectionEdge] = f.edges()
    aggregate: CollectionAggregate = f.aggregate()
    groups: list[ValueGroup] = f.groups()


@thing_type
class ChurchCase(Case):
    """A case about a church with a new use. (nl: kerkcase)"""

    contact: str | None = f.value("contact", "The office that can give more information. (nl: contact)")
    country: str | None = f.value("country", "Country of the model. (nl: land)")
    currentFunction: list[str] = f.values("currentFunction", "Current use of the building. (nl: huidige functie)")
    history: str | None = f.value("history", "History of the building. (nl: geschiedenis)")
    latitude: float | None = f.value("latitude", "Latitude (WGS 84). (nl: breedtegraad)")
    link: list[str] = f.values("link", "Web address with more information. (nl: link)")
    longitude: float | None = f.value("longitude", "Longitude (WGS 84). (nl: lengtegraad)")
    photoUrl: str | None = f.value("photoUrl", "Web address of a photo. (nl: foto)")
    street: str | None = f.value("street", "Street and house number. (nl: straat)")


@output
class ChurchCaseEdge(Edge):
    """A church case on a page."""

    node: ChurchCase = f.node()


@output
class ChurchCaseConnection(Connection):
    """Things of type church case, in pages."""

    nodes: list[ChurchCase] = f.nodes()
    edges: list[ChurchCaseEdge] = f.edges()
    aggregate: ChurchCaseAggregate = f.aggregate()
    groups: list[ValueGroup] = f.groups()


@thing_type
class ClosingEvent(Event):
    """An event that is a closing event. (nl: slotevent)"""


@output
class ClosingEventEdge(Edge):
    """A closing event on a page."""

    node: ClosingEvent = f.node()


@output
class ClosingEventConnection(Connection):
    """Things of type closing event, in pages."""

    nodes: list[ClosingEvent] = f.nodes()
    edges: list[ClosingEventEdge] = f.edges()
    aggregate: EventAggregate = f.aggregate()
    groups: list[ValueGroup] = f.groups()


@thing_type
class ComplexUrbanProjectSheet(Case):
    """The sheet that describes a complex urban project. (nl: projectfiche complex stadsproject)"""

    partners: str | None = f.value("partners", "Partners, as named on the sheet. (nl: partners)")
    phase: str | None = f.value("phase", "Phase of the project. (nl: fase)")
    sheetEditor: list[Person] = f.members(
        "sheetEditor", "Person", "The person who maintains the sheet. (nl: redacteur van de fiche)"
    )
    sheetEditorConnection: PersonConnection = f.connection("sheetEditor", "Person")
    updatedOn: EDTF | None = f.date("updatedOn", "Date of the last update. (nl: bijgewerkt op)")
    updatedOnInterval: DateInterval | None = f.interval("updatedOn")


@output
class ComplexUrbanProjectSheetEdge(Edge):
    """A complex urban project sheet on a page."""

    node: ComplexUrbanProjectSheet = f.node()


@output
class ComplexUrbanProjectSheetConnection(Connection):
    """Things of type complex urban project sheet, in pages."""

    nodes: list[ComplexUrbanProjectSheet] = f.nodes()
    edges: list[ComplexUrbanProjectSheetEdge] = f.edges()
    aggregate: Aggregate = f.aggregate()
    groups: list[ValueGroup] = f.groups()


@thing_type
class ConsultationBody(Body):
    """A body for consultation. (nl: overlegorgaan)"""


@output
class ConsultationBodyEdge(Edge):
    """A consultation body on a page."""

    node: ConsultationBody = f.node()


@output
class ConsultationBodyConnection(Connection):
    """Things of type consultation body, in pages."""

    nodes: list[ConsultationBody] = f.nodes()
    edges: list[ConsultationBodyEdge] = f.edges()
    aggregate: BodyAggregate = f.aggregate()
    groups: list[ValueGroup] = f.groups()


@thing_type
class Country(Area):
    """A country. (nl: land)"""


@output
class CountryEdge(Edge):
    """A country on a page."""

    node: Country = f.node()


@output
class CountryConnection(Connection):
    """Things of type country, in pages."""

    nodes: list[Country] = f.nodes()
    edges: list[CountryEdge] = f.edges()
    aggregate: Aggregate = f.aggregate()
    groups: list[ValueGroup] = f.groups()


@thing_type
class Dashboard(Tool):
    """A tool that shows figures. (nl: dashboard)"""


@output
class DashboardEdge(Edge):
    """A dashboard on a page."""

    node: Dashboard = f.node()


@output
class DashboardConnection(Connection):
    """Things of type dashboard, in pages."""

    nodes: list[Dashboard] = f.nodes()
    edges: list[DashboardEdge] = f.edges()
    aggregate: Aggregate = f.aggregate()
    groups: list[ValueGroup] = f.groups()


@thing_type
class DisseminationChannel(Row):
    """A row that names a channel through which a project shares its results. (nl: disseminatiekanaal)"""

    channel: str | None = f.value("channel", "Channel through which the project shares its results. (nl: kanaal)")
    channelOf: Project | None = f.one("channelOf", "The project that the channel is for. (nl: kanaal van)")
    status: str | None = f.value("status", "Status, in the words of the row. (nl: status)")


@output
class DisseminationChannelEdge(Edge):
    """A dissemination channel on a page."""

    node: DisseminationChannel = f.node()


@output
class DisseminationChannelConnection(Connection):
    """Things of type dissemination channel, in pages."""

    nodes: list[DisseminationChannel] = f.nodes()
    edges: list[DisseminationChannelEdge] = f.edges()
    aggregate: DisseminationChannelAggregate = f.aggregate()
    groups: list[ValueGroup] = f.groups()


@thing_type
class EditorRole(Role):
    """The role of editor. (nl: redacteur)"""


@output
class EditorRoleEdge(Edge):
    """An editor role on a page."""

    node: EditorRole = f.node()


@output
class EditorRoleConnection(Connection):
    """Things of type editor role, in pages."""

    nodes: list[EditorRole] = f.nodes()
    edges: list[EditorRoleEdge] = f.edges()
    aggregate: Aggregate = f.aggregate()
    groups: list[ValueGroup] = f.groups()


@thing_type
class EditorialTeam(Body):
    """A team that edits a platform. (nl: redactieteam)"""


@output
class EditorialTeamEdge(Edge):
    """An editorial team on a page."""

    node: EditorialTeam = f.node()


@output
class EditorialTeamConnection(Connection):
    """Things of type editorial team, in pages."""

    nodes: list[EditorialTeam] = f.nodes()
    edges: list[EditorialTeamEdge] = f.edges()
    aggregate: BodyAggregate = f.aggregate()
    groups: list[ValueGroup] = f.groups()


@thing_type
class GoverningBody(Body):
    """A body that governs. (nl: bestuursorgaan)"""


@output
class GoverningBodyEdge(Edge):
    """A governing body on a page."""

    node: GoverningBody = f.node()


@output
class GoverningBodyConnection(Connection):
    """Things of type governing body, in pages."""

    nodes: list[GoverningBody] = f.nodes()
    edges: list[GoverningBodyEdge] = f.edges()
    aggregate: BodyAggregate = f.aggregate()
    groups: list[ValueGroup] = f.groups()


@thing_type
class Handbook(Tool):
    """A tool that describes a way of working. (nl: handboek)"""


@output
class HandbookEdge(Edge):
    """A handbook on a page."""

    node: Handbook = f.node()


@output
class HandbookConnection(Connection):
    """Things of type handbook, in pages."""

    nodes: list[Handbook] = f.nodes()
    edges: list[HandbookEdge] = f.edges()
    aggregate: Aggregate = f.aggregate()
    groups: list[ValueGroup] = f.groups()


@thing_type
class Indicator(PlanElement):
    """A measure to follow the progress of a plan element. (nl: indicator)"""

    baseline: float | None = f.value("baseline", "Value at the start. (nl: nulwaarde)")
    currentValue: float | None = f.value("currentValue", "Most recently measured value. (nl: huidige waarde)")
    measuredOn: EDTF | None = f.date("measuredOn", "Date of the measurement. (nl: gemeten op)")
    measuredOnInterval: DateInterval | None = f.interval("measuredOn")
    measures: list[PlanElement] = f.members(
        "measures", "PlanElement", "The element that the indicator measures. (nl: meet)"
    )
    measuresConnection: PlanElementConnection = f.connection("measures", "PlanElement")
    target: float | None = f.value("target", "Target of the indicator. (nl: streefwaarde)")
    unit: str | None = f.value("unit", "Unit of the indicator. (nl: eenheid)")


@output
class IndicatorEdge(Edge):
    """An indicator on a page."""

    node: Indicator = f.node()


@output
class IndicatorConnection(Connection):
    """Things of type indicator, in pages."""

    nodes: list[Indicator] = f.nodes()
    edges: list[IndicatorEdge] = f.edges()
    aggregate: IndicatorAggregate = f.aggregate()
    groups: list[ValueGroup] = f.groups()


@thing_type
class InstrumentCollection(Collection):
    """A collection of instruments. (nl: verzameling instrumenten)"""


@output
class InstrumentCollectionEdge(Edge):
    """An instrument collection on a page."""

    node: InstrumentCollection = f.node()


@output
class InstrumentCollectionConnection(Connection):
    """Things of type instrument collection, in pages."""

    nodes: list[InstrumentCollection] = f.nodes()
    edges: list[InstrumentCollectionEdge] = f.edges()
    aggregate: CollectionAggregate = f.aggregate()
    groups: list[ValueGroup] = f.groups()


@thing_type
class InstrumentDatabase(Platform):
    """A database of instruments. (nl: instrumentendatabank)"""


@output
class InstrumentDatabaseEdge(Edge):
    """An instrument database on a page."""

    node: InstrumentDatabase = f.node()


@output
class InstrumentDatabaseConnection(Connection):
    """Things of type instrument database, in pages."""

    nodes: list[InstrumentDatabase] = f.nodes()
    edges: list[InstrumentDatabaseEdge] = f.edges()
    aggregate: Aggregate = f.aggregate()
    groups: list[ValueGroup] = f.groups()


@thing_type
class KickOffMeeting(Event):
    """An event that is a kick-off meeting. (nl: startvergadering)"""

    kickOffOf: list[Thing] = f.members(
        "kickOffOf", "Thing", "The package or project that starts here. (nl: startvergadering van)"
    )
    kickOffOfConnection: ThingConnection = f.connection("kickOffOf", "Thing")


@output
class KickOffMeetingEdge(Edge):
    """A kick off meeting on a page."""

    node: KickOffMeeting = f.node()


@output
class KickOffMeetingConnection(Connection):
    """Things of type kick off meeting, in pages."""

    nodes: list[KickOffMeeting] = f.nodes()
    edges: list[KickOffMeetingEdge] = f.edges()
    aggregate: KickOffMeetingAggregate = f.aggregate()
    groups: list[ValueGroup] = f.groups()


@thing_type
class Masterclass(Event):
    """An event that is a masterclass. (nl: masterclass)"""


@output
class MasterclassEdge(Edge):
    """A masterclass on a page."""

    node: Masterclass = f.node()


@output
class MasterclassConnection(Connection):
    """Things of type masterclass, in pages."""

    nodes: list[Masterclass] = f.nodes()
    edges: list[MasterclassEdge] = f.edges()
    aggregate: EventAggregate = f.aggregate()
    groups: list[ValueGroup] = f.groups()


@thing_type
class MayorRole(Role):
    """The role of mayor. (nl: burgemeestersrol)"""


@output
class MayorRoleEdge(Edge):
    """A mayor role on a page."""

    node: MayorRole = f.node()


@output
class MayorRoleConnection(Connection):
    """Things of type mayor role, in pages."""

    nodes: list[MayorRole] = f.nodes()
    edges: list[MayorRoleEdge] = f.edges()
    aggregate: Aggregate = f.aggregate()
    groups: list[ValueGroup] = f.groups()


@thing_type
class MeetUp(Event):
    """An event that is a meet-up. (nl: meet-up)"""


@output
class MeetUpEdge(Edge):
    """A meet up on a page."""

    node: MeetUp = f.node()


@output
class MeetUpConnection(Connection):
    """Things of type meet up, in pages."""

    nodes: list[MeetUp] = f.nodes()
    edges: list[MeetUpEdge] = f.edges()
    aggregate: EventAggregate = f.aggregate()
    groups: list[ValueGroup] = f.groups()


@thing_type
class MinisterRole(Role):
    """The role of minister. (nl: ministerrol)"""


@output
class MinisterRoleEdge(Edge):
    """A minister role on a page."""

    node: MinisterRole = f.node()


@output
class MinisterRoleConnection(Connection):
    """Things of type minister role, in pages."""

    nodes: list[MinisterRole] = f.nodes()
    edges: list[MinisterRoleEdge] = f.edges()
    aggregate: Aggregate = f.aggregate()
    groups: list[ValueGroup] = f.groups()


@thing_type
class MonitoringTool(Tool):
    """A tool to follow progress. (nl: opvolgingsinstrument)"""


@output
class MonitoringToolEdge(Edge):
    """A monitoring tool on a page."""

    node: MonitoringTool = f.node()


@output
class MonitoringToolConnection(Connection):
    """Things of type monitoring tool, in pages."""

    nodes: list[MonitoringTool] = f.nodes()
    edges: list[MonitoringToolEdge] = f.edges()
    aggregate: Aggregate = f.aggregate()
    groups: list[ValueGroup] = f.groups()


@thing_type
class NewsCollection(Collection):
    """A collection of news items. (nl: verzameling nieuws)"""


@output
class NewsCollectionEdge(Edge):
    """A news collection on a page."""

    node: NewsCollection = f.node()


@output
class NewsCollectionConnection(Connection):
    """Things of type news collection, in pages."""

    nodes: list[NewsCollection] = f.nodes()
    edges: list[NewsCollectionEdge] = f.edges()
    aggregate: CollectionAggregate = f.aggregate()
    groups: list[ValueGroup] = f.groups()


@thing_type
class Objective(PlanElement):
    """An objective of a multi-year plan. (nl: doelstelling)"""


@output
class ObjectiveEdge(Edge):
    """An objective on a page."""

    node: Objective = f.node()


@output
class ObjectiveConnection(Connection):
    """Things of type objective, in pages."""

    nodes: list[Objective] = f.nodes()
    edges: list[ObjectiveEdge] = f.edges()
    aggregate: PlanElementAggregate = f.aggregate()
    groups: list[ValueGroup] = f.groups()


@thing_type
class Observation(Row):
    """A figure about a platform on a date. (nl: cijfer)"""

    asOf: EDTF | None = f.date("asOf", "Date that the figure applies to. (nl: op datum)")
    asOfInterval: DateInterval | None = f.interval("asOf")
    asOfBasis: AsOfBasis | None = f.word("asOfBasis", "Way in which the date was determined. (nl: grond van de datum)")
    metric: Metric | None = f.one("metric", "The quantity that the figure counts. (nl: maat)")
    statisticOf: Platform | None = f.one("statisticOf", "The platform that the figure is about. (nl: cijfer over)")
    value: int | None = f.value("value", "Value of the figure. (nl: waarde)")


@output
class ObservationEdge(Edge):
    """An observation on a page."""

    node: Observation = f.node()


@output
class ObservationConnection(Connection):
    """Things of type observation, in pages."""

    nodes: list[Observation] = f.nodes()
    edges: list[ObservationEdge] = f.edges()
    aggregate: ObservationAggregate = f.aggregate()
    groups: list[ValueGroup] = f.groups()


@thing_interface
class Organisation(Agent):
    """An organisation with its own name, or a group that the document does not name. (nl: organisatie)"""

    abbreviation: str | None = f.value("abbreviation", "Abbreviation of the name. (nl: afkorting)")
    agreementPartnerOf: list[Organisation] = f.members(
        "agreementPartnerOf", "Organisation", "Is a party to a cooperation agreement of. (nl: overeenkomstpartner van)"
    )
    agreementPartnerOfConnection: OrganisationConnection = f.connection("agreementPartnerOf", "Organisation")
    agreementPartyIn: list[AgreementParty] = f.members(
        "agreementPartyIn", "AgreementParty", "Rows that name this party. (nl: partij volgens)"
    )
    agreementPartyInConnection: AgreementPartyConnection = f.connection("agreementPartyIn", "AgreementParty")
    coOrganisesWith: list[Organisation] = f.members(
        "coOrganisesWith",
        "Organisation",
        "Organises an event together with another organisation. A department and its own organisation do not count as two organisations. (nl: organiseert samen met)",
    )
    coOrganisesWithConnection: OrganisationConnection = f.connection("coOrganisesWith", "Organisation")
    consultsWith: list[Organisation] = f.members(
        "consultsWith", "Organisation", "Consults with on a regular basis. (nl: overlegt met)"
    )
    consultsWithConnection: OrganisationConnection = f.connection("consultsWith", "Organisation")
    contractorFor: list[Endeavour] = f.members(
        "contractorFor",
        "Endeavour",
        "Works under contract for. A contractor does not count as a partner or participant. (nl: opdrachtnemer voor)",
    )
    contractorForConnection: EndeavourConnection = f.connection("contractorFor", "Endeavour")
    controls: list[ProcessingActivity] = f.members(
        "controls",
        "ProcessingActivity",
        "A processing activity that the organisation is responsible for. (nl: verantwoordelijk voor verwerking)",
    )
    controlsConnection: ProcessingActivityConnection = f.connection("controls", "ProcessingActivity")
    cooperatesWith: list[Organisation] = f.members(
        "cooperatesWith", "Organisation", "Cooperates with. (nl: werkt samen met)"
    )
    cooperatesWithConnection: OrganisationConnection = f.connection("cooperatesWith", "Organisation")
    foundedOnImpulseOf: list[Organisation] = f.members(
        "foundedOnImpulseOf", "Organisation", "Was founded on the impulse of. (nl: opgericht op impuls van)"
    )
    foundedOnImpulseOfConnection: OrganisationConnection = f.connection("foundedOnImpulseOf", "Organisation")
    founderOf: list[Organisation] = f.members(
        "founderOf", "Organisation", "Gave the impulse to found the organisation. (nl: oprichter van)"
    )
    founderOfConnection: OrganisationConnection = f.connection("founderOf", "Organisation")
    hasBody: list[Body] = f.members("hasBody", "Body", "Has as a body. (nl: heeft als orgaan)")
    hasBodyConnection: BodyConnection = f.connection("hasBody", "Body")
    hasChair: list[Person] = f.members("hasChair", "Person", "Has as its chair. (nl: voorgezeten door)")
    hasChairConnection: PersonConnection = f.connection("hasChair", "Person")
    hasMember: list[Agent] = f.members("hasMember", "Agent", "Has as a member. (nl: heeft als lid)")
    hasMemberConnection: AgentConnection = f.connection("hasMember", "Agent")
    hasRole: list[Role] = f.members("hasRole", "Role", "A role held here. (nl: heeft rol)")
    hasRoleConnection: RoleConnection = f.connection("hasRole", "Role")
    hasStaff: list[Person] = f.members("hasStaff", "Person", "Has on its staff. (nl: heeft als stafmedewerker)")
    hasStaffConnection: PersonConnection = f.connection("hasStaff", "Person")
    hasSubOrganisation: list[Organisation] = f.members(
        "hasSubOrganisation",
        "Organisation",
        "Has as a part of it. (nl: heeft als onderdeel)",
        step="hasSubOrganisation",
    )
    hasSubOrganisationConnection: OrganisationConnection = f.connection(
        "hasSubOrganisation", "Organisation", step="hasSubOrganisation"
    )
    hasViceChair: list[Person] = f.members(
        "hasViceChair", "Person", "Has as a vice-chair. (nl: heeft als ondervoorzitter)"
    )
    hasViceChairConnection: PersonConnection = f.connection("hasViceChair", "Person")
    helix: Helix | None = f.word("helix", "Pillar of the quadruple helix, as in the row. (nl: pijler)")
    helixBasis: HelixBasis | None = f.word(
        "helixBasis", "Way in which the pillar was determined. (nl: grond van de pijler)"
    )
    keyPartnerOf: list[Organisation] = f.members(
        "keyPartnerOf", "Organisation", "Is one of the most important partners of. (nl: belangrijkste partner van)"
    )
    keyPartnerOfConnection: OrganisationConnection = f.connection("keyPartnerOf", "Organisation")
    leadsConsortium: list[Consortium] = f.members(
        "leadsConsortium", "Consortium", "A consortium that the organisation leads. (nl: trekt consortium)"
    )
    leadsConsortiumConnection: ConsortiumConnection = f.connection("leadsConsortium", "Consortium")
    legalForm: str | None = f.value("legalForm", "Legal form of the organisation. (nl: rechtsvorm)")
    networkPartnerIn: list[Endeavour] = f.members(
        "networkPartnerIn",
        "Endeavour",
        "Is a network partner in. A network partner is not the same as a partner. (nl: netwerkpartner in)",
    )
    networkPartnerInConnection: EndeavourConnection = f.connection("networkPartnerIn", "Endeavour")
    organisationType: str | None = f.value(
        "organisationType", "Kind of organisation, as in the row. (nl: soort organisatie)"
    )
    partnerIn: list[Endeavour] = f.members(
        "partnerIn", "Endeavour", "Is a partner in the programme or project. (nl: partner in)"
    )
    partnerInConnection: EndeavourConnection = f.connection("partnerIn", "Endeavour")
    partnerOf: list[Organisation] = f.members(
        "partnerOf", "Organisation", "Is a partner of, in any way. (nl: partner van)"
    )
    partnerOfConnection: OrganisationConnection = f.connection("partnerOf", "Organisation")
    partyTo: list[CooperationAgreement] = f.members(
        "partyTo", "CooperationAgreement", "Is a party to the agreement. (nl: partij bij)"
    )
    partyToConnection: CooperationAgreementConnection = f.connection("partyTo", "CooperationAgreement")
    relationFromOf: list[OrganisationRelation] = f.members(
        "relationFromOf",
        "OrganisationRelation",
        "Rows with a relation that starts from this organisation. (nl: uitgaande relaties)",
    )
    relationFromOfConnection: OrganisationRelationConnection = f.connection("relationFromOf", "OrganisationRelation")
    relationToOf: list[OrganisationRelation] = f.members(
        "relationToOf",
        "OrganisationRelation",
        "Rows with a relation that points to this organisation. (nl: inkomende relaties)",
    )
    relationToOfConnection: OrganisationRelationConnection = f.connection("relationToOf", "OrganisationRelation")
    subOrganisationOf: list[Organisation] = f.members(
        "subOrganisationOf",
        "Organisation",
        "Is a part of the organisation. (nl: onderdeel van)",
        step="subOrganisationOf",
    )
    subOrganisationOfConnection: OrganisationConnection = f.connection(
        "subOrganisationOf", "Organisation", step="subOrganisationOf"
    )
    supports: list[Endeavour] = f.members(
        "supports", "Endeavour", "Supports, but does not take part. (nl: ondersteunt)"
    )
    supportsConnection: EndeavourConnection = f.connection("supports", "Endeavour")
    unitOf: list[Participation] = f.members(
        "unitOf", "Participation", "Participations through this unit. (nl: afdeling bij deelname)"
    )
    unitOfConnection: ParticipationConnection = f.connection("unitOf", "Participation")


@thing_type
class OtherOrganisation(Organisation):
    """A direct member of Organisation, not of a subclass."""


@output
class OrganisationEdge(Edge):
    """An organisation on a page."""

    node: Organisation = f.node()


@output
class OrganisationConnection(Connection):
    """Things of type organisation, in pages."""

    nodes: list[Organisation] = f.nodes()
    edges: list[OrganisationEdge] = f.edges()
    aggregate: OrganisationAggregate = f.aggregate()
    groups: list[ValueGroup] = f.groups()


@thing_type
class OrganisationRelation(Row):
    """A row that names a relation between two organisations. (nl: relatie tussen organisaties)"""

    relation: str | None = f.value("relation", "Kind of relation, as in the row. (nl: soort relatie)")
    relationFrom: Organisation | None = f.one(
        "relationFrom", "The organisation from which the relation in the row starts. (nl: relatie van)"
    )
    relationTo: Organisation | None = f.one(
        "relationTo", "The organisation to which the relation in the row points. (nl: relatie met)"
    )


@output
class OrganisationRelationEdge(Edge):
    """An organisation relation on a page."""

    node: OrganisationRelation = f.node()


@output
class OrganisationRelationConnection(Connection):
    """Things of type organisation relation, in pages."""

    nodes: list[OrganisationRelation] = f.nodes()
    edges: list[OrganisationRelationEdge] = f.edges()
    aggregate: OrganisationRelationAggregate = f.aggregate()
    groups: list[ValueGroup] = f.groups()


@thing_type
class Participation(Row):
    """A row that says who takes part in a programme, project or event, and in which role. (nl: deelname)"""

    inEndeavour: Thing | None = f.one(
        "inEndeavour",
        "The programme, project or event that the agent takes part in, according to the row. (nl: waaraan)",
    )
    participant: Agent | None = f.one("participant", "The agent that takes part, according to the row. (nl: deelnemer)")
    role: str | None = f.value("role", "Role, in the words of the row. (nl: rol)")
    viaUnit: Organisation | None = f.one(
        "viaUnit", "The unit through which the organisation takes part. (nl: via afdeling)"
    )


@output
class ParticipationEdge(Edge):
    """A participation on a page."""

    node: Participation = f.node()


@output
class ParticipationConnection(Connection):
    """Things of type participation, in pages."""

    nodes: list[Participation] = f.nodes()
    edges: list[ParticipationEdge] = f.edges()
    aggregate: ParticipationAggregate = f.aggregate()
    groups: list[ValueGroup] = f.groups()


@thing_type
class Person(Agent):
    """Somebody with a public function in the inventories. (nl: persoon)"""

    chairs: list[Thing] = f.members("chairs", "Thing", "Is the chair of. (nl: zit voor)")
    chairsConnection: ThingConnection = f.connection("chairs", "Thing")
    editsSheet: list[ComplexUrbanProjectSheet] = f.members(
        "editsSheet", "ComplexUrbanProjectSheet", "Inverse of “sheet editor”. (nl: redigeert fiche)"
    )
    editsSheetConnection: ComplexUrbanProjectSheetConnection = f.connection("editsSheet", "ComplexUrbanProjectSheet")
    holdsRole: list[Role] = f.members("holdsRole", "Role", "Holds the role. (nl: bekleedt rol)")
    holdsRoleConnection: RoleConnection = f.connection("holdsRole", "Role")
    mayorOf: list[Municipality] = f.members("mayorOf", "Municipality", "Is mayor of. (nl: burgemeester van)")
    mayorOfConnection: MunicipalityConnection = f.connection("mayorOf", "Municipality")
    responsibleFor: list[Endeavour] = f.members(
        "responsibleFor", "Endeavour", "Is responsible for the track or programme. (nl: verantwoordelijk voor)"
    )
    responsibleForConnection: EndeavourConnection = f.connection("responsibleFor", "Endeavour")
    title: str | None = f.value("title", "Title of the person. (nl: titel)")
    viceChairs: list[Thing] = f.members("viceChairs", "Thing", "Is the vice-chair of. (nl: is ondervoorzitter van)")
    viceChairsConnection: ThingConnection = f.connection("viceChairs", "Thing")
    worksFor: list[Organisation] = f.members("worksFor", "Organisation", "Is on the staff of. (nl: werkt voor)")
    worksForConnection: OrganisationConnection = f.connection("worksFor", "Organisation")


@output
class PersonEdge(Edge):
    """A person on a page."""

    node: Person = f.node()


@output
class PersonConnection(Connection):
    """Things of type person, in pages."""

    nodes: list[Person] = f.nodes()
    edges: list[PersonEdge] = f.edges()
    aggregate: Aggregate = f.aggregate()
    groups: list[ValueGroup] = f.groups()


@thing_type
class PlatformRelation(Row):
    """A row that names a relation between a platform and an agent. (nl: relatie van een platform)"""

    relatedAgent: Thing | None = f.one("relatedAgent", "The agent that the row names. (nl: actor van de relatie)")
    relatedPlatform: Platform | None = f.one(
        "relatedPlatform", "The platform that the row is about. (nl: platform van de relatie)"
    )
    relation: str | None = f.value("relation", "Kind of relation, as in the row. (nl: soort relatie)")


@output
class PlatformRelationEdge(Edge):
    """A platform relation on a page."""

    node: PlatformRelation = f.node()


@output
class PlatformRelationConnection(Connection):
    """Things of type platform relation, in pages."""

    nodes: list[PlatformRelation] = f.nodes()
    edges: list[PlatformRelationEdge] = f.edges()
    aggregate: PlatformRelationAggregate = f.aggregate()
    groups: list[ValueGroup] = f.groups()


@thing_type
class Portal(Platform):
    """A website that gives access to several sources. (nl: portaalsite)"""


@output
class PortalEdge(Edge):
    """A portal on a page."""

    node: Portal = f.node()


@output
class PortalConnection(Connection):
    """Things of type portal, in pages."""

    nodes: list[Portal] = f.nodes()
    edges: list[PortalEdge] = f.edges()
    aggregate: Aggregate = f.aggregate()
    groups: list[ValueGroup] = f.groups()


@thing_type
class Programme(Endeavour):
    """Part of the plan, at any level. (nl: programma)"""

    hasDirectPart: list[Thing] = f.members("hasDirectPart", "Thing", "Contains directly. (nl: omvat rechtstreeks)")
    hasDirectPartConnection: ThingConnection = f.connection("hasDirectPart", "Thing")
    hasPart: list[Thing] = f.members("hasPart", "Thing", "Contains, at any level. (nl: omvat)", step="hasDirectPart")
    hasPartConnection: ThingConnection = f.connection("hasPart", "Thing", step="hasDirectPart")
    hasRole: list[Role] = f.members("hasRole", "Role", "A role held here. (nl: heeft rol)")
    hasRoleConnection: RoleConnection = f.connection("hasRole", "Role")
    inToc: bool | None = f.value(
        "inToc", "Tells whether the part is in the table of contents. (nl: in de inhoudstafel)"
    )
    inspiredBy: list[ForeignModel] = f.members(
        "inspiredBy", "ForeignModel", "The model that inspired the programme. (nl: geïnspireerd op)"
    )
    inspiredByConnection: ForeignModelConnection = f.connection("inspiredBy", "ForeignModel")
    numberBody: str | None = f.value("numberBody", "Number in the running text. (nl: nummer in de tekst)")
    numberToc: str | None = f.value(
        "numberToc", "Number in the table of contents. This is the canonical number. (nl: nummer in de inhoudstafel)"
    )
    usesResearch: list[Research] = f.members(
        "usesResearch", "Research", "Research that it relies on. (nl: steunt op onderzoek)"
    )
    usesResearchConnection: ResearchConnection = f.connection("usesResearch", "Research")


@output
class ProgrammeEdge(Edge):
    """A programme on a page."""

    node: Programme = f.node()


@output
class ProgrammeConnection(Connection):
    """Things of type programme, in pages."""

    nodes: list[Programme] = f.nodes()
    edges: list[ProgrammeEdge] = f.edges()
    aggregate: Aggregate = f.aggregate()
    groups: list[ValueGroup] = f.groups()


@thing_type
class Project(Endeavour):
    """A project with an aim, as part of a programme. (nl: project)"""

    bundledIn: Package | None = f.one("bundledIn", "The package that holds the project. (nl: gebundeld in)")
    bundledWith: list[Project] = f.members(
        "bundledWith", "Project", "Another project in the same package. (nl: samen gebundeld met)"
    )
    bundledWithConnection: ProjectConnection = f.connection("bundledWith", "Project")
    evidences: list[ToolboxItem] = f.members("evidences", "ToolboxItem", "Inverse of “evidenced by”. (nl: toont aan)")
    evidencesConnection: ToolboxItemConnection = f.connection("evidences", "ToolboxItem")
    hasChannel: list[DisseminationChannel] = f.members(
        "hasChannel",
        "DisseminationChannel",
        "A channel through which the project shares its results. (nl: heeft als kanaal)",
    )
    hasChannelConnection: DisseminationChannelConnection = f.connection("hasChannel", "DisseminationChannel")
    hasDirectPart: list[Thing] = f.members("hasDirectPart", "Thing", "Contains directly. (nl: omvat rechtstreeks)")
    hasDirectPartConnection: ThingConnection = f.connection("hasDirectPart", "Thing")
    hasKickOff: list[KickOffMeeting] = f.members(
        "hasKickOff",
        "KickOffMeeting",
        "The kick-off meeting, directly or through the package. (nl: heeft als startvergadering)",
    )
    hasKickOffConnection: KickOffMeetingConnection = f.connection("hasKickOff", "KickOffMeeting")
    hasPart: list[Thing] = f.members("hasPart", "Thing", "Contains, at any level. (nl: omvat)", step="hasDirectPart")
    hasPartConnection: ThingConnection = f.connection("hasPart", "Thing", step="hasDirectPart")
    locatedIn: list[Thing] = f.members("locatedIn", "Thing", "Lies in the municipality or area. (nl: gelegen in)")
    locatedInConnection: ThingConnection = f.connection("locatedIn", "Thing")
    samePackageAs: list[Project] = f.members(
        "samePackageAs",
        "Project",
        "Is in the same package. The project itself is included. (nl: in dezelfde deelopdracht als)",
    )
    samePackageAsConnection: ProjectConnection = f.connection("samePackageAs", "Project")
    selectedIn: Call | None = f.one("selectedIn", "The call in which the project was selected. (nl: geselecteerd in)")
    servedByProcessing: list[ProcessingActivity] = f.members(
        "servedByProcessing", "ProcessingActivity", "A processing activity for the project. (nl: verwerking)"
    )
    servedByProcessingConnection: ProcessingActivityConnection = f.connection(
        "servedByProcessing", "ProcessingActivity"
    )
    sitedIn: Municipality | None = f.one("sitedIn", "The municipality where the project has a site. (nl: gevestigd in)")
    visitedByTrip: list[StudyTrip] = f.members(
        "visitedByTrip", "StudyTrip", "Inverse of “visits project”. (nl: bezocht door studiereis)"
    )
    visitedByTripConnection: StudyTripConnection = f.connection("visitedByTrip", "StudyTrip")


@output
class ProjectEdge(Edge):
    """A project on a page."""

    node: Project = f.node()


@output
class ProjectConnection(Connection):
    """Things of type project, in pages."""

    nodes: list[Project] = f.nodes()
    edges: list[ProjectEdge] = f.edges()
    aggregate: Aggregate = f.aggregate()
    groups: list[ValueGroup] = f.groups()


@thing_type
class Province(Area):
    """A province. (nl: provincie)"""


@output
class ProvinceEdge(Edge):
    """A province on a page."""

    node: Province = f.node()


@output
class ProvinceConnection(Connection):
    """Things of type province, in pages."""

    nodes: list[Province] = f.nodes()
    edges: list[ProvinceEdge] = f.edges()
    aggregate: Aggregate = f.aggregate()
    groups: list[ValueGroup] = f.groups()


@thing_type
class Region(Area):
    """A region. (nl: gewest)"""


@output
class RegionEdge(Edge):
    """A region on a page."""

    node: Region = f.node()


@output
class RegionConnection(Connection):
    """Things of type region, in pages."""

    nodes: list[Region] = f.nodes()
    edges: list[RegionEdge] = f.edges()
    aggregate: Aggregate = f.aggregate()
    groups: list[ValueGroup] = f.groups()


@thing_type
class Register(Tool):
    """A tool that keeps official data. (nl: register)"""


@output
class RegisterEdge(Edge):
    """A register on a page."""

    node: Register = f.node()


@output
class RegisterConnection(Connection):
    """Things of type register, in pages."""

    nodes: list[Register] = f.nodes()
    edges: list[RegisterEdge] = f.edges()
    aggregate: Aggregate = f.aggregate()
    groups: list[ValueGroup] = f.groups()


@thing_type
class Seat(Row):
    """A row that names a seat in a body and its holder. (nl: zetel)"""

    memberCategory: str | None = f.value(
        "memberCategory", "The capacity in which somebody holds the seat. (nl: hoedanigheid)"
    )
    seatCount: int | None = f.value("seatCount", "Number of seats that the row counts. (nl: aantal zetels)")
    seatHolder: Agent | None = f.one(
        "seatHolder", "The person or organisation in the seat. (nl: bekleder van de zetel)"
    )
    seatOf: Body | None = f.one("seatOf", "The body that the seat is in. (nl: zetel in)")


@output
class SeatEdge(Edge):
    """A seat on a page."""

    node: Seat = f.node()


@output
class SeatConnection(Connection):
    """Things of type seat, in pages."""

    nodes: list[Seat] = f.nodes()
    edges: list[SeatEdge] = f.edges()
    aggregate: SeatAggregate = f.aggregate()
    groups: list[ValueGroup] = f.groups()


@thing_type
class Seminar(Event):
    """An event that is a seminar. (nl: seminarie)"""


@output
class SeminarEdge(Edge):
    """A seminar on a page."""

    node: Seminar = f.node()


@output
class SeminarConnection(Connection):
    """Things of type seminar, in pages."""

    nodes: list[Seminar] = f.nodes()
    edges: list[SeminarEdge] = f.edges()
    aggregate: EventAggregate = f.aggregate()
    groups: list[ValueGroup] = f.groups()


@thing_interface
class StaffRole(Role):
    """A role held by a staff member. (nl: stafrol)"""


@thing_type
class OtherStaffRole(StaffRole):
    """A direct member of StaffRole, not of a subclass."""


@output
class StaffRoleEdge(Edge):
    """A staff role on a page."""

    node: StaffRole = f.node()


@output
class StaffRoleConnection(Connection):
    """Things of type staff role, in pages."""

    nodes: list[StaffRole] = f.nodes()
    edges: list[StaffRoleEdge] = f.edges()
    aggregate: Aggregate = f.aggregate()
    groups: list[ValueGroup] = f.groups()


@thing_type
class SteeringGroup(Body):
    """A group that steers a programme. (nl: stuurgroep)"""


@output
class SteeringGroupEdge(Edge):
    """A steering group on a page."""

    node: SteeringGroup = f.node()


@output
class SteeringGroupConnection(Connection):
    """Things of type steering group, in pages."""

    nodes: list[SteeringGroup] = f.nodes()
    edges: list[SteeringGroupEdge] = f.edges()
    aggregate: BodyAggregate = f.aggregate()
    groups: list[ValueGroup] = f.groups()


@thing_type
class SteeringMeeting(Event):
    """An event that is a steering meeting. (nl: stuurgroepvergadering)"""


@output
class SteeringMeetingEdge(Edge):
    """A steering meeting on a page."""

    node: SteeringMeeting = f.node()


@output
class SteeringMeetingConnection(Connection):
    """Things of type steering meeting, in pages."""

    nodes: list[SteeringMeeting] = f.nodes()
    edges: list[SteeringMeetingEdge] = f.edges()
    aggregate: EventAggregate = f.aggregate()
    groups: list[ValueGroup] = f.groups()


@thing_type
class StudyAfternoon(Event):
    """An event that is a study afternoon. (nl: studienamiddag)"""


@output
class StudyAfternoonEdge(Edge):
    """A study afternoon on a page."""

    node: StudyAfternoon = f.node()


@output
class StudyAfternoonConnection(Connection):
    """Things of type study afternoon, in pages."""

    nodes: list[StudyAfternoon] = f.nodes()
    edges: list[StudyAfternoonEdge] = f.edges()
    aggregate: EventAggregate = f.aggregate()
    groups: list[ValueGroup] = f.groups()


@thing_type
class StudyDay(Event):
    """An event that is a study day. (nl: studiedag)"""


@output
class StudyDayEdge(Edge):
    """A study day on a page."""

    node: StudyDay = f.node()


@output
class StudyDayConnection(Connection):
    """Things of type study day, in pages."""

    nodes: list[StudyDay] = f.nodes()
    edges: list[StudyDayEdge] = f.edges()
    aggregate: EventAggregate = f.aggregate()
    groups: list[ValueGroup] = f.groups()


@thing_type
class StudyTrip(Event):
    """An event that is a study trip. (nl: studiereis)"""

    destination: str | None = f.value("destination", "Destination of the trip. (nl: bestemming)")
    tripHost: list[Agent] = f.members(
        "tripHost", "Agent", "The agent that receives the participants in the study trip. (nl: gastheer)"
    )
    tripHostConnection: AgentConnection = f.connection("tripHost", "Agent")
    visitsProject: list[Project] = f.members(
        "visitsProject", "Project", "A project that the study trip visits. (nl: bezoekt project)"
    )
    visitsProjectConnection: ProjectConnection = f.connection("visitsProject", "Project")


@output
class StudyTripEdge(Edge):
    """A study trip on a page."""

    node: StudyTrip = f.node()


@output
class StudyTripConnection(Connection):
    """Things of type study trip, in pages."""

    nodes: list[StudyTrip] = f.nodes()
    edges: list[StudyTripEdge] = f.edges()
    aggregate: StudyTripAggregate = f.aggregate()
    groups: list[ValueGroup] = f.groups()


@thing_type
class TemporaryUseCase(Case):
    """A case about temporary use. (nl: case tijdelijk gebruik)"""

    administrativeRequirements: str | None = f.value(
        "administrativeRequirements", "Administrative requirements for the use. (nl: administratieve vereisten)"
    )
    cost: str | None = f.value("cost", "Cost, described in words. (nl: kostprijs)")
    country: str | None = f.value("country", "Country of the model. (nl: land)")
    currentFunction: list[str] = f.values("currentFunction", "Current use of the building. (nl: huidige functie)")
    legalFramework: str | None = f.value("legalFramework", "Legal framework of the use. (nl: juridisch kader)")
    localAuthorityRole: str | None = f.value(
        "localAuthorityRole", "Role of the local authority in the case. (nl: rol van het lokaal bestuur)"
    )
    successFactor: list[str] = f.values("successFactor", "Factor that made the case succeed. (nl: succesfactor)")


@output
class TemporaryUseCaseEdge(Edge):
    """A temporary use case on a page."""

    node: TemporaryUseCase = f.node()


@output
class TemporaryUseCaseConnection(Connection):
    """Things of type temporary use case, in pages."""

    nodes: list[TemporaryUseCase] = f.nodes()
    edges: list[TemporaryUseCaseEdge] = f.edges()
    aggregate: Aggregate = f.aggregate()
    groups: list[ValueGroup] = f.groups()


@thing_type
class ToolUsage(Row):
    """A row that says who uses a tool, how, and since when. (nl: gebruik van een instrument)"""

    since: EDTF | None = f.date("since", "Date from which the tool is used (EDTF). (nl: sinds)")
    sinceInterval: DateInterval | None = f.interval("since")
    toolUser: Agent | None = f.one("toolUser", "The agent that uses the tool, according to the row. (nl: gebruiker)")
    usage: str | None = f.value("usage", "Manner in which the tool is used, as in the row. (nl: gebruikswijze)")
    usageOf: Tool | None = f.one("usageOf", "The tool that the row is about. (nl: gebruik van)")


@output
class ToolUsageEdge(Edge):
    """A tool usage on a page."""

    node: ToolUsage = f.node()


@output
class ToolUsageConnection(Connection):
    """Things of type tool usage, in pages."""

    nodes: list[ToolUsage] = f.nodes()
    edges: list[ToolUsageEdge] = f.edges()
    aggregate: ToolUsageAggregate = f.aggregate()
    groups: list[ValueGroup] = f.groups()


@thing_type
class Toolbox(Tool):
    """A tool that bundles methods. (nl: toolbox)"""


@output
class ToolboxEdge(Edge):
    """A toolbox on a page."""

    node: Toolbox = f.node()


@output
class ToolboxConnection(Connection):
    """Things of type toolbox, in pages."""

    nodes: list[Toolbox] = f.nodes()
    edges: list[ToolboxEdge] = f.edges()
    aggregate: Aggregate = f.aggregate()
    groups: list[ValueGroup] = f.groups()


@thing_type
class TrainingMoment(Event):
    """An event that is a training moment. (nl: vormingsmoment)"""


@output
class TrainingMomentEdge(Edge):
    """A training moment on a page."""

    node: TrainingMoment = f.node()


@output
class TrainingMomentConnection(Connection):
    """Things of type training moment, in pages."""

    nodes: list[TrainingMoment] = f.nodes()
    edges: list[TrainingMomentEdge] = f.edges()
    aggregate: EventAggregate = f.aggregate()
    groups: list[ValueGroup] = f.groups()


@thing_type
class TwoDayTraining(Event):
    """An event that is a two-day training. (nl: tweedaagse)"""


@output
class TwoDayTrainingEdge(Edge):
    """A two day training on a page."""

    node: TwoDayTraining = f.node()


@output
class TwoDayTrainingConnection(Connection):
    """Things of type two day training, in pages."""

    nodes: list[TwoDayTraining] = f.nodes()
    edges: list[TwoDayTrainingEdge] = f.edges()
    aggregate: EventAggregate = f.aggregate()
    groups: list[ValueGroup] = f.groups()


@thing_type
class WorkingGroup(Body):
    """A working group for a programme. (nl: werkgroep)"""


@output
class WorkingGroupEdge(Edge):
    """A working group on a page."""

    node: WorkingGroup = f.node()


@output
class WorkingGroupConnection(Connection):
    """Things of type working group, in pages."""

    nodes: list[WorkingGroup] = f.nodes()
    edges: list[WorkingGroupEdge] = f.edges()
    aggregate: BodyAggregate = f.aggregate()
    groups: list[ValueGroup] = f.groups()


@thing_type
class Workshop(Event):
    """An event that is a workshop. (nl: workshop)"""


@output
class WorkshopEdge(Edge):
    """A workshop on a page."""

    node: Workshop = f.node()


@output
class WorkshopConnection(Connection):
    """Things of type workshop, in pages."""

    nodes: list[Workshop] = f.nodes()
    edges: list[WorkshopEdge] = f.edges()
    aggregate: EventAggregate = f.aggregate()
    groups: list[ValueGroup] = f.groups()


@thing_type
class AssociationOfLocalAuthorities(Organisation):
    """An association of cities and municipalities. (nl: vereniging van lokale besturen)"""


@output
class AssociationOfLocalAuthoritiesEdge(Edge):
    """An association of local authorities on a page."""

    node: AssociationOfLocalAuthorities = f.node()


@output
class AssociationOfLocalAuthoritiesConnection(Connection):
    """Things of type association of local authorities, in pages."""

    nodes: list[AssociationOfLocalAuthorities] = f.nodes()
    edges: list[AssociationOfLocalAuthoritiesEdge] = f.edges()
    aggregate: OrganisationAggregate = f.aggregate()
    groups: list[ValueGroup] = f.groups()


@thing_type
class BusinessActor(Organisation):
    """An organisation in the pillar ‘business’ of the quadruple helix. (nl: bedrijf)"""


@output
class BusinessActorEdge(Edge):
    """A business actor on a page."""

    node: BusinessActor = f.node()


@output
class BusinessActorConnection(Connection):
    """Things of type business actor, in pages."""

    nodes: list[BusinessActor] = f.nodes()
    edges: list[BusinessActorEdge] = f.edges()
    aggregate: OrganisationAggregate = f.aggregate()
    groups: list[ValueGroup] = f.groups()


@thing_type
class ChairRole(BoardRole):
    """The role of chair. (nl: voorzitter)"""


@output
class ChairRoleEdge(Edge):
    """A chair role on a page."""

    node: ChairRole = f.node()


@output
class ChairRoleConnection(Connection):
    """Things of type chair role, in pages."""

    nodes: list[ChairRole] = f.nodes()
    edges: list[ChairRoleEdge] = f.edges()
    aggregate: Aggregate = f.aggregate()
    groups: list[ValueGroup] = f.groups()


@thing_type
class CitizenActor(Organisation):
    """Citizens, organised or not. (nl: burgers)"""


@output
class CitizenActorEdge(Edge):
    """A citizen actor on a page."""

    node: CitizenActor = f.node()


@output
class CitizenActorConnection(Connection):
    """Things of type citizen actor, in pages."""

    nodes: list[CitizenActor] = f.nodes()
    edges: list[CitizenActorEdge] = f.edges()
    aggregate: OrganisationAggregate = f.aggregate()
    groups: list[ValueGroup] = f.groups()


@thing_type
class Consortium(Organisation):
    """A group of firms with a leader, selected for a framework agreement. (nl: consortium)"""

    basis: str | None = f.value(
        "basis", "Basis of the row: stated, context, layout, derived, ambiguous, assigned or reference. (nl: grond)"
    )
    consortiumFor: FrameworkAgreement | None = f.one(
        "consortiumFor", "The framework agreement that the consortium is for. (nl: consortium voor)"
    )
    consortiumLeader: Organisation | None = f.one(
        "consortiumLeader", "The organisation that leads the consortium. (nl: trekker van het consortium)"
    )
    sourceLines: list[str] = f.values(
        "sourceLines", "Lines of the source document that the row is based on. (nl: bronregels)"
    )
    status: str | None = f.value("status", "Status, in the words of the row. (nl: status)")


@output
class ConsortiumEdge(Edge):
    """A consortium on a page."""

    node: Consortium = f.node()


@output
class ConsortiumConnection(Connection):
    """Things of type consortium, in pages."""

    nodes: list[Consortium] = f.nodes()
    edges: list[ConsortiumEdge] = f.edges()
    aggregate: Aggregate = f.aggregate()
    groups: list[ValueGroup] = f.groups()


@thing_type
class CoordinatorRole(StaffRole):
    """A staff role: coordinates the work. (nl: coördinator)"""


@output
class CoordinatorRoleEdge(Edge):
    """A coordinator role on a page."""

    node: CoordinatorRole = f.node()


@output
class CoordinatorRoleConnection(Connection):
    """Things of type coordinator role, in pages."""

    nodes: list[CoordinatorRole] = f.nodes()
    edges: list[CoordinatorRoleEdge] = f.edges()
    aggregate: Aggregate = f.aggregate()
    groups: list[ValueGroup] = f.groups()


@thing_interface
class GovernmentActor(Organisation):
    """An organisation in the pillar ‘government’ of the quadruple helix. (nl: overheid)"""


@thing_type
class OtherGovernmentActor(GovernmentActor):
    """A direct member of GovernmentActor, not of a subclass."""


@output
class GovernmentActorEdge(Edge):
    """A government actor on a page."""

    node: GovernmentActor = f.node()


@output
class GovernmentActorConnection(Connection):
    """Things of type government actor, in pages."""

    nodes: list[GovernmentActor] = f.nodes()
    edges: list[GovernmentActorEdge] = f.edges()
    aggregate: OrganisationAggregate = f.aggregate()
    groups: list[ValueGroup] = f.groups()


@thing_type
class InterlocalAssociation(Organisation):
    """A partnership of local authorities without legal personality. (nl: interlokale vereniging)"""


@output
class InterlocalAssociationEdge(Edge):
    """An interlocal association on a page."""

    node: InterlocalAssociation = f.node()


@output
class InterlocalAssociationConnection(Connection):
    """Things of type interlocal association, in pages."""

    nodes: list[InterlocalAssociation] = f.nodes()
    edges: list[InterlocalAssociationEdge] = f.edges()
    aggregate: OrganisationAggregate = f.aggregate()
    groups: list[ValueGroup] = f.groups()


@thing_type
class KnowledgeActor(Organisation):
    """An organisation in the pillar ‘knowledge institutions’ of the quadruple helix. (nl: kennisinstelling)"""


@output
class KnowledgeActorEdge(Edge):
    """A knowledge actor on a page."""

    node: KnowledgeActor = f.node()


@output
class KnowledgeActorConnection(Connection):
    """Things of type knowledge actor, in pages."""

    nodes: list[KnowledgeActor] = f.nodes()
    edges: list[KnowledgeActorEdge] = f.edges()
    aggregate: OrganisationAggregate = f.aggregate()
    groups: list[ValueGroup] = f.groups()


@thing_type
class StaffMemberRole(StaffRole):
    """A staff role: helps with the work. (nl: medewerker)"""


@output
class StaffMemberRoleEdge(Edge):
    """A staff member role on a page."""

    node: StaffMemberRole = f.node()


@output
class StaffMemberRoleConnection(Connection):
    """Things of type staff member role, in pages."""

    nodes: list[StaffMemberRole] = f.nodes()
    edges: list[StaffMemberRoleEdge] = f.edges()
    aggregate: Aggregate = f.aggregate()
    groups: list[ValueGroup] = f.groups()


@thing_type
class TrackLeadRole(StaffRole):
    """A staff role: responsible for a track. (nl: spoorverantwoordelijke)"""


@output
class TrackLeadRoleEdge(Edge):
    """A track lead role on a page."""

    node: TrackLeadRole = f.node()


@output
class TrackLeadRoleConnection(Connection):
    """Things of type track lead role, in pages."""

    nodes: list[TrackLeadRole] = f.nodes()
    edges: list[TrackLeadRoleEdge] = f.edges()
    aggregate: Aggregate = f.aggregate()
    groups: list[ValueGroup] = f.groups()


@thing_type
class UnnamedGroup(Organisation):
    """Parties that the document mentions but does not name. They are never matched with a named party. (nl: niet bij naam genoemde groep)"""

    groupKind: str | None = f.value("groupKind", "Kind of parties in the group, as in the row. (nl: soort groep)")
    linkedTo: Endeavour | None = f.one(
        "linkedTo", "The programme or project that the group is mentioned with. (nl: verbonden met)"
    )
    memberCount: int | None = f.value("memberCount", "Number of parties in the group. (nl: aantal leden)")


@output
class UnnamedGroupEdge(Edge):
    """An unnamed group on a page."""

    node: UnnamedGroup = f.node()


@output
class UnnamedGroupConnection(Connection):
    """Things of type unnamed group, in pages."""

    nodes: list[UnnamedGroup] = f.nodes()
    edges: list[UnnamedGroupEdge] = f.edges()
    aggregate: UnnamedGroupAggregate = f.aggregate()
    groups: list[ValueGroup] = f.groups()


@thing_type
class ViceChairRole(BoardRole):
    """The role of vice-chair. (nl: ondervoorzitter)"""


@output
class ViceChairRoleEdge(Edge):
    """A vice chair role on a page."""

    node: ViceChairRole = f.node()


@output
class ViceChairRoleConnection(Connection):
    """Things of type vice chair role, in pages."""

    nodes: list[ViceChairRole] = f.nodes()
    edges: list[ViceChairRoleEdge] = f.edges()
    aggregate: Aggregate = f.aggregate()
    groups: list[ValueGroup] = f.groups()


@thing_interface
class LocalGovernment(GovernmentActor):
    """A government at the local level. (nl: lokale overheid)"""


@thing_type
class OtherLocalGovernment(LocalGovernment):
    """A direct member of LocalGovernment, not of a subclass."""


@output
class LocalGovernmentEdge(Edge):
    """A local government on a page."""

    node: LocalGovernment = f.node()


@output
class LocalGovernmentConnection(Connection):
    """Things of type local government, in pages."""

    nodes: list[LocalGovernment] = f.nodes()
    edges: list[LocalGovernmentEdge] = f.edges()
    aggregate: OrganisationAggregate = f.aggregate()
    groups: list[ValueGroup] = f.groups()


@thing_type
class RegionalGovernment(GovernmentActor):
    """A government at the level of a region or community. (nl: gewestelijke overheid)"""


@output
class RegionalGovernmentEdge(Edge):
    """A regional government on a page."""

    node: RegionalGovernment = f.node()


@output
class RegionalGovernmentConnection(Connection):
    """Things of type regional government, in pages."""

    nodes: list[RegionalGovernment] = f.nodes()
    edges: list[RegionalGovernmentEdge] = f.edges()
    aggregate: OrganisationAggregate = f.aggregate()
    groups: list[ValueGroup] = f.groups()


@thing_interface
class Municipality(LocalGovernment):
    """A municipality: both the authority and the place, which lies within an area. (nl: gemeente)"""

    centreCity: bool | None = f.value(
        "centreCity", "Tells whether the municipality is one of the thirteen centre cities. (nl: is centrumstad)"
    )
    hasFinanceLine: list[FinanceLine] = f.members(
        "hasFinanceLine", "FinanceLine", "Inverse of “finance of”. (nl: heeft financiële lijn)"
    )
    hasFinanceLineConnection: FinanceLineConnection = f.connection("hasFinanceLine", "FinanceLine")
    hasMayor: list[Person] = f.members("hasMayor", "Person", "Has as its mayor. (nl: heeft als burgemeester)")
    hasMayorConnection: PersonConnection = f.connection("hasMayor", "Person")
    hasPlanElement: list[PlanElement] = f.members(
        "hasPlanElement", "PlanElement", "Inverse of “plan of city”. (nl: heeft planelement)"
    )
    hasPlanElementConnection: PlanElementConnection = f.connection("hasPlanElement", "PlanElement")
    hosts: list[Project] = f.members("hosts", "Project", "Hosts the project. (nl: huisvest)")
    hostsConnection: ProjectConnection = f.connection("hosts", "Project")
    locationOf: list[Thing] = f.members(
        "locationOf", "Thing", "The place where the project or case lies. (nl: ligging van)"
    )
    locationOfConnection: ThingConnection = f.connection("locationOf", "Thing")
    namedInDocument: bool | None = f.value(
        "namedInDocument", "Tells whether the document names the municipality. (nl: genoemd in het document)"
    )
    nisCode: str | None = f.value("nisCode", "Official code of the municipality: five digits. (nl: NIS-code)")
    placeOf: list[Event] = f.members("placeOf", "Event", "An event that takes place here. (nl: plaats van)")
    placeOfConnection: EventConnection = f.connection("placeOf", "Event")
    publishesDataset: list[OpenDataset] = f.members(
        "publishesDataset", "OpenDataset", "Inverse of “dataset publisher”. (nl: publiceert dataset)"
    )
    publishesDatasetConnection: OpenDatasetConnection = f.connection("publishesDataset", "OpenDataset")
    within: list[Area] = f.members("within", "Area", "Lies within the area, at any level. (nl: binnen)", step="within")
    withinConnection: AreaConnection = f.connection("within", "Area", step="within")


@thing_type
class OtherMunicipality(Municipality):
    """A direct member of Municipality, not of a subclass."""


@output
class MunicipalityEdge(Edge):
    """A municipality on a page."""

    node: Municipality = f.node()


@output
class MunicipalityConnection(Connection):
    """Things of type municipality, in pages."""

    nodes: list[Municipality] = f.nodes()
    edges: list[MunicipalityEdge] = f.edges()
    aggregate: Aggregate = f.aggregate()
    groups: list[ValueGroup] = f.groups()


@thing_type
class CentreCity(Municipality):
    """One of the thirteen centre cities. This is reference data: it is never inferred. (nl: centrumstad)"""


@output
class CentreCityEdge(Edge):
    """A centre city on a page."""

    node: CentreCity = f.node()


@output
class CentreCityConnection(Connection):
    """Things of type centre city, in pages."""

    nodes: list[CentreCity] = f.nodes()
    edges: list[CentreCityEdge] = f.edges()
    aggregate: Aggregate = f.aggregate()
    groups: list[ValueGroup] = f.groups()


@output
class Query:
    """The fields that a query can start with."""

    thing: Thing | None = f.lookup("Thing", "ThingBy", "Any thing, by IRI or key.")
    things: ThingConnection = f.all("Thing", "Thing", "Every thing with a class.")
    node: Node | None = f.plain(Lookup("Thing"), "Any thing, by IRI or key (Relay).", {**NODE, **SCOPE, **LANG})
    nodes: list[Node | None] = f.plain(
        resolvers.nodes, "Things by IRI or key (Relay).", {"ids": ("list[strawberry.ID]", ""), **SCOPE, **LANG}
    )
    search: list[SearchHit] = f.plain(
        resolvers.search, "Things by words in their texts, best first.", SEARCH, "first", 5
    )
    explain: Explanation | None = f.plain(
        explanations.explain, "The explanation of a triple: rules, premises and rows.", {**TRIPLE, **LANG}, weight=100
    )
    derivations: list[Explanation] | None = f.plain(
        explanations.derivations,
        "All derivations of a triple, shortest first.",
        {**TRIPLE, **LANG, **TEN},
        weight=1000,
    )
    whyNot: list[NearMiss] | None = f.plain(
        explanations.why_not,
        "The rules that could give a triple that does not hold, and their missing premises.",
        {**TRIPLE, **LANG, **TEN},
        weight=1000,
    )
    provenance: list[SourceRow] | None = f.plain(
        explanations.provenance, "The rows that state a triple; empty if the triple is only inferred.", TRIPLE
    )
    dataset: Dataset = f.plain(resolvers.dataset, "The version of the data used for the answer.")
    academicRole: AcademicRole | None = f.lookup(
        "AcademicRole", "ThingBy", "A role at a knowledge institution. (nl: academische rol)"
    )
    academicRoles: AcademicRoleConnection = f.all(
        "AcademicRole", "Role", "A role at a knowledge institution. (nl: academische rol)"
    )
    action: Action | None = f.lookup("Action", "ThingBy", "An action under an action plan. (nl: actie)")
    actions: ActionConnection = f.all("Action", "PlanElement", "An action under an action plan. (nl: actie)")
    actionPlan: ActionPlan | None = f.lookup(
        "ActionPlan", "ThingBy", "An action plan under an objective. (nl: actieplan)"
    )
    actionPlans: ActionPlanConnection = f.all(
        "ActionPlan", "PlanElement", "An action plan under an objective. (nl: actieplan)"
    )
    advisoryGroup: AdvisoryGroup | None = f.lookup(
        "AdvisoryGroup", "ThingBy", "A group that advises a programme. (nl: adviesgroep)"
    )
    advisoryGroups: AdvisoryGroupConnection = f.all(
        "AdvisoryGroup", "Body", "A group that advises a programme. (nl: adviesgroep)"
    )
    agent: Agent | None = f.lookup("Agent", "ThingBy", "A person or organisation that can act. (nl: actor)")
    agents: AgentConnection = f.all("Agent", "Agent", "A person or organisation that can act. (nl: actor)")
    agreementParty: AgreementParty | None = f.lookup(
        "AgreementParty", "ThingBy", "A row that names a party to an agreement. (nl: overeenkomstpartij)"
    )
    agreementParties: AgreementPartyConnection = f.all(
        "AgreementParty", "AgreementParty", "A row that names a party to an agreement. (nl: overeenkomstpartij)"
    )
    area: Area | None = f.lookup("Area", "ThingBy", "An area in which municipalities lie. (nl: gebied)")
    areas: AreaConnection = f.all("Area", "Area", "An area in which municipalities lie. (nl: gebied)")
    associationOfLocalAuthorities: AssociationOfLocalAuthorities | None = f.lookup(
        "AssociationOfLocalAuthorities",
        "ThingBy",
        "An association of cities and municipalities. (nl: vereniging van lokale besturen)",
    )
    associationsOfLocalAuthorities: AssociationOfLocalAuthoritiesConnection = f.all(
        "AssociationOfLocalAuthorities",
        "Organisation",
        "An association of cities and municipalities. (nl: vereniging van lokale besturen)",
    )
    boardRole: BoardRole | None = f.lookup("BoardRole", "ThingBy", "A role on a board. (nl: bestuursrol)")
    boardRoles: BoardRoleConnection = f.all("BoardRole", "Role", "A role on a board. (nl: bestuursrol)")
    body: Body | None = f.lookup("Body", "ThingBy", "A body or group that meets. (nl: orgaan)")
    bodies: BodyConnection = f.all("Body", "Body", "A body or group that meets. (nl: orgaan)")
    buildingProcess: BuildingProcess | None = f.lookup(
        "BuildingProcess",
        "ThingBy",
        "A municipal process that uses or gives information on buildings. (nl: gebouwgerelateerd proces)",
    )
    buildingProcesses: BuildingProcessConnection = f.all(
        "BuildingProcess",
        "BuildingProcess",
        "A municipal process that uses or gives information on buildings. (nl: gebouwgerelateerd proces)",
    )
    businessActor: BusinessActor | None = f.lookup(
        "BusinessActor", "ThingBy", "An organisation in the pillar ‘business’ of the quadruple helix. (nl: bedrijf)"
    )
    businessActors: BusinessActorConnection = f.all(
        "BusinessActor",
        "Organisation",
        "An organisation in the pillar ‘business’ of the quadruple helix. (nl: bedrijf)",
    )
    call: Call | None = f.lookup("Call", "ThingBy", "A call that selects projects. (nl: oproep)")
    calls: CallConnection = f.all("Call", "Call", "A call that selects projects. (nl: oproep)")
    case: Case | None = f.lookup("Case", "ThingBy", "A documented example from practice. (nl: case)")
    cases: CaseConnection = f.all("Case", "Case", "A documented example from practice. (nl: case)")
    caseCollection: CaseCollection | None = f.lookup(
        "CaseCollection", "ThingBy", "A collection of cases or case sheets. (nl: verzameling cases)"
    )
    caseCollections: CaseCollectionConnection = f.all(
        "CaseCollection", "Collection", "A collection of cases or case sheets. (nl: verzameling cases)"
    )
    casePlatforms: PlatformConnection = f.all(
        "CasePlatform",
        "Platform",
        "A platform that publishes a collection of cases; inferred from the definition. (nl: caseplatform)",
    )
    centreCity: CentreCity | None = f.lookup(
        "CentreCity",
        "CentreCityBy",
        "One of the thirteen centre cities. This is reference data: it is never inferred. (nl: centrumstad)",
    )
    centreCities: CentreCityConnection = f.all(
        "CentreCity",
        "Municipality",
        "One of the thirteen centre cities. This is reference data: it is never inferred. (nl: centrumstad)",
    )
    centreCityMayors: PersonConnection = f.all(
        "CentreCityMayor",
        "Person",
        "A person who is mayor of one of the centre cities; inferred from the definition. (nl: burgemeester van een centrumstad)",
    )
    chairRole: ChairRole | None = f.lookup("ChairRole", "ThingBy", "The role of chair. (nl: voorzitter)")
    chairRoles: ChairRoleConnection = f.all("ChairRole", "Role", "The role of chair. (nl: voorzitter)")
    churchCase: ChurchCase | None = f.lookup(
        "ChurchCase", "ThingBy", "A case about a church with a new use. (nl: kerkcase)"
    )
    churchCases: ChurchCaseConnection = f.all(
        "ChurchCase", "ChurchCase", "A case about a church with a new use. (nl: kerkcase)"
    )
    churchFeasibilityStudy: ChurchFeasibilityStudy | None = f.lookup(
        "ChurchFeasibilityStudy", "ThingBy", "A study on the re-use of a parish church. (nl: haalbaarheidsstudie kerk)"
    )
    churchFeasibilityStudies: ChurchFeasibilityStudyConnection = f.all(
        "ChurchFeasibilityStudy",
        "ChurchFeasibilityStudy",
        "A study on the re-use of a parish church. (nl: haalbaarheidsstudie kerk)",
    )
    citizenActor: CitizenActor | None = f.lookup("CitizenActor", "ThingBy", "Citizens, organised or not. (nl: burgers)")
    citizenActors: CitizenActorConnection = f.all(
        "CitizenActor", "Organisation", "Citizens, organised or not. (nl: burgers)"
    )
    closingEvent: ClosingEvent | None = f.lookup(
        "ClosingEvent", "ThingBy", "An event that is a closing event. (nl: slotevent)"
    )
    closingEvents: ClosingEventConnection = f.all(
        "ClosingEvent", "Event", "An event that is a closing event. (nl: slotevent)"
    )
    collection: Collection | None = f.lookup(
        "Collection", "ThingBy", "A collection that a platform publishes. (nl: verzameling)"
    )
    collections: CollectionConnection = f.all(
        "Collection", "Collection", "A collection that a platform publishes. (nl: verzameling)"
    )
    complexUrbanProjectSheet: ComplexUrbanProjectSheet | None = f.lookup(
        "ComplexUrbanProjectSheet",
        "ThingBy",
        "The sheet that describes a complex urban project. (nl: projectfiche complex stadsproject)",
    )
    complexUrbanProjectSheets: ComplexUrbanProjectSheetConnection = f.all(
        "ComplexUrbanProjectSheet",
        "ComplexUrbanProjectSheet",
        "The sheet that describes a complex urban project. (nl: projectfiche complex stadsproject)",
    )
    consortium: Consortium | None = f.lookup(
        "Consortium", "ThingBy", "A group of firms with a leader, selected for a framework agreement. (nl: consortium)"
    )
    consortia: ConsortiumConnection = f.all(
        "Consortium",
        "Consortium",
        "A group of firms with a leader, selected for a framework agreement. (nl: consortium)",
    )
    consultationBody: ConsultationBody | None = f.lookup(
        "ConsultationBody", "ThingBy", "A body for consultation. (nl: overlegorgaan)"
    )
    consultationBodies: ConsultationBodyConnection = f.all(
        "ConsultationBody", "Body", "A body for consultation. (nl: overlegorgaan)"
    )
    cooperationAgreement: CooperationAgreement | None = f.lookup(
        "CooperationAgreement",
        "ThingBy",
        "An agreement between partners for a fixed term. (nl: samenwerkingsovereenkomst)",
    )
    cooperationAgreements: CooperationAgreementConnection = f.all(
        "CooperationAgreement",
        "CooperationAgreement",
        "An agreement between partners for a fixed term. (nl: samenwerkingsovereenkomst)",
    )
    coordinatorRole: CoordinatorRole | None = f.lookup(
        "CoordinatorRole", "ThingBy", "A staff role: coordinates the work. (nl: coördinator)"
    )
    coordinatorRoles: CoordinatorRoleConnection = f.all(
        "CoordinatorRole", "Role", "A staff role: coordinates the work. (nl: coördinator)"
    )
    country: Country | None = f.lookup("Country", "ThingBy", "A country. (nl: land)")
    countries: CountryConnection = f.all("Country", "Area", "A country. (nl: land)")
    criterion: Criterion | None = f.lookup(
        "Criterion", "ThingBy", "A condition that a spearhead programme must meet. (nl: criterium)"
    )
    criteria: CriterionConnection = f.all(
        "Criterion", "Criterion", "A condition that a spearhead programme must meet. (nl: criterium)"
    )
    criterionCheck: CriterionCheck | None = f.lookup(
        "CriterionCheck", "ThingBy", "The check of a programme or project against a criterion. (nl: criteriumtoets)"
    )
    criterionChecks: CriterionCheckConnection = f.all(
        "CriterionCheck",
        "CriterionCheck",
        "The check of a programme or project against a criterion. (nl: criteriumtoets)",
    )
    criterionConcept: CriterionConcept | None = f.lookup(
        "CriterionConcept",
        "ThingBy",
        "A concept that helps to determine the success of a spearhead programme. (nl: succesconcept)",
    )
    criterionConcepts: CriterionConceptConnection = f.all(
        "CriterionConcept",
        "CriterionConcept",
        "A concept that helps to determine the success of a spearhead programme. (nl: succesconcept)",
    )
    dashboard: Dashboard | None = f.lookup("Dashboard", "ThingBy", "A tool that shows figures. (nl: dashboard)")
    dashboards: DashboardConnection = f.all("Dashboard", "Tool", "A tool that shows figures. (nl: dashboard)")
    definition: Definition | None = f.lookup(
        "Definition", "ThingBy", "The definition of a concept, in the words of the document. (nl: definitie)"
    )
    definitions: DefinitionConnection = f.all(
        "Definition", "Definition", "The definition of a concept, in the words of the document. (nl: definitie)"
    )
    disseminationChannel: DisseminationChannel | None = f.lookup(
        "DisseminationChannel",
        "ThingBy",
        "A row that names a channel through which a project shares its results. (nl: disseminatiekanaal)",
    )
    disseminationChannels: DisseminationChannelConnection = f.all(
        "DisseminationChannel",
        "DisseminationChannel",
        "A row that names a channel through which a project shares its results. (nl: disseminatiekanaal)",
    )
    editorRole: EditorRole | None = f.lookup("EditorRole", "ThingBy", "The role of editor. (nl: redacteur)")
    editorRoles: EditorRoleConnection = f.all("EditorRole", "Role", "The role of editor. (nl: redacteur)")
    editorialTeam: EditorialTeam | None = f.lookup(
        "EditorialTeam", "ThingBy", "A team that edits a platform. (nl: redactieteam)"
    )
    editorialTeams: EditorialTeamConnection = f.all(
        "EditorialTeam", "Body", "A team that edits a platform. (nl: redactieteam)"
    )
    endeavour: Endeavour | None = f.lookup("Endeavour", "ThingBy", "A programme or project. (nl: onderneming)")
    endeavours: EndeavourConnection = f.all("Endeavour", "Endeavour", "A programme or project. (nl: onderneming)")
    europeanProjects: ProjectConnection = f.all(
        "EuropeanProject",
        "Project",
        "A project in the Europe programme; inferred from the definition. (nl: Europees project)",
    )
    event: Event | None = f.lookup("Event", "ThingBy", "A meeting or series of meetings. (nl: evenement)")
    events: EventConnection = f.all("Event", "Event", "A meeting or series of meetings. (nl: evenement)")
    externalOrganisations: OrganisationConnection = f.all(
        "ExternalOrganisation",
        "Organisation",
        "Every organisation except the Kenniscentrum itself; inferred with a closed-world rule. (nl: externe organisatie)",
    )
    externallyCoOrganisedEvents: EventConnection = f.all(
        "ExternallyCoOrganisedEvent",
        "Event",
        "An event that the Kenniscentrum organises with another organisation; inferred from the definition. (nl: evenement met een externe medeorganisator)",
    )
    financeLine: FinanceLine | None = f.lookup(
        "FinanceLine", "ThingBy", "An amount of a city for a budget key in a year. (nl: financiële lijn)"
    )
    financeLines: FinanceLineConnection = f.all(
        "FinanceLine", "FinanceLine", "An amount of a city for a budget key in a year. (nl: financiële lijn)"
    )
    foreignModel: ForeignModel | None = f.lookup(
        "ForeignModel", "ThingBy", "A foreign example that inspires a programme. (nl: buitenlands model)"
    )
    foreignModels: ForeignModelConnection = f.all(
        "ForeignModel", "ForeignModel", "A foreign example that inspires a programme. (nl: buitenlands model)"
    )
    frameworkAgreement: FrameworkAgreement | None = f.lookup(
        "FrameworkAgreement", "ThingBy", "A public contract that consortia are selected for. (nl: raamovereenkomst)"
    )
    frameworkAgreements: FrameworkAgreementConnection = f.all(
        "FrameworkAgreement",
        "FrameworkAgreement",
        "A public contract that consortia are selected for. (nl: raamovereenkomst)",
    )
    gdprTopic: GdprTopic | None = f.lookup(
        "GdprTopic", "ThingBy", "A challenge that the GDPR workshops address. (nl: GDPR-uitdaging)"
    )
    gdprTopics: GdprTopicConnection = f.all(
        "GdprTopic", "GdprTopic", "A challenge that the GDPR workshops address. (nl: GDPR-uitdaging)"
    )
    governingBody: GoverningBody | None = f.lookup(
        "GoverningBody", "ThingBy", "A body that governs. (nl: bestuursorgaan)"
    )
    governingBodies: GoverningBodyConnection = f.all(
        "GoverningBody", "Body", "A body that governs. (nl: bestuursorgaan)"
    )
    governmentActor: GovernmentActor | None = f.lookup(
        "GovernmentActor",
        "ThingBy",
        "An organisation in the pillar ‘government’ of the quadruple helix. (nl: overheid)",
    )
    governmentActors: GovernmentActorConnection = f.all(
        "GovernmentActor",
        "Organisation",
        "An organisation in the pillar ‘government’ of the quadruple helix. (nl: overheid)",
    )
    handbook: Handbook | None = f.lookup(
        "Handbook", "ThingBy", "A tool that describes a way of working. (nl: handboek)"
    )
    handbooks: HandbookConnection = f.all("Handbook", "Tool", "A tool that describes a way of working. (nl: handboek)")
    hostMunicipalities: MunicipalityConnection = f.all(
        "HostMunicipality",
        "Municipality",
        "A municipality that hosts a project; inferred from the definition. (nl: gastgemeente)",
    )
    impactAssessment: ImpactAssessment | None = f.lookup(
        "ImpactAssessment",
        "ThingBy",
        "A data protection impact assessment. (nl: gegevensbeschermingseffectbeoordeling)",
    )
    impactAssessments: ImpactAssessmentConnection = f.all(
        "ImpactAssessment",
        "ImpactAssessment",
        "A data protection impact assessment. (nl: gegevensbeschermingseffectbeoordeling)",
    )
    indicator: Indicator | None = f.lookup(
        "Indicator", "ThingBy", "A measure to follow the progress of a plan element. (nl: indicator)"
    )
    indicators: IndicatorConnection = f.all(
        "Indicator", "Indicator", "A measure to follow the progress of a plan element. (nl: indicator)"
    )
    instrument: Instrument | None = f.lookup(
        "Instrument", "ThingBy", "An instrument of the local housing policy of a city. (nl: beleidsinstrument)"
    )
    instruments: InstrumentConnection = f.all(
        "Instrument", "Instrument", "An instrument of the local housing policy of a city. (nl: beleidsinstrument)"
    )
    instrumentCollection: InstrumentCollection | None = f.lookup(
        "InstrumentCollection", "ThingBy", "A collection of instruments. (nl: verzameling instrumenten)"
    )
    instrumentCollections: InstrumentCollectionConnection = f.all(
        "InstrumentCollection", "Collection", "A collection of instruments. (nl: verzameling instrumenten)"
    )
    instrumentDatabase: InstrumentDatabase | None = f.lookup(
        "InstrumentDatabase", "ThingBy", "A database of instruments. (nl: instrumentendatabank)"
    )
    instrumentDatabases: InstrumentDatabaseConnection = f.all(
        "InstrumentDatabase", "Platform", "A database of instruments. (nl: instrumentendatabank)"
    )
    interlocalAssociation: InterlocalAssociation | None = f.lookup(
        "InterlocalAssociation",
        "ThingBy",
        "A partnership of local authorities without legal personality. (nl: interlokale vereniging)",
    )
    interlocalAssociations: InterlocalAssociationConnection = f.all(
        "InterlocalAssociation",
        "Organisation",
        "A partnership of local authorities without legal personality. (nl: interlokale vereniging)",
    )
    interweavingProjects: ProjectConnection = f.all(
        "InterweavingProject",
        "Project",
        "A project in the programme ‘From vacant to interwoven work locations’; inferred from the definition. (nl: verwevingsproject)",
    )
    issue: Issue | None = f.lookup("Issue", "ThingBy", "An issue of a newsletter. (nl: nieuwsbriefnummer)")
    issues: IssueConnection = f.all("Issue", "Issue", "An issue of a newsletter. (nl: nieuwsbriefnummer)")
    kickOffMeeting: KickOffMeeting | None = f.lookup(
        "KickOffMeeting", "ThingBy", "An event that is a kick-off meeting. (nl: startvergadering)"
    )
    kickOffMeetings: KickOffMeetingConnection = f.all(
        "KickOffMeeting", "KickOffMeeting", "An event that is a kick-off meeting. (nl: startvergadering)"
    )
    knowledgeActor: KnowledgeActor | None = f.lookup(
        "KnowledgeActor",
        "ThingBy",
        "An organisation in the pillar ‘knowledge institutions’ of the quadruple helix. (nl: kennisinstelling)",
    )
    knowledgeActors: KnowledgeActorConnection = f.all(
        "KnowledgeActor",
        "Organisation",
        "An organisation in the pillar ‘knowledge institutions’ of the quadruple helix. (nl: kennisinstelling)",
    )
    localGovernment: LocalGovernment | None = f.lookup(
        "LocalGovernment", "ThingBy", "A government at the local level. (nl: lokale overheid)"
    )
    localGovernments: LocalGovernmentConnection = f.all(
        "LocalGovernment", "Organisation", "A government at the local level. (nl: lokale overheid)"
    )
    masterclass: Masterclass | None = f.lookup(
        "Masterclass", "ThingBy", "An event that is a masterclass. (nl: masterclass)"
    )
    masterclasses: MasterclassConnection = f.all(
        "Masterclass", "Event", "An event that is a masterclass. (nl: masterclass)"
    )
    mayors: PersonConnection = f.all(
        "Mayor", "Person", "A person who is mayor of a municipality; inferred from the definition. (nl: burgemeester)"
    )
    mayorRole: MayorRole | None = f.lookup("MayorRole", "ThingBy", "The role of mayor. (nl: burgemeestersrol)")
    mayorRoles: MayorRoleConnection = f.all("MayorRole", "Role", "The role of mayor. (nl: burgemeestersrol)")
    meetUp: MeetUp | None = f.lookup("MeetUp", "ThingBy", "An event that is a meet-up. (nl: meet-up)")
    meetUps: MeetUpConnection = f.all("MeetUp", "Event", "An event that is a meet-up. (nl: meet-up)")
    membership: Membership | None = f.lookup(
        "Membership",
        "ThingBy",
        "The membership of a person or organisation in a body, with a period. (nl: lidmaatschap)",
    )
    memberships: MembershipConnection = f.all(
        "Membership",
        "Membership",
        "The membership of a person or organisation in a body, with a period. (nl: lidmaatschap)",
    )
    metric: Metric | None = f.lookup(
        "Metric", "ThingBy", "The quantity that a figure about a platform counts. (nl: maat)"
    )
    metrics: MetricConnection = f.all(
        "Metric", "Metric", "The quantity that a figure about a platform counts. (nl: maat)"
    )
    milestone: Milestone | None = f.lookup(
        "Milestone", "ThingBy", "A dated event in the history of something. (nl: mijlpaal)"
    )
    milestones: MilestoneConnection = f.all(
        "Milestone", "Milestone", "A dated event in the history of something. (nl: mijlpaal)"
    )
    ministerRole: MinisterRole | None = f.lookup("MinisterRole", "ThingBy", "The role of minister. (nl: ministerrol)")
    ministerRoles: MinisterRoleConnection = f.all("MinisterRole", "Role", "The role of minister. (nl: ministerrol)")
    monitoringTool: MonitoringTool | None = f.lookup(
        "MonitoringTool", "ThingBy", "A tool to follow progress. (nl: opvolgingsinstrument)"
    )
    monitoringTools: MonitoringToolConnection = f.all(
        "MonitoringTool", "Tool", "A tool to follow progress. (nl: opvolgingsinstrument)"
    )
    multiLevelProjects: ProjectConnection = f.all(
        "MultiLevelProject",
        "Project",
        "A project in which both a local and a regional government are partners; inferred from the definition. (nl: project met meerdere bestuurslagen)",
    )
    municipality: Municipality | None = f.lookup(
        "Municipality",
        "MunicipalityBy",
        "A municipality: both the authority and the place, which lies within an area. (nl: gemeente)",
    )
    municipalities: MunicipalityConnection = f.all(
        "Municipality",
        "Municipality",
        "A municipality: both the authority and the place, which lies within an area. (nl: gemeente)",
    )
    newsCollection: NewsCollection | None = f.lookup(
        "NewsCollection", "ThingBy", "A collection of news items. (nl: verzameling nieuws)"
    )
    newsCollections: NewsCollectionConnection = f.all(
        "NewsCollection", "Collection", "A collection of news items. (nl: verzameling nieuws)"
    )
    newsItem: NewsItem | None = f.lookup("NewsItem", "ThingBy", "A message on the portal site. (nl: nieuwsitem)")
    newsItems: NewsItemConnection = f.all("NewsItem", "NewsItem", "A message on the portal site. (nl: nieuwsitem)")
    newsletterItem: NewsletterItem | None = f.lookup(
        "NewsletterItem", "ThingBy", "An item in an issue of a newsletter. (nl: nieuwsbriefitem)"
    )
    newsletterItems: NewsletterItemConnection = f.all(
        "NewsletterItem", "NewsletterItem", "An item in an issue of a newsletter. (nl: nieuwsbriefitem)"
    )
    newsletterItemKind: NewsletterItemKind | None = f.lookup(
        "NewsletterItemKind", "ThingBy", "A concept for a kind of item in a newsletter. (nl: soort nieuwsbriefitem)"
    )
    newsletterItemKinds: NewsletterItemKindConnection = f.all(
        "NewsletterItemKind",
        "NewsletterItemKind",
        "A concept for a kind of item in a newsletter. (nl: soort nieuwsbriefitem)",
    )
    objective: Objective | None = f.lookup(
        "Objective", "ThingBy", "An objective of a multi-year plan. (nl: doelstelling)"
    )
    objectives: ObjectiveConnection = f.all(
        "Objective", "PlanElement", "An objective of a multi-year plan. (nl: doelstelling)"
    )
    observation: Observation | None = f.lookup(
        "Observation", "ThingBy", "A figure about a platform on a date. (nl: cijfer)"
    )
    observations: ObservationConnection = f.all(
        "Observation", "Observation", "A figure about a platform on a date. (nl: cijfer)"
    )
    openDataset: OpenDataset | None = f.lookup(
        "OpenDataset", "ThingBy", "A dataset that a city publishes as open data. (nl: open dataset)"
    )
    openDatasets: OpenDatasetConnection = f.all(
        "OpenDataset", "OpenDataset", "A dataset that a city publishes as open data. (nl: open dataset)"
    )
    organisation: Organisation | None = f.lookup(
        "Organisation",
        "ThingBy",
        "An organisation with its own name, or a group that the document does not name. (nl: organisatie)",
    )
    organisations: OrganisationConnection = f.all(
        "Organisation",
        "Organisation",
        "An organisation with its own name, or a group that the document does not name. (nl: organisatie)",
    )
    organisationRelation: OrganisationRelation | None = f.lookup(
        "OrganisationRelation",
        "ThingBy",
        "A row that names a relation between two organisations. (nl: relatie tussen organisaties)",
    )
    organisationRelations: OrganisationRelationConnection = f.all(
        "OrganisationRelation",
        "OrganisationRelation",
        "A row that names a relation between two organisations. (nl: relatie tussen organisaties)",
    )
    package: Package | None = f.lookup("Package", "ThingBy", "A bundle of projects within a call. (nl: deelopdracht)")
    packages: PackageConnection = f.all("Package", "Package", "A bundle of projects within a call. (nl: deelopdracht)")
    parishChurch: ParishChurch | None = f.lookup(
        "ParishChurch", "ThingBy", "A parish church that a case is about. (nl: parochiekerk)"
    )
    parishChurches: ParishChurchConnection = f.all(
        "ParishChurch", "ParishChurch", "A parish church that a case is about. (nl: parochiekerk)"
    )
    parishChurchCases: ChurchCaseConnection = f.all(
        "ParishChurchCase",
        "ChurchCase",
        "A church case about a parish church; inferred from the definition. (nl: parochiekerkcase)",
    )
    participatingCities: CentreCityConnection = f.all(
        "ParticipatingCity",
        "Municipality",
        "A centre city that takes part in a project; inferred from the definition. (nl: deelnemende stad)",
    )
    participation: Participation | None = f.lookup(
        "Participation",
        "ThingBy",
        "A row that says who takes part in a programme, project or event, and in which role. (nl: deelname)",
    )
    participations: ParticipationConnection = f.all(
        "Participation",
        "Participation",
        "A row that says who takes part in a programme, project or event, and in which role. (nl: deelname)",
    )
    passage: Passage | None = f.lookup("Passage", "ThingBy", "Consecutive lines of the source document. (nl: passage)")
    passages: PassageConnection = f.all("Passage", "Passage", "Consecutive lines of the source document. (nl: passage)")
    person: Person | None = f.lookup(
        "Person", "ThingBy", "Somebody with a public function in the inventories. (nl: persoon)"
    )
    persons: PersonConnection = f.all(
        "Person", "Person", "Somebody with a public function in the inventories. (nl: persoon)"
    )
    planElement: PlanElement | None = f.lookup(
        "PlanElement", "ThingBy", "A part of a multi-year plan. (nl: planelement)"
    )
    planElements: PlanElementConnection = f.all(
        "PlanElement", "PlanElement", "A part of a multi-year plan. (nl: planelement)"
    )
    plannedAction: PlannedAction | None = f.lookup(
        "PlannedAction", "ThingBy", "An action that the yearly plan announces. (nl: geplande actie)"
    )
    plannedActions: PlannedActionConnection = f.all(
        "PlannedAction", "PlannedAction", "An action that the yearly plan announces. (nl: geplande actie)"
    )
    platform: Platform | None = f.lookup(
        "Platform", "ThingBy", "A website or database that makes knowledge available. (nl: platform)"
    )
    platforms: PlatformConnection = f.all(
        "Platform", "Platform", "A website or database that makes knowledge available. (nl: platform)"
    )
    platformRelation: PlatformRelation | None = f.lookup(
        "PlatformRelation",
        "ThingBy",
        "A row that names a relation between a platform and an agent. (nl: relatie van een platform)",
    )
    platformRelations: PlatformRelationConnection = f.all(
        "PlatformRelation",
        "PlatformRelation",
        "A row that names a relation between a platform and an agent. (nl: relatie van een platform)",
    )
    portal: Portal | None = f.lookup(
        "Portal", "ThingBy", "A website that gives access to several sources. (nl: portaalsite)"
    )
    portals: PortalConnection = f.all(
        "Portal", "Platform", "A website that gives access to several sources. (nl: portaalsite)"
    )
    processSheet: ProcessSheet | None = f.lookup(
        "ProcessSheet",
        "ThingBy",
        "The sheet that describes a municipal process in the Schillenboek. (nl: schillenfiche)",
    )
    processSheets: ProcessSheetConnection = f.all(
        "ProcessSheet",
        "ProcessSheet",
        "The sheet that describes a municipal process in the Schillenboek. (nl: schillenfiche)",
    )
    processingActivity: ProcessingActivity | None = f.lookup(
        "ProcessingActivity", "ThingBy", "An activity that processes personal data. (nl: verwerkingsactiviteit)"
    )
    processingActivities: ProcessingActivityConnection = f.all(
        "ProcessingActivity",
        "ProcessingActivity",
        "An activity that processes personal data. (nl: verwerkingsactiviteit)",
    )
    processingAgreement: ProcessingAgreement | None = f.lookup(
        "ProcessingAgreement", "ThingBy", "An agreement with a processor. (nl: verwerkingsovereenkomst)"
    )
    processingAgreements: ProcessingAgreementConnection = f.all(
        "ProcessingAgreement", "ProcessingAgreement", "An agreement with a processor. (nl: verwerkingsovereenkomst)"
    )
    programme: Programme | None = f.lookup("Programme", "ThingBy", "Part of the plan, at any level. (nl: programma)")
    programmes: ProgrammeConnection = f.all("Programme", "Programme", "Part of the plan, at any level. (nl: programma)")
    project: Project | None = f.lookup(
        "Project", "ThingBy", "A project with an aim, as part of a programme. (nl: project)"
    )
    projects: ProjectConnection = f.all(
        "Project", "Project", "A project with an aim, as part of a programme. (nl: project)"
    )
    province: Province | None = f.lookup("Province", "ThingBy", "A province. (nl: provincie)")
    provinces: ProvinceConnection = f.all("Province", "Area", "A province. (nl: provincie)")
    publication: Publication | None = f.lookup(
        "Publication", "ThingBy", "A publication that appears regularly. (nl: publicatie)"
    )
    publications: PublicationConnection = f.all(
        "Publication", "Publication", "A publication that appears regularly. (nl: publicatie)"
    )
    quadrupleHelixProjects: ProjectConnection = f.all(
        "QuadrupleHelixProject",
        "Project",
        "A project with partners from all four pillars; inferred from the definition. (nl: quadruple-helixproject)",
    )
    region: Region | None = f.lookup("Region", "ThingBy", "A region. (nl: gewest)")
    regions: RegionConnection = f.all("Region", "Area", "A region. (nl: gewest)")
    regionalGovernment: RegionalGovernment | None = f.lookup(
        "RegionalGovernment",
        "ThingBy",
        "A government at the level of a region or community. (nl: gewestelijke overheid)",
    )
    regionalGovernments: RegionalGovernmentConnection = f.all(
        "RegionalGovernment",
        "Organisation",
        "A government at the level of a region or community. (nl: gewestelijke overheid)",
    )
    register: Register | None = f.lookup("Register", "ThingBy", "A tool that keeps official data. (nl: register)")
    registers: RegisterConnection = f.all("Register", "Tool", "A tool that keeps official data. (nl: register)")
    research: Research | None = f.lookup(
        "Research", "ThingBy", "Research or a study that the plan relies on. (nl: onderzoek)"
    )
    researches: ResearchConnection = f.all(
        "Research", "Research", "Research or a study that the plan relies on. (nl: onderzoek)"
    )
    role: Role | None = f.lookup(
        "Role",
        "ThingBy",
        "A position that a person holds at an organisation, body, municipality or programme. (nl: rol)",
    )
    roles: RoleConnection = f.all(
        "Role", "Role", "A position that a person holds at an organisation, body, municipality or programme. (nl: rol)"
    )
    row: Row | None = f.lookup("Row", "ThingBy", "A row of an inventory. (nl: rij)")
    rows: RowConnection = f.all("Row", "Row", "A row of an inventory. (nl: rij)")
    seat: Seat | None = f.lookup("Seat", "ThingBy", "A row that names a seat in a body and its holder. (nl: zetel)")
    seats: SeatConnection = f.all("Seat", "Seat", "A row that names a seat in a body and its holder. (nl: zetel)")
    seminar: Seminar | None = f.lookup("Seminar", "ThingBy", "An event that is a seminar. (nl: seminarie)")
    seminars: SeminarConnection = f.all("Seminar", "Event", "An event that is a seminar. (nl: seminarie)")
    smartCityProcessings: ProcessingActivityConnection = f.all(
        "SmartCityProcessing",
        "ProcessingActivity",
        "A processing activity for a smart city project; inferred from the definition. (nl: verwerking voor een Smart City-project)",
    )
    smartCityProjects: ProjectConnection = f.all(
        "SmartCityProject",
        "Project",
        "A project in the Smart Cities programme; inferred from the definition. (nl: Smart City-project)",
    )
    staffMembers: PersonConnection = f.all(
        "StaffMember", "Person", "A person who holds a staff role; inferred from the definition. (nl: stafmedewerker)"
    )
    staffMemberRole: StaffMemberRole | None = f.lookup(
        "StaffMemberRole", "ThingBy", "A staff role: helps with the work. (nl: medewerker)"
    )
    staffMemberRoles: StaffMemberRoleConnection = f.all(
        "StaffMemberRole", "Role", "A staff role: helps with the work. (nl: medewerker)"
    )
    staffRole: StaffRole | None = f.lookup("StaffRole", "ThingBy", "A role held by a staff member. (nl: stafrol)")
    staffRoles: StaffRoleConnection = f.all("StaffRole", "Role", "A role held by a staff member. (nl: stafrol)")
    steeringGroup: SteeringGroup | None = f.lookup(
        "SteeringGroup", "ThingBy", "A group that steers a programme. (nl: stuurgroep)"
    )
    steeringGroups: SteeringGroupConnection = f.all(
        "SteeringGroup", "Body", "A group that steers a programme. (nl: stuurgroep)"
    )
    steeringMeeting: SteeringMeeting | None = f.lookup(
        "SteeringMeeting", "ThingBy", "An event that is a steering meeting. (nl: stuurgroepvergadering)"
    )
    steeringMeetings: SteeringMeetingConnection = f.all(
        "SteeringMeeting", "Event", "An event that is a steering meeting. (nl: stuurgroepvergadering)"
    )
    studyAfternoon: StudyAfternoon | None = f.lookup(
        "StudyAfternoon", "ThingBy", "An event that is a study afternoon. (nl: studienamiddag)"
    )
    studyAfternoons: StudyAfternoonConnection = f.all(
        "StudyAfternoon", "Event", "An event that is a study afternoon. (nl: studienamiddag)"
    )
    studyDay: StudyDay | None = f.lookup("StudyDay", "ThingBy", "An event that is a study day. (nl: studiedag)")
    studyDays: StudyDayConnection = f.all("StudyDay", "Event", "An event that is a study day. (nl: studiedag)")
    studyTrip: StudyTrip | None = f.lookup("StudyTrip", "ThingBy", "An event that is a study trip. (nl: studiereis)")
    studyTrips: StudyTripConnection = f.all("StudyTrip", "StudyTrip", "An event that is a study trip. (nl: studiereis)")
    subProgrammes: ProgrammeConnection = f.all(
        "SubProgramme",
        "Programme",
        "A programme that is part of another programme; inferred from the definition. (nl: deelprogramma)",
    )
    temporaryUseCase: TemporaryUseCase | None = f.lookup(
        "TemporaryUseCase", "ThingBy", "A case about temporary use. (nl: case tijdelijk gebruik)"
    )
    temporaryUseCases: TemporaryUseCaseConnection = f.all(
        "TemporaryUseCase", "TemporaryUseCase", "A case about temporary use. (nl: case tijdelijk gebruik)"
    )
    theme: Theme | None = f.lookup("Theme", "ThingBy", "A concept from the list of themes. (nl: thema)")
    themes: ThemeConnection = f.all("Theme", "Theme", "A concept from the list of themes. (nl: thema)")
    tool: Tool | None = f.lookup("Tool", "ThingBy", "A tool, dataset or system that people work with. (nl: instrument)")
    tools: ToolConnection = f.all("Tool", "Tool", "A tool, dataset or system that people work with. (nl: instrument)")
    toolUsage: ToolUsage | None = f.lookup(
        "ToolUsage", "ThingBy", "A row that says who uses a tool, how, and since when. (nl: gebruik van een instrument)"
    )
    toolUsages: ToolUsageConnection = f.all(
        "ToolUsage",
        "ToolUsage",
        "A row that says who uses a tool, how, and since when. (nl: gebruik van een instrument)",
    )
    toolbox: Toolbox | None = f.lookup("Toolbox", "ThingBy", "A tool that bundles methods. (nl: toolbox)")
    toolboxes: ToolboxConnection = f.all("Toolbox", "Tool", "A tool that bundles methods. (nl: toolbox)")
    toolboxItem: ToolboxItem | None = f.lookup(
        "ToolboxItem",
        "ThingBy",
        "A success factor in the toolbox, with the projects that show it. (nl: toolboxonderdeel)",
    )
    toolboxItems: ToolboxItemConnection = f.all(
        "ToolboxItem",
        "ToolboxItem",
        "A success factor in the toolbox, with the projects that show it. (nl: toolboxonderdeel)",
    )
    topLevelProgrammes: ProgrammeConnection = f.all(
        "TopLevelProgramme",
        "Programme",
        "A programme that, according to the inventories, is not part of another programme; inferred with a closed-world rule. (nl: hoofdprogramma)",
    )
    trackLeadRole: TrackLeadRole | None = f.lookup(
        "TrackLeadRole", "ThingBy", "A staff role: responsible for a track. (nl: spoorverantwoordelijke)"
    )
    trackLeadRoles: TrackLeadRoleConnection = f.all(
        "TrackLeadRole", "Role", "A staff role: responsible for a track. (nl: spoorverantwoordelijke)"
    )
    trainingMoment: TrainingMoment | None = f.lookup(
        "TrainingMoment", "ThingBy", "An event that is a training moment. (nl: vormingsmoment)"
    )
    trainingMoments: TrainingMomentConnection = f.all(
        "TrainingMoment", "Event", "An event that is a training moment. (nl: vormingsmoment)"
    )
    twoDayTraining: TwoDayTraining | None = f.lookup(
        "TwoDayTraining", "ThingBy", "An event that is a two-day training. (nl: tweedaagse)"
    )
    twoDayTrainings: TwoDayTrainingConnection = f.all(
        "TwoDayTraining", "Event", "An event that is a two-day training. (nl: tweedaagse)"
    )
    unnamedGroup: UnnamedGroup | None = f.lookup(
        "UnnamedGroup",
        "ThingBy",
        "Parties that the document mentions but does not name. They are never matched with a named party. (nl: niet bij naam genoemde groep)",
    )
    unnamedGroups: UnnamedGroupConnection = f.all(
        "UnnamedGroup",
        "UnnamedGroup",
        "Parties that the document mentions but does not name. They are never matched with a named party. (nl: niet bij naam genoemde groep)",
    )
    urbanChurchCases: ChurchCaseConnection = f.all(
        "UrbanChurchCase",
        "ChurchCase",
        "A church case in a centre city; inferred from the definition. (nl: stedelijke kerkcase)",
    )
    viceChairRole: ViceChairRole | None = f.lookup(
        "ViceChairRole", "ThingBy", "The role of vice-chair. (nl: ondervoorzitter)"
    )
    viceChairRoles: ViceChairRoleConnection = f.all(
        "ViceChairRole", "Role", "The role of vice-chair. (nl: ondervoorzitter)"
    )
    workingGroup: WorkingGroup | None = f.lookup(
        "WorkingGroup", "ThingBy", "A working group for a programme. (nl: werkgroep)"
    )
    workingGroups: WorkingGroupConnection = f.all(
        "WorkingGroup", "Body", "A working group for a programme. (nl: werkgroep)"
    )
    workshop: Workshop | None = f.lookup("Workshop", "ThingBy", "An event that is a workshop. (nl: workshop)")
    workshops: WorkshopConnection = f.all("Workshop", "Event", "An event that is a workshop. (nl: workshop)")
