"""Places, services and turns of phrase of the imagined set: all of them invented."""

from tools.unseen.words import Words

WORDS = Words(
    places=(
        "Ottermere", "Fallowgate", "Brindlecote", "Sorrelby", "Wintershaw", "Kelpie Bay", "Upper Tansley Cross",
        "Larchford", "Mottleburn", "Pipers End", "St Osric", "Hagworth", "Ennisfold", "Dapplemoor", "Crake",
        "North Hallow", "Vennworthy", "Tidewell", "Ambry", "Gosling Heath", "Rusholt", "Pendry",
    ),
    wards=(
        "Almond", "Bridge & Weir", "Clock House", "Dove Street", "Eastgate", "Fairlawn", "Granary", "Holme",
        "Inkerman", "Kettle Lane", "Linnet", "Market", "Northway", "Old Mill", "Priory", "Quarry Bank",
        "Riverside", "Saltern", "Templar", "Vale",
    ),
    offences=(
        "Home burglary", "Shed burglary", "Car theft", "Theft from shops", "Vandalism", "Fire setting",
        "Street robbery", "Serious assault", "Common assault", "Disorder", "Drug supply", "Knife carrying",
        "Cycle theft", "Pickpocketing", "Stalking", "Fraud", "Rural crime", "Hate crime", "Fuel theft",
        "Domestic abuse", "Online harassment", "Metal theft",
    ),
    parts={
        "Assault": ("Serious", "Common", "On an officer"),
        "Stealing": ("Shops", "Cycles", "Purses", "Other stealing"),
        "Breaking in": ("Homes", "Sheds and garages"),
        "Motor crime": ("Cars taken", "Things taken from cars"),
        "Harm": ("Stalking", "Threats"),
        "Substances": ("Supply", "Holding", "Growing"),
        "Hazards": ("Fires", "Floods", "Collapses"),
        "Nuisance": ("Noise", "Rowdy groups", "Neighbours"),
    },
    services=(
        "Needle finds", "Litter fines", "Neighbour disputes", "Patrol requests", "Lighting faults",
        "Street wardens' visits", "Parking complaints", "Camera requests", "Warden calls", "Begging reports",
        "Shop visits", "Youth sessions", "Tenant warnings", "Safety checks", "Stray dogs", "Dumped trolleys",
    ),
    fires=(
        "House fires", "Vehicle fires", "Grass fires", "Rubbish fires", "Road collisions", "Water rescues",
        "Alarm calls", "People trapped", "Malicious calls", "Rope rescues", "Kitchen fires", "Barn fires",
    ),
    health=(
        "Walk-in visits", "Ward admissions", "Home visits", "Stop-smoking quits", "Drug treatment starts",
        "Hearing tests", "Eye tests", "Vaccinations", "Health checks", "Counselling sessions", "Falls",
        "Dental visits",
    ),
    housing=(
        "Urgent repairs", "Routine repairs", "Homes re-let", "Homeless enquiries", "Damp cases",
        "Boiler checks", "Rent visits", "Fence repairs", "Key swaps", "Lock changes", "Window repairs",
        "Garden clearances", "Door repairs",
    ),
    budgets=(
        "Adults", "Children", "Environment", "Homes", "Corporate", "Wellbeing", "Culture", "Highways",
        "Economy", "Law", "Digital", "Resources",
    ),
    questions=(
        "Feel safe at home", "Feel safe in town", "Trust the police", "Think drugs are a problem here",
        "Feel listened to", "Know who to call", "Would report a crime", "Are happy with parks",
        "Think traffic is too fast", "Feel part of the area", "Would move away if they could", "Have met their councillor", 
        "Use the library",
    ),
    first_names=(
        "Alba", "Bertil", "Cora", "Dill", "Edda", "Fergal", "Gwil", "Hester", "Ivo", "Junia", "Keir", "Lumi",
        "Merle", "Nye", "Orla", "Piers",
    ),
    last_names=(
        "Ackerby", "Birchall-Lowe", "Cottersley", "Dawbridge", "Eskmouth", "Fennimore", "Garside-Holt", "Hexley",
        "Inglewhite", "Jarrowdene", "Kirkhaven", "Lowbeck", "Mossop-Dale", "Northgrave", "Oxenhall", "Pikehurst",
    ),
    bodies=(
        "Ottermere Council", "the Constabulary", "the Fire Authority", "the Youth Service", "the Health Trust",
        "Sorrelby Housing", "the Traders' Forum", "the College",
    ),
    titles=(
        "{place} Together: how we did", "Performance digest for {place}", "{place} scrutiny committee paper",
        "Community safety update, {place}",
    ),
    chatter=(
        "The board agreed to come back to this in the spring.",
        "Partners have a joint plan for the coming months.",
        "Residents told us what matters to them at the summer fair.",
        "The forum was glad of the work of volunteers.",
        "Some measures are gathered by other bodies and arrive late.",
        "A fuller account can be had from the analysts.",
        "The new system has settled in well.",
        "Officers meet each fortnight to share what they know.",
        "Schools asked for more visits and will get them.",
        "Nothing here should be read without its notes.",
        "The lead member thanked staff.",
        "Work on lighting and alleys goes on.",
    ),
)  # fmt: skip
