/** How far one has come with a demonstration contact. */
export type DemoCase = 'proposed' | 'not-reached' | 'curious' | 'wants-more' | 'thinking' | 'agreed' | 'declined' | 'later';
export type DemoPerson = { readonly name: string; readonly place: string; readonly ticket: 'member' | 'independent' | 'alliance'; readonly case: DemoCase; readonly tag: string };

/** Invented people in real places: name | place | Herkunft (m, i, a) | how far | tag. */
const lines = `
Änne Größel|Osterwieck|i|wants-more|Elternrat
Jörg Müllersfeld|Halberstadt|m|curious|Feuerwehr
Deniz Yıldızhan|Magdeburg|m|agreed|Betriebsrat
Käthe Süßkind|Schönebeck (Elbe)|i|thinking|Sportverein
Thi Lan Phamberg|Halle (Saale)|m|curious|Nahverkehr
Ronny Ackerbach|Wernigerode|i|not-reached|Feuerwehr
Mandy Ostermühl|Quedlinburg|a|wants-more|Bürgerinitiative
Samir El-Hadidi|Halle (Saale)|m|agreed|Studium
Gudrun Feldreuter|Salzwedel|m|thinking|Gartenverein
Olena Kravtsova|Dessau-Roßlau|i|curious|Kita
Heiko Dornwirth|Stendal|i|declined|Handwerk
Silke Bornhagen|Tangermünde|m|agreed|Schule
Mehmet Çelebiler|Magdeburg|i|wants-more|Sportverein
Petra Lindenthal|Bernburg (Saale)|m|curious|Pflege
Torsten Ziegelhof|Aschersleben|i|later|Feuerwehr
Wiebke Harmsdorf|Gardelegen|a|thinking|Dorfladen
Luca Steinbrecht|Merseburg|m|agreed|Studium
Ingrid Roßberger|Naumburg (Saale)|m|curious|Kirchenchor
Karim Benaissa-Wolf|Weißenfels|i|not-reached|Nachbarschaft
Doreen Kleinhardt|Zeitz|i|wants-more|Elternrat
Uwe Thalmüller|Sangerhausen|m|thinking|Bergbauverein
Fatima Ouedraogo|Halle (Saale)|i|curious|Integrationsbeirat
Birgit Mühlstein|Lutherstadt Eisleben|m|agreed|Heimatverein
Jan Krügersdorf|Hettstedt|i|declined|Handwerk
Nele Ebersbach|Köthen (Anhalt)|m|curious|Klima
Rico Hagenwald|Bitterfeld-Wolfen|m|wants-more|Betriebsrat
Aneta Nowakowska-Berg|Bitterfeld-Wolfen|i|thinking|Kita
Frank Nordhoff|Zerbst/Anhalt|a|not-reached|Angelverein
Hannelore Weißbach|Lutherstadt Wittenberg|m|agreed|Seniorenrat
Tim Groß-Lange|Jessen (Elster)|i|curious|Landwirtschaft
Yvonne Steinreuter|Gräfenhainichen|i|wants-more|Sportverein
Cem Aydınbach|Burg|m|curious|Nahverkehr
Regina Waldschmitt|Genthin|m|thinking|Gartenverein
Marcel Dornbach|Möser|i|later|Feuerwehr
Elif Karahan-Stein|Magdeburg|i|agreed|Studium
Holger Ackermühl|Haldensleben|m|curious|Betriebsrat
Sabine Osterreuter|Oschersleben (Bode)|a|wants-more|Bürgerinitiative
Paul Lindenhoff|Wanzleben-Börde|i|not-reached|Landwirtschaft
Karin Feldmannsen|Staßfurt|m|thinking|Pflege
Robert Thalwirth|Calbe (Saale)|i|curious|Handwerk
Juliane Rothkirchner|Blankenburg (Harz)|m|agreed|Tourismus
Noah Bergreuter|Thale|i|wants-more|Jugendclub
Antje Klausnitz|Ballenstedt|i|proposed|Schule
Bernd Hügelmeier|Osterburg (Altmark)|m|proposed|
Amira Saleh-Dorn|Stendal|i|proposed|
Lothar Brückenau|Havelberg|a|proposed|
Christa Wiesengrund|Klötze|m|proposed|
Stefan Morgenroth|Leuna|i|proposed|
Nadja Petrowa-Lind|Merseburg|i|not-reached|
Matthias Hohlfelder|Querfurt|m|proposed|
Jasmin Al-Rashidi|Halle (Saale)|i|proposed|
Dirk Schilfbach|Teutschenthal|i|not-reached|
Anke Sommerlatt|Petersberg|m|proposed|
Viktor Steppental|Landsberg|i|proposed|
Ulrike Hainmüller|Bad Dürrenberg|m|later|Chor
Emil Kirchhagen|Freyburg (Unstrut)|i|curious|Weinbau
Rosa Winterberger|Ilsenburg (Harz)|m|wants-more|Klima
Hassan Morad-Feld|Dessau-Roßlau|i|proposed|
Claudia Erlenbach|Coswig (Anhalt)|a|thinking|Dorfladen
Felix Tannhauser|Wolmirstedt|i|proposed|
`;

const tickets = { m: 'member', i: 'independent', a: 'alliance' } as const;

export const demoPeople: readonly DemoPerson[] = lines.trim().split('\n').map((line) => {
  const [name = '', place = '', ticket, step, tag = ''] = line.split('|');
  return { name, place, ticket: tickets[ticket as keyof typeof tickets], case: step as DemoCase, tag };
});
