import type { ReactNode } from 'react';
import { encodings } from '#domain/imports/encoding.ts';
import { delimiters, type ImportOptions } from '#domain/imports/table.ts';
import { useMessages } from '#messages/useMessages.ts';
import { Choice } from '#ui/Choice.tsx';
import { Stack } from '#ui/Section.tsx';
import { SelectField } from '#ui/SelectField.tsx';
import { Tick } from '#ui/Ticks.tsx';
import type { Preview } from './reading.ts';
import css from './imports.module.css';

/** How the file is read, by hand where the guess was wrong; each change reads it anew. */
export function FormatFields({ preview, open, onChange }: { readonly preview: Preview; readonly open: boolean; readonly onChange: (options: ImportOptions) => void }): ReactNode {
  const m = useMessages();
  const words = m.imports.format;
  return (
    <details className={css.format} open={open}>
      <summary>{words.title}</summary>
      <Stack>
        <SelectField label={words.encoding} options={encodings.map((value) => ({ value, label: words.encodings[value] }))} value={preview.encoding} onChange={(encoding) => onChange({ encoding })} />
        {preview.format === 'csv' ? (
          <>
            <Choice label={words.delimiter} options={delimiters.map((value) => ({ value, label: words.delimiters[value] }))} value={preview.delimiter} onChange={(delimiter) => onChange({ delimiter })} />
            <Tick label={words.header} checked={preview.header} onChange={(header) => onChange({ header })} />
          </>
        ) : null}
      </Stack>
    </details>
  );
}
