import { lazy, Suspense, type ReactNode } from 'react';
import { useMessages } from '#messages/useMessages.ts';
import { Field } from '#ui/Field.tsx';
import { Fields } from '#ui/Fields.tsx';
import { Section } from '#ui/Section.tsx';
import type { FormPartProps } from './ContactFormView.tsx';
import { PlaceField } from './PlaceField.tsx';
import { SeveralField } from './SeveralField.tsx';

const DuplicateHints = lazy(async () => ({ default: (await import('./DuplicateHints.tsx')).DuplicateHints }));

/** Who it is and how to reach them: the minimal record. */
export function FormPerson({ form, start, change, errors }: FormPartProps): ReactNode {
  const m = useMessages().contacts;
  return (
    <Section title={m.form.person}>
      <Fields>
        <div>
          <Field label={m.fields.name} value={form.name} error={errors.name ?? null} required autoComplete="off" autoFocus={start.base === null && form.name === ''} onChange={(name) => change({ name })} />
          <Suspense><DuplicateHints form={form} self={start.id} /></Suspense>
        </div>
        <SeveralField kind="tel" label={m.fields.phones} add={m.form.addPhone} remove={m.form.removePhone} values={form.phones} error={errors.phones} typed={errors.typed} onChange={(phones) => change({ phones })} />
        <SeveralField kind="email" label={m.fields.mails} add={m.form.addMail} remove={m.form.removeMail} values={form.mails} error={errors.mails} typed={errors.typed} onChange={(mails) => change({ mails })} />
        <PlaceField form={form} change={change} error={errors.municipality ?? null} />
        <Field label={m.fields.proposedBy} optional value={form.proposedBy} error={errors.proposedBy ?? null} autoComplete="off" onChange={(proposedBy) => change({ proposedBy })} />
      </Fields>
    </Section>
  );
}
