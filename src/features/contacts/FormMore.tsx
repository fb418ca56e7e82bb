import type { ReactNode } from 'react';
import { tickets, type Ticket } from '#domain/contact.ts';
import { useMessages } from '#messages/useMessages.ts';
import { Choice } from '#ui/Choice.tsx';
import { Field } from '#ui/Field.tsx';
import { Fields } from '#ui/Fields.tsx';
import { Section } from '#ui/Section.tsx';
import type { FormPartProps } from './ContactFormView.tsx';
import css from './ContactForm.module.css';

const NONE = 'none';

/** What may be kept only with consent. Without it the empty fields are off; a filled one stays open, so that nothing typed is out of reach. */
export function FormMore({ form, change, errors, locked }: FormPartProps): ReactNode {
  const m = useMessages().contacts;
  return (
    <Section title={m.form.more}>
      <Fields>
        {locked ? <p className={css.why}>{m.consent.locked}</p> : null}
        <Off when={locked && form.ticket === null}>
          <Choice<Ticket | typeof NONE>
            label={m.fields.ticket}
            options={[...tickets.map((ticket) => ({ value: ticket, label: m.tickets[ticket] })), { value: NONE, label: m.form.noTicket }]}
            value={form.ticket ?? NONE}
            error={errors.ticket ?? null}
            onChange={(ticket) => change({ ticket: ticket === NONE ? null : ticket })}
          />
        </Off>
        <Off when={locked && form.tags.trim() === ''}>
          <Field label={m.fields.tags} help={m.form.tagsHelp} value={form.tags} error={errors.tags ?? null} autoComplete="off" onChange={(tags) => change({ tags })} />
        </Off>
        <Off when={locked && form.birthYear.trim() === ''}>
          <Field label={m.fields.birthYear} help={m.form.birthYearHelp} inputMode="numeric" maxLength={4} value={form.birthYear} error={errors.birthYear ?? null} onChange={(birthYear) => change({ birthYear })} />
        </Off>
        <Off when={locked && form.notes.trim() === ''}>
          <Field kind="area" label={m.fields.notes} value={form.notes} error={errors.notes ?? null} onChange={(notes) => change({ notes })} />
        </Off>
      </Fields>
    </Section>
  );
}

function Off({ when, children }: { readonly when: boolean; readonly children: ReactNode }): ReactNode {
  return <fieldset className={css.off} disabled={when}>{children}</fieldset>;
}
