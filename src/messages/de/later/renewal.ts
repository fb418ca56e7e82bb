/** A device whose data was copied or set back becomes a new one. */
export const renewal = {
  title: 'Dieses Gerät muss sich neu anmelden',
  help: 'Seine Daten wurden kopiert oder auf einen älteren Stand gesetzt. Ein Tipp genügt: Alles, was du hier geschrieben hast, kommt mit.',
  act: 'Neu anmelden',
  waits: 'Es meldet sich neu an, sobald die Zentrale erreichbar ist. Du kannst weiterarbeiten; was du schreibst, kommt mit.',
};
