namespace ConflictGraph.Ontology;

/// <summary>The closed lists of the model. Codes: ACLED codebook (event › sub-event), CAMEO, PLOVER (2021 table).</summary>
public static class Enumerations
{
    public static readonly Enumeration OrganisationKind = Enumeration.Of("OrganisationKind", "What sort of body it is.",
        "STATE GOVERNMENT_BODY ARMED_FORCE ARMED_GROUP POLITICAL_MILITIA IDENTITY_MILITIA CIVILIAN_GROUP MEDIA PLATFORM IGO NGO COMPANY PARTY UNKNOWN");

    public static readonly Enumeration LocationKind = new("LocationKind", "What sort of place it is, by administrative level where it has one.",
        Place("COUNTRY", "COUNTRY"), Place("ADM1", "ADM1"), Place("ADM2", "ADM2"), Place("ADM3", "NEAR_25KM"), Place("ADM4", "NEAR_25KM"), Place("POPULATED_PLACE", "EXACT"), Place("FACILITY", "EXACT"),
        Place("WATER_BODY", "WATER_OR_AIRSPACE"), Place("AIRSPACE", "WATER_OR_AIRSPACE"), Place("INFORMAL_AREA", "PART_OF_COUNTRY"), Place("DISPUTED_AREA", "PART_OF_COUNTRY"));

    public static readonly Enumeration FacilityKind = Enumeration.Of("FacilityKind", "What a facility is used for.",
        "MILITARY_SITE MILITARY_BASE AMMUNITION_DEPOT AIRFIELD GOVERNMENT_BUILDING INDUSTRIAL ENERGY PORT BRIDGE HOSPITAL SCHOOL RESIDENTIAL OTHER");

    public static readonly Enumeration WeaponClass = Enumeration.Of("WeaponClass", "What sort of weapon it is.",
        "UAV BALLISTIC_MISSILE CRUISE_MISSILE MISSILE_UNSPECIFIED AIRCRAFT ARTILLERY ROCKET ARMOUR SMALL_ARMS MINE_IED NAVAL AIR_DEFENCE CBRN CYBER GLIDE_BOMB LOITERING_MUNITION UNSPECIFIED");

    public static readonly Enumeration WeaponUse = Enumeration.Of("WeaponUse", "What a weapon did in an incident.",
        "MUNITION PLATFORM LAUNCHER SURVEILLANCE TARGETING_SUPPORT");

