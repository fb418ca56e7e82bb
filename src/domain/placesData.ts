/**
 * The 18 Verbandsgemeinden of Sachsen-Anhalt: key (the first 9 digits of their members' Regionalschlüssel) | name. Who belongs to them stands in
 * municipalityData.ts, with the 11 Landkreise.
 * © Statistisches Bundesamt (Destatis), 2025, Gemeindeverzeichnis GV-ISys; eigene Auswahl.
 */
export const associationLines = `
150815051|Beetzendorf-Diesdorf
150835051|Elbe-Heide
150835052|Flechtingen
150835053|Obere Aller
150835054|Westliche Börde
150845051|An der Finne
150845052|Droyßiger-Zeitzer Forst
150845053|Unstruttal
150845054|Wethautal
150855051|Vorharz
150875051|Goldene Aue
150875052|Mansfelder Grund-Helbra
150885051|Weida-Land
150895051|Egelner Mulde
150895052|Saale-Wipper
150905051|Arneburg-Goldbeck
150905052|Elbe-Havel-Land
150905053|Seehausen (Altmark)
`;
