import { plural } from '../../plural.ts';

/** "Startklar?": notes of mentorships that are on this device alone. */
export const heldNotes = {
  row: (count: number) => plural('de', count, '1 Notiz aus einer Patenschaft liegt nur auf diesem Gerät', `${count} Notizen aus Patenschaften liegen nur auf diesem Gerät`),
  help: 'Sobald die Zentrale erreichbar ist, wird das von selbst gesichert. Bleibt es dabei, sieh bei der Patenschaft nach.',
};