    public static readonly Enumeration IncidentType = new("IncidentType", "ACLED's sub-event types and nine of our own.",
        Attack("AIR_DRONE_STRIKE", "Explosions/Remote violence › Air/drone strike", ["1952", "1951", "195"], "ASSAULT, drone | aerial, military"),
        Attack("SHELLING_ARTILLERY_MISSILE", "Explosions/Remote violence › Shelling/artillery/missile attack", ["194"], "ASSAULT, heavy-weapons, military"),
        Attack("CHEMICAL_WEAPON", "Explosions/Remote violence › Chemical weapon", ["2041"], "ASSAULT, unconventional, cbrn"),
        Attack("SUICIDE_BOMB", "Explosions/Remote violence › Suicide bomb", ["1831"], "ASSAULT, suicide-attack"),
        Attack("IED_LANDMINE", "Explosions/Remote violence › Remote explosive/landmine/IED", ["1833", "1832"], "ASSAULT, explosives"),
        Attack("GRENADE", "Explosions/Remote violence › Grenade", ["183"], "ASSAULT, explosives"),
        Attack("ARMED_CLASH", "Battles › Armed clash", ["193", "190"], "ASSAULT, firearms, military"),
        Attack("GOVT_REGAINS_TERRITORY", "Battles › Government regains territory", ["192"], "COERCE, seize, military"),
        Attack("NSA_OVERTAKES_TERRITORY", "Battles › Non-state actor overtakes territory", ["192"], "COERCE, seize, military"),
        Attack("ATTACK_ON_CIVILIANS", "Violence against civilians › Attack", ["180", "202"], "ASSAULT"),
        Attack("ABDUCTION", "Violence against civilians › Abduction/forced disappearance", ["181"], "ASSAULT, abduct"),
        Attack("SEXUAL_VIOLENCE", "Violence against civilians › Sexual violence", ["1821"], "ASSAULT, sexual"),
        Other("PEACEFUL_PROTEST", "Protests › Peaceful protest", ["141"], "PROTEST, demo"),
        Other("PROTEST_WITH_INTERVENTION", "Protests › Protest with intervention", ["141"], "PROTEST, demo"),
        Other("EXCESSIVE_FORCE", "Protests › Excessive force against protesters", ["175"], "ASSAULT"),
        Other("VIOLENT_DEMONSTRATION", "Riots › Violent demonstration", ["145"], "PROTEST, riot"),
        Other("MOB_VIOLENCE", "Riots › Mob violence", ["145"], "PROTEST, riot"),
        Other("AGREEMENT", "Strategic developments › Agreement", ["057"], "SUPPORT, diplomatic"),
        Other("ARRESTS", "Strategic developments › Arrests", ["173"], "COERCE, arrest, legal"),
        Other("GROUP_CHANGE", "Strategic developments › Change to group/activity", [], null),
        Interception("DISRUPTED_WEAPONS_USE", "Strategic developments › Disrupted weapons use", [], null),
        Other("BASE_ESTABLISHED", "Strategic developments › Headquarters or base established", ["154"], "MOBILIZE, troops"),
        Other("LOOTING_PROPERTY_DESTRUCTION", "Strategic developments › Looting/property destruction", ["1712", "171"], "COERCE, seize"),
        Other("NONVIOLENT_TRANSFER", "Strategic developments › Non-violent transfer of territory", ["0874"], "RETREAT, disarm"),
        Other("OTHER_STRATEGIC", "Strategic developments › Other", [], null),
        Attack("VIOLENCE_UNSPECIFIED", null, ["190"], "ASSAULT"),
        Other("UNSPECIFIED", null, [], null),
        Interception("AERIAL_INTERCEPTION", "Strategic developments › Other", ["150"], "MOBILIZE"),
        Interception("SHOOTDOWN", "Explosions/Remote violence › Air/drone strike, or Strategic developments › Disrupted weapons use", ["190"], "ASSAULT, aerial"),
        Other("EMERGENCY_MEASURE", "Strategic developments › Other", ["1724"], "COERCE, martial-law"),
        Other("FORCE_POSTURE", "Strategic developments › Other", ["152", "154"], "MOBILIZE"),
        Other("MILITARY_TRANSFER", "Strategic developments › Other", ["072"], "AID"),
        Other("CYBER_ATTACK", "Strategic developments › Other", [], "COERCE, cyber"),
        Attack("SABOTAGE", "Strategic developments › Other", ["1712"], "ASSAULT, destroy"));

    public static readonly Enumeration CommunicationKind = new("CommunicationKind", "How it was said.",
        new EnumerationValue("PHONE_CALL", Cameo: ["041"], Plover: "CONSULT, phone"), new("MEETING", Cameo: ["042", "043", "044"], Plover: "CONSULT, visit | third-party"),
        new("SUMMONS", Cameo: ["114"], Plover: "ACCUSE, allege, diplomatic"), new("STATEMENT"), new("BRIEFING"), new("SOCIAL_POST"), new("LETTER"), new("INTERVIEW"), new("REPORT"),
        new("MESSAGE", Cameo: ["010"]));

    public static readonly Enumeration ClaimKind = Enumeration.Of("ClaimKind", "What sort of thing is claimed.",
        "FACTUAL ATTRIBUTION CASUALTY DAMAGE DENIAL RESPONSIBILITY_CLAIM CAPABILITY INTENT WARNING ADVOCACY INTERPRETATION CAUSAL");

