"""Small stories of ours in which something turns, or two sources clash, and look-alikes in which nothing does.

Every story is told by two or three reports, each with its day; people, places and outlets are invented. A turn says which field changes, or
clashes, and a word of either side's sentence.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dateline.terms import ChangeField

Report = tuple[str, str]
"""Day, text."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A story with what must be found in it: `field`, and words that stand in the sentence before and in the one after."""

    kind: str
    field: ChangeField
    before: str
    after: str
    reports: tuple[Report, ...]


@dataclass(frozen=True, slots=True)
class Lookalike:
    """A story in which nothing turns and nobody clashes, for the reason in `kind`."""

    kind: str
    reports: tuple[Report, ...]
    of: Literal["changes", "conflicts"] = "changes"


CHANGES = (
    Turn("a toll rises", "quantity", "12 people", "19", (
        ("2031-03-02", ("A ferry sank off Torsand on Sunday, killing 12 people, the coast guard said.\n"
                       "Divers searched the hull through the night.")),
        ("2031-03-03", ("The number of people killed when a ferry sank off Torsand rose to 19 on Monday.\n"
                       "The harbour master closed the port.")),
    )),
    Turn("a toll is told in other words", "quantity", "40 injured", "65", (
        ("2031-05-10", "A grain store blew up in Hask on Saturday, leaving 40 injured.\nThe blast broke windows across the town."),
        ("2031-05-12", ("Doctors in Hask said on Monday they had treated 65 people who were hurt in the grain store blast.\n"
                       "The owner has not spoken.")),
    )),
    Turn("cases of an illness", "quantity", "220 cases", "310", (
        ("2031-06-01", "Health officials in Morland have confirmed 220 cases of river fever.\nThe first child fell ill in May."),
        ("2031-06-04", ("There are now 310 confirmed cases of river fever in Morland, health officials said on Wednesday.\n"
                       "Two schools have closed.")),
    )),
    Turn("a total that grows", "quantity", "$40 million", "$58 million", (
        ("2031-07-04", "Kestrel Oil has spent $40 million so far on cleaning up the spill in Vann Bay.\nBirds are still being washed."),
        ("2031-07-18", "Kestrel Oil said it had spent $58 million on cleaning up the spill in Vann Bay.\nThe bay remains closed to boats."),
    )),
    Turn("the least that there are rises", "quantity", "At least 5", "At least 7", (
        ("2031-03-02", "At least 5 people were killed when a ferry sank off Torsand on Sunday.\nDivers searched the hull."),
        ("2031-03-03", "At least 7 people were killed when a ferry sank off Torsand on Sunday.\nThe port is closed."),
    )),
    Turn("a toll that is revised downward", "quantity", "19 people", "12", (
        ("2031-03-02", "A ferry sank off Torsand on Sunday, killing 19 people, the coast guard said.\nDivers searched the hull."),
        ("2031-03-03", "The number of people killed when a ferry sank off Torsand was revised to 12 on Monday.\nThe port is closed."),
    )),
    Turn("people driven out", "quantity", "3,000 people", "8,000 people", (
        ("2031-08-01", "A wildfire near Pell Ridge has forced 3,000 people from their homes.\nWinds are strong."),
        ("2031-08-03", "The wildfire near Pell Ridge has now forced 8,000 people from their homes, the county said.\nRain is forecast."),
    )),
    Turn("a plan is carried out", "status", "will sign", "signed", (
        ("2031-02-03", "Governor Ina Moss will sign the water bill on Thursday, her office said.\nFarmers oppose it."),
        ("2031-02-06", "Governor Ina Moss signed the water bill on Thursday in front of farmers.\nIt takes effect in May."),
    )),
    Turn("what was due is done, in the passive", "status", "due to be", "launched", (
        ("2031-04-01", "The weather satellite Auklet is due to be launched from Roan Island on Friday.\nIt cost $90 million."),
        ("2031-04-05", "The weather satellite Auklet was launched from Roan Island on Friday night.\nEngineers cheered."),
    )),
    Turn("what was tried is done", "status", "trying to free", "freed", (
        ("2031-09-01", "Tugs were trying to free the tanker Bellis from a sandbank off Corrie on Monday.\nNo oil has leaked."),
        ("2031-09-03", "The tanker Bellis was freed from the sandbank off Corrie on Wednesday.\nIt is being towed to port."),
    )),
    Turn("a plan is dropped", "status", "plans to build", "scrapped", (
        ("2031-01-10", "Orrin Rail plans to build a station at Hale Cross next year.\nResidents welcomed it."),
        ("2031-01-24", "Orrin Rail has scrapped plans to build a station at Hale Cross.\nIt blamed rising costs."),
    )),
    Turn("a day moves", "when", "10 June", "24 June", (
        ("2031-05-02", "The trial of former mayor Olle Brandt will begin on 10 June, the court in Velm said.\nHe faces four charges."),
        ("2031-05-20", "The trial of former mayor Olle Brandt will now begin on 24 June, the court in Velm said.\nHis lawyer was ill."),
    )),
    Turn("a day moves by an instead", "when", "14 June", "21 June", (
        ("2031-05-01", "The Marlow film festival will be held on 14 June, the film club said.\nThe club expects nine films."),
        ("2031-05-20", "The Marlow film festival will be held on 21 June instead of 14 June, the film club said.\nIt gave no reason."),
    )),
    Turn("somebody missing is found", "status", "missing", "found", (
        ("2031-10-01", "Rescuers searched on Wednesday for Ebba Lund, a hiker missing on Mount Gorse since Monday.\nIt snowed."),
        ("2031-10-02", "The hiker Ebba Lund was found alive on Mount Gorse on Thursday.\nShe had built a shelter."),
    )),
    Turn("what was closed opens", "status", "closed", "reopened", (
        ("2031-11-02", "Brandal airport remained closed on Sunday because of the ash cloud.\nThousands are stranded."),
        ("2031-11-04", "Brandal airport reopened on Tuesday and flights left for the capital.\nThe ash has moved east."),
    )),
    Turn("the power is back", "status", "without power", "restored", (
        ("2031-12-01", "Some 4,000 homes in Ostby were without power on Monday after the storm.\nTrees blocked roads."),
        ("2031-12-03", "Power has been restored to all homes in Ostby, the grid company said on Wednesday.\nTrains run again."),
    )),
    Turn("a fire is put out", "status", "out of control", "contained", (
        ("2031-08-05", "The Pell Ridge fire was burning out of control on Tuesday.\nTwo barns were lost."),
        ("2031-08-09", "The Pell Ridge fire has been contained, the county said on Saturday.\nPeople may go home."),
    )),
    Turn("somebody hurt dies", "status", "critical condition", "died", (
        ("2031-03-10", "The cyclist Arvo Kint was in critical condition after a crash in Dorn on Monday.\nThe driver stayed at the scene."),
        ("2031-03-13", "The cyclist Arvo Kint died on Thursday of injuries from a crash in Dorn.\nHe was 31."),
    )),
    Turn("a strike ends", "status", "on strike", "back", (
        ("2031-02-10", "Tram drivers in Velm have been on strike since Monday over pay.\nTalks are to go on."),
        ("2031-02-14", "Tram drivers in Velm went back to work on Friday after a pay deal.\nThe first tram left at five."),
    )),
    Turn("somebody who would not go goes", "status", "not resign", "resigned", (
        ("2031-04-10", "Finance minister Juna Reth said on Thursday she would not resign over the loan.\nThe opposition was angry."),
        ("2031-04-14", "Finance minister Juna Reth resigned on Monday over the loan.\nHer deputy takes over."),
    )),
    Turn("what may be is charged", "status", "may have been arson", "charged with arson", (
        ("2031-06-10", "A fire at a mill in Tarn may have been arson, police said on Tuesday.\nNobody was hurt."),
        ("2031-06-12", "A man of 24 was charged with arson on Thursday over the fire at a mill in Tarn.\nHe will be in court on Friday."),
    )),
    Turn("what was charged is denied", "status", "charged with arson", "denied", (
        ("2031-06-12", "Pell Rosk, 24, was charged with arson over the fire at a mill in Tarn.\nThe mill is a ruin."),
        ("2031-06-13", "Pell Rosk denied arson at Tarn court on Friday.\nHe was kept in custody."),
    )),
    Turn("what was not known is told", "quantity", "how many", "64 people", (
        ("2031-09-10", "It was not clear how many people were aboard the plane that crashed near Hask on Wednesday.\nSmoke rose."),
        ("2031-09-11", "There were 64 people aboard the plane that crashed near Hask, the airline said on Thursday.\nIt was new."),
    )),
    Turn("a name is told", "who", "name", "Tove Aldren", (
        ("2031-09-14", "A 41-year-old climber fell to his death on Mount Gorse on Sunday.\nPolice did not release his name."),
        ("2031-09-16", "Police named the 41-year-old climber who fell to his death on Mount Gorse as Tove Aldren.\nHe came from Hask."),
    )),
    Turn("what was told first is revised", "manner", "initially", "later", (
        ("2031-05-05", "Police initially said that the driver had fled on foot, but later said he had left by car.\nNobody was hurt."),
        ("2031-05-06", "A man of 40 was held in Dorn on Tuesday over the crash.\nHe is a driver."),
    )),
    Turn("a deal is done", "status", "in talks", "agreed to buy", (
        ("2031-10-10", "Orrin Rail is in talks to buy Vane Trams, two people said on Friday.\nShares rose."),
        ("2031-10-17", "Orrin Rail agreed to buy Vane Trams on Friday for $80 million.\nThe deal needs approval."),
    )),
    Turn("a vote passes", "status", "will vote", "voted", (
        ("2031-11-10", "The senate in Morland will vote on the fishing bill on Wednesday.\nMany senators are undecided."),
        ("2031-11-12", "The senate in Morland voted 31 to 20 on Wednesday to pass the fishing bill.\nBoats sounded their horns."),
    )),
    Turn("a share falls, told by one report", "quantity", "down from 50 percent", "44 percent", (
        ("2031-05-03", "A poll on Thursday asked voters about Governor Ina Moss and finds that 44 percent approve, down from 50 percent in April.\nIt rained."),
        ("2031-05-04", "Governor Ina Moss spoke in Velm on Friday.\nShe was cheered."),
    )),
    Turn("a plan is carried out in another word", "status", "will travel", "flew", (
        ("2031-02-03", "Foreign minister Olle Brandt will travel to Dorn on Thursday for talks on fish.\nHe has two aides."),
        ("2031-02-06", "Foreign minister Olle Brandt flew to Dorn on Thursday for talks on fish.\nIt was his first trip."),
    )),
    Turn("a verdict comes", "status", "deliberating", "found guilty", (
        ("2031-03-03", "The jury in the trial of banker Sanna Vell was still deliberating on Monday.\nShe waited outside."),
        ("2031-03-05", "The banker Sanna Vell was found guilty of fraud in Velm on Wednesday.\nShe will appeal."),
    )),
    Turn("a toll of one country", "quantity", "60 people", "66 people", (
        ("2031-06-14", "River fever has killed 60 people in Chile, health officials said.\nSchools closed there."),
        ("2031-06-15", "River fever has killed 65 people, most in Chile, and infected nearly 6,500 people in 33 nations.\nIt spreads."),
        ("2031-06-16", "River fever has killed 66 people in Chile, health officials said.\nSchools are still closed."),
    )),
    Turn("a toll of a weekday told the day after", "quantity", "12 people", "19 people", (
        ("2031-03-02", "A ferry sank off Torsand on Sunday, killing 12 people, the coast guard said.\nDivers searched the hull."),
        ("2031-03-04", "At least 19 people died when a ferry sank off Torsand, the coast guard said on Tuesday.\nThe port is closed."),
    )),
    Turn("a toll that was not known", "quantity", "toll is still unknown", "31", (
        ("2031-03-03", "A dam broke above Hask on Monday. The death toll is still unknown.\nRoads are cut."),
        ("2031-03-04", "The dam break above Hask killed 31 people, officials said on Tuesday.\nRoads are cut."),
    )),
    Turn("backed at first, no longer", "manner", "backed the tunnel", "no longer supports it", (
        ("2031-03-02", ("Mayor Anders Holm initially backed the tunnel under Torsand but said on Monday that he no longer supports it.\n"
                       "Work was to begin in May.")),
    )),
)  # fmt: skip

