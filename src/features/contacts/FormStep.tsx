import type { ReactNode } from 'react';
import { today } from '#app/clock.ts';
import { usePresentMembers } from '#app/live.ts';
import type { MemberId } from '#base/ids.ts';
import { needsConsent } from '#domain/consent.ts';
import { stages } from '#domain/contact.ts';
import { rhythms } from '#domain/rhythm.ts';
import { useMessages } from '#messages/useMessages.ts';
import { DateField } from '#ui/DateField.tsx';
import { Field } from '#ui/Field.tsx';
import { Fields } from '#ui/Fields.tsx';
import { Section } from '#ui/Section.tsx';
import { SelectField } from '#ui/SelectField.tsx';
import type { FormPartProps } from './ContactFormView.tsx';
import { STEP } from './stepAddress.ts';

const NOBODY = '';

/** Where the person stands, who looks after them, and what comes next. */
export function FormStep({ form, change, errors, locked }: FormPartProps): ReactNode {
  const { contacts: m, tasks: words } = useMessages();
  const members = usePresentMembers();
  const day = today();
  const options = members.map((member) => ({ value: member.id as string, label: member.name }));
  const repeats = (['once', ...rhythms] as const).map((value) => ({ value, label: words.rhythms[value] }));
  const open = stages.filter((stage) => !locked || !needsConsent('stage', stage) || stage === form.stage);
  const step = (part: Partial<typeof form.step>) => change({ step: { ...form.step, ...part } });
  return (
    <Section title={m.form.state}>
      <Fields>
        <SelectField label={m.fields.stage} help={locked ? m.consent.stageLocked : undefined} error={errors.stage ?? null} options={open.map((stage) => ({ value: stage, label: m.stages[stage] }))} value={form.stage} onChange={(stage) => change({ stage })} />
        <SelectField label={m.fields.responsible} error={errors.responsible ?? null} options={[...options, { value: NOBODY, label: m.form.nobody }]} value={form.responsible ?? NOBODY} onChange={(id) => change({ responsible: id === NOBODY ? null : (id as MemberId) })} />
        <Field label={m.form.nextStep} autoFocus={location.hash === `#${STEP}`} optional placeholder={m.form.nextStepHint} value={form.step.what} error={errors.what ?? null} autoComplete="off" onChange={(what) => step({ what, ...(form.step.what === '' && { responsible: form.responsible ?? form.step.responsible }) })} />
        {form.step.what.trim() === '' && form.step.due === null ? null : (
          <>
            <DateField label={m.form.due} value={form.step.due} today={day} min={day} words={['today', 'tomorrow', 'inAWeek', 'inAMonth']} error={errors.due ?? null} onChange={(due) => step({ due })} />
            <SelectField label={words.fields.repeats} options={repeats} value={form.step.repeats ?? 'once'} onChange={(rhythm) => step({ repeats: rhythm === 'once' ? null : rhythm })} />
            <SelectField label={m.form.who} error={errors.who ?? null} options={form.step.responsible === null ? [{ value: NOBODY, label: m.form.nobody }, ...options] : options} value={form.step.responsible ?? NOBODY} onChange={(id) => step({ responsible: id === NOBODY ? null : (id as MemberId) })} />
          </>
        )}
      </Fields>
    </Section>
  );
}
