"""Places, services and turns of phrase of the measured half: all of them invented."""

from tools.unseen.words import Words

WORDS = Words(
    places=(
        "Oxenreach", "Pellam Water", "Stavering", "Culverhoe", "Inchmoor", "Netherby Sands", "Windle Down",
        "Corrast", "Upper Teasel", "Farrant's Gate", "Lydcote", "Mossgarth", "Skerrow", "Great Hambling",
        "Tarrowby", "Old Fosse", "Kestle Bridge", "Brimham Lea", "Vennick", "Seven Ashes", "Dunmallow",
        "Hartsop Rise", "Pikewell", "Addercombe", "Lanternby", "Ousel Green", "Ruddock Vale", "Swanholm",
    ),
    wards=(
        "Almoners", "Beacon", "Cotton End", "Dockside", "Enderley", "Friars", "Glebe", "Heath & Common",
        "Island", "Juniper", "Kingsway South", "Limekilns", "Market", "Priory", "Quarry Bank", "Riverside West",
        "Spinney", "Turnpike", "Vineyard", "Wharf",
    ),
    offences=(
        "Burglary in a dwelling", "Burglary elsewhere", "Theft from motor vehicle", "Theft of motor vehicle",
        "Theft from shop", "Damage to property", "Deliberate fire setting", "Personal robbery",
        "Assault with injury", "Assault without injury", "Harassment", "Rape", "Drugs possession",
        "Knife crime", "Cycle theft", "Hate crime", "Theft by employee", "Bilking", "Threats to kill",
        "Extortion", "Violent disorder", "Lead theft", "Poaching", "Driving while unfit",
    ),
    parts={
        "Fire setting": ("To a dwelling", "To a vehicle", "Elsewhere"),
        "All burglary": ("Dwelling", "Shed or garage", "Commercial"),
        "All assault": ("Injury", "No injury"),
        "Disorder": ("Rowdy behaviour", "Neighbour dispute", "Street drinking", "Vehicle nuisance"),
        "Acquisitive crime": ("Theft from shop", "Cycle theft", "Pickpocketing"),
        "Hate crime": ("Race", "Disability", "Faith", "Other strands"),
    },
    services=(
        "Litter picks", "Noise investigations", "Fixed penalties", "Tenancy warnings", "School talks",
        "Needle finds", "Licensing visits", "Trading checks", "Nuisance bikes seized",
        "Street wardens' patrols", "Referrals made", "Support plans closed", "Begging reports",
        "Trolleys recovered", "Lights mended", "Barriers put up",
    ),
    fires=(
        "House fires", "Fires in other buildings", "Grass and refuse fires", "Vehicle fires",
        "Automatic alarm calls", "Rescues from water", "Collisions attended", "Safe and well visits",
        "Malicious calls", "Shed fires", "Heath fires", "People freed from lifts", "Chemical spills",
        "Smoke alarms fitted",
    ),
    health=(
        "A&E arrivals", "Delayed discharges", "Health checks offered", "Smoking quits", "Treatment starts",
        "Planned exits", "Urgent referrals", "Hip fractures", "Beds occupied", "Home visits by nurses",
        "Midwife visits", "Eye tests", "Memory clinic visits", "Discharge letters", "Scans done",
    ),
    housing=(
        "Routine repairs", "Urgent repairs", "Empty homes relet", "Rough sleepers counted", "Households in B&B",
        "Decisions issued", "Right to Buy sales", "Evictions", "Adaptations fitted", "Stage one complaints",
        "Homes let", "Transfers made", "Boiler faults", "Window repairs", "Parking permits",
        "Block inspections",
    ),
    budgets=(
        "Highways", "Schools", "Social Work", "Planning", "Waste", "Libraries", "Central Support",
        "Roads and Lighting", "Early Years", "Adult Services", "Growth", "Recycling", "Culture", "Overheads",
    ),
    questions=(
        "Feel part of the neighbourhood", "Feel safe alone at night", "Are worried about burglary",
        "Say the police do a good job", "See drug use as a problem", "Have seen a patrol",
        "Would report a crime", "Are proud of the town", "Find services easy to reach", "See too much litter",
        "Cycle to work", "Think rents are fair", "Have joined a local group", "Know a councillor by name",
    ),
    first_names=(
        "Aled", "Beth", "Cora", "Dill", "Enid", "Fay", "Gus", "Hew", "Ivo", "June", "Ken", "Lorna", "Mab",
        "Niall", "Orla", "Piers", "Rose", "Silas", "Thea", "Uriah", "Viola", "Wilf", "Ynyr", "Zelda",
    ),
    last_names=(
        "Ashgrove", "Birkwood", "Cravenhoe", "Dapplin", "Eastmere", "Fennimoor", "Garrowick", "Hexley",
        "Ingledew", "Jarrowby", "Keldwin", "Lonsbury", "Mardle", "Norcroft", "Oakshott", "Pelham-Moor",
        "Quennell", "Ridgewell", "Stanmore-Lee", "Tarrington", "Underhay", "Vellacott", "Winterscale",
        "Yeldham",
    ),
    bodies=(
        "Oxenreach Borough", "the Constabulary", "the Fire Service", "the Prison", "the Health Board",
        "Corrast Homes", "Victims First", "the Shopkeepers", "Priory College", "the Youth Trust",
    ),
    titles=(
        "{place} Together: quarterly performance", "Performance digest for {place}",
        "{place} Crime and Disorder Panel", "How {place} is doing",
    ),
    chatter=(
        "The panel noted the position and asked for a further paper.",
        "Work with landlords goes on in the streets that residents named.",
        "There were no matters arising from the last set of minutes.",
        "The chair welcomed the joint approach and the help of volunteers.",
        "A deep dive on this theme is planned by the delivery group.",
        "Figures may be revised when late records are added.",
        "The narrative below was supplied by the lead officer for each priority.",
        "Communications will share good news stories with the local press.",
        "Members queried the pace of the refurbishment.",
        "The lead for this theme has changed since the spring.",
        "Some of the rise is thought to come of better recording.",
        "Colleagues in health will bring a note on waiting lists.",
        "The risk register was reviewed and no change was made.",
        "Feedback from the youth forum was discussed at length.",
        "A visit to the new custody suite has been arranged.",
    ),
)  # fmt: skip