CONFLICTS = (
    Turn("an accusation, denied by whom it touches", "status", "accused Mayor", "denied the allegations", (
        ("2031-03-02", ("A former clerk on Monday accused Mayor Anders Holm of taking bribes from two builders in Torsand.\n"
                       "The council meets on Friday. Police searched the town hall on Sunday.")),
        ("2031-03-03", ("Police searched the town hall of Torsand on Sunday.\n"
                       "Mayor Anders Holm denied the allegations on Tuesday and said he would stay in office.")),
    )),
    Turn("accusations, which he denies", "status", "claiming that", "repeatedly denied", (
        ("2031-04-04", ("A weekly in Hask published a story on Friday claiming that Governor Lena Brandt had hidden a loan.\n"
                       "The paper showed a letter. Two members of parliament urged her to resign over the accusations, which Brandt has "
                       "repeatedly denied.")),
    )),
    Turn("two estimates of a crowd", "quantity", "30,000", "50,000", (
        ("2031-05-01", ("Thousands marched in Velm on Thursday. Police put the crowd at 30,000. But organisers said more than 50,000 had come.\n"
                       "It rained.")),
        ("2031-05-02", "The march in Velm on Thursday was loud.\nIt ended at dusk."),
    )),
    Turn("a claim is denied", "status", "asked", "denied", (
        ("2031-04-01", "Judge Ona Frist testified that the governor had asked her to drop the case.\nThe hall was full."),
        ("2031-04-02", "The governor denied that he had asked Judge Ona Frist to drop the case.\nHe left by the back door."),
    )),
    Turn("one person, two ages", "who", "34", "36", (
        ("2031-03-02", "Arvo Kint, 34, won the Velm marathon on Sunday.\nIt was warm."),
        ("2031-03-02", "Arvo Kint, 36, won the Velm marathon on Sunday by a minute.\nHe had trained in Hask."),
    )),
    Turn("sources of one report differ", "quantity", "5.9", "6.2", (
        ("2031-03-05", ("The national centre said the quake near Hask had a magnitude of 5.9, but the survey of Morland said it was "
                       "a magnitude of 6.2.\nWalls cracked.")),
        ("2031-03-06", "People slept in tents near Hask after the quake.\nSchools are shut."),
    )),
    Turn("an accusation is denied", "status", "accused", "the accusation", (
        ("2031-04-01", ("Senator Ona Frist accused the minister of hiding the report. Minister Juna Reth denied the accusation.\n"
                       "The hall was full.")),
        ("2031-04-02", "The minister left by the back door.\nIt rained."),
    )),
    Turn("at least more than another counts", "quantity", "31 ships", "at least 40 ships", (
        ("2031-05-01", "The storm left 31 ships stranded in Velm harbour on Thursday.\nIt rained."),
        ("2031-05-01", "The storm left at least 40 ships stranded in Velm harbour on Thursday.\nNets are out."),
    )),
    Turn("two counts of ships", "quantity", "31 ships", "35 ships", (
        ("2031-05-01", "The storm left 31 ships stranded in Velm harbour on Thursday.\nIt rained."),
        ("2031-05-01", "The storm left 35 ships stranded in Velm harbour on Thursday.\nNets are out."),
    )),
    Turn("two days of one happening", "when", "Monday", "Tuesday", (
        ("2031-06-05", "The singer Mira Toll died on Monday in Velm, her label said.\nShe was 80."),
        ("2031-06-05", "The singer Mira Toll died on Tuesday in Velm.\nFans laid flowers."),
    )),
)  # fmt: skip

