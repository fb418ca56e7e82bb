import { plural } from '../../plural.ts';

/** "Startklar?": notes of mentorships and entries about agreements that are on this device alone. */
export const heldNotes = {
  row: (count: number) => plural('de', count, '1 vertraulicher Eintrag liegt nur auf diesem Gerät', `${count} vertrauliche Einträge liegen nur auf diesem Gerät`),
  help: 'Sobald die Zentrale erreichbar ist, wird das von selbst gesichert. Bleibt es dabei, sieh bei deinen Patenschaften und Beitragsvereinbarungen nach.',
};
