import type { ReactNode } from 'react';
import { importFields, type ImportField, type ImportOptions } from '#domain/imports/table.ts';
import type { Catalogue } from '#messages/catalogue.ts';
import { useMessages } from '#messages/useMessages.ts';
import { Banner } from '#ui/Banner.tsx';
import { Button } from '#ui/Button.tsx';
import { Section, Stack } from '#ui/Section.tsx';
import { SelectField } from '#ui/SelectField.tsx';
import { FormatFields } from './FormatFields.tsx';
import type { Preview } from './reading.ts';
import { checkTerms, TermsFields, type TypedTerms } from './TermsFields.tsx';
import type { ImportState, Terms } from './useImport.ts';
import css from './imports.module.css';

type ColumnsStepProps = {
  readonly state: Extract<ImportState, { at: 'columns' }>;
  readonly terms: TypedTerms;
  readonly onTerms: (terms: TypedTerms) => void;
  readonly onColumn: (index: number, field: ImportField) => void;
  readonly onFormat: (options: ImportOptions) => void;
  readonly onCheck: (terms: Terms) => void;
  readonly onOther: () => void;
};

/** What each column is, guessed and correctable, beside the first rows as they were read. */
export function ColumnsStep({ state, terms, onTerms, onColumn, onFormat, onCheck, onOther }: ColumnsStepProps): ReactNode {
  const m = useMessages();
  const words = m.imports.columns;
  const { preview } = state;
  const check = () => {
    const checked = checkTerms(terms);
    if (checked) onCheck(checked);
    else onTerms({ ...terms, dayMissing: true });
  };
  return (
    <>
      <p>{words.read(state.file.name, preview.count)}</p>
      <Section title={preview.format === 'vcard' ? words.titleCard : words.title}>
        <Stack>
          {preview.columns.map((_, index) => <ColumnField key={index} preview={preview} index={index} field={state.mapping[index] ?? 'ignore'} onChange={(field) => onColumn(index, field)} />)}
        </Stack>
      </Section>
      <FirstRows preview={preview} />
      <FormatFields preview={preview} open={Object.keys(state.options).length > 0} onChange={onFormat} />
      <TermsFields terms={terms} onChange={onTerms} />
      <div className={css.actions}>
        {state.noName ? <Banner tone="late" live="alert">{words.noName}</Banner> : null}
        <Button kind="primary" wide busy={state.checking} onClick={check}>{state.checking ? words.checking : words.check}</Button>
        <Button wide onClick={onOther}>{m.imports.file.other}</Button>
      </div>
    </>
  );
}

function columnTitle(m: Catalogue, preview: Preview, index: number): string {
  const title = preview.columns[index]?.title ?? '';
  const ofCards: Readonly<Record<string, string>> = m.imports.columns.card;
  if (preview.format === 'vcard') return ofCards[title] ?? title;
  return title === '' ? m.imports.columns.column(index + 1) : title;
}

function ColumnField({ preview, index, field, onChange }: { readonly preview: Preview; readonly index: number; readonly field: ImportField; readonly onChange: (field: ImportField) => void }): ReactNode {
  const m = useMessages();
  const example = preview.sample.map((row) => row.cells[index] ?? '').find((cell) => cell !== '');
  return (
    <SelectField
      label={columnTitle(m, preview, index)}
      help={example === undefined ? undefined : m.imports.columns.example(example.slice(0, 60))}
      options={importFields.map((value) => ({ value, label: m.imports.fields[value] }))}
      value={field}
      onChange={onChange}
    />
  );
}

function FirstRows({ preview }: { readonly preview: Preview }): ReactNode {
  const m = useMessages();
  const words = m.imports.columns;
  return (
    <Section title={words.preview}>
      {/* Scrolls sideways by keyboard too, hence the focus. */}
      <div className={css.scroller} role="group" aria-label={words.preview} tabIndex={0}>
        <table className={css.table}>
          <thead>
            <tr>
              <th scope="col">{words.line}</th>
              {preview.columns.map((_, index) => <th key={index} scope="col">{columnTitle(m, preview, index)}</th>)}
            </tr>
          </thead>
          <tbody>
            {preview.sample.map((row) => (
              <tr key={row.line}>
                <th scope="row">{row.line}</th>
                {row.cells.map((cell, index) => <td key={index}>{cell}</td>)}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}