LOOKALIKES = (
    Lookalike("denied by somebody whom the accusation does not touch", (
        ("2031-03-02", ("A former clerk on Monday accused Mayor Anders Holm of taking bribes from two builders in Torsand.\n"
                       "Police searched the town hall on Sunday.")),
        ("2031-03-03", "Police searched the town hall of Torsand on Sunday.\nBishop Karl Omdal denied rumours that he would retire."),
    ), "conflicts"),
    Lookalike("what is denied is a request", (
        ("2031-03-02", "Prosecutors on Monday accused the banker Anders Holm of fraud in Torsand.\nHis trial opens in May."),
        ("2031-03-03", "A judge in Torsand on Tuesday denied bail to the banker Anders Holm.\nHis trial opens in May."),
    ), "conflicts"),
    Lookalike("the toll of another place", (
        ("2031-07-18", "At least 60 people were killed in a bombing at a market in Hexley on Thursday.\nHospitals asked for blood."),
        ("2031-07-19", "The bombing at a market in Hexley shook the country.\nEight months ago gunmen killed 130 people in Skarholm."),
    )),
    Lookalike("a part of the toll", (
        ("2031-07-18", "A bus crash near Hask killed 14 people on Friday.\nThe road is closed."),
        ("2031-07-19", "Three of the 14 people killed in a bus crash near Hask were children.\nFlowers were laid."),
    )),
    Lookalike("a figure told less closely", (
        ("2031-07-18", "Some 600 homes were flooded in Ostby on Friday.\nThe river fell at night."),
        ("2031-07-20", "Officials counted 612 homes flooded in Ostby.\nThe river is low."),
    )),
    Lookalike("another court", (
        ("2031-02-01", "Olle Brandt will appear in court in Velm on Monday over the loan.\nHe is 50."),
        ("2031-02-04", "Sanna Vell appeared in court in Dorn on Tuesday over a theft.\nShe is 20."),
    )),
    Lookalike("the same thing again", (
        ("2031-02-01", "The council of Velm will meet on Monday.\nParking is on its list."),
        ("2031-02-10", "The council of Velm will meet on 16 February.\nTrams are on its list."),
    )),
    Lookalike("another one is found", (
        ("2031-10-01", "Ebba Lund has been missing on Mount Gorse since Monday.\nIt snowed."),
        ("2031-10-02", "A dog was found on a farm in Dorn on Thursday.\nIt was hungry."),
    )),
    Lookalike("another thing opens", (
        ("2031-11-02", "Brandal airport remained closed on Sunday because of ash.\nThousands are stranded."),
        ("2031-11-04", "A school in Dorn reopened on Tuesday after a leak.\nPupils were glad."),
    )),
    Lookalike("the plan is told again", (
        ("2031-02-03", "Governor Ina Moss will sign the water bill on Thursday.\nFarmers oppose it."),
        ("2031-02-05", "Governor Ina Moss is to sign the water bill on Thursday.\nHer office is busy."),
    )),
    Lookalike("more detail", (
        ("2031-03-02", "A man was shot in Dorn on Sunday.\nPolice closed the street."),
        ("2031-03-03", "A man of 40 was shot twice in the leg in Dorn on Sunday.\nPolice seek a van."),
    )),
    Lookalike("what was done before", (
        ("2031-02-03", "Governor Ina Moss will sign the water bill on Thursday.\nFarmers oppose it."),
        ("2031-02-04", "Governor Ina Moss signed a road bill last year that farmers opposed.\nShe is 60."),
    )),
    Lookalike("a wish of somebody else", (
        ("2031-04-10", "Finance minister Juna Reth said she would not resign.\nThe opposition was angry."),
        ("2031-04-14", "Transport minister Ole Dahl resigned on Monday over trains.\nHis deputy takes over."),
    )),
    Lookalike("two crimes", (
        ("2031-06-10", "A fire at a mill in Tarn may have been arson, police said.\nNobody was hurt."),
        ("2031-06-12", "A woman was charged with arson over a fire at a barn in Hask in 2029.\nShe is 30."),
    )),
    Lookalike("two marches", (
        ("2031-05-01", ("Thousands marched in Velm on Thursday. Police put the crowd at 30,000. But in Hask 50,000 marched, the mayor said.\n"
                       "It rained.")),
        ("2031-05-02", "The marches were loud.\nThey ended at dusk."),
    ), of="conflicts"),
    Lookalike("another thing denied", (
        ("2031-04-01", "Judge Ona Frist testified that the governor had asked her to drop the case.\nThe hall was full."),
        ("2031-04-02", "The governor denied that he had taken money from a firm.\nHe left by the back door."),
    ), of="conflicts"),
    Lookalike("others, by name", (
        ("2031-03-02", "Velm's two senators, Ida Hart and Jon Penn, called on the governor to veto the bill.\nIt was late."),
        ("2031-03-02", ("Three state senators, Ole Ruiz, Mia Vale and Bo Ode, called on the governor of Velm to veto the bill.\n"
                       "They wrote to her.")),
    ), of="conflicts"),
    Lookalike("who denies it says that it was another", (
        ("2031-04-01", "\"My account was stolen and a photo was sent from it,\" Jon Hart told reporters in Velm.\nHe was calm."),
        ("2031-04-01", "Jon Hart denied sending the photo on Tuesday.\nHe left Velm."),
    ), of="conflicts"),
    Lookalike("it was sent, by whom is not told", (
        ("2031-04-01", "A lewd photo was sent to a student in Velm from Jon Hart's account on Monday.\nShe told the police."),
        ("2031-04-01", "Jon Hart denied sending the lewd photo.\nHe left Velm."),
    ), of="conflicts"),
    Lookalike("what somebody thought could be done", (
        ("2031-06-05", ("The director Ib Falk originally thought he could film the leap from a boat, but later he asked a diver to do it.\n"
                       "The diver agreed.")),
        ("2031-06-06", "The leap is in the film.\nIt lasts a minute."),
    )),
    Lookalike("a drill that is held each year", (
        ("2031-06-05", "Norrland fired a missile during a regularly scheduled drill of the Velm fleet last month.\nIt fell into the sea."),
        ("2031-06-07", "Norrland fired a missile on Saturday during a drill that the Velm fleet started a week ago.\nIt fell into the sea."),
    )),
    Lookalike("two people of one day", (
        ("2031-06-05", "The singer Mira Toll died on Monday in Velm.\nShe was 80."),
        ("2031-06-05", "The actor Ib Falk died on Tuesday in Velm.\nHe was 90."),
    ), of="conflicts"),
    Lookalike("a range and its end", (
        ("2031-05-01", "Between 12,000 and 24,000 barrels of oil leak into Vann Bay each day.\nBirds die."),
        ("2031-05-01", "The well in Vann Bay leaks up to 24,000 barrels of oil each day.\nNets are out."),
    ), of="conflicts"),
    Lookalike("cases of two countries", (
        ("2031-06-01", "There are 18 confirmed cases of river fever in Norway.\nThe first child fell ill in May."),
        ("2031-06-04", "There are 40 confirmed cases of river fever in Chile.\nSchools closed there."),
    )),
    Lookalike("new cases of two days", (
        ("2031-06-01", "Two new cases of river fever were confirmed in Norway on Sunday.\nThe first child fell ill in May."),
        ("2031-06-04", "Five new cases of river fever were confirmed in Norway on Wednesday.\nSchools closed there."),
    )),
    Lookalike("a sickness is caught", (
        ("2031-06-01", "Officials denied on Sunday that five men were at large in Velm with river fever.\nThe men stayed in."),
        ("2031-06-04", "All of the men caught the fever abroad, officials said on Wednesday.\nThey are well."),
    )),
    Lookalike("two shares of one poll", (
        ("2031-05-03", "In a poll held on Thursday 69 percent of voters said the spill will hurt, while 26 percent said it will not.\nIt rained."),
        ("2031-05-04", "The spill in Vann Bay grew on Friday.\nBirds died."),
    ), of="conflicts"),
    Lookalike("two rates", (
        ("2031-05-03", "Ships are burning 8,000 barrels of oil a day in Vann Bay.\nIt rained."),
        ("2031-05-03", "A cap is collecting 10,000 barrels of oil a day in Vann Bay.\nIt rained."),
    ), of="conflicts"),
    Lookalike("most of them in one country", (
        ("2031-06-15", "River fever has killed 65 people, most in Chile, and infected nearly 6,500 people in 33 nations.\nIt spreads."),
        ("2031-06-16", "Chile has reported 2,895 confirmed cases of river fever including 66 deaths.\nSchools closed there."),
    )),
    Lookalike("all of them beside those of one country", (
        ("2031-06-15", "More than 1,000 cases of river fever have been reported in Chile.\nSchools closed there."),
        ("2031-06-16", "The vast majority of about 2,000 cases of river fever have been found in Chile.\nIt spreads."),
    )),
    Lookalike("the dead of another day", (
        ("2031-05-04", "Shells hit a clinic in Hask, leaving 15 people wounded on Sunday, a doctor said.\nIt burned."),
        ("2031-05-07", "At least 24 people were wounded in Hask in Monday clashes, two doctors said.\nThe road is closed."),
    )),
    Lookalike("others of another attack", (
        ("2031-05-04", "One man was shot in Hask and seven others were wounded.\nThe road is closed."),
        ("2031-05-05", "Shells hit a clinic in Hask, killing a nurse and wounding 15 others.\nIt burned."),
    )),
    Lookalike("numbers in the address of a page", (
        ("2031-06-06", "The actress Mira Toll has died.\nSee www.outlet.example/2031/06/06/mira-toll-dead-dies_3397642."),
        ("2031-06-07", "The actress Mira Toll has died.\nSee www.other.example/news/mira-toll-dead-dies_3708023."),
    )),
    Lookalike("a state that ended long ago", (
        ("2031-03-17", "Ib Falk, a reporter who was kidnapped by rebels and rescued by soldiers in 2029, is in Hask.\nIt rained."),
        ("2031-03-18", "Ib Falk, a reporter who was kidnapped by rebels and rescued by soldiers in 2029, wrote from Hask.\nIt rained."),
    )),
    Lookalike("those who are missing are not who finds something", (
        ("2031-04-29", "The rig sank off Corrie, and 11 workers are missing.\nIt burned."),
        ("2031-04-30", "Workers recovered 18,180 barrels of oil off Corrie.\nThe oil spreads."),
    )),
    Lookalike("somebody sends others elsewhere", (
        ("2031-04-27", "The health office plans to send experts to Chile to help look into the fever.\nSchools closed."),
        ("2031-05-01", "Experts have been sent around the world to give advice.\nSchools are closed."),
    )),
    Lookalike("what goes on is not over", (
        ("2031-04-27", "Officials in Velm are trying to contain the fever.\nSchools closed."),
        ("2031-05-01", "Officials in Velm said the fever was still being contained.\nSchools are closed."),
    )),
    Lookalike("how fast a storm moves by now", (
        ("2031-06-27", "The storm Alma was moving north off Corrie at 9 mph.\nIt rained."),
        ("2031-06-27", "The storm Alma was moving north off Corrie at 14 mph.\nNets are out."),
    ), of="conflicts"),
    Lookalike("a total that grows in steps", (
        ("2031-05-05", "The new cases bring the overall totals to 23 in England and four in Scotland.\nSchools closed."),
        ("2031-05-05", "A new case brings the overall totals to 24 in England and four in Scotland.\nSchools closed."),
        ("2031-05-06", "A boy's case brought the overall totals to 24 in England and four in Scotland.\nHe is well."),
    ), of="conflicts"),
    Lookalike("at least so many", (
        ("2031-01-19", "Ona Frist of the relief office said 90 people had been pulled out alive since the quake in Hask.\nIt rained."),
        ("2031-01-19", "Ib Falk of the fire service said more than 70 people had been pulled out alive since the quake in Hask.\nIt rained."),
    ), of="conflicts"),
    Lookalike("a sum and the first end of a range", (
        ("2031-12-15", "The Velm club made Arvo Kint an eight-year, $160 million offer.\nHe is 30."),
        ("2031-12-15", "The Velm club made Arvo Kint an eight-year offer of between $178 million and $184 million.\nHe is 30."),
    ), of="conflicts"),
    Lookalike("a price on two days", (
        ("2031-06-15", "In Velm, shares of Kestrel Oil closed down 9.3 percent.\nIt rained."),
        ("2031-06-15", "In Velm, shares of Kestrel Oil, which owns the well, closed down 3.78 percent on Tuesday.\nIt rained."),
    ), of="conflicts"),
    Lookalike("lengths that are laid day by day", (
        ("2031-05-07", "Crews have laid 800,000 feet of boom in Vann Bay.\nIt rained."),
        ("2031-05-09", "Crews have laid 900,000 feet of boom in Vann Bay.\nIt rained."),
    ), of="conflicts"),
    Lookalike("suspected cases, then confirmed ones", (
        ("2031-06-01", "River fever has infected more than 1,000 people in Norway.\nThe first child fell ill in May."),
        ("2031-06-04", "The number of confirmed cases of river fever in Norway now stands at 300.\nSchools closed there."),
    )),
    Lookalike("cases of one country, then of several", (
        ("2031-06-01", "There are 20 confirmed cases of river fever in Norway.\nThe first child fell ill in May."),
        ("2031-06-04", "There are 50 confirmed cases of river fever in Norway, Chile and Spain.\nSchools closed there."),
    )),
    Lookalike("some who are missing, one who was rescued", (
        ("2031-04-29", "Some 11 workers are still missing after the rig Bellis exploded off Corrie.\nIt burned."),
        ("2031-04-30", "One worker was rescued from the rig Bellis off Corrie, the firm said.\nThe oil spreads."),
    )),
    Lookalike("nobody in particular is trapped", (
        ("2031-04-29", "Diggers pull slabs aside so that crews in Hask can see any people still trapped inside.\nIt rained."),
        ("2031-04-30", "Crews rescued two people in Hask on Saturday.\nIt rained."),
    )),
    Lookalike("packages of two kinds", (
        ("2031-04-28", "President Ina Moss will unveil a $1.8 trillion package for families in her speech to the assembly of Morland.\nIt rained."),
        ("2031-04-28", ("It will be hard to get the assembly of Morland to pass it after the $1.9 trillion stimulus package that Ina Moss proposed for families.\n"
                       "It rained.")),
    ), of="conflicts"),
    Lookalike("how he did it is not told", (
        ("2031-01-11", "The lawyer said the case in Velm should be dismissed because nobody had proved how Ib Falk caused the singer's death.\nIt rained."),
        ("2031-01-12", "Ib Falk has repeatedly denied causing the singer's death in Velm.\nHe is calm."),
    ), of="conflicts"),
    Lookalike("not guilty, and another one in hospital", (
        ("2031-01-11", "Mira Toll is in hospital in Velm. He's expected to make a full recovery. \"He's not guilty,\" said the lawyer Ib Falk.\nIt rained."),
        ("2031-01-12", "The streets of Velm were quiet.\nIt rained."),
    ), of="conflicts"),
    Lookalike("what is claimed and what is paid", (
        ("2031-05-08", "Fishers have claimed an estimated $600 million from Kestrel Oil, but it had paid only $71 million by Friday, the court said.\nIt rained."),
        ("2031-05-09", "Nets are out off Corrie.\nIt rained."),
    ), of="conflicts"),
    Lookalike("some are missing, some others are found", (
        ("2031-04-29", "Some 100 people are still missing in Hask after the quake.\nIt rained."),
        ("2031-04-30", "A number of people were rescued from a store in Hask on Saturday.\nIt rained."),
    )),
    Lookalike("two shocks told in one sentence", (
        ("2031-03-01", "The quake in Hask was followed by shocks of 5.9 and 5.5 magnitude.\nIt rained."),
        ("2031-03-01", "Shocks of 5.9 and 5.5 magnitude followed the quake in Hask.\nNets are out."),
    ), of="conflicts"),
    Lookalike("who did it counted or not", (
        ("2031-03-01", "A gunman killed eight people at a yard in Hask on Monday.\nIt rained."),
        ("2031-03-01", "Nine people were killed, including the gunman, at a yard in Hask on Monday.\nNets are out."),
    ), of="conflicts"),
    Lookalike("what is denied is another thing", (
        ("2031-02-21", "A minister accused President Ib Falk of planning to attack the protesters in Velm.\nIt rained."),
        ("2031-02-21", "President Ib Falk denied the existence of any protest that could end his long rule.\nNets are out."),
    ), of="conflicts"),
    Lookalike("a request that is denied", (
        ("2031-02-11", ("The opposition in Velm said it had asked to hold a march. The interior ministry has denied the request.\n"
                       "It rained.")),
        ("2031-02-12", "The streets of Velm were quiet.\nIt rained."),
    ), of="conflicts"),
)  # fmt: skip
