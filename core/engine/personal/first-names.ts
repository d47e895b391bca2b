// core/engine/personal/first-names.ts: very common first names in English, Spanish, French and German; not the ones that are streets and towns.

/**
 * Lower case, no accents. A list this short knows about half of the people of a list: enough to tell persons from firms.
 * Left out: names that mostly name something else (Austin, Grant, Lincoln, Santiago, San, Saint).
 */
export const FIRST_NAMES: ReadonlySet<string> = new Set(
  `james john robert michael mike william bill david richard rick joseph joe thomas tom charles christopher chris daniel dan matthew matt anthony tony mark
  donald don steven steve stephen paul andrew andy joshua kenneth ken kevin brian george timothy tim ronald ron edward ed jason jeffrey jeff ryan jacob gary
  nicholas nick eric jonathan larry justin scott brandon benjamin ben samuel sam gregory greg alexander alex patrick frank raymond ray jack dennis jerry tyler
  aaron jose adam nathan henry douglas doug zachary peter pete kyle noah ethan jeremy walter christian keith roger terry sean gerald harold carl arthur lawrence
  dylan jesse jordan bryan billy bruce gabriel bob albert willie alan juan wayne elijah randy roy vincent ralph eugene russell bobby mason philip phillip louis
  johnny harry logan todd craig glenn dale rodney curtis norman allen marvin leonard melvin jim jimmy fred alfred stanley howard ernest theodore clarence luke
  mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty margaret sandra ashley kimberly emily donna michelle carol amanda
  dorothy melissa deborah stephanie rebecca sharon laura cynthia kathleen amy angela shirley anna brenda pamela emma nicole helen samantha katherine christine
  debra rachel carolyn janet catherine maria heather diane ruth julie olivia joyce virginia victoria kelly lauren christina joan evelyn judith megan andrea
  cheryl hannah jacqueline martha gloria teresa ann sara madison frances kathryn janice jean abigail alice julia judy sophia grace denise amber doris marilyn
  danielle beverly isabella theresa diana natalie brittany charlotte marie kayla alexis lori tina tamara cathy kathy jane anne tracy wendy dawn erin jill
  leslie sally ellen monica vivian tiffany crystal erica lillian valerie robin peggy rosa rita carmen
  antonio manuel francisco javier miguel angel carlos alejandro rafael fernando luis sergio jorge pablo alberto juana alvaro adrian diego raul enrique ramon
  vicente ivan ruben oscar andres joaquin eduardo jaime ignacio mario roberto salvador ricardo felipe guillermo marcos emilio julian alfredo domingo arturo
  lorenzo esteban gustavo hector cesar josefa isabel dolores pilar teresa ana francisca antonia mercedes cristina concepcion rosario elena raquel
  silvia patricia montserrat beatriz rocio lucia alba marta sonia inmaculada encarnacion margarita susana yolanda veronica esther natalia paula nuria
  gonzalo victor hugo nicolas xavier jesus josep joan jordi montse paloma amparo consuelo guadalupe alejandra gabriela valentina daniela mariana camila
  pierre michel philippe alain jacques bernard patrice laurent frederic nicolas christophe olivier stephane pascal thierry sebastien dominique julien
  francois guillaume yves gilles benoit herve didier serge claude marcel andre rene roland georges henri jean-pierre jean-claude jean-marie jean-paul jean-luc
  jean-francois jean-louis jean-jacques xavier fabrice franck emmanuel mathieu maxime antoine romain cedric sylvain gerard denis etienne
  monique isabelle nathalie sylvie valerie sandrine veronique brigitte chantal martine sophie odile corinne florence laurence annie evelyne
  celine aurelie emilie camille manon chloe lea jeanne marguerite marie-claude marie-christine genevieve francoise michele josette colette nadine agnes
  hans klaus jurgen gunter wolfgang stefan andreas uwe frank bernd manfred dieter horst helmut heinz karl werner rainer ralf jorg dirk jens sven torsten
  markus matthias tobias lukas florian felix jan tim sebastian johannes georg ulrich holger heiko norbert gerhard friedrich wilhelm ernst otto herbert
  ursula renate ingrid monika petra sabine gabriele heike birgit claudia kerstin silke anja katrin anke ute elke karin christa helga gisela
  marco luca giuseppe giovanni francesco paolo stefano mohamed mohammed ahmed ali hassan omar fatima aisha khadija wei ming jing nguyen priya rahul sanjay
  amit anil suresh rajesh yusuf ibrahim mustafa olga tatiana natalia irina svetlana dmitri sergei vladimir igor elena katarzyna piotr anders lars erik
  kristin ingrid sofia mateo liam ava mia ella lily zoe chuck jake josh rob rich dave ted phil jeffery stuart neil malcolm erick todd brad bret brett
  derek darren dean duane earl edwin floyd gene gordon herman hugh ian ivan jay jerome joel leon leroy lester lloyd marc marcus martin maurice micah nathaniel
  neal perry preston randall reginald rickey ross rudy sidney spencer travis trevor troy vernon victor warren wesley zach bethany brenda cassandra
  constance darlene eileen elaine faith felicia gail geraldine gina glenda gwen holly irene jackie jo joanne josephine juanita kristen kristina latoya
  loretta lorraine lucy lynn marcia marlene maureen melanie mildred norma pauline penny phyllis regina rhonda roberta rosemary roxanne ruby sheila shelly
  sherry stacy sue suzanne sylvia tammy tara thelma toni vanessa vera vicki yvonne`.split(/\s+/),
)
