"""What notes say beside people: titles, ranks, what somebody is to a case, what is done with and by people."""

from __future__ import annotations

import re

# What stands before a person, in a note.
TITLE = re.compile(r"(?:mr|mrs|ms|miss|mx|dr|prof|rev|revd|mstr)\.?", re.IGNORECASE)
RANK = re.compile(
    r"(?:pc|pcso|dc|ds|di|dci|ps|sgt|sergeant|insp|inspector|constable|cllr|councillor|supt|csupt|csi|wpc|s/sgt|spc|"
    r"pcs|pcsos|dcs|sgts|cllrs|councillors|constables|capt|firefighter|ff|cm|wm|sm|gm)\.?",
    re.IGNORECASE,
)
ROLE = re.compile(
    r"(?:victims?|suspects?|offenders?|complainant|perpetrator|perp|defendant|witness|accused|assailant|attacker|deceased|nominal|"
    r"caller|informant|ip|mr|mrs|aggrieved|subject|detainee|shoplifter|beggar|tenant|occupier|neighbour|resident|owner|manager|"
    r"husband|wife|partner|boyfriend|girlfriend|son|daughter|mother|mum|father|dad|brother|sister|uncle|aunt|nan|child|juvenile|"
    r"parents?|carers?|wardens?|caretaker|headteacher|caseworker|keyworker|shopkeeper|neighbours|grandson|granddaughter|grandad|gran|stepson|stepdad|stepfather|cousin|nephew|niece|perps|"
    r"male|female|man|woman|boy|girl|youth|youths|worker|officer|driver|teacher|nurse|landlord|landlady|client|patient|customer|"
    r"named|called|as|be|alias|aka|nicknamed|tag|name|names|author)",
    re.IGNORECASE,
)
# Of these, what names no body and no thing: a word after one that may be a name is meant as one.
CALLED = re.compile(
    r"(?:victims?|suspects?|offenders?|complainant|perpetrator|perps?|defendant|witness|accused|detainee|shoplifter|tenant|"
    r"husband|wife|boyfriend|girlfriend|son|daughter|mother|mum|father|dad|brother|sister|uncle|aunt|nan|gran|grandad|"
    r"grandson|granddaughter|cousin|nephew|niece|stepson|stepdad|child|carer|landlord|nicknamed|alias|aka)",
    re.IGNORECASE,
)
# "gyda Siân", "Eluned yn hapus": Welsh notes have their own words.
DONE_WITH = re.compile(
    r"(?:to|with|by|from|on|of|against|for|about|re|visited|rang|phoned|emailed|interviewed|arrested|evicted|ejected|found|"
    r"informed|contacted|gan|gyda|efo|ask|thanks|met|signed|"
    r"seen|saw|cautioned|charged|banned|named|told|asked|contact|stopped|searched|detained|and|custody|shows|w|ring|ringing|"
    r"call|email|chase|chasing|thank|cc|per|via|eldest|youngest|poss|known|led|says|lad|friend|mate|"
    r"but|because|whether|thinks|hoped|ta|hi|dear|pls|please|tell|asking|meet)",
    re.IGNORECASE,
)
DOES = re.compile(
    r"(?:was|has|is|had|states|stated|said|says|arrested|denied|denies|refused|reports|reported|breached|issued|threatened|pleaded|"
    r"rang|came|lives|lived|attended|attends|known|aged|admitted|claims|claimed|called|asked|asks|told|wants|wanted|will|"
    r"thinks|took|gave|made|runs|run|leads|chairs|presented|spoke|speaks|helped|joined|works|worked|feels|felt|needs|yn|wedi|"
    r"remains|agreed|moved|released|excluded|detained|kicked|bailed|charged|convicted|sentenced|assaulted|circulated|remanded|"
    r"seen|to|confirmed|confirms|complained|rings|left|ran|bit|threw|spat|remanded|evicted|deceased|again|and|or|both|who)",
    re.IGNORECASE,
)
# What is done with and by people and not by shops and services.
ONLY_WITH = re.compile(
    r"(?:visited|rang|phoned|interviewed|arrested|evicted|ejected|detained|cautioned|charged|banned|stopped|searched|bailed|"
    r"spoken|named|called|suspect|victim|offender|nominal|tenant|mother|father|mum|dad|brother|sister|wife|husband|alias|aka)",
    re.IGNORECASE,
)
ONLY_BY = re.compile(
    r"(?:arrested|denied|denies|refused|pleaded|threatened|breached|aged|lives|lived|admitted|kicked|bailed|charged|convicted|"
    r"sentenced|threw|punched|stole|shouted|assaulted|remanded|evicted|deceased|spat|bit|states|rang|excluded|circulated|detained|cautioned|drunk|asleep|wanted|"
    r"says|said|thinks|believes|fears|feels|cried|followed|warned|scared|frightened|pregnant|homeless|injured|hurt|robbed|stabbed|"
    r"beaten|bitten|sectioned|rehoused|bullied|harassed|groomed|bereaved)",
    re.IGNORECASE,
)
# "The Doherty brothers", "O'Connor family": a family name, whatever else the word may be.
KIN = re.compile(
    r"(?:family|families|brothers?|sisters?|siblings|twins|boys|girls|lads|kids|household)", re.IGNORECASE
)
LINKS = frozenset(
    ("to", "with", "by", "as", "was", "is", "has", "been", "were", "and", "both", "between", "v")
)
# Between whom, and against whom: "dispute between Rowbotham and Akhtar", "injunction v Rowbotham".
PARTIES = re.compile(
    r"(?:spoke|talked|talking|speaking|disputes?|feud|argument|altercation|quarrel|fight|row|injunction|order|cbo|dvpo|dvpn|r|regina|rex|cps)",
    re.IGNORECASE,
)
AGE = re.compile(
    r", [1-9][0-9]?(?=, )|[ ,]*\(?(?:aged? )?[0-9]{1,2}(?: ?(?:yrs?|years?|y/?o))?\)|,? aged? [0-9]"
)
WHO = re.compile(
    r"[ ,]*\(? ?(?:the )?(?:victim|suspect|offender|witness|tenant|complainant|perpetrator|defendant|deceased)\b",
    re.IGNORECASE,
)
# Where somebody is from, can be reached, is looked for or counts: "Rhiannon from Harbour", "Mandy on 01632", "Jo (IDVA)".
MET = re.compile(
    r" from [A-Z]| (?:phoned|texted|e?mailed|replied|visited|moved|turned|waved|walked|promised|apologised|cried|struggled|"
    r"settled|relapsed|missed|scored|posted|joined|stayed|returned|re|says?|chose|tried|went|got|hid|fell|found|saw|knows?|"
    r"thinks|hopes|cannot|can't|won't|didn't|would|did|does|off|back|away|missing|aged)\b| on 0[0-9]|"
    r" \((?:[A-Z]{2,6}\)|[a-z]+ (?:worker|officer|lead)\))|,? (?:[A-Z]{3,6}, )?missing\b|"
    r"['\u2019]s (?:case|trial|hearing|statement|email|e-mail|number|placement|tenancy|account|bail|tag|curfew|phone|lot|"
    r"mates?|friends?)\b"
)
OWNS = re.compile(
    r"['’]s? +(?:mum|mother|dad|father|dog|wife|husband|partner|sister|brother|house|home|family|flat|son|daughter|"
    r"nan|car|bike|phone)\b"
)