    public static readonly Enumeration Stance = new("Stance", "How the speaker stands to what is said.",
        new EnumerationValue("ASSERTS", Cameo: ["010"]), new("CONFIRMS"), new("REAFFIRMS"), new("ALLEGES", Cameo: ["112", "1123"]), new("SUGGESTS"), new("DENIES", Cameo: ["016"]),
        new("DISPUTES", Cameo: ["111"]), new("REBUTS"), new("WARNS", Cameo: ["012", "130"]), new("ADVOCATES", Cameo: ["0256"]), new("NEITHER_CONFIRMS_NOR_DENIES", Cameo: ["011"]), new("RETRACTS"));

    public static readonly Enumeration DocumentKind = Enumeration.Of("DocumentKind", "What sort of document it is; REFERENCE is a gazetteer or encyclopedia.",
        "NEWS_ARTICLE SOCIAL_POST OFFICIAL_STATEMENT DATASET_ROW IMAGE VIDEO REPORT REFERENCE ANALYST_NOTE BROADCAST");

    public static readonly Enumeration SourceKind = Enumeration.Of("SourceKind", "What sort of source it is.",
        "MEDIA_OUTLET STATE_MEDIA OFFICIAL SOCIAL_CHANNEL DATASET AGENCY UNKNOWN");

    public static readonly Enumeration Reliability = Enumeration.Of("Reliability", "Admiralty scale of a source, A completely reliable to E unreliable; F cannot be judged.", "A B C D E F");

    public static readonly Enumeration Role = Enumeration.Of("Role", "What somebody did in an event. Whoever is attacked is TARGETED, not a role.",
        "INITIATOR INTERCEPTOR VICTIM RECIPIENT OPERATOR DECLARED_BY SUMMONER SUMMONED SPEAKER PARTICIPANT");

    public static readonly Enumeration Question = Enumeration.Of("AccountQuestion", "What an account of an event can answer.",
        "OCCURRED INITIATOR TARGET WEAPON PLACE TIME CAUSE KILLED INJURED MISSING CAPTURED DISPLACED DAMAGE LAUNCHED INTERCEPTED HIT");

    public static readonly Enumeration Effect = Enumeration.Of("Effect", "What an account of DAMAGE says.", "DESTROYED DAMAGED FIRE EXPLOSION FORCED_RETURN POWER_LOSS");

    public static readonly Enumeration PlacePrecision = Enumeration.Of("PlacePrecision", "UCDP's where_prec 1 to 7; worse than NEAR_25KM is drawn as an area.",
        "EXACT NEAR_25KM ADM2 ADM1 PART_OF_COUNTRY COUNTRY WATER_OR_AIRSPACE");

    public static readonly Enumeration Certainty = Enumeration.Of<Model.Certainty>("How certain an edge is: said so, implied, or inferred by the desk.");

    public static readonly Enumeration Modality = Enumeration.Of<Model.Modality>("How an event or edge stands, by what its claims say.");

    public static readonly Enumeration Polarity = Enumeration.Of<Model.Polarity>("NONE_REPORTED contradicts nothing; «no casualties» is IS 0.");

    public static readonly Enumeration NameKind = Enumeration.Of("NameKind", "What sort of name it is.", "PRIMARY ALIAS TRANSLITERATION FORMER WEAK");

    static EnumerationValue Place(string name, string precision) => new(name, Precision: precision);

    static EnumerationValue Attack(string name, string? acled, string[] cameo, string? plover) => new(name, null, acled, cameo, plover, IsAttack: true);

    static EnumerationValue Interception(string name, string? acled, string[] cameo, string? plover) => new(name, null, acled, cameo, plover, IsInterception: true);

    static EnumerationValue Other(string name, string? acled, string[] cameo, string? plover) => new(name, null, acled, cameo, plover);
}
