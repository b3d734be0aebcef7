"""Places, services and turns of phrase of the tuned half: all of them invented."""

from tools.unseen.words import Words

WORDS = Words(
    places=(
        "Quillmarsh", "Thistlecombe", "Norrowby", "Eastervale", "Brackenholt", "Saltwick Bay", "Hob Lane",
        "Marrowdene", "Tolling Cross", "Wexmere", "Greyling Hill", "Port Ansel", "Low Fennick", "Ravenhythe",
        "Upper Wendle", "Cobnash", "Farthing Green", "Dremouth", "Sallowfield", "Nine Oaks", "Pennycross",
        "Hexmoor", "Little Arrow", "Bantry Down", "Cragbourne", "Stannow", "Yarrowgate", "Welkin Sound",
    ),
    wards=(
        "Abbot's Row", "Bellfield", "Castle Mead", "Dunlin", "Elder Park", "Foxley Green", "Gorse Hill",
        "Harbour", "Ironside", "Jubilee", "Kiln Street", "Lark Rise North", "Millrace", "Orchard & Quay",
        "Pound Lane", "Queensbridge", "Rookery", "Sluice", "Tanyard", "Underhill",
    ),
    offences=(
        "Residential burglary", "Business burglary", "Vehicle crime", "Shoplifting", "Criminal damage", "Arson",
        "Robbery", "Violence with injury", "Violence without injury", "Public order", "Drug offences",
        "Possession of weapons", "Bicycle theft", "Theft from the person", "Stalking and harassment",
        "Sexual offences", "Handling stolen goods", "Making off without payment", "Malicious messages",
        "Blackmail", "Affray", "Theft of metal", "Going equipped", "Dangerous driving",
    ),
    parts={
        "Sexual offences": ("Rape", "Other sexual offences"),
        "Violence": ("With injury", "Without injury", "Stalking and harassment"),
        "Burglary": ("Residential", "Business and community"),
        "Vehicle crime": ("Theft of a vehicle", "Theft from a vehicle", "Interference"),
        "Theft": ("Shoplifting", "Bicycle theft", "From the person", "Other theft"),
        "Drugs": ("Possession", "Trafficking"),
    },
    services=(
        "Fly-tips cleared", "Noise complaints", "Warning letters", "Acceptable behaviour contracts",
        "Joint visits", "Abandoned vehicles", "Graffiti reports", "CCTV incidents",
        "Community protection notices", "Dog fouling", "Mediation cases", "Outreach contacts",
        "Street drinking reports", "Skips inspected", "Benches mended", "Alley gates fitted",
    ),
    fires=(
        "Accidental dwelling fires", "Deliberate primary fires", "Deliberate secondary fires", "Chimney fires",
        "False alarms", "Road traffic collisions", "Flooding", "Lift rescues", "Home safety visits",
        "Bin fires", "Outdoor fires", "Animal rescues", "Gas leaks", "Hoax calls",
    ),
    health=(
        "Emergency attendances", "Ambulance handovers", "Falls admissions", "Referrals received",
        "Assessments done", "Opiate clients", "Alcohol clients", "Non-opiate clients", "Successful completions",
        "Immunisations given", "Health visits", "Podiatry visits", "Clinic letters", "Stroke reviews",
        "Blood tests",
    ),
    housing=(
        "Repairs completed", "Emergency repairs", "Voids let", "Homeless applications", "Prevention duty owed",
        "Relief duty owed", "Tenancies started", "Gas checks done", "Damp reports", "Complaints received",
        "Lettings", "Mutual exchanges", "Lift faults", "Roof repairs", "Garage lets", "Estate walkabouts",
    ),
    budgets=(
        "Adult Care", "Children's Services", "Place and Streets", "Housing", "Corporate Core", "Public Health",
        "Leisure", "Transport", "Planning and Growth", "Legal", "Customer Contact", "Finance", "Parks",
        "Revenues",
    ),
    questions=(
        "Feel safe after dark", "Feel safe in the daytime", "Think litter is a problem", "Trust the council",
        "Are satisfied with the area", "Think noisy neighbours are a problem", "Would call for help",
        "Know their local team", "Feel well informed", "Feel lonely often", "Use the parks weekly",
        "Think roads are kept well", "Would recommend the area", "Have volunteered this year",
    ),
    first_names=(
        "Ada", "Bram", "Celie", "Dov", "Esme", "Finn", "Greta", "Hal", "Ines", "Jory", "Kit", "Lowri", "Moss",
        "Nell", "Olive", "Perry", "Rhoda", "Seth", "Tess", "Una", "Vaughan", "Wyn", "Xanthe", "Yorick",
    ),
    last_names=(
        "Ambleford", "Brocklin", "Carrowby", "Dunsett", "Elverton", "Farrowdale", "Gantry", "Hollinbeck",
        "Isleham", "Jessopdale", "Kestrow", "Larkham", "Merrowden", "Nettlefold", "Overdale", "Penhallam",
        "Quarrington", "Rushmere", "Sedgeley", "Thornwick", "Umberleigh", "Vinterby", "Wolverdine", "Yardlow",
    ),
    bodies=(
        "Quillmarsh Council", "the Police", "Fire and Rescue", "Probation", "Public Health",
        "the Harbour Trust", "Wexmere Homes", "the Market Traders", "Elder Park School", "the Drug Service",
    ),
    titles=(
        "Safer {place} Partnership: performance report", "{place} Council performance scorecard",
        "{place} Community Safety Board", "Quarterly monitoring: {place}",
    ),
    chatter=(
        "The group will look at this again at its next meeting.",
        "Partners thanked the neighbourhood team for their work with schools and traders.",
        "Members asked for more about what residents had said at the drop-in sessions.",
        "Officers continue to work with the voluntary sector on prevention.",
        "The action plan is kept under review by the tasking group.",
        "A note on how the data are gathered can be had from the policy team.",
        "Recording practice has not changed since the last report.",
        "The summer campaign was well received and will be run once more.",
        "Thanks are due to all who gave their time over the winter.",
        "The sub-group meets in the town hall and by video.",
        "Where a partner has not sent its return, the cell is left blank.",
        "Comparisons should be made with care, as the service was reorganised.",
        "A map of hotspots is in the confidential annex.",
        "Training for front-line staff has been well attended.",
        "The press office had no queries about the last bulletin.",
    ),
)  # fmt: skip
